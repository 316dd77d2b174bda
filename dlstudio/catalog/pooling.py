"""MaxPool and AvgPool over signals (1d), images (2d) and volumes (3d)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS, each, unit_of
from dlstudio.catalog.layer_spec import (
    OUTPUT,
    Example,
    LayerSpec,
    Port,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import (
    need_float,
    need_places,
    need_rank,
    need_room,
    window_size,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Int, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import INTEGER, TensorType

GROUP = "Pooling"

WINDOW_HELP = (
    "H′ = ⌊(H + 2·padding − kernel_size) / stride⌋ + 1, and alike for every other axis that is "
    "pooled; without a stride the windows touch, so 2 halves the size. "
)


INDEXED = (
    Port(name="output"),
    Port(name="indices", help="Where each number came from, int64; MaxUnpool needs it."),
)


INDICES = Flag(
    name="return_indices",
    help="Opens a port with the place of each number, for MaxUnpool.",
    advanced=True,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class IndexedCall(ModuleCall):
    """``x = self.pool(x)``, or ``x, indices = self.pool(x)`` where indices are read."""

    def constructor_for(
        self, names: Sequence[str | None], values: Values, types: Types
    ) -> str | None:
        return self.constructor({**values, "return_indices": self._read(names)}, types)

    def targets(self, names: Sequence[str | None]) -> str:
        wanted = names if self._read(names) else names[:1]
        return ", ".join([name or "_" for name in wanted])

    def _read(self, names: Sequence[str | None]) -> bool:
        return any(name is not None for name in names[1:])


def opened(values: Values) -> int:
    """Tell how many ports a pooling of maxima has."""
    return 2 if values["return_indices"] else 1


def with_indices(type: TensorType, values: Values) -> tuple[TensorType, ...]:
    """Return the types of the largest numbers and, if it is open, of their places."""
    return (type, TensorType(type.dims, INTEGER))[: opened(values)]


def _pool_shape(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_rank(layer, type, (rank + 2,), FORMS[rank])
        need_float(layer, type)
        kernels = each(values["kernel_size"], rank)
        given = values["stride"]
        strides = kernels if given is None else each(given, rank)
        paddings = each(values["padding"], rank)
        dilations = each(values.get("dilation", 1), rank)
        for kernel, padding in zip(kernels, paddings, strict=True):
            if padding > kernel // 2:
                raise ShapeError(
                    say(
                        "{layer} allows padding of at most half the kernel_size, got {padding} "
                        "with kernel_size {kernel}. Set padding to {best}.",
                        layer=layer,
                        padding=padding,
                        kernel=kernel,
                        best=min(k // 2 for k in kernels),
                    ),
                    param="padding",
                    repairs=(("set", "padding", min(k // 2 for k in kernels)),),
                )
        sizes = [
            window_size(size, k, s, p, d, values["ceil_mode"])
            for size, k, s, p, d in zip(
                type.dims[2:], kernels, strides, paddings, dilations, strict=True
            )
        ]
        need_places(layer, type, sizes, kernels)
        if layer == "AvgPool3d":  # torch forgets the padding here
            need_room(layer, type, kernels, paddings)
        result = type.with_dims((*type.dims[:2], *sizes))
        return with_indices(result, values) if layer.startswith("Max") else (result,)

    return rule


def _window_params(rank: int, unit: str) -> tuple[Param, ...]:
    """Size of the window, how far it steps, and the border."""
    return (
        Size(
            name="kernel_size",
            default=2,
            rank=rank,
            high=1023,
            unit=unit,
            help="Length of each side of the window.",
        ),
        Size(
            name="stride",
            optional=True,
            none_text="as kernel_size",
            rank=rank,
            high=1023,
            unit=unit,
            help="Step between two places of the window.",
        ),
        Size(
            name="padding",
            default=0,
            rank=rank,
            low=0,
            high=511,
            unit=unit,
            help="Border added on each side, at most half the window.",
        ),
    )


def _params(rank: int, kind: str) -> tuple[Param, ...]:
    unit = unit_of(rank)
    shared = _window_params(rank, unit)
    ceil = Flag(
        name="ceil_mode",
        help="Rounds the number of places up, so that no border is lost.",
        advanced=True,
    )
    if kind == "max":
        dilation = Size(
            name="dilation",
            default=1,
            rank=rank,
            high=1023,
            unit=unit,
            help="Distance between two numbers of the window.",
            advanced=True,
        )
        return (*shared, dilation, INDICES, ceil)
    border = Flag(
        name="count_include_pad",
        default=True,
        help="Counts the zeros of the padding in the mean.",
        advanced=True,
    )
    if rank == 1:
        return (*shared, ceil, border)
    divisor = Int(
        name="divisor_override",
        optional=True,
        none_text="numbers in the window",
        high=1_000_000,
        help="Divides the sum of a window by this number.",
        advanced=True,
    )
    return (*shared, ceil, border, divisor)


def _windowed(kind: str, rank: int, summary: str, remark: str, example: Example) -> LayerSpec:
    key = f"{'Max' if kind == 'max' else 'Avg'}Pool{rank}d"
    params = _params(rank, kind)
    call = IndexedCall if kind == "max" else ModuleCall
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=WINDOW_HELP + remark,
        words=("pooling", "downsampling", "maximum" if kind == "max" else "mean"),
        params=params,
        outputs=INDEXED if kind == "max" else OUTPUT,
        opened=opened if kind == "max" else None,
        shape=_pool_shape(key, rank),
        call=call(
            torch_class=f"nn.{key}",
            params=params,
            first=("kernel_size",),
            torch_defaults={"kernel_size": ALWAYS},
        ),
        stem="pool",
        examples=(example,),
        source=module_link(key),
    )


POOLING = (
    _windowed(
        "max",
        1,
        "Keeps the largest number of each window along a signal.",
        "It learns nothing and makes the network blind to small shifts.",
        Example(("(N, 8, 100)",), {}, ("(N, 8, 50)",)),
    ),
    _windowed(
        "max",
        2,
        "Keeps the largest number of each window of an image.",
        "It learns nothing and makes the network blind to small shifts.",
        Example(("(N, 16, 28, 28)",), {}, ("(N, 16, 14, 14)",)),
    ),
    _windowed(
        "max",
        3,
        "Keeps the largest number of each window of a volume.",
        "kernel_size (1, 2, 2) shrinks each frame of a clip and keeps all frames.",
        Example(
            ("(N, 4, T, 8, 8)",),
            {"kernel_size": (1, 2, 2), "return_indices": True},
            ("(N, 4, T, 4, 4)", "(N, 4, T, 4, 4) int64"),
        ),
    ),
    _windowed(
        "avg",
        1,
        "Takes the mean of each window along a signal.",
        "It blurs where MaxPool sharpens.",
        Example(("(N, 8, T)",), {}, ("(N, 8, T//2)",)),
    ),
    _windowed(
        "avg",
        2,
        "Takes the mean of each window of an image.",
        "It blurs where MaxPool sharpens.",
        Example(("(N, 6, 28, 28)",), {"kernel_size": 2}, ("(N, 6, 14, 14)",)),
    ),
    _windowed(
        "avg",
        3,
        "Takes the mean of each window of a volume.",
        "kernel_size (1, 2, 2) shrinks each frame of a clip and keeps all frames.",
        Example(("(N, 4, 6, 8, 8)",), {"kernel_size": 2}, ("(N, 4, 3, 4, 4)",)),
    ),
)
