"""Who else is at work: asked every few seconds, beside the screen, which never waits for it."""

from contextlib import suppress
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from extractor.errors import StoreError
from tui.presence import EVERY, Presence


class Others(Widget):
    """Says which document is open here, and tells what the others have. It shows nothing itself."""

    DEFAULT_CSS = "Others { display: none; }"

    @dataclass
    class Told(Message):
        """Who else has which document open, by its id."""

        reviewers: dict[str, str]

    def __init__(self, presence: Presence) -> None:
        super().__init__()
        self._presence = presence
        self._opened: str | None = None

    def on_mount(self) -> None:
        """Goes on saying it, so that nobody takes this sitting for ended."""
        self.set_interval(EVERY.total_seconds(), self._tell)

    def tell(self, document_id: str | None) -> None:
        """This document is open from now on; None for none."""
        self._opened = document_id
        self._tell()

    async def on_unmount(self) -> None:
        """Waits until the others have been told; the store is closed afterwards."""
        await self.workers.wait_for_complete()

    def _tell(self) -> None:
        self.run_worker(self._ask, thread=True, exclusive=True)

    def _ask(self) -> None:
        # A store that fails says so at the next decision; who else is at work is only a courtesy.
        with suppress(StoreError):
            self.post_message(self.Told(self._presence.tell(self._opened)))
