"""CosineSimilarity and PairwiseDistance: how near two wires are, one number a vector."""

from __future__ import annotations

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    Port,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import (
    broadcast,
    need_batch_first,
    need_float,
    need_other_axis,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Float, Int
from dlstudio.spec.tensor_type import TensorType

GROUP = "Merge"
PAIR = (Port(name="x1"), Port(name="x2"))


def _compared(layer: str, types: Types) -> TensorType:
    """Return the common type of both wires."""
    for port, type in zip(PAIR, types, strict=True):
        need_float(layer, type, port.name)
        need_batch_first(layer, type, port.name)
    return TensorType(broadcast(layer, types))


def _cosine(types: Types, values: Values) -> tuple[TensorType, ...]:
    type = _compared("CosineSimilarity", types)
    axis = need_other_axis("CosineSimilarity", type, values["dim"])
    return (type.with_dims((*type.dims[:axis], *type.dims[axis + 1 :])),)


def _distance(types: Types, values: Values) -> tuple[TensorType, ...]:
    type = _compared("PairwiseDistance", types)
    if type.rank < 2:
        raise ShapeError(
            say(
                "PairwiseDistance measures along the last axis and needs at least two axes such "
                "as (N, features), got {shape}. Put an Unsqueeze before both wires.",
                shape=type.shape_text(),
            ),
            port="x1",
            repairs=(("insert", "Unsqueeze", {"dim": 1}),),
        )
    last = (1,) if values["keepdim"] else ()
    return (type.with_dims((*type.dims[:-1], *last)),)


COSINE_PARAMS = (
    Int(
        name="dim",
        default=1,
        low=-8,
        high=7,
        help="The axis that holds the vectors; −1 is the last.",
    ),
    Float(
        name="eps",
        default=1e-8,
        low=0.0,
        open_low=True,
        high=1.0,
        help="Small number that keeps the division from failing.",
        advanced=True,
    ),
)

DISTANCE_PARAMS = (
    Float(
        name="p",
        default=2.0,
        low=0.0,
        open_low=True,
        high=100.0,
        help="Degree of the norm: 1 sums the differences, 2 is the straight line.",
    ),
    Float(
        name="eps",
        default=1e-6,
        low=0.0,
        high=1.0,
        help="Small number added to each difference, so that equal vectors have a slope.",
        advanced=True,
    ),
    Flag(name="keepdim", help="Keeps the axis that was measured, with size 1."),
)

DISTANCES = (
    LayerSpec(
        key="CosineSimilarity",
        title="CosineSimilarity",
        group=GROUP,
        summary="Tells how far two vectors point in the same direction.",
        help=(
            "y = x₁·x₂ / (max(‖x₁‖, eps)·max(‖x₂‖, eps)) along one axis: 1 for the same "
            "direction, 0 for a right angle, −1 for the opposite one. The lengths do not matter. "
            "Used to compare embeddings, as in siamese networks."
        ),
        words=("distance", "angle", "siamese", "embedding"),
        params=COSINE_PARAMS,
        inputs=PAIR,
        shape=_cosine,
        call=ModuleCall(torch_class="nn.CosineSimilarity", params=COSINE_PARAMS, short="dim"),
        stem="similarity",
        examples=(
            Example(("(N, 64)", "(N, 64)"), {}, ("(N,)",)),
            Example(("(N, T, 64)", "(N, 1, 64)"), {"dim": -1}, ("(N, T)",)),
        ),
        source=module_link("CosineSimilarity"),
    ),
    LayerSpec(
        key="PairwiseDistance",
        title="PairwiseDistance",
        group=GROUP,
        summary="Measures the distance between two vectors.",
        help=(
            "y = (Σ |x₁ − x₂ + eps|^p)^(1/p) along the last axis: 0 for equal vectors. p=2 is the "
            "straight line, p=1 the sum of the differences. Used in siamese networks and to find "
            "the nearest prototype."
        ),
        words=("distance", "norm", "Euclidean", "siamese"),
        params=DISTANCE_PARAMS,
        inputs=PAIR,
        shape=_distance,
        call=ModuleCall(torch_class="nn.PairwiseDistance", params=DISTANCE_PARAMS, short="p"),
        stem="distance",
        examples=(
            Example(("(N, 64)", "(N, 64)"), {}, ("(N,)",)),
            Example(("(N, T, 64)", "(N, 1, 64)"), {"p": 1.0, "keepdim": True}, ("(N, T, 1)",)),
        ),
        source=module_link("PairwiseDistance"),
    ),
)
