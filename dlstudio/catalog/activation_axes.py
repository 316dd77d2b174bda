"""Activations along an axis: shares that sum to 1, and the gate of half the channels."""

from __future__ import annotations

from dlstudio.catalog.activation import activation
from dlstudio.catalog.calls import ALWAYS
from dlstudio.catalog.layer_spec import Example, ShapeError, ShapeRule, Types, Values
from dlstudio.catalog.shape_rules import need_float, need_other_axis, need_rank
from dlstudio.language import say
from dlstudio.spec.param import Int
from dlstudio.spec.tensor_type import TensorType, floor_divided, times


def _over_axis(layer: str) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_float(layer, type)
        need_other_axis(layer, type, values["dim"])
        return (type,)

    return rule


DIM = (
    Int(
        name="dim",
        default=1,
        low=-8,
        high=7,
        help="The axis along which the numbers sum to 1; −1 is the last.",
    ),
)


def _softmax2d(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_rank("Softmax2d", types[0], (4,), "(N, C, H, W)")
    need_float("Softmax2d", types[0])
    return (types[0],)


def _glu(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_float("GLU", type)
    axis = need_other_axis("GLU", type, values["dim"])
    size = type.dims[axis]
    half = floor_divided(size, 2)
    if times(half, 2) != size or size == 0:
        even = [a for a in range(1, type.rank) if _halves(type.dims[a])]
        raise ShapeError(
            say(
                "GLU multiplies one half of an axis by the other and needs an even size, got "
                "{size} on axis {axis} of {shape}. Make the layer before it give an even number, "
                "or set dim to another axis.",
                size=size,
                axis=axis,
                shape=type.shape_text(),
            ),
            param="dim",
            repairs=tuple(("set", "dim", a) for a in even[:1]),
        )
    return (type.with_dims((*type.dims[:axis], half, *type.dims[axis + 1 :])),)


def _halves(size: object) -> bool:
    """Tell whether a size is a number that GLU can halve."""
    return isinstance(size, int) and size > 0 and size % 2 == 0


HALVED = (
    Int(
        name="dim",
        default=-1,
        low=-8,
        high=7,
        help="The axis that is halved; −1 is the last.",
    ),
)

AXIS_ACTIVATION = (
    activation(
        "Softmax",
        "Turns scores into probabilities that sum to 1.",
        "yᵢ = e^xᵢ / Σⱼ e^xⱼ along one axis. Leave it away before CrossEntropyLoss, which "
        "applies it itself; with it, learning is slow and the loss stays high.",
        params=DIM,
        torch_defaults={"dim": ALWAYS},
        words=("probability", "classes"),
        shape=_over_axis("Softmax"),
        examples=(
            Example(("(N, 10)",), {}, ("(N, 10)",)),
            Example(("(N, T, 64)",), {"dim": -1}, ("(N, T, 64)",)),
        ),
    ),
    activation(
        "LogSoftmax",
        "Turns scores into logarithms of probabilities.",
        "yᵢ = xᵢ − log Σⱼ e^xⱼ along one axis. Put it before NLLLoss; together they are "
        "CrossEntropyLoss.",
        params=DIM,
        torch_defaults={"dim": ALWAYS},
        stem="log_softmax",
        words=("probability", "classes", "logarithm"),
        shape=_over_axis("LogSoftmax"),
        examples=(Example(("(N, 10)",), {}, ("(N, 10)",)),),
    ),
    activation(
        "Softmin",
        "Turns distances into probabilities: the smallest gets the most.",
        "yᵢ = e^−xᵢ / Σⱼ e^−xⱼ along one axis: Softmax of −x. For distances and costs, where less "
        "is better.",
        params=DIM,
        torch_defaults={"dim": ALWAYS},
        words=("probability", "distance"),
        shape=_over_axis("Softmin"),
        examples=(
            Example(("(N, 10)",), {}, ("(N, 10)",)),
            Example(("(N, T, 5)",), {"dim": -1}, ("(N, T, 5)",)),
        ),
    ),
    activation(
        "Softmax2d",
        "Turns the channels of each pixel into probabilities.",
        "y[n, c, h, w] = e^x[n, c, h, w] / Σₖ e^x[n, k, h, w]: Softmax over the channels at each "
        "place of an image, as for segmentation. Leave it away before CrossEntropyLoss, which "
        "applies it itself.",
        words=("probability", "segmentation", "pixel"),
        shape=_softmax2d,
        examples=(Example(("(N, 21, 32, 32)",), {}, ("(N, 21, 32, 32)",)),),
    ),
    activation(
        "GLU",
        "One half of the channels opens and shuts the other half.",
        "y = a·σ(b), with a and b the two halves of an axis, so that axis becomes half as long. "
        "Give the layer before it twice the channels (Dauphin et al., 2017).",
        params=HALVED,
        short="dim",
        words=("gate", "gated linear unit", "half"),
        shape=_glu,
        examples=(
            Example(("(N, T, 64)",), {}, ("(N, T, 32)",)),
            Example(("(N, 32, 8, 8)",), {"dim": 1}, ("(N, 16, 8, 8)",)),
        ),
    ),
)
