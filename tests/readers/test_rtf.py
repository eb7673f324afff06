"""RTF: everything a reader of the page sees, in its order."""

from datetime import date
from pathlib import Path

import pytest

from extractor.readers.read import read
from tests.readers import samples

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset2 Symbol;}{\f2\fcharset238 Times New Roman CE;}"
    r"{\f3\fcharset77 Geneva;}}"
)


def text_of(folder: Path, body: str, head: str = r"\ansi\ansicpg1252\deff0") -> str:
    content = f"{{\\rtf1{head}{FONTS}{{\\colortbl;\\red0;}}{{\\stylesheet{{\\s0 Normale;}}}} {body}}}\0".encode(
        "cp1252"
    )
    return read(samples.write(folder, "a.rtf", content)).text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Perch\'e9 no\par {\b già} fatto\line Poi\~qui\par", "Perché no\n\ngià fatto\nPoi qui"),
        ("una\r\nriga \\{sola\\}\\par", "unariga {sola}"),
        (r"\uc1 \u8220\'93virgolette\u8221\'94 \uc0 \u232 \u8364  \uc2 \u233??.\par", "“virgolette” è€ é."),
        (r"\u-10179?\u-8704? faccia\par", "😀 faccia"),
        (r"Ecco {\f1 \'b7}{\f2 \'e8}{\f3 \'8e} {\f0 \'e8}\par", "Ecco •čé è"),
        (r"par\-tenariato S3\_4 \emdash\rquote\par", "partenariato S3-4 —’"),
        (r"{\listtext\pard\'b7\tab}\ls1 uno\par{\pntext\'b7\tab}due\par Fine.\par", "- uno\n\n- due\n\nFine."),
        (
            r"\pard Prima:\par\trowd\pard\intbl Ente\cell Euro\cell\row\trowd\intbl Comune\par di Pola\cell 5\cell\row"
            r"\pard Dopo.\par",
            "Prima:\n\nEnte | Euro\nComune di Pola | 5\n\nDopo.",
        ),
        (
            r"\trowd\intbl Ente\cell\pard\intbl\itap2 Pola\nestcell 5\nestcell{\*\nesttableprops\trowd\nestrow}"
            r"{\nonesttables\par}\pard\intbl\cell\row",
            "Ente | Pola | 5 |",
        ),
        (
            r"Il progetto{\super\chftn}{\*\footnote\chftn Una nota.\par} parte{\footnote\ftnalt In coda.}.\par",
            "Il progetto parte.\n\nUna nota.\n\nIn coda.",
        ),
        (
            r"pri{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 1}}{\shptxt riquadro\par}}{\shprslt due\par}}ma\par dopo\par",
            "prima\n\nriquadro\n\ndopo",
        ),
        (
            r"{\header Comune\par}{\headerf Comune\par}{\footerf \chpgn\par}{\footer Nota 4 \endash pagina \chpgn di "
            r"{\field{\*\fldinst NUMPAGES}{\fldrslt 2}}\par}Testo.\par",
            "Comune\n\nTesto.\n\nNota 4",
        ),
        (
            r"Re{\deleted tol}{\revised sta}{\v nascosto}{\*\annotation no}.{\deleted\par}\v via\v0  Ancora.\par",
            "Resta. Ancora.",
        ),
        (r'{\field{\*\fldinst {HYPERLINK "http://a.example"}}{\fldrslt {\ul qui}}} ecco\par', "qui ecco"),
        (
            r"{\pict\pngblip 89504e47}{\*\blipuid ff}{\object{\*\objdata 00}{\result esito}}\bin4 }{}{ fine\par",
            "esito fine",
        ),
        (r"{\upr{doppio}{\*\ud{una volta}}}\par", "una volta"),
    ],
)
def test_what_is_shown(body: str, expected: str, tmp_path: Path) -> None:
    assert text_of(tmp_path, body) == expected


@pytest.mark.parametrize(
    ("head", "code"),
    [(r"\mac", "8f"), (r"\pc", "8a"), (r"\pca", "8a"), (r"\ansi\ansicpg1250", "e8"), (r"\ansi\ansicpg99", "e8")],
)
def test_letters_are_read_by_the_set_that_the_head_names(head: str, code: str, tmp_path: Path) -> None:
    expected = "č" if "1250" in head else "è"
    content = f"{{\\rtf1{head} caff\\'{code}\\par}}".encode()
    assert read(samples.write(tmp_path, "a.rtf", content)).text == f"caff{expected}"


def test_properties_are_hints_where_the_text_bears_them_out(tmp_path: Path) -> None:
    info = (
        r"{\info{\title Al via Posidonia}{\author Anna Rossi}{\creatim\yr2023\mo1\dy9}{\revtim\yr2024\mo3\dy12\hr9}"
        r"{\printim\yr0\mo0\dy0}}"
    )
    text = text_of(tmp_path, info + r"Al via Posidonia\par Ravenna, 12 marzo. Di Anna Rossi.\par")
    assert text == "Al via Posidonia\n\nRavenna, 12 marzo. Di Anna Rossi."
    hints = read(tmp_path / "a.rtf").hints
    assert (hints.title, hints.authors, hints.published) == ("Al via Posidonia", ("Anna Rossi",), date(2024, 3, 12))


def test_groups_nested_without_end_cost_no_more_than_their_length(tmp_path: Path) -> None:
    depth = 100_000
    assert text_of(tmp_path, "{" * depth + "fondo" + "}" * depth) == "fondo"
