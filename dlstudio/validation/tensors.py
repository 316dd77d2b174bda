"""Tensors: their shapes by state-dict name; those of a block are named when somebody asks.

A block is checked for each of its uses, in blocks that are used themselves. Most of the names
that this would make are never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import prod

Tensors = Mapping[str, tuple[int, ...]]


class Gathered(Tensors):
    """The tensors of the nodes of a block, under the names of their nodes.

    Args:
        parts: gives the name of each node, and its tensors.
        turns: how often there is a copy of all; None for no copies and no number in a name.
    """

    def __init__(
        self, parts: Callable[[], Iterable[tuple[str, Tensors]]], turns: int | None = None
    ) -> None:
        self._asked = parts
        self._turns = turns

    @cached_property
    def _parts(self) -> Sequence[tuple[str, Tensors]]:
        return [part for part in self._asked() if part[1]]

    @property
    def numbers(self) -> int:
        """How many numbers are in all of them."""
        turns = 1 if self._turns is None else self._turns
        return turns * sum([numbers_in(tensors) for _, tensors in self._asked() if tensors])

    @cached_property
    def _table(self) -> dict[str, tuple[int, ...]]:
        once = {f"{n}.{name}": shape for n, part in self._parts for name, shape in part.items()}
        if self._turns is None:
            return once
        return {f"{t}.{name}": shape for t in range(self._turns) for name, shape in once.items()}

    def __getitem__(self, name: str) -> tuple[int, ...]:
        return self._table[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        turns = 1 if self._turns is None else self._turns
        return turns * sum([len(tensors) for _, tensors in self._parts])

    def __bool__(self) -> bool:
        return bool(self._parts)


def numbers_in(tensors: Tensors) -> int:
    """Count the numbers in tensors."""
    if type(tensors) is Gathered:
        return tensors.numbers
    return sum([prod(shape) for shape in tensors.values()])
