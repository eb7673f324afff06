"""One fact in the terminal, with the sentences it rests on, and the page it stands on as a picture."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.text import Text

from extractor.commands.screen import marked, remark, show
from extractor.errors import SpoglioError, printable
from extractor.export.whole_file import writing
from extractor.messages import _, ngettext
from extractor.schema.evidence import Evidence
from extractor.schema.record import Item, Record
from extractor.store.summaries import DocumentSummary
from tui.described import in_words
from tui.wording import choice, headline

_Span = tuple[int, int]


def show_fact(record: Record, item: Item) -> None:
    """Prints the fact's fields and remarks, and each sentence that it rests on with the words marked."""
    show(f"{item.id} · {headline(item)}")
    about = {"status": choice(item.status), "percent": round(item.confidence * 100), "origin": item.origin}
    show(_("%(status)s · confidence %(percent)d %% · from %(origin)s") % about)
    for field in in_words(item, record):
        show(f"{field.label}: {field.value}")
    for note in item.notes:
        show(f"! {note}")
    for sentence in _context(record.document.text, item.evidence):
        show("")
        show(sentence)


def draw_fact(document: DocumentSummary, item: Item, target: Path) -> None:
    """Draws the first page that the fact stands on as PNG, its words marked, and says on which others it stands.

    Raises SpoglioError for a fact without a page, and UnreadableDocument for a file that is gone, changed or no PDF.
    """
    from extractor.readers.page_image import page_image

    pages = list(dict.fromkeys(one.page for one in item.evidence if one.page and one.bbox))
    if not pages:
        raise SpoglioError(_without_page(document, item))
    picture = page_image(Path(document.path), pages[0], item.evidence, of=document.id)
    with writing(target):
        picture.image.save(target, format="PNG")
    about = {"page": pages[0], "path": printable(str(target))}
    remark(_("Page %(page)d, with the words marked, is in %(path)s.") % about)
    if len(pages) > 1:
        others = ", ".join(map(str, sorted(pages[1:])))
        message = ngettext(
            "Other words of the fact stand on page %(pages)s.",
            "Other words of the fact stand on pages %(pages)s.",
            len(pages) - 1,
        )
        remark(message % {"pages": others})


def _without_page(document: DocumentSummary, item: Item) -> str:
    if not document.media_type.endswith("/pdf"):
        return _("%(source)s has no pages to draw: only a PDF has.") % {"source": printable(document.source)}
    return _("The words of %(fact)s have no place on a page.") % {"fact": item.id}


def _context(text: str, evidence: Sequence[Evidence]) -> Iterator[Text]:
    """Each sentence that holds words of the evidence, in the order of the text, with those marked, and their page."""
    from extractor.nlp.sentences import sentence_spans

    for start, end in sentence_spans(text):
        inside = [one for one in evidence if one.start < end and start < one.end]
        if inside:
            marks = [(max(one.start, start), min(one.end, end)) for one in inside]
            page = next((one.page for one in inside if one.page), None)
            where = " (" + _("page %(page)d") % {"page": page} + ")" if page else ""
            yield _with_marks(text, (start, end), marks).append(where)


def _with_marks(text: str, sentence: _Span, marks: Iterable[_Span]) -> Text:
    """The sentence on one line with the stretches marked; what is marked twice stands there once."""
    made, done = Text(), sentence[0]
    for start, end in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if end > done:
            begin = max(start, done)
            made.append(_on_one_line(text[done:begin])).append_text(marked(_on_one_line(text[begin:end])))
            done = end
    return made.append(_on_one_line(text[done : sentence[1]]))


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
