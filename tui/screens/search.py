"""Searching as one types: words of the text, or documents of the queue."""

from textual import on
from textual.widgets import Input

from extractor.messages import _
from tui.review_state import ReviewState
from tui.screens.panes import Pane, PanesScreen
from tui.text_layout import find_next


class SearchScreen(PanesScreen):
    """The panes, with a line to search in."""

    def __init__(self, state: ReviewState) -> None:
        super().__init__(state)
        self._search_from = 0

    def action_search(self) -> None:
        """Opens the line to search in."""
        line = self.query_one("#search", Input)
        selection = self.source.selection
        self._search_from = selection.end if selection else self.source.caret
        line.placeholder = _("search the documents") if self.pane is Pane.QUEUE else _("search the text")
        line.set_class(self.pane is Pane.QUEUE, "-queue")
        line.display = True
        line.focus()

    @on(Input.Changed, "#search")
    def search_as_typed(self, event: Input.Changed) -> None:
        """Finds what is typed so far."""
        if event.input.display:
            self._search(event.value)

    @on(Input.Submitted, "#search")
    def search_done(self, event: Input.Submitted) -> None:
        """Goes where the search has led; with the same words as before, to the next place."""
        self._search(event.value)
        self.close_search()

    def close_search(self) -> None:
        """Closes the line to search in."""
        self.query_one("#search").display = False
        self.go_to_pane(Pane.QUEUE if self.query_one("#search").has_class("-queue") else Pane.TEXT)

    def _search(self, words: str) -> None:
        if self.query_one("#search").has_class("-queue"):
            self.state.queue.narrow(words=words, status=self.state.queue.status)
            self.paint_queue()
            return
        place = find_next(self.state.record.document.text if self.state.record else "", words, self._search_from)
        if place:
            self.source.select(*place)
        self.say(_("«%(words)s» is not in the text.") % {"words": words} if words.strip() and not place else "")
