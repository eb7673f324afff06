"""Prunes the encoder's vocabulary of a hundred languages to the pieces that Italian texts about projects use.

    python -m training.names.vocabulary DATA OUT

Pieces are counted over the corpora of the folder DATA, the development part of the project's corpus and its
gazetteers; those seen once, the single characters of Latin and Greek, and the special ones are kept with their
scores, so that what was one piece stays one piece. OUT receives `encoder.npz` and `tokenizer.json`.
"""

import argparse
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from extractor import gazetteers
from extractor.nlp.word_pieces import Word, WordPieces
from training.names.annotated_text import read_conll_words, read_kind
from training.names.encoder import package_file, read_encoder, tokenizer_of
from training.names.own_corpus import read_documents

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_BASIC = re.compile(r"▁|▁?[\u0021-\u024f\u0370-\u03ff\u2010-\u203a\u20ac]")
_WORDS = re.compile(r"(\s|^)?([^\W\d_]+['’]?|\d+|\S)")


def words_of_data(data: Path, corpus: Path) -> Iterator[tuple[Word, ...]]:
    """All words that the network may learn from: KIND, WikiNEuRal, Universal Dependencies, the corpus, gazetteers."""
    for path in sorted((data / "kind").glob("*.tsv")):
        if not path.stem.endswith("_test"):
            yield from (text.words for text in read_kind(path))
    for path in sorted((data / "wikineural").glob("*.conllu")):
        yield from read_conll_words(path)
    for path in sorted((data / "ud").glob("*.conllu")):
        yield from read_conll_words(path)
    for _, document in read_documents(corpus):
        yield tuple(_words_of(document.text))
    for path in sorted(gazetteers.GAZETTEERS_DIR.glob("*.*")):
        yield tuple(_words_of(path.read_text("utf-8")))


def prune(tokenizer: Tokenizer, pieces: list[tuple[str, float]], texts: Iterator[tuple[Word, ...]]) -> list[int]:
    """The indices of the pieces that are kept, the special ones first."""
    word_pieces = WordPieces(tokenizer)
    used = {piece for words in texts for found in word_pieces.of(words) for piece in found}
    special = [index for index, (piece, _) in enumerate(pieces) if piece in SPECIAL]
    others = [i for i, (piece, _) in enumerate(pieces) if (i in used or _BASIC.fullmatch(piece)) and i not in special]
    return special + others


def main(data: Path, corpus: Path, out: Path) -> None:
    """Writes the pruned encoder and its tokenizer."""
    encoder = read_encoder(package_file())
    kept = prune(tokenizer_of(encoder.pieces, encoder.unknown), encoder.pieces, words_of_data(data, corpus))
    pieces = [encoder.pieces[index] for index in kept]
    words = "embeddings.word_embeddings.weight"
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / "encoder.npz", **encoder.weights | {words: encoder.weights[words][kept]})
    tokenizer_of(pieces, [piece for piece, _ in pieces].index("<unk>")).save(str(out / "tokenizer.json"))
    logging.info("%d of %d pieces kept", len(kept), len(encoder.pieces))


def _words_of(text: str) -> Iterator[Word]:
    for match in _WORDS.finditer(text):
        yield Word(match[2], not match[1] and match.start() > 0)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with kind/, wikineural/ and ud/")
    parser.add_argument("out", type=Path, help="where the pruned encoder goes")
    parser.add_argument("--corpus", type=Path, default=Path("corpus/development"), help="the project's own texts")
    arguments = parser.parse_args()
    main(arguments.data, arguments.corpus, arguments.out)
