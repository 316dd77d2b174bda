"""LayerSpec: one entry a layer. What it needs, what comes out, how it is written in code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dlstudio.language import Sentence
from dlstudio.spec.spec import Spec
from dlstudio.spec.tensor_type import TensorType

# One type an input; None only for an open optional input, which a rule must then expect.
Types = Sequence[Any]
Values = Mapping[str, Any]


class ShapeError(Exception):
    """Raised by a shape rule: the inputs do not fit. Becomes a Diagnostic on the node.

    Args:
        sentence: what was expected, what was found, what to do.
        port: name of the input port that is wrong, None for the node as a whole.
        param: name of the parameter that is wrong, if it is one.
        repairs: names of repairs that may help, with their values, tried in order by
            ``validation.fixes``:
            ("insert", layer_key, values)  put that layer before the wrong port (the first
                                           port if ``port`` is None),
            ("set", param, value)          set a parameter of the node,
            ("dtype", dtype)               set it on the Input from which the wrong port is fed,
            ("projection", slot)           put a Linear or a 1×1 Conv2d on that wire of a
                                           merging layer, so that the shapes agree.
    """

    def __init__(
        self,
        sentence: Sentence,
        *,
        port: str | None = None,
        param: str | None = None,
        repairs: Sequence[tuple[Any, ...]] = (),
    ) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.port = port
        self.param = param
        self.repairs = tuple(repairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """A socket of a layer.

    Args:
        name: the field's own name ("input", "query", "h_n"); unique among the node's ports
            of the same side.
        optional: an input that may stay open.
        many: an input that takes any number of wires, told apart by slot (Add, Concat).
    """

    name: str
    help: str = ""
    optional: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Call:
    """How a layer is written: a constructor expression (or None) and a forward expression.

    ``reads`` holds one variable name an input port, in the order of the ports, None for an
    open optional port; a port that takes many gives its names one after another.
    ``types`` is laid out the same way.
    """

    def constructor(self, values: Values, types: Types) -> str | None:
        """Return the expression behind ``self.name =``; None if nothing is constructed."""
        return None

    def constructor_for(
        self, names: Sequence[str | None], values: Values, types: Types
    ) -> str | None:
        """Return the constructor when ``names`` are the output variables, None where unread.

        Only a layer that is made in another way when an output is read differs from
        ``constructor``.
        """
        return self.constructor(values, types)

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        """Return the expression in ``forward``; ``name`` is the module's attribute."""
        raise TypeError(f"{type(self).__name__} writes no call")

    def imports(self, values: Values) -> tuple[str, ...]:
        """Return the names that the expressions need: "torch", "nn", "F"."""
        return ("nn",)

    def classes(self, values: Values) -> tuple[str, ...]:
        """Return the text of each class of our own that the constructor needs.

        A text is written once, before the classes of the network, in the formatter's form.
        """
        return ()

    def expression(
        self,
        name: str,
        reads: Sequence[str | None],
        names: Sequence[str | None],
        values: Values,
        types: Types,
    ) -> str:
        """Return the right side of the assignment when ``names`` are its output variables.

        Only a layer that can save work when an output is not read differs from ``forward``.
        """
        return self.forward(name, reads, values, types)

    def after(self, names: Sequence[str | None]) -> tuple[str, ...]:
        """Return statements to write after the call (``assert weights is not None``)."""
        return ()

    def targets(self, names: Sequence[str | None]) -> str:
        """Return the left side for output variables; None marks an output nobody reads."""
        return ", ".join([name or "_" for name in names])


ShapeRule = Callable[[Types, Values], tuple[TensorType, ...]]
WeightRule = Callable[[Types, Values], Mapping[str, tuple[int, ...]]]
CostRule = Callable[[Types, Types, Values], int]


@dataclass(frozen=True, slots=True)
class Example:
    """``inputs`` types as text ("" for an open port), values, expected output types as text."""

    inputs: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    outputs: tuple[str, ...] = ()


def no_weights(types: Types, values: Values) -> Mapping[str, tuple[int, ...]]:
    """The weight rule of layers that learn nothing."""
    return {}


def no_macs(types: Types, outputs: Types, values: Values) -> int:
    """The cost rule of layers without multiply-accumulates."""
    return 0


def no_cautions(values: Values) -> Iterable[tuple[str, Sentence]]:
    """The rule of layers whose settings all have an effect."""
    return ()


SINGLE = (Port(name="input"),)
OUTPUT = (Port(name="output"),)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LayerSpec(Spec):
    """An entry of the layer catalogue.

    Args:
        inputs, outputs: the ports, in torch's order.
        shape: types on the inputs and filled values -> types on the outputs; ShapeError.
            Only called when every required input has a type and every value passes its
            check; an open optional input is given as None, a port that takes many gives
            its types one after another.
        wired: parameters that follow from the wire (in_channels …): name -> rule giving the
            value from the input types and values. Such a param has default None and is
            filled before ``shape``, ``weights``, ``macs`` and ``call`` see the values; when
            a person gives it, it is checked against the rule.
        weights: trainable tensors by state-dict name, with their shapes.
        buffers: the same for non-trainable state (running means).
        macs: multiply-accumulates of one sample (batch 1, symbols as 1).
        call: how it is written.
        modes: "train" if it behaves differently in training (dropout, batch norm).
        examples: input types, values, output types; each holds and stands in the handbook.
        cautions: values -> (parameter, sentence) for each setting without effect.
        stem: what new nodes are called, with a counter: "conv" gives conv1, conv2 …
        opened: allowed values -> how many of ``outputs``, from the first on, a node has, for
            a layer where a parameter says so (Split); None for all of them.
    """

    inputs: tuple[Port, ...] = SINGLE
    outputs: tuple[Port, ...] = OUTPUT
    shape: ShapeRule
    wired: Mapping[str, Callable[[Types, Values], Any]] = field(default_factory=dict)
    weights: WeightRule = no_weights
    buffers: WeightRule = no_weights
    macs: CostRule = no_macs
    call: Call
    cautions: Callable[[Values], Iterable[tuple[str, Sentence]]] = no_cautions
    stem: str = ""
    modes: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    opened: Callable[[Values], int] | None = None

    def outputs_with(self, values: Values) -> tuple[Port, ...]:
        """Return the outputs of a node with these values; all of them if one is not allowed."""
        if self.opened is None or any(self.problems(values)):
            return self.outputs
        return self.outputs[: self.opened(self.filled(values))]

    def complete(self, types: Types, values: Values) -> dict[str, Any]:
        """Fill in defaults and the values that follow from the wire; may raise ShapeError.

        A value that a person gave stays; the checker compares it with the rule. All of them
        are allowed.
        """
        filled = {**self._defaults, **values}
        for name, rule in self.wired.items():
            if filled[name] is None:
                filled[name] = rule(types, filled)
        return filled
