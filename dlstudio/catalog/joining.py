"""Stack, Split, Chunk: wires put on top of each other, or one wire cut into several."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import (
    batch_axis,
    need_other_axis,
    need_same_dtype,
    need_several,
)
from dlstudio.catalog.tensor_rules import dim_param, literals
from dlstudio.language import say
from dlstudio.spec.param import Int
from dlstudio.spec.sizes import Shape
from dlstudio.spec.tensor_type import Dim, TensorType, floor_divided, plus, same_dim, times

GROUP = "Merge"
MOST = 8  # parts that one wire is cut into
PARTS = tuple(Port(name=f"part{number}") for number in range(1, MOST + 1))

STACK_PARAMS = (dim_param(1, "Where the new axis stands; 1 is behind the batch."),)
SPLIT_PARAMS = (
    Shape(
        name="split_size",
        default=(1, 1),
        min_rank=2,
        max_rank=MOST,
        help="The size of each part; together they are the size of the axis.",
    ),
    dim_param(1, "The axis that is cut; −1 is the last."),
)
CHUNK_PARAMS = (
    Int(name="chunks", default=2, low=2, high=MOST, help="How many parts come out."),
    dim_param(1, "The axis that is cut; −1 is the last."),
)


def _stack(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_several("Stack", types)
    need_same_dtype("Stack", types)
    first, dim = types[0], values["dim"]
    for slot, type in enumerate(types):
        same = type.rank == first.rank
        if not same or not all(map(same_dim, first.dims, type.dims)):
            raise ShapeError(
                say(
                    "Stack needs inputs of one shape, got {first} and {other} (wire {wire}). "
                    "Make them equal, or use Concat, which joins along an axis that is there.",
                    first=first.shape_text(),
                    other=type.shape_text(),
                    wire=slot + 1,
                )
            )
    batch = batch_axis(first)
    least = 0 if batch is None else batch + 1
    place = dim % (first.rank + 1)
    if not -first.rank - 1 <= dim <= first.rank or place < least:
        raise ShapeError(
            say(
                "Stack has dim={dim}, but the new axis of {shape} can stand at {least} to {last}. "
                "Set dim to one of them.",
                dim=dim,
                shape=first.shape_text(),
                least=least,
                last=first.rank,
            ),
            param="dim",
            repairs=(("set", "dim", least),),
        )
    return (first.with_dims((*first.dims[:place], len(types), *first.dims[place:])),)


def _write_stack(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"torch.stack(({', '.join(reads)}), {literals(STACK_PARAMS, values, '!dim')})"


def _parts(type: TensorType, axis: int, sizes: Sequence[Dim]) -> tuple[TensorType, ...]:
    return tuple(
        type.with_dims((*type.dims[:axis], size, *type.dims[axis + 1 :])) for size in sizes
    )


def _split(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    axis = need_other_axis("Split", type, values["dim"])
    sizes: tuple[int, ...] = values["split_size"]
    have = type.dims[axis]
    if have != sum(sizes):
        count = len(sizes)
        even = isinstance(have, int) and have >= count
        raise ShapeError(
            say(
                "Split cuts an axis into parts of {sizes}, together {total}, but axis {axis} of "
                "{shape} is {have}. Choose sizes whose sum is {have}.",
                sizes=", ".join(map(str, sizes)),
                total=sum(sizes),
                axis=axis,
                shape=type.shape_text(),
                have=have,
            ),
            param="split_size",
            repairs=(("set", "split_size", _even(int(have), count)),) if even else (),
        )
    return _parts(type, axis, sizes)


def _even(size: int, count: int) -> tuple[int, ...]:
    """Cut a size into parts as equal as can be."""
    return tuple(size // count + (place < size % count) for place in range(count))


def _write_split(reads: Sequence[str], values: Values, types: Types) -> str:
    sizes = SPLIT_PARAMS[0].code(values["split_size"])
    return f"{reads[0]}.split({sizes}, {literals(SPLIT_PARAMS, values, '!dim')})"


def _chunk(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    axis = need_other_axis("Chunk", type, values["dim"])
    chunks, have = values["chunks"], type.dims[axis]
    part = floor_divided(plus(have, chunks - 1), chunks)
    if not isinstance(have, int):
        part = floor_divided(have, chunks)
        if times(part, chunks) == have:
            return _parts(type, axis, [part] * chunks)
    elif part * (chunks - 1) < have:
        return _parts(type, axis, [*[part] * (chunks - 1), have - part * (chunks - 1)])
    raise ShapeError(
        say(
            "Chunk cannot cut axis {axis} of {shape}, {have}, into {chunks} {chunks:part|parts}. "
            "Use a number "
            "of chunks that divides it, or a Split, which names every size.",
            axis=axis,
            shape=type.shape_text(),
            have=have,
            chunks=chunks,
        ),
        param="chunks",
        repairs=_other_chunks(have, chunks),
    )


def _other_chunks(have: Dim, chunks: int) -> tuple[tuple[str, str, int], ...]:
    """The largest smaller number of parts that divides the axis."""
    fewer = range(chunks - 1, 1, -1)
    fits = [n for n in fewer if times(floor_divided(have, n), n) == have]
    return (("set", "chunks", fits[0]),) if fits and have != "?" else ()


def _write_chunk(reads: Sequence[str], values: Values, types: Types) -> str:
    chunks = CHUNK_PARAMS[0].code(values["chunks"])
    return f"{reads[0]}.chunk({chunks}, {literals(CHUNK_PARAMS, values, '!dim')})"


JOINING = (
    LayerSpec(
        key="Stack",
        title="Stack",
        group=GROUP,
        summary="Puts wires of one shape on top of each other along a new axis.",
        help=(
            "k wires (N, 8) become (N, k, 8) with dim = 1. Unlike Concat, which makes an axis "
            "longer, Stack adds one; all shapes must be equal."
        ),
        words=("torch.stack", "join", "new axis"),
        params=STACK_PARAMS,
        inputs=(Port(name="inputs", many=True, help="Two or more wires."),),
        shape=_stack,
        call=ExpressionCall(write=_write_stack, needs=("torch",)),
        stem="stack",
        examples=(
            Example(("(N, 8)", "(N, 8)", "(N, 8)"), {}, ("(N, 3, 8)",)),
            Example(("(N, T, 8)", "(N, T, 8)"), {"dim": -1}, ("(N, T, 8, 2)",)),
        ),
        source=function_link("stack"),
    ),
    LayerSpec(
        key="Split",
        title="Split",
        group=GROUP,
        summary="Cuts an axis into parts of the sizes that you set.",
        help=(
            "split_size = 64, 64, 128 along dim gives three outputs; their sum must be the size "
            "of the axis. Each part has an output of its own, and those without a wire are left "
            "out of the code."
        ),
        words=("torch.split", "cut", "separate", "parts"),
        params=SPLIT_PARAMS,
        outputs=PARTS,
        opened=lambda values: len(values["split_size"]),
        shape=_split,
        call=ExpressionCall(write=_write_split),
        stem="split",
        examples=(
            Example(("(N, 2)",), {}, ("(N, 1)", "(N, 1)")),
            Example(
                ("(N, T, 96)",),
                {"split_size": (64, 24, 8), "dim": -1},
                ("(N, T, 64)", "(N, T, 24)", "(N, T, 8)"),
            ),
        ),
        source=function_link("split"),
    ),
    LayerSpec(
        key="Chunk",
        title="Chunk",
        group=GROUP,
        summary="Cuts an axis into a number of equal parts.",
        help=(
            "chunks = 3 along the last axis cuts one projection into query, key and value. If "
            "the size does not divide evenly the last part is smaller. Each part has an output "
            "of its own."
        ),
        words=("torch.chunk", "cut", "split", "parts", "qkv"),
        params=CHUNK_PARAMS,
        outputs=PARTS,
        opened=lambda values: int(values["chunks"]),
        shape=_chunk,
        call=ExpressionCall(write=_write_chunk),
        stem="chunk",
        examples=(
            Example(("(N, 16, 8, 8)",), {}, ("(N, 8, 8, 8)", "(N, 8, 8, 8)")),
            Example(
                ("(N, T, 96)",),
                {"chunks": 3, "dim": -1},
                ("(N, T, 32)", "(N, T, 32)", "(N, T, 32)"),
            ),
        ),
        source=function_link("chunk"),
    ),
)
