"""Dropout, Dropout2d: random zeros while training, nothing afterwards."""

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Types, Values
from dlstudio.catalog.shape_rules import need_float, need_rank
from dlstudio.spec.param import Float
from dlstudio.spec.tensor_type import TensorType

GROUP = "Dropout"

PARAMS = (
    Float(
        name="p",
        default=0.5,
        low=0.0,
        high=1.0,
        help="Probability that a number is set to 0 in training.",
    ),
)


def _dropout(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_float("Dropout", types[0])
    return (types[0],)


def _dropout2d(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_rank("Dropout2d", types[0], (4,), "(N, C, H, W)")
    need_float("Dropout2d", types[0])
    return (types[0],)


DROPOUT = (
    LayerSpec(
        key="Dropout",
        title="Dropout",
        group=GROUP,
        summary="Sets random numbers to 0 while training, against overfitting.",
        help=(
            "In training each number is 0 with probability p and otherwise divided by 1 − p, so "
            "the mean stays; afterwards nothing happens. 0.1 to 0.5 are usual, placed before a "
            "Linear."
        ),
        words=("regularization", "overfitting"),
        params=PARAMS,
        shape=_dropout,
        call=ModuleCall(torch_class="nn.Dropout", params=PARAMS, short="p"),
        stem="dropout",
        modes=("train",),
        examples=(Example(("(N, 128)",), {"p": 0.25}, ("(N, 128)",)),),
        source=module_link("Dropout"),
    ),
    LayerSpec(
        key="Dropout2d",
        title="Dropout2d",
        group=GROUP,
        summary="Sets whole random channels of an image to 0 while training.",
        help=(
            "As Dropout, but for whole channels: neighbouring pixels are so alike that dropping "
            "single ones changes little. Use it between convolutions."
        ),
        words=("regularization", "overfitting", "channels"),
        params=PARAMS,
        shape=_dropout2d,
        call=ModuleCall(torch_class="nn.Dropout2d", params=PARAMS, short="p"),
        stem="dropout",
        modes=("train",),
        examples=(Example(("(N, 16, 14, 14)",), {"p": 0.2}, ("(N, 16, 14, 14)",)),),
        source=module_link("Dropout2d"),
    ),
)
