"""RNNCell, LSTMCell, GRUCell: one step of a recurrent layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    Port,
    ShapeError,
    ShapeRule,
    Types,
    Values,
)
from dlstudio.catalog.recurrent import GATES, GROUP, NONLINEARITY
from dlstudio.catalog.shape_rules import need_fixed, need_float, need_rank
from dlstudio.language import say
from dlstudio.spec.param import Flag, Int, Param
from dlstudio.spec.tensor_type import TensorType, same_dim


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CellCall(ModuleCall):
    """``h_1 = self.cell(x, h_0)``; an LSTMCell takes and gives a pair."""

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        first = [read for read in reads[1:] if read is not None]
        state = f"({', '.join(first)})" if len(first) > 1 else "".join(first)
        return f"self.{name}({reads[0]}{', ' if state else ''}{state})"


def _input_size(layer: str) -> Callable[[Types, Values], int]:
    def rule(types: Types, values: Values) -> int:
        type = types[0]
        if type.rank == 3:
            raise ShapeError(
                say(
                    "{layer} reads one step, (N, features), got {shape}. Put a Select before it to "
                    "take a step, or use {whole} for the whole sequence.",
                    layer=layer,
                    shape=type.shape_text(),
                    whole=layer.removesuffix("Cell"),
                ),
                port="input",
                repairs=(("insert", "Select", {}),) if type.dims[0] == "N" else (),
            )
        need_rank(layer, type, (2,), "(N, features)")
        need_float(layer, type)
        return need_fixed(layer, type, -1)

    return rule


def _shape(layer: str, states: tuple[str, ...]) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        type, *given = types
        state = type.with_dims((type.dims[0], values["hidden_size"]))
        open_ports = [name for name, have in zip(states, given, strict=True) if have is None]
        if open_ports and len(open_ports) < len(states):
            raise ShapeError(
                say(
                    "{layer} starts from h_0 and c_0 together. Connect {port} too, or neither.",
                    layer=layer,
                    port=open_ports[0],
                ),
                port=open_ports[0],
            )
        for name, have in zip(states, given, strict=True):
            if have is not None:
                _need_state(layer, name, have, state)
        return (state,) * len(states)

    return rule


def _need_state(layer: str, name: str, type: TensorType, want: TensorType) -> None:
    need_float(layer, type, name)
    fits = type.rank == 2 and all(same_dim(a, b) for a, b in zip(type.dims, want.dims, strict=True))
    if not fits:
        raise ShapeError(
            say(
                "{layer} needs {port} as (N, hidden_size) = {want}, got {shape}. Take it from a "
                "cell with the same hidden_size, or set hidden_size.",
                layer=layer,
                port=name,
                want=want.shape_text(),
                shape=type.shape_text(),
            ),
            port=name,
            repairs=_repairs(type),
        )


def _repairs(type: TensorType) -> tuple[tuple[object, ...], ...]:
    size = type.dims[-1] if type.rank == 2 else None
    return (("set", "hidden_size", size),) if isinstance(size, int) and size > 0 else ()


def _weights(layer: str) -> Callable[[Types, Values], dict[str, tuple[int, ...]]]:
    def rule(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
        hidden = values["hidden_size"]
        rows = GATES[layer.removesuffix("Cell")] * hidden
        weights: dict[str, tuple[int, ...]] = {
            "weight_ih": (rows, values["input_size"]),
            "weight_hh": (rows, hidden),
        }
        if values["bias"]:
            weights["bias_ih"] = weights["bias_hh"] = (rows,)
        return weights

    return rule


def _macs(layer: str) -> Callable[[Types, Types, Values], int]:
    def rule(types: Types, outputs: Types, values: Values) -> int:
        hidden = int(values["hidden_size"])
        gates = GATES[layer.removesuffix("Cell")]
        return gates * hidden * (int(values["input_size"]) + hidden)

    return rule


def _params(layer: str) -> tuple[Param, ...]:
    params: list[Param] = [
        Int(
            name="input_size",
            optional=True,
            none_text="from the wire",
            advanced=True,
            help="Numbers a step that come in.",
        ),
        Int(name="hidden_size", default=128, high=65_536, help="Numbers that it remembers."),
        Flag(name="bias", default=True, help="Adds learned numbers inside each step."),
    ]
    return (*params, NONLINEARITY) if layer == "RNNCell" else tuple(params)


def _cell(key: str, summary: str, help: str, examples: tuple[Example, ...]) -> LayerSpec:
    params = _params(key)
    states = ("h_0", "c_0") if key == "LSTMCell" else ("h_0",)
    told = {
        "h_0": Port(name="h_0", optional=True, help="State before the step; zeros if open."),
        "c_0": Port(name="c_0", optional=True, help="Cell before the step; zeros if open."),
    }
    given = (
        Port(name="h_1", help="State after the step, (N, hidden_size)."),
        Port(name="c_1", help="Cell after the step, (N, hidden_size)."),
    )
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=("recurrent", "step", "cell", "memory"),
        params=params,
        inputs=(
            Port(name="input", help="One step, (N, features)."),
            *(told[state] for state in states),
        ),
        outputs=given[: len(states)],
        wired={"input_size": _input_size(key)},
        shape=_shape(key, states),
        weights=_weights(key),
        macs=_macs(key),
        call=CellCall(
            torch_class=f"nn.{key}",
            params=params,
            first=("input_size", "hidden_size"),
            torch_defaults={"hidden_size": ALWAYS},
        ),
        stem="cell",
        examples=examples,
        source=module_link(key),
    )


CELLS = (
    _cell(
        "RNNCell",
        "One step of an RNN, for loops of your own.",
        "h₁ = tanh(W·x + b + U·h₀ + c). Place one for each step, or use RNN for a whole sequence. "
        "Weights are those of a one-layer RNN.",
        (
            Example(("(N, 28)", ""), {"hidden_size": 64}, ("(N, 64)",)),
            Example(
                ("(N, 8)", "(N, 16)"),
                {"hidden_size": 16, "nonlinearity": "relu"},
                ("(N, 16)",),
            ),
        ),
    ),
    _cell(
        "LSTMCell",
        "One step of an LSTM, for loops of your own.",
        "c₁ = f·c₀ + i·g and h₁ = o·tanh(c₁), with gates f, i, o = σ(W·x + U·h₀ + b) and "
        "g = tanh(W·x + U·h₀ + b). Use LSTM for a whole sequence.",
        (
            Example(("(N, 28)", "", ""), {}, ("(N, 128)", "(N, 128)")),
            Example(
                ("(N, 8)", "(N, 16)", "(N, 16)"),
                {"hidden_size": 16},
                ("(N, 16)", "(N, 16)"),
            ),
        ),
    ),
    _cell(
        "GRUCell",
        "One step of a GRU, for loops of your own.",
        "h₁ = (1 − z)·n + z·h₀, with gates z, r = σ(W·x + U·h₀ + b) and n = tanh(W·x + r·(U·h₀)). "
        "Use GRU for a whole sequence.",
        (
            Example(("(N, 28)", ""), {}, ("(N, 128)",)),
            Example(("(N, 8)", "(N, 16)"), {"hidden_size": 16}, ("(N, 16)",)),
        ),
    ),
)
