"""Confidence: a share between the bounds, the same for the same rule, lower where a remark was made.

Where a model reads along, an item that it agrees on is counted apart from one that it does not.
"""

import pytest

from extractor.assembly.confidence import agreed_spans, is_agreed, log_odds, recognition_shift, with_confidence
from extractor.assembly.learned.judge import RulesAlone
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention
from extractor.schema.record import LISTS, DocumentInfo, Partner, Project, Record
from tests.nlp.texts import document

TEXT = "Il progetto Alfa"
INFO = DocumentInfo(id="sha256:" + "0" * 64, source="x.txt", media_type="text/plain", text=TEXT)
DOCUMENT = document(TEXT)


def reading(*, seconded: str | None = None, has_model: bool = False) -> Reading:
    """A reading of TEXT with its project's name, found by a rule and perhaps by a model."""
    mention = Mention(12, 16, "Alfa", Label.PROJECT, "it.project.noun", seconded=seconded)
    return Reading(DOCUMENT, [(0, len(TEXT))], [mention], has_model)


def confidences(*projects: Project) -> list[float]:
    record = Record(document=INFO, projects=list(projects))
    return [p.confidence for p in with_confidence(record, reading(), RulesAlone()).projects]


def test_a_remark_lowers_it_and_nothing_else_does() -> None:
    sure, noted, named = confidences(
        Project(id="p1", name="A", origin="it.project.noun"),
        Project(id="p2", name="B", origin="it.project.noun", notes=["assumed"]),
        Project(id="p3", name="C", acronym="CC", origin="it.project.noun"),
    )
    assert noted < sure == named


@pytest.mark.parametrize("origin", ["it.project.noun", "mine.never.seen", "model:x"])
def test_every_origin_has_one_between_the_bounds(origin: str) -> None:
    (value,) = confidences(Project(id="p1", name="A", origin=origin))
    assert 0 < value < 1


def test_an_origin_never_seen_has_its_list_s_share() -> None:
    one, other = confidences(
        Project(id="p1", name="A", origin="mine.one"), Project(id="p2", name="B", origin="mine.other")
    )
    assert one == other


def test_what_was_recognised_in_a_scan_is_less_sure() -> None:
    project = Project(id="p1", name="A", origin="it.project.noun")
    scan = Record(document=INFO.model_copy(update={"ocr": True}), projects=[project])
    (seen,) = with_confidence(scan, reading(), RulesAlone()).projects
    (read,) = confidences(project)
    assert log_odds(seen.confidence) - log_odds(read) == pytest.approx(recognition_shift(), abs=0.1)
    assert recognition_shift() < 0


def test_only_the_confidence_changes() -> None:
    partner = Partner(id="o1", name="A", origin="it.partner.cell.lead", notes=["assumed"])
    before = Record(document=INFO, partners=[partner])
    after = with_confidence(before, reading(), RulesAlone())
    assert after.partners[0].model_copy(update={"confidence": partner.confidence}) == partner
    assert all(getattr(after, name) == getattr(before, name) for name in LISTS if name != "partners")


def test_what_a_model_agrees_on_is_surer() -> None:
    item = Partner(id="o1", name="Alfa", origin="it.partner.member.after", evidence=[DOCUMENT.evidence(12, 16)])
    readings = (reading(has_model=True), reading(), reading(seconded="model:it_x", has_model=True))
    records = [with_confidence(Record(document=INFO, partners=[item]), read, RulesAlone()) for read in readings]
    alone, ruled, agreed = (record.partners[0].confidence for record in records)
    assert alone < ruled < agreed


def test_agreement_is_about_the_very_words() -> None:
    spans = agreed_spans(reading(seconded="model:it_x", has_model=True))
    same, wider = (
        Project(id="p1", name="Alfa", evidence=[DOCUMENT.evidence(start, 16)], origin="it.x") for start in (12, 3)
    )
    assert [is_agreed(item, spans) for item in (same, wider)] == [True, False]
