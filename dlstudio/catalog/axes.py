"""Permute, Unsqueeze, Squeeze, Select: moving, adding and removing axes.

All are written as expressions. None may touch the batch axis.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import (
    batch_axis,
    need_other_axis,
)
from dlstudio.language import say
from dlstudio.spec.param import Int, Param
from dlstudio.spec.sizes import Shape
from dlstudio.spec.tensor_type import (
    UNKNOWN,
    TensorType,
)

GROUP = "Shape"


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


def _write_one(method: str, param: Param) -> Callable[[Sequence[str], Values, Types], str]:
    def write(reads: Sequence[str], values: Values, types: Types) -> str:
        return f"{reads[0]}.{method}({param.code(values[param.name])})"

    return write


def _write_permute(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.permute({', '.join(map(str, values['dims']))})"


UNSQUEEZE_PARAMS = (_dim(1, "Where the new axis stands; 1 is behind the batch."),)
SQUEEZE_PARAMS = (_dim(-1, "The axis of size 1 that is removed; −1 is the last."),)

AXES = (
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
)
