"""FractionalMaxPool over images (2d) and volumes (3d): windows at random places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dlstudio.catalog.calls import ALWAYS, module_link
from dlstudio.catalog.convolution import FORMS, each, unit_of
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.pooling import GROUP, INDEXED, INDICES, IndexedCall, opened, with_indices
from dlstudio.catalog.shape_rules import need_float, need_rank, scaled
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Float, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import Dim, TensorType


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FractionalCall(IndexedCall):
    """torch takes one of output_size and output_ratio; the size goes before the ratio."""

    def arguments(self, values: Values) -> list[str]:
        if values["output_size"] is not None:
            values = {**values, "output_ratio": None}
        return super(FractionalCall, self).arguments(values)


def _shape(layer: str, rank: int) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_rank(layer, type, (rank + 2,), FORMS[rank])
        need_float(layer, type)
        ratio, given = values["output_ratio"], values["output_size"]
        kernels = each(values["kernel_size"], rank)
        sizes: list[Dim]
        if given is None:
            sizes = [scaled(size, ratio) for size in type.dims[2:]]
        else:
            sizes = list(each(given, rank))
        _need_room(layer, type, sizes, kernels, given is None)
        return with_indices(type.with_dims((*type.dims[:2], *sizes)), values)

    return rule


def _need_room(
    layer: str, type: TensorType, sizes: list[Dim], kernels: tuple[int, ...], by_ratio: bool
) -> None:
    """Windows start at different places, so the input must be longer than one of them."""
    for size, place, kernel in zip(type.dims[2:], sizes, kernels, strict=True):
        if not isinstance(size, int) or not isinstance(place, int):
            continue
        if place < 1 or place + kernel - 1 > size - (len(kernels) == 3):
            raise ShapeError(
                say(
                    "{layer} cannot lay {places} different {places:window|windows} of {kernel} "
                    "over {size} {size:number|numbers} "
                    "of {shape}. Use a smaller kernel_size, or another output_size or "
                    "output_ratio.",
                    layer=layer,
                    places=place,
                    kernel=kernel,
                    size=size,
                    shape=type.shape_text(),
                ),
                param="output_ratio" if by_ratio and place < 1 else "kernel_size",
                repairs=(("set", "kernel_size", 1), ("set", "output_size", 1)),
            )


def _cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    if values["output_size"] is not None and values["output_ratio"] != RATIO:
        yield (
            "output_ratio",
            say(
                "output_ratio has no effect while output_size is set. Leave output_size open to "
                "use it."
            ),
        )


RATIO = 0.5


def _params(rank: int) -> tuple[Param, ...]:
    return (
        Size(
            name="kernel_size",
            default=2,
            rank=rank,
            high=1023,
            unit=unit_of(rank),
            help="Length of each side of the window.",
        ),
        Size(
            name="output_size",
            optional=True,
            none_text="from output_ratio",
            rank=rank,
            high=4096,
            unit=unit_of(rank),
            help="The size that comes out; goes before output_ratio.",
        ),
        Float(
            name="output_ratio",
            default=RATIO,
            low=0.0,
            high=1.0,
            open_low=True,
            open_high=True,
            help="The size that comes out, as a part of the size that comes in.",
        ),
        INDICES,
    )


def _entry(rank: int, summary: str, example: Example) -> LayerSpec:
    key = f"FractionalMaxPool{rank}d"
    params = _params(rank)
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=(
            "H′ = ⌊output_ratio · H⌋ or output_size, and alike for every other axis. The steps "
            "between the windows are drawn anew for each batch, in training and in use: fix the "
            "seed where results must repeat. A gentler way to shrink than by whole halves (Graham "
            "2014)."
        ),
        words=("pooling", "downsampling", "random", "maximum"),
        params=params,
        outputs=INDEXED,
        opened=opened,
        shape=_shape(key, rank),
        call=FractionalCall(
            torch_class=f"nn.{key}",
            params=params,
            first=("kernel_size",),
            torch_defaults={"kernel_size": ALWAYS, "output_ratio": None},
        ),
        cautions=_cautions,
        stem="pool",
        examples=(example,),
        source=module_link(key),
    )


FRACTIONAL = (
    _entry(
        2,
        "Keeps the largest number of windows at random places of an image.",
        Example(
            ("(N, 4, 10, 12)",),
            {"output_ratio": 0.75, "return_indices": True},
            ("(N, 4, 7, 9)", "(N, 4, 7, 9) int64"),
        ),
    ),
    _entry(
        3,
        "Keeps the largest number of windows at random places of a volume.",
        Example(
            ("(N, 2, 6, 9, 9)",),
            {"output_size": (3, 4, 4)},
            ("(N, 2, 3, 4, 4)",),
        ),
    ),
)
