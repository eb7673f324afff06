"""Confidence: a share between the bounds, the same for the same rule, lower where a remark was made."""

import pytest

from extractor.assembly.confidence import with_confidence
from extractor.schema.record import LISTS, DocumentInfo, Partner, Project, Record

INFO = DocumentInfo(id="sha256:" + "0" * 64, source="x.txt", media_type="text/plain", text="Il progetto")


def confidences(*projects: Project) -> list[float]:
    return [p.confidence for p in with_confidence(Record(document=INFO, projects=list(projects))).projects]


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


def test_only_the_confidence_changes() -> None:
    partner = Partner(id="o1", name="A", origin="it.partner.cell.lead", notes=["assumed"])
    before = Record(document=INFO, partners=[partner])
    after = with_confidence(before)
    assert after.partners[0].model_copy(update={"confidence": partner.confidence}) == partner
    assert all(getattr(after, name) == getattr(before, name) for name in LISTS if name != "partners")
