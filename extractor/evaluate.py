"""Scores records against gold annotations, as RECORD.md's last section defines it.

Counts are summed over all documents before precision and recall are taken (micro average).
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from extractor.matching import Json, Side, fold, same_item
from extractor.reliability import Judged, calibration_error, reliability
from extractor.schema.record import LISTS, ListName

CORE_LISTS: tuple[ListName, ...] = LISTS[:5]
PROJECT_FIELDS = ("programme", "countries", "duration_months")
DOCUMENT_FIELDS = ("published", "number")


@dataclass
class Tally:
    """How many items were right, wrong (extracted, not in the gold) and missed (in the gold, not extracted)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Right ones among the extracted, 0 to 1; 0 where nothing was extracted."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Right ones among the gold, 0 to 1; 0 where the gold is empty."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        p, r = self.precision, self.recall
        return _share(2 * p * r, p + r)


@dataclass
class Accuracy:
    """How many values of an attribute agree, of those that the gold states."""

    right: int = 0
    total: int = 0

    def count(self, agrees: bool) -> None:
        """Counts one more value."""
        self.right += agrees
        self.total += 1


@dataclass(frozen=True)
class Miss:
    """An item that costs a point: extracted but `wrong`, or in the gold but `missed`."""

    document: str
    kind: Literal["wrong", "missed"]
    list: ListName
    item: Json


@dataclass
class Evaluation:
    """The figures of a whole set: strict ones count roles, kinds and main projects alone, loose ones only identity."""

    documents: int = 0
    missing: list[str] = field(default_factory=list)
    spans: int = 0
    wrong_spans: int = 0
    strict: dict[ListName, Tally] = field(default_factory=lambda: {name: Tally() for name in LISTS})
    loose: dict[ListName, Tally] = field(default_factory=lambda: {name: Tally() for name in LISTS})
    attributes: dict[str, Accuracy] = field(
        default_factory=lambda: {name: Accuracy() for name in (*PROJECT_FIELDS, *DOCUMENT_FIELDS)}
    )
    misses: list[Miss] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    @property
    def all_five(self) -> Tally:
        """The strict counts of all lists but events, together: the headline."""
        return sum((self.strict[name] for name in CORE_LISTS), Tally())

    def as_json(self) -> dict[str, Any]:
        """All figures as plain JSON values, shares rounded to three places."""
        return {
            "documents": self.documents,
            "missing": self.missing,
            "evidence": {"spans": self.spans, "wrong": self.wrong_spans},
            "all_five": _figures(self.all_five),
            "strict": {name: _figures(tally) for name, tally in self.strict.items()},
            "loose": {name: _figures(tally) for name, tally in self.loose.items()},
            "attributes": {name: {"right": a.right, "of": a.total} for name, a in self.attributes.items()},
            "reliability": [asdict(band) for band in reliability(self.judged)],
            "calibration_error": round(calibration_error(reliability(self.judged)), 3),
        }


@dataclass(frozen=True)
class _Pairing:
    pairs: list[tuple[Json, Json]]
    wrong: list[Json]
    missed: list[Json]

    def tally(self) -> Tally:
        return Tally(sum(not gold.get("optional") for gold, _found in self.pairs), len(self.wrong), len(self.missed))

    def judged(self) -> list[Judged]:
        """The extracted items that say how sure they are, right or wrong; those that count neither way left out."""
        right = [found for gold, found in self.pairs if not gold.get("optional")]
        return [
            Judged(item["confidence"], is_right)
            for items, is_right in ((right, True), (self.wrong, False))
            for item in items
            if item.get("confidence") is not None
        ]


def evaluate(golds: Mapping[str, Json], records: Mapping[str, Json]) -> Evaluation:
    """The figures of `records` against `golds`, both by document stem; a gold without a record counts as all missed."""
    result = Evaluation(documents=len(golds), missing=[name for name in golds if name not in records])
    for name, gold in golds.items():
        record = records.get(name, {})
        _check_evidence(record, result)
        for key in LISTS:
            _compare_list(name, key, Side(gold, gold), Side(record, record), result)
        _compare_document(gold.get("document") or {}, record.get("document") or {}, result)
    return result


def _compare_list(name: str, key: ListName, gold: Side, found: Side, result: Evaluation) -> None:
    result.loose[key] += _pair_off(key, gold.record, found.record, strict=False).tally()
    pairing = _pair_off(key, gold.record, found.record, strict=True)
    result.strict[key] += pairing.tally()
    result.misses += [Miss(name, "wrong", key, item) for item in pairing.wrong]
    result.misses += [Miss(name, "missed", key, item) for item in pairing.missed]
    if key in CORE_LISTS:
        result.judged += pairing.judged()
    if key == "projects":
        for wanted, given in pairing.pairs:
            _compare_project(wanted, given, result)


def _pair_off(key: ListName, gold: Json, record: Json, *, strict: bool) -> _Pairing:
    """Pairs items one to one, each gold item with the first free match, those that count before the optional ones."""
    wanted = [Side(item, gold) for item in _gold_items(key, gold, strict=strict)]
    free = [Side(item, record) for item in _counted_items(key, record, strict=strict)]
    pairs, missed = [], []
    for side in sorted(wanted, key=lambda side: bool(side.item.get("optional"))):
        match = next((other for other in free if same_item(key, side, other, strict=strict)), None)
        if match is not None:
            free.remove(match)
            pairs.append((side.item, match.item))
        elif not side.item.get("optional"):
            missed.append(side.item)
    optional = [side for side in wanted if side.item.get("optional")]
    wrong = [side.item for side in free if not any(same_item(key, other, side, strict=strict) for other in optional)]
    return _Pairing(pairs, wrong, missed)


def _gold_items(key: ListName, gold: Json, *, strict: bool) -> list[Json]:
    items: list[Json] = list(gold.get(key) or [])
    if key == "projects" and strict:
        return [{**item, "optional": True} if item.get("relevance") == "mentioned" else item for item in items]
    return items


def _counted_items(key: ListName, record: Json, *, strict: bool) -> Iterator[Json]:
    for item in record.get(key) or []:
        derived = str(item.get("origin", "")).startswith("derived:")
        passed_over = key == "projects" and strict and item.get("relevance", "main") != "main"
        if item.get("status") != "rejected" and not derived and not passed_over:
            yield item


def _compare_project(gold: Json, found: Json, result: Evaluation) -> None:
    for name in PROJECT_FIELDS:
        if gold.get(name) and name not in (gold.get("optional_fields") or []):
            result.attributes[name].count(_same_attribute(name, gold, found))


def _same_attribute(name: str, gold: Json, found: Json) -> bool:
    wanted, given = gold[name], found.get(name)
    if name == "countries":
        return sorted(given or []) == sorted(wanted)
    if name == "programme":
        return fold(given) in {fold(right) for right in [wanted, *(gold.get("programme_aliases") or [])]}
    return bool(given == wanted)


def _compare_document(gold: Json, found: Json, result: Evaluation) -> None:
    for name in DOCUMENT_FIELDS:
        if gold.get(name):
            result.attributes[name].count(str(gold[name]) == str(found.get(name)))


def _check_evidence(record: Json, result: Evaluation) -> None:
    text = (record.get("document") or {}).get("text")
    for key in LISTS:
        for item in record.get(key) or []:
            for span in item.get("evidence") or []:
                result.spans += 1
                result.wrong_spans += text is None or text[span["start"] : span["end"]] != span["quote"]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "right": tally.right,
        "wrong": tally.wrong,
        "missed": tally.missed,
    }
