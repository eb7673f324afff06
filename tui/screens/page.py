"""The page of a PDF that a fact stands on, with its words marked: as fine as the terminal can show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Label

from extractor.errors import SpoglioError, UnreadableDocument
from extractor.messages import _
from extractor.schema.evidence import Evidence
from extractor.store.summaries import DocumentSummary
from tui.screens.question import Question

if TYPE_CHECKING:
    from textual_image.widget import AutoImage, SixelImage

    from extractor.readers.page_image import PageImage


class NoPictures(SpoglioError):
    """The terminal does not say how large its cells are."""

    def __str__(self) -> str:
        return _("No page: the terminal does not say how large it is.")


class PageScreen(Question[None]):
    """Shows the page with the evidence of a fact, and the pages around it. The file is read beside the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
    ]

    @dataclass
    class Drawn(Message):
        """The picture of a page is there."""

        picture: "PageImage"

    @dataclass
    class Refused(Message):
        """The file cannot be shown, and why."""

        reason: str

    def __init__(
        self, document: DocumentSummary, evidence: Sequence[Evidence], picture: "type[AutoImage | SixelImage]"
    ) -> None:
        """`picture` is the widget to show the page in, of those that the terminal can show."""
        super().__init__()
        self._picture = picture
        self._document = document
        self._evidence = evidence
        self._page = next((one.page for one in evidence if one.page), 1)
        self._pages = self._page
        self._marked = 0.0

    def compose(self) -> ComposeResult:
        """Which page it is, the picture, the keys."""
        with Vertical(classes="dialog page-dialog"):
            yield Label(self._document.source, id="page-title", classes="dialog--title", markup=False)
            yield Label("", id="page-problem", classes="problem -wrong", markup=False)
            with VerticalScroll(can_focus=False, id="page-scroll"):
                yield self._picture(id="page-image")
            yield Label(_("↑ ↓ scroll · PgUp PgDn turn the page · Esc leaves"), classes="dialog--keys")

    def on_mount(self) -> None:
        """Begins with the page of the evidence, or with the first where there is none."""
        self.watch(self.query_one(VerticalScroll), "virtual_size", self._go_to_mark, init=False)
        self.draw(self._page)

    @work(thread=True, exclusive=True)
    def draw(self, page: int) -> None:
        """Reads the file and draws the page."""
        from extractor.readers.page_image import page_image

        try:
            picture = page_image(Path(self._document.path), page, self._evidence, of=self._document.id)
        except UnreadableDocument as error:
            self.post_message(self.Refused(error.reason))
        else:
            self.post_message(self.Drawn(picture))

    @on(Drawn)
    def show(self, event: Drawn) -> None:
        """Shows the picture, from where its first mark stands; one that was leafed past meanwhile is left out."""
        picture = event.picture
        if picture.page != self._page:
            return
        self._pages, self._marked = picture.pages, picture.marked or 0.0
        about = {"source": self._document.source, "page": picture.page, "pages": picture.pages}
        self.query_one("#page-title", Label).update(_("%(source)s, page %(page)d of %(pages)d") % about)
        cast("AutoImage", self.query_one("#page-image")).image = picture.image
        self._go_to_mark()

    @on(Refused)
    def refuse(self, event: Refused) -> None:
        """Says why there is no picture."""
        problem = self.query_one("#page-problem", Label)
        problem.update(event.reason)
        problem.display = True

    def action_turn(self, by: int) -> None:
        """To the page after or before, as far as there is one."""
        page = max(1, min(self._page + by, self._pages))
        if page != self._page:
            self._page = page
            self.draw(page)

    def action_scroll(self, by: int) -> None:
        """Moves the page by three lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)

    def _go_to_mark(self) -> None:
        """Brings the first mark into the upper third of what is in sight; again when the picture changes its size."""
        scroll = self.query_one(VerticalScroll)
        line = self._marked * scroll.virtual_size.height
        scroll.scroll_to(y=line - scroll.size.height / 3, animate=False)


@cache
def image_widget(app: "App[object]") -> "type[AutoImage | SixelImage]":
    """The widget for pictures that suits the terminal: Kitty's or Sixel pixels, or else half cells.

    It asks the terminal as it is imported, and would never hear the answer while Textual reads the keys: the screen
    is handed back for that moment, once. Raises NoPictures for a terminal that gives no size to draw for.
    """
    try:
        with app.suspend():
            widget = _widget_asked_for()
    except SuspendNotSupported:
        widget = _widget_asked_for()
    if widget is None:
        raise NoPictures
    return widget


def _widget_asked_for() -> "type[AutoImage | SixelImage] | None":
    try:
        from textual_image.widget import Image
    except (ZeroDivisionError, ValueError):
        # It divides by the columns and lines that the terminal reports, and reads figures from its answer.
        return None
    return Image
