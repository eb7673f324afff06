"""What a sitting adds up to: outcomes, the rules that were wrong, and the time left at its pace."""

from datetime import timedelta
from typing import Any

from extractor.schema.decision import Action, Decision
from tests.tui.examples import START
from tui.sitting import RuleTally, Sitting


def decision(number: int, action: Action, item: str | None = "o1", **values: Any) -> Decision:
    before = {"origin": values.pop("origin", "it.rule")} if item and action is not Action.ADD else None
    return Decision.model_validate(
        {
            "id": number,
            "document": "d1",
            "list": "partners" if item else None,
            "item": item,
            "action": action,
            "before": before,
            "after": None,
            "reason": None,
            "reviewer": "anna",
            "at": START,
            **values,
        }
    )


def test_a_fact_counts_once_as_it_was_left() -> None:
    sitting = Sitting()
    sitting.take([decision(1, Action.REJECT), decision(2, Action.ACCEPT), decision(3, Action.ADD, "o2")])
    assert (sitting.facts, sitting.count(Action.ACCEPT), sitting.count(Action.REJECT)) == (2, 1, 0)
    assert sitting.count(Action.ADD) == 1
    sitting.drop([decision(2, Action.ACCEPT)])
    assert (sitting.facts, sitting.count(Action.REJECT)) == (2, 1)


def test_a_document_counts_as_approved_until_it_is_reopened() -> None:
    sitting = Sitting()
    sitting.take([decision(1, Action.APPROVE, None), decision(2, Action.APPROVE, None, document="d2")])
    assert sitting.approved == 2
    sitting.take([decision(3, Action.REOPEN, None)])
    assert sitting.approved == 1


def test_the_rules_that_are_wrong_most_often_come_first() -> None:
    sitting = Sitting()
    outcomes = {
        "it.good": [Action.ACCEPT, Action.ACCEPT],
        "it.bad": [Action.REJECT, Action.CORRECT, Action.ACCEPT],
        "it.worse": [Action.REJECT, Action.REJECT, Action.CORRECT],
    }
    number = 0
    for origin, actions in outcomes.items():
        for action in actions:
            number += 1
            sitting.take([decision(number, action, f"o{number}", origin=origin)])
    sitting.take([decision(20, Action.ADD, "o20")])
    assert sitting.rules() == [RuleTally("it.worse", 3, 1, 2), RuleTally("it.bad", 3, 1, 1)]


def test_the_rule_is_the_one_that_proposed_the_fact_however_it_ended() -> None:
    sitting = Sitting()
    sitting.take([decision(1, Action.CORRECT, origin="it.bad"), decision(2, Action.CORRECT, origin="it.bad")])
    assert sitting.rules() == [RuleTally("it.bad", 1, 1, 0)]


def test_the_time_left_follows_the_pace_and_takes_pauses_for_none() -> None:
    sitting = Sitting()
    at = START
    for seconds in (0, 6, 6, 6, 600, 6):
        at += timedelta(seconds=seconds)
        sitting.tick(at, 1)
    assert sitting.minutes_for(100) is None
    sitting.tick(at + timedelta(seconds=20), 10)
    assert sitting.minutes_for(100) == 10
    assert sitting.minutes_for(1) == 1
    assert sitting.minutes_for(0) == 0
