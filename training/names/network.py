"""The network: the encoder with one linear layer that scores the tags of each word, and how it reads texts."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from extractor.nlp.bio_tags import BioTags, NamedWords
from extractor.nlp.word_pieces import WordPieces
from training.names.annotated_text import LABELS, AnnotatedText

TAGS = BioTags(LABELS)
NOT_A_WORD = -100
"""The target of pieces that open no word: PyTorch's losses pass it over."""


class NameTagger(nn.Module):
    """Scores the tags of every piece; those of a word are the scores of its first piece."""

    def __init__(self, vocabulary: int, *, layers: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig(
            vocab_size=vocabulary,
            hidden_size=384,
            num_hidden_layers=layers,
            num_attention_heads=12,
            intermediate_size=1536,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(384, TAGS.count)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Log probabilities, shape (texts, pieces, tags), of the pieces and the mask of those that are none."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        return self.tags(self.dropout(hidden)).float().log_softmax(dim=-1)


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts as the network reads them, each of shape (texts, pieces).

    `targets` are tags, or NOT_A_WORD; `is_partial` marks texts whose annotators did not look for our own labels.
    """

    pieces: Tensor
    mask: Tensor
    targets: Tensor
    is_partial: Tensor


@dataclass(frozen=True, slots=True)
class Passage:
    """Texts joined to one sequence: `pieces` and, beside each, its tag or NOT_A_WORD."""

    pieces: list[int]
    targets: list[int]
    is_partial: bool


class Reader:
    """Turns texts into passages and batches with one tokenizer."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._word_pieces = WordPieces(self.tokenizer)
        self._start, self._end, self._pad, self.unknown = (
            self.tokenizer.token_to_id(piece) for piece in ("<s>", "</s>", "<pad>", "<unk>")
        )

    def passages(self, texts: Iterable[AnnotatedText], longest: int) -> Iterator[Passage]:
        """Joins consecutive texts up to `longest` pieces; longer ones are parted between words."""
        pieces: list[int] = []
        targets: list[int] = []
        is_partial = False
        for text in texts:
            found = self._word_pieces.of(text.words)
            length = sum(map(len, found))
            partial = len(text.labels) < len(LABELS)
            if pieces and (len(pieces) + length > longest or partial != is_partial):
                yield Passage(pieces, targets, is_partial)
                pieces, targets = [], []
            is_partial = partial
            for word, tag in zip(found, TAGS.encode(text.names, len(found)).tolist(), strict=True):
                if len(pieces) + len(word) > longest:
                    yield Passage(pieces, targets, is_partial)
                    pieces, targets = [], []
                pieces += word
                targets += [tag] + [NOT_A_WORD] * (len(word) - 1)
        if pieces:
            yield Passage(pieces, targets, is_partial)

    def batch(self, passages: Sequence[Passage]) -> Batch:
        """The passages side by side, each between the marks that the encoder was trained with."""
        width = max(len(p.pieces) for p in passages) + 2
        pieces = np.full((len(passages), width), self._pad)
        targets = np.full((len(passages), width), NOT_A_WORD)
        for row, passage in enumerate(passages):
            whole = [self._start, *passage.pieces, self._end]
            pieces[row, : len(whole)] = whole
            targets[row, 1 : len(whole) - 1] = passage.targets
        tensor = torch.from_numpy(pieces)
        partial = torch.tensor([p.is_partial for p in passages])
        return Batch(tensor, (tensor != self._pad).long(), torch.from_numpy(targets), partial)


def load_encoder(folder: Path) -> NameTagger:
    """The network with the pretrained encoder and a new layer of tags."""
    weights = np.load(folder / "encoder.npz")
    tagger = NameTagger(len(weights["embeddings.word_embeddings.weight"]))
    tagger.encoder.load_state_dict({name: torch.from_numpy(weights[name]) for name in weights})
    return tagger


def save_tagger(tagger: NameTagger, folder: Path, facts: dict[str, object]) -> None:
    """Writes the weights and the facts of the training that a reader of the model card wants to know."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(tagger.state_dict(), folder / "tagger.pt")
    (folder / "training.json").write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", "utf-8")


def load_tagger(folder: Path) -> NameTagger:
    """The fine-tuned network."""
    weights = torch.load(folder / "tagger.pt", weights_only=True)
    tagger = NameTagger(len(weights["encoder.embeddings.word_embeddings.weight"]))
    tagger.load_state_dict(weights)
    return tagger.eval()


@torch.no_grad()
def word_states(tagger: NameTagger, reader: Reader, texts: Sequence[AnnotatedText], longest: int = 256) -> Tensor:
    """What the encoder's last layer holds for each word, shape (words, width); a text is read with its neighbours."""
    tagger.eval()
    states = []
    passages = list(reader.passages(texts, longest))
    for first in range(0, len(passages), 8):
        batch = reader.batch(passages[first : first + 8])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = tagger.encoder(input_ids=batch.pieces, attention_mask=batch.mask).last_hidden_state
        states.append(hidden[batch.targets != NOT_A_WORD].float())
    return torch.cat(states)


@torch.no_grad()
def names_of(tagger: NameTagger, texts: Sequence[AnnotatedText], states: Tensor) -> list[list[NamedWords]]:
    """The names of each text by the states of all words."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = tagger.tags(states).float().numpy()
    ends = np.cumsum([len(text.words) for text in texts])[:-1]
    return [list(TAGS.decode(rows)) for rows in np.split(scores, ends)]


def tag(tagger: NameTagger, reader: Reader, texts: Sequence[AnnotatedText]) -> list[list[NamedWords]]:
    """The names that the network finds in each text, read together with its neighbours."""
    return names_of(tagger, texts, word_states(tagger, reader, texts))
