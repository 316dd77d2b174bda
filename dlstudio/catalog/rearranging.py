"""Pad, Transpose, Expand, Unflatten, Roll, Flip: the same numbers in other places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import (
    batch_axis,
    need_axis,
    need_batch_first,
    need_other_axis,
)
from dlstudio.catalog.tensor_rules import dim_param, literals, need_axes, need_floats
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Float, OneOf
from dlstudio.spec.sizes import Shape
from dlstudio.spec.tensor_type import (
    UNKNOWN,
    Dim,
    TensorType,
    floor_divided,
    plus,
    product,
    same_dim,
    times,
)

GROUP = "Shape"
MODES = ("constant", "reflect", "replicate", "circular")

PAD_PARAMS = (
    Shape(
        name="pad",
        default=(1, 1),
        low=0,
        high=65_535,
        min_rank=2,
        max_rank=6,
        help="Places added before and after the last axis, then the axis before it, and so on.",
    ),
    OneOf(name="mode", default="constant", options=MODES, help="What stands in the new places."),
    Float(name="value", default=0.0, help="The number that mode=constant puts there."),
)
TRANSPOSE_PARAMS = (
    dim_param(1, "The first of the two axes.", "dim0"),
    dim_param(2, "The second of the two axes.", "dim1"),
)
EXPAND_PARAMS = (
    Shape(
        name="size",
        default=(-1,),
        low=-1,
        max_rank=7,
        help="New sizes without the batch axis; −1 leaves an axis as it is.",
    ),
)
UNFLATTEN_PARAMS = (
    dim_param(1, "The axis that is divided; −1 is the last."),
    Shape(
        name="sizes",
        default=(-1, 1),
        infer=True,
        min_rank=2,
        max_rank=6,
        help="The sizes it becomes; one may be -1.",
    ),
)
ROLL_PARAMS = (
    Shape(name="shifts", default=(1,), low=-65_535, bare=True, help="How far each axis is moved."),
    Shape(name="dims", default=(1,), low=-8, high=7, bare=True, help="The axes that are moved."),
)
FLIP_PARAMS = (
    Shape(name="dims", default=(-1,), low=-8, high=7, help="The axes that are turned around."),
)


def _pad(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    pad: tuple[int, ...] = values["pad"]
    need_batch_first("Pad", type)
    room = type.rank - 1
    if len(pad) % 2 or len(pad) > 2 * room:
        most = 2 * min(room, 3)
        raise ShapeError(
            say(
                "Pad needs two numbers for each axis, the last one first, at most {most} for "
                "{shape}, got {count}. Give a pair for every axis that grows.",
                most=most,
                shape=type.shape_text(),
                count=len(pad),
            ),
            param="pad",
            repairs=(("set", "pad", (*pad, 0)[: len(pad) + len(pad) % 2][:most]),) if most else (),
        )
    if values["mode"] != "constant":
        _need_mirror(type, pad, values["mode"])
    elif values["value"] % 1:
        need_floats("Pad", type)
    dims = list(type.dims)
    for number in range(len(pad) // 2):
        axis = type.rank - 1 - number
        dims[axis] = plus(dims[axis], pad[2 * number] + pad[2 * number + 1])
    return (type.with_dims(dims),)


def _need_mirror(type: TensorType, pad: tuple[int, ...], mode: str) -> None:
    """Refuse what torch's other modes cannot do: other axes, and more than there is to copy."""
    need_floats("Pad", type)
    pairs = len(pad) // 2
    if type.rank not in (pairs + 1, pairs + 2):
        raise ShapeError(
            say(
                "Pad with mode={mode} and {count} {count:number|numbers} needs an input of {low} "
                "or {high} axes, got {shape}. Use mode=constant, or pad another number of axes.",
                mode=mode,
                count=len(pad),
                low=pairs + 1,
                high=pairs + 2,
                shape=type.shape_text(),
            ),
            param="mode",
            repairs=(("set", "mode", "constant"),),
        )
    if mode == "replicate":
        return
    for number in range(pairs):
        size = type.dims[type.rank - 1 - number]
        most = max(pad[2 * number], pad[2 * number + 1])
        if isinstance(size, int) and most > size - (mode == "reflect"):
            raise ShapeError(
                say(
                    "Pad with mode={mode} cannot add {most} places to axis {axis} of {shape}: "
                    "there are too few to copy. Use smaller numbers, or mode=replicate.",
                    mode=mode,
                    most=most,
                    axis=type.rank - 1 - number,
                    shape=type.shape_text(),
                ),
                param="pad",
                repairs=(("set", "mode", "replicate"),),
            )


def _write_pad(reads: Sequence[str], values: Values, types: Types) -> str:
    further = ["mode"] if values["mode"] != "constant" else ["value"]
    rest = literals(PAD_PARAMS, values, *further)
    pad = PAD_PARAMS[0].code(values["pad"])
    return f"F.pad({', '.join([reads[0], pad, *([rest] if rest else [])])})"


def _pad_cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    if values["value"] and values["mode"] != "constant":
        yield (
            "value",
            say(
                "value has no effect with mode={mode}, which copies numbers of the input. Set "
                "mode to constant, or value back to 0.",
                mode=values["mode"],
            ),
        )


def _transpose(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need = need_other_axis if batch_axis(type) == 0 else need_axis
    first, second = (need("Transpose", type, values[name], name) for name in ("dim0", "dim1"))
    dims = list(type.dims)
    dims[first], dims[second] = dims[second], dims[first]
    return (type.with_dims(dims),)


def _write_transpose(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.transpose({values['dim0']}, {values['dim1']})"


def _expand(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_batch_first("Expand", type)
    wanted: tuple[int, ...] = values["size"]
    fits = len(wanted) == type.rank - 1 and all(
        new == -1 or old in (1, UNKNOWN, new)
        for old, new in zip(type.dims[1:], wanted, strict=True)
    )
    if not fits or 0 in wanted:
        kept = tuple(
            new if old == 1 and new > 0 else -1
            for old, new in zip(type.dims[1:], (*wanted, *(-1,) * 8), strict=False)
        )
        raise ShapeError(
            say(
                "Expand repeats axes of size 1 and leaves others as they are, so {shape} cannot "
                "become (N, {wanted}). Write one number for each axis behind the batch, -1 where "
                "it stays.",
                shape=type.shape_text(),
                wanted=", ".join(map(str, wanted)),
            ),
            param="size",
            repairs=(("set", "size", kept),) if kept else (),
        )
    dims = [old if new == -1 else new for old, new in zip(type.dims[1:], wanted, strict=True)]
    return (type.with_dims((type.dims[0], *dims)),)


def _write_expand(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.expand({', '.join(map(str, (-1, *values['size'])))})"


def _unflatten(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    axis = need_other_axis("Unflatten", type, values["dim"])
    wanted: tuple[int, ...] = values["sizes"]
    have = type.dims[axis]
    fixed = int(product([size for size in wanted if size != -1]))
    rest: Dim = floor_divided(have, fixed) if -1 in wanted else 1
    if not same_dim(times(rest, fixed), have):
        raise ShapeError(
            say(
                "Unflatten cannot turn axis {axis} of {shape}, {have}, into {wanted}. Choose "
                "sizes whose product is {have}; one of them may be -1.",
                axis=axis,
                shape=type.shape_text(),
                have=have,
                wanted="×".join(map(str, wanted)),
            ),
            param="sizes",
            repairs=(("set", "sizes", (-1, 1)),),
        )
    sizes = [rest if size == -1 else size for size in wanted]
    return (type.with_dims((*type.dims[:axis], *sizes, *type.dims[axis + 1 :])),)


def _write_unflatten(reads: Sequence[str], values: Values, types: Types) -> str:
    dim, sizes = UNFLATTEN_PARAMS
    return f"{reads[0]}.unflatten({dim.code(values['dim'])}, {sizes.code(values['sizes'])})"


def _roll(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    shifts, dims = values["shifts"], values["dims"]
    if len(shifts) != len(dims):
        raise ShapeError(
            say(
                "Roll needs one shift for each axis, got {shifts} {shifts:shift|shifts} and "
                "{dims} {dims:axis|axes}. Write as many numbers in shifts as in dims.",
                shifts=len(shifts),
                dims=len(dims),
            ),
            param="shifts",
            repairs=(("set", "shifts", (*shifts, *(1,) * len(dims))[: len(dims)]),),
        )
    for dim in dims:
        need_other_axis("Roll", type, dim, "dims", wrap=lambda axis: (axis,) * len(dims))
    return (type,)


def _write_roll(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.roll({literals(ROLL_PARAMS, values, '!shifts', '!dims')})"


def _flip(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_axes("Flip", types[0], values["dims"], "dims")
    return (types[0],)


def _write_flip(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.flip({FLIP_PARAMS[0].code(values['dims'])})"


REARRANGING = (
    LayerSpec(
        key="Pad",
        title="Pad",
        group=GROUP,
        summary="Adds places around the last axes.",
        help=(
            "pad counts from the last axis: (left, right, top, bottom) for an image. constant "
            "fills with value, reflect mirrors, replicate repeats the edge, circular goes around. "
            "pad = 2, 0 on (N, C, T) makes a convolution causal."
        ),
        words=("torch.nn.functional.pad", "border", "margin", "causal", "zero"),
        params=PAD_PARAMS,
        shape=_pad,
        call=ExpressionCall(write=_write_pad, needs=("F",)),
        cautions=_pad_cautions,
        stem="pad",
        examples=(
            Example(("(N, 8, T)",), {"pad": (2, 0)}, ("(N, 8, T+2)",)),
            Example(
                ("(N, 3, 32, 32)",),
                {"pad": (1, 1, 2, 2), "mode": "reflect"},
                ("(N, 3, 36, 34)",),
            ),
            Example(("(N, T) int64",), {"value": 1.0}, ("(N, T+2) int64",)),
        ),
        source=function_link("nn.functional.pad"),
    ),
    LayerSpec(
        key="Transpose",
        title="Transpose",
        group=GROUP,
        summary="Swaps two axes.",
        help=(
            "With dim0 = 1 and dim1 = 2, (N, C, L) becomes (N, L, C). For more than two axes at "
            "once use Permute; to change sizes use Reshape."
        ),
        words=("torch.transpose", "swap", "permute", "matrix"),
        params=TRANSPOSE_PARAMS,
        shape=_transpose,
        call=ExpressionCall(write=_write_transpose),
        stem="transpose",
        examples=(
            Example(("(N, 8, T)",), {}, ("(N, T, 8)",)),
            Example(("(N, 4, T, S)",), {"dim0": -2, "dim1": -1}, ("(N, 4, S, T)",)),
        ),
        source=function_link("transpose"),
    ),
    LayerSpec(
        key="Expand",
        title="Expand",
        group=GROUP,
        summary="Repeats axes of size 1 without copying.",
        help=(
            "(N, 1, 8) with size = 4, −1 becomes (N, 4, 8): the same row four times, in no more "
            "memory. Add and its like do this by themselves; Concat needs it written out."
        ),
        words=("torch.expand", "repeat", "broadcast", "tile"),
        params=EXPAND_PARAMS,
        shape=_expand,
        call=ExpressionCall(write=_write_expand),
        stem="expand",
        examples=(
            Example(("(N, 1, 8)",), {"size": (4, -1)}, ("(N, 4, 8)",)),
            Example(("(N, 16, 1, 1)",), {"size": (-1, 8, 8)}, ("(N, 16, 8, 8)",)),
        ),
        source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand.html",
    ),
    LayerSpec(
        key="Unflatten",
        title="Unflatten",
        group=GROUP,
        summary="Divides one axis into several.",
        help=(
            "The opposite of Flatten: with dim = −1 and sizes = 4, −1, (N, T, 64) becomes (N, T, "
            "4, 16), the heads of attention. The product of the sizes is the old size; -1 follows "
            "from the others."
        ),
        words=("torch.unflatten", "split heads", "view", "reshape"),
        params=UNFLATTEN_PARAMS,
        shape=_unflatten,
        call=ExpressionCall(write=_write_unflatten),
        stem="unflatten",
        examples=(
            Example(("(N, 400)",), {"sizes": (16, 5, 5)}, ("(N, 16, 5, 5)",)),
            Example(("(N, T, 64)",), {"dim": -1, "sizes": (4, -1)}, ("(N, T, 4, 16)",)),
        ),
        source=function_link("unflatten"),
    ),
    LayerSpec(
        key="Roll",
        title="Roll",
        group=GROUP,
        summary="Moves numbers along axes; what falls off comes in at the other end.",
        help=(
            "y[i] = x[i − shift] around a circle. Swin shifts its windows with shifts = −2, −2 "
            "over the two axes of an image; a shift of 1 over the steps gives the step before."
        ),
        words=("torch.roll", "shift", "circular", "swin"),
        params=ROLL_PARAMS,
        shape=_roll,
        call=ExpressionCall(write=_write_roll),
        stem="roll",
        examples=(
            Example(("(N, T, 8)",), {}, ("(N, T, 8)",)),
            Example(("(N, 8, 8, 3)",), {"shifts": (-2, -2), "dims": (1, 2)}, ("(N, 8, 8, 3)",)),
        ),
        source=function_link("roll"),
    ),
    LayerSpec(
        key="Flip",
        title="Flip",
        group=GROUP,
        summary="Turns axes around: the last place becomes the first.",
        help=(
            "y[i] = x[size − 1 − i] along each of dims. With dims = −1 an image is mirrored; with "
            "dims = 1 a sequence is read backwards."
        ),
        words=("torch.flip", "mirror", "reverse", "backwards"),
        params=FLIP_PARAMS,
        shape=_flip,
        call=ExpressionCall(write=_write_flip),
        stem="flip",
        examples=(
            Example(("(N, 3, 8, 8)",), {}, ("(N, 3, 8, 8)",)),
            Example(("(N, T, 8)",), {"dims": (1,)}, ("(N, T, 8)",)),
        ),
        source=function_link("flip"),
    ),
)
