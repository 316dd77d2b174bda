"""ScaledDotProductAttention, SplitHeads, MergeHeads: multi-head attention from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dlstudio.catalog.calls import ExpressionCall
from dlstudio.catalog.layer_spec import Call, Example, LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import count, largest_divisor, need_float, need_rank
from dlstudio.language import say
from dlstudio.spec.param import Flag, Float, Int, Param
from dlstudio.spec.tensor_type import BOOLEAN, FLOAT, Dim, TensorType, same_dim, times

GROUP = "Attention"
LAYER = "ScaledDotProductAttention"
FORM = "(N, heads, L, features)"
TORCH_PAGE = (
    "https://docs.pytorch.org/docs/stable/generated/"
    "torch.nn.functional.scaled_dot_product_attention.html"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ScaledDotProductCall(Call):
    """``F.scaled_dot_product_attention(q, k, v, is_causal=True)``."""

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        query, key, value, mask = reads
        parts = [f"{query}", f"{key}", f"{value}"]
        if mask is not None:
            parts.append(f"attn_mask={mask}")
        if values["dropout_p"]:
            # torch's function drops in every mode; the network knows whether it trains.
            share = SDPA_PARAMS[0].code(values["dropout_p"])
            parts.append(f"dropout_p={share} if self.training else 0.0")
        for param in SDPA_PARAMS[1:]:
            if values[param.name] != param.default:
                parts.append(f"{param.name}={param.code(values[param.name])}")
        return f"F.scaled_dot_product_attention({', '.join(parts)})"

    def imports(self, values: Values) -> tuple[str, ...]:
        return ("F",)


def _attended(types: Types, values: Values) -> tuple[TensorType, ...]:
    query, key, value, mask = types
    for port, type in (("query", query), ("key", key), ("value", value)):
        need_rank(LAYER, type, (3, 4), FORM, port)
        need_float(LAYER, type, port)
    _need_match("key", key, query, (0, -1))
    _need_match("value", value, key, (0, -2))
    if query.rank == 4:
        _need_heads(query, key, value, values)
    elif values["enable_gqa"]:
        raise ShapeError(
            say(
                "{layer} shares keys between heads with enable_gqa=true, but {shape} has no axis "
                "of heads. Put a SplitHeads before it, or set enable_gqa to false.",
                layer=LAYER,
                shape=query.shape_text(),
            ),
            param="enable_gqa",
            repairs=(("set", "enable_gqa", False),),
        )
    _need_mask(mask, query, key, values)
    return (query.with_dims((*query.dims[:-1], value.dims[-1])),)


def _need_match(port: str, type: TensorType, other: TensorType, axes: tuple[int, ...]) -> None:
    fits = type.rank == other.rank and all(same_dim(type.dims[a], other.dims[a]) for a in axes)
    if not fits:
        raise ShapeError(
            say(
                "{layer} needs {port} to agree with {other} in its axes {axes}, got {shape}. Make "
                "both with projections of the same size.",
                layer=LAYER,
                port=port,
                other=other.shape_text(),
                axes=", ".join(str(axis % other.rank) for axis in axes),
                shape=type.shape_text(),
            ),
            port=port,
        )


def _need_heads(query: TensorType, key: TensorType, value: TensorType, values: Values) -> None:
    """Keys and values have the heads of the queries, or a part of them to share."""
    heads, shared = query.dims[1], key.dims[1]
    _need_match("value", value, key, (1,))
    if same_dim(heads, shared):
        return
    divides = isinstance(heads, int) and isinstance(shared, int) and shared and not heads % shared
    if divides and values["enable_gqa"]:
        return
    raise ShapeError(
        say(
            "{layer} has {heads} {heads:head|heads} of queries but {shared} of keys. Use as "
            "many, or a divisor "
            "of {heads} with enable_gqa=true.",
            layer=LAYER,
            heads=heads,
            shared=shared,
        ),
        port=None if divides else "key",
        param="enable_gqa" if divides else None,
        repairs=(("set", "enable_gqa", True),) if divides else (),
    )


def _need_mask(mask: TensorType | None, query: TensorType, key: TensorType, values: Values) -> None:
    if mask is None:
        return
    if values["is_causal"]:
        raise ShapeError(
            say(
                "{layer} takes a mask or is_causal=true, but not both. Set is_causal to false, or "
                "remove the wire.",
                layer=LAYER,
            ),
            param="is_causal",
            repairs=(("set", "is_causal", False),),
        )
    whole = (*query.dims[:-1], key.dims[-2])
    fits = 2 <= mask.rank <= len(whole) and all(
        same_dim(a, b) or a == 1 for a, b in zip(mask.dims, whole[-mask.rank :], strict=True)
    )
    if not fits or mask.dtype not in (FLOAT, BOOLEAN):
        raise ShapeError(
            say(
                "{layer} needs attn_mask as {want} or smaller axes of 1, bool (true where it may "
                "look) or float32 (added to the scores), got {type}. Wire a CausalMask with "
                "true_means=visible to it.",
                layer=LAYER,
                want=TensorType(whole).shape_text(),
                type=str(mask),
            ),
            port="attn_mask",
        )


def _attended_macs(types: Types, outputs: Types, values: Values) -> int:
    query, key, value = types[:3]
    places = count(query.dims[:-1]) * count(key.dims[-2:-1])
    return places * (count(query.dims[-1:]) + count(value.dims[-1:]))  # scores, then values


def _split(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_rank("SplitHeads", type, (3,), "(N, T, features)")
    heads, width = values["num_heads"], type.dims[-1]
    if not isinstance(width, int):
        raise ShapeError(
            say(
                "SplitHeads needs a fixed number of features, got {width} in {shape}. Put a Linear "
                "before it.",
                width=width,
                shape=type.shape_text(),
            ),
            port="input",
        )
    if width % heads:
        best = largest_divisor(width, heads)
        raise ShapeError(
            say(
                "SplitHeads cannot split {width} {width:feature|features} into num_heads={heads} "
                "equal {heads:part|parts}. Set "
                "num_heads to a divisor of {width}, such as {best}.",
                width=width,
                heads=heads,
                best=best,
            ),
            param="num_heads",
            repairs=(("set", "num_heads", best),),
        )
    samples, steps = type.dims[:2]
    return (type.with_dims((samples, heads, steps, width // heads)),)


def _write_split(reads: Sequence[str], values: Values, types: Types) -> str:
    heads = values["num_heads"]
    return f"{reads[0]}.unflatten(-1, ({heads}, {types[0].dims[-1] // heads})).transpose(1, 2)"


def _merge(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_rank("MergeHeads", type, (4,), "(N, heads, T, features)")
    samples, heads, steps, size = type.dims
    merged: Dim = times(heads, size)
    return (type.with_dims((samples, steps, merged)),)


def _write_merge(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"{reads[0]}.transpose(1, 2).flatten(2)"


SDPA_PARAMS: tuple[Param, ...] = (
    Float(
        name="dropout_p",
        default=0.0,
        low=0.0,
        high=1.0,
        open_high=True,
        help="Probability that a link is cut while training.",
    ),
    Flag(name="is_causal", help="Keeps every step from looking at later ones, without a mask."),
    Float(
        name="scale",
        optional=True,
        none_text="1/√features",
        low=0.0,
        open_low=True,
        help="Factor of the scores before the softmax.",
        advanced=True,
    ),
    Flag(
        name="enable_gqa",
        help="Lets several heads of queries share one head of keys and values.",
        advanced=True,
    ),
)
SPLIT_PARAMS: tuple[Param, ...] = (
    Int(name="num_heads", default=4, high=1024, help="Parts; divides the number of features."),
)

HEADS = (
    LayerSpec(
        key=LAYER,
        title=LAYER,
        group=GROUP,
        summary="Attention without weights: queries, keys and values in heads.",
        help=(
            "softmax(Q·Kᵀ / √D + mask)·V for each head, in one fast step. Make queries, keys and "
            "values with Linear and SplitHeads, and put MergeHeads and a Linear behind it: that is "
            "MultiheadAttention (Vaswani et al. 2017). With enable_gqa it is grouped-query "
            "attention."
        ),
        words=("attention", "sdpa", "flash", "grouped query", "gqa", "transformer"),
        params=SDPA_PARAMS,
        inputs=(
            Port(name="query", help="What looks, (N, heads, L, D)."),
            Port(name="key", help="What is compared with, (N, heads, S, D)."),
            Port(name="value", help="What is taken, (N, heads, S, E)."),
            Port(
                name="attn_mask",
                optional=True,
                help="True where a query may look, (L, S) or (N, heads, L, S).",
            ),
        ),
        outputs=(Port(name="output", help="The result, (N, heads, L, E)."),),
        shape=_attended,
        macs=_attended_macs,
        call=ScaledDotProductCall(),
        stem="attention",
        modes=("train",),
        examples=(
            Example(
                ("(N, 4, T, 16)", "(N, 4, T, 16)", "(N, 4, T, 16)", ""),
                {"is_causal": True},
                ("(N, 4, T, 16)",),
            ),
            Example(
                ("(N, 4, T, 16)", "(N, 2, S, 16)", "(N, 2, S, 8)", "(N, 1, 1, S) bool"),
                {"enable_gqa": True},
                ("(N, 4, T, 8)",),
            ),
        ),
        source=TORCH_PAGE,
    ),
    LayerSpec(
        key="SplitHeads",
        title="SplitHeads",
        group=GROUP,
        summary="Splits the features of each step into heads.",
        help=(
            "(N, T, D) becomes (N, num_heads, T, D/num_heads): each head sees its part of the "
            "features of all steps. MergeHeads turns it back."
        ),
        words=("attention", "heads", "reshape", "transpose"),
        params=SPLIT_PARAMS,
        shape=_split,
        call=ExpressionCall(write=_write_split),
        stem="split",
        examples=(Example(("(N, T, 64)",), {}, ("(N, 4, T, 16)",)),),
        source="https://arxiv.org/abs/1706.03762",
    ),
    LayerSpec(
        key="MergeHeads",
        title="MergeHeads",
        group=GROUP,
        summary="Joins the heads of each step into one row of features.",
        help=(
            "(N, heads, T, D) becomes (N, T, heads·D): the opposite of SplitHeads, before the last "
            "Linear of an attention."
        ),
        words=("attention", "heads", "reshape", "transpose"),
        shape=_merge,
        call=ExpressionCall(write=_write_merge),
        stem="merge",
        examples=(Example(("(N, 4, T, 16)",), {}, ("(N, T, 64)",)),),
        source="https://arxiv.org/abs/1706.03762",
    ),
)
