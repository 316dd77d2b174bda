"""AdaptiveAvgPool and AdaptiveMaxPool: any size in, one fixed size out."""

from __future__ import annotations

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS, each, unit_of
from dlstudio.catalog.layer_spec import (
    OUTPUT,
    Example,
    LayerSpec,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.pooling import GROUP, INDEXED, INDICES, IndexedCall, opened, with_indices
from dlstudio.catalog.shape_rules import need_float, need_rank
from dlstudio.spec.param import Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import TensorType


def _shape(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_rank(layer, type, (rank + 2,), FORMS[rank])
        need_float(layer, type)
        result = type.with_dims((*type.dims[:2], *each(values["output_size"], rank)))
        return with_indices(result, values) if "Max" in layer else (result,)

    return rule


def _adaptive(
    kind: str, rank: int, summary: str, help: str, examples: tuple[Example, ...]
) -> LayerSpec:
    key = f"Adaptive{kind}Pool{rank}d"
    params: tuple[Param, ...] = (
        Size(
            name="output_size",
            default=1,
            rank=rank,
            high=4096,
            unit=unit_of(rank),
            help="The size that comes out, whatever comes in.",
        ),
    )
    if kind == "Max":
        params = (*params, INDICES)
    call = IndexedCall if kind == "Max" else ModuleCall
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=("pooling", "mean" if kind == "Avg" else "maximum", "global pooling"),
        params=params,
        outputs=INDEXED if kind == "Max" else OUTPUT,
        opened=opened if kind == "Max" else None,
        shape=_shape(key, rank),
        call=call(
            torch_class=f"nn.{key}",
            params=params,
            first=("output_size",),
            torch_defaults={"output_size": ALWAYS},
        ),
        stem="pool",
        examples=examples,
        source=module_link(key),
    )


ADAPTIVE = (
    _adaptive(
        "Avg",
        1,
        "Shrinks a signal of any length to a fixed length by means.",
        "The windows are chosen so that output_size of them cover the signal; 1 gives the mean of "
        "each channel. Put a Flatten behind it before a Linear.",
        (Example(("(N, 8, T)",), {"output_size": 4}, ("(N, 8, 4)",)),),
    ),
    _adaptive(
        "Avg",
        2,
        "Shrinks an image of any size to a fixed size by means.",
        "The windows are chosen so that output_size of them cover the image; 1 gives the mean of "
        "each channel (global average pooling). Put a Flatten behind it before a Linear.",
        (
            Example(("(N, 64, 7, 7)",), {}, ("(N, 64, 1, 1)",)),
            Example(("(N, 64, H, W)",), {"output_size": (2, 3)}, ("(N, 64, 2, 3)",)),
        ),
    ),
    _adaptive(
        "Avg",
        3,
        "Shrinks a volume of any size to a fixed size by means.",
        "The windows are chosen so that output_size of them cover the volume; window i along an "
        "axis of size D goes from ⌊i·D / D′⌋ to ⌈(i + 1)·D / D′⌉. 1 gives the mean of each "
        "channel.",
        (Example(("(N, 8, T, 7, 7)",), {"output_size": (2, 1, 1)}, ("(N, 8, 2, 1, 1)",)),),
    ),
    _adaptive(
        "Max",
        1,
        "Shrinks a signal of any length to a fixed length by maxima.",
        "Window i goes from ⌊i·L / L′⌋ to ⌈(i + 1)·L / L′⌉ and gives its largest number; 1 gives "
        "the maximum of each channel, as for texts read by Conv1d.",
        (Example(("(N, 8, T)",), {"output_size": 4}, ("(N, 8, 4)",)),),
    ),
    _adaptive(
        "Max",
        2,
        "Shrinks an image of any size to a fixed size by maxima.",
        "Window i along an axis of size H goes from ⌊i·H / H′⌋ to ⌈(i + 1)·H / H′⌉ and gives its "
        "largest number; 1 gives the maximum of each channel.",
        (
            Example(
                ("(N, 6, H, W)",),
                {"output_size": (2, 3), "return_indices": True},
                ("(N, 6, 2, 3)", "(N, 6, 2, 3) int64"),
            ),
        ),
    ),
    _adaptive(
        "Max",
        3,
        "Shrinks a volume of any size to a fixed size by maxima.",
        "Window i along an axis of size D goes from ⌊i·D / D′⌋ to ⌈(i + 1)·D / D′⌉ and gives its "
        "largest number; 1 gives the maximum of each channel.",
        (
            Example(
                ("(N, 4, 5, 6, 6)",),
                {"output_size": 2},
                ("(N, 4, 2, 2, 2)",),
            ),
        ),
    ),
)
