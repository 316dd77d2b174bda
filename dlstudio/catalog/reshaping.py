"""Flatten and Reshape: the numbers of a sample in another shape. Written as expressions."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import (
    batch_axis,
    need_axis,
    need_batch_first,
)
from dlstudio.language import say
from dlstudio.spec.param import Int
from dlstudio.spec.sizes import Shape
from dlstudio.spec.tensor_type import (
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
            "Reshape cannot turn {shape} into (N, {wanted}): a sample holds {have} "
            "{have:number|numbers}, the "
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
)
