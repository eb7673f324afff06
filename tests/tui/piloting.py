"""Driving the review as a reviewer does: keys, clicks, and reading what the screen says."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from extractor.schema.record import Item, Status
from extractor.store.session import Store
from tests.tui.examples import ticking
from tui.app import ReviewApp
from tui.review_state import ReviewState
from tui.screens.panes import PanesScreen

SIZES = ((80, 24), (200, 60))


class Driver:
    """A review in progress, with short words for what tests do and ask."""

    def __init__(self, app: ReviewApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Presses keys by Textual's names; a word of several letters that is no key's name is typed."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Gives words to the field that has the focus, at once, as a terminal does that pastes them."""
        assert self.app.focused
        self.app.focused.post_message(Paste(words))
        await self.pilot.pause()

    async def click(self, where: str, offset: tuple[int, int], times: int = 1) -> None:
        """Clicks on a widget, at cells from its corner, border included."""
        await self.pilot.click(where, offset=offset, times=times)
        await self.pilot.pause()

    @property
    def state(self) -> ReviewState:
        """What the review stands at."""
        return self.app.state

    @property
    def review(self) -> PanesScreen:
        """The screen under any question."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, PanesScreen)
        return screen

    @property
    def current(self) -> str | None:
        """The id of the current fact."""
        fact = self.state.facts.current
        return fact.item.id if fact else None

    @property
    def asked(self) -> str:
        """The kind of question that is open; the review itself where there is none."""
        return type(self.app.screen).__name__

    @property
    def source(self) -> str | None:
        """The file name of the open document."""
        return self.state.document.source if self.state.document else None

    def item(self, item_id: str) -> Item:
        """A fact of the open record."""
        return next(fact.item for fact in self.state.facts.all if fact.item.id == item_id)

    def status(self, item_id: str) -> Status:
        """What was made of a fact."""
        return self.item(item_id).status

    def text(self, widget: str) -> str:
        """What a line of the review says."""
        return str(self.review.query_one(widget, Static).content)

    @property
    def message(self) -> str:
        """The last thing said."""
        return self.text("#message")

    @property
    def keys(self) -> str:
        """The footer."""
        return self.text("#keys")


@asynccontextmanager
async def driving(
    store: Store, size: tuple[int, int] = SIZES[0], reviewer: str = "anna", own_rules: Path | None = None
) -> AsyncIterator[Driver]:
    """A review of this store at a size of the terminal."""
    app = ReviewApp(ReviewState(store, reviewer=reviewer, clock=ticking(), own_rules=own_rules))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Driver(app, pilot)
