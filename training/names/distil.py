"""Makes the fast pipeline's lessons: texts that the large network labels, and a vector for each of their words.

    python -m training.names.distil TAGGER ENCODER DATA OUT
    python -m spacy train training/names/fast.cfg --output OUT/trained --paths.lessons OUT …

A small convolutional network learns more from much text that a large one has labelled than from the little that people
have (Hinton et al. 2015). The texts are KIND's training parts with the labels that people gave them, WikiNEuRal's and
Universal Dependencies' sentences, and the development documents with their variants. The vector of a word is the mean
of what the large network's last layer holds wherever the word stands, reduced to the WIDTH directions in which words
differ most, so that the small one knows words as the large one does.
"""

import argparse
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from extractor.nlp.bio_tags import NamedWords
from extractor.nlp.word_pieces import Word
from training.names.annotated_text import KIND_LABELS, AnnotatedText, read_conll_words, read_kind
from training.names.network import NameTagger, Reader, load_tagger, names_of, word_states
from training.names.own_corpus import annotated_documents

WIDTH = 96
MOST_WORDS = 60_000
SENTENCES = 8
VARIANTS = 12
_PASSAGE = 190

_log = logging.getLogger(__name__)
Array = NDArray[np.float32]


class Teacher:
    """The large network: it labels texts and remembers what it made of every word."""

    def __init__(self, tagger: NameTagger, reader: Reader) -> None:
        self._tagger, self._reader = tagger.eval(), reader
        self._sums: dict[str, Array] = defaultdict(lambda: np.zeros(384, np.float32))
        self._counts: dict[str, int] = defaultdict(int)

    def label(self, texts: Sequence[AnnotatedText]) -> list[AnnotatedText]:
        """The texts with the names that the network finds."""
        states = word_states(self._tagger, self._reader, texts, _PASSAGE)
        self._remember(chain.from_iterable(t.words for t in texts), states.numpy())
        found = names_of(self._tagger, texts, states)
        return [AnnotatedText(text.words, tuple(names)) for text, names in zip(texts, found, strict=True)]

    def vectors(self) -> tuple[list[str], Array]:
        """The commonest words and their vectors, each of length 1 at most, shape (words, WIDTH)."""
        words = sorted(self._counts, key=lambda word: (-self._counts[word], word))[:MOST_WORDS]
        means = np.stack([self._sums[word] / self._counts[word] for word in words])
        centred = means - means.mean(axis=0)
        _, _, directions = np.linalg.svd(centred[:20_000], full_matrices=False)
        reduced = centred @ directions[:WIDTH].T
        return words, (reduced / np.linalg.norm(reduced, axis=1).mean()).astype(np.float32)

    def _remember(self, words: Iterable[Word], states: Array) -> None:
        for word, state in zip(words, states, strict=True):
            self._sums[word.text] += state
            self._counts[word.text] += 1


def unlabelled(data: Path) -> Iterator[AnnotatedText]:
    """Sentences of WikiNEuRal and of the Universal Dependencies treebanks."""
    for path in sorted((data / "wikineural").glob("*.conllu")):
        yield from (AnnotatedText(words, ()) for words in read_conll_words(path))
    for path in sorted((data / "ud").glob("*.conllu")):
        yield from (AnnotatedText(words, ()) for words in read_conll_words(path))


def documents_of(nlp: Language, texts: Iterable[AnnotatedText], size: int) -> Iterator[Doc]:
    """Documents of `size` consecutive texts each, with their names as entities."""
    rest = iter(texts)
    while lot := [text for _, text in zip(range(size), rest, strict=False)]:
        words = [word for text in lot for word in text.words]
        spaces = [not following.is_glued for following in words[1:]] + [False]
        doc = Doc(nlp.vocab, [word.text for word in words], spaces)
        starts = np.cumsum([0, *(len(text.words) for text in lot)]).tolist()
        names = [(start, name) for start, text in zip(starts, lot, strict=False) for name in text.names]
        doc.set_ents([Span(doc, start + n.first, start + n.last, n.label) for start, n in names])
        yield doc


def main(arguments: argparse.Namespace) -> None:
    """Writes `train.spacy`, `dev.spacy` and `vectors`, a blank pipeline with the words' vectors."""
    teacher = Teacher(load_tagger(arguments.tagger), Reader(arguments.encoder))
    nlp = spacy.blank("it")
    kind = arguments.data / "kind"
    own = annotated_documents(arguments.corpus, lambda text: _kind_names(teacher, text), VARIANTS, seed=2)
    people = [text for part in arguments.parts for text in read_kind(kind / f"{part}_train.tsv")]
    taught = teacher.label(list(unlabelled(arguments.data)))
    # People's labels lack the project's own: the network's are added where people wrote nothing.
    people = [_with_own(text, seen) for text, seen in zip(people, teacher.label(people), strict=True)]
    documents = chain(
        documents_of(nlp, people, SENTENCES), documents_of(nlp, taught, SENTENCES), documents_of(nlp, own, 1)
    )
    arguments.out.mkdir(parents=True, exist_ok=True)
    DocBin(docs=documents, store_user_data=False).to_disk(arguments.out / "train.spacy")
    dev = documents_of(nlp, read_kind(kind / "WN_dev.tsv"), SENTENCES)
    DocBin(docs=dev).to_disk(arguments.out / "dev.spacy")
    words, vectors = teacher.vectors()
    nlp.vocab.vectors = spacy.vectors.Vectors(data=vectors, keys=[nlp.vocab.strings.add(word) for word in words])
    nlp.to_disk(arguments.out / "vectors")
    _log.info("%d words have a vector", len(words))


def _kind_names(teacher: Teacher, text: AnnotatedText) -> Iterator[NamedWords]:
    return (name for name in teacher.label([text])[0].names if name.label in KIND_LABELS)


def _with_own(text: AnnotatedText, seen: AnnotatedText) -> AnnotatedText:
    taken = {word for name in text.names for word in range(name.first, name.last)}
    own = (n for n in seen.names if n.label not in KIND_LABELS and taken.isdisjoint(range(n.first, n.last)))
    return AnnotatedText(text.words, tuple(sorted((*text.names, *own))))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tagger", type=Path, help="folder with the fine-tuned network")
    parser.add_argument("encoder", type=Path, help="folder with the pruned encoder's tokenizer")
    parser.add_argument("data", type=Path, help="folder with kind/, wikineural/ and ud/")
    parser.add_argument("out", type=Path, help="where the lessons go")
    parser.add_argument("--corpus", type=Path, default=Path("corpus/development"), help="documents with gold")
    parser.add_argument("--parts", nargs="+", default=["WN", "FIC"], help="parts of KIND")
    main(parser.parse_args())
