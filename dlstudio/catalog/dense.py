"""Linear and Bilinear: every output is connected to every input."""

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    Port,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import (
    count,
    need_batch_first,
    need_fixed,
    need_float,
)
from dlstudio.language import say
from dlstudio.spec.param import Flag, Int
from dlstudio.spec.tensor_type import TensorType, same_dim

GROUP = "Dense"
WIDEST = 1_000_000


def _need_features(layer: str, type: TensorType, port: str) -> int:
    """Return the size of the last axis, which these layers mix."""
    need_float(layer, type, port)
    need_batch_first(layer, type, port)
    if type.rank < 2:
        raise ShapeError(
            say(
                "{layer} needs at least two axes such as (N, features), got {shape}. "
                "Put an Unsqueeze before it.",
                layer=layer,
                shape=type.shape_text(),
            ),
            port=port,
            repairs=(("insert", "Unsqueeze", {"dim": 1}),),
        )
    return need_fixed(layer, type, -1, port)


def _in_features(types: Types, values: Values) -> int:
    return _need_features("Linear", types[0], "input")


def _linear(types: Types, values: Values) -> tuple[TensorType, ...]:
    return (types[0].with_dims((*types[0].dims[:-1], values["out_features"])),)


def _linear_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    out = values["out_features"]
    weights: dict[str, tuple[int, ...]] = {"weight": (out, values["in_features"])}
    if values["bias"]:
        weights["bias"] = (out,)
    return weights


def _linear_macs(types: Types, outputs: Types, values: Values) -> int:
    return count(outputs[0].dims) * int(values["in_features"])


LINEAR_PARAMS = (
    Int(
        name="in_features",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Size of the last axis that comes in.",
    ),
    Int(
        name="out_features",
        default=64,
        high=WIDEST,
        help="Size of the last axis that goes out.",
    ),
    Flag(name="bias", default=True, help="Adds one learned number to each output."),
)

LINEAR = LayerSpec(
    key="Linear",
    title="Linear",
    group=GROUP,
    summary="Multiplies by a learned matrix and adds a learned vector.",
    help=(
        "y = x·Wᵀ + b. Works on the last axis and leaves all others as they are, so an image "
        "usually needs a Flatten first. Two of them in a row are no stronger than one unless an "
        "activation such as ReLU stands between them."
    ),
    words=("fully connected", "dense", "matrix", "perceptron"),
    replaces=("Dense",),
    params=LINEAR_PARAMS,
    wired={"in_features": _in_features},
    shape=_linear,
    weights=_linear_weights,
    macs=_linear_macs,
    call=ModuleCall(
        torch_class="nn.Linear",
        params=LINEAR_PARAMS,
        first=("in_features", "out_features"),
    ),
    stem="linear",
    examples=(
        Example(("(N, 400)",), {"out_features": 120}, ("(N, 120)",)),
        Example(("(N, T, 16)",), {"out_features": 8, "bias": False}, ("(N, T, 8)",)),
    ),
    source=module_link("Linear"),
)


def _in1_features(types: Types, values: Values) -> int:
    return _need_features("Bilinear", types[0], "input1")


def _in2_features(types: Types, values: Values) -> int:
    return _need_features("Bilinear", types[1], "input2")


def _bilinear(types: Types, values: Values) -> tuple[TensorType, ...]:
    first, second = types
    fits = first.rank == second.rank and all(
        same_dim(a, b) for a, b in zip(first.dims[:-1], second.dims[:-1], strict=False)
    )
    if not fits:
        raise ShapeError(
            say(
                "Bilinear needs two inputs that differ in the last axis only, got {first} and "
                "{second}. Make the other axes equal, for instance with a Reshape.",
                first=first.shape_text(),
                second=second.shape_text(),
            ),
            port="input2",
        )
    return (first.with_dims((*first.dims[:-1], values["out_features"])),)


def _bilinear_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    out = values["out_features"]
    weights: dict[str, tuple[int, ...]] = {
        "weight": (out, values["in1_features"], values["in2_features"])
    }
    if values["bias"]:
        weights["bias"] = (out,)
    return weights


def _bilinear_macs(types: Types, outputs: Types, values: Values) -> int:
    # W·x2 first, then the product with x1: one multiply for each weight, one for each x1.
    in1, in2 = int(values["in1_features"]), int(values["in2_features"])
    return count(outputs[0].dims) * in1 * (in2 + 1)


BILINEAR_PARAMS = (
    Int(
        name="in1_features",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Size of the last axis of the first input.",
    ),
    Int(
        name="in2_features",
        optional=True,
        none_text="from the wire",
        advanced=True,
        help="Size of the last axis of the second input.",
    ),
    Int(
        name="out_features",
        default=64,
        high=WIDEST,
        help="Size of the last axis that goes out.",
    ),
    Flag(name="bias", default=True, help="Adds one learned number to each output."),
)

BILINEAR = LayerSpec(
    key="Bilinear",
    title="Bilinear",
    group=GROUP,
    summary="Joins two inputs through a learned three-way table.",
    help=(
        "yₖ = x₁ᵀ·Wₖ·x₂ + bₖ: every output weighs every product of one number of each input. "
        "The number of weights is out × in1 × in2, so keep the inputs small."
    ),
    words=("product", "interaction", "two inputs"),
    params=BILINEAR_PARAMS,
    inputs=(Port(name="input1"), Port(name="input2")),
    wired={"in1_features": _in1_features, "in2_features": _in2_features},
    shape=_bilinear,
    weights=_bilinear_weights,
    macs=_bilinear_macs,
    call=ModuleCall(
        torch_class="nn.Bilinear",
        params=BILINEAR_PARAMS,
        first=("in1_features", "in2_features", "out_features"),
    ),
    stem="bilinear",
    examples=(Example(("(N, 20)", "(N, 30)"), {"out_features": 40}, ("(N, 40)",)),),
    source=module_link("Bilinear"),
)


DENSE = (LINEAR, BILINEAR)
