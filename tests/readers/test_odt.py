"""ODT: everything a reader of the page sees, in its order."""

from datetime import date
from pathlib import Path

import pytest

from extractor.readers.read import read
from extractor.schema.document import Document
from tests.readers import samples


def document_of(folder: Path, body: str, *, styles: str = "", meta: str = "") -> Document:
    return read(samples.write(folder, "a.odt", samples.odt(body, styles=styles, meta=meta)))


CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
ROW = "<table:table-row>{}</table:table-row>"


def row(*cells: str) -> str:
    return ROW.format("".join(map(CELL.format, cells)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:h>Titolo</text:h><text:p>Una <text:span>voce</text:span> sola.</text:p>", "Titolo\n\nUna voce sola."),
        ("<text:p>a\n   capo<text:s text:c='3'/>e<text:tab/>oltre<text:line-break/>S3</text:p>", "a capo e oltre\nS3"),
        (
            "<text:list><text:list-item><text:p>uno</text:p></text:list-item><text:list-item><text:p>due</text:p>"
            "<text:list><text:list-item><text:p>tre</text:p></text:list-item></text:list></text:list-item></text:list>",
            "- uno\n\n- due\n\n- tre",
        ),
        (
            f"<table:table><table:table-header-rows>{row('Ente', 'Euro')}</table:table-header-rows>{row('Pola', '5')}"
            f"{ROW.format(CELL.format('Totale') + '<table:covered-table-cell/>')}</table:table>",
            "Ente | Euro\nPola | 5\nTotale",
        ),
        (
            "<text:p>pri<draw:frame><draw:text-box><text:p>riquadro</text:p></draw:text-box><svg:desc>foto</svg:desc>"
            "</draw:frame>ma</text:p><text:p>dopo</text:p>",
            "prima\n\nriquadro\n\ndopo",
        ),
        (
            "<text:p>Fine<text:note text:note-class='endnote'><text:note-citation>i</text:note-citation>"
            "<text:note-body><text:p>in coda</text:p></text:note-body></text:note> e inizio"
            "<text:note text:note-class='footnote'><text:note-body><text:p>a piè</text:p></text:note-body>"
            "</text:note>.</text:p>"
            "<text:p>Ancora.</text:p>",
            "Fine e inizio.\n\nAncora.\n\na piè\n\nin coda",
        ),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>tolto</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>Re<text:change/>sta<office:annotation><text:p>no</text:p>"
            "</office:annotation>.</text:p>",
            "Resta.",
        ),
        ("<text:p>Visto<text:hidden-text>nascosto</text:hidden-text></text:p>", "Visto"),
        ("<text:section text:display='none'><text:p>via</text:p></text:section><text:p>qui</text:p>", "qui"),
        ("<text:section><text:p>In una sezione.</text:p></text:section>", "In una sezione."),
        (
            "<text:p>Oggi <text:date>12 marzo</text:date>, pagina <text:page-number>3</text:page-number></text:p>",
            "Oggi 12 marzo",
        ),
    ],
)
def test_what_is_shown(body: str, expected: str, tmp_path: Path) -> None:
    assert document_of(tmp_path, body).text == expected


def test_text_of_a_hidden_style_is_left_out(tmp_path: Path) -> None:
    styles = "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>"
    body = (
        "<text:p>Si vede<text:span text:style-name='H'> e non si vede</text:span>.</text:p>"
        "<text:p text:style-name='H'>No</text:p>"
    )
    assert document_of(tmp_path, body, styles=styles).text == "Si vede."


def test_headers_come_first_and_footers_last_without_page_numbers(tmp_path: Path) -> None:
    count = "pagina <text:page-number>1</text:page-number> di <text:page-count>2</text:page-count>"
    styles = (
        "<style:master-page><style:header><text:p>Comune di Ravenna</text:p></style:header>"
        f"<style:footer><text:p>Nota 4 – {count}</text:p></style:footer></style:master-page>"
        "<style:master-page><style:header><text:p>Comune di Ravenna</text:p></style:header>"
        "<style:header-left style:display='false'><text:p>mai</text:p></style:header-left>"
        f"<style:footer><text:p>{count}</text:p></style:footer></style:master-page>"
    )
    text = document_of(tmp_path, "<text:p>Il testo.</text:p>", styles=styles).text
    assert text == "Comune di Ravenna\n\nIl testo.\n\nNota 4"


def test_only_properties_that_the_text_confirms_are_hints(tmp_path: Path) -> None:
    meta = (
        "<dc:title>Al via Posidonia</dc:title><dc:creator>Utente</dc:creator><dc:date>2024-03-12T09:30:00</dc:date>"
        "<meta:initial-creator>Anna Rossi</meta:initial-creator><meta:creation-date>prima</meta:creation-date>"
    )
    body = "<text:p>Al via «Posidonia»</text:p><text:p>Ravenna, 12 marzo. Di Anna Rossi.</text:p>"
    hints = document_of(tmp_path, body, meta=meta).hints
    assert (hints.title, hints.authors, hints.published) == ("Al via Posidonia", ("Anna Rossi",), date(2024, 3, 12))


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    content = samples.odt("<text:p>prima</text:p>")
    bomb = b'<!DOCTYPE d [<!ENTITY a "testo che si moltiplica"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    changed = samples.repacked(content, "content.xml", lambda old: bomb + old.replace(b"prima", b"prima&a;&f;"))
    assert read(samples.write(tmp_path, "a.odt", changed)).text == "prima"
