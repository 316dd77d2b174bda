"""Multiply-accumulates of every layer: torch's own counter where it is right, else derivations.

``torch.utils.flop_counter`` counts products of matrices and convolutions, two for each
multiply-accumulate. It knows nothing of oneDNN's LSTM and the three-way product of Bilinear: for
those the sum is written out here, from the weights. The fused attention of the CPU it misses
too: it is told that this is the attention that it knows on other devices.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch.utils.flop_counter import FlopCounterMode, sdpa_flop_count

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import ShapeError
from dlstudio.spec.tensor_type import TensorType, evaluate, parse_type
from tests.helpers.layer_cases import Case, cases, module_of, tensor


def fused(query: Any, key: Any, value: Any, *args: Any, **named: Any) -> int:
    """The CPU's fused attention: scores, and means of the values."""
    return int(sdpa_flop_count(query, key, value))


FUSED = {torch.ops.aten._scaled_dot_product_flash_attention_for_cpu: fused}
ONE = {"N": 1}
Derivation = Callable[[list[Any], dict[str, Any]], int]


def size(type: TensorType, axis: int) -> int:
    return evaluate(type.dims[axis], ONE)


def recurrent(gates: int) -> Derivation:
    """Each gate of each layer and direction: one product with the input, one with the state."""

    def derived(types: list[Any], values: dict[str, Any]) -> int:
        hidden, steps = values["hidden_size"], size(types[0], 1 if values["batch_first"] else 0)
        ways = 2 if values["bidirectional"] else 1
        out = values.get("proj_size") or hidden
        total, width = 0, size(types[0], -1)
        for _ in range(values["num_layers"]):
            one = gates * hidden * (width + out)
            if values.get("proj_size"):
                one += hidden * out  # the shorter state
            total += ways * one
            width = ways * out
        return steps * total

    return derived


def attention(types: list[Any], values: dict[str, Any]) -> int:
    """Projections of queries, keys, values and the result; scores; means of the values."""
    embed = values["embed_dim"]
    steps, others = size(types[0], 1), size(types[1], 1)
    looked_at = others + values["add_bias_kv"] + values["add_zero_attn"]
    queries, result = steps * embed * embed, steps * embed * embed
    keys, vals = others * values["kdim"] * embed, others * values["vdim"] * embed
    scores, means = steps * looked_at * embed, steps * looked_at * embed
    return queries + keys + vals + scores + means + result


def bilinear(types: list[Any], values: dict[str, Any]) -> int:
    """W·x2 for every output and every number of x1, then the product with x1."""
    places = 1
    for axis in range(len(types[0].dims) - 1):
        places *= size(types[0], axis)
    first, second = size(types[0], -1), size(types[1], -1)
    return places * values["out_features"] * (first * second + first)


def outer(types: list[Any], values: dict[str, Any]) -> int:
    """Every number of one with every number of the other; torch multiplies without adding."""
    return size(types[0], -1) * size(types[1], -1)


def bag(types: list[Any], values: dict[str, Any]) -> int:
    """Rows are looked up; only weights of their own are multiplied with them."""
    if types[1] is None:
        return 0
    return size(types[0], 0) * size(types[0], 1) * int(values["embedding_dim"])


def einsum(types: list[Any], values: dict[str, Any]) -> int:
    """One product for each setting of all letters; torch sees none where an axis has one place."""
    wires, _, _ = values["equation"].replace(" ", "").partition("->")
    parts = wires.split(",")
    if len(parts) < 2:
        return 0
    sizes: dict[str, int] = {}
    for part, type in zip(parts, types, strict=True):
        for axis, letter in enumerate(part):
            sizes[letter] = max(sizes.get(letter, 1), size(type, axis))
    total = 1
    for number in sizes.values():
        total *= number
    return total * (len(parts) - 1)


DERIVED: dict[str, Derivation] = {
    "RNN": recurrent(1),
    "GRU": recurrent(3),
    "LSTM": recurrent(4),
    "MultiheadAttention": attention,
    "Bilinear": bilinear,
    "Outer": outer,
    "EmbeddingBag": bag,
    "Einsum": einsum,
}


def counted(case: Case, values: dict[str, Any]) -> int:
    """Return what torch counts for one sample; gradients are on, so no fast path hides work."""
    spec = case.spec
    module = module_of(spec, case.types, values).eval()
    below = values.get("num_embeddings", 1)
    inputs = [tensor(t, {**ONE}, below) for t in case.types if t is not None]
    with FlopCounterMode(display=False, custom_mapping=FUSED) as counter:
        module(*inputs)
    flops = counter.get_total_flops()
    assert flops % 2 == 0
    return int(flops // 2)


def concrete(type: TensorType | None) -> TensorType | None:
    """Put a few steps in the place of every length; the batch stays."""
    if type is None:
        return None
    lengths = {"T": 5, "S": 4, "L": 6, "H": 6, "W": 7}
    return type.with_dims([dim if dim == "N" else evaluate(dim, lengths) for dim in type.dims])


EXAMPLES = [
    pytest.param(spec, example, id=f"{key}-{place}")
    for key, spec in LAYERS.items()
    for place, example in enumerate(spec.examples)
    if key not in ("Input", "Output")
]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("spec", "example"), EXAMPLES)
def test_examples_of_every_layer(spec: Any, example: Any) -> None:
    types = tuple(concrete(parse_type(text)) if text else None for text in example.inputs)
    case = Case(spec, types, example.values)
    outcome = case.outcome()
    assert not isinstance(outcome, ShapeError), outcome
    values, outputs = outcome
    found = spec.macs(types, outputs, values)
    derived = DERIVED.get(spec.key)
    if derived is not None:
        assert found == derived(list(types), values)
        return
    assert found == counted(case, values)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("key", sorted({key for key, spec in LAYERS.items() if spec.examples}))
@settings(max_examples=6, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_random_settings(key: str, data: st.DataObject) -> None:
    case = data.draw(cases(key))
    types = tuple(concrete(type) for type in case.types)
    case = Case(case.spec, types, case.values)
    outcome = case.outcome()
    if isinstance(outcome, ShapeError) or key in ("Input", "Output"):
        return
    values, outputs = outcome
    derived = DERIVED.get(key)
    found = case.spec.macs(types, outputs, values)
    assert found == (derived(list(types), values) if derived else counted(case, values))


def test_products_of_a_fused_attention_are_counted_by_hand_since_torch_sees_none() -> None:
    """The reason for the derivation: torch's counter misses the scores of the CPU's kernel."""
    spec = LAYERS["MultiheadAttention"]
    types = (TensorType((1, 6, 8)),) * 3 + (None, None)
    values = spec.complete(types, {"num_heads": 2})
    module = module_of(spec, types, values, [True, False])
    with FlopCounterMode(display=False) as counter:
        module(*[torch.randn(1, 6, 8)] * 3)
    missing = 2 * 6 * 6 * 8
    assert counter.get_total_flops() // 2 in (
        attention(list(types), values) - missing,
        attention(list(types), values),
    )
