"""Random inputs of layers for sequences, and where these are stricter than torch, with reasons.

As in ``layer_cases``, sizes are small and often wrong, so that refusals are compared as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.catalog.transformer import TRANSFORMER
from dlstudio.spec.tensor_type import BOOLEAN, INTEGER, Dim, TensorType

Drawn = Callable[[st.SearchStrategy[Any]], Any]
Maker = Callable[[Drawn, LayerSpec, dict[str, Any]], list[Any]]

TRANSFORMERS = tuple(spec.key for spec in TRANSFORMER)
CELLS = ("RNNCell", "LSTMCell", "GRUCell")
POSITIONS = ("SinusoidalPositions", "LearnedPositions", "RotaryPositions")

# Where we refuse what torch accepts, by layer and the part that is wrong: the reason.
SEQUENCE_STRICTER = {
    **{(key, "batch_first"): "wires are batch first" for key in TRANSFORMERS},
    **{
        (key, port): "torch warns of masks of two kinds"
        for key in TRANSFORMERS
        for port in ("src_mask", "mask", "tgt_mask", "memory_mask")
    },
    ("Transformer", "memory_key_padding_mask"): "it would see other numbers after training",
    ("ScaledDotProductAttention", "key"): "keys of one head or sample would be repeated silently",
    ("ScaledDotProductAttention", "value"): "as its key",
    ("ScaledDotProductAttention", "enable_gqa"): "as its key",
    **{
        (key, "input"): "the axes have the meaning that the layer is about"
        for key in (*CELLS, *POSITIONS, "ClassToken", "SplitHeads", "MergeHeads")
    },
    ("LearnedPositions", "max_len"): "the only place would be spread over all steps",
    ("PatchEmbedding", "input"): "three axes are one sample without a batch to torch",
    ("PatchEmbedding", "patch_size"): "torch drops what is left over without a word",
    ("Reparameterize", "log_var"): "broadcasting would mix means",
    ("PaddingMask", "input"): "words are one axis of whole numbers",
}


def _size(draw: Drawn, high: int = 8) -> int:
    return int(draw(st.integers(1, high)))


def _dims(draw: Drawn, rank: int, high: int = 8) -> tuple[Dim, ...]:
    return ("N", *(_size(draw, high) for _ in range(rank - 1)))


def _four(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    return [TensorType(_dims(draw, draw(st.sampled_from([4] * 8 + [3, 5])), 12))]


def _some(draw: Drawn, type: TensorType) -> TensorType | None:
    return type if draw(st.booleans()) else None


def _masks_of(draw: Drawn, length: int, others: int) -> TensorType | None:
    dtype = draw(st.sampled_from(["bool", "bool", "float32"]))
    return _some(draw, TensorType((length, others), dtype))


def _transformer(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    """Sequences of one width, seldom of two, and masks here and there."""
    for name, low in (("dim_feedforward", 1), ("num_layers", 1)):
        if name in {param.name for param in spec.params}:
            values[name] = low + _size(draw, 2)
    if spec.key == "Transformer":
        values["num_encoder_layers"] = values["num_decoder_layers"] = 1
    heads = spec.filled(values)["nhead"]
    width = heads * _size(draw, 2) + draw(st.sampled_from([0, 0, 0, 0, 1]))
    other = width + draw(st.sampled_from([0, 0, 0, 0, 1]))
    lengths = {"src": _size(draw, 4), "tgt": _size(draw, 4), "memory": _size(draw, 4)}
    if spec.key == "Transformer":
        lengths["memory"] = lengths["src"]
    pairs = {"memory_mask": ("tgt", "memory"), "tgt_mask": ("tgt", "tgt")}
    types: list[Any] = []
    for port in spec.inputs:
        name = port.name
        if name.endswith("padding_mask"):
            types.append(_some(draw, TensorType(("N", lengths[name.split("_")[0]]), BOOLEAN)))
        elif name.endswith("mask"):
            looks, seen = pairs.get(name, ("src", "src"))
            types.append(_masks_of(draw, lengths[looks], lengths[seen]))
        else:
            types.append(TensorType(("N", lengths[name], other if types else width)))
    return types


def _cell(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    type = TensorType(_dims(draw, draw(st.sampled_from([2] * 8 + [1, 3])), 5))
    states = len(spec.inputs) - 1
    if draw(st.booleans()):
        return [type, *[None] * states]
    hidden = spec.filled(values)["hidden_size"] + draw(st.sampled_from([0] * 6 + [1]))
    return [type, *[TensorType(("N", hidden))] * states]


def _scaled(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    rank = draw(st.sampled_from([3, 4, 4, 4]))
    heads, shared = _size(draw, 4), _size(draw, 4)
    shared = heads if draw(st.booleans()) else shared
    length, others, width = _size(draw, 4), _size(draw, 4), _size(draw, 4)
    lead = [("N", heads), ("N", shared)] if rank == 4 else [("N",), ("N",)]
    off = draw(st.sampled_from([0] * 8 + [1]))
    whole = (*lead[0], length, others)
    sizes = tuple(draw(st.sampled_from([size, size, 1])) for size in whole)
    dtype = draw(st.sampled_from(["bool", "float32"]))
    mask = TensorType(sizes[draw(st.integers(0, rank - 2)) :], dtype)
    return [
        TensorType((*lead[0], length, width)),
        TensorType((*lead[1], others, width + off)),
        TensorType((*lead[1], others, _size(draw, 4))),
        _some(draw, mask),
    ]


def _sequence(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    return [TensorType(_dims(draw, draw(st.sampled_from([3] * 6 + [2, 4])), 6))]


def _mean_and_variance(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    dims = _dims(draw, draw(st.integers(1, 3)), 4)
    other = (*dims[:-1], 7) if len(dims) > 1 and draw(st.integers(0, 3)) == 0 else dims
    return [TensorType(dims), TensorType(other)]


def _tokens(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    return [TensorType(_dims(draw, draw(st.sampled_from([2, 2, 2, 3])), 6), INTEGER)]


def _lengths(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    return [TensorType(("N",), INTEGER), TensorType(_dims(draw, draw(st.integers(1, 3)), 6))]


SEQUENCE_INPUTS: dict[str, Maker] = {
    "ScaledDotProductAttention": _scaled,
    "Reparameterize": _mean_and_variance,
    "PaddingMask": _tokens,
    "LengthMask": _lengths,
    "PatchEmbedding": _four,
    **dict.fromkeys(CELLS, _cell),
    **dict.fromkeys(("SplitHeads", "ClassToken"), _sequence),
    **dict.fromkeys(("LearnedPositions", "SinusoidalPositions"), _sequence),
    **dict.fromkeys(("MergeHeads", "RotaryPositions"), _four),
    **dict.fromkeys(
        TRANSFORMERS,
        _transformer,
    ),
}
