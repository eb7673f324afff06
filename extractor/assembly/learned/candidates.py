"""The mentions that a head decides on, each with what is known of it besides the words around it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractor.assembly.departments import Departments
from extractor.gazetteers import Programme
from extractor.linking.organisations import Organisation
from extractor.linking.places import LinkedPlace
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention, OrganisationName
from extractor.schema.record import BudgetKind, DateKind, ListName, PlaceKind, Role
from extractor.values.amounts import Amount
from extractor.values.dates import TemporalExpression

NOTHING = "none"
DECIDED: dict[ListName, tuple[str, ...]] = {
    "partners": (NOTHING, *Role),
    "budgets": (NOTHING, *BudgetKind),
    "dates": (NOTHING, *(kind for kind in DateKind if kind != DateKind.PUBLICATION)),
    "places": (NOTHING, *PlaceKind),
}
"""What can be said of a mention, by the list that it would go to."""

Traits = dict[str, float]

_SMALLEST_AMOUNT = 500
_FEW, _SOME = 5, 10
_RANKS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may become a fact; `group` is what it shares with other mentions of the same thing."""

    list: ListName
    mention: Mention
    group: str
    traits: Traits


def candidates(reading: Reading, organisations: list[Organisation], linked: list[LinkedPlace]) -> list[Candidate]:
    """All candidates of a document, those of each list in order."""
    projects = len({str(m.value) for m in reading.of(Label.PROJECT)})
    common = {"projects": min(projects, _FEW) / _FEW, "no project": float(projects == 0)}
    return [
        *_organisations(reading, organisations, common),
        *_amounts(reading, common),
        *_dates(reading, common),
        *_places(reading, linked, common),
    ]


def _seen(mention: Mention) -> Traits:
    """How a mention was found."""
    return {f"found by {mention.origin.split(':')[0].split('.')[0]}": 1.0, "agreed": float(bool(mention.seconded))}


def _share(number: int, of: int) -> float:
    return min(number, of) / of


def _organisations(reading: Reading, organisations: list[Organisation], common: Traits) -> Iterator[Candidate]:
    departments = Departments(reading)
    for number, organisation in enumerate(organisations):
        mentions = [m for m in organisation.mentions if not departments.is_unit(m)]
        for mention in mentions:
            value = mention.value
            traits = common | _seen(mention) | {"mentions": _share(len(mentions), _FEW)}
            traits["names around"] = _share(
                len(reading.within(reading.sentence(mention), Label.ORG, Label.NAME)), _SOME
            )
            if isinstance(value, OrganisationName):
                traits |= {f"type {value.type}": 1.0, "bare": float(value.bare), "known": float(bool(value.canonical))}
            yield Candidate("partners", mention, str(number), traits)


def _amounts(reading: Reading, common: Traits) -> Iterator[Candidate]:
    mentions = [
        m for m in reading.of(Label.AMOUNT) if isinstance(m.value, Amount) and m.value.amount >= _SMALLEST_AMOUNT
    ]
    sums = sorted({m.value.amount for m in mentions if isinstance(m.value, Amount)}, reverse=True)
    largest = sums[:_RANKS]
    told = Counter(m.value.amount for m in mentions if isinstance(m.value, Amount))
    payers = [m.value.money for m in reading.of(Label.PROGRAMME) if isinstance(m.value, Programme)]
    for mention in mentions:
        amount = mention.value
        if not isinstance(amount, Amount):
            continue
        sentence = reading.sentence(mention)
        traits = (
            common
            | _seen(mention)
            | {
                f"rank {largest.index(amount.amount) if amount.amount in largest else _RANKS}": 1.0,
                f"digits {len(str(int(amount.amount)))}": 1.0,
                f"programme {payers[0] if payers else None}": 1.0,
                "sums": _share(len(sums), _FEW),
                "told again": _share(told[amount.amount] - 1, 2),
                "approximate": float(amount.approximate),
                "range": float(amount.upper is not None),
                "assumed": float(bool(amount.note)),
                "sums around": _share(len(reading.within(sentence, Label.AMOUNT)), _FEW),
            }
        )
        for near in reading.within(sentence, Label.PROGRAMME, Label.ORG):
            if isinstance(near.value, Programme):
                traits[f"programme around {near.value.money}"] = 1.0
            elif isinstance(near.value, OrganisationName):
                traits[f"type around {near.value.type}"] = 1.0
        yield Candidate("budgets", mention, str(amount.amount), traits)


def _dates(reading: Reading, common: Traits) -> Iterator[Candidate]:
    published = {(m.start, m.end): m.value for m in reading.of(Label.PUBLISHED)}
    reference = next((v.first for v in published.values() if isinstance(v, TemporalExpression) and v.first), None)
    for mention in reading.of(Label.DATE):
        value = mention.value
        if isinstance(value, TemporalExpression) and (mention.start, mention.end) not in published:
            traits = (
                common
                | _seen(mention)
                | {
                    f"precision {value.precision}": 1.0,
                    f"modifier {value.modifier}": 1.0,
                    f"year {value.year}": 1.0,
                    f"length {_length(value)}": 1.0,
                    f"published {_since(value, reference)}": 1.0,
                    "law": float(value.legal),
                    "counted": float(value.anaphoric),
                    "interval": float("/" in value.edtf),
                }
            )
            yield Candidate("dates", mention, value.edtf, traits)


def _length(value: TemporalExpression) -> str:
    if value.first is None or value.last is None:
        return "unknown"
    days = (value.last - value.first).days
    return next(
        (word for most, word in ((0, "day"), (9, "days"), (39, "month"), (366, "year")) if days <= most), "years"
    )


def _since(value: TemporalExpression, reference: date | None) -> str:
    """How long before or after the day of publication a date lies, in steps."""
    if value.first is None or reference is None:
        return "unknown"
    days = (value.first - reference).days
    steps = ((-60, "long before"), (-8, "weeks before"), (-1, "days before"), (0, "same day"), (14, "days after"))
    return next((word for most, word in steps if days <= most), "weeks after" if days <= 120 else "long after")


def _places(reading: Reading, linked: list[LinkedPlace], common: Traits) -> Iterator[Candidate]:
    told = Counter(link.place.name for link in linked)
    for link in linked:
        mention, place = link.mention, link.place
        traits = (
            common
            | _seen(mention)
            | {
                f"type {place.type}": 1.0,
                "Italian": float(place.country == "IT"),
                "told": _share(told[place.name], _FEW),
                "places around": _share(len(reading.within(reading.sentence(mention), Label.PLACE)), _SOME),
            }
        )
        yield Candidate("places", mention, place.name, traits)
