"""PDFs drawn by reportlab, as layout programs and stamps draw them: frames, running lines, rotation, text twice."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, FrameBreak

from tests.layouts.communiques import CONTACT, HEADLINE, LETTERHEAD, NOTE, Block, Communique
from tests.layouts.layout import BODY, Layout, Order, as_written, number_in_the_head, number_last
from tests.layouts.reportlab_flow import BARE, GRID, Pages, Setting, register_serif

WIDTH, HEIGHT = A4
_OUTLINE = 1
Make = Callable[[Communique, Path], None]


def two_frames(communique: Communique, path: Path) -> None:
    """A headline over two columns, on to a second page of two; number and page in the foot."""
    setting = Setting(size=12.5, space=7)
    *letterhead, number = communique.only(LETTERHEAD)
    head, body = [*letterhead, *communique.only(HEADLINE)], communique.without(LETTERHEAD, HEADLINE)
    width, height = landscape(A5)
    columns = [(50, 60, 235, 290), (310, 60, 235, 290)]
    first = [(50, 290, width - 100, 90), (50, 60, 235, 225), (310, 60, 235, 225)]

    def foot(canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(50, 40, number.plain)
        canvas.drawRightString(width - 50, 40, f"Pagina {page} di {pages}")

    Pages((width, height), first, columns, foot).write(path, lambda: _in_frames(setting, head, body))


def three_frames(communique: Communique, path: Path) -> None:
    """A newspaper's page: three narrow columns under a headline, a tinted box for the contacts below the last."""
    setting = Setting(register_serif(), "Serif", size=8.5, space=3)
    head, body = communique.only(LETTERHEAD, HEADLINE), communique.only(*BODY)
    columns = [(40, 450, 160, 220), (217, 450, 160, 220), (394, 500, 160, 170)]
    first = [(40, 690, WIDTH - 80, 100), *columns, (400, 410, 148, 60)]

    def box(canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFillGray(0.88)
        canvas.rect(394, 404, 160, 72, stroke=0, fill=1)
        canvas.setFillGray(0)

    contacts = communique.only(CONTACT)
    Pages(A4, first, (), box).write(path, lambda: _in_frames(setting, head, body, contacts))


def running_lines(communique: Communique, path: Path) -> None:
    """Small pages with sender and number along the head, the contacts and "Pagina 1 di 3" along the foot."""
    setting = Setting("Helvetica", "Helvetica-Bold", size=16, space=8)
    width, height = A5
    sender, *address, number = communique.only(LETTERHEAD)

    def lines(canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(40, height - 30, sender.plain)
        canvas.drawString(40, height - 40, number.plain)
        canvas.line(40, height - 45, width - 40, height - 45)
        for line, contact in enumerate(communique.only(CONTACT)):
            canvas.drawString(40, 40 - 9 * line, contact.plain)
        canvas.drawRightString(width - 40, 22, f"Pagina {page} di {pages}")

    blocks = [*address, *communique.without(LETTERHEAD, CONTACT)]
    Pages(A5, [(40, 60, width - 80, height - 120)], (), lines).write(path, lambda: setting.flow(blocks))


def rotated(communique: Communique, path: Path, *, angle: int) -> None:
    """Pages that lie on their side in the file and that a viewer turns by `angle`, as scanners and plotters write."""
    setting = Setting("Helvetica", "Helvetica-Bold", size=10.5, widths=(250, 80, 80))

    def turn(canvas: Canvas, page: int, pages: int) -> None:
        if angle == 90:
            canvas.transform(0, 1, -1, 0, HEIGHT, 0)
        else:
            canvas.transform(0, -1, 1, 0, 0, WIDTH)

    frame = (60, 50, WIDTH - 120, HEIGHT - 100)
    Pages(A4, [frame], (), turn, angle).write(path, lambda: setting.flow(communique.blocks))


def tall_table(communique: Communique, path: Path, *, ruled: bool) -> None:
    """A table whose cells have several lines and which goes on over the page, with rules or without."""
    setting = Setting(size=13, space=9, widths=(210, 170, 90), rules=GRID if ruled else BARE)
    frame = (60, 60, WIDTH - 120, HEIGHT - 120)
    Pages(A4, [frame]).write(path, lambda: setting.flow(communique.blocks))


def twice(communique: Communique, path: Path) -> None:
    """A headline with a shadow, drawn twice; the sender in outline and letterspaced."""
    setting = Setting("Helvetica", "Helvetica-Bold", size=10)
    sender, *head = communique.only(LETTERHEAD)

    def titles(canvas: Canvas, page: int, pages: int) -> None:
        canvas.saveState()
        text = canvas.beginText(60, HEIGHT - 60)
        text.setFont("Helvetica-Bold", 20)
        text.setTextRenderMode(_OUTLINE)
        text.setCharSpace(5)
        text.textLine(sender.plain)
        canvas.drawText(text)
        canvas.restoreState()
        for shift, grey in ((1.2, 0.7), (0, 0)):
            canvas.setFillGray(grey)
            canvas.setFont("Helvetica-Bold", 15)
            for line, words in enumerate(_halves(communique.headline)):
                canvas.drawString(60 + shift, HEIGHT - 150 - 18 * line - shift, words)

    blocks = communique.without(LETTERHEAD, HEADLINE)
    frames = [(60, HEIGHT - 130, 400, 60), (60, 60, WIDTH - 120, HEIGHT - 250)]
    Pages(A4, frames, (), titles).write(path, lambda: _in_frames(setting, head, blocks))


def right_first(communique: Communique, path: Path) -> None:
    """Two columns of which the right one comes first in the file, and a stamp up the right margin."""
    setting = Setting(size=10.5)
    body = communique.only(*BODY)
    half = len(body) // 2
    *head, stamp = communique.only(LETTERHEAD)

    def margin(canvas: Canvas, page: int, pages: int) -> None:
        canvas.saveState()
        canvas.translate(WIDTH - 25, 200)
        canvas.rotate(90)
        canvas.setFont("Courier", 9)
        canvas.drawString(0, 0, stamp.plain)
        canvas.restoreState()

    frames = [(310, 80, 225, 560), (50, 80, 225, 560), (50, 650, 480, 150), (50, 40, 480, 30)]
    parts = (body[half:], body[:half], [*head, *communique.only(HEADLINE)], communique.only(CONTACT))

    Pages(A4, frames, (), margin).write(path, lambda: _in_frames(setting, *parts))


def notes_in_the_foot(communique: Communique, path: Path) -> None:
    """Notes below the text, above a foot with the contacts: raised marks, small type."""
    setting = Setting(size=10.5, space=4)
    frames = [(60, 160, WIDTH - 120, HEIGHT - 210), (60, 90, WIDTH - 120, 40), (60, 40, WIDTH - 120, 20)]
    notes = [Block(NOTE, f"[^{number}] {note.text}") for number, note in enumerate(communique.only(NOTE), start=1)]
    parts = (communique.without(NOTE, CONTACT), notes, communique.only(CONTACT))

    def rule(canvas: Canvas, page: int, pages: int) -> None:
        canvas.line(60, 135, 180, 135)

    Pages(A4, frames, (), rule).write(path, lambda: _in_frames(setting, *parts))


def _in_frames(setting: Setting, *parts: list[Block]) -> list[Flowable]:
    """Each part in a frame of its own, the last as far as it goes."""
    return [flowable for part in parts for flowable in (*setting.flow(part), FrameBreak())][:-1]


def _halves(text: str) -> tuple[str, str]:
    """The text in two lines of nearly equal length."""
    cut = text.rindex(" ", 0, len(text) // 2 + 5)
    return text[:cut], text[cut + 1 :]


def _layout(file: str, communique: str, make: Make, order: Order = as_written) -> Layout:
    return Layout(f"reportlab-{file}.pdf", communique, make, order)


LAYOUTS = (
    _layout("two-frames", "majella", two_frames, number_last),
    _layout("three-frames", "gorizia", three_frames),
    _layout("running-lines", "matera", running_lines, number_in_the_head),
    _layout("rotated-90", "savona", partial(rotated, angle=90)),
    _layout("rotated-270", "forli", partial(rotated, angle=270)),
    _layout("ruled-table", "potenza", partial(tall_table, ruled=True)),
    _layout("bare-table", "savona", partial(tall_table, ruled=False)),
    _layout("twice", "reggio", twice),
    _layout("right-first", "forli", right_first, number_last),
    _layout("notes", "camerino", notes_in_the_foot),
)
