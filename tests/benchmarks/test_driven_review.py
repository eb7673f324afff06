"""The plan, pressed in the real terminal."""

from pathlib import Path

from benchmarks.driven_review import review
from extractor.messages import set_language
from tests.benchmarks.playing import changed, gold_of, played, without
from tests.tui.examples import valdora


async def test_the_terminal_does_what_was_planned(tmp_path: Path) -> None:
    set_language("it")
    whole = valdora()
    machine = whole.model_copy(update={"partners": [one for one in whole.partners if one.id != "o3"]})
    gold = changed(changed(without(gold_of(whole), "l2"), "d4", kind="other"), "o2", country="CH", project=None)
    driven = await review(machine, gold)
    steps, differs = played(machine, gold, tmp_path)
    assert (driven.name, driven.steps, driven.differs) == ("valdora", steps, differs)
    assert differs == []
    assert {step.kind for step in steps} == {"right", "together", "wrong", "spurious", "missed", "approval"}
    set_language("en")
