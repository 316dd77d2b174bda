"""Source: the one text that is shown, saved, exec'd, trained and exported."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dlstudio.graph.model import NodeId

NodeKey = tuple[str, NodeId]  # name of the graph ("main" or a block), id of the node


@dataclass(frozen=True, kw_only=True)
class Source:
    """Python text with what a reader needs to find a node in it.

    Args:
        text: the whole file; it imports only torch, and the files of ``own``.
        class_name: the class of the main graph; takes no arguments.
        lines: by node, the lines (from 1) that it wrote.
        names: by node, its attribute in the module; nodes without a module are missing.
        inputs: names of the arguments of ``forward``, in the order of the Input nodes.
        outputs: names of the Output nodes, in order.
        own: texts of the person's own files that it imports, by the name of the module.
        noted: the lines (from 1) that are notes of a person.
    """

    text: str
    class_name: str
    lines: Mapping[NodeKey, tuple[int, ...]]
    names: Mapping[NodeKey, str]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    own: Mapping[str, str] = field(default_factory=dict)
    noted: tuple[int, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text, and of the files it imports: equal digests, the same network.

        Notes do not count: a run goes on when one was written meanwhile.
        """
        found = hashlib.sha256(self._unnoted.encode())
        for module, text in sorted(self.own.items()):
            found.update(f"\0{module}\0{text}".encode())
        return found.hexdigest()

    @property
    def _unnoted(self) -> str:
        if not self.noted:
            return self.text
        noted = set(self.noted)
        lines = self.text.split("\n")
        return "\n".join(line for number, line in enumerate(lines, 1) if number not in noted)

    def node_at(self, line: int) -> NodeKey | None:
        """Return the node that wrote a line."""
        return self._by_line.get(line)

    @cached_property
    def _by_line(self) -> dict[int, NodeKey]:
        return {line: key for key, lines in self.lines.items() for line in lines}
