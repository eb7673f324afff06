"""Encodings told apart: whatever an office wrote Italian in, the same characters come out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.readers.encoding import decode, decode_declared, decode_markup

WORDS = [
    *(
        "Perché",
        "la",
        "città",
        "è",
        "così",
        "più",
        "grande",
        "però",
        "né",
        "già",
        "università",
        "È",
        "partito",
        "giovedì",
    ),
    *(
        "il",
        "progetto",
        "del",
        "Comune",
        "di",
        "Forlì",
        "virtù",
        "del",
        "1°",
        "marzo",
        "partner",
        "CITTÀ",
        "sarà",
        "può",
    ),
]
SIGNS = [", ", ". ", ": ", " - ", "\n", " ", " ", " "]
WINDOWS_SIGNS = [*SIGNS, " – ", " «", "» ", " “", "” ", " l’", "… ", " 5.000 € ", "\n• "]


def texts(signs: list[str]) -> st.SearchStrategy[str]:
    """Italian sentences of these words and signs."""
    pairs = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(signs)), min_size=1, max_size=30)
    return pairs.map(lambda found: "".join(word + sign for word, sign in found))


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859-15", "mac_roman", "cp850"])
@given(text=texts(SIGNS))
@example(text="")
def test_letters_in_the_encodings_of_old_offices(encoding: str, text: str) -> None:
    for word in ("città", "più", "però", "perché", "dì"):
        whole = f"{word} {text}"
        assert decode(whole.encode(encoding)) == whole


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
@given(text=texts(WINDOWS_SIGNS))
@example(text="Via a “Voci di Soglia”: c’è l’accordo.")
def test_letters_and_signs_of_word_processors(encoding: str, text: str) -> None:
    whole = f"La città: {text}"
    assert decode(whole.encode(encoding)) == whole


@given(st.lists(st.tuples(texts(WINDOWS_SIGNS), st.booleans()), min_size=1, max_size=8))
def test_files_put_together_from_utf8_and_windows(parts: list[tuple[str, bool]]) -> None:
    """Each line in either encoding; the file as a whole holds something that proves to be UTF-8."""
    parts = [("La città è più “viva”.", False), *((f"è {text}", is_windows) for text, is_windows in parts)]
    content = b"\n".join(text.encode("cp1252" if is_windows else "utf-8") for text, is_windows in parts)
    assert decode(content) == "\n".join(text for text, _ in parts)


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text", ["La città di Forlì: è così.", "perché l’Università “Alma” è già là", "«Più» – 5.000 €"]
)
def test_text_read_in_a_wrong_encoding_before_is_mended(text: str, read_as: str) -> None:
    twice = text.encode().decode(read_as, errors="replace")
    if "\ufffd" not in twice:
        assert decode(f"Prima riga: già a posto.\n{twice}\n".encode()) == f"Prima riga: già a posto.\n{text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo, Ângela, CRISTÃO",
        "Čakovec – Škofja Loka – Ruđer Bošković",
        "Ålesund, Ærø, Örebro, Łódź, Île-de-France, Évora",
        "300 €/m², ±5 °C, ½ ora, § 4, µm",
        "Ä, Ö, Ü und ß",
    ],
)
def test_names_of_other_languages_stay(text: str) -> None:
    assert decode(text.encode()) == text


@given(texts(WINDOWS_SIGNS))
def test_good_text_is_not_mended(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("US-ASCII", "cp1252"),
        ("utf-8", "cp1252"),
        ("windows-1252", "utf-8"),
        ("x-mac-roman", "mac_roman"),
        ("punycode", "cp1252"),
        ("unicode_escape", "cp1252"),
        ("nessuna", "cp1252"),
        (None, "cp1252"),
    ],
)
def test_a_declaration_is_believed_where_it_can_be(name: str | None, encoding: str) -> None:
    text = "La città è “già” viva \\u0041 – 5.000 €"
    assert decode_declared(text.encode(encoding), name) == text
    if name:
        page = f"<meta charset='{name}'>{text}"
        assert decode_markup(page.encode(encoding)) == page
