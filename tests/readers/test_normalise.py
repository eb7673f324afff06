"""One form of text, and the way back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.normalise import normalise
from extractor.schema.layout import TextBox

SIGNS = st.sampled_from("aè’“«*_#-• \t\n\r\u00a0\u00ad\u200b\u0301\ufb01\u2028\ud800\x00\x0c")
ANY_TEXT = st.one_of(st.text(), st.text(SIGNS, max_size=40))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("perche\u0301 la citta\u0300", "perché la città"),
        ("1,2\u00a0milioni\u202fdi\teuro", "1,2 milioni di euro"),
        ("co\u00adfinan\u200bziato", "cofinanziato"),
        ("\ufeffuna riga\r\nun'altra\rla terza", "una riga\nun'altra\nla terza"),
        ("  due   spazi \n  e rientro  ", "due spazi\ne rientro"),
        ("uno\n \n\n\ndue", "uno\n\ndue"),
        ("e\ufb03cace, \ufb01nanziato", "efficace, finanziato"),
        ("l’«Hub» “Innovazione” – l'altro", "l’«Hub» “Innovazione” – l'altro"),
        ("S3\u20114AlpClusters", "S3-4AlpClusters"),
        ("•\u00a0Comune di Ravenna\n\uf0b7Comune di Pola\n* terzo", "- Comune di Ravenna\n- Comune di Pola\n- terzo"),
        ("fine\x00 \x07del testo\ufffc", "fine del testo"),
        ("\ud83d", "\ufffd"),
        ("각 \u1100\u1161", "각 가"),
    ],
)
def test_each_rule(raw: str, expected: str) -> None:
    assert normalise(raw).text == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("**COMUNICATO n. 7**", "COMUNICATO n. 7"),
        ("## **Al via il progetto**", "Al via il progetto"),
        ('si segnala "*Alpine Forum*": un incontro', 'si segnala "Alpine Forum": un incontro'),
        ("il progetto _Mare_, ***molto*** atteso", "il progetto Mare, molto atteso"),
        ("**(ANSA)** resta", "(ANSA) resta"),
    ],
)
def test_marks_of_emphasis_go(raw: str, expected: str) -> None:
    assert normalise(raw).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 = 30",
        "un asterisco* e un altro* con nota",
        "(*) nota in calce (*)",
        "nome_del_file e altro_nome",
        "**mai chiuso",
        "**un paragrafo\n\nun altro**",
        "#hashtag e n. #7",
        "firma ________ data ________",
    ],
)
def test_signs_that_are_no_emphasis_stay(text: str) -> None:
    assert normalise(text).text == text


@given(ANY_TEXT)
def test_normalising_again_changes_nothing(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once
    once.encode()


@given(ANY_TEXT)
def test_origins_run_forward_within_the_raw_text(raw: str) -> None:
    result = normalise(raw)
    origins = list(result.origins)
    assert len(origins) == len(result.text) + 1
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(raw) for origin in origins)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("l´Universita` dellʼAquila, E` partito", "l'Universita' dell'Aquila, E' partito"),
        ("dell''Università e gli anni ´90", "dell'Università e gli anni '90"),
        ("''Vela'', ``Vela’’, (‘‘Vela’’) e <<Vela>>.", '"Vela", "Vela", ("Vela") e «Vela».'),
        ("≪Vela≫ ＂Vela＂ ‟Vela”", '«Vela» "Vela" “Vela”'),
        ("2014\u22122020 \u2015 poi 3\u20125", "2014-2020 — poi 3–5"),
        ("alle 5′ e 3`, po' d’oro: 'Vela' ‘Vela’", "alle 5′ e 3`, po' d’oro: 'Vela' ‘Vela’"),
    ],
)
def test_what_stands_in_for_a_quote_or_an_apostrophe_is_one(raw: str, expected: str) -> None:
    assert normalise(raw).text == expected


@given(st.text(st.sampled_from("abèÀ 12,.;:«»“”’'()€%-\n\u00a0"), max_size=80))
def test_words_quotes_and_signs_are_all_kept(raw: str) -> None:
    once = re.sub("['’]{2,}", "'", raw)
    assert "".join(normalise(once).text.split()) == "".join(once.split())


@given(st.lists(st.text(st.sampled_from("abè\u00ad\ufb01e\u0301"), min_size=1, max_size=6), min_size=1, max_size=8))
def test_boxes_lie_over_the_same_words(words: list[str]) -> None:
    """Each word's box, carried over, covers exactly what the word is when normalised alone."""
    raw, boxes = "", []
    for word in words:
        boxes.append(TextBox(len(raw), len(raw) + len(word), 1, (0, 0, 1, 1)))
        raw += word + " \u00a0"
    result = normalise(raw)
    alone = [text for word in words if (text := normalise(word).text)]
    assert [result.text[box.start : box.end] for box in result.carry(boxes)] == alone


def test_a_text_of_unclosed_marks_costs_no_more_than_another() -> None:
    assert len(normalise("**a " * 100_000).text) == 399_999
