"""Masks of attention: what may not be looked at, and the rules for the ports that take them.

A mask of bool is true where something is hidden for MultiheadAttention and the Transformer
layers, and true where it may be seen for ScaledDotProductAttention: torch has both, so every
mask here says which it makes.
"""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, WrittenCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import need_batch_first
from dlstudio.language import say
from dlstudio.spec.param import Int, OneOf, Param
from dlstudio.spec.tensor_type import BOOLEAN, FLOAT, INTEGER, Dim, TensorType, same_dim

GROUP = "Attention"
HIDDEN = "hidden"

CAUSAL = '''
class CausalMask(nn.Module):
    """True where a step must not look: at later ones. (N, T, ...) -> (T, T)."""

    def forward(self, x: Tensor) -> Tensor:
        steps = x.size(1)
        pairs = torch.ones(steps, steps, dtype=torch.bool, device=x.device)
        return pairs.triu(1)
'''

CAUSAL_VISIBLE = '''
class CausalMaskVisible(nn.Module):
    """True where a step may look: at itself and earlier ones. (N, T, ...) -> (T, T)."""

    def forward(self, x: Tensor) -> Tensor:
        steps = x.size(1)
        pairs = torch.ones(steps, steps, dtype=torch.bool, device=x.device)
        return pairs.tril()
'''

LENGTHS = '''
class LengthMask(nn.Module):
    """True behind the end of each sequence: (N,) and (N, T, ...) -> (N, T)."""

    def forward(self, lengths: Tensor, x: Tensor) -> Tensor:
        steps = torch.arange(x.size(1), device=lengths.device)
        return steps.ge(lengths.unsqueeze(1))
'''

LENGTHS_VISIBLE = '''
class LengthMaskVisible(nn.Module):
    """True up to the end of each sequence: (N,) and (N, T, ...) -> (N, T)."""

    def forward(self, lengths: Tensor, x: Tensor) -> Tensor:
        steps = torch.arange(x.size(1), device=lengths.device)
        return steps.lt(lengths.unsqueeze(1))
'''

# --- rules for the ports that take a mask ------------------------------------------------


def need_padding_mask(layer: str, port: str, mask: TensorType | None, sequence: TensorType) -> None:
    """Refuse what is not one truth value a step of the sequence."""
    if mask is None:
        return
    fits = (
        mask.dtype == BOOLEAN
        and mask.rank == 2
        and all(same_dim(a, b) for a, b in zip(mask.dims, sequence.dims[:2], strict=True))
    )
    if not fits:
        raise ShapeError(
            say(
                "{layer} needs {port} as {want} bool, true where a step is to be ignored, got "
                "{type}. Wire a PaddingMask or an Input with dtype=bool to it.",
                layer=layer,
                port=port,
                want=sequence.with_dims(sequence.dims[:2]).shape_text(),
                type=str(mask),
            ),
            port=port,
        )


def need_attention_mask(
    layer: str,
    port: str,
    mask: TensorType | None,
    sizes: tuple[Dim, Dim, Dim],
    padding: TensorType | None,
) -> None:
    """Refuse what is not one value a pair of steps; ``sizes`` are (N × heads, L, S)."""
    if mask is None:
        return
    fits = mask.rank in (2, 3) and all(
        same_dim(a, b) for a, b in zip(mask.dims, sizes[-mask.rank :], strict=True)
    )
    if not fits or mask.dtype not in (FLOAT, BOOLEAN):
        raise ShapeError(
            say(
                "{layer} needs {port} as {want} float32 (added to the scores) or bool (true where "
                "it must not look), got {type}. Wire a CausalMask to it.",
                layer=layer,
                port=port,
                want=TensorType(sizes[1:]).shape_text(),
                type=str(mask),
            ),
            port=port,
        )
    if padding is not None and mask.dtype != padding.dtype:
        raise ShapeError(
            say(
                "{layer} needs {port} and its padding mask of one kind, got {mask} and {padding}. "
                "Make both bool.",
                layer=layer,
                port=port,
                mask=mask.dtype,
                padding=padding.dtype,
            ),
            port=port,
        )


# --- layers that make a mask -------------------------------------------------------------


def _need_steps(layer: str, type: TensorType, port: str) -> Dim:
    """Return the length of a sequence, whatever its steps hold."""
    need_batch_first(layer, type, port)
    if type.rank < 2:
        raise ShapeError(
            say(
                "{layer} needs a sequence such as (N, T) or (N, T, features), got {shape}. Wire "
                "the sequence itself to it.",
                layer=layer,
                shape=type.shape_text(),
            ),
            port=port,
        )
    return type.dims[1]


def _need_whole(layer: str, type: TensorType, port: str, rank: int, form: str) -> None:
    if type.dtype == INTEGER and type.rank == rank:
        need_batch_first(layer, type, port)
        return
    raise ShapeError(
        say(
            "{layer} needs {port} as {form} int64, got {type}. Wire an Input with dtype=int64 "
            "to it.",
            layer=layer,
            port=port,
            form=form,
            type=str(type),
        ),
        port=port,
    )


def _causal(types: Types, values: Values) -> tuple[TensorType, ...]:
    steps = _need_steps("CausalMask", types[0], "input")
    return (TensorType((steps, steps), BOOLEAN),)


def _padding(types: Types, values: Values) -> tuple[TensorType, ...]:
    _need_whole("PaddingMask", types[0], "input", 2, "(N, T)")
    return (TensorType(types[0].dims, BOOLEAN),)


def _write_padding(reads: Sequence[str], values: Values, types: Types) -> str:
    test = "eq" if values["true_means"] == HIDDEN else "ne"
    return f"{reads[0]}.{test}({values['padding_idx']})"


def _lengths(types: Types, values: Values) -> tuple[TensorType, ...]:
    _need_whole("LengthMask", types[0], "lengths", 1, "(N,)")
    steps = _need_steps("LengthMask", types[1], "input")
    return (TensorType((types[0].dims[0], steps), BOOLEAN),)


TRUE_MEANS: Param = OneOf(
    name="true_means",
    default=HIDDEN,
    options=(HIDDEN, "visible"),
    help="hidden for MultiheadAttention and Transformer, visible for ScaledDotProductAttention.",
)

MASKS = (
    LayerSpec(
        key="CausalMask",
        title="CausalMask",
        group=GROUP,
        summary="Keeps every step from looking at later ones.",
        help=(
            "mask[i, j] is true where j > i: a language model must not see the word that it is to "
            "guess. Only the length of the input is used. Wire it to attn_mask, src_mask or "
            "tgt_mask; Vaswani et al. 2017, section 3.2.3."
        ),
        words=("triangular", "autoregressive", "decoder", "language model", "tril"),
        params=(TRUE_MEANS,),
        inputs=(Port(name="input", help="A sequence of the length that the mask is to have."),),
        outputs=(Port(name="mask", help="One truth value a pair of steps, (T, T) bool."),),
        shape=_causal,
        call=WrittenCall(
            torch_class="CausalMask",
            params=(TRUE_MEANS,),
            text=CAUSAL,
            choice="true_means",
            other=CAUSAL_VISIBLE,
        ),
        stem="causal_mask",
        examples=(
            Example(("(N, T, 64)",), {}, ("(T, T) bool",)),
            Example(("(N, 9) int64",), {"true_means": "visible"}, ("(9, 9) bool",)),
        ),
        source="https://arxiv.org/abs/1706.03762",
    ),
    LayerSpec(
        key="PaddingMask",
        title="PaddingMask",
        group=GROUP,
        summary="Marks the steps that hold padding instead of a word.",
        help=(
            "mask = (tokens == padding_idx). Sentences of one batch are filled up to one length; "
            "the mask keeps attention from looking at the filling. Wire it to key_padding_mask."
        ),
        words=("key_padding_mask", "pad", "tokens", "ignore"),
        params=(
            Int(name="padding_idx", default=0, low=0, help="The number that stands for padding."),
            TRUE_MEANS,
        ),
        inputs=(Port(name="input", help="Numbers of words, (N, T) int64."),),
        outputs=(Port(name="mask", help="One truth value a step, (N, T) bool."),),
        shape=_padding,
        call=ExpressionCall(write=_write_padding),
        stem="padding_mask",
        examples=(
            Example(("(N, T) int64",), {}, ("(N, T) bool",)),
            Example(("(N, 8) int64",), {"padding_idx": 1}, ("(N, 8) bool",)),
        ),
        source=function_link("eq"),
    ),
    LayerSpec(
        key="LengthMask",
        title="LengthMask",
        group=GROUP,
        summary="Marks the steps behind the end of each sequence.",
        help=(
            "mask[n, t] is true where t ≥ lengths[n]. For sequences of numbers, such as sound, "
            "whose padding cannot be told from silence; words have PaddingMask."
        ),
        words=("key_padding_mask", "lengths", "sequence", "ignore"),
        params=(TRUE_MEANS,),
        inputs=(
            Port(name="lengths", help="How many steps of each sample are real, (N,) int64."),
            Port(name="input", help="The sequence, (N, T) or (N, T, features)."),
        ),
        outputs=(Port(name="mask", help="One truth value a step, (N, T) bool."),),
        shape=_lengths,
        call=WrittenCall(
            torch_class="LengthMask",
            params=(TRUE_MEANS,),
            text=LENGTHS,
            choice="true_means",
            other=LENGTHS_VISIBLE,
        ),
        stem="length_mask",
        examples=(Example(("(N,) int64", "(N, T, 13)"), {}, ("(N, T) bool",)),),
        source=function_link("arange"),
    ),
)
