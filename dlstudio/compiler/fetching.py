"""Fetching: ``self.conv`` of a loaded class is found at once.

torch keeps the layers of a module in a table, in which Python looks last, after it has failed
everywhere else: 0.7 µs for each layer in each pass, more than a small ReLU takes. A property of
the class looks there first. It is no copy, so a layer that is put in another's place is the one
that runs; and TorchScript, torch.export and fx take it for what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_CLASS = re.compile(r"^class (\w+)\(nn\.Module\):$", re.MULTILINE)
_MADE = re.compile(r"^        self\.(\w+) = (?:nn\.(?!Parameter|Buffer))?[A-Z]", re.MULTILINE)


def quicken(text: str, namespace: Mapping[str, Any]) -> None:
    """Let the classes that a text has made find their layers quickly."""
    parts = _CLASS.split(text)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        names = _MADE.findall(body)
        for layer in names:
            setattr(namespace[name], layer, _layer(layer))
        namespace[name].__jit_unused_properties__ = names


@lru_cache(maxsize=4_096)
def _layer(name: str) -> property:
    def get(self: Any) -> Any:
        try:
            return self._modules[name]
        except KeyError:
            pass
        if name in self.__dict__:
            return self.__dict__[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def put(self: Any, value: object) -> None:
        self.__dict__[name] = value  # what is no layer, after the layer was deleted

    return property(get, put)
