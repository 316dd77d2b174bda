"""Upsample and its two old forms: signals, images and volumes of another size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.convolution import FORMS
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import need_float, need_rank, scaled
from dlstudio.catalog.shuffling import GROUP
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Flag, Float, OneOf, Param
from dlstudio.spec.sizes import Shape, Size
from dlstudio.spec.tensor_type import Dim, TensorType

FACTOR = 2.0
# The number of axes, batch and channels included, that each kind of line works on.
SMOOTH = {"linear": 3, "bilinear": 4, "bicubic": 4, "trilinear": 5}
ANY = ("nearest", "nearest-exact", "area")
FLAGS = ("align_corners", "recompute_scale_factor")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ResampleCall(ModuleCall):
    """torch takes one of size and scale_factor; the size goes before the factor."""

    def arguments(self, values: Values) -> list[str]:
        # torch's None for these flags is false, and false is refused by some modes.
        shown = {name: values[name] or None for name in FLAGS if name in values}
        if values["size"] is not None:
            shown["scale_factor"] = None
        return super(ResampleCall, self).arguments({**values, **shown})


def _shape(layer: str, ranks: tuple[int, ...]) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        (type,) = types
        need_rank(layer, type, ranks, FORMS[2])
        need_float(layer, type)
        _need_mode(layer, type, values)
        sizes = _sizes(layer, type, values)
        return (type.with_dims((*type.dims[:2], *sizes)),)

    return rule


def _need_mode(layer: str, type: TensorType, values: Values) -> None:
    mode = values.get("mode", "nearest")
    rank = SMOOTH.get(mode, type.rank)
    if rank != type.rank:
        best = next(name for name, fits in SMOOTH.items() if fits == type.rank)
        raise ShapeError(
            say(
                "{layer} with mode={mode} needs a {rank}-D input, got {shape}. Set mode to {best}, "
                "or to nearest, which takes all.",
                layer=layer,
                mode=mode,
                rank=rank,
                shape=type.shape_text(),
                best=best,
            ),
            param="mode",
            repairs=(("set", "mode", best), ("set", "mode", "nearest")),
        )
    if mode in ANY and values.get("align_corners"):
        raise ShapeError(
            say(
                "{layer} can align corners only where it draws lines between pixels, got "
                "mode={mode}. Set align_corners to false, or another mode.",
                layer=layer,
                mode=mode,
            ),
            param="align_corners",
            repairs=(("set", "align_corners", False),),
        )
    if values["size"] is not None and values.get("recompute_scale_factor"):
        raise ShapeError(
            say(
                "{layer} has nothing to recompute where size is given. Set recompute_scale_factor "
                "to false, or leave size open.",
                layer=layer,
            ),
            param="recompute_scale_factor",
            repairs=(("set", "recompute_scale_factor", False),),
        )


def _sizes(layer: str, type: TensorType, values: Values) -> list[Dim]:
    """Return the sizes behind the channels."""
    old, size = type.dims[2:], values["size"]
    if size is None:
        sizes = [scaled(dim, values["scale_factor"]) for dim in old]
        if any(isinstance(dim, int) and dim < 1 for dim in sizes):
            raise ShapeError(
                say(
                    "{layer} leaves nothing of {shape} with scale_factor={factor}. "
                    "Use a larger one.",
                    factor=values["scale_factor"],
                    layer=layer,
                    shape=type.shape_text(),
                ),
                param="scale_factor",
                repairs=(("set", "scale_factor", FACTOR),),
            )
        return sizes
    numbers = size if isinstance(size, tuple) else (size,)
    if len(numbers) not in (1, len(old)):
        raise ShapeError(
            say(
                "{layer} needs one size, or one for each of the {count} {count:axis|axes} behind "
                "the channels "
                "of {shape}, got {size}. Change size.",
                layer=layer,
                count=len(old),
                shape=type.shape_text(),
                size=", ".join(map(str, numbers)),
            ),
            param="size",
            repairs=(("set", "size", numbers[:1]),),
        )
    return list(numbers) if len(numbers) == len(old) else list(numbers) * len(old)


def _cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    if values["size"] is not None and values["scale_factor"] != FACTOR:
        yield (
            "scale_factor",
            say("scale_factor has no effect while size is set. Leave size open to use it."),
        )


SIZE_HELP = "The size that comes out; goes before scale_factor."
FROM_FACTOR = "from scale_factor"


def _scale_factor() -> Param:
    return Float(
        name="scale_factor",
        default=FACTOR,
        low=0.0,
        high=64.0,
        open_low=True,
        help="How many times larger each side becomes; below 1 it shrinks.",
    )


UPSAMPLE_PARAMS = (
    Shape(
        name="size",
        optional=True,
        none_text=FROM_FACTOR,
        high=65_535,
        bare=True,
        max_rank=3,
        help=SIZE_HELP,
    ),
    _scale_factor(),
    OneOf(
        name="mode",
        default="nearest",
        options=(*ANY[:2], *SMOOTH, ANY[2]),
        help="How numbers between the old ones are found.",
    ),
    Flag(
        name="align_corners",
        help="Keeps the corner pixels in their places; not for nearest and area.",
        advanced=True,
    ),
    Flag(
        name="recompute_scale_factor",
        help="Computes with the factor between the rounded sizes.",
        advanced=True,
    ),
)
PIXEL_PARAMS = (
    Size(
        name="size",
        optional=True,
        none_text=FROM_FACTOR,
        unit="px",
        help=SIZE_HELP,
    ),
    _scale_factor(),
)
LEFT_OUT = {"scale_factor": None, "align_corners": None, "recompute_scale_factor": None}


def _entry(
    key: str,
    ranks: tuple[int, ...],
    params: tuple[Param, ...],
    summary: str,
    help: str,
    examples: tuple[Example, ...],
) -> LayerSpec:
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=("interpolate", "resize", "enlarge", "decoder"),
        params=params,
        shape=_shape(key, ranks),
        call=ResampleCall(torch_class=f"nn.{key}", params=params, torch_defaults=LEFT_OUT),
        cautions=_cautions,
        stem="upsample",
        examples=examples,
        source=module_link(key),
    )


RESAMPLING = (
    _entry(
        "Upsample",
        (3, 4, 5),
        UPSAMPLE_PARAMS,
        "Enlarges or shrinks a signal, an image or a volume.",
        "H′ = ⌊H · scale_factor⌋ or size, and alike for every axis behind the channels. nearest "
        "repeats numbers; linear (signals), bilinear and bicubic (images) and trilinear (volumes) "
        "draw lines or curves between them; area takes means, best for shrinking. Followed by a "
        "Conv2d it avoids the checkerboard patterns of ConvTranspose2d.",
        (
            Example(("(N, 8, 7, 7)",), {}, ("(N, 8, 14, 14)",)),
            Example(
                ("(N, 3, 8, 8)",),
                {"size": (5, 12), "mode": "bilinear", "align_corners": True},
                ("(N, 3, 5, 12)",),
            ),
            Example(("(N, 4, T)",), {"scale_factor": 1.5, "mode": "linear"}, ("(N, 4, (3*T)//2)",)),
        ),
    ),
    _entry(
        "UpsamplingNearest2d",
        (4,),
        PIXEL_PARAMS,
        "Enlarges an image by repeating its pixels.",
        "H′ = ⌊H · scale_factor⌋ or size; y[i, j] = x[⌊i·H / H′⌋, ⌊j·W / W′⌋]. The same as "
        "Upsample with mode=nearest, kept for networks written before it.",
        (Example(("(N, 3, H, W)",), {}, ("(N, 3, 2*H, 2*W)",)),),
    ),
    _entry(
        "UpsamplingBilinear2d",
        (4,),
        PIXEL_PARAMS,
        "Enlarges an image by lines between its pixels.",
        "H′ = ⌊H · scale_factor⌋ or size. The same as Upsample with mode=bilinear and "
        "align_corners: the corner pixels keep their places, so the same image in two sizes is "
        "sampled at different points.",
        (Example(("(N, 3, 7, 7)",), {"size": (10, 14)}, ("(N, 3, 10, 14)",)),),
    ),
)
