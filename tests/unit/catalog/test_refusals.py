"""What a shape rule says when layers do not fit: expected, found, what to do; and repairs."""

from __future__ import annotations

from typing import Any

import pytest

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import ShapeError
from dlstudio.spec.tensor_type import TensorType, parse_type


def refused(key: str, *inputs: str, **values: Any) -> ShapeError:
    spec = LAYERS[key]
    types = [parse_type(text) if text else None for text in inputs]
    with pytest.raises(ShapeError) as caught:
        filled = spec.complete(types, values)
        spec.shape(types, filled)
    return caught.value


REFUSALS: list[tuple[str, tuple[str, ...], dict[str, Any], str, tuple[Any, ...]]] = [
    (
        "Conv2d", ("(N, 784)",), {},
        "Conv2d needs a 4-D input such as (N, C, H, W), got (N, 784). Put a Reshape before it.",
        (("insert", "Reshape", {"shape": (1, 28, 28)}),),
    ),
    (
        "Conv2d", ("(N, 28, 28)",), {},
        "Conv2d needs a 4-D input such as (N, C, H, W), got (N, 28, 28). "
        "Put an Unsqueeze before it.",
        (("insert", "Unsqueeze", {"dim": 1}),),
    ),
    (
        "Conv1d", ("(N, 3, 8, 8)",), {},
        "Conv1d needs a 3-D input such as (N, C, L), got (N, 3, 8, 8). Put a Flatten before it.",
        (("insert", "Flatten", {"start_dim": 2}),),
    ),
    (
        "BatchNorm1d", ("(N,)",), {},
        "BatchNorm1d needs a 2 / 3-D input such as (N, C), got (N,). "
        "Change the shape of the Input.",
        (),
    ),
    (
        "Conv2d", ("(N, 3, 4, 4)",), {"kernel_size": 5},
        "The window of Conv2d (5×5) is larger than its input (N, 3, 4, 4). Use a smaller "
        "kernel_size, more padding, or fewer pooling layers before it.",
        (("set", "kernel_size", 4),),
    ),
    (
        "AvgPool3d", ("(N, 3, 9, 9, 1)",), {"padding": 1},
        "AvgPool3d needs an input that is at least as large as its window (2×2×2) without "
        "padding, got (N, 3, 9, 9, 1). Use a smaller kernel_size.",
        (),
    ),
    (
        "LPPool3d", ("(N, 3, 9, 9, 1)",), {"ceil_mode": True},
        "LPPool3d needs an input that is at least as large as its window (2×2×2) without "
        "padding, got (N, 3, 9, 9, 1). Use a smaller kernel_size.",
        (("set", "kernel_size", (2, 2, 1)),),
    ),
    (
        "Conv2d", ("(N, 6, 9, 9)",), {"groups": 4},
        "Conv2d cannot split in_channels=6 into groups=4 equal parts. Set groups to a divisor of "
        "in_channels and out_channels, such as 2.",
        (("set", "groups", 2),),
    ),
    (
        "Conv2d", ("(N, 6, 9, 9)",), {"padding": "same", "stride": 2},
        "Conv2d can keep the size with padding=same only if stride is 1, got 2. Set stride to 1, "
        "or padding to a number.",
        (("set", "stride", 1), ("set", "padding", 0)),
    ),
    (
        "Linear", ("(N, 8) int64",), {},
        "Linear needs float32 numbers, got int64. Put an Embedding before it, or set "
        "dtype=float32 on the Input.",
        (
            ("insert", "Embedding", {}),
            ("dtype", "float32"),
            ("insert", "Cast", {"dtype": "float32"}),
        ),
    ),
    (
        "Linear", ("(N, T)",), {},
        "Linear learns weights for axis 1 and needs a fixed number there, got T in (N, T). Put a "
        "Permute or Mean before it, or fix the size on the Input.",
        (),
    ),
    (
        "Linear", ("(1, N, 64)",), {},
        "Linear needs the batch N on axis 0, got (1, N, 64). Put a Select with dim=0 before it to "
        "take one layer's state.",
        (("insert", "Select", {"dim": 0, "index": -1}),),
    ),
    (
        "Embedding", ("(N, 8)",), {},
        "Embedding looks whole numbers up in a table and needs int64, got float32. Set "
        "dtype=int64 on the Input.",
        (("dtype", "int64"),),
    ),
    (
        "Add", ("(N, 16, 8, 8)", "(N, 32, 8, 8)"), {},
        "Add needs inputs of one shape (an axis may be 1 to be repeated), got (N, 16, 8, 8) and "
        "(N, 32, 8, 8) (wire 2). Make them equal, for instance with a Linear or a 1×1 Conv2d on "
        "one of them, or a Reshape.",
        (("projection", 1), ("projection", 0)),
    ),
    (
        "Add", ("(N, 1)", "(N,)"), {},
        "Add needs inputs of one shape (an axis may be 1 to be repeated), got (N, 1) and (N,) "
        "(wire 2). Make them equal, for instance with a Linear or a 1×1 Conv2d on one of them, or "
        "a Reshape.",
        (),
    ),
    (
        "Add", ("(N, 4)",), {},
        "Add needs at least two wires, got 1. Connect another one to it.",
        (),
    ),
    (
        "Add", ("(N, 4) bool", "(N, 4) bool"), {},
        "Add needs numbers, got truth values (bool). Set dtype=float32 on the Input.",
        (),
    ),
    (
        "Multiply", ("(N, 4)", "(N, 4) int64"), {},
        "Multiply needs inputs of one dtype, got float32 and int64 (wire 2). Choose one dtype on "
        "the Inputs, or put an Embedding before the int64 one.",
        (),
    ),
    (
        "Concat", ("(N, 16, 8)", "(N, 16, 9)"), {},
        "Concat along axis 1 needs inputs that are equal on all other axes, got (N, 16, 8) and "
        "(N, 16, 9) (wire 2). Choose another dim, or make the other axes equal with a Reshape, a "
        "pooling or a padding.",
        (("set", "dim", 2),),
    ),
    (
        "Concat", ("(N, 16)", "(N, 16)"), {"dim": 0},
        "Concat has dim=0, which is the batch axis of (N, 16): samples must not be mixed. Choose "
        "another axis.",
        (("set", "dim", 1),),
    ),
    (
        "MatMul", ("(N, 4, 8)", "(N, 4, 8)"), {},
        "MatMul needs (N, A, B) and (N, B, C), got (N, 4, 8) and (N, 4, 8). Put a Permute with "
        "dims (0, 2, 1) before one of them to swap its last two axes.",
        (("insert", "Permute", {"dims": (0, 2, 1)}),),
    ),
    (
        "Reshape", ("(N, 784)",), {"shape": (1, 28, 27)},
        "Reshape cannot turn (N, 784) into (N, 1, 28, 27): a sample holds 784 numbers, the new "
        "shape needs 756. Choose sizes whose product is 784; one of them may be -1.",
        (("set", "shape", (-1,)),),
    ),
    (
        "Reshape", ("(N, 10)",), {"shape": (-1, 3)},
        "Reshape cannot turn (N, 10) into (N, -1, 3): a sample holds 10 numbers, the new shape "
        "needs a multiple of 3. Choose sizes whose product is 10; one of them may be -1.",
        (("set", "shape", (-1,)),),
    ),
    (
        "Flatten", ("(N, 4, 4)",), {"start_dim": 0},
        "Flatten from axis 0 would join samples with each other: axis 0 of (N, 4, 4) is the "
        "batch. Set start_dim to 1.",
        (("set", "start_dim", 1),),
    ),
    (
        "Permute", ("(N, 4, 5)",), {"dims": (1, 0, 2)},
        "Permute would move the batch axis of (N, 4, 5) away from the front with dims (1, 0, 2). "
        "Begin dims with 0.",
        (("set", "dims", (0, 1, 2)),),
    ),
    (
        "Squeeze", ("(N, 1, 8)",), {},
        "Squeeze removes an axis of size 1, but axis 2 of (N, 1, 8) is 8. Choose an axis of size "
        "1, or remove the layer.",
        (("set", "dim", 1),),
    ),
    (
        "Select", ("(N, 5, 8)",), {"index": 5},
        "Select has index=5, but axis 1 of (N, 5, 8) has the places 0 to 4. Use one of them, or "
        "−1 for the last.",
        (("set", "index", -1),),
    ),
    (
        "Softmax", ("(N, 8)",), {"dim": 2},
        "Softmax has dim=2, but the input (N, 8) has axes 0 to 1. Set dim to one of them.",
        (("set", "dim", 1),),
    ),
    (
        "Mean", ("(N, 8, 8)",), {"dim": (0, 1)},
        "Mean has dim=0, which is the batch axis of (N, 8, 8): samples must not be mixed. Choose "
        "another axis.",
        (("set", "dim", (1,)),),
    ),
    (
        "LSTM", ("(N, 5, 8)", "(1, N, 128)", ""), {},
        "LSTM starts from h_0 and c_0 together. Connect c_0 too, or neither.",
        (),
    ),
    (
        "GRU", ("(N, 5, 8)", "(2, N, 128)"), {},
        "GRU needs h_0 as (layers × directions, N, size) = (1, N, 128), got (2, N, 128). Take it "
        "from h_n or c_n of a layer with the same settings.",
        (),
    ),
    (
        "LSTM", ("(N, 5, 8)", "", ""), {"batch_first": False},
        "With batch_first=false, LSTM would take the batch N of (N, 5, 8) for the steps of the "
        "sequence. Set batch_first to true.",
        (("set", "batch_first", True),),
    ),
    (
        "MultiheadAttention", ("(N, 5, 30)", "(N, 5, 30)", "(N, 5, 30)", "", ""), {},
        "MultiheadAttention cannot split embed_dim=30 into num_heads=4 equal parts. Set num_heads "
        "to a divisor of 30, such as 3.",
        (("set", "num_heads", 3),),
    ),
    (
        "GroupNorm", ("(N, 6, 4, 4)",), {"num_groups": 4},
        "GroupNorm cannot split 6 channels into num_groups=4 equal parts. Set num_groups to a "
        "divisor of 6, such as 3.",
        (("set", "num_groups", 3),),
    ),
    (
        "Output", ("(1, 4)",), {},
        "Output needs one result a sample, with the batch N on axis 0, got (1, 4). Wire something "
        "that depends on an Input to it.",
        (),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "inputs", "values", "sentence", "repairs"),
    REFUSALS,
    ids=[f"{r[0]}-{'-'.join(r[1])}" for r in REFUSALS],
)
def test_refusal(
    key: str, inputs: tuple[str, ...], values: dict[str, Any], sentence: str, repairs: Any
) -> None:
    error = refused(key, *inputs, **values)
    assert str(error) == error.sentence == sentence
    assert error.repairs == repairs


@pytest.mark.parametrize(
    ("key", "inputs", "values", "sentence", "repairs"),
    [r for r in REFUSALS if r[4] and r[4][0][0] != "projection"],
    ids=[f"{r[0]}-{'-'.join(r[1])}" for r in REFUSALS if r[4] and r[4][0][0] != "projection"],
)
def test_the_first_repair_mends_it(
    key: str, inputs: tuple[str, ...], values: dict[str, Any], sentence: str, repairs: Any
) -> None:
    if (key, repairs[0][1]) == ("Linear", "Embedding"):
        return  # its Embedding adds an axis, which a Linear takes as well
    kind, first, *more = repairs[0]
    types = [parse_type(text) if text else None for text in inputs]
    if kind == "set":
        values = {**values, first: more[0]}
    elif kind == "dtype":
        types = [type and TensorType(type.dims, first) for type in types]
    else:
        place = next(
            i for i, t in enumerate(types)
            if refused(key, *inputs, **values).port in (None, LAYERS[key].inputs[i].name)
        )  # fmt: skip
        added = LAYERS[first]
        (types[place],) = added.shape([types[place]], added.complete([types[place]], more[0]))
    spec = LAYERS[key]
    spec.shape(types, spec.complete(types, values))


def test_the_port_that_is_wrong_is_named() -> None:
    wide = "(N, 5, 32)"
    error = refused("MultiheadAttention", wide, wide, "(N, 5, 32) int64", "", "")
    assert error.port == "value"
    assert refused("MatMul", "(N, 4, 8)", "(N, 9, 8) int64").port == "other"
    assert refused("Bilinear", "(N, 4)", "(N, 2, 4)").port == "input2"
    error = refused("MultiheadAttention", wide, wide, wide, "(N, 5)", "")
    assert error.port == "key_padding_mask" and "bool" in str(error)
