"""Tips: what is said about a parameter under the pointer: its use, unit, bounds and default."""

from __future__ import annotations

from functools import cache
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.calls import ALWAYS, ModuleCall
from dlstudio.gui.look.words import tr, words
from dlstudio.spec.param import Param

UNKNOWN = object()


def tip_of(param: Param) -> str:
    """Return the lines of a tip."""
    lines = [words(param.help)] if param.help else []
    lines.append(tr("Allowed: {what}", what=words(param.expected())))
    if param.unit:
        lines.append(tr("Unit: {unit}", unit=words(param.unit)))
    lines.append(tr("Default: {value}", value=param.show(param.default)))
    torch = _differing().get(id(param), UNKNOWN)
    if torch is ALWAYS:
        lines.append(tr("torch has no default: it must be given there"))
    elif torch is not UNKNOWN:
        lines.append(tr("Default of torch: {value}", value=param.show(torch)))
    return "\n".join(lines)


@cache
def _differing() -> dict[int, Any]:
    """Return torch's own defaults where they are others, by the identity of the parameter."""
    return {
        id(param): spec.call.torch_defaults[param.name]
        for spec in LAYERS.values()
        if isinstance(spec.call, ModuleCall)
        for param in spec.params
        if param.name in spec.call.torch_defaults
    }
