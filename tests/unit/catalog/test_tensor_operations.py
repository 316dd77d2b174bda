"""Tensor operations: the numbers that torch's own functions give, names, code, costs, outputs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor, nn

import dlstudio as dls
from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import ShapeError
from dlstudio.errors import GraphError
from dlstudio.project.commands import SetParam
from dlstudio.spec.tensor_type import TensorType, parse_type
from tests.helpers.layer_cases import module_of
from tests.helpers.tensor_cases import TENSOR_INPUTS

X = torch.arange(24.0).reshape(2, 3, 4) * 0.37 - 4.0
Y = (torch.arange(24.0).reshape(2, 3, 4) * 1.7) % 5.0 - 2.0
WHOLE = torch.tensor([[3, -1, 0, 2], [7, 5, -2, 1]])
MASK = X > Y
ROW, OTHER = X[:, 0], Y[:, 1]
PLACES = torch.tensor([[[1, 0, 3]] * 3] * 2)
LENGTHS = torch.tensor([2, 3])
Case = tuple[str, tuple[Tensor, ...], dict[str, Any], Callable[..., Any]]

# What torch's own function gives for the same inputs: a swapped wire or a wrong axis shows.
CASES: tuple[Case, ...] = (
    ("Subtract", (X, Y), {}, torch.sub),
    ("Divide", (X, Y), {}, torch.div),
    ("Divide", (WHOLE, WHOLE + 20), {}, torch.div),
    ("ScaledAdd", (X, Y), {"alpha": 0.3}, lambda x, y: torch.add(x, y, alpha=0.3)),
    ("Maximum", (X, Y), {}, torch.maximum),
    ("Minimum", (X, Y), {}, torch.minimum),
    ("Outer", (ROW, OTHER), {}, lambda x, y: torch.stack([*map(torch.outer, x, y)])),
    ("Einsum", (X, Y), {}, lambda x, y: torch.bmm(x, y.mT)),
    ("Stack", (X, Y, X), {"dim": -1}, lambda *all: torch.stack(all, -1)),
    ("Split", (X,), {"split_size": (1, 3), "dim": 2}, lambda x: torch.split(x, [1, 3], 2)),
    ("Chunk", (X,), {"dim": -1}, lambda x: torch.chunk(x, 2, -1)),
    ("Chunk", (X,), {}, lambda x: torch.chunk(x, 2, 1)),
    ("Abs", (X,), {}, torch.abs),
    ("Negative", (X,), {}, torch.neg),
    ("Sign", (X,), {}, torch.sign),
    ("Square", (X,), {}, torch.square),
    ("Exp", (X,), {}, torch.exp),
    ("Log", (X.abs(),), {}, torch.log),
    ("Sqrt", (X.abs(),), {}, torch.sqrt),
    ("Rsqrt", (X.abs(),), {}, torch.rsqrt),
    ("Reciprocal", (X,), {}, torch.reciprocal),
    ("Sin", (X,), {}, torch.sin),
    ("Cos", (X,), {}, torch.cos),
    ("Floor", (X,), {}, torch.floor),
    ("Round", (X,), {}, torch.round),
    ("Scale", (X,), {"factor": -0.25}, lambda x: torch.mul(x, -0.25)),
    ("AddConstant", (WHOLE,), {"value": -1.5}, lambda x: torch.add(x, -1.5)),
    ("Power", (X,), {"exponent": 3.0}, lambda x: torch.pow(x, 3)),
    ("Clamp", (X,), {"min": -1.0, "max": 2.0}, lambda x: torch.clamp(x, -1, 2)),
    ("Cast", (X,), {"dtype": "int64"}, lambda x: x.long()),
    ("Cast", (WHOLE,), {"dtype": "bool"}, lambda x: x != 0),
    ("OneHot", (WHOLE.abs(),), {"num_classes": 9}, lambda x: nn.functional.one_hot(x, 9)),
    ("Detach", (X,), {}, torch.detach),
    ("Greater", (X, Y), {}, torch.gt),
    ("Greater", (X,), {"value": 0.5}, lambda x: torch.gt(x, 0.5)),
    ("Less", (X, Y), {}, torch.lt),
    ("GreaterEqual", (WHOLE, WHOLE.flip(0)), {}, torch.ge),
    ("LessEqual", (WHOLE,), {"value": 2.0}, lambda x: torch.le(x, 2)),
    ("Equal", (WHOLE,), {"value": 3.0}, lambda x: torch.eq(x, 3)),
    ("NotEqual", (X, X.flip(2)), {}, torch.ne),
    ("LogicalAnd", (MASK, MASK.flip(2)), {}, torch.logical_and),
    ("LogicalOr", (MASK, MASK.flip(2)), {}, torch.logical_or),
    ("LogicalNot", (MASK,), {}, torch.logical_not),
    ("Where", (MASK, X, Y), {}, torch.where),
    ("MaskedFill", (X, MASK), {}, lambda x, m: torch.masked_fill(x, m, float("-inf"))),
    ("MaskedFill", (X, MASK), {"value": 2.5}, lambda x, m: torch.masked_fill(x, m, 2.5)),
    ("Slice", (X,), {"dim": 2, "start": 1, "end": -1}, lambda x: x[:, :, 1:-1]),
    ("Slice", (X,), {"dim": -1, "step": 2}, lambda x: x[..., ::2]),
    ("Narrow", (X,), {"dim": 2, "start": -3, "length": 2}, lambda x: x.narrow(2, -3, 2)),
    ("Gather", (X, PLACES), {}, lambda x, i: torch.gather(x, -1, i)),
    ("GatherLast", (X, LENGTHS), {}, lambda x, n: torch.stack([x[0, 1], x[1, 2]])),
    ("GatherLast", (X, LENGTHS - 2), {}, lambda x, n: torch.stack([x[0, 0], x[1, 0]])),
    ("Pad", (X,), {"pad": (2, 0), "value": 7.0}, lambda x: nn.functional.pad(x, (2, 0), value=7)),
    (
        "Pad",
        (X,),
        {"pad": (1, 2), "mode": "reflect"},
        lambda x: nn.functional.pad(x, (1, 2), "reflect"),
    ),
    ("Transpose", (X,), {}, lambda x: torch.transpose(x, 1, 2)),
    ("Expand", (X[:, :1],), {"size": (5, -1)}, lambda x: x.repeat(1, 5, 1)),
    ("Unflatten", (X,), {"dim": 2, "sizes": (2, -1)}, lambda x: x.reshape(2, 3, 2, 2)),
    ("Roll", (X,), {"shifts": (1, -2), "dims": (1, 2)}, lambda x: torch.roll(x, (1, -2), (1, 2))),
    ("Flip", (X,), {"dims": (1,)}, lambda x: torch.flip(x, (1,))),
    ("Max", (X,), {}, lambda x: torch.max(x, 1)),
    ("Min", (Y,), {"dim": -1, "keepdim": True}, lambda y: torch.min(y, -1, keepdim=True)),
    ("ArgMax", (Y,), {}, lambda y: torch.argmax(y, 1)),
    ("ArgMin", (Y,), {"dim": 2}, lambda y: torch.argmin(y, 2)),
    ("TopK", (Y,), {"k": 3}, lambda y: torch.topk(y, 3)),
    ("TopK", (Y,), {"k": 2, "dim": 1, "largest": False}, lambda y: torch.topk(y, 2, 1, False)),
    ("Sort", (Y,), {"descending": True}, lambda y: torch.sort(y, descending=True)),
    ("AMax", (Y,), {"dim": (1, 2)}, lambda y: torch.amax(y, (1, 2))),
    ("AMin", (Y,), {}, lambda y: torch.amin(y, 1)),
    ("Norm", (X,), {}, lambda x: x.pow(2).sum(1).sqrt()),
    ("Norm", (X,), {"ord": 1.0, "dim": (1, 2)}, lambda x: x.abs().sum((1, 2))),
    ("Var", (X,), {}, lambda x: torch.var(x, 1)),
    ("Std", (X,), {"dim": (1, 2), "correction": 0}, lambda x: torch.std(x, (1, 2), correction=0)),
    ("LogSumExp", (X,), {"keepdim": True}, lambda x: x.exp().sum(1, keepdim=True).log()),
    ("Prod", (Y,), {}, lambda y: torch.prod(y, 1)),
    ("CumSum", (Y,), {"dim": 2}, lambda y: torch.cumsum(y, 2)),
)


def type_of(value: Tensor) -> TensorType:
    dtype = str(value.dtype).removeprefix("torch.")
    return TensorType(("N", *value.shape[1:]), dtype)


@pytest.mark.parametrize(("key", "inputs", "values", "torchs"), CASES)
def test_the_numbers_are_torchs(
    key: str, inputs: tuple[Tensor, ...], values: dict[str, Any], torchs: Callable[..., Any]
) -> None:
    spec = LAYERS[key]
    types: list[TensorType | None] = [type_of(value) for value in inputs]
    types += [None] * (len(spec.inputs) - len(types))
    filled = spec.complete(types, values)
    found, expected = module_of(spec, types, filled)(*inputs), torchs(*inputs)
    if isinstance(expected, Tensor):
        found, expected = (found,), (expected,)
    assert len(found) == len(expected)
    for mine, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(mine, theirs)


def test_every_operation_is_compared() -> None:
    assert {case[0] for case in CASES} == set(TENSOR_INPUTS)


# --- names and defaults ----------------------------------------------------------------------

OPERATORS = {
    "Pad": "pad", "OneHot": "one_hot", "Norm": "linalg_vector_norm", "MaskedFill": "masked_fill",
    "Clamp": "clamp", "ScaledAdd": "add", "Power": "pow", "TopK": "topk", "CumSum": "cumsum",
    "ArgMax": "argmax", "ArgMin": "argmin", "LogSumExp": "logsumexp",
}  # fmt: skip
# No single function of torch behind it, or a number that torch calls "other".
OWN = {"Scale", "AddConstant", "GatherLast"}
# Where our default is another: axis 1 comes first behind the batch; numbers torch asks for.
OTHER_DEFAULT = {
    ("ScaledAdd", "alpha"), ("OneHot", "num_classes"), ("Stack", "dim"), ("Split", "dim"),
    ("Chunk", "dim"), ("Slice", "dim"), ("Slice", "start"), ("Roll", "dims"), ("ArgMax", "dim"),
    ("ArgMin", "dim"), ("Norm", "dim"), ("Var", "dim"), ("Std", "dim"), ("AMax", "dim"),
    ("AMin", "dim"), ("Var", "correction"), ("Std", "correction"), ("Pad", "value"),
}  # fmt: skip


@pytest.mark.parametrize("key", sorted(set(TENSOR_INPUTS) - OWN))
def test_names_and_defaults_are_torchs(key: str) -> None:
    spec = LAYERS[key]
    if not spec.params or spec.inputs[-1].optional or key == "Cast":
        return  # nothing to set; a number in place of a wire; a dtype that methods take
    operator = OPERATORS.get(key, key.lower())
    schemas = torch._C._jit_get_schemas_for_operator(f"aten::{operator}")
    arguments = [a for schema in schemas for a in schema.arguments]
    for param in spec.params:
        same = [a for a in arguments if a.name == param.name]
        assert same, param.name
        if (key, param.name) not in OTHER_DEFAULT:
            ours = [param.default]
            given = [a.default_value for a in same if a.has_default_value()]
            assert not given or any(ours == [value] for value in given), param.name


# --- code, costs, refusals -----------------------------------------------------------------


def written(key: str, *inputs: str, **values: Any) -> str:
    spec = LAYERS[key]
    types = [parse_type(text) if text else None for text in inputs]
    filled = spec.complete(types, values)
    reads = [f"x{place}" if type else None for place, type in enumerate(types)]
    return spec.call.expression("layer", reads, ["y"], filled, types)


@pytest.mark.parametrize(
    ("key", "inputs", "values", "text"),
    [
        ("Subtract", ("(N, 4)", "(N, 4)"), {}, "x0 - x1"),
        ("Greater", ("(N, 4)", ""), {"value": 0.5}, "x0 > 0.5"),
        ("LogicalNot", ("(N, 4) bool",), {}, "~x0"),
        ("Slice", ("(N, 8, 4)",), {"dim": -1, "start": 1, "end": -1}, "x0[:, :, 1:-1]"),
        ("Slice", ("(N, 8)",), {"step": 2}, "x0[:, ::2]"),
        ("Einsum", ("(N, 8, 4)", "(N, 2, 4)"), {"equation": "n q d, n k d -> n q k"},
         'torch.einsum("nqd,nkd->nqk", x0, x1)'),
        ("MaskedFill", ("(N, 4)", "(N, 4) bool"), {}, "x0.masked_fill(x1, -torch.inf)"),
        ("Clamp", ("(N, 4)",), {"max": 6.0}, "x0.clamp(max=6.0)"),
        ("Var", ("(N, 4, 4)",), {"dim": (1, 2), "correction": 0},
         "x0.var(dim=(1, 2), correction=0)"),
        ("Norm", ("(N, 4)",), {"keepdim": True},
         "torch.linalg.vector_norm(x0, dim=1, keepdim=True)"),
        ("Pad", ("(N, 4)",), {"pad": (2, 0)}, "F.pad(x0, (2, 0))"),
        ("Chunk", ("(N, 4)",), {"dim": -1}, "x0.chunk(2, dim=-1)"),
        ("TopK", ("(N, 4)",), {"k": 2}, "x0.topk(k=2)"),
        ("Expand", ("(N, 1, 4)",), {"size": (3, -1)}, "x0.expand(-1, 3, -1)"),
    ],
)  # fmt: skip
def test_code(key: str, inputs: tuple[str, ...], values: dict[str, Any], text: str) -> None:
    assert written(key, *inputs, **values) == text


@pytest.mark.parametrize(
    ("key", "inputs", "values", "number"),
    [
        # As Linear or MatMul of the same sizes; a symbol counts as one.
        ("Einsum", ("(N, 5, 64)", "(N, 7, 64)"), {}, 5 * 7 * 64),
        ("Einsum", ("(N, T, 64)", "(N, S, 64)"), {}, 64),
        ("Einsum", ("(N, 3, 4)",), {"equation": "nab->na"}, 0),
        ("Einsum", ("(N, 3)", "(N, 4)", "(N, 5)"), {"equation": "na,nb,nc->nabc"}, 2 * 60),
        ("Outer", ("(N, 8)", "(N, 16)"), {}, 128),
        ("Subtract", ("(N, 8)", "(N, 8)"), {}, 0),
    ],
)
def test_costs(key: str, inputs: tuple[str, ...], values: dict[str, Any], number: int) -> None:
    spec = LAYERS[key]
    types = [parse_type(text) for text in inputs]
    filled = spec.complete(types, values)
    assert spec.macs(types, spec.shape(types, filled), filled) == number


@pytest.mark.parametrize(
    "equation",
    ["", "ab", "ab->", "ab,->a", "a...->a", "ab->c", "aab->b", "ab->aa", "a1->a", "ab->a;", "é->é"],
)
def test_an_equation_that_cannot_be_read_is_refused(equation: str) -> None:
    sentence = LAYERS["Einsum"].param("equation").check(equation)
    assert sentence is not None and "nqd,nkd->nqk" in str(sentence)


@pytest.mark.parametrize(
    ("inputs", "equation", "part"),
    [
        (("(N, 4)",), "na,nb->nab", "names 2 inputs, but 1 wire is"),
        (("(N, 4, 5)",), "na->na", "has 3 axes"),
        (("(N, 4)", "(N, 5)"), "na,na->na", "stands for 4, but it is 5"),
        (("(N, 4)",), "na->a", "Begin the result with n"),
        (("(N, 4)", "(N, 4)"), "na,ma->nm", "Use one letter for the batch"),
    ],
)
def test_an_equation_that_does_not_fit_is_told(
    inputs: tuple[str, ...], equation: str, part: str
) -> None:
    spec = LAYERS["Einsum"]
    types = [parse_type(text) for text in inputs]
    with pytest.raises(ShapeError, match=part):
        spec.shape(types, spec.filled({"equation": equation}))


# --- outputs that follow from a parameter --------------------------------------------------------


def test_a_node_has_as_many_outputs_as_its_parameter_says() -> None:
    graph = dls.Graph("Parts")
    x = graph.add("Input", shape=(12,))
    parts = graph.add("Chunk", source=x, chunks=3)
    names = [port.name for port in graph.ports_of(parts)[1]]
    assert names == ["part1", "part2", "part3"]
    with pytest.raises(GraphError, match="part4"):
        graph.add("ReLU", source=parts["part4"])
    relu = graph.add("ReLU", source=parts["part3"])
    graph.add("Output", source=relu)
    assert dls.check(graph).ok
    assert "_, _, part3 = x1.chunk(3, dim=1)  # (N, 4)" in dls.source(graph)
    x = torch.arange(12.0).reshape(1, 12) - 9
    assert dls.build(graph)(x).tolist() == [[0.0, 0.0, 1.0, 2.0]]


def test_a_wire_from_an_output_that_is_gone_is_told() -> None:
    graph = dls.Graph("Parts")
    x = graph.add("Input", shape=(12,))
    parts = graph.add("Split", source=x, split_size=(4, 4, 4))
    graph.add("Output", source=parts["part3"])
    assert dls.check(graph).ok
    fewer = SetParam(node=parts.id, name="split_size", value=(6, 6)).apply(graph.project)
    (problem,) = [d for d in dls.check(fewer).diagnostics if d.code == "DL104"]
    assert problem.fixes


def test_a_value_that_is_not_allowed_closes_no_output() -> None:
    spec = LAYERS["Chunk"]
    assert len(spec.outputs_with({"chunks": 99})) == len(spec.outputs)
    assert len(spec.outputs_with({"chunks": "3"})) == len(spec.outputs)
    assert len(spec.outputs_with({})) == 2
