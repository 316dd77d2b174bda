"""Random settings of every layer, with torch as the judge of shape, weights and refusals."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import ShapeError
from dlstudio.spec.tensor_type import evaluate
from tests.helpers.layer_cases import (
    DTYPES,
    Case,
    cases,
    inputs_of,
    module_of,
    promised,
    shapes,
    small_value,
    tuple_of,
)
from tests.helpers.sequence_cases import SEQUENCE_STRICTER
from tests.helpers.tensor_cases import TENSOR_STRICTER
from tests.helpers.window_cases import WINDOWS

KEYS = tuple(LAYERS)
CALLED = tuple(key for key in KEYS if key not in ("Input", "Output"))
CASES = 25
# torch's Transformer warns of a fast path that it cannot take.
pytestmark = pytest.mark.filterwarnings("ignore:enable_nested_tensor is True")
CAMPAIGN = 600

# Where we refuse what torch accepts, by layer and the part that is wrong: the reason.
STRICTER = {
    **TENSOR_STRICTER,
    ("Add", None): "broadcasting of other ranks is never meant by a beginner",
    ("Multiply", None): "as Add",
    ("MatMul", "other"): "(N, A) with (N, B) would mix samples",
    ("Concat", None): "dtypes would be promoted silently",
    ("Concat", "dim"): "the batch axis",
    ("Squeeze", "dim"): "torch leaves an axis of another size without a word",
    ("Flatten", "start_dim"): "the batch axis",
    ("Permute", "dims"): "the batch axis",
    ("Select", "dim"): "the batch axis",
    ("Unsqueeze", "dim"): "the batch axis",
    ("Mean", "dim"): "the batch axis",
    ("Sum", "dim"): "the batch axis",
    ("Softmax", "dim"): "the batch axis",
    ("LogSoftmax", "dim"): "the batch axis",
    ("Reshape", "shape"): "torch would take numbers from other samples",
    ("Softmin", "dim"): "the batch axis",
    ("GLU", "dim"): "the batch axis",
    ("CosineSimilarity", "dim"): "the batch axis",
    ("CosineSimilarity", None): "axes are never added silently",
    ("PairwiseDistance", None): "axes are never added silently",
    ("PairwiseDistance", "x1"): "the distance would be between the samples",
    ("RMSNorm", "input"): "the batch axis",
    ("FeatureAlphaDropout", "input"): "torch looks at the axes only when p is above 0",
    ("Linear", "input"): "one number a sample has no features axis",
    ("LayerNorm", "input"): "the batch axis",
    ("BatchNorm1d", "input"): "the fixed number of channels",
    ("GroupNorm", "num_groups"): "a group of one number becomes 0; torch refuses batch 1 only",
    ("RNN", "batch_first"): "wires are batch first",
    ("LSTM", "batch_first"): "wires are batch first",
    ("GRU", "batch_first"): "wires are batch first",
    ("MultiheadAttention", "batch_first"): "wires are batch first",
    ("MultiheadAttention", "attn_mask"): "torch warns of masks of two kinds",
    **SEQUENCE_STRICTER,
    ("Embedding", "padding_idx"): "the row would not be there",
    ("Output", "input"): "one result a sample",
    ("FractionalMaxPool2d", "output_ratio"): "torch gives an image without pixels",
    ("FractionalMaxPool3d", "output_ratio"): "torch gives a volume without numbers",
    **{
        (f"{kind}{rank}d", "padding"): "torch gives an image without pixels"
        for kind in ("ConvTranspose", "MaxUnpool")
        for rank in (1, 2, 3)
    },
    ("Upsample", "scale_factor"): "with mode=area torch gives an image without pixels",
    **{
        (key, "input"): "three axes are one sample without a batch to torch"
        for key in (
            *WINDOWS, "Dropout2d", "GroupNorm",
            "RNN", "LSTM", "GRU", "InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d",
            "Dropout1d", "Dropout3d", "Softmax2d",
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("key", CALLED)
@pytest.mark.filterwarnings("ignore:Using padding='same'", "ignore:LSTM with projections")
@settings(max_examples=CASES)
@given(data=st.data())
def test_shape_and_weights_are_torchs(key: str, data: st.DataObject) -> None:
    _agrees_with_torch(data.draw(cases(key)))


@pytest.mark.slow
@pytest.mark.parametrize("key", CALLED)
@pytest.mark.filterwarnings("ignore:Using padding='same'", "ignore:LSTM with projections")
@settings(max_examples=CAMPAIGN)
@given(data=st.data())
def test_shape_and_weights_are_torchs_in_a_campaign(key: str, data: st.DataObject) -> None:
    _agrees_with_torch(data.draw(cases(key)))


def _agrees_with_torch(case: Case) -> None:
    outcome = case.outcome()
    if isinstance(outcome, ShapeError):
        _torch_refuses(case, outcome)
        return
    values, outputs = outcome
    module = module_of(case.spec, case.types, values).eval()
    # Without running statistics, BatchNorm cannot take a batch of one even after training.
    least = 2 if values.get("track_running_stats") is False else 1
    for batch in range(least, least + 3):
        results = tuple_of(module(*inputs_of(case.types, N=batch)))
        assert shapes(results) == promised(outputs, N=batch)
    assert _named(module.named_parameters()) == dict(case.spec.weights(case.types, values))
    # Everything in the state dict that is no parameter.
    buffers = {
        name.removeprefix("layer."): tuple(value.shape)
        for name, value in module.state_dict().items()
        if name not in dict(module.named_parameters())
    }
    assert buffers == dict(case.spec.buffers(case.types, values))


def _named(pairs: Any) -> dict[str, tuple[int, ...]]:
    return {name.removeprefix("layer."): tuple(value.shape) for name, value in pairs}


def _torch_refuses(case: Case, error: ShapeError) -> None:
    """torch refuses as well, or we have a reason to be stricter."""
    if (case.spec.key, error.param or error.port) in STRICTER:
        return
    try:
        values = case.spec.complete(case.types, case.values)
    except ShapeError:
        values = case.spec.filled(case.values)
        for name in case.spec.wired:
            values[name] = values[name] or _what_the_wire_holds(case, name)
    with (
        warnings.catch_warnings(),
        pytest.raises((RuntimeError, ValueError, IndexError, AssertionError, TypeError)),
    ):
        warnings.simplefilter("ignore", UserWarning)  # of something else that is wrong as well
        module = module_of(case.spec, case.types, values)
        module(*inputs_of(case.types, N=2))


def _what_the_wire_holds(case: Case, name: str) -> Any:
    type = case.types[{"in2_features": 1, "kdim": 1, "vdim": 2}.get(name, 0)]
    assert type is not None
    axis = 1 if name in ("in_channels", "num_features", "num_channels") else -1
    size = evaluate(type.dims[axis] if type.rank > 1 else 1)
    return (size,) if name == "normalized_shape" else size


@pytest.mark.parametrize("key", CALLED)
@settings(max_examples=CASES)
@given(data=st.data())
def test_every_sentence_of_a_refusal_can_be_acted_on(key: str, data: st.DataObject) -> None:
    outcome = data.draw(cases(key)).outcome()
    if not isinstance(outcome, ShapeError):
        return
    text = str(outcome.sentence)
    assert text[0].isupper() or text.startswith(("dropout", "key", "attn", "proj", "padding"))
    assert text.endswith(".") and "{" not in text and "!" not in text
    assert len(re.findall(r"\. |\.$", text)) >= 2, text  # what was found, then what to do
    spec = LAYERS[key]
    if outcome.param is not None:
        spec.param(outcome.param)
    if outcome.port is not None:
        assert outcome.port in {port.name for port in spec.inputs}
    for kind, *rest in outcome.repairs:
        if kind == "set":
            assert spec.param(rest[0]).check(rest[1]) is None
        elif kind == "insert":
            assert not list(LAYERS[rest[0]].problems(rest[1]))
        elif kind == "dtype":
            assert LAYERS["Input"].param("dtype").check(rest[0]) is None
        else:
            assert kind == "projection" and isinstance(rest[0], int)


@pytest.mark.parametrize(
    "key",
    [
        *WINDOWS, "Flatten", "Reshape", "LSTM", "GRU", "RNN", "Concat", "Linear",
        "Slice", "Narrow", "Chunk", "Pad", "Unflatten", "Transpose", "Stack", "Gather", "Where",
        "MaskedFill", "Roll", "TopK", "Mean", "AMax",
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Using padding='same'")
@settings(max_examples=CASES)
@given(data=st.data(), length=st.integers(1, 40), width=st.integers(1, 40))
def test_symbolic_sizes_are_right_for_every_length(
    key: str, data: st.DataObject, length: int, width: int
) -> None:
    """A shape with T and W in it gives, for every T and W that fit, the shape of torch."""
    case = data.draw(cases(key))
    axes = {"Linear": (1,), "LSTM": (1,), "GRU": (1,), "RNN": (1,)}.get(key, (2, 3))
    letters = dict(zip(axes, "TW", strict=False))
    types = tuple(
        (
            type
            if type is None or type.rank < 3 or type.dims[0] != "N"
            else type.with_dims([letters.get(axis, dim) for axis, dim in enumerate(type.dims)])
        )
        for type in case.types
    )
    symbolic = Case(case.spec, types, case.values).outcome()
    if isinstance(symbolic, ShapeError):
        return
    _, outputs = symbolic
    known = {"N": 2, "T": length, "W": width}
    real = tuple(
        None if t is None else t.with_dims([evaluate(d, known) if d != "N" else d for d in t.dims])
        for t in types
    )
    numeric = Case(case.spec, real, case.values).outcome()
    if isinstance(numeric, ShapeError):
        return  # too short for the window
    expected = promised(numeric[1], N=2)
    for have, (shape, dtype) in zip(outputs, expected, strict=True):
        assert DTYPES[have.dtype] == dtype
        for dim, size in zip(have.dims, shape, strict=True):
            assert dim == "?" or evaluate(dim, known) == size


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=30)
@given(data=st.data())
def test_small_values_pass_their_check(key: str, data: st.DataObject) -> None:
    """The strategy itself is honest: whatever it draws is allowed."""
    for param in LAYERS[key].params:
        assert param.check(data.draw(small_value(param))) is None
