"""A review driven in the real terminal, from a record to its approval, and how the outcome differs from the gold."""

import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from benchmarks.form_keys import Key, Press, Take, cost
from benchmarks.review_plan import Reviewer, Sight, Step
from extractor.evaluate import PROJECT_FIELDS, evaluate
from extractor.matching import Json
from extractor.schema.record import LISTS, Record
from extractor.store.session import open_store
from tui.app import ReviewApp
from tui.review_state import ReviewState
from tui.screens.panes import Pane, PanesScreen

SIZE = (200, 60)
_MOST_STEPS = 1000
_STAMPED = ("id", "status")


class PlanFailed(Exception):
    """The terminal did not do what was planned: the keys counted would not be keys that anybody can press."""


@dataclass(frozen=True)
class Review:
    """What one document took: the steps, and what of the approved record is not the gold, in words."""

    name: str
    steps: list[Step]
    differs: list[str]

    @property
    def keys(self) -> int:
        """Presses that are no letters of a text."""
        return sum(cost(step.presses)[0] for step in self.steps)

    @property
    def characters(self) -> int:
        """Letters of typed texts."""
        return sum(cost(step.presses)[1] for step in self.steps)


async def review(record: Record, gold: Json) -> Review:
    """Reviews one record in a terminal, from opening it to its approval."""
    steps: list[Step] = []
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/review.db") as store:
        store.save_record(record, path=record.document.source)
        reviewer = Reviewer(gold, record, store)
        state = ReviewState(store, reviewer="anna", clock=lambda: datetime.now(UTC))
        async with ReviewApp(state).run_test(size=SIZE) as pilot:
            try:
                async for step in _driven(pilot, state, reviewer):
                    steps.append(step)
            except PlanFailed as failure:
                failed.append(str(failure))
        return Review(Path(record.document.source).stem, steps, failed + differences(gold, state, reviewer))


def differences(gold: Json, state: ReviewState, reviewer: Reviewer) -> list[str]:
    """Where the record that stands in the store is not the gold by the scorer, or is not approved."""
    document = state.opened()
    result = evaluate({"": gold}, {"": _claimed(state.store.record(document.id), reviewer)})
    misses = [f"{miss.kind} {miss.list}: {_label(miss.item)}" for miss in result.misses]
    fields = [(name, result.attributes[name]) for name in PROJECT_FIELDS]
    wrong = [f"{name}: {field.right} of {field.total}" for name, field in fields if field.right < field.total]
    return [*misses, *wrong, *([] if document.status == "approved" else ["not approved"])]


def _claimed(record: Record, reviewer: Reviewer) -> Json:
    """The record as the scorer counts it: what a reviewer has found right is claimed, even if it was only derived."""
    found = record.model_dump(mode="json")
    needed = set(reviewer.pairs.values())
    return found | {
        name: [one | {"origin": "reviewer"} if one["id"] in needed else one for one in found[name]] for name in LISTS
    }


def _label(item: Json) -> str:
    fields = ("name", "amount", "rate", "edtf", "kind", "role")
    return ", ".join(f"{field}={item[field]}" for field in fields if item.get(field))


async def _driven(pilot: Pilot[None], state: ReviewState, reviewer: Reviewer) -> AsyncIterator[Step]:
    await pilot.pause()
    for _ in range(_MOST_STEPS):
        step = reviewer.next(_sight(pilot, state))
        for press in step.presses:
            await _do(pilot, press)
        await pilot.pause()
        _check_outcome(step, state)
        yield step
        if step.kind == "approval":
            return
    raise PlanFailed(f"no end after {_MOST_STEPS} steps")


async def _do(pilot: Pilot[None], press: Press) -> None:
    """A key is pressed; a text is given to a line at once, as a terminal does that pastes it, to a list by letters."""
    if isinstance(press, Key):
        await pilot.press(press.name)
    elif isinstance(press, Take):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("right")
    elif isinstance(pilot.app.focused, Input):
        pilot.app.focused.post_message(Paste(press.words))
    else:
        await pilot.press(*press.words)


def _sight(pilot: Pilot[None], state: ReviewState) -> Sight:
    screen = pilot.app.screen
    if not isinstance(screen, PanesScreen) or state.record is None:
        raise PlanFailed(f"{type(screen).__name__} is still open")
    current = state.facts.current
    selection = screen.source.selection
    caret = selection.end if selection else screen.source.caret
    return Sight(state.record, current.item.id if current else None, caret, screen.pane is Pane.TEXT)


def _check_outcome(step: Step, state: ReviewState) -> None:
    fact = state.last_judged()
    if step.after is None or fact is None:
        return
    came = fact.item.model_dump(mode="json")
    other = [name for name, value in step.after.items() if name not in _STAMPED and str(came[name]) != str(value)]
    if other:
        raise PlanFailed(f"{step.kind} {step.list} came out with another {', '.join(other)} than planned")
