"""How layers are written in code: modules of torch.nn, and plain expressions.

A call gets every value through the ``code`` of its Param and every size from checked types;
nothing a person typed reaches the source in another way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dlstudio.catalog.layer_spec import Call, Types, Values
from dlstudio.spec.param import Param

CLASS = re.compile(r"^class (\w+)", re.MULTILINE)
ALWAYS: Any = ...
"""Stands for "torch has no default": the argument is always written."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ModuleCall(Call):
    """``self.conv1 = nn.Conv2d(1, 6, kernel_size=5)`` and ``self.conv1(x)``.

    Args:
        torch_class: the constructor, such as "nn.Conv2d".
        params: the parameters of the layer; the source of defaults and of literals.
        first: names written by position, always.
        short: one name written by position when it differs from its default.
        torch_defaults: torch's own default where ours differs; ALWAYS where it has none.
        in_forward: names that are arguments of the module's forward, not of its constructor.
    """

    torch_class: str
    params: tuple[Param, ...] = ()
    first: tuple[str, ...] = ()
    short: str = ""
    torch_defaults: Mapping[str, Any] = field(default_factory=dict)
    in_forward: tuple[str, ...] = ()

    def constructor(self, values: Values, types: Types) -> str | None:
        return f"{self.torch_class}({', '.join(self.arguments(values))})"

    def arguments(self, values: Values) -> list[str]:
        """Write the arguments of the constructor, defaults left out."""
        positional: dict[str, str] = {}
        named: list[str] = []
        for param in self.params:
            name, value = param.name, values[param.name]
            if name in self.first:
                positional[name] = param.code(value)
            elif name in self.in_forward:
                continue
            elif value != self.torch_defaults.get(name, param.default):
                code = param.code(value)
                named.append(code if name == self.short else f"{name}={code}")
        # ``short`` stands first among the rest in every entry that has one.
        return [positional[name] for name in self.first] + named

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        return f"self.{name}({', '.join([read for read in reads if read is not None])})"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WrittenCall(ModuleCall):
    """A module that torch.nn lacks: its class is written beside the network.

    Args:
        text: the class, named ``torch_class``, in the formatter's form.
        choice: a parameter that, when not at its default, has ``other`` written instead.
        other: that class.
    """

    text: str
    choice: str = ""
    other: str = ""

    def class_names(self) -> tuple[str, ...]:
        """Return the names of all classes that may be written."""
        return tuple(CLASS.findall(self.text + self.other))

    def constructor(self, values: Values, types: Types) -> str:
        shown = {**values}
        for param in self.params:
            if param.name == self.choice:
                shown[param.name] = param.default
        (name,) = CLASS.findall(self._chosen(values))
        return f"{name}({', '.join(self.arguments(shown))})"

    def classes(self, values: Values) -> tuple[str, ...]:
        return (self._chosen(values),)

    def _chosen(self, values: Values) -> str:
        usual = [param.default for param in self.params if param.name == self.choice]
        return self.other if usual and values[self.choice] != usual[0] else self.text

    def imports(self, values: Values) -> tuple[str, ...]:
        return ("torch", "nn")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ExpressionCall(Call):
    """An expression of ``forward`` that needs no module: ``x.flatten(1)``, ``x + y``.

    Args:
        write: names of the inputs, values, types -> expression.
        needs: the imported names that it uses.
    """

    write: Callable[[Sequence[str], Values, Types], str]
    needs: tuple[str, ...] = ()

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        return self.write([read for read in reads if read is not None], values, types)

    def imports(self, values: Values) -> tuple[str, ...]:
        return self.needs


def module_link(name: str) -> str:
    """Return the page of a torch.nn module."""
    return f"https://docs.pytorch.org/docs/stable/generated/torch.nn.{name}.html"


def function_link(name: str) -> str:
    """Return the page of a function of torch."""
    return f"https://docs.pytorch.org/docs/stable/generated/torch.{name}.html"
