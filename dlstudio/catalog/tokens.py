"""ClassToken and PatchEmbedding: an image, or any sequence, as a Transformer reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dlstudio.catalog.calls import ALWAYS, ModuleCall, WrittenCall
from dlstudio.catalog.layer_spec import Example, LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import (
    count,
    largest_divisor,
    need_fixed,
    need_float,
    need_places,
    need_rank,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Int, Param
from dlstudio.spec.sizes import Size
from dlstudio.spec.tensor_type import TensorType, floor_divided, plus, product

GROUP = "Attention"

CLASS_TOKEN = '''
class ClassToken(nn.Module):
    """Puts a learned step before the sequence: (N, T, D) -> (N, T+1, D)."""

    def __init__(self, embed_dim: int) -> None:
        super().__init__()
        self.token = nn.Parameter(torch.zeros(1, 1, embed_dim))

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat((self.token.expand(x.size(0), -1, -1), x), dim=1)
'''


def _token_width(types: Types, values: Values) -> int:
    need_rank("ClassToken", types[0], (3,), "(N, T, features)")
    need_float("ClassToken", types[0])
    return need_fixed("ClassToken", types[0], -1)


def _token(types: Types, values: Values) -> tuple[TensorType, ...]:
    samples, steps, width = types[0].dims
    return (types[0].with_dims((samples, plus(steps, 1), width)),)


def _token_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    return {"token": (1, 1, values["embed_dim"])}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PatchCall(ModuleCall):
    """``self.patches = nn.Conv2d(3, 768, kernel_size=16, stride=16)``, its places as steps."""

    def constructor(self, values: Values, types: Types) -> str:
        size = PATCH_PARAMS[2].code(values["patch_size"])
        given = f"{values['in_channels']}, {values['embed_dim']}, kernel_size={size}, stride={size}"
        return f"{self.torch_class}({given}{'' if values['bias'] else ', bias=False'})"

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        return f"self.{name}({reads[0]}).flatten(2).transpose(1, 2)"


def _patch(values: Values) -> tuple[int, int]:
    size = values["patch_size"]
    return size if isinstance(size, tuple) else (size, size)


def _patch_channels(types: Types, values: Values) -> int:
    need_rank("PatchEmbedding", types[0], (4,), "(N, C, H, W)")
    need_float("PatchEmbedding", types[0])
    return need_fixed("PatchEmbedding", types[0], 1)


def _patches(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    patch = _patch(values)
    places = [floor_divided(dim, size) for dim, size in zip(type.dims[2:], patch, strict=True)]
    _need_whole_patches(type, patch)
    need_places("PatchEmbedding", type, places, patch)
    return (type.with_dims((type.dims[0], product(places), values["embed_dim"])),)


def _need_whole_patches(type: TensorType, patch: tuple[int, int]) -> None:
    """Refuse patches that leave a strip of the image over, which torch would drop silently."""
    sizes = type.dims[2:]
    known = [(d, p) for d, p in zip(sizes, patch, strict=True) if isinstance(d, int)]
    if not any(size % part for size, part in known):
        return
    best = tuple(
        largest_divisor(size, part) if isinstance(size, int) and size > 0 else part
        for size, part in zip(sizes, patch, strict=True)
    )
    shown = best[0] if best[0] == best[1] else best
    raise ShapeError(
        say(
            "PatchEmbedding cuts {shape} into patches of {patch} and would leave a strip over. Set "
            "patch_size to a divisor of the image size, such as {best}.",
            shape=type.shape_text(),
            patch="×".join(map(str, patch)),
            best=str(shown),
        ),
        param="patch_size",
        repairs=(("set", "patch_size", shown),),
    )


def _patch_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    width = values["embed_dim"]
    weights: dict[str, tuple[int, ...]] = {
        "weight": (width, values["in_channels"], *_patch(values))
    }
    if values["bias"]:
        weights["bias"] = (width,)
    return weights


def _patch_macs(types: Types, outputs: Types, values: Values) -> int:
    height, width = _patch(values)
    return count(outputs[0].dims) * int(values["in_channels"]) * height * width


TOKEN_PARAMS: tuple[Param, ...] = (
    Int(
        name="embed_dim",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Size of the last axis.",
    ),
)
PATCH_PARAMS: tuple[Param, ...] = (
    Int(
        name="in_channels",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Channels of the image that comes in.",
    ),
    Int(name="embed_dim", default=64, high=65_536, help="Numbers that describe a patch."),
    Size(
        name="patch_size",
        default=4,
        rank=2,
        low=1,
        unit="px",
        help="Side of a patch; divides the sides of the image.",
    ),
    Flag(name="bias", default=True, help="Adds one learned number to each output."),
)

TOKENS = (
    LayerSpec(
        key="ClassToken",
        title="ClassToken",
        group=GROUP,
        summary="Puts a learned step before a sequence, to collect what is said of it.",
        help=(
            "(N, T, D) becomes (N, T+1, D). Behind the Transformer, a Select with index=0 takes "
            "this step and a Linear tells the class from it, as [CLS] of BERT and ViT (Dosovitskiy "
            "et al. 2020). Add positions behind it."
        ),
        words=("cls", "token", "vit", "bert", "prepend"),
        params=TOKEN_PARAMS,
        wired={"embed_dim": _token_width},
        shape=_token,
        weights=_token_weights,
        call=WrittenCall(
            torch_class="ClassToken",
            params=TOKEN_PARAMS,
            first=("embed_dim",),
            text=CLASS_TOKEN,
        ),
        stem="class_token",
        examples=(
            Example(("(N, 16, 64)",), {}, ("(N, 17, 64)",)),
            Example(("(N, T, 32)",), {}, ("(N, T+1, 32)",)),
        ),
        source="https://arxiv.org/abs/2010.11929",
    ),
    LayerSpec(
        key="PatchEmbedding",
        title="PatchEmbedding",
        group=GROUP,
        summary="Cuts an image into patches and makes each a step of a sequence.",
        help=(
            "(N, C, H, W) becomes (N, H/p · W/p, embed_dim): a convolution with kernel_size = "
            "stride = patch_size, its places row by row. The first layer of a Vision Transformer "
            "(Dosovitskiy et al. 2020)."
        ),
        words=("vit", "vision transformer", "patch", "tokens", "image"),
        params=PATCH_PARAMS,
        inputs=(Port(name="input", help="Images, (N, C, H, W)."),),
        wired={"in_channels": _patch_channels},
        shape=_patches,
        weights=_patch_weights,
        macs=_patch_macs,
        call=PatchCall(
            torch_class="nn.Conv2d",
            params=PATCH_PARAMS,
            torch_defaults=dict.fromkeys(
                ("embed_dim", "patch_size", "kernel_size", "stride"), ALWAYS
            ),
        ),
        stem="patches",
        examples=(
            Example(("(N, 3, 32, 32)",), {}, ("(N, 64, 64)",)),
            Example(
                ("(N, 1, 28, 28)",),
                {"patch_size": 7, "embed_dim": 32, "bias": False},
                ("(N, 16, 32)",),
            ),
        ),
        source="https://arxiv.org/abs/2010.11929",
    ),
)
