"""What the Transformer layers are told and tell: parameters, ports, texts, examples."""

from __future__ import annotations

from dlstudio.catalog.layer_spec import Example, Port
from dlstudio.spec.param import Flag, Float, Int, OneOf, Param

WIDTH = Int(
    name="d_model",
    optional=True,
    none_text="from the wire",
    advanced=True,
    help="Features of every step.",
)
COMMON: tuple[Param, ...] = (
    Int(
        name="dim_feedforward",
        default=2048,
        high=1_000_000,
        help="Size between the two Linears of each layer; four times d_model is usual.",
    ),
    Float(
        name="dropout",
        default=0.1,
        low=0.0,
        high=1.0,
        open_high=True,
        help="Probability that a number is set to 0 in training.",
    ),
    OneOf(
        name="activation",
        default="relu",
        options=("relu", "gelu"),
        help="The bend between the two Linears.",
    ),
    Float(
        name="layer_norm_eps",
        default=1e-5,
        low=0.0,
        high=1.0,
        open_low=True,
        help="Small number that keeps the normalization from dividing by zero.",
        advanced=True,
    ),
    Flag(
        name="batch_first",
        default=True,
        help="Whether data comes as (N, T, features), as on all wires here.",
        advanced=True,
    ),
    Flag(
        name="norm_first",
        help="Normalizes before each part instead of after it; trains more calmly when deep.",
    ),
    Flag(
        name="bias",
        default=True,
        help="Adds learned numbers in Linears and normalizations.",
        advanced=True,
    ),
)
NORM = Flag(name="norm", help="Ends with a LayerNorm, which norm_first needs.")


def _heads(default: int) -> Int:
    return Int(
        name="nhead",
        default=default,
        high=1024,
        help="Parts that look at different things; divides d_model.",
    )


def _layers(name: str) -> Int:
    return Int(name=name, default=6, high=200, help="Layers on top of each other.")


PARAMS: dict[str, tuple[Param, ...]] = {
    "TransformerEncoderLayer": (WIDTH, _heads(4), *COMMON),
    "TransformerDecoderLayer": (WIDTH, _heads(4), *COMMON),
    "TransformerEncoder": (WIDTH, _heads(4), _layers("num_layers"), *COMMON, NORM),
    "TransformerDecoder": (WIDTH, _heads(4), _layers("num_layers"), *COMMON, NORM),
    "Transformer": (
        WIDTH,
        _heads(8),
        _layers("num_encoder_layers"),
        _layers("num_decoder_layers"),
        *COMMON,
    ),
}


def _mask(name: str) -> Port:
    return Port(name=name, optional=True, help="True where a step must not look, (L, S).")


def _padding(name: str) -> Port:
    return Port(name=name, optional=True, help="True where a step is to be ignored, (N, S) bool.")


_SRC = Port(name="src", help="The sequence that is read, (N, S, d_model).")
_TGT = Port(name="tgt", help="The sequence that is written, (N, T, d_model).")
_MEMORY = Port(name="memory", help="What the encoder made of its sequence, (N, S, d_model).")
_DECODER = (
    _TGT,
    _MEMORY,
    _mask("tgt_mask"),
    _mask("memory_mask"),
    _padding("tgt_key_padding_mask"),
    _padding("memory_key_padding_mask"),
)

PORTS: dict[str, tuple[Port, ...]] = {
    "TransformerEncoderLayer": (_SRC, _mask("src_mask"), _padding("src_key_padding_mask")),
    "TransformerDecoderLayer": _DECODER,
    "TransformerEncoder": (_SRC, _mask("mask"), _padding("src_key_padding_mask")),
    "TransformerDecoder": _DECODER,
    "Transformer": (
        _SRC,
        _TGT,
        _mask("src_mask"),
        _mask("tgt_mask"),
        _mask("memory_mask"),
        _padding("src_key_padding_mask"),
        _padding("tgt_key_padding_mask"),
        _padding("memory_key_padding_mask"),
    ),
}

SUMMARY = {
    "TransformerEncoderLayer": "Self-attention and two Linears, with residuals and LayerNorms.",
    "TransformerDecoderLayer": "As the encoder layer, and looks at a second sequence as well.",
    "TransformerEncoder": "Several TransformerEncoderLayers on top of each other.",
    "TransformerDecoder": "Several TransformerDecoderLayers on top of each other.",
    "Transformer": "Encoder and decoder: turns one sequence into another.",
}
HELP = {
    "TransformerEncoderLayer": (
        "y = LayerNorm(x + attention(x)) and z = LayerNorm(y + W₂·relu(W₁·y)); with norm_first the "
        "normalization stands before each part. It does not know the order of the steps: add "
        "positions first. Vaswani et al. 2017, section 3.1."
    ),
    "TransformerDecoderLayer": (
        "Self-attention on tgt, attention from tgt to memory, then two Linears, each with a "
        "residual and a LayerNorm. Wire a CausalMask to tgt_mask so that no step sees later ones. "
        "Vaswani et al. 2017, section 3.1."
    ),
    "TransformerEncoder": (
        "z = layerₙ(… layer₁(x)), each with weights of its own. BERT and ViT are such a stack: add "
        "positions before it, and take its mean or a class token behind it. Vaswani et al. 2017."
    ),
    "TransformerDecoder": (
        "z = layerₙ(… layer₁(tgt, memory), memory), each with weights of its own. Wire what the "
        "encoder made to memory and a CausalMask to tgt_mask. Vaswani et al. 2017."
    ),
    "Transformer": (
        "decoder(tgt, encoder(src)), each ending with a LayerNorm. Embeddings and positions stand "
        "before it, a Linear to the words behind it; wire a CausalMask to tgt_mask. With the "
        "defaults the model of Vaswani et al. 2017."
    ),
}
_SMALL = {"dim_feedforward": 128, "nhead": 4}
_TWO = {**_SMALL, "num_layers": 2}

EXAMPLES = {
    "TransformerEncoderLayer": (
        Example(("(N, T, 32)", "", ""), _SMALL, ("(N, T, 32)",)),
        Example(
            ("(N, T, 32)", "(T, T) bool", "(N, T) bool"),
            {**_SMALL, "norm_first": True, "activation": "gelu"},
            ("(N, T, 32)",),
        ),
    ),
    "TransformerDecoderLayer": (
        Example(("(N, T, 32)", "(N, S, 32)", *[""] * 4), _SMALL, ("(N, T, 32)",)),
        Example(
            ("(N, T, 32)", "(N, S, 32)", "(T, T) bool", "", "", "(N, S) bool"),
            {**_SMALL, "norm_first": True},
            ("(N, T, 32)",),
        ),
    ),
    "TransformerEncoder": (
        Example(("(N, T, 32)", "", ""), _TWO, ("(N, T, 32)",)),
        Example(
            ("(N, T, 32)", "(T, T) bool", "(N, T) bool"),
            {**_TWO, "norm_first": True, "norm": True},
            ("(N, T, 32)",),
        ),
    ),
    "TransformerDecoder": (
        Example(("(N, T, 32)", "(N, S, 32)", *[""] * 4), _TWO, ("(N, T, 32)",)),
        Example(
            ("(N, T, 32)", "(N, S, 32)", "(T, T) bool", "", "", "(N, S) bool"),
            {**_TWO, "norm": True},
            ("(N, T, 32)",),
        ),
    ),
    "Transformer": (
        Example(
            ("(N, S, 32)", "(N, T, 32)", *[""] * 6),
            {"dim_feedforward": 64, "num_encoder_layers": 1, "num_decoder_layers": 1},
            ("(N, T, 32)",),
        ),
        Example(
            ("(N, S, 32)", "(N, T, 32)", "", "(T, T) bool", "", "(N, S) bool", "", "(N, S) bool"),
            {"dim_feedforward": 64, "num_encoder_layers": 1, "num_decoder_layers": 1},
            ("(N, T, 32)",),
        ),
    ),
}
