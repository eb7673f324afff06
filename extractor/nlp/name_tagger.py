"""The spaCy component that finds names with the fine-tuned encoder: words in, `doc.ents` and `doc.tensor` out.

`doc.tensor` holds what a middle layer makes of each word in its context, for the head that decides on facts.

One window of the text is read at a time, on one core: no padding, and no text's names hang on its neighbours. Windows
side by side would gain nothing, since 64 pieces at once take as long for each as 256 do.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.nlp.bio_tags import BioTags, NamedWords, Scores
from extractor.nlp.word_pieces import Window, Word, WordPieces, windows

FACTORY = "spoglio_names"
GRAPH, TOKENIZER, LABELS = "graph.onnx", "tokenizer.json", "labels.json"

States = NDArray[np.float16]

_SENTENCE_ENDS = frozenset([*".!?;:", "..."])
_PARAGRAPH, _SENTENCE, _CLAUSE, _NONE = 3, 2, 1, 0


@Language.factory(FACTORY, assigns=["doc.ents", "doc.tensor"], default_config={"longest": 158})
def make_name_tagger(nlp: Language, name: str, longest: int) -> "NameTagger":
    """The component, empty until its folder is read; `longest` is the most pieces of a window."""
    return NameTagger(longest)


class NameTagger:
    """Finds names; its folder holds the network, the tokenizer and the list of labels."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._files: dict[str, bytes] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc.ents`, and `doc.tensor`: float16, shape (tokens, width), zero for space."""
        tokens = [token for token in doc if not token.is_space]
        if not tokens:
            return doc
        scores, states, breaks = self._read(tokens)
        doc.tensor = np.zeros((len(doc), states.shape[1]), dtype=states.dtype)
        doc.tensor[[token.i for token in tokens]] = states
        found = self._names(scores, breaks)
        doc.set_ents([Span(doc, tokens[n.first].i, tokens[n.last - 1].i + 1, label=n.label) for n in found])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:
        """Each document of a stream in turn: the size of the batch makes no difference."""
        return (self(doc) for doc in stream)

    def use(self, graph: bytes, tokenizer: bytes, labels: bytes) -> Self:
        """Takes the contents of the three files."""
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        self._files = {GRAPH: graph, TOKENIZER: tokenizer, LABELS: labels}
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        pieces = Tokenizer.from_buffer(tokenizer)
        self._pieces = WordPieces(pieces)
        self._first, self._last = pieces.token_to_id("<s>"), pieces.token_to_id("</s>")
        self._tags = BioTags(json.loads(labels))
        return self

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """Writes the three files into the folder `path`."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (Path(path) / name).write_bytes(content)

    def from_disk(self, path: Path | str, **_: Any) -> Self:
        """Reads the three files from the folder `path`."""
        return self.use(*((Path(path) / name).read_bytes() for name in (GRAPH, TOKENIZER, LABELS)))

    def to_bytes(self, **_: Any) -> bytes:
        """The three files as one."""
        content: bytes = srsly.msgpack_dumps(self._files)
        return content

    def from_bytes(self, content: bytes, **_: Any) -> Self:
        """Takes what `to_bytes` gave."""
        files = srsly.msgpack_loads(content)
        return self.use(*(files[name] for name in (GRAPH, TOKENIZER, LABELS)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Lets spaCy send the component to other processes: a running network cannot be pickled, its file can."""
        return _from_bytes, (self._longest, self.to_bytes())

    def _read(self, tokens: list[Token]) -> tuple[Scores, States, list[int]]:
        """The scores of the tokens' tags, their states, and how well the text can be parted before each."""
        pieces = self._pieces.of([word_of(token) for token in tokens])
        text = tokens[0].doc.text
        breaks = [_NONE, *(_break(before.text, text[_end(before) : token.idx]) for before, token in pairwise(tokens))]
        lengths = [len(word) for word in pieces]
        read = [self._run(pieces, window) for window in windows(lengths, breaks, self._longest)]
        return np.concatenate([scores for scores, _ in read]), np.concatenate([states for _, states in read]), breaks

    def _names(self, scores: Scores, breaks: list[int]) -> Iterator[NamedWords]:
        """The names, none of which crosses a paragraph's end."""
        paragraphs = [0, *(i for i, quality in enumerate(breaks) if quality == _PARAGRAPH), len(breaks)]
        for start, end in pairwise(paragraphs):
            for name in self._tags.decode(scores[start:end]):
                yield NamedWords(start + name.first, start + name.last, name.label)

    def _run(self, pieces: list[tuple[int, ...]], window: Window) -> tuple[Scores, States]:
        """The scores and states of the words that a window owns, shapes (words, tags) and (words, width)."""
        words = pieces[window.first : window.last]
        sequence = [self._first, *(piece for word in words for piece in word), self._last]
        firsts = np.cumsum([1, *map(len, words)])[window.own_first - window.first : window.own_last - window.first]
        feed = {"pieces": np.array([sequence], dtype=np.int64), "firsts": firsts.astype(np.int64)}
        scores, states = self._session.run(["scores", "states"], feed)
        return scores, states.astype(np.float16)


def _from_bytes(longest: int, content: bytes) -> NameTagger:
    return NameTagger(longest).from_bytes(content)


def word_of(token: Token) -> Word:
    """A token as the network reads it."""
    before = token.doc[token.i - 1] if token.i else None
    return Word(token.text, before is not None and not before.whitespace_ and not before.is_space)


def _end(token: Token) -> int:
    return token.idx + len(token)


def _break(before: str, between: str) -> int:
    """How well a text can be parted after the word `before`, with the space `between` it and the next."""
    if between.count("\n") > 1:
        return _PARAGRAPH
    if "\n" in between or before in _SENTENCE_ENDS:
        return _SENTENCE
    return _CLAUSE if before == "," else _NONE
