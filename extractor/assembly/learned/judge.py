"""Who has the last word on what a mention is: the rules alone, or a head that has heard them."""

from collections import defaultdict
from typing import Protocol

from extractor.assembly.learned.candidates import DECIDED, NOTHING, Candidate, candidates
from extractor.assembly.learned.features import Decisions, FeatureReader
from extractor.assembly.learned.head import FILE, Head, load
from extractor.linking.organisations import Organisation
from extractor.linking.places import LinkedPlace
from extractor.nlp.reading import Reading
from extractor.schema.mention import Mention
from extractor.schema.record import Item, ListName, Record, Role

DROPPED_FROM = 0.5
_ADDED_BELOW = 0.2
_MARGIN = 0.3

Told = tuple[str, str]
"""A kind or role, and the origin of whoever says so."""


class Judge(Protocol):
    """Decides what a mention is, after the rules."""

    def decide(self, name: ListName, mention: Mention, told: Told | None, *, barred: str = "") -> Told | None:
        """What the mention is, `told` being the rules' word, and never `barred`; None for no fact of the list."""

    def confidence(self, name: ListName, item: Item, kind: str) -> float | None:
        """How sure it is of an item, 0 to 1; None where it has no view."""


class RulesAlone:
    """Lets the rules' word stand."""

    def decide(self, name: ListName, mention: Mention, told: Told | None, *, barred: str = "") -> Told | None:
        """The rules' word."""
        return told

    def confidence(self, name: ListName, item: Item, kind: str) -> float | None:
        """None: the rules' own record tells."""
        return None


class HeadJudge:
    """Decides by a head's probabilities; `origin` names the rule where it stands, else the model.

    What a rule says is dropped where nothing is likely, and corrected where another kind is likelier by a margin; what
    no rule says is added only where the head is sure. The three limits, the same for all lists, were chosen among a few
    on a half of the development part that the head had not seen; docs/quality.md has the figures.

    `is_led` says that the document has one project and rules name its leader: the head then names no other.
    """

    def __init__(
        self, head: Head, model: str, found: list[Candidate], probabilities: list[list[float]], *, is_led: bool = False
    ) -> None:
        self._head = head
        self._origin = f"model:{model}"
        self._is_led = is_led
        self._kinds: dict[tuple[ListName, int, int], list[float]] = {}
        of_group: dict[tuple[ListName, str], list[list[float]]] = defaultdict(list)
        for candidate, kinds in zip(found, probabilities, strict=True):
            of_group[candidate.list, candidate.group].append(kinds)
        for candidate, kinds in zip(found, probabilities, strict=True):
            # An organisation has one role in a text; a place or a date may be named for several reasons.
            shared = candidate.list == "partners"
            value = _mean(of_group[candidate.list, candidate.group]) if shared else kinds
            self._kinds[candidate.list, candidate.mention.start, candidate.mention.end] = value

    def decide(self, name: ListName, mention: Mention, told: Told | None, *, barred: str = "") -> Told | None:
        """The rules' word or a likelier one; the rules' word where the head was not asked."""
        kinds = self._kinds.get((name, mention.start, mention.end))
        if kinds is None:
            return told
        likely = dict(zip(DECIDED[name], kinds, strict=True))
        if likely.pop(NOTHING) >= (DROPPED_FROM if told else _ADDED_BELOW):
            return None
        likely.pop(barred, None)
        if self._is_led and (told is None or told[0] != Role.LEAD):
            likely.pop(Role.LEAD, None)
        best = max(likely, key=likely.__getitem__)
        is_kept = told is not None and likely[best] - likely.get(told[0], 0.0) <= _MARGIN
        return told if is_kept else (best, self._origin)

    def confidence(self, name: ListName, item: Item, kind: str) -> float | None:
        """The calibrated probability of the item's kind, by the surest of the words it rests on."""
        if name not in DECIDED or kind not in DECIDED[name]:
            return None
        place = DECIDED[name].index(kind)
        found = [self._kinds.get((name, evidence.start, evidence.end)) for evidence in item.evidence]
        stated = [kinds[place] for kinds in found if kinds is not None]
        return self._head.calibrations[name](max(stated)) if stated else None


def judge_of(
    reading: Reading, organisations: list[Organisation], linked: list[LinkedPlace], ruled: Record
) -> HeadJudge | None:
    """The judge by the head of the model that read the document, if it has one; `ruled` is what rules alone found."""
    head = load(reading.model / FILE) if reading.model else None
    if head is None or reading.words is None or reading.model is None:
        return None
    found = candidates(reading, organisations, linked)
    reader = FeatureReader(reading, reading.words, decisions_of(ruled))
    is_led = len(ruled.projects) <= 1 and any(partner.role == Role.LEAD for partner in ruled.partners)
    return HeadJudge(head, reading.model.name, found, head.look(found, reader, reading.words), is_led=is_led)


def decisions_of(record: Record) -> Decisions:
    """What a record says of stretches of the text: the roles and kinds of its items."""
    return {
        (name, evidence.start, evidence.end): kind_of(item)
        for name in DECIDED
        for item in getattr(record, name)
        for evidence in item.evidence
    }


def kind_of(item: Item) -> str:
    """An item's role or kind, empty where its list has none."""
    return str(getattr(item, "role", None) or getattr(item, "kind", ""))


def _mean(found: list[list[float]]) -> list[float]:
    return [sum(values) / len(found) for values in zip(*found, strict=True)]
