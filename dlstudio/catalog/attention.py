"""MultiheadAttention: every step looks at every other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    Port,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.masks import need_attention_mask, need_padding_mask
from dlstudio.catalog.shape_rules import (
    count,
    largest_divisor,
    need_fixed,
    need_float,
    need_rank,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Float, Int
from dlstudio.spec.tensor_type import (
    Dim,
    TensorType,
    plus,
    same_dim,
    times,
)

FORM = "(N, T, features)"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AttentionCall(ModuleCall):
    """``x, _ = self.attention(x, x, x, need_weights=False)``; weights only if they are read."""

    def constructor(self, values: Values, types: Types) -> str:
        embed = values["embed_dim"]
        shown = {name: None if values[name] == embed else values[name] for name in ("kdim", "vdim")}
        return f"{self.torch_class}({', '.join(self.arguments({**values, **shown}))})"

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        query, key, value, padding, mask = reads
        parts = [f"{query}", f"{key}", f"{value}"]
        if padding is not None:
            parts.append(f"key_padding_mask={padding}")
        if mask is not None:
            parts.append(f"attn_mask={mask}")
        return f"self.{name}({', '.join(parts)})"

    def expression(
        self,
        name: str,
        reads: Sequence[str | None],
        names: Sequence[str | None],
        values: Values,
        types: Types,
    ) -> str:
        call = self.forward(name, reads, values, types)
        return call if names[1] is not None else f"{call.removesuffix(')')}, need_weights=False)"

    def after(self, names: Sequence[str | None]) -> tuple[str, ...]:
        # torch types the weights as Optional, and TorchScript wants to be told.
        return () if names[1] is None else (f"assert {names[1]} is not None",)


def _size_of(port: int, name: str) -> Callable[[Types, Values], int]:
    def rule(types: Types, values: Values) -> int:
        type = types[port]
        need_rank("MultiheadAttention", type, (3,), FORM, name)
        need_float("MultiheadAttention", type, name)
        return need_fixed("MultiheadAttention", type, -1, name)

    return rule


def _shape(types: Types, values: Values) -> tuple[TensorType, ...]:
    query, key, value, padding, mask = types
    embed, heads = values["embed_dim"], values["num_heads"]
    if embed % heads:
        best = largest_divisor(embed, heads)
        raise ShapeError(
            say(
                "MultiheadAttention cannot split embed_dim={embed} into num_heads={heads} equal "
                "{heads:part|parts}. Set num_heads to a divisor of {embed}, such as {best}.",
                embed=embed,
                heads=heads,
                best=best,
            ),
            param="num_heads",
            repairs=(("set", "num_heads", best),),
        )
    if not values["batch_first"]:
        raise ShapeError(
            say(
                "With batch_first=false, MultiheadAttention would take the batch N of {shape} for "
                "the steps of the sequence. Set batch_first to true.",
                shape=query.shape_text(),
            ),
            param="batch_first",
            repairs=(("set", "batch_first", True),),
        )
    _need_pair(query, key, value)
    steps, others = query.dims[1], key.dims[1]
    layer = "MultiheadAttention"
    need_padding_mask(layer, "key_padding_mask", padding, key)
    sizes = (times(query.dims[0], heads), steps, others)
    need_attention_mask(layer, "attn_mask", mask, sizes, padding)
    extra = int(values["add_bias_kv"]) + int(values["add_zero_attn"])
    weights: tuple[Dim, ...] = (query.dims[0], steps, plus(others, extra))
    return query, query.with_dims(weights)


def _need_pair(query: TensorType, key: TensorType, value: TensorType) -> None:
    """Keys and values come in pairs, for the samples of the queries."""
    for port, type, other, axes in (
        ("key", key, query, (0,)),
        ("value", value, key, (0, 1)),
    ):
        for axis in axes:
            if not same_dim(type.dims[axis], other.dims[axis]):
                raise ShapeError(
                    say(
                        "{port} of MultiheadAttention must have the size {want} on axis {axis}, "
                        "got {shape}. Wire key and value to the same layer.",
                        port=port,
                        want=other.dims[axis],
                        axis=axis,
                        shape=type.shape_text(),
                    ),
                    port=port,
                )


def _weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    embed, kdim, vdim = values["embed_dim"], values["kdim"], values["vdim"]
    weights: dict[str, tuple[int, ...]] = {}
    if kdim == embed and vdim == embed:
        weights["in_proj_weight"] = (3 * embed, embed)
    else:
        weights["q_proj_weight"] = (embed, embed)
        weights["k_proj_weight"] = (embed, kdim)
        weights["v_proj_weight"] = (embed, vdim)
    if values["bias"]:
        weights["in_proj_bias"] = (3 * embed,)
    if values["add_bias_kv"]:
        weights["bias_k"] = weights["bias_v"] = (1, 1, embed)
    weights["out_proj.weight"] = (embed, embed)
    if values["bias"]:
        weights["out_proj.bias"] = (embed,)
    return weights


def _macs(types: Types, outputs: Types, values: Values) -> int:
    embed = int(values["embed_dim"])
    steps = count(types[0].dims[1:2])
    others = count(types[1].dims[1:2])
    looked_at = others + int(values["add_bias_kv"]) + int(values["add_zero_attn"])
    projections = 2 * steps * embed * embed  # queries, and the result
    projections += others * embed * (int(values["kdim"]) + int(values["vdim"]))
    return projections + 2 * steps * looked_at * embed  # scores, and their mean of values


PARAMS = (
    Int(
        name="embed_dim",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Size of the queries and of the result.",
    ),
    Int(
        name="num_heads",
        default=4,
        high=1024,
        help="Parts that look at different things; divides embed_dim.",
    ),
    Float(
        name="dropout",
        default=0.0,
        low=0.0,
        high=1.0,
        open_high=True,
        help="Probability that a link is cut while training.",
    ),
    Flag(name="bias", default=True, help="Adds learned numbers to the projections."),
    Flag(
        name="add_bias_kv",
        help="Adds one learned key and value to look at.",
        advanced=True,
    ),
    Flag(
        name="add_zero_attn",
        help="Adds a key and value of zeros to look at.",
        advanced=True,
    ),
    Int(
        name="kdim",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Size of the keys.",
    ),
    Int(
        name="vdim",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Size of the values.",
    ),
    Flag(
        name="batch_first",
        default=True,
        help="Whether data comes as (N, T, features), as on all wires here.",
        advanced=True,
    ),
)

ATTENTION = (
    LayerSpec(
        key="MultiheadAttention",
        title="MultiheadAttention",
        group="Attention",
        summary="Lets every step of a sequence look at every other.",
        help=(
            "softmax(Q·Kᵀ / √d)·V in num_heads parts. Wire one layer to query, key and value for "
            "self-attention; key and value from another sequence for cross-attention. It does not "
            "know the order of the steps: add a position to them first. attn_weights is the mean "
            "over the heads."
        ),
        words=("transformer", "self-attention", "cross-attention"),
        params=PARAMS,
        inputs=(
            Port(name="query", help="What looks, (N, L, embed_dim)."),
            Port(name="key", help="What is compared with, (N, S, kdim)."),
            Port(name="value", help="What is taken, (N, S, vdim)."),
            Port(
                name="key_padding_mask",
                optional=True,
                help="True where a step is to be ignored, (N, S) bool.",
            ),
            Port(
                name="attn_mask",
                optional=True,
                help="True where a query must not look, (L, S).",
            ),
        ),
        outputs=(
            Port(name="attn_output", help="The result, (N, L, embed_dim)."),
            Port(name="attn_weights", help="Who looked at whom, (N, L, S)."),
        ),
        wired={
            "embed_dim": _size_of(0, "query"),
            "kdim": _size_of(1, "key"),
            "vdim": _size_of(2, "value"),
        },
        shape=_shape,
        weights=_weights,
        macs=_macs,
        call=AttentionCall(
            torch_class="nn.MultiheadAttention",
            params=PARAMS,
            first=("embed_dim",),
            torch_defaults={"num_heads": ALWAYS, "batch_first": False},
        ),
        stem="attention",
        modes=("train",),
        examples=(
            Example(
                ("(N, T, 64)", "(N, T, 64)", "(N, T, 64)", "", ""),
                {},
                ("(N, T, 64)", "(N, T, T)"),
            ),
            Example(
                ("(N, T, 64)", "(N, S, 32)", "(N, S, 32)", "(N, S) bool", ""),
                {"num_heads": 8},
                ("(N, T, 64)", "(N, T, S)"),
            ),
        ),
        source=module_link("MultiheadAttention"),
    ),
)
