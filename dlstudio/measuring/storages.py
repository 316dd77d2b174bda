"""LiveBytes: counts the memory of tensors while it is entered. Loads torch.

Every storage that an operator of torch hands out is counted once, until it is freed. Room that
a library takes and gives back inside one operator is not seen.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


class LiveBytes(TorchDispatchMode):  # type: ignore[misc]
    """Bytes that are alive now, and the most that were.

    Args:
        known: tensors that are there already.
    """

    def __init__(self, known: Iterable[Tensor] = ()) -> None:
        super().__init__()
        self.now = self.most = 0
        self._watched: dict[int, weakref.ref[Any]] = {}
        for tensor in known:
            self.watch(tensor)

    def watch(self, tensor: Tensor) -> None:
        """Count the storage of a tensor until it is freed."""
        storage = tensor.untyped_storage()
        key = storage._cdata
        size = storage.nbytes()
        if key in self._watched or not size:
            return

        def freed(_: object) -> None:
            del self._watched[key]
            self.now -= size

        self._watched[key] = weakref.ref(storage, freed)
        self.now += size
        self.most = max(self.most, self.now)

    def __torch_dispatch__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        result = func(*args, **(kwargs or {}))
        for leaf in tree_leaves(result):
            if isinstance(leaf, torch.Tensor):
                self.watch(leaf)
        return result
