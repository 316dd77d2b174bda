"""Positions: attention does not know the order of the steps, so it is told.

SinusoidalPositions and LearnedPositions add a vector a place; RotaryPositions turns queries
and keys. torch.nn has none of them, so their classes are written beside the network.
"""

from __future__ import annotations

from collections.abc import Callable

from dlstudio.catalog.calls import ALWAYS, WrittenCall
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import need_fixed, need_float, need_rank
from dlstudio.language import say
from dlstudio.spec.param import Flag, Float, Int, Param
from dlstudio.spec.tensor_type import TensorType

GROUP = "Attention"

SINUSOIDAL = '''
class SinusoidalPositions(nn.Module):
    """Adds waves that tell the place of a step: (N, T, D) -> (N, T, D)."""

    def __init__(self, embed_dim: int, base: float = 10000.0) -> None:
        super().__init__()
        exponents = torch.arange(0, embed_dim, 2) / embed_dim
        self.frequencies = nn.Buffer(torch.pow(base, -exponents), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        places = torch.arange(x.size(1), device=x.device)
        angles = places.unsqueeze(1) * self.frequencies  # (T, D/2)
        waves = torch.stack((angles.sin(), angles.cos()), dim=-1).flatten(1)
        return x + waves.to(x.dtype)
'''

LEARNED = '''
class LearnedPositions(nn.Module):
    """Adds a learned vector for each place: (N, T, D) -> (N, T, D)."""

    def __init__(self, embed_dim: int, max_len: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(0.02 * torch.randn(max_len, embed_dim))

    def forward(self, x: Tensor) -> Tensor:
        return x + self.weight[: x.size(1)]
'''

ROTARY = '''
class RotaryPositions(nn.Module):
    """Turns pairs of numbers by angles that grow with the place: (N, H, T, D)."""

    def __init__(self, embed_dim: int, base: float = 10000.0) -> None:
        super().__init__()
        exponents = torch.arange(0, embed_dim, 2) / embed_dim
        self.frequencies = nn.Buffer(torch.pow(base, -exponents), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        places = torch.arange(x.size(-2), device=x.device)
        angles = places.unsqueeze(1) * self.frequencies  # (T, D/2)
        cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
        first, second = x.chunk(2, dim=-1)
        turned = (first * cos - second * sin, second * cos + first * sin)
        return torch.cat(turned, dim=-1)
'''

NEIGHBOURS = '''
class RotaryPositionsInterleaved(nn.Module):
    """Turns neighbouring numbers by angles that grow with the place: (N, H, T, D)."""

    def __init__(self, embed_dim: int, base: float = 10000.0) -> None:
        super().__init__()
        exponents = torch.arange(0, embed_dim, 2) / embed_dim
        self.frequencies = nn.Buffer(torch.pow(base, -exponents), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        places = torch.arange(x.size(-2), device=x.device)
        angles = places.unsqueeze(1) * self.frequencies  # (T, D/2)
        cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
        first, second = x[..., 0::2], x[..., 1::2]
        turned = (first * cos - second * sin, second * cos + first * sin)
        return torch.stack(turned, dim=-1).flatten(-2)
'''


def _width(
    layer: str, ranks: tuple[int, ...], form: str, pairs: bool
) -> Callable[[Types, Values], int]:
    def rule(types: Types, values: Values) -> int:
        (type,) = types
        need_rank(layer, type, ranks, form)
        need_float(layer, type)
        width = need_fixed(layer, type, -1)
        if pairs and width % 2:
            raise ShapeError(
                say(
                    "{layer} works on pairs of numbers and needs an even last axis, got {width} in "
                    "{shape}. Make the layer before it {even} wide.",
                    layer=layer,
                    width=width,
                    shape=type.shape_text(),
                    even=width + 1,
                ),
                port="input",
            )
        return width

    return rule


def _same(types: Types, values: Values) -> tuple[TensorType, ...]:
    return (types[0],)


def _learned(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    steps, rows = type.dims[1], values["max_len"]
    if isinstance(steps, int) and steps > rows:
        raise ShapeError(
            say(
                "LearnedPositions knows max_len={rows} {rows:place|places}, but {shape} has "
                "{steps} {steps:step|steps}. Set "
                "max_len to at least {steps}.",
                rows=rows,
                shape=type.shape_text(),
                steps=steps,
            ),
            param="max_len",
            repairs=(("set", "max_len", steps),),
        )
    return (type,)


def _learned_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    return {"weight": (values["max_len"], values["embed_dim"])}


EMBED_DIM: Param = Int(
    name="embed_dim",
    optional=True,
    none_text="from the wire",
    advanced=True,
    help="Size of the last axis.",
)
BASE: Param = Float(
    name="base",
    default=10_000.0,
    low=1.0,
    high=1e9,
    open_low=True,
    help="How slowly the slowest wave runs; more for longer sequences.",
    advanced=True,
)
SINUSOIDAL_PARAMS = (EMBED_DIM, BASE)
LEARNED_PARAMS = (
    EMBED_DIM,
    Int(
        name="max_len",
        default=512,
        high=1_000_000,
        help="How many places there are; no sequence may be longer.",
    ),
)
ROTARY_PARAMS = (
    EMBED_DIM,
    BASE,
    Flag(
        name="interleaved",
        help="Pairs neighbours, as the paper does, instead of the two halves, as LLaMA does.",
        advanced=True,
    ),
)

POSITIONS = (
    LayerSpec(
        key="SinusoidalPositions",
        title="SinusoidalPositions",
        group=GROUP,
        summary="Adds fixed waves that tell each step its place.",
        help=(
            "y[t, 2i] = x + sin(t / base^(2i/D)) and y[t, 2i+1] = x + cos(t / base^(2i/D)). "
            "Nothing is learned and no length is too long. Place it behind the Embedding (Vaswani "
            "et al. 2017, section 3.5)."
        ),
        words=("positional encoding", "position", "sine", "order", "transformer"),
        params=SINUSOIDAL_PARAMS,
        wired={"embed_dim": _width("SinusoidalPositions", (3,), "(N, T, features)", True)},
        shape=_same,
        call=WrittenCall(
            torch_class="SinusoidalPositions",
            params=SINUSOIDAL_PARAMS,
            first=("embed_dim",),
            text=SINUSOIDAL,
        ),
        stem="positions",
        examples=(Example(("(N, T, 64)",), {}, ("(N, T, 64)",)),),
        source="https://arxiv.org/abs/1706.03762",
    ),
    LayerSpec(
        key="LearnedPositions",
        title="LearnedPositions",
        group=GROUP,
        summary="Adds a learned vector for each place of a sequence.",
        help=(
            "y[t] = x[t] + W[t], with a row of W for each of max_len places, drawn from "
            "N(0, 0.02²) at first. As in BERT (Devlin et al. 2018), GPT and ViT."
        ),
        words=("positional embedding", "position", "order", "transformer", "bert", "gpt", "vit"),
        params=LEARNED_PARAMS,
        wired={"embed_dim": _width("LearnedPositions", (3,), "(N, T, features)", False)},
        shape=_learned,
        weights=_learned_weights,
        call=WrittenCall(
            torch_class="LearnedPositions",
            params=LEARNED_PARAMS,
            first=("embed_dim",),
            torch_defaults={"max_len": ALWAYS},
            text=LEARNED,
        ),
        stem="positions",
        examples=(
            Example(("(N, T, 64)",), {}, ("(N, T, 64)",)),
            Example(("(N, 17, 32)",), {"max_len": 17}, ("(N, 17, 32)",)),
        ),
        source="https://arxiv.org/abs/1810.04805",
    ),
    LayerSpec(
        key="RotaryPositions",
        title="RotaryPositions",
        group=GROUP,
        summary="Turns queries or keys by angles that tell their place.",
        help=(
            "Each pair of numbers at place t turns by the angle t / base^(2i/D), so the product of "
            "a query and a key depends on how far apart they are. Use one on the queries and one "
            "on the keys, behind SplitHeads (Su et al. 2021)."
        ),
        words=("rope", "rotary", "position", "llama", "relative"),
        params=ROTARY_PARAMS,
        wired={"embed_dim": _width("RotaryPositions", (3, 4), "(N, heads, T, features)", True)},
        shape=_same,
        call=WrittenCall(
            torch_class="RotaryPositions",
            params=ROTARY_PARAMS,
            first=("embed_dim",),
            text=ROTARY,
            choice="interleaved",
            other=NEIGHBOURS,
        ),
        stem="rotary",
        examples=(
            Example(("(N, 4, T, 16)",), {}, ("(N, 4, T, 16)",)),
            Example(("(N, 4, 6, 16)",), {"interleaved": True}, ("(N, 4, 6, 16)",)),
        ),
        source="https://arxiv.org/abs/2104.09864",
    ),
)
