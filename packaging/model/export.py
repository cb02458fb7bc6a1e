"""The trained network as files of the product.

They are an ONNX graph of standard operators with 8-bit weights, the role head as arrays, the
tokenizer, and `model.json`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from model.network import DISTANCES, HEADS, LAYERS, READ_PIECES, WIDTH
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

Array = NDArray[np.float32] | NDArray[np.int64]
Weights = Mapping[str, NDArray[np.float32]]
OPSET = 20  # the first with Gelu
INPUTS = ("ids", "cases", "quotes")
OUTPUTS = ("cues", "flat", "as_cue", "as_word")


class GraphWriter:
    """Nodes and weights of a graph in the making; each call gives the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, name: str, value: Array) -> str:
        """A stored array."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        """One operator with one result."""
        name = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def linear(self, x: str, name: str, weight: Array, bias: Array) -> str:
        """A matrix product and a bias; `weight` is [out, in]."""
        product = self.node("MatMul", x, self.weight(f"{name}.weight", weight.T))
        return self.node("Add", product, self.weight(f"{name}.bias", bias))


def build_graph(weights: Weights) -> onnx.ModelProto:
    """One window without padding: `ids`, `cases`, `quotes` [1, n] to scores of pieces [1, n, …]."""
    g = GraphWriter()
    x = _embedding(g, weights)
    for n in range(LAYERS):
        x = _layer(g, x, weights, f"layers.{n}")
    sources = ("cue", "flat", "roles.cue_side", "roles.word_side")
    for name, source in zip(OUTPUTS, sources, strict=True):
        value = g.linear(x, source, weights[source + ".weight"], weights[source + ".bias"])
        g.nodes.append(helper.make_node("Identity", [value], [name]))
    inputs = [helper.make_tensor_value_info(i, TensorProto.INT64, [1, "n"]) for i in INPUTS]
    outputs = [helper.make_tensor_value_info(o, TensorProto.FLOAT, [1, "n", None]) for o in OUTPUTS]
    graph = helper.make_graph(g.nodes, "tagger", inputs, outputs, g.weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _embedding(g: GraphWriter, w: Weights) -> str:
    x = g.node("Gather", g.weight("words", w["words.weight"]), "ids")
    # The kind of all pieces is 0; its vector goes into the places.
    places = w["places.weight"][:READ_PIECES] + w["kinds.weight"][:1]
    length = g.node("Slice", g.node("Shape", "ids"), *(g.weight(*c) for c in _slice(1, 2)))
    start = g.weight("zero", np.array([0], dtype=np.int64))
    axis = g.weight("axis", np.array([0], dtype=np.int64))
    place = g.node("Slice", g.weight("places", places), start, length, axis)
    x = g.node("Add", x, place)
    for name in ("cases", "quotes"):
        x = g.node(
            "Add", x, g.node("Gather", g.weight(f"{name}.weight", w[f"{name}.weight"]), name)
        )
    return _normalise(g, x, w, "norm")


def _slice(start: int, end: int) -> list[tuple[str, Array]]:
    return [("from", np.array([start])), ("to", np.array([end]))]


def _layer(g: GraphWriter, x: str, w: Weights, name: str) -> str:
    thirds = []
    for n, part in enumerate("qkv"):
        rows = slice(n * WIDTH, (n + 1) * WIDTH)
        weight, bias = w[f"{name}.qkv.weight"][rows], w[f"{name}.qkv.bias"][rows]
        if part == "q":  # the scale of attention, once for all
            factor = np.float32((WIDTH // HEADS) ** -0.5)
            weight, bias = weight * factor, bias * factor
        thirds.append(_split_heads(g, g.linear(x, f"{name}.{part}", weight, bias), part))
    chance = g.node("Softmax", g.node("MatMul", thirds[0], thirds[1]), axis=-1)
    seen = g.node("Transpose", g.node("MatMul", chance, thirds[2]), perm=[0, 2, 1, 3])
    seen = g.node("Reshape", seen, _shape(g, [1, -1, WIDTH]))
    out = g.linear(seen, f"{name}.out", w[f"{name}.out.weight"], w[f"{name}.out.bias"])
    x = _normalise(g, g.node("Add", x, out), w, f"{name}.norm1")
    up = g.node("Gelu", g.linear(x, f"{name}.up", w[f"{name}.up.weight"], w[f"{name}.up.bias"]))
    down = g.linear(up, f"{name}.down", w[f"{name}.down.weight"], w[f"{name}.down.bias"])
    return _normalise(g, g.node("Add", x, down), w, f"{name}.norm2")


def _split_heads(g: GraphWriter, x: str, part: str) -> str:
    order = [0, 2, 3, 1] if part == "k" else [0, 2, 1, 3]
    split = g.node("Reshape", x, _shape(g, [1, -1, HEADS, WIDTH // HEADS]))
    return g.node("Transpose", split, perm=order)


def _shape(g: GraphWriter, sizes: list[int]) -> str:
    name = "shape" + "_".join(str(s) for s in sizes)
    if all(w.name != name for w in g.weights):
        g.weight(name, np.array(sizes, dtype=np.int64))
    return name


def _normalise(g: GraphWriter, x: str, w: Weights, name: str) -> str:
    scale = g.weight(f"{name}.weight", w[f"{name}.weight"])
    bias = g.weight(f"{name}.bias", w[f"{name}.bias"])
    return g.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12)


def write_files(weights: Weights, tokenizer: Path, folder: Path, described: dict[str, Any]) -> None:
    """Write `tagger.onnx`, `head.npz`, `tokenizer.json` and `model.json` with their digests.

    `tagger-float.onnx`, to compare with, is not shipped.
    """
    folder.mkdir(parents=True, exist_ok=True)
    exact = folder / "tagger-float.onnx"
    onnx.save(build_graph(weights), exact)
    quantise(exact, folder / "tagger.onnx")
    np.savez(
        folder / "head.npz",
        distance=weights["roles.distance.weight"].astype(np.float16),
        distances=np.array(DISTANCES, dtype=np.int16),
        mixed=weights["roles.mixed.weight"].astype(np.float32),
        product=weights["roles.product.weight"].astype(np.float32),
    )
    plain = Tokenizer.from_file(str(tokenizer))
    plain.no_padding()
    plain.no_truncation()
    plain.save(str(folder / "tokenizer.json"), pretty=False)
    shipped = ("tagger.onnx", "head.npz", "tokenizer.json")
    described["files"] = {
        name: {"bytes": (folder / name).stat().st_size, "sha256": digest(folder / name)}
        for name in shipped
    }
    text = json.dumps(described, ensure_ascii=False, indent=2)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")


def quantise(source: Path, target: Path) -> None:
    """Give the encoder's matrices (a scale for each column) and the word vectors eight bits.

    Seven of the eight are used, so that processors without wide 8-bit sums don't saturate.
    """
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=_kept_exact(source),
    )


def _kept_exact(source: Path) -> list[str]:
    nodes = onnx.load(source).graph.node
    exact = ("cue.weight", "flat.weight", "roles.", "cases.weight", "quotes.weight")
    return [n.name for n in nodes if any(i.startswith(exact) for i in n.input)]


def digest(path: Path) -> str:
    """The sha256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
