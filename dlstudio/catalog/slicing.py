"""Slice, Narrow, Gather, GatherLast: some places of an axis."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import batch_axis, need_other_axis, need_rank
from dlstudio.catalog.tensor_rules import dim_param, need_whole
from dlstudio.language import say
from dlstudio.spec.param import Int
from dlstudio.spec.tensor_type import (
    BATCH,
    UNKNOWN,
    Dim,
    TensorType,
    floor_divided,
    plus,
    same_dim,
)

GROUP = "Shape"

SLICE_PARAMS = (
    dim_param(1, "The axis along which places are taken; −1 is the last."),
    Int(name="start", default=0, low=-(2**31), help="The first place; −1 is the last one."),
    Int(
        name="end",
        low=-(2**31),
        optional=True,
        none_text="to the end",
        help="The place before which it stops; −1 stops before the last one.",
    ),
    Int(name="step", default=1, help="Every how many places one is taken."),
)
NARROW_PARAMS = (
    dim_param(1, "The axis along which places are taken; −1 is the last."),
    Int(name="start", default=0, low=-(2**31), help="The first place; −1 is the last one."),
    Int(name="length", default=1, help="How many places are taken."),
)
GATHER_PARAMS = (dim_param(-1, "The axis along which index names places; −1 is the last."),)


def _replaced(type: TensorType, axis: int, size: Dim) -> tuple[TensorType, ...]:
    return (type.with_dims((*type.dims[:axis], size, *type.dims[axis + 1 :])),)


def _slice(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    axis = need_other_axis("Slice", type, values["dim"])
    size = type.dims[axis]
    start, end, step = values["start"], values["end"], values["step"]
    if isinstance(size, int):
        left = len(range(*slice(start, end, step).indices(size)))
        if left == 0:
            raise ShapeError(
                say(
                    "Slice from {start} to {end} leaves nothing of axis {axis} of {shape}. Set "
                    "start to 0 and leave end empty for the whole axis.",
                    start=start,
                    end=SLICE_PARAMS[2].show(end),
                    axis=axis,
                    shape=type.shape_text(),
                ),
                param="start" if start >= size else "end",
                repairs=(("set", "start", 0),) if start >= size else (("set", "end", size),),
            )
        return _replaced(type, axis, left)
    if start < 0 or (end is not None and end >= 0):
        return _replaced(type, axis, UNKNOWN)  # torch stops where the axis ends
    span = plus(plus(size, end or 0), step - 1 - start)
    return _replaced(type, axis, floor_divided(span, step))


def _write_slice(reads: Sequence[str], values: Values, types: Types) -> str:
    axis = values["dim"] % types[0].rank
    start, end, step = values["start"], values["end"], values["step"]
    text = f"{start or ''}:{'' if end is None else end}" + (f":{step}" if step != 1 else "")
    return f"{reads[0]}[{':, ' * axis}{text}]"


def _narrow(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    axis = need_other_axis("Narrow", type, values["dim"])
    size, start, length = type.dims[axis], values["start"], values["length"]
    if isinstance(size, int):
        first = start + size if start < 0 else start
        if first < 0 or first + length > size:
            raise ShapeError(
                say(
                    "Narrow takes {length} {length:place|places} from {start} on, but axis "
                    "{axis} of {shape} has "
                    "the places 0 to {last}. Use a smaller length, or begin earlier.",
                    length=length,
                    start=start,
                    axis=axis,
                    shape=type.shape_text(),
                    last=size - 1,
                ),
                param="length" if 0 <= first < size else "start",
                repairs=(
                    (("set", "length", size - first),)
                    if 0 <= first < size
                    else (("set", "start", max(0, size - length)),)
                ),
            )
    elif start < 0 and start + length > 0:
        raise ShapeError(
            say(
                "Narrow takes {length} {length:place|places} from {start} on, but only {left} "
                "are left there. "
                "Use a smaller length.",
                length=length,
                start=start,
                left=-start,
            ),
            param="length",
            repairs=(("set", "length", -start),),
        )
    return _replaced(type, axis, length)


def _write_narrow(reads: Sequence[str], values: Values, types: Types) -> str:
    arguments = ", ".join(param.code(values[param.name]) for param in NARROW_PARAMS)
    return f"{reads[0]}.narrow({arguments})"


def _gather(types: Types, values: Values) -> tuple[TensorType, ...]:
    type, index = types
    need_whole("Gather", index, "index")
    axis = need_other_axis("Gather", type, values["dim"])
    fits = type.rank == index.rank and all(
        place == axis or same_dim(size, other)
        for place, (size, other) in enumerate(zip(type.dims, index.dims, strict=True))
    )
    if not fits:
        raise ShapeError(
            say(
                "Gather along axis {axis} needs an index that is equal to the input {shape} on "
                "all other axes, got {index}. Put an Unsqueeze and an Expand before the index.",
                axis=axis,
                shape=type.shape_text(),
                index=index.shape_text(),
            ),
            port="index",
            repairs=(("insert", "Unsqueeze", {"dim": -1}),) if index.rank + 1 == type.rank else (),
        )
    return (type.with_dims(index.dims),)


def _write_gather(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.gather({GATHER_PARAMS[0].code(values['dim'])}, {reads[1]})"


def _gather_last(types: Types, values: Values) -> tuple[TensorType, ...]:
    type, lengths = types
    need_rank("GatherLast", type, (3,), "(N, T, features)")
    need_whole("GatherLast", lengths, "lengths")
    if lengths.rank != 1 or batch_axis(lengths) != 0 or type.dims[0] != BATCH:
        raise ShapeError(
            say(
                "GatherLast needs one length a sample, (N,) int64, got {shape}. Put a Squeeze "
                "before it, or wire the lengths of the sequences to it.",
                shape=lengths.shape_text(),
            ),
            port="lengths",
            repairs=(("insert", "Squeeze", {}),) if lengths.dims[1:] == (1,) else (),
        )
    return (type.with_dims((type.dims[0], type.dims[2])),)


def _write_gather_last(reads: Sequence[str], values: Values, types: Types) -> str:
    name, lengths = reads
    rows = f"torch.arange({name}.size(0), device={name}.device)"
    return f"{name}[{rows}, ({lengths} - 1).clamp(min=0)]"


SLICING = (
    LayerSpec(
        key="Slice",
        title="Slice",
        group=GROUP,
        summary="Takes the places from start to end of an axis.",
        help=(
            "y = x[:, start:end:step], with Python's rules: negative places count from the end, "
            "and what lies outside is left out. start = 1 drops the class token; end = −1 drops "
            "the last step. Where a fixed number is needed on a free length T, use Narrow."
        ),
        words=("index", "crop", "range", "cut", "subsample"),
        params=SLICE_PARAMS,
        shape=_slice,
        call=ExpressionCall(write=_write_slice),
        stem="slice",
        examples=(
            Example(("(N, T, 64)",), {"start": 1}, ("(N, T-1, 64)",)),
            Example(("(N, T, 64)",), {"end": -1, "step": 2}, ("(N, T//2, 64)",)),
            Example(("(N, 3, 32, 32)",), {"dim": 2, "start": 4, "end": -4}, ("(N, 3, 24, 32)",)),
        ),
        source="https://docs.pytorch.org/docs/stable/tensor_view.html",
    ),
    LayerSpec(
        key="Narrow",
        title="Narrow",
        group=GROUP,
        summary="Takes a fixed number of places of an axis.",
        help=(
            "y = the places start to start + length − 1. Unlike Slice it never gives fewer: an "
            "axis that is too short is an error when the network runs."
        ),
        words=("torch.narrow", "window", "crop", "slice"),
        params=NARROW_PARAMS,
        shape=_narrow,
        call=ExpressionCall(write=_write_narrow),
        stem="narrow",
        examples=(
            Example(("(N, 16, 8)",), {"start": 2, "length": 4}, ("(N, 4, 8)",)),
            Example(("(N, T, 8)",), {"start": -3, "length": 3}, ("(N, 3, 8)",)),
        ),
        source=function_link("narrow"),
    ),
    LayerSpec(
        key="Gather",
        title="Gather",
        group=GROUP,
        summary="Takes, for every place, the number that an index names.",
        help=(
            "y[n, j] = x[n, index[n, j]] along dim. The index has as many axes as the input and "
            "the same sizes on all but dim. The score of the chosen action is Gather with the "
            "number of the action."
        ),
        words=("torch.gather", "index", "take along", "pick", "lookup"),
        params=GATHER_PARAMS,
        inputs=(
            Port(name="input"),
            Port(name="index", help="Whole numbers: which place along dim is taken."),
        ),
        shape=_gather,
        call=ExpressionCall(write=_write_gather),
        stem="gather",
        examples=(
            Example(("(N, 10)", "(N, 1) int64"), {}, ("(N, 1)",)),
            Example(("(N, T, 8)", "(N, 2, 8) int64"), {"dim": 1}, ("(N, 2, 8)",)),
        ),
        source=function_link("gather"),
    ),
    LayerSpec(
        key="GatherLast",
        title="GatherLast",
        group=GROUP,
        summary="Takes the last true step of every sequence.",
        help=(
            "y[n] = x[n, lengths[n] − 1]: (N, T, F) becomes (N, F). Behind an LSTM it takes the "
            "step before the padding, where Select with −1 would take the padding itself. A "
            "length of 0 takes the first step."
        ),
        words=("last step", "lengths", "padding", "sequence", "gather last true step"),
        inputs=(
            Port(name="input"),
            Port(name="lengths", help="How many steps of each sequence are true, (N,) int64."),
        ),
        shape=_gather_last,
        call=ExpressionCall(write=_write_gather_last, needs=("torch",)),
        stem="last",
        examples=(Example(("(N, T, 64)", "(N,) int64"), {}, ("(N, 64)",)),),
        source=function_link("gather"),
    ),
)
