"""The grammar: tensor types, parameters, entries of catalogues. Standard library only."""

from dlstudio.spec.param import Flag, Float, Int, OneOf, Param, PathTo, Text
from dlstudio.spec.sizes import Pair, Shape, Size
from dlstudio.spec.spec import Catalog, Choice, Spec
from dlstudio.spec.tensor_type import Dim, TensorType

__all__ = [
    "Catalog", "Choice", "Dim", "Flag", "Float", "Int", "OneOf", "Pair", "Param", "PathTo",
    "Shape", "Size", "Spec", "TensorType", "Text",
]  # fmt: skip
