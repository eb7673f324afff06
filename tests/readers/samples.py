"""One communiqué in every format, made with the formats' own libraries, and small ways to make other files."""

from collections.abc import Callable, Iterable
from html import escape
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

_ODT_NAMES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            *((name, name) for name in ("office", "style", "table", "text", "meta", "manifest")),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)

HEADLINE = "Parte da Ravenna il progetto Posidonia Viva"

COMMUNIQUE = (
    "Ufficio stampa del Comune di Ravenna",
    "Comunicato n. 48 del 12 marzo 2024",
    HEADLINE,
    "Si è riunito ieri a Pola (Croazia), per la prima volta, il partenariato di “Posidonia Viva”, progetto che il"
    " programma Interreg Italia-Croazia cofinanzia all’80% con 1,2 milioni di euro. Per trenta mesi biologi, pescatori"
    " e scuole lavoreranno insieme al ripristino delle praterie sommerse lungo le due sponde dell’Adriatico.",
    "Guidano i lavori l'Università di Bologna e il suo campus ravennate; partecipano il Comune di Pola, l'istituto"
    " Ruđer Bošković e la cooperativa La Romagnola, con una quota di 85.000 euro ciascuno.",
    "La conferenza finale è prevista per settembre 2026.",
)

TEXT = "\n\n".join(COMMUNIQUE)


def plain(paragraphs: Iterable[str] = COMMUNIQUE) -> bytes:
    return "\n\n".join(paragraphs).encode()


def html(paragraphs: Iterable[str] = COMMUNIQUE) -> bytes:
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'></head><body>\n{body}\n</body></html>".encode()


def word(paragraphs: Iterable[str] = COMMUNIQUE) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def odt(body: str, *, styles: str = "", meta: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text with these elements in its body, named as OpenDocument names them."""
    parts = {
        "content.xml": f"<office:body><office:text>{body}</office:text></office:body>",
        "styles.xml": styles,
        "meta.xml": f"<office:meta>{meta}</office:meta>",
        "META-INF/manifest.xml": manifest,
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", ZIP_STORED)
        for name, content in parts.items():
            package.writestr(name, f"<office:document {_ODT_NAMES}>{content}</office:document>")
    return buffer.getvalue()


def open_document(paragraphs: Iterable[str] = COMMUNIQUE) -> bytes:
    return odt("".join(f"<text:p>{xml_escape(paragraph)}</text:p>" for paragraph in paragraphs))


def rtf(paragraphs: Iterable[str] = COMMUNIQUE) -> bytes:
    body = "".join(f"{paragraph}\\par\n" for paragraph in paragraphs)
    coded = "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in body)
    return f"{{\\rtf1\\ansi\\ansicpg1252 {coded}}}".encode()


def saved(document: "docx.document.Document") -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(paragraphs: Iterable[str] = COMMUNIQUE, *, font_size: int = 11, space_after: int = 8) -> bytes:
    """The paragraphs set by reportlab on A4, justified; the standard fonts lack letters beyond Latin-1."""
    style = ParagraphStyle(
        "body",
        parent=getSampleStyleSheet()["BodyText"],
        alignment=TA_JUSTIFY,
        fontSize=font_size,
        leading=1.25 * font_size,
        spaceBefore=0,
        spaceAfter=space_after,
    )
    buffer = BytesIO()
    story = [Paragraph(xml_escape(paragraph), style) for paragraph in paragraphs]
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    return buffer.getvalue()


def drawn_pdf(pages: Iterable[Iterable[tuple[float, float, str]]], **options: object) -> bytes:
    """A PDF of pages with strings at places (points from the left and from the top), in Helvetica 11."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, **options)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        for x, top, text in page:
            canvas.drawString(x, A4[1] - top, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def repacked(content: bytes, changed: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one of its files changed."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for member in old.infolist():
            same = old.read(member)
            package.writestr(member, change(same) if member.filename == changed else same)
    return buffer.getvalue()


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
