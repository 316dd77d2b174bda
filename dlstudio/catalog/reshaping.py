"""Flatten, Reshape, Permute, Unsqueeze, Squeeze, Select, Mean, Sum: axes, not numbers.

All are written as expressions. None may touch the batch axis.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import (
    batch_axis,
    need_axis,
    need_batch_first,
    need_float,
    need_other_axis,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Int, Param, Shape
from dlstudio.spec.tensor_type import (
    BOOLEAN,
    INTEGER,
    UNKNOWN,
    Dim,
    TensorType,
    floor_divided,
    product,
    same_dim,
    times,
)

GROUP = "Shape"


def _flatten(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    start = need_axis("Flatten", type, values["start_dim"], "start_dim")
    end = need_axis("Flatten", type, values["end_dim"], "end_dim")
    if start > end:
        raise ShapeError(
            say(
                "Flatten joins the axes from start_dim to end_dim, but {start} comes after {end}. "
                "Set end_dim to −1 for the last axis.",
                start=start,
                end=end,
            ),
            param="end_dim",
            repairs=(("set", "end_dim", -1),),
        )
    batch = batch_axis(type)
    if start < end and batch is not None and start <= batch <= end:
        raise ShapeError(
            say(
                "Flatten from axis {start} would join samples with each other: axis {batch} of "
                "{shape} is the batch. Set start_dim to {next}.",
                start=start,
                batch=batch,
                shape=type.shape_text(),
                next=batch + 1,
            ),
            param="start_dim",
            repairs=(("set", "start_dim", batch + 1),) if batch + 1 < type.rank else (),
        )
    joined = product(type.dims[start : end + 1])
    return (type.with_dims((*type.dims[:start], joined, *type.dims[end + 1 :])),)


def _write_flatten(reads: Sequence[str], values: Values, types: Types) -> str:
    start, end = FLATTEN_PARAMS
    arguments = [start.code(values["start_dim"])]
    if values["end_dim"] != end.default:
        arguments.append(end.code(values["end_dim"]))
    return f"{reads[0]}.flatten({', '.join(arguments)})"


FLATTEN_PARAMS = (
    Int(name="start_dim", default=1, low=-8, high=7, help="First axis that is joined."),
    Int(name="end_dim", default=-1, low=-8, high=7, help="Last axis that is joined."),
)


def _reshape(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_batch_first("Reshape", type)
    wanted: tuple[int, ...] = values["shape"]
    have = product(type.dims[1:])
    fixed = product([size for size in wanted if size != -1])
    if -1 not in wanted:
        if not same_dim(have, fixed):
            raise _no_reshape(type, wanted, have, fixed)
        return (type.with_dims((type.dims[0], *wanted)),)
    rest: Dim = floor_divided(have, int(fixed))
    if not same_dim(times(rest, fixed), have):
        raise _no_reshape(type, wanted, have, fixed)
    dims = tuple(rest if size == -1 else size for size in wanted)
    return (type.with_dims((type.dims[0], *dims)),)


def _no_reshape(type: TensorType, wanted: tuple[int, ...], have: Dim, need: Dim) -> ShapeError:
    return ShapeError(
        say(
            "Reshape cannot turn {shape} into (N, {wanted}): a sample holds {have} numbers, the "
            "new shape needs {need}. Choose sizes whose product is {have}; one of them may be -1.",
            shape=type.shape_text(),
            wanted=", ".join(map(str, wanted)),
            have=have,
            need=say("a multiple of {number}", number=need) if -1 in wanted else need,
        ),
        param="shape",
        repairs=(("set", "shape", (-1,)),),
    )


def _write_reshape(reads: Sequence[str], values: Values, types: Types) -> str:
    name, wanted = reads[0], values["shape"]
    known = all(isinstance(size, int) for size in types[0].dims[1:])
    if known:
        have = int(product(types[0].dims[1:]))
        fixed = int(product([size for size in wanted if size != -1]))
        wanted = tuple(have // fixed if size == -1 else size for size in wanted)
    # With a size that changes from batch to batch, the batch must be named to stay apart.
    batch = "-1" if known else f"{name}.size(0)"
    return f"{name}.reshape({', '.join([batch, *map(str, wanted)])})"


RESHAPE_PARAMS = (
    Shape(
        name="shape",
        default=(-1,),
        infer=True,
        max_rank=7,
        help="New sizes of a sample, without the batch axis; one may be -1.",
    ),
)


def _permute(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    dims: tuple[int, ...] = values["dims"]
    batch = batch_axis(type)
    if sorted(dims) != list(range(type.rank)):
        raise ShapeError(
            say(
                "Permute needs every axis of {shape} once, 0 to {last}, got {dims}. "
                "Write the old axes in their new order.",
                shape=type.shape_text(),
                last=type.rank - 1,
                dims=str(dims),
            ),
            param="dims",
            repairs=(("set", "dims", _swapped(type)),),
        )
    if batch == 0 and dims[0] != 0:
        raise ShapeError(
            say(
                "Permute would move the batch axis of {shape} away from the front with dims "
                "{dims}. Begin dims with 0.",
                shape=type.shape_text(),
                dims=str(dims),
            ),
            param="dims",
            repairs=(("set", "dims", (0, *(axis for axis in dims if axis != 0))),),
        )
    return (type.with_dims([type.dims[axis] for axis in dims]),)


def _swapped(type: TensorType) -> tuple[int, ...]:
    """The axes with the last two swapped, or as they are when there is no such pair."""
    axes = tuple(range(type.rank))
    return (*axes[:-2], axes[-1], axes[-2]) if type.rank > 2 else axes


PERMUTE_PARAMS = (
    Shape(
        name="dims",
        default=(0, 2, 1),
        low=0,
        high=7,
        help="The old axes in their new order; the batch axis 0 stays first.",
    ),
)


def _unsqueeze(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    dim = values["dim"]
    if not -type.rank - 1 <= dim <= type.rank:
        raise ShapeError(
            say(
                "Unsqueeze has dim={dim}, but the new axis of {shape} can stand at 1 to {last}. "
                "Set dim to one of them.",
                dim=dim,
                shape=type.shape_text(),
                last=type.rank,
            ),
            param="dim",
            repairs=(("set", "dim", type.rank),),
        )
    place = dim % (type.rank + 1)
    batch = batch_axis(type)
    if batch is not None and place <= batch:
        raise ShapeError(
            say(
                "Unsqueeze with dim={dim} would move the batch axis of {shape}. Set dim to {next} "
                "or more.",
                dim=dim,
                shape=type.shape_text(),
                next=batch + 1,
            ),
            param="dim",
            repairs=(("set", "dim", batch + 1),),
        )
    return (type.with_dims((*type.dims[:place], 1, *type.dims[place:])),)


def _squeeze(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    axis = need_other_axis("Squeeze", type, values["dim"])
    if type.dims[axis] not in (1, UNKNOWN):
        ones = [place for place, size in enumerate(type.dims) if size == 1]
        raise ShapeError(
            say(
                "Squeeze removes an axis of size 1, but axis {axis} of {shape} is {size}. "
                "Choose an axis of size 1, or remove the layer.",
                axis=axis,
                shape=type.shape_text(),
                size=type.dims[axis],
            ),
            param="dim",
            repairs=tuple(("set", "dim", place) for place in ones[:1]),
        )
    return (type.with_dims((*type.dims[:axis], *type.dims[axis + 1 :])),)


def _select(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    axis = need_other_axis("Select", type, values["dim"])
    size, index = type.dims[axis], values["index"]
    if isinstance(size, int) and not -size <= index < size:
        raise ShapeError(
            say(
                "Select has index={index}, but axis {axis} of {shape} has the places 0 to {last}. "
                "Use one of them, or −1 for the last.",
                index=index,
                axis=axis,
                shape=type.shape_text(),
                last=size - 1,
            ),
            param="index",
            repairs=(("set", "index", -1),),
        )
    return (type.with_dims((*type.dims[:axis], *type.dims[axis + 1 :])),)


def _write_select(reads: Sequence[str], values: Values, types: Types) -> str:
    axis = values["dim"] % types[0].rank
    return f"{reads[0]}[{':, ' * axis}{SELECT_PARAMS[1].code(values['index'])}]"


def _dim(default: int, help: str) -> Param:
    return Int(name="dim", default=default, low=-8, high=7, help=help)


SELECT_PARAMS = (
    _dim(1, "The axis along which one place is taken."),
    Int(
        name="index",
        default=-1,
        low=-(2**31),
        help="Which place; −1 is the last, as the last step of a sequence.",
    ),
)


def _reduced(layer: str) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        if layer == "Mean":
            need_float(layer, type)
        axes = [
            need_other_axis(layer, type, dim, wrap=lambda axis: (axis,)) for dim in values["dim"]
        ]
        if len(set(axes)) < len(axes):
            raise ShapeError(
                say(
                    "{layer} names an axis twice in dim={dim}. Name each axis once.",
                    layer=layer,
                    dim=str(values["dim"]),
                ),
                param="dim",
                repairs=(("set", "dim", tuple(sorted(set(axes)))),),
            )
        keep = values["keepdim"]
        dims = [
            1 if axis in axes else size
            for axis, size in enumerate(type.dims)
            if keep or axis not in axes
        ]
        dtype = INTEGER if type.dtype == BOOLEAN else type.dtype
        return (TensorType(tuple(dims), dtype),)

    return rule


def _write_reduced(method: str) -> Callable[[Sequence[str], Values, Types], str]:
    def write(reads: Sequence[str], values: Values, types: Types) -> str:
        dim = REDUCE_PARAMS[0]
        kept = ", keepdim=True" if values["keepdim"] else ""
        return f"{reads[0]}.{method}(dim={dim.code(values['dim'])}{kept})"

    return write


REDUCE_PARAMS = (
    Shape(
        name="dim",
        default=(1,),
        low=-8,
        high=7,
        bare=True,
        help="The axes that are summed up; −1 is the last.",
    ),
    Flag(name="keepdim", help="Keeps the axes with size 1."),
)


def _write_one(method: str, param: Param) -> Callable[[Sequence[str], Values, Types], str]:
    def write(reads: Sequence[str], values: Values, types: Types) -> str:
        return f"{reads[0]}.{method}({param.code(values[param.name])})"

    return write


def _write_permute(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.permute({', '.join(map(str, values['dims']))})"


UNSQUEEZE_PARAMS = (_dim(1, "Where the new axis stands; 1 is behind the batch."),)
SQUEEZE_PARAMS = (_dim(-1, "The axis of size 1 that is removed; −1 is the last."),)

RESHAPING = (
    LayerSpec(
        key="Flatten",
        title="Flatten",
        group=GROUP,
        summary="Joins axes into one, usually an image into a row of numbers.",
        help=(
            "The new size is the product of the old ones: (N, 16, 5, 5) becomes (N, 400). Needed "
            "between convolutions and Linear. The batch axis stays as it is."
        ),
        words=("reshape", "vector"),
        params=FLATTEN_PARAMS,
        shape=_flatten,
        call=ExpressionCall(write=_write_flatten),
        stem="flatten",
        examples=(
            Example(("(N, 16, 5, 5)",), {}, ("(N, 400)",)),
            Example(("(N, 8, T, 4)",), {"start_dim": 2}, ("(N, 8, 4*T)",)),
        ),
        source=module_link("Flatten"),
    ),
    LayerSpec(
        key="Reshape",
        title="Reshape",
        group=GROUP,
        summary="Gives the numbers of each sample another shape.",
        help=(
            "The numbers stay in their order, only the sizes change, so their product must stay "
            "too; -1 stands for the size that follows from the others. To swap axes use Permute."
        ),
        words=("view", "unflatten"),
        replaces=("View",),
        params=RESHAPE_PARAMS,
        shape=_reshape,
        call=ExpressionCall(write=_write_reshape),
        stem="reshape",
        examples=(
            Example(("(N, 784)",), {"shape": (1, 28, 28)}, ("(N, 1, 28, 28)",)),
            Example(("(N, T, 28)",), {"shape": (-1, 4, 7)}, ("(N, T, 4, 7)",)),
        ),
        source=function_link("reshape"),
    ),
    LayerSpec(
        key="Permute",
        title="Permute",
        group=GROUP,
        summary="Puts the axes in another order.",
        help=(
            "dims names the old axes in their new order: (0, 2, 1) turns (N, C, L) into (N, L, C), "
            "as between convolutions and recurrent layers."
        ),
        words=("transpose", "swap axes"),
        params=PERMUTE_PARAMS,
        shape=_permute,
        call=ExpressionCall(write=_write_permute),
        stem="permute",
        examples=(
            Example(("(N, 8, T)",), {}, ("(N, T, 8)",)),
            Example(("(N, 3, 32, 16)",), {"dims": (0, 2, 3, 1)}, ("(N, 32, 16, 3)",)),
        ),
        source=function_link("permute"),
    ),
    LayerSpec(
        key="Unsqueeze",
        title="Unsqueeze",
        group=GROUP,
        summary="Adds an axis of size 1.",
        help=(
            "dim is the place of the new axis: with 1, (N, 28, 28) becomes (N, 1, 28, 28), an "
            "image with one channel."
        ),
        words=("add axis", "expand dims"),
        params=UNSQUEEZE_PARAMS,
        shape=_unsqueeze,
        call=ExpressionCall(write=_write_one("unsqueeze", UNSQUEEZE_PARAMS[0])),
        stem="unsqueeze",
        examples=(Example(("(N, 28, 28)",), {}, ("(N, 1, 28, 28)",)),),
        source=function_link("unsqueeze"),
    ),
    LayerSpec(
        key="Squeeze",
        title="Squeeze",
        group=GROUP,
        summary="Removes an axis of size 1.",
        help=(
            "With dim=-1, (N, 1) becomes (N,). An axis of another size is refused; torch would "
            "leave it without a word."
        ),
        words=("remove axis",),
        params=SQUEEZE_PARAMS,
        shape=_squeeze,
        call=ExpressionCall(write=_write_one("squeeze", SQUEEZE_PARAMS[0])),
        stem="squeeze",
        examples=(Example(("(N, 64, 1)",), {}, ("(N, 64)",)),),
        source=function_link("squeeze"),
    ),
    LayerSpec(
        key="Select",
        title="Select",
        group=GROUP,
        summary="Takes one place of an axis, such as the last step of a sequence.",
        help=(
            "y = x[:, index]: the axis disappears. The default takes the last step of the output "
            "of an LSTM, (N, T, H) to (N, H). With dim=0 it takes the state of one layer of h_n."
        ),
        words=("index", "last step", "slice"),
        params=SELECT_PARAMS,
        shape=_select,
        call=ExpressionCall(write=_write_select),
        stem="select",
        examples=(
            Example(("(N, T, 128)",), {}, ("(N, 128)",)),
            Example(("(2, N, 64)",), {"dim": 0}, ("(N, 64)",)),
        ),
        source=function_link("select"),
    ),
    LayerSpec(
        key="Mean",
        title="Mean",
        group=GROUP,
        summary="Takes the mean over axes.",
        help=(
            "y = Σ x / count along dim. dim = 2, 3 over an image is global average pooling; dim = "
            "1 is the mean over the steps of a sequence."
        ),
        words=("average", "reduce", "global average"),
        params=REDUCE_PARAMS,
        shape=_reduced("Mean"),
        call=ExpressionCall(write=_write_reduced("mean")),
        stem="mean",
        examples=(
            Example(("(N, 64, 7, 7)",), {"dim": (2, 3)}, ("(N, 64)",)),
            Example(("(N, T, 64)",), {"keepdim": True}, ("(N, 1, 64)",)),
        ),
        source=function_link("mean"),
    ),
    LayerSpec(
        key="Sum",
        title="Sum",
        group=GROUP,
        summary="Adds up over axes.",
        help=(
            "y = Σ x along dim. Unlike Mean, the result grows with the number of things that are "
            "added."
        ),
        words=("total", "reduce"),
        params=REDUCE_PARAMS,
        shape=_reduced("Sum"),
        call=ExpressionCall(write=_write_reduced("sum")),
        stem="sum",
        examples=(
            Example(("(N, T, 64)",), {}, ("(N, 64)",)),
            Example(("(N, 8) int64",), {}, ("(N,) int64",)),
        ),
        source=function_link("sum"),
    ),
)
