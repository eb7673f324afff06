"""Who has the last word: the rules alone, or a head that has heard them."""

import numpy as np
import pytest

from extractor.assembly.learned.candidates import DECIDED, Candidate
from extractor.assembly.learned.head import Calibration, Head
from extractor.assembly.learned.judge import HeadJudge, RulesAlone, Told, decisions_of
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Date, DateKind, ListName, Partner, Role
from tests.nlp.texts import document, record_of

MODEL = "model:it_x"
TEXT = "Alfa e Beta"


def mention(start: int = 0) -> Mention:
    return Mention(start, start + 4, TEXT[start : start + 4], Label.ORG, "x")


def kinds(name: ListName, **shares: float) -> list[float]:
    return [shares.get(kind, 0.0) for kind in DECIDED[name]]


def judge(name: ListName, *found: tuple[int, str, list[float]]) -> HeadJudge:
    halved = Calibration(np.array([0, 1], np.float32), np.array([0, 0.5], np.float32))
    candidates = [Candidate(name, mention(start), group, {}) for start, group, _ in found]
    return HeadJudge(Head({}, dict.fromkeys(DECIDED, halved)), "it_x", candidates, [shares for *_, shares in found])


def test_rules_alone_have_their_way() -> None:
    told = ("lead", "it.rule")
    assert RulesAlone().decide("partners", mention(), told) == told
    assert RulesAlone().decide("partners", mention(), None) is None


@pytest.mark.parametrize(
    ("shares", "told", "decided"),
    [
        ({"none": 0.1, "lead": 0.6, "partner": 0.3}, ("partner", "it.rule"), ("partner", "it.rule")),
        ({"none": 0.1, "lead": 0.7, "partner": 0.2}, ("partner", "it.rule"), ("lead", MODEL)),
        ({"none": 0.49, "lead": 0.26, "partner": 0.25}, ("partner", "it.rule"), ("partner", "it.rule")),
        ({"none": 0.5, "partner": 0.5}, ("partner", "it.rule"), None),
        ({"none": 0.19, "partner": 0.45, "lead": 0.36}, None, ("partner", MODEL)),
        ({"none": 0.2, "partner": 0.8}, None, None),
    ],
)
def test_rules_stand_unless_the_head_is_surer_and_it_adds_what_is_likely(
    shares: dict[str, float], told: Told | None, decided: Told | None
) -> None:
    assert judge("partners", (0, "0", kinds("partners", **shares))).decide("partners", mention(), told) == decided


def test_a_kind_that_is_barred_gives_way_to_the_next() -> None:
    one = judge("budgets", (0, "0", kinds("budgets", none=0.1, partner_share=0.6, total=0.3)))
    assert one.decide("budgets", mention(), None) == ("partner_share", MODEL)
    assert one.decide("budgets", mention(), None, barred="partner_share") == ("total", MODEL)


def test_all_mentions_of_an_organisation_decide_together() -> None:
    sure, unsure = kinds("partners", none=0.0, lead=1.0), kinds("partners", none=0.3, partner=0.7)
    one = judge("partners", (0, "0", sure), (7, "0", unsure))
    assert one.decide("partners", mention(7), None) == ("lead", MODEL)
    apart = judge("dates", (0, "0", kinds("dates", event=1.0)), (7, "0", kinds("dates", none=1.0)))
    assert apart.decide("dates", mention(7), None) is None


def test_what_the_head_was_not_asked_about_is_as_rules_say() -> None:
    told = ("lead", "it.rule")
    assert judge("partners").decide("partners", mention(), told) == told


def test_confidence_is_the_calibrated_share_of_the_kind() -> None:
    one = judge("dates", (0, "0", kinds("dates", event=0.8, other=0.2)), (7, "1", kinds("dates", event=0.4)))
    text = document(TEXT)
    item = Date(
        id="d1", kind=DateKind.EVENT, edtf="2020", origin="x", evidence=[text.evidence(7, 11), text.evidence(0, 4)]
    )
    assert one.confidence("dates", item, "event") == pytest.approx(0.4)
    assert one.confidence("dates", item, "publication") is None
    assert one.confidence("partners", Partner(id="o1", name="A", role=Role.LEAD, origin="x"), "lead") is None


def test_decisions_of_a_record_are_its_roles_and_kinds_by_their_words() -> None:
    record = record_of("Il progetto ValleViva è coordinato dal Comune di Lodi e costa 20 mila euro.")
    told = {(name, record.document.text[start:end]): kind for (name, start, end), kind in decisions_of(record).items()}
    assert told == {("partners", "Comune di Lodi"): "lead", ("budgets", "20 mila euro"): "total"}
