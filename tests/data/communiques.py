"""Five communiqués written for these tests, and the same one saved as an office, a site or an archive would save it.

Letters are those of cp1252, which the standard fonts of a PDF and old text files hold.
"""

from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape

import docx
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

TEXTS = {path.stem: path.read_text("utf-8").strip() for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))}
_HEADLINES = {
    "Torrenti più sicuri, parte da Feltre il progetto RivaSalda",
    "Porti senza plastica, quattro Paesi provano la rete BlueNet",
    "L'Ateneo di Udine coordina HERBALUX, la luce che cura le serre",
    "La vecchia filanda riapre: diventerà la casa degli artigiani",
    "Bando “Borghi Connessi”: 6 milioni di euro per i servizi digitali nei piccoli comuni",
}

_PAGE = """<!DOCTYPE html>
<html lang="it">
<head>
<meta charset="utf-8">
<title>{headline} | Il portale delle notizie</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{headline}">
<meta property="og:title" content="{headline}">
<meta property="og:type" content="article">
<style>body {{ font: 16px sans-serif }}</style>
<script>window.dataLayer = [{{"page": "news", "budget": 999000, "date": "2019-01-01"}}];</script>
</head>
<body>
<header><a href="/">Il portale delle notizie</a>
<nav><ul><li><a href="/temi">Temi</a></li><li><a href="/progetti">Progetti europei</a></li>
<li><a href="/uffici">Uffici</a></li><li><a href="/contatti">Contatti</a></li></ul></nav></header>
<main><article>
{body}
</article></main>
<aside><h2>Leggi anche</h2><ul><li><a href="/n/1">Le scuole riaprono il 12 settembre</a></li>
<li><a href="/n/2">Nuovi orari dello sportello</a></li></ul></aside>
<footer><p><a href="/privacy">Privacy</a> <a href="/cookie">Cookie</a> <a href="/note">Note legali</a></p></footer>
</body>
</html>
"""


def paragraphs(text: str) -> list[str]:
    """The paragraphs, headings among them."""
    return text.split("\n\n")


def plain(text: str) -> bytes:
    """UTF-8, a paragraph a line."""
    return text.encode()


def old_office(text: str) -> bytes:
    """The text of an old Windows program: cp1252, CR LF, and no mark that says so."""
    return text.replace("\n", "\r\n").encode("cp1252")


def markdown(text: str) -> bytes:
    """A heading, and the first paragraph after it in bold."""
    parts = paragraphs(text)
    headline = next(number for number, part in enumerate(parts) if part in _HEADLINES)
    parts[headline] = f"## {parts[headline]}"
    parts[headline + 1] = f"**{parts[headline + 1]}**"
    return "\n\n".join(parts).encode()


def web_page(text: str) -> bytes:
    """An article between the menus of a site, with a head that says what sites say there."""
    tags = [("h1" if part in _HEADLINES else "p", escape(part)) for part in paragraphs(text)]
    body = "\n".join(f"<{tag}>{part}</{tag}>" for tag, part in tags)
    headline = next(part for part in paragraphs(text) if part in _HEADLINES)
    return _PAGE.format(headline=escape(headline), body=body).encode()


def word(text: str) -> bytes:
    """A Word document: a heading style, and paragraphs of several runs, some of them bold."""
    document = docx.Document()
    for part in paragraphs(text):
        if part in _HEADLINES:
            document.add_heading(part, level=1)
            continue
        paragraph, words = document.add_paragraph(), part.split(" ")
        paragraph.add_run(" ".join(words[:3])).bold = True
        paragraph.add_run("".join(f" {word}" for word in words[3:]))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(text: str) -> bytes:
    """Two pages of A5 with wrapped lines, the headline larger and bold, a number at the foot of each page.

    Its fonts are embedded: how wide the letters of others are, every program supposes for itself.
    """
    for font in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(font, f"{font}.ttf"))
    body = ParagraphStyle("body", fontName="Vera", fontSize=12, leading=18, spaceAfter=9)
    head = ParagraphStyle("head", parent=body, fontName="VeraBd", fontSize=14, leading=20)
    story = [Paragraph(xml_escape(part), head if part in _HEADLINES else body) for part in paragraphs(text)]
    buffer = BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A5, leftMargin=50, rightMargin=50, topMargin=50, bottomMargin=60)
    template.build(story, onFirstPage=_number, onLaterPages=_number)
    return buffer.getvalue()


def _number(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont("Vera", 9)
    canvas.drawCentredString(A5[0] / 2, 30, f"Pagina {template.page}")


SAVED_AS: dict[str, Callable[[str], bytes]] = {
    "txt": plain,
    "md": markdown,
    "html": web_page,
    "docx": word,
    "pdf": pdf,
}
