"""Greater, Equal, LogicalAnd …: truth values; Where and MaskedFill: what is done with them."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Port, ShapeRule, Types, Values
from dlstudio.catalog.shape_rules import broadcast
from dlstudio.catalog.tensor_rules import (
    PAIR,
    need_alike,
    need_floats,
    need_truth,
    pairwise,
    spread,
)
from dlstudio.spec.param import Float
from dlstudio.spec.tensor_type import BOOLEAN, TensorType

GROUP = "Logic"

COMPARED = (
    Port(name="input"),
    Port(name="other", optional=True, help="Left open, the number “value” stands for it."),
)
COMPARE_PARAMS = (
    Float(name="value", default=0.0, help="What is compared with when other has no wire."),
)  # fmt: skip


def _compared(layer: str) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        first, second = types
        if second is None:
            return (TensorType(first.dims, BOOLEAN),)
        return (TensorType(pairwise(layer, types, truth=True).dims, BOOLEAN),)

    return rule


def _comparison(
    key: str, sign: str, method: str, summary: str, help: str, words: tuple[str, ...]
) -> LayerSpec:
    """Make the entry of ``x > y`` or ``x > 0.0``."""

    def write(reads: Sequence[str], values: Values, types: Types) -> str:
        other = reads[1] if len(reads) > 1 else COMPARE_PARAMS[0].code(values["value"])
        return f"{reads[0]} {sign} {other}"

    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=(f"torch.{method}", "compare", sign, *words),
        params=COMPARE_PARAMS,
        inputs=COMPARED,
        shape=_compared(key),
        call=ExpressionCall(write=write),
        stem=method,
        examples=(
            Example(("(N, 8)", ""), {"value": 0.5}, ("(N, 8) bool",)),
            Example(("(N, T, 8)", "(N, 1, 8)"), {}, ("(N, T, 8) bool",)),
            Example(("(N, 4) int64", "(N, 4) int64"), {}, ("(N, 4) bool",)),
        ),
        source=function_link(method),
    )


def _logical(layer: str) -> ShapeRule:
    def rule(types: Types, values: Values) -> tuple[TensorType, ...]:
        ports = [port.name for port in PAIR]
        for type, port in zip(types, ports, strict=False):
            need_truth(layer, type, port)
        return (TensorType(broadcast(layer, types), BOOLEAN),)

    return rule


def _where(types: Types, values: Values) -> tuple[TensorType, ...]:
    condition, first, second = types
    need_truth("Where", condition, "condition")
    need_alike("Where", (first, second), ("input", "other"))
    rank = max(first.rank, second.rank)
    dims = broadcast("Where", [spread(condition, rank), first, second])
    return (first.with_dims(dims),)


FILL_PARAMS = (
    Float(
        name="value",
        optional=True,
        none_text="minus infinity",
        help="What stands where the mask is true; empty for −∞, as before a Softmax.",
    ),
)


def _masked_fill(types: Types, values: Values) -> tuple[TensorType, ...]:
    type, mask = types
    need_floats("MaskedFill", type)
    need_truth("MaskedFill", mask, "mask")
    return (type.with_dims(broadcast("MaskedFill", [type, spread(mask, type.rank)])),)


def _write_masked_fill(reads: Sequence[str], values: Values, types: Types) -> str:
    value = values["value"]
    filling = "-torch.inf" if value is None else FILL_PARAMS[0].code(value)
    return f"{reads[0]}.masked_fill({reads[1]}, {filling})"


COMPARING = (
    _comparison(
        "Greater", ">", "gt",
        "Tells where the first wire is greater.",
        "y is true where input > other. Without a second wire it compares with value: 0 makes the "
        "threshold unit of the perceptron. Truth values have no slope.",
        ("larger", "threshold", "step"),
    ),
    _comparison(
        "Less", "<", "lt",
        "Tells where the first wire is less.",
        "y is true where input < other, or < value when other has no wire. Truth values have no "
        "slope.",
        ("smaller", "below"),
    ),
    _comparison(
        "GreaterEqual", ">=", "ge",
        "Tells where the first wire is greater or equal.",
        "y is true where input ≥ other, or ≥ value when other has no wire. Truth values have no "
        "slope.",
        ("at least", "≥"),
    ),
    _comparison(
        "LessEqual", "<=", "le",
        "Tells where the first wire is less or equal.",
        "y is true where input ≤ other, or ≤ value when other has no wire. Truth values have no "
        "slope.",
        ("at most", "≤"),
    ),
    _comparison(
        "Equal", "==", "eq",
        "Tells where two wires are equal.",
        "y is true where input = other, or = value when other has no wire: with word numbers and "
        "value 0 it makes the mask of the padding. Compare float32 with care: 0.1 + 0.2 is not "
        "0.3.",
        ("same", "padding mask"),
    ),
    _comparison(
        "NotEqual", "!=", "ne",
        "Tells where two wires differ.",
        "y is true where input ≠ other, or ≠ value when other has no wire: with word numbers and "
        "value 0 it tells the words from the padding.",
        ("different", "≠", "unequal"),
    ),
    LayerSpec(
        key="LogicalAnd",
        title="LogicalAnd",
        group=GROUP,
        summary="True where both wires are true.",
        help=(
            "y = input ∧ other. Joins two masks: a place stays only if both allow it. Shapes must "
            "be equal; an axis of size 1 is repeated."
        ),
        words=("torch.logical_and", "and", "mask", "both"),
        inputs=PAIR,
        shape=_logical("LogicalAnd"),
        call=ExpressionCall(write=lambda reads, values, types: " & ".join(reads)),
        stem="both",
        examples=(Example(("(N, T) bool", "(N, T) bool"), {}, ("(N, T) bool",)),),
        source=function_link("logical_and"),
    ),
    LayerSpec(
        key="LogicalOr",
        title="LogicalOr",
        group=GROUP,
        summary="True where at least one wire is true.",
        help=(
            "y = input ∨ other. Joins two masks of forbidden places: padding or future. Shapes "
            "must be equal; an axis of size 1 is repeated."
        ),
        words=("torch.logical_or", "or", "mask", "either"),
        inputs=PAIR,
        shape=_logical("LogicalOr"),
        call=ExpressionCall(write=lambda reads, values, types: " | ".join(reads)),
        stem="either",
        examples=(Example(("(N, 1, T) bool", "(N, S, 1) bool"), {}, ("(N, S, T) bool",)),),
        source=function_link("logical_or"),
    ),
    LayerSpec(
        key="LogicalNot",
        title="LogicalNot",
        group=GROUP,
        summary="Turns true into false and false into true.",
        help=(
            "y = ¬input. torch has masks of both kinds: some tell what to look at, others what "
            "to leave out; this turns one into the other."
        ),
        words=("torch.logical_not", "not", "invert", "mask"),
        shape=_logical("LogicalNot"),
        call=ExpressionCall(write=lambda reads, values, types: f"~{reads[0]}"),
        stem="negated",
        examples=(Example(("(N, T) bool",), {}, ("(N, T) bool",)),),
        source=function_link("logical_not"),
    ),
    LayerSpec(
        key="Where",
        title="Where",
        group=GROUP,
        summary="Takes numbers of one wire where a condition holds, else of another.",
        help=(
            "y = input where condition is true, other elsewhere. Shapes must be equal; an axis of "
            "size 1 is repeated. The gradient flows to the number that was taken. A condition "
            "without samples, such as (T, S), may have fewer axes."
        ),
        words=("torch.where", "if", "choose", "condition", "switch"),
        inputs=(
            Port(name="condition", help="Truth values: true takes input, false takes other."),
            *PAIR,
        ),
        shape=_where,
        call=ExpressionCall(
            write=lambda reads, values, types: f"torch.where({', '.join(reads)})",
            needs=("torch",),
        ),
        stem="where",
        examples=(
            Example(("(N, 8) bool", "(N, 8)", "(N, 8)"), {}, ("(N, 8)",)),
            Example(("(N, T, 1) bool", "(N, T, 8)", "(N, 1, 8)"), {}, ("(N, T, 8)",)),
        ),
        source=function_link("where"),
    ),
    LayerSpec(
        key="MaskedFill",
        title="MaskedFill",
        group=GROUP,
        summary="Puts one number wherever a mask is true.",
        help=(
            "y = value where mask is true, else x. With −∞ before a Softmax those places get "
            "weight 0, in every precision, unlike a number such as −1e9. A row that is masked "
            "as a whole gives NaN. A mask without samples, such as (T, S), may have fewer axes."
        ),
        words=("torch.masked_fill", "mask", "attention", "infinity", "padding"),
        params=FILL_PARAMS,
        inputs=(
            Port(name="input"),
            Port(name="mask", help="Truth values: true is replaced."),
        ),
        shape=_masked_fill,
        call=ExpressionCall(write=_write_masked_fill, needs=("torch",)),
        stem="masked",
        examples=(
            Example(("(N, 4, T, S)", "(N, 1, 1, S) bool"), {}, ("(N, 4, T, S)",)),
            Example(("(N, T, 8)", "(T, 1) bool"), {"value": 0.0}, ("(N, T, 8)",)),
        ),
        source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill.html",
    ),
)  # fmt: skip
