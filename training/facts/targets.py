"""What the gold says of a document's candidates: the right kinds of each, or that it does not count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from extractor.assembly.learned.candidates import DECIDED, NOTHING, Candidate
from extractor.linking.organisations import Organisation
from extractor.linking.places import LinkedPlace
from extractor.matching import Json, fold, same_name
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label
from extractor.schema.record import DateKind, ListName, PlaceKind
from extractor.values.amounts import Amount
from extractor.values.dates import TemporalExpression

_TOLERANCE = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Target:
    """The kind to learn, as its place in `DECIDED`, and all that are right; without a kind it teaches nothing.

    An `optional` one counts neither way when it is scored, but tells what the mention is if it is anything.
    """

    kind: int | None
    right: frozenset[str]
    optional: bool = False


def targets(
    reading: Reading, found: list[Candidate], organisations: list[Organisation], linked: list[LinkedPlace], gold: Json
) -> list[Target]:
    """The target of each candidate, in their order."""
    places = {id(link.mention): link for link in linked}
    datelines = {(m.start, m.end) for m in reading.of(Label.DATELINE)}
    result = []
    for candidate in found:
        if candidate.list == "partners":
            items = list(_partners(organisations[int(candidate.group)], gold))
        elif candidate.list == "budgets":
            items = list(_budgets(candidate, gold))
        elif candidate.list == "dates":
            items = list(_dates(candidate, gold))
        else:
            span = candidate.mention.start, candidate.mention.end
            items = list(_places(places[id(candidate.mention)], gold, is_dateline=span in datelines))
        result.append(_target(candidate.list, items))
    return result


def _target(name: ListName, items: list[Json]) -> Target:
    """The first required item's kind, else the first optional one's; none to learn if that kind is not decided."""
    field = "role" if name == "partners" else "kind"
    right = frozenset(kind for item in items for kind in (item[field], *item.get(f"alt_{field}", [])))
    ordered = sorted(items, key=lambda item: bool(item.get("optional")))
    kind = str(ordered[0][field]) if ordered else NOTHING
    is_optional = bool(ordered and ordered[0].get("optional"))
    return Target(DECIDED[name].index(kind) if kind in DECIDED[name] else None, right, is_optional)


def _partners(organisation: Organisation, gold: Json) -> Iterator[Json]:
    names = {"name": organisation.name, "acronym": organisation.acronym}
    return (item for item in gold["partners"] if same_name(item, names))


def _budgets(candidate: Candidate, gold: Json) -> Iterator[Json]:
    amount = candidate.mention.value
    if isinstance(amount, Amount):
        yield from (item for item in gold["budgets"] if item["amount"] and _is_worth(item["amount"], amount.amount))


def _is_worth(wanted: str, found: Decimal) -> bool:
    try:
        return abs(Decimal(wanted) - found) <= Decimal(wanted) * _TOLERANCE
    except InvalidOperation:
        return False


def _dates(candidate: Candidate, gold: Json) -> Iterable[Json]:
    """The dates of the gold that the words give; the day of publication, found by other means, only where no other."""
    value = candidate.mention.value
    if not isinstance(value, TemporalExpression):
        return []
    found = [item for item in gold["dates"] if _is_moment(item, value) or _is_end(item, value)]
    return [item for item in found if item["kind"] != DateKind.PUBLICATION] or found


def _is_moment(item: Json, value: TemporalExpression) -> bool:
    days = (str(value.first), str(value.last))
    right = [item, *item.get("alternatives", [])]
    return any((r["start"], r["end"]) == days if r.get("start") else r["edtf"] == value.edtf for r in right)


def _is_end(item: Json, value: TemporalExpression) -> bool:
    """Whether the item is the first or last day of a project's period that the words give whole."""
    is_day = item["start"] is not None and item["start"] == item["end"]
    ends = {DateKind.PROJECT_START: value.first, DateKind.PROJECT_END: value.last}
    return is_day and value.first != value.last and item["kind"] in ends and item["start"] == str(ends[item["kind"]])


def _places(link: LinkedPlace, gold: Json, *, is_dateline: bool) -> list[Json]:
    """The places of the gold by that name; a dateline is one only where it stands."""
    names = {fold(link.place.name), fold(link.mention.text)}
    found = [item for item in gold["places"] if names & {fold(n) for n in (item["name"], *item["aliases"])}]
    stands = [item for item in found if (item["kind"] == PlaceKind.DATELINE) == is_dateline]
    return stands if is_dateline else stands or found
