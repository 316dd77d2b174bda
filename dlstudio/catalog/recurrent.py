"""RNN, LSTM, GRU: layers that read a sequence step by step and remember.

Inputs and outputs are torch's: the optional first states, all outputs, the last states.
States are (layers × directions, N, size): the one place where the batch is axis 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    CostRule,
    Example,
    LayerSpec,
    Port,
    ShapeError,
    ShapeRule,
    Types,
    Values,
    WeightRule,
)
from dlstudio.catalog.shape_rules import batch_axis, need_fixed, need_float, need_rank
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Flag, Float, Int, OneOf, Param
from dlstudio.spec.tensor_type import TensorType, same_dim

GROUP = "Recurrent"
GATES = {"RNN": 1, "GRU": 3, "LSTM": 4}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RecurrentCall(ModuleCall):
    """``output, (h_n, c_n) = self.lstm(x, (h_0, c_0))``, or one state without the tuple."""

    states: int = 1

    def arguments(self, values: Values) -> list[str]:
        # torch warns of a dropout that has nothing to act between; so do our cautions.
        if values["num_layers"] == 1:
            values = {**values, "dropout": 0.0}
        return super(RecurrentCall, self).arguments(values)

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        first = [read for read in reads[1:] if read is not None]
        if not first:
            return f"self.{name}({reads[0]})"
        state = f"({', '.join(first)})" if self.states > 1 else first[0]
        return f"self.{name}({reads[0]}, {state})"

    def targets(self, names: Sequence[str | None]) -> str:
        output, *states = [name or "_" for name in names]
        if self.states == 1 or not any(names[1:]):
            return f"{output}, {states[0]}"
        return f"{output}, ({', '.join(states)})"


def _cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    """torch drops values between stacked layers only."""
    if values["dropout"] and values["num_layers"] == 1:
        yield (
            "dropout",
            say(
                "dropout works between stacked layers, but num_layers is 1, so it has no effect. "
                "Raise num_layers, or put a Dropout behind this layer."
            ),
        )


def _input_size(layer: str) -> Callable[[Types, Values], int]:
    def rule(types: Types, values: Values) -> int:
        type = types[0]
        first = values["batch_first"]
        if first or type.rank != 3:
            need_rank(layer, type, (3,), "(N, T, features)")
        elif batch_axis(type) == 0:
            raise ShapeError(
                say(
                    "With batch_first=false, {layer} would take the batch N of {shape} for the "
                    "steps of the sequence. Set batch_first to true.",
                    layer=layer,
                    shape=type.shape_text(),
                ),
                param="batch_first",
                repairs=(("set", "batch_first", True),),
            )
        need_float(layer, type)
        return need_fixed(layer, type, -1)

    return rule


def _directions(values: Values) -> int:
    return 2 if values["bidirectional"] else 1


def _output_size(values: Values) -> int:
    """Length of the state that goes out; LSTM may project it to a smaller one."""
    return int(values.get("proj_size", 0)) or int(values["hidden_size"])


def _shape(layer: str) -> ShapeRule:
    names = ("h_0", "c_0") if layer == "LSTM" else ("h_0",)

    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        type = types[0]
        _need_sound(layer, values)
        size = _output_size(values)
        steps = values["num_layers"] * _directions(values)
        batch = type.dims[0 if values["batch_first"] else 1]
        lengths = (size, values["hidden_size"])
        states = [type.with_dims((steps, batch, length)) for length in lengths[: len(names)]]
        _need_states(layer, names, types[1:], states)
        output = type.with_dims((*type.dims[:2], _directions(values) * size))
        return (output, *states)

    return rule


def _need_sound(layer: str, values: Values) -> None:
    """Refuse settings that torch refuses or warns about."""
    if values.get("proj_size", 0) >= values["hidden_size"]:
        raise ShapeError(
            say(
                "proj_size={size} must be smaller than hidden_size={hidden}. Set it to 0 for no "
                "projection.",
                size=values["proj_size"],
                hidden=values["hidden_size"],
            ),
            param="proj_size",
            repairs=(("set", "proj_size", 0),),
        )


def _need_states(
    layer: str, names: Sequence[str], given: Types, wanted: Sequence[TensorType]
) -> None:
    connected = [type is not None for type in given]
    if any(connected) and not all(connected):
        raise ShapeError(
            say(
                "{layer} starts from h_0 and c_0 together. Connect {port} too, or neither.",
                layer=layer,
                port=names[connected.index(False)],
            ),
            port=names[connected.index(False)],
        )
    for name, type, want in zip(names, given, wanted, strict=True):
        if type is None:
            continue
        need_float(layer, type, name)
        fits = type.rank == 3 and all(
            same_dim(a, b) for a, b in zip(type.dims, want.dims, strict=True)
        )
        if not fits:
            raise ShapeError(
                say(
                    "{layer} needs {port} as (layers × directions, N, size) = {want}, got {shape}. "
                    "Take it from h_n or c_n of a layer with the same settings.",
                    layer=layer,
                    port=name,
                    want=want.shape_text(),
                    shape=type.shape_text(),
                ),
                port=name,
            )


def _weights(layer: str) -> WeightRule:
    def rule(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
        hidden, size = values["hidden_size"], _output_size(values)
        rows = GATES[layer] * hidden
        weights: dict[str, tuple[int, ...]] = {}
        for number in range(values["num_layers"]):
            inputs = size * _directions(values) if number else values["input_size"]
            for suffix in ("", "_reverse")[: _directions(values)]:
                name = f"l{number}{suffix}"
                weights[f"weight_ih_{name}"] = (rows, inputs)
                weights[f"weight_hh_{name}"] = (rows, size)
                if values["bias"]:
                    weights[f"bias_ih_{name}"] = (rows,)
                    weights[f"bias_hh_{name}"] = (rows,)
                if values.get("proj_size", 0):
                    weights[f"weight_hr_{name}"] = (size, hidden)
        return weights

    return rule


def _macs(layer: str) -> CostRule:
    weights = _weights(layer)

    def rule(types: Types, outputs: Types, values: Values) -> int:
        # Each weight matrix is applied once a step; an unknown length counts as one step.
        length = types[0].dims[1 if values["batch_first"] else 0]
        steps = length if isinstance(length, int) else 1
        shapes = weights(types, values).values()
        return steps * sum(shape[0] * shape[1] for shape in shapes if len(shape) == 2)

    return rule


NONLINEARITY = OneOf(
    name="nonlinearity",
    default="tanh",
    options=("tanh", "relu"),
    help="The bend inside each step.",
)
PROJECTION = Int(
    name="proj_size",
    default=0,
    low=0,
    high=65_536,
    help="Shrinks what goes out to this size; 0 for no projection.",
    advanced=True,
)


def _params(layer: str) -> tuple[Param, ...]:
    params: list[Param] = [
        Int(
            name="input_size",
            optional=True,
            none_text="from the wire",
            advanced=True,
            help="Numbers a step that come in.",
        ),
        Int(
            name="hidden_size",
            default=128,
            high=65_536,
            help="Numbers that it remembers.",
        ),
        Int(name="num_layers", default=1, high=64, help="Layers on top of each other."),
    ]
    if layer == "RNN":
        params.append(NONLINEARITY)
    params += [
        Flag(name="bias", default=True, help="Adds learned numbers inside each step."),
        Flag(
            name="batch_first",
            default=True,
            help="Whether data comes as (N, T, features), as on all wires here.",
            advanced=True,
        ),
        Float(
            name="dropout",
            default=0.0,
            low=0.0,
            high=1.0,
            open_high=True,
            help="Probability of zeros between layers while training.",
        ),
        Flag(
            name="bidirectional",
            help="Reads the sequence backwards too and joins both.",
        ),
    ]
    if layer == "LSTM":
        params.append(PROJECTION)
    return tuple(params)


def _ports(layer: str) -> tuple[tuple[Port, ...], tuple[Port, ...]]:
    first = Port(name="h_0", optional=True, help="State before the first step; zeros if open.")
    last = Port(name="h_n", help="State after the last step, of each layer and direction.")
    read = Port(name="input", help="The sequence, (N, T, features).")
    written = Port(name="output", help="The state of the last layer after every step.")
    if layer != "LSTM":
        return (read, first), (written, last)
    cell = Port(name="c_0", optional=True, help="Cell before the first step; zeros if open.")
    return (read, first, cell), (
        written,
        last,
        Port(name="c_n", help="Cell after the last step."),
    )


def _recurrent(key: str, summary: str, help: str, examples: tuple[Example, ...]) -> LayerSpec:
    params = _params(key)
    inputs, outputs = _ports(key)
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=("recurrent", "sequence", "memory", "time series"),
        params=params,
        inputs=inputs,
        outputs=outputs,
        wired={"input_size": _input_size(key)},
        shape=_shape(key),
        weights=_weights(key),
        macs=_macs(key),
        call=RecurrentCall(
            torch_class=f"nn.{key}",
            params=params,
            first=("input_size", "hidden_size"),
            torch_defaults={"batch_first": False, "hidden_size": ALWAYS},
            states=len(inputs) - 1,
        ),
        cautions=_cautions,
        stem=key.lower(),
        modes=("train",),
        examples=examples,
        source=module_link(key),
    )


RECURRENT = (
    _recurrent(
        "RNN",
        "Reads a sequence step by step with a simple memory.",
        "hₜ = tanh(W·xₜ + U·hₜ₋₁ + b). Forgets within some ten steps; LSTM and GRU remember "
        "longer. Put a Select behind output to keep the last step only.",
        (
            Example(
                ("(N, T, 28)", ""),
                {"hidden_size": 64},
                ("(N, T, 64)", "(1, N, 64)"),
            ),
        ),
    ),
    _recurrent(
        "LSTM",
        "Reads a sequence with gates that decide what to remember.",
        "cₜ = f·cₜ₋₁ + i·g and hₜ = o·tanh(cₜ), with gates f, i, o = σ(W·xₜ + U·hₜ₋₁ + b). output "
        "holds hₜ of every step, h_n and c_n the last states. Put a Select behind output to keep "
        "the last step only; clip gradients in training.",
        (
            Example(
                ("(N, 28, 28)", "", ""),
                {},
                ("(N, 28, 128)", "(1, N, 128)", "(1, N, 128)"),
            ),
            Example(
                ("(N, T, 8)", "", ""),
                {"hidden_size": 16, "num_layers": 2, "bidirectional": True},
                ("(N, T, 32)", "(4, N, 16)", "(4, N, 16)"),
            ),
        ),
    ),
    _recurrent(
        "GRU",
        "As LSTM with fewer gates and weights.",
        "hₜ = (1 − z)·n + z·hₜ₋₁, with gates z, r = σ(W·xₜ + U·hₜ₋₁ + b) and n = tanh(W·xₜ + "
        "r·(U·hₜ₋₁)). Three quarters of the weights of an LSTM, often as good.",
        (
            Example(
                ("(N, T, 28)", ""),
                {"hidden_size": 64},
                ("(N, T, 64)", "(1, N, 64)"),
            ),
        ),
    ),
)
