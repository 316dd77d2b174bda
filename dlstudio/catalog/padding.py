"""Pads of every kind over signals (1d), images (2d) and volumes (3d).

torch writes the sides from the last axis to the first: (left, right, top, bottom, front, back).
"""

from __future__ import annotations

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS, unit_of
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import need_float, need_rank
from dlstudio.language import say
from dlstudio.spec.param import Float, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import TensorType, plus

GROUP = "Padding"

# Kinds that copy numbers from the input, and what they copy it for.
COPYING = ("Reflection", "Replication", "Circular")
SIDES = {
    1: "(left, right)",
    2: "(left, right, top, bottom)",
    3: "(left, right, top, bottom, front, back)",
}


def _sides(value: int | tuple[int, ...], rank: int) -> list[tuple[int, int]]:
    """Return (before, after) of each axis, the first axis first."""
    numbers = value if isinstance(value, tuple) else (value,) * (2 * rank)
    pairs = [(numbers[i], numbers[i + 1]) for i in range(0, 2 * rank, 2)]
    return pairs[::-1]


def _shape(layer: str, kind: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_rank(layer, type, (rank + 2,), FORMS[rank])
        if kind in ("Reflection", "Replication"):
            need_float(layer, type)
        sides = _sides(values["padding"], rank)
        if kind in ("Reflection", "Circular"):
            _need_enough(layer, kind, type, sides)
        sizes = [
            plus(size, before + after)
            for size, (before, after) in zip(type.dims[2:], sides, strict=True)
        ]
        if any(isinstance(size, int) and size < 1 for size in sizes):
            raise ShapeError(
                say(
                    "padding={padding} of {layer} cuts away the whole input {shape}. "
                    "Use less padding.",
                    padding=values["padding"],
                    layer=layer,
                    shape=type.shape_text(),
                ),
                param="padding",
                repairs=(("set", "padding", 0),),
            )
        return (type.with_dims((*type.dims[:2], *sizes)),)

    return rule


def _need_enough(layer: str, kind: str, type: TensorType, sides: list[tuple[int, int]]) -> None:
    """A mirror shows all but the edge itself, a circle shows the input once."""
    kept = 1 if kind == "Reflection" else 0
    for size, pair in zip(type.dims[2:], sides, strict=True):
        if isinstance(size, int) and max(pair) > size - kept:
            fixed = [d - kept for d in type.dims[2:] if isinstance(d, int)]
            raise ShapeError(
                say(
                    "{layer} copies its padding of {side} from the input, but {shape} has only "
                    "{size} there, so {most} is the most. Use less padding, or a ZeroPad.",
                    layer=layer,
                    side=max(pair),
                    shape=type.shape_text(),
                    size=size,
                    most=size - kept,
                ),
                param="padding",
                repairs=(("set", "padding", min(fixed)),),
            )


def _params(kind: str, rank: int) -> tuple[Param, ...]:
    copying = kind in COPYING
    padding = Size(
        name="padding",
        default=1,
        rank=2 * rank,
        low=0 if copying else -1023,
        high=1023,
        unit=unit_of(rank),
        help=(
            "Numbers added on all sides, or one a side from the last axis to the first."
            if copying
            else "Numbers added on all sides, or one a side, last axis first; negative ones cut."
        ),
    )
    if kind != "Constant":
        return (padding,)
    return (padding, Float(name="value", default=0.0, help="The number that is added."))


def _pad(
    kind: str, rank: int, summary: str, remark: str, words: tuple[str, ...], example: Example
) -> LayerSpec:
    key = f"{kind}Pad{rank}d"
    params = _params(kind, rank)
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=remark,
        words=("padding", "border", "margin", *words),
        params=params,
        shape=_shape(key, kind, rank),
        call=ModuleCall(
            torch_class=f"nn.{key}",
            params=params,
            first=tuple(param.name for param in params),
            torch_defaults={param.name: ALWAYS for param in params},
        ),
        stem="pad",
        examples=(example,),
        source=module_link(key),
    )


ORDER_1D = "L′ = L + left + right. One number pads both sides, two are (left, right). "
ORDER_2D = (
    "H′ = H + top + bottom and W′ = W + left + right. One number pads all sides, four are (left, "
    "right, top, bottom). "
)
ORDER_3D = (
    "D′ = D + front + back, H′ = H + top + bottom, W′ = W + left + right. One number pads all "
    "sides, six are (left, right, top, bottom, front, back). "
)
CUTS = "A negative number cuts instead. "
ZEROS = "Zeros on the left only, (kernel_size − 1, 0), make a Conv1d causal."
CONSTANT = "With value −1e9 before a MaxPool the border never wins."
MIRROR = "…c b | a b c | b a…: the edge itself is not repeated, so the padding must be smaller."
REPEAT = "…a a | a b c | c c…: the edge goes on, without the dark frame that zeros give."
CIRCLE = "…b c | a b c | a b…: for data that closes on itself, as angles, days, maps of the globe."

PADDING = (
    _pad(
        "Zero", 1, "Puts zeros before and after a signal.", ORDER_1D + CUTS + ZEROS, ("causal",),
        Example(("(N, 8, T)",), {"padding": (2, 0)}, ("(N, 8, T+2)",)),
    ),
    _pad(
        "Zero", 2, "Puts a frame of zeros around an image.",
        ORDER_2D + CUTS + "Most convolutions can do it themselves with padding; this one can "
        "treat each side differently.",
        ("frame",),
        Example(("(N, 3, 8, 8)",), {"padding": (0, 1, 0, 2)}, ("(N, 3, 10, 9)",)),
    ),
    _pad(
        "Zero", 3, "Puts zeros around a volume.",
        ORDER_3D + CUTS + "Zeros in front only make a Conv3d over a clip causal.",
        ("volume",),
        Example(("(N, 2, T, 4, 4)",), {"padding": (0, 0, 0, 0, 2, 0)}, ("(N, 2, T+2, 4, 4)",)),
    ),
    _pad(
        "Constant", 1, "Puts one number before and after a signal.", ORDER_1D + CUTS + CONSTANT,
        ("value",),
        Example(("(N, 8, 10)",), {"padding": 2, "value": -1.0}, ("(N, 8, 14)",)),
    ),
    _pad(
        "Constant", 2, "Puts a frame of one number around an image.", ORDER_2D + CUTS + CONSTANT,
        ("value", "frame"),
        Example(("(N, 3, 8, 8)",), {"padding": (-1, 2, 0, 0), "value": 0.5}, ("(N, 3, 8, 9)",)),
    ),
    _pad(
        "Constant", 3, "Puts one number around a volume.", ORDER_3D + CUTS + CONSTANT,
        ("value", "volume"),
        Example(("(N, 2, 4, 5, 6)",), {"padding": 1, "value": 1.0}, ("(N, 2, 6, 7, 8)",)),
    ),
    _pad(
        "Reflection", 1, "Continues a signal by its mirror image.", ORDER_1D + MIRROR,
        ("mirror", "reflect"),
        Example(("(N, 8, 10)",), {"padding": (3, 2)}, ("(N, 8, 15)",)),
    ),
    _pad(
        "Reflection", 2, "Continues an image by its mirror image.", ORDER_2D + MIRROR,
        ("mirror", "reflect"),
        Example(("(N, 3, 8, 8)",), {"padding": 3}, ("(N, 3, 14, 14)",)),
    ),
    _pad(
        "Reflection", 3, "Continues a volume by its mirror image.", ORDER_3D + MIRROR,
        ("mirror", "reflect"),
        Example(("(N, 2, 4, 5, 6)",), {"padding": (1, 1, 1, 0, 2, 0)}, ("(N, 2, 6, 6, 8)",)),
    ),
    _pad(
        "Replication", 1, "Continues a signal by its first and last number.", ORDER_1D + REPEAT,
        ("edge", "replicate"),
        Example(("(N, 8, T)",), {"padding": (3, 2)}, ("(N, 8, T+5)",)),
    ),
    _pad(
        "Replication", 2, "Continues an image by its edge.", ORDER_2D + REPEAT,
        ("edge", "replicate"),
        Example(("(N, 3, 8, 8)",), {"padding": 3}, ("(N, 3, 14, 14)",)),
    ),
    _pad(
        "Replication", 3, "Continues a volume by its edge.", ORDER_3D + REPEAT,
        ("edge", "replicate"),
        Example(("(N, 2, 4, 5, 6)",), {}, ("(N, 2, 6, 7, 8)",)),
    ),
    _pad(
        "Circular", 1, "Continues a signal by its other end.", ORDER_1D + CIRCLE,
        ("wrap", "periodic"),
        Example(("(N, 8, 10)",), {"padding": (3, 2)}, ("(N, 8, 15)",)),
    ),
    _pad(
        "Circular", 2, "Continues an image by its opposite side.", ORDER_2D + CIRCLE,
        ("wrap", "periodic"),
        Example(("(N, 3, 8, 8)",), {"padding": (2, 2, 0, 0)}, ("(N, 3, 8, 12)",)),
    ),
    _pad(
        "Circular", 3, "Continues a volume by its opposite side.", ORDER_3D + CIRCLE,
        ("wrap", "periodic"),
        Example(("(N, 2, 4, 5, 6)",), {}, ("(N, 2, 6, 7, 8)",)),
    ),
)  # fmt: skip
