"""The fine-tuned network as an ONNX graph with 8-bit weights, for onnxruntime on a processor.

The graph is written node by node from the weights, with onnxruntime's fused operators for transformers. It reads one
window of pieces at a time, so that no text's scores hang on what it was read beside.

- Matrices: integers with a scale for each output (`DynamicQuantizeMatMul`), the activations rounded to 8 bits with one
  scale for the window. The weights take 7 bits, since processors without VNNI add pairs of products in 16 bits and
  would cut larger ones off: so every processor finds the same names.
- The second matrix of each feed-forward part: 8 bits with a scale for every BLOCK inputs of an output
  (`MatMulNBits`), activations with a scale for each block of a row. What GELU leaves has a few very large values, which
  one scale for the window would drown the others in; to do so everywhere would cost a third of the speed.
- Embeddings: 8 bits with a scale for each piece.
- Positions, biases and layer norms: 32 bits.
"""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[np.float32]

BLOCK = 128
STATES_AFTER = 8
"""The layer whose states are put out for the head of facts: a probe tells roles and kinds better by them than by those
of the layers 6, 10 and 12, which lie nearer to the letters or to the names."""
_LARGEST = 63
"""The largest weight of 7 bits."""
_DOMAIN = "com.microsoft"
_EPSILON = 1e-12
_ROUND_ACTIVATIONS = 4
"""The operator's accuracy level at which activations are multiplied as 8-bit integers."""


@dataclass
class GraphWriter:
    """Collects nodes and constants; each method adds a node and returns the name of its result."""

    weights: dict[str, Array]
    heads: int
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    _names: "count[int]" = field(default_factory=count)

    def constant(self, values: NDArray[Any]) -> str:
        """A constant of the graph."""
        name = f"c{next(self._names)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """A node with one result."""
        result = f"t{next(self._names)}"
        self.nodes.append(helper.make_node(operator, inputs, [result], domain=domain, **attributes))
        return result

    def put_out(self, rows: str, name: str) -> None:
        """The rows of the words' first pieces, as the output `name` of the graph."""
        self.nodes.append(helper.make_node("Gather", [rows, "firsts"], [name]))

    def embed(self, pieces: str, table: Array) -> str:
        """The rows of `table` (pieces, width), kept in 8 bits."""
        scale = _scale(table, 127)
        rows = self.add("Gather", self.constant(np.rint(table / scale).astype(np.int8)), pieces)
        scales = self.add("Gather", self.constant(scale), pieces)
        return self.add("Mul", self.add("Cast", rows, to=TensorProto.FLOAT), scales)

    def multiply(self, value: str, *names: str) -> str:
        """`value` times the matrices of the layers `names`, set beside each other, of shape (outputs, inputs) each."""
        matrix = np.concatenate([self.weights[f"{name}.weight"] for name in names])
        scale = _scale(matrix, _LARGEST)
        rounded = np.rint(matrix / scale).astype(np.int8).T
        parameters = rounded, scale[:, 0], np.zeros(len(matrix), np.int8)
        return self.add("DynamicQuantizeMatMul", value, *map(self.constant, parameters), domain=_DOMAIN)

    def multiply_finely(self, value: str, name: str) -> str:
        """The same for one layer, with a scale for each block."""
        matrix = self.weights[f"{name}.weight"]
        outputs, inputs = matrix.shape
        blocks = matrix.reshape(outputs, inputs // BLOCK, BLOCK)
        scale = _scale(blocks, 127)
        rounded = (np.rint(blocks / scale) + 128).astype(np.uint8)
        sizes = {"K": inputs, "N": outputs, "bits": 8, "block_size": BLOCK}
        constants = map(self.constant, (rounded, scale[..., 0]))
        return self.add("MatMulNBits", value, *constants, domain=_DOMAIN, accuracy_level=_ROUND_ACTIVATIONS, **sizes)

    def bias(self, *names: str) -> str:
        """The biases of the layers, beside each other."""
        return self.constant(np.concatenate([self.weights[f"{name}.bias"] for name in names]))

    def normalise(self, value: str, skipped: str, name: str, bias: str = "") -> str:
        """The layer norm of `value` plus `skipped` (plus a bias)."""
        scale, shift = self.constant(self.weights[f"{name}.weight"]), self.bias(name)
        return self.add("SkipLayerNormalization", value, skipped, scale, shift, bias, domain=_DOMAIN, epsilon=_EPSILON)

    def layer(self, hidden: str, name: str) -> str:
        """One layer of the transformer."""
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        joined = self.add("Add", self.multiply(hidden, *parts), self.bias(*parts))
        query, key, value = (f"t{next(self._names)}" for _ in parts)
        self.nodes.append(helper.make_node("Split", [joined], [query, key, value], axis=-1, num_outputs=3))
        attended = self.add("MultiHeadAttention", query, key, value, domain=_DOMAIN, num_heads=self.heads)
        dense = f"{name}.attention.output.dense"
        attended = self.multiply(attended, dense)
        hidden = self.normalise(attended, hidden, f"{name}.attention.output.LayerNorm", self.bias(dense))
        wide = f"{name}.intermediate.dense"
        inner = self.add("BiasGelu", self.multiply(hidden, wide), self.bias(wide), domain=_DOMAIN)
        narrow = f"{name}.output.dense"
        return self.normalise(
            self.multiply_finely(inner, narrow), hidden, f"{name}.output.LayerNorm", self.bias(narrow)
        )


def _scale(values: Array, largest: int) -> Array:
    """What the integer 1 stands for in each row, so that the largest value becomes `largest`."""
    scale: Array = np.abs(values).max(axis=-1, keepdims=True) / np.float32(largest)
    return np.where(scale == 0, np.float32(1), scale)


def write_graph(weights: dict[str, Array], *, layers: int, heads: int, longest: int) -> onnx.ModelProto:
    """The graph: `pieces` (1, n) and `firsts` (words), the places of the words' first pieces, to `scores` and `states`.

    `scores` has the shape (words, tags), `states` (words, width); `weights` are NameTagger's by name; n is `longest` at
    most.
    """
    encoder = {name.removeprefix("encoder."): value for name, value in weights.items() if name.startswith("encoder.")}
    writer = GraphWriter(encoder | {name: v for name, v in weights.items() if name.startswith("tags.")}, heads)
    words = writer.embed("pieces", encoder["embeddings.word_embeddings.weight"])
    places = encoder["embeddings.position_embeddings.weight"][:longest]
    places = places + encoder["embeddings.token_type_embeddings.weight"][0]
    length = writer.add("Shape", "pieces", start=1)
    first = writer.constant(np.array([0], np.int64))
    positions = writer.add("Unsqueeze", writer.add("Slice", writer.constant(places), first, length), first)
    hidden = writer.normalise(words, positions, "embeddings.LayerNorm")
    for index in range(layers):
        hidden = writer.layer(hidden, f"encoder.layer.{index}")
        if index + 1 == STATES_AFTER:
            writer.put_out(writer.add("Squeeze", hidden, first), "states")
    rows = writer.add("Gather", writer.add("Squeeze", hidden, first), "firsts")
    tags = writer.constant(weights["tags.weight"].T)
    product = writer.add("MatMul", rows, tags)
    writer.nodes.append(helper.make_node("Add", [product, writer.bias("tags")], ["scores"]))
    graph = helper.make_graph(
        writer.nodes,
        "names",
        [
            helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "length"]),
            helper.make_tensor_value_info("firsts", TensorProto.INT64, ["words"]),
        ],
        [
            helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["words", weights["tags.weight"].shape[0]]),
            helper.make_tensor_value_info("states", TensorProto.FLOAT, ["words", places.shape[1]]),
        ],
        writer.constants,
    )
    imports = [helper.make_opsetid("", 20), helper.make_opsetid(_DOMAIN, 1)]
    return helper.make_model(graph, opset_imports=imports, ir_version=10, producer_name="spoglio")
