"""Layers on their own: random settings and inputs, and the code of one layer, run by torch.

Sizes and values are small, so that thousands of cases run in seconds, and often wrong, so
that refusals are compared as well.
"""

from __future__ import annotations

import linecache
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from hypothesis import strategies as st
from torch import Tensor, nn

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import LayerSpec, ShapeError
from dlstudio.spec.equation import Equation
from dlstudio.spec.param import Flag, Float, Int, OneOf, Param
from dlstudio.spec.sizes import Shape, Size
from dlstudio.spec.tensor_type import BOOLEAN, INTEGER, Dim, TensorType, evaluate
from tests.helpers.sequence_cases import SEQUENCE_INPUTS
from tests.helpers.tensor_cases import POSITIVE, TENSOR_INPUTS
from tests.helpers.window_cases import WINDOW_INPUTS, image

DTYPES = {"float32": torch.float32, "int64": torch.int64, "bool": torch.bool}
# Numbers for the symbols of examples.
SIZES = {"N": 3, "T": 5, "S": 4, "H": 6, "W": 7}
# What torch.export takes only with the batch of its example: torch reads it as a number.
FIXED_BATCH = ("FractionalMaxPool3d", "CrossMapLRN2d")
# What torch warns of in its own layers, where nobody can do anything about it.
TORCHS_OWN_WARNINGS = (
    "ignore:Using padding='same'",
    "ignore:LSTM with projections",
    "ignore:The tensor attributes .*_flat_weights",
    "ignore:enable_nested_tensor is True",
    "ignore:'norm' was found in ScriptModule constants",
)
Drawn = Callable[[st.SearchStrategy[Any]], Any]


class Case:
    """One layer with what is wired to it and what is set on it."""

    def __init__(
        self, spec: LayerSpec, types: tuple[TensorType | None, ...], values: Mapping[str, Any]
    ) -> None:
        self.spec = spec
        self.types = types
        self.values = values

    def __repr__(self) -> str:
        return f"Case({self.spec.key}, {[str(type) for type in self.types]}, {self.values})"

    def outcome(self) -> tuple[dict[str, Any], tuple[TensorType, ...]] | ShapeError:
        """Return filled values and output types, or the refusal."""
        try:
            values = self.spec.complete(self.types, self.values)
            return values, self.spec.shape(self.types, values)
        except ShapeError as error:
            return error


def small_value(param: Param) -> st.SearchStrategy[Any]:
    """Values of a parameter that keep a layer small; all of them pass its check."""
    match param:
        case Int():
            low = max(param.low, -4)
            some: st.SearchStrategy[Any] = st.integers(low, min(param.high, low + 8))
        case Float():
            low, high = max(param.low, -2.0), min(param.high, 2.0)
            some = st.floats(low, high, exclude_min=param.open_low, exclude_max=param.open_high)
        case Flag():
            some = st.booleans()
        case OneOf():
            some = st.sampled_from(param.options)
        case Size():
            one = st.integers(param.low, min(param.high, param.low + 4))
            some = one | st.tuples(*[one] * param.rank)
            some = some | st.sampled_from(param.words) if param.words else some
        case Shape():
            one = st.integers(max(param.low, -4), 4)
            one = one | st.just(-1) if param.infer else one
            sizes = st.lists(one, min_size=param.min_rank, max_size=min(param.max_rank, 4))
            some = sizes.map(tuple).filter(lambda value: param.check(value) is None)
        case Equation():
            some = st.just(param.default)
        case _:
            raise TypeError(f"no small values for {param.kind}")
    some = st.just(param.default) | some if param.default is not None else some
    return st.none() | some if param.optional else some


def values_of(spec: LayerSpec, draw: Drawn) -> dict[str, Any]:
    """Draw values; most parameters keep their default, wired ones follow the wire."""
    values = {}
    for param in spec.params:
        if param.name in spec.wired:
            continue
        if draw(st.integers(0, 2)) == 0 or (param.default is None and not param.optional):
            values[param.name] = draw(small_value(param))
    return values


@st.composite
def cases(draw: Drawn, key: str) -> Case:
    """Draw inputs and values for a layer."""
    spec = LAYERS[key]
    values = values_of(spec, draw)
    maker = _INPUTS.get(key, _one_input)
    types = maker(draw, spec, values)
    return Case(spec, tuple(types), values)


def _size(draw: Drawn, high: int = 8) -> int:
    return int(draw(st.integers(1, high)))


def _dims(draw: Drawn, rank: int, high: int = 8) -> tuple[Dim, ...]:
    return ("N", *(_size(draw, high) for _ in range(rank - 1)))


def _one_input(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    return [TensorType(_dims(draw, draw(st.integers(1, 4)), 4))]


def _numbers(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    rank = draw(st.integers(1, 3))
    return [TensorType(_dims(draw, rank), draw(st.sampled_from([INTEGER] * 4 + ["float32"])))]


def _bag(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    rank = draw(st.sampled_from([2] * 6 + [1, 3]))
    type = TensorType(_dims(draw, rank), draw(st.sampled_from([INTEGER] * 6 + ["float32"])))
    if draw(st.integers(0, 2)):
        return [type, None]
    if draw(st.integers(0, 3)):
        values["mode"] = "sum"
    wrong = draw(st.sampled_from([False] * 4 + [True]))
    return [type, TensorType((*type.dims[:-1], 9) if wrong else type.dims)]


def _volume_of_any_rank(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    return [TensorType(_dims(draw, draw(st.integers(1, 5)), 6))]


def _pair(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    """Two wires that often fit, one of them repeated along an axis here and there."""
    dims = _dims(draw, draw(st.integers(1, 4)), 4)
    other = list(dims)
    if len(dims) > 1 and draw(st.booleans()):
        other[draw(st.integers(1, len(dims) - 1))] = draw(st.sampled_from([1, 1, 3]))
    return [TensorType(dims), TensorType(tuple(other[: draw(st.sampled_from([9] * 6 + [1]))]))]


def _layer_norm(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    dims = _dims(draw, draw(st.integers(2, 4)), 4)
    if draw(st.booleans()):
        values["normalized_shape"] = dims[draw(st.integers(1, len(dims) - 1)) :]
    return [TensorType(dims)]


def _reshape(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    wanted = [_size(draw, 4) for _ in range(draw(st.integers(1, 4)))]
    total = math.prod(wanted)
    dims = (total,) if draw(st.booleans()) else (draw(st.sampled_from([1, wanted[0]])),)
    rest = total // dims[0]
    if draw(st.integers(0, 3)) == 0:
        wanted[draw(st.integers(0, len(wanted) - 1))] = -1
    values["shape"] = tuple(wanted)
    return [TensorType(("N", *dims, *((rest,) if rest != 1 else ())))]


def _permute(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    rank = draw(st.integers(1, 4))
    values["dims"] = tuple(draw(st.permutations(range(rank))))
    return [TensorType(_dims(draw, rank + draw(st.sampled_from([0, 0, 0, 1])), 4))]


def _bilinear(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    lead = _dims(draw, draw(st.integers(1, 3)), 4)
    other = lead if draw(st.integers(0, 3)) else (*lead, 2)
    return [TensorType((*lead, _size(draw))), TensorType((*other, _size(draw)))]


def _several(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    """Equal inputs with one axis changed here and there."""
    rank = draw(st.integers(1, 4))
    dims = _dims(draw, rank, 4)
    types = []
    for _ in range(draw(st.integers(2, 3))):
        mine = list(dims)
        if rank > 1 and draw(st.booleans()):
            mine[draw(st.integers(1, rank - 1))] = draw(st.integers(1, 4))
        dtype = draw(st.sampled_from(["float32"] * 6 + ["int64"]))
        types.append(TensorType(tuple(mine), dtype))
    return types


def _matmul(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    lead = _dims(draw, draw(st.integers(1, 2)), 3)
    a, b, c = _size(draw), _size(draw), _size(draw)
    d = b if draw(st.integers(0, 3)) else _size(draw)
    return [TensorType((*lead, a, b)), TensorType((*lead, d, c))]


def _recurrent(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    type = TensorType(_dims(draw, draw(st.sampled_from([3] * 8 + [2, 4])), 5))
    states = len(spec.inputs) - 1
    if draw(st.booleans()):
        return [type, *[None] * states]
    filled = spec.filled(values)
    steps = filled["num_layers"] * (2 if filled["bidirectional"] else 1)
    sizes = [filled.get("proj_size") or filled["hidden_size"], filled["hidden_size"]]
    wrong = draw(st.sampled_from([0] * 6 + [1]))
    given = [TensorType((steps + wrong, "N", size)) for size in sizes[:states]]
    return [type, *given]


def _attention(draw: Drawn, spec: LayerSpec, values: dict[str, Any]) -> list[Any]:
    length, others = _size(draw, 4), _size(draw, 4)
    heads = values.get("num_heads", 4)
    embed = heads * _size(draw, 3) + draw(st.sampled_from([0, 0, 0, 0, 1]))
    same = draw(st.booleans())
    kdim, vdim = (embed, embed) if same else (_size(draw), _size(draw))
    padding = TensorType(("N", others), BOOLEAN) if draw(st.booleans()) else None
    mask = None
    if draw(st.booleans()):
        dtype = draw(st.sampled_from(["bool", "float32"]))
        mask = TensorType((length, others), dtype)
    return [
        TensorType(("N", length, embed)),
        TensorType(("N", others, kdim)),
        TensorType(("N", others, vdim)),
        padding,
        mask,
    ]


_INPUTS: dict[str, Callable[..., list[Any]]] = {
    **SEQUENCE_INPUTS,
    "Input": lambda draw, spec, values: [],
    "Constant": lambda draw, spec, values: [],
    "Embedding": _numbers,
    "EmbeddingBag": _bag,
    "Bilinear": _bilinear,
    **dict.fromkeys(("LayerNorm", "RMSNorm"), _layer_norm),
    **dict.fromkeys(("LocalResponseNorm", "FeatureAlphaDropout"), _volume_of_any_rank),
    **dict.fromkeys(("CosineSimilarity", "PairwiseDistance"), _pair),
    **dict.fromkeys(("BatchNorm3d", "InstanceNorm3d", "Dropout3d"), image(5)),
    **dict.fromkeys(("InstanceNorm2d", "Softmax2d", "CrossMapLRN2d"), image(4)),
    **dict.fromkeys(("InstanceNorm1d", "Dropout1d"), image(3)),
    "Reshape": _reshape,
    "Permute": _permute,
    "MatMul": _matmul,
    "MultiheadAttention": _attention,
    **WINDOW_INPUTS,
    **dict.fromkeys(("Dropout2d", "BatchNorm2d"), image(4)),
    **dict.fromkeys(("Add", "Multiply", "Concat"), _several),
    **dict.fromkeys(("RNN", "LSTM", "GRU"), _recurrent),
    **TENSOR_INPUTS,
}


def tensor(type: TensorType, sizes: Mapping[str, int], below: int = 1) -> Tensor:
    """Make a random tensor of a type, with numbers for its symbols."""
    shape = [evaluate(dim, sizes) for dim in type.dims]
    if type.dtype == BOOLEAN:
        # Never all true along an axis: attention over nothing is not a number.
        mask = torch.zeros(shape, dtype=torch.bool)
        if shape and shape[-1] > 1:
            mask[..., -1] = True
        return mask
    if type.dtype == INTEGER:
        return torch.randint(0, below, shape)
    return torch.randn(shape)


def module_of(
    spec: LayerSpec,
    types: Sequence[TensorType | None],
    values: Mapping[str, Any],
    read: Sequence[bool] | None = None,
) -> nn.Module:
    """Write one layer as a module, by its Call alone, and make it."""
    wanted = read or [True] * len(spec.outputs_with(values))
    targets = [f"y{place}" if on else None for place, on in enumerate(wanted)]
    reads = [None if type is None else f"x{place}" for place, type in enumerate(types)]
    arguments = "".join(f", {name}: Tensor" for name in reads if name is not None)
    constructor = spec.call.constructor_for(targets, values, types)
    lines = [line for text in spec.call.classes(values) for line in text.splitlines()]
    lines += ["class Layer(nn.Module):", "    def __init__(self) -> None:"]
    lines.append("        super().__init__()")
    if constructor is not None:
        lines.append(f"        self.layer = {constructor}")
    lines.append(f"    def forward(self{arguments}):")
    expression = spec.call.expression("layer", reads, targets, values, types)
    lines.append(f"        {spec.call.targets(targets)} = {expression}")
    lines += [f"        {line}" for line in spec.call.after(targets)]
    lines.append(f"        return {', '.join(name for name in targets if name)}")
    return _made("\n".join(lines))


def _made(text: str) -> nn.Module:
    # TorchScript reads the source again, so it must be found by name.
    name = f"<layer {hash(text)}>"
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    space: dict[str, Any] = {"__name__": "layer_case", "torch": torch, "nn": nn, "Tensor": Tensor}
    space["F"] = nn.functional
    exec(compile(text, name, "exec"), space)
    module: nn.Module = space["Layer"]()
    return module


def tuple_of(result: Any) -> tuple[Tensor, ...]:
    """Return the results of forward as a tuple."""
    return result if isinstance(result, tuple) else (result,)


def inputs_of(types: Any, **sizes: int) -> list[torch.Tensor]:
    return [tensor(type, {**SIZES, **sizes}) for type in types if type is not None]


def inputs_for(spec: LayerSpec, types: Any, **sizes: int) -> list[torch.Tensor]:
    """Make inputs on which a layer gives numbers: a logarithm takes positive ones."""
    inputs = inputs_of(types, **sizes)
    return [value.abs() for value in inputs] if spec.key in POSITIVE else inputs


def shapes(tensors: Any) -> list[tuple[tuple[int, ...], torch.dtype]]:
    return [(tuple(t.shape), t.dtype) for t in tensors]


def promised(types: Any, **sizes: int) -> list[tuple[tuple[int, ...], torch.dtype]]:
    known = {**SIZES, **sizes}
    return [(tuple(evaluate(d, known) for d in t.dims), DTYPES[t.dtype]) for t in types]
