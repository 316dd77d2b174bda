"""Scale, AddConstant, Power, Clamp: a wire and numbers that a person sets."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeError, Types, Values
from dlstudio.catalog.tensor_rules import literals, made_float
from dlstudio.language import say
from dlstudio.spec.param import Float
from dlstudio.spec.tensor_type import TensorType

GROUP = "Math"

SCALE_PARAMS = (
    Float(name="factor", default=0.5, help="What every number is multiplied by."),
)  # fmt: skip
SHIFT_PARAMS = (
    Float(name="value", default=1.0, help="What is added to every number."),
)  # fmt: skip
POWER_PARAMS = (
    Float(name="exponent", default=2.0, help="The power; 0.5 is the square root."),
)  # fmt: skip
CLAMP_PARAMS = (
    Float(
        name="min",
        optional=True,
        none_text="no lower bound",
        help="Smaller numbers become this one.",
    ),
    Float(
        name="max",
        optional=True,
        none_text="no upper bound",
        help="Larger numbers become this one.",
    ),
)


def _clamp(types: Types, values: Values) -> tuple[TensorType, ...]:
    low, high = values["min"], values["max"]
    if low is None and high is None:
        raise ShapeError(
            say("Clamp has no bound, so there is nothing to do. Set min, max or both."),
            param="min",
            repairs=(("set", "min", 0.0),),
        )
    if low is not None and high is not None and low > high:
        raise ShapeError(
            say(
                "Clamp has min={low} above max={high}, so every number would become {high}. "
                "Set min to a smaller number than max.",
                low=f"{low:g}",
                high=f"{high:g}",
            ),
            param="min",
            repairs=(("set", "min", float(high)),),
        )
    return made_float("Clamp")(types, values)


def _write_scale(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]} * {SCALE_PARAMS[0].code(values['factor'])}"


def _write_shift(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]} + {SHIFT_PARAMS[0].code(values['value'])}"


def _write_power(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.pow({POWER_PARAMS[0].code(values['exponent'])})"


def _write_clamp(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.clamp({literals(CLAMP_PARAMS, values, 'min', 'max')})"


WITH_NUMBERS = (
    LayerSpec(
        key="Scale",
        title="Scale",
        group=GROUP,
        summary="Multiplies every number by one that you set.",
        help=(
            "y = factor·x. Attention divides its scores by √d this way (factor 0.125 for d = 64). "
            "The factor is not trained. Whole numbers become float32."
        ),
        words=("torch.mul", "multiply by a number", "gain", "divide by a number"),
        params=SCALE_PARAMS,
        shape=made_float("Scale"),
        call=ExpressionCall(write=_write_scale),
        stem="scale",
        examples=(
            Example(("(N, 4, T, T)",), {"factor": 0.125}, ("(N, 4, T, T)",)),
            Example(("(N, 8) int64",), {}, ("(N, 8)",)),
        ),
        source=function_link("mul"),
    ),
    LayerSpec(
        key="AddConstant",
        title="AddConstant",
        group=GROUP,
        summary="Adds one number that you set to every number.",
        help=(
            "y = x + value. A small value before Log, Sqrt or Divide keeps them finite; a "
            "negative one subtracts. It is not trained. Whole numbers become float32."
        ),
        words=("torch.add", "plus a number", "shift", "epsilon", "offset"),
        params=SHIFT_PARAMS,
        shape=made_float("AddConstant"),
        call=ExpressionCall(write=_write_shift),
        stem="shift",
        examples=(
            Example(("(N, 64)",), {"value": 1e-5}, ("(N, 64)",)),
            Example(("(N, 64)",), {"value": -1.0}, ("(N, 64)",)),
        ),
        source=function_link("add"),
    ),
    LayerSpec(
        key="Power",
        title="Power",
        group=GROUP,
        summary="Raises every number to a power.",
        help=(
            "y = x^exponent. Negative numbers give NaN unless the exponent is whole; 0 with a "
            "negative exponent is infinite. Whole numbers become float32."
        ),
        words=("torch.pow", "exponent", "root"),
        params=POWER_PARAMS,
        shape=made_float("Power"),
        call=ExpressionCall(write=_write_power),
        stem="power",
        examples=(
            Example(("(N, 16)",), {}, ("(N, 16)",)),
            Example(("(N, T, 16)",), {"exponent": 3.0}, ("(N, T, 16)",)),
        ),
        source=function_link("pow"),
    ),
    LayerSpec(
        key="Clamp",
        title="Clamp",
        group=GROUP,
        summary="Keeps every number between two bounds.",
        help=(
            "y = min(max(x, min), max). Outside the bounds the slope is 0. Put one before Log or "
            "Exp so that they stay finite. One bound may be left empty."
        ),
        words=("torch.clamp", "clip", "limit", "bounds"),
        params=CLAMP_PARAMS,
        shape=_clamp,
        call=ExpressionCall(write=_write_clamp),
        stem="clamp",
        examples=(
            Example(("(N, 16)",), {"min": -1.0, "max": 1.0}, ("(N, 16)",)),
            Example(("(N, T, 16)",), {"min": 1e-6}, ("(N, T, 16)",)),
        ),
        source=function_link("clamp"),
    ),
)
