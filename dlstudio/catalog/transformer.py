"""TransformerEncoderLayer, TransformerDecoderLayer, their stacks, and the whole Transformer.

Every weight is named and counted as torch does: attention, two Linears, a LayerNorm for each
part. torch's stacks guess whether a mask is causal by looking at its numbers, which no export
can follow, so the code tells them that it is not; the result is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.layer_spec import LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.masks import need_attention_mask, need_padding_mask
from dlstudio.catalog.shape_rules import (
    count,
    largest_divisor,
    need_fixed,
    need_float,
    need_rank,
)
from dlstudio.catalog.transformer_words import EXAMPLES, HELP, PARAMS, PORTS, SUMMARY
from dlstudio.language import say
from dlstudio.spec.tensor_type import TensorType, same_dim, times

GROUP = "Attention"
FORM = "(N, T, features)"
Shapes = dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TransformerCall(ModuleCall):
    """``self.encoder(x, src_key_padding_mask=y)``; sequences by position, masks by name.

    Args:
        ports: the names of the inputs.
        sequences: how many of them are sequences.
        guessed: masks that torch would look into, with the argument that spares it.
    """

    ports: tuple[str, ...]
    sequences: int
    guessed: Mapping[str, str]

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        parts = [f"{read}" for read in reads[: self.sequences]]
        for port, read in zip(self.ports[self.sequences :], reads[self.sequences :], strict=True):
            if read is not None:
                parts.append(f"{port}={read}")
        for port, read in zip(self.ports, reads, strict=True):
            if read is not None and port in self.guessed:
                parts.append(f"{self.guessed[port]}=False")
        return f"self.{name}({', '.join(parts)})"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StackCall(TransformerCall):
    """``nn.TransformerEncoder(nn.TransformerEncoderLayer(64, nhead=4), num_layers=6)``."""

    def constructor(self, values: Values, types: Types) -> str:
        own = ("num_layers", "norm")
        unsaid = {"num_layers": 0, "norm": False}
        layer = ", ".join(
            text
            for text in self.arguments({**values, **unsaid})
            if text.partition("=")[0] not in own
        )
        parts = [f"{self.torch_class}Layer({layer})", f"num_layers={values['num_layers']}"]
        if values["norm"]:
            parts.append(f"norm={_norm(values)}")
        if self.torch_class == "nn.TransformerEncoder":
            # With nested tensors padded steps would be zeros after training, and only then.
            parts.append("enable_nested_tensor=False")
        return f"{self.torch_class}({', '.join(parts)})"


def _norm(values: Values) -> str:
    eps = "" if values["layer_norm_eps"] == 1e-5 else f", eps={values['layer_norm_eps']!r}"
    return f"nn.LayerNorm({values['d_model']}{eps}{'' if values['bias'] else ', bias=False'})"


# --- shapes ------------------------------------------------------------------------------


def _width(layer: str) -> Callable[[Types, Values], int]:
    port = PORTS[layer][0].name

    def rule(types: Types, values: Values) -> int:
        need_rank(layer, types[0], (3,), FORM, port)
        need_float(layer, types[0], port)
        return need_fixed(layer, types[0], -1, port)

    return rule


def _need_sound(layer: str, values: Values, type: TensorType) -> None:
    width, heads = values["d_model"], values["nhead"]
    if width % heads:
        best = largest_divisor(width, heads)
        raise ShapeError(
            say(
                "{layer} cannot split d_model={width} into nhead={heads} equal "
                "{heads:part|parts}. Set nhead "
                "to a divisor of {width}, such as {best}.",
                layer=layer,
                width=width,
                heads=heads,
                best=best,
            ),
            param="nhead",
            repairs=(("set", "nhead", best),),
        )
    if not values["batch_first"]:
        raise ShapeError(
            say(
                "With batch_first=false, {layer} would take the batch N of {shape} for the steps "
                "of the sequence. Set batch_first to true.",
                layer=layer,
                shape=type.shape_text(),
            ),
            param="batch_first",
            repairs=(("set", "batch_first", True),),
        )


def _need_second(layer: str, port: str, type: TensorType, first: TensorType) -> None:
    """The other sequence has the samples and the width of the first; its length is free."""
    need_rank(layer, type, (3,), FORM, port)
    need_float(layer, type, port)
    if not (same_dim(type.dims[0], first.dims[0]) and same_dim(type.dims[2], first.dims[2])):
        raise ShapeError(
            say(
                "{layer} needs {port} with the {width} {width:feature|features} of {first}, got "
                "{shape}. Put a "
                "Linear before one of them.",
                layer=layer,
                port=port,
                width=first.dims[2],
                first=first.shape_text(),
                shape=type.shape_text(),
            ),
            port=port,
        )


# Which sequence looks at which, by the port of the mask between them.
_PAIRS = {
    "src_mask": ("src", "src", "src_key_padding_mask"),
    "mask": ("src", "src", "src_key_padding_mask"),
    "tgt_mask": ("tgt", "tgt", "tgt_key_padding_mask"),
    "memory_mask": ("tgt", "memory", "memory_key_padding_mask"),
}


def _shape(layer: str) -> Callable[[Types, Values], tuple[TensorType, ...]]:
    names = [port.name for port in PORTS[layer]]

    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        known = dict(zip(names, types, strict=True))
        _need_sound(layer, values, types[0])
        if names[1] in ("memory", "tgt"):
            _need_second(layer, names[1], types[1], types[0])
        _need_masks(layer, known, values)
        written: TensorType = types[names.index("tgt") if "tgt" in names else 0]
        return (written,)

    return rule


def _need_masks(layer: str, known: dict[str, TensorType | None], values: Values) -> None:
    known.setdefault("memory", known.get("src"))  # what the decoder of a Transformer looks at
    for port, mask in known.items():
        if port.endswith("key_padding_mask"):
            sequence = known[port.split("_", 1)[0]]
            assert sequence is not None
            need_padding_mask(layer, port, mask, sequence)
    for port, mask in known.items():
        if port in _PAIRS:
            looks, seen, padding = _PAIRS[port]
            query, key = known[looks], known[seen]
            assert query is not None and key is not None
            rows = times(query.dims[0], values["nhead"])
            sizes = (rows, query.dims[1], key.dims[1])
            need_attention_mask(layer, port, mask, sizes, known[padding])
    if layer == "Transformer" and known["src_key_padding_mask"] is not None:
        _need_hidden_memory(layer, known["memory_key_padding_mask"])


def _need_hidden_memory(layer: str, mask: TensorType | None) -> None:
    """torch's encoder blanks padded steps after training; the decoder must not look at them."""
    if mask is None:
        raise ShapeError(
            say(
                "{layer} hides padding from its encoder, but not from its decoder, which would see "
                "other numbers there after training. Wire the mask to memory_key_padding_mask too.",
                layer=layer,
            ),
            port="memory_key_padding_mask",
        )


# --- weights and costs -------------------------------------------------------------------


def _linear(name: str, out: int, into: int, bias: bool) -> Shapes:
    return {f"{name}.weight": (out, into), **({f"{name}.bias": (out,)} if bias else {})}


def _layer_norm(name: str, width: int, bias: bool) -> Shapes:
    return {f"{name}.weight": (width,), **({f"{name}.bias": (width,)} if bias else {})}


def _layer_weights(values: Values, decoder: bool) -> Shapes:
    width, hidden, bias = values["d_model"], values["dim_feedforward"], values["bias"]
    parts = ("self_attn", "multihead_attn") if decoder else ("self_attn",)
    weights: Shapes = {}
    for part in parts:
        weights[f"{part}.in_proj_weight"] = (3 * width, width)
        if bias:
            weights[f"{part}.in_proj_bias"] = (3 * width,)
        weights |= _linear(f"{part}.out_proj", width, width, bias)
    weights |= _linear("linear1", hidden, width, bias) | _linear("linear2", width, hidden, bias)
    for number in range(len(parts) + 1):
        weights |= _layer_norm(f"norm{number + 1}", width, bias)
    return weights


def _stack_weights(values: Values, decoder: bool, layers: int, norm: bool) -> Shapes:
    one = _layer_weights(values, decoder)
    weights = {f"layers.{n}.{name}": s for n in range(layers) for name, s in one.items()}
    return weights | (_layer_norm("norm", values["d_model"], values["bias"]) if norm else {})


def _weights(layer: str) -> Callable[[Types, Values], Shapes]:
    decoder = "Decoder" in layer

    def rule(types: Types, values: Values) -> Shapes:
        if layer.endswith("Layer"):
            return _layer_weights(values, decoder)
        if layer != "Transformer":
            return _stack_weights(values, decoder, values["num_layers"], values["norm"])
        first = _stack_weights(values, False, values["num_encoder_layers"], True)
        last = _stack_weights(values, True, values["num_decoder_layers"], True)
        return {f"encoder.{name}": shape for name, shape in first.items()} | {
            f"decoder.{name}": shape for name, shape in last.items()
        }

    return rule


def _attention_macs(width: int, steps: int, others: int) -> int:
    # Queries and result; keys and values; scores, and their mean of values.
    return 2 * steps * width**2 + 2 * others * width**2 + 2 * steps * others * width


def _layer_macs(values: Values, steps: int, memory: int | None) -> int:
    width = int(values["d_model"])
    macs = _attention_macs(width, steps, steps)
    macs += 0 if memory is None else _attention_macs(width, steps, memory)
    return macs + 2 * steps * width * int(values["dim_feedforward"])


def _macs(layer: str) -> Callable[[Types, Types, Values], int]:
    def rule(types: Types, outputs: Types, values: Values) -> int:
        first = count(types[0].dims[1:2])
        if layer == "Transformer":
            last = count(types[1].dims[1:2])
            encoder = int(values["num_encoder_layers"]) * _layer_macs(values, first, None)
            return encoder + int(values["num_decoder_layers"]) * _layer_macs(values, last, first)
        memory = count(types[1].dims[1:2]) if "Decoder" in layer else None
        return int(values.get("num_layers", 1)) * _layer_macs(values, first, memory)

    return rule


# --- entries -----------------------------------------------------------------------------

_GUESSED = {
    "TransformerEncoder": {"mask": "is_causal"},
    "TransformerDecoder": {"tgt_mask": "tgt_is_causal"},
    "Transformer": {"src_mask": "src_is_causal", "tgt_mask": "tgt_is_causal"},
}


def _entry(key: str) -> LayerSpec:
    params, ports = PARAMS[key], PORTS[key]
    stack = key in ("TransformerEncoder", "TransformerDecoder")
    defaults: dict[str, Any] = {"batch_first": False}
    always = ("num_layers", "nhead") if stack else ("nhead",)
    if key != "Transformer":
        defaults |= dict.fromkeys(always, ALWAYS)
    if stack:
        defaults |= {"norm": None, "enable_nested_tensor": ALWAYS}
    call = StackCall if stack else TransformerCall
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=SUMMARY[key],
        help=HELP[key],
        words=("transformer", "attention", "encoder", "decoder", "block"),
        params=params,
        inputs=ports,
        outputs=(Port(name="output", help="The result, with the shape of the first sequence."),)
        if key != "Transformer"
        else (Port(name="output", help="The result, with the shape of tgt."),),
        wired={"d_model": _width(key)},
        shape=_shape(key),
        weights=_weights(key),
        macs=_macs(key),
        call=call(
            torch_class=f"nn.{key}",
            params=params,
            first=("d_model",),
            torch_defaults=defaults,
            ports=tuple(port.name for port in ports),
            sequences=1 if ports[0].name == "src" and ports[1].name != "tgt" else 2,
            guessed=_GUESSED.get(key, {}),
        ),
        stem="transformer" if key == "Transformer" else "decoder" if "Dec" in key else "encoder",
        modes=("train",),
        examples=EXAMPLES[key],
        source=module_link(key),
    )


TRANSFORMER = tuple(_entry(key) for key in PARAMS)
