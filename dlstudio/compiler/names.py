"""Namer: unique, legal and stable names in one scope of the code."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dlstudio.spec.identifier import RESERVED, as_identifier

# What a reader expects a tensor on its way to be called; taken in this order.
FLOW = ("x", "y", "z", "u", "v", "w")


class Namer:
    """Gives each thing a name of its own within a scope.

    Three promises: no name twice, never a reserved word, and the same things in the same
    order get the same names.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def name(self, wanted: str, stem: str = "node") -> str:
        """Return ``wanted`` made legal, with a number behind it if it is taken."""
        name = base = as_identifier(wanted, stem)
        number = 2
        while name in self._taken or name in RESERVED:
            name, number = f"{base}_{number}", number + 1
        self._taken.add(name)
        return name


class Variables:
    """The local variables of ``forward``: a name is used again once its value is dead.

    That is how a person writes it, and it frees each tensor as early as hand-written code
    does: peak memory follows from it.
    """

    def __init__(self) -> None:
        self._live: set[str] = set()

    def argument(self, wanted: str) -> str:
        """Name an argument of ``forward``."""
        return self._take(wanted)

    def flow(self, dying: Collection[str]) -> str:
        """Name the result of an ordinary step: the first letter of a value that dies in it."""
        live = self._live
        if "x" in dying and "x" not in live:  # as nearly always
            live.add("x")
            return "x"
        for names in (dying, FLOW):
            for name in FLOW:
                if name in names and name not in live:
                    live.add(name)
                    return name
        return self._take(f"x{sum(n not in FLOW for n in live) + 1}")

    def named(self, wanted: str) -> str:
        """Name one of several results of a step after its port."""
        return self._take(wanted)

    def release(self, name: str) -> None:
        """Free the name of a value that nobody reads any more."""
        self._live.discard(name)

    def _take(self, wanted: str) -> str:
        base = as_identifier(wanted, "x")
        name, number = base, 2
        while name in self._live:
            name, number = f"{base}_{number}", number + 1
        self._live.add(name)
        return name
