"""How the weights of a module begin, and what keeps a frozen one as it is: lines of code."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dlstudio.catalog import INITIALIZERS
from dlstudio.catalog.initializers import tensors_for
from dlstudio.catalog.layer_spec import Values
from dlstudio.graph.model import Learning

INDENT = "    "
MOST_LINES = 2  # a layer with more tensors than this is filled in a loop over them

Shapes = Mapping[str, tuple[int, ...]]


def beginning(
    attribute: str, learning: Learning, weights: Shapes, values: Values
) -> tuple[str, ...]:
    """Write the calls of the chosen initializers.

    Args:
        attribute: of the module.
        weights: its tensors, shapes by state-dict name.
        values: of the layer.
    """
    return tuple(
        line
        for target in learning.init
        for line in _target(attribute, learning, target, weights, values)
    )


def _target(
    attribute: str, learning: Learning, target: str, weights: Shapes, values: Values
) -> Iterator[str]:
    choice = learning.init[target]
    spec = INITIALIZERS[choice.key]
    tensors = tensors_for(target, weights)
    if len(tensors) <= MOST_LINES:
        for name in tensors:
            yield spec.code(f"self.{attribute}.{name}", choice.values)
        # torch keeps the row of the padding at zero; a fresh draw would not.
        row = values.get("padding_idx")
        if row is not None and target == "weight":
            yield f"nn.init.zeros_(self.{attribute}.weight[{row!r}])"
        return
    yield from _loop(attribute, target, weights)
    yield INDENT * 2 + spec.code("parameter", choice.values)


def _loop(attribute: str, target: str, weights: Shapes) -> Iterator[str]:
    named = f"for name, parameter in self.{attribute}.named_parameters():"
    if target == "bias":
        yield named
        yield f'{INDENT}if "bias" in name:'
    elif any("bias" in name and len(shape) > 1 for name, shape in weights.items()):
        yield named
        yield f'{INDENT}if "bias" not in name and parameter.dim() > 1:'
    else:
        yield f"for parameter in self.{attribute}.parameters():"
        yield f"{INDENT}if parameter.dim() > 1:"


def holding(attribute: str, keys: Collection[str], *, block: bool) -> tuple[str, ...]:
    """Write what keeps running statistics as they are while other modules train.

    Args:
        keys: the layers in the module that have some; itself if it is no block.
    """
    if not keys:
        return ()
    if not block:
        return (f"self.{attribute}.eval()",)
    names = ", ".join(f"nn.{key}" for key in sorted(keys))
    return (
        f"for part in self.{attribute}.modules():",
        f"{INDENT}if isinstance(part, {names if len(keys) == 1 else f'({names})'}):",
        f"{INDENT * 2}part.eval()",
    )
