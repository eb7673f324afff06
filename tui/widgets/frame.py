"""The lines above and below the panes: what is open, what was said last, how far the work has come."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from extractor.messages import _, ngettext
from extractor.store.summaries import DocumentSummary
from tui.review_state import Progress
from tui.wording import DOCUMENT_STATUSES


class Head(Horizontal):
    """The name of the open document, and its status."""

    def compose(self) -> ComposeResult:
        """Ours, the document's, its status."""
        yield Static("Spoglio", id="brand", markup=False)
        yield Static(id="document", markup=False)
        yield Static(id="document-status", markup=False)

    def show(self, document: DocumentSummary | None, holder: str | None) -> None:
        """Shows a document, and who else has it open; nothing for None."""
        _write(self.query_one("#document", Static), (document.title or document.source) if document else "")
        words = _(DOCUMENT_STATUSES[document.status]) if document else ""
        if document and document.ocr:
            words = f"{words} · " + _("from a scan")
        if document and holder:
            words = f"{words} · " + _("%(reviewer)s has it open too") % {"reviewer": holder}
        _write(self.query_one("#document-status", Static), words)


class Foot(Horizontal):
    """What was said last, and the progress."""

    def compose(self) -> ComposeResult:
        """The message left, the progress right."""
        yield Static(id="message", markup=False)
        yield Static(id="progress", markup=False)

    def say(self, words: str, *, error: bool) -> None:
        """Says something until something else is said."""
        message = self.query_one("#message", Static)
        _write(message, words)
        message.set_class(error, "-error")

    def show_progress(self, progress: Progress) -> None:
        """Shows how many facts are decided, how many documents approved, and how long the rest will take."""
        of_facts = ngettext("%(done)d of %(all)d fact", "%(done)d of %(all)d facts", progress.facts)
        of_documents = ngettext("%(done)d of %(all)d document", "%(done)d of %(all)d documents", progress.documents)
        words = [of_facts % {"done": progress.decided, "all": progress.facts}]
        words.append(of_documents % {"done": progress.approved, "all": progress.documents})
        if progress.minutes is not None:
            words.append(_left(progress.minutes))
        _write(self.query_one("#progress", Static), " · ".join(words))


def _left(minutes: int) -> str:
    """The time left, in minutes up to two hours, else in hours."""
    hours = round(minutes / 60)
    return _("%(count)d h left") % {"count": hours} if hours > 1 else _("%(count)d min left") % {"count": minutes}


def _write(line: Static, words: str) -> None:
    """Changes a line; the screen is laid out anew only where the line is as wide as its words and lacks room."""
    if words != str(line.content):
        width = line.styles.width
        line.update(words, layout=width is not None and width.is_auto and cell_len(words) > line.content_size.width)
