"""KEEPING: what each layer holds in memory between its forward and its backward pass.

Autograd keeps the tensors that a gradient is computed from: a convolution its input, a ReLU its
result, a pooling the places of the largest numbers. ``tests/catalog/test_keeping.py`` holds every
entry to what torch really saves on the CPU. A layer that is not named here counts as one that
keeps its inputs and its results, which is the most that ordinary layers do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dlstudio.catalog.layer_spec import Types, Values
from dlstudio.catalog.shape_rules import count

# Types with numbers for all sizes, the batch included; the size of one float. Bytes.
MoreRule = Callable[[Types, Types, Values, int], int]

INDEX_BYTES = 8
ONEDNN_PAGE = 4096


def _nothing(types: Types, outputs: Types, values: Values, size: int) -> int:
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What is held of one layer.

    Args:
        inputs, outputs: whether its own inputs and results are.
        view: the result is the input's memory, seen in another shape.
        passes: the gradient goes through as it is, without memory of its own.
        more: bytes of what is held beside inputs and results (masks, indices, gates).
        work: bytes that its backward step needs for a moment beside the gradients it makes.
    """

    inputs: bool = False
    outputs: bool = False
    view: bool = False
    passes: bool = False
    more: MoreRule = _nothing
    work: MoreRule = _nothing


def _indices(types: Types, outputs: Types, values: Values, size: int) -> int:
    return INDEX_BYTES * count(outputs[0].dims)


def _mask(types: Types, outputs: Types, values: Values, size: int) -> int:
    return size * count(outputs[0].dims) if values["p"] else 0


def _channel_mask(types: Types, outputs: Types, values: Values, size: int) -> int:
    return size * count(outputs[0].dims[:2]) if values["p"] else 0


def _channel_statistics(types: Types, outputs: Types, values: Values, size: int) -> int:
    return 2 * size * count(types[0].dims[1:2])


def _row_statistics(types: Types, outputs: Types, values: Values, size: int) -> int:
    rows = len(types[0].dims) - len(values["normalized_shape"])
    return 2 * size * count(types[0].dims[:rows])


def _group_statistics(types: Types, outputs: Types, values: Values, size: int) -> int:
    return 2 * size * count(types[0].dims[:1]) * int(values["num_groups"])


def _steps(types: Types) -> int:
    """Samples times steps of a sequence."""
    return count(types[0].dims[:2])


def _recurrent(gates: int) -> MoreRule:
    """Numbers of a step that a layer and direction keeps, for each of its hidden numbers."""

    def rule(types: Types, outputs: Types, values: Values, size: int) -> int:
        hidden, layers = int(values["hidden_size"]), int(values["num_layers"])
        ways = 2 if values["bidirectional"] else 1
        inner = (values.get("proj_size") or hidden) * ways
        inputs = int(values["input_size"]) + (layers - 1) * inner
        dropped = (layers - 1) * inner * 2 if values["dropout"] else 0
        kept = gates * hidden * layers * ways + inputs + dropped
        return size * _steps(types) * kept

    return rule


def _outputs_again(types: Types, outputs: Types, values: Values, size: int) -> int:
    """The gradient of all outputs, taken apart into steps."""
    return size * count(outputs[0].dims)


def _lstm(types: Types, outputs: Types, values: Values, size: int) -> int:
    """oneDNN's LSTM keeps gates (4), states of input, hidden and cell (6) and their
    gradients (6) for each hidden number, in a buffer of its own for each layer and direction.
    With a projection torch's own loop runs: 4 gates, 2 states, their bent forms.
    """
    plain = _recurrent(10 if values.get("proj_size") else 16)(types, outputs, values, size)
    if values.get("proj_size"):
        return plain
    ways = 2 if values["bidirectional"] else 1
    return plain + 5 * ONEDNN_PAGE * int(values["num_layers"]) * ways


def _attention(types: Types, outputs: Types, values: Values, size: int) -> int:
    """Queries, keys, values, the mean of values, the copy that the steps came as, log-sums."""
    embed, heads = int(values["embed_dim"]), int(values["num_heads"])
    samples = count(types[0].dims[:1])
    steps, others = count(types[0].dims[1:2]), count(types[1].dims[1:2])
    others += int(values["add_bias_kv"]) + int(values["add_zero_attn"])
    alike = types[0] == types[1] == types[2]
    came = 0 if alike else others * (int(values["kdim"]) + int(values["vdim"]))
    kept = embed * (3 * steps + 2 * others) + came + heads * steps
    if values["dropout"]:  # not the fused form: scores before and after, and the mask
        kept += 2 * heads * steps * others + embed * (steps + others)
    return size * samples * kept


def _attention_work(types: Types, outputs: Types, values: Values, size: int) -> int:
    """Gradients of queries, keys and values, alone and put together."""
    samples = count(types[0].dims[:1])
    steps, others = count(types[0].dims[1:2]), count(types[1].dims[1:2])
    return 2 * size * samples * int(values["embed_dim"]) * (steps + 2 * others)


def _looking(values: Values, embed: int, steps: int, others: int) -> int:
    """Numbers that an attention inside a Transformer keeps for one sample, its norm included."""
    heads = int(values["nhead"])
    kept = embed * (3 * steps + 2 * others) + heads * steps
    if values["dropout"]:
        kept += 2 * heads * steps * others + embed * (steps + others) + embed * steps
    return kept + 2 * embed * steps


def _transformer(types: Types, outputs: Types, values: Values, size: int) -> int:
    """Attentions, their norms, and the two Linears with what stands between them."""
    wide, embed = int(values["dim_feedforward"]), count(types[0].dims[-1:])
    first = count(types[0].dims[1:2])
    second = count(types[1].dims[1:2]) if types[1] is not None and types[1].rank == 3 else None
    dropped = bool(values["dropout"])
    inner = wide * (3 if dropped else 1) + embed * (3 if dropped else 2)
    alone = _looking(values, embed, first, first) + inner * first
    layers = int(values.get("num_layers", 1))
    if second is None:
        numbers = layers * alone
    elif "num_encoder_layers" in values:  # the source stands first, the target second
        decoder = _looking(values, embed, second, second) + inner * second
        decoder += _looking(values, embed, second, first)
        numbers = int(values["num_encoder_layers"]) * alone
        numbers += int(values["num_decoder_layers"]) * decoder
    else:
        numbers = layers * (alone + _looking(values, embed, first, second))
    return size * count(types[0].dims[:1]) * numbers


INPUT = Keeping(inputs=True)
RESULT = Keeping(outputs=True)
NOTHING = Keeping()
VIEW = Keeping(view=True)
BOTH = Keeping(inputs=True, outputs=True)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


INPUTS = _words(
    """
    Linear Bilinear Embedding MatMul Multiply Divide Maximum Minimum Outer PatchEmbedding
    Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
    AvgPool1d AvgPool2d AvgPool3d AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d
    ReflectionPad1d ReflectionPad2d ReflectionPad3d
    ReplicationPad1d ReplicationPad2d ReplicationPad3d
    LeakyReLU PReLU ELU GELU SiLU ReLU6 CELU SELU Softplus Mish Hardswish Threshold Hardtanh
    Hardsigmoid Hardshrink Softshrink GLU Abs Square Log Sin Cos Power Clamp Var Gather
    """
)
RESULTS = _words("ReLU Sigmoid Tanh Softmax LogSoftmax Softmin Softmax2d Exp Sqrt Rsqrt Reciprocal")
NOTHINGS = _words(
    """
    Mean Sum CumSum Concat Stack Constant Subtract ScaledAdd Scale AddConstant Negative
    Unfold Fold ZeroPad1d ZeroPad2d ZeroPad3d ConstantPad1d ConstantPad2d ConstantPad3d
    CircularPad1d CircularPad2d CircularPad3d Upsample UpsamplingNearest2d UpsamplingBilinear2d
    PixelShuffle PixelUnshuffle ChannelShuffle Roll Flip MergeHeads
    ArgMax ArgMin Sign Floor Round Cast OneHot Greater Less GreaterEqual LessEqual Equal NotEqual
    LogicalAnd LogicalOr LogicalNot CausalMask PaddingMask LengthMask
    SinusoidalPositions LearnedPositions ClassToken GaussianNoise GradientReversal
    """
)
VIEWS = _words(
    """
    Flatten Reshape Permute Unsqueeze Squeeze Select Identity Slice Narrow Transpose Expand
    Unflatten Split Chunk Detach SplitHeads
    """
)
INDEXED = _words(
    """
    MaxPool1d MaxPool2d MaxPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d
    FractionalMaxPool2d FractionalMaxPool3d
    """
)
BATCH_NORMS = ("BatchNorm1d", "BatchNorm2d", "BatchNorm3d")

KEEPING: Mapping[str, Keeping] = {
    **dict.fromkeys(INPUTS, INPUT),
    **dict.fromkeys(RESULTS, RESULT),
    **dict.fromkeys(NOTHINGS, NOTHING),
    **dict.fromkeys(VIEWS, VIEW),
    **{key: Keeping(inputs=True, more=_indices) for key in INDEXED},
    **{key: Keeping(inputs=True, more=_channel_statistics) for key in BATCH_NORMS},
    "LayerNorm": Keeping(inputs=True, more=_row_statistics),
    "GroupNorm": Keeping(inputs=True, more=_group_statistics),
    **{key: Keeping(more=_mask) for key in ("Dropout", "AlphaDropout")},
    **{
        key: Keeping(more=_channel_mask)
        for key in ("Dropout1d", "Dropout2d", "Dropout3d", "FeatureAlphaDropout")
    },
    "Add": Keeping(passes=True),
    "RNN": Keeping(more=_recurrent(1), work=_outputs_again),
    "GRU": Keeping(more=_recurrent(7), work=_outputs_again),
    "LSTM": Keeping(more=_lstm),
    "MultiheadAttention": Keeping(more=_attention, work=_attention_work),
    **{
        key: Keeping(more=_transformer)
        for key in (
            *("TransformerEncoderLayer", "TransformerDecoderLayer"),
            *("TransformerEncoder", "TransformerDecoder", "Transformer"),
        )
    },
}


def keeping_of(key: str) -> Keeping:
    """Return what is held of a layer."""
    return KEEPING.get(key, BOTH)
