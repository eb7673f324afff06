"""Corpora of words: spaces as Italian is printed, neighbours of one label as one name."""

from pathlib import Path

import pytest

from extractor.nlp.bio_tags import NamedWords
from training.names.annotated_text import read_conll_words, read_kind, spaced


def printed(*words: str) -> str:
    """The words as they are printed."""
    return "".join(word.text if word.is_glued else f" {word.text}" for word in spaced(words)).strip()


@pytest.mark.parametrize(
    "text",
    [
        "Nasce l' Ente , a Lodi .|Nasce l'Ente, a Lodi.",
        'Il " Vento " ( Lodi )|Il "Vento" (Lodi)',
        "« Sì » , dice|«Sì», dice",
        'e " uno " e " due " .|e "uno" e "due".',
        "dell' 80 % circa|dell'80% circa",
    ],
)
def test_words_are_spaced_as_printed(text: str) -> None:
    words, expected = text.split("|")
    assert printed(*words.split()) == expected


def test_neighbours_with_the_same_label_are_one_name(tmp_path: Path) -> None:
    path = tmp_path / "part.tsv"
    path.write_text("A\tO\nAnna\tB-PER\nNeri\tI-PER\nLodi\tB-LOC\n\nPo\tLOC\nPiave\tLOC\n", "utf-8")
    first, second = read_kind(path)
    assert first.names == (NamedWords(1, 3, "PER"), NamedWords(3, 4, "LOC"))
    assert second.names == (NamedWords(0, 2, "LOC"),)
    assert [word.text for word in first.words] == ["A", "Anna", "Neri", "Lodi"]


def test_words_of_a_treebank(tmp_path: Path) -> None:
    path = tmp_path / "bank.conllu"
    path.write_text("# text = Sì.\n1\tSì\t_\n2-3\tdella\t_\n4\t.\t_\n\n1\tNo\t_\n", "utf-8")
    assert [[word.text for word in words] for words in read_conll_words(path)] == [["Sì", "."], ["No"]]
