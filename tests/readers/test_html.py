"""Web pages: the article whole, without what a site puts around it, and what the page says of itself."""

from datetime import date
from pathlib import Path

import pytest

from extractor.errors import UnreadableDocument
from extractor.readers.read import read
from extractor.schema.document import Hints
from tests.readers import samples

BODY = """
<p class="numero">Comunicato n. 48 del 12/03/2024</p>
<h1>Al via Posidonia Viva</h1>
<p>Il progetto <b>Posidonia Viva</b>, che il programma Interreg Italia-Croazia cofinanzia con 1,2&nbsp;milioni di euro,
parte oggi a&shy; Ravenna con un primo incontro fra i partner.<script>no()</script></p>
<h2>I partner</h2>
<ul><li>Università di Bologna (capofila)</li><li><a href="/pola">Comune di Pola</a></li></ul>
<table>
<tr><th>Partner</th><th>Ruolo</th></tr><tr><td><p>Comune di Pola</p></td><td>partner<br>associato</td></tr>
</table>
<p>Per due anni si lavorerà sulla qualità delle acque costiere e sul ripristino delle praterie, anche nelle scuole.</p>
<p>Info: <a href="https://posidonia.example">posidonia.example</a></p>
"""
ARTICLE = [
    "Comunicato n. 48 del 12/03/2024",
    "Al via Posidonia Viva",
    "Il progetto Posidonia Viva, che il programma Interreg Italia-Croazia cofinanzia con 1,2 milioni di euro,"
    " parte oggi a Ravenna con un primo incontro fra i partner.",
    "I partner",
    "- Università di Bologna (capofila)",
    "- Comune di Pola",
    "Partner | Ruolo\nComune di Pola | partner associato",
    "Per due anni si lavorerà sulla qualità delle acque costiere e sul ripristino delle praterie, anche nelle scuole.",
    "Info: posidonia.example",
]
MENU = "<ul><li><a href=/a>Notizie</a></li><li><a href=/b>Servizi</a></li><li><a href=/c>Contatti</a></li></ul>"
OTHERS = "".join(
    f"<li><a href=/{n}>Un'altra notizia di oggi, la numero {n}: stanziati 2.000 euro per le mense scolastiche</a></li>"
    for n in range(9)
)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "template",
    [
        "{article}",
        "<header>{menu}</header><nav>{menu}</nav><main>{article}</main><aside>{others}</aside><footer>Via</footer>",
        "<div class='cookie-banner'><p>Questo sito usa i cookie.</p></div><div id='main'>{article}</div>",
        "<div>{menu}</div><div class='testo'>{article}</div><h3>Altre notizie</h3><ul>{others}</ul>",
        "<table><tr><td>{menu}</td><td>{article}</td></tr></table>",
        "<div hidden>nascosto</div><div style='display: none'>nascosto</div>{article}",
        "<p aria-hidden=true>no</p><p style='visibility: hidden'>no</p><noscript>no</noscript><template>no</template>"
        "<p class=sr-only>Salta al contenuto</p>{article}",
        "<div class='content with-sidebar'><h1 class=sr-only>Sito</h1>{article}</div>"
        "<div id=sidebar><h3>I più letti</h3><p>Altro</p></div><div class='newsletter'><h3>Iscriviti</h3></div>",
    ],
)
def test_the_article_comes_out_whole_and_alone(template: str, tmp_path: Path) -> None:
    content = page(template.format(article=BODY, menu=MENU, others=OTHERS))
    assert read(samples.write(tmp_path, "a.html", content)).text.split("\n\n") == ARTICLE


JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"}, {"@type": ["NewsArticle"],'
    ' "headline": "Al via Posidonia Viva", "datePublished": "2024-03-12T10:00:00+01:00",'
    ' "author": [{"@type": "Person", "name": "Anna Rossi"}], "publisher": {"name": "Regione Esempio"}}]}</script>'
)
COMPLETE = Hints(
    title="Al via Posidonia Viva",
    publisher="Regione Esempio",
    published=date(2024, 3, 12),
    authors=("Anna Rossi",),
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (JSON_LD, COMPLETE),
        (
            "<meta property='og:title' content='Al via Posidonia Viva - Regione Esempio'>"
            "<meta property='og:site_name' content='Regione Esempio'><meta name='author' content='Anna Rossi'>"
            "<meta property='article:published_time' content='2024-03-12'>",
            COMPLETE,
        ),
        (
            "<title>Un titolo</title><meta name='date' content='12 marzo 2024'>",
            Hints(title="Un titolo", published=date(2024, 3, 12)),
        ),
        ("<meta name='date' content='marzo 2024'>", Hints()),
        (
            "<title>Un titolo</title><meta name='date' content='12/03/2024'>",
            Hints(title="Un titolo", published=date(2024, 3, 12)),
        ),
        ("<script type='application/ld+json'>{non è json</script><meta name='date' content='2024-99-99'>", Hints()),
    ],
)
def test_hints(head: str, expected: Hints, tmp_path: Path) -> None:
    assert read(samples.write(tmp_path, "a.html", page("<p>Il testo.</p>", head))).hints == expected


OTHER_ARTICLE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Un\'altra notizia",'
    ' "datePublished": "2023-01-09"}</script>'
)


def test_of_several_articles_that_a_page_describes_it_is_the_one_it_shows(tmp_path: Path) -> None:
    content = page("<h1>Al via <em>Posidonia</em> Viva</h1><p>Il testo.</p>", OTHER_ARTICLE + JSON_LD)
    assert read(samples.write(tmp_path, "a.html", content)).hints == COMPLETE


def test_line_breaks_inside_a_description_do_not_spoil_it(tmp_path: Path) -> None:
    content = page("<p>Il testo.</p>", JSON_LD.replace("Al via", "Al\nvia"))
    assert read(samples.write(tmp_path, "a.html", content)).hints == COMPLETE


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<table><caption>Chi paga</caption><tr><th>Ente</th><th>Euro</th></tr><tr><td>Pola</td><td>5</td></tr>"
            "</table>",
            "Chi paga\n\nEnte | Euro\nPola | 5",
        ),
        (
            "<figure><img src=a.png alt=foto><figcaption>Il porto</figcaption></figure><p>Testo.</p>",
            "Il porto\n\nTesto.",
        ),
        (
            "<p>Il progetto<sup>1</sup> costa 5 euro<sup><a href='#n2'>[2]</a></sup>.<sup>*</sup></p>",
            "Il progetto costa 5 euro.",
        ),
        ("<p>80 m<sup>2</sup>, 10<sup>6</sup>, il 1<sup>o</sup> e CO<sup>2</sup></p>", "80 m2, 106, il 1o e CO2"),
    ],
)
def test_captions_stand_apart_and_note_marks_go(body: str, expected: str, tmp_path: Path) -> None:
    assert read(samples.write(tmp_path, "a.html", page(body))).text == expected


@pytest.mark.parametrize(("charset", "encoding"), [("; charset=windows-1252", "cp1252"), ("", "utf-8")])
def test_a_page_saved_with_all_its_parts_is_read_as_the_page(charset: str, encoding: str, tmp_path: Path) -> None:
    head = f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html{charset}\n"
    body = page("<p>Già “più” viva.</p>", JSON_LD).decode().encode(encoding)
    content = (
        head.encode() + b"Content-Transfer-Encoding: 8bit\n\n" + body + b"\n--x\nContent-Type: text/css\n\np{}\n--x--\n"
    )
    document = read(samples.write(tmp_path, "a.mhtml", content))
    assert (document.text, document.hints) == ("Già “più” viva.", COMPLETE)


def test_lines_broken_by_br_are_paragraphs_as_in_a_text(tmp_path: Path) -> None:
    content = page("<div>Il Comune<br><br>Il progetto parte a maggio.<br>- Pola<br>- Ravenna</div>")
    text = read(samples.write(tmp_path, "a.html", content)).text
    assert text.split("\n\n") == ["Il Comune", "Il progetto parte a maggio.", "- Pola", "- Ravenna"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_pages_saved_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    content = "<html><head><title>à</title></head><body><p>Già “più” – perché</p></body></html>".encode(encoding)
    assert read(samples.write(tmp_path, "a.htm", content)).text == "Già “più” – perché"


def test_a_page_nested_too_deeply_is_refused_rather_than_cut(tmp_path: Path) -> None:
    deep = page("<p>Il titolo.</p>" + "<div>" * 500 + "<p>Il testo.</p>")
    assert read(samples.write(tmp_path, "a.html", deep)).text == "Il titolo.\n\nIl testo."
    too_deep = page("<p>Il titolo.</p>" + "<div>" * 50_000 + "<p>Il testo.</p>")
    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        read(samples.write(tmp_path, "a.html", too_deep))
