"""`spoglio evaluate`: how well records agree with gold annotations."""

import json
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from extractor.batch import Source
from extractor.commands.extract import extract_each
from extractor.commands.progress import Progress
from extractor.commands.screen import list_name, remark, remark_failure, show, table
from extractor.evaluate import Evaluation, Miss, Tally, evaluate
from extractor.gold import find_gold_documents, load_gold, load_records
from extractor.matching import Json
from extractor.messages import _
from extractor.reliability import calibration_error, reliability
from extractor.schema.record import LISTS
from extractor.settings import Settings
from extractor.sightings import sentence_of

_SHOWN = ("name", "role", "amount", "rate", "kind", "start", "end", "edtf", "relevance")


@dataclass(frozen=True)
class Report:
    """How the figures are told: single misses too, as JSON, and the F1 below which the exit code is 1."""

    misses: bool = False
    as_json: bool = False
    floor: float = 0.0


def run(gold_folder: Path, settings: Settings, report: Report, *, records: Path | None) -> int:
    """Scores the records in the folder `records`, or else fresh ones of the documents beside the gold."""
    golds = load_gold(gold_folder)
    found = load_records(records) if records is not None else _extract(gold_folder, settings)
    result = evaluate(golds, found)
    if report.as_json:
        show(json.dumps(result.as_json() | _misses(result, found, report), ensure_ascii=False, indent=2))
    else:
        _show(result, found, report)
    if result.all_five.f1 < report.floor:
        words = {"f1": result.all_five.f1, "floor": report.floor}
        remark(_("The F1 of all five lists, %(f1).3f, lies below the floor of %(floor).3f.") % words)
        return 1
    return int(records is None and bool(result.missing))


def _extract(folder: Path, settings: Settings) -> dict[str, Json]:
    sources: list[Source] = list(find_gold_documents(folder))
    records: dict[str, Json] = {}
    with Progress(len(sources)) as progress:
        for outcome in extract_each(sources, settings):
            if outcome.record is not None:
                records[outcome.path.stem] = outcome.record.model_dump(mode="json")
            else:
                remark_failure(outcome.path, outcome.reason or "")
            progress.advance(failed=outcome.record is None)
    return records


def _show(result: Evaluation, records: dict[str, Json], report: Report) -> None:
    if report.misses:
        for miss in result.misses:
            _show_miss(miss, records)
    show(_figures(result))
    for name, accuracy in result.attributes.items():
        if accuracy.total:
            show(f"{name}: {accuracy.right}/{accuracy.total}")
    if result.judged:
        show(_reliability(result))
    words = {"documents": result.documents, "spans": result.spans, "wrong": result.wrong_spans}
    show(_("Documents: %(documents)d. Evidence spans: %(spans)d, of which wrong: %(wrong)d.") % words)
    if result.missing:
        show(_("Without a record: %(names)s.") % {"names": ", ".join(result.missing)})


def _figures(result: Evaluation) -> Table:
    made = table(_("list"), _("precision"), _("recall"), "F1", _("right"), _("wrong"), _("missed"))
    for name in LISTS:
        _row(made, list_name(name), result.strict[name])
        _row(made, _("%(list)s (loose)") % {"list": list_name(name)}, result.loose[name])
    made.add_section()
    _row(made, _("all five"), result.all_five)
    return made


def _row(made: Table, name: str, tally: Tally) -> None:
    shares = [f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)]
    made.add_row(name, *shares, str(tally.right), str(tally.wrong), str(tally.missed))


def _reliability(result: Evaluation) -> Table:
    bands = reliability(result.judged)
    made = table(_("confidence"), _("items"), _("stated"), _("share right"))
    for band in bands:
        made.add_row(f"{band.low:.1f}–{band.high:.1f}", str(band.items), f"{band.stated:.3f}", f"{band.observed:.3f}")
    made.add_section()
    made.add_row(_("expected calibration error"), "", "", f"{calibration_error(bands):.3f}")
    return made


def _show_miss(miss: Miss, records: dict[str, Json]) -> None:
    """One line for the item and the rule that made it, one for the sentence it rests on or was missed in."""
    origin = f" [{miss.item['origin']}]" if miss.kind == "wrong" and miss.item.get("origin") else ""
    show(f"{miss.document} {'+' if miss.kind == 'wrong' else '-'} {miss.list}: {_label(miss.item)}{origin}")
    sentence = _sentence(miss, records)
    if sentence:
        show(f"    «{sentence}»")


def _sentence(miss: Miss, records: dict[str, Json]) -> str | None:
    document = records.get(miss.document, {}).get("document") or {}
    return sentence_of(miss.item, document.get("text") or "", document.get("published"))


def _misses(result: Evaluation, records: dict[str, Json], report: Report) -> dict[str, list[dict[str, object]]]:
    return {"misses": [_miss(miss, records) for miss in result.misses]} if report.misses else {}


def _miss(miss: Miss, records: dict[str, Json]) -> dict[str, object]:
    return {
        "document": miss.document,
        "kind": miss.kind,
        "list": miss.list,
        "item": miss.item,
        "sentence": _sentence(miss, records),
    }


def _label(item: Json) -> str:
    return ", ".join(f"{key}={item[key]}" for key in _SHOWN if item.get(key) not in (None, ""))
