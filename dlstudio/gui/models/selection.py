"""Selection: what is selected in the graph that is shown; one signal.

Signals:
    changed(): nodes or wire differ from before.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from dlstudio.graph.model import Edge, NodeId


class Selection(QObject):
    """Selected node ids and at most one wire."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: frozenset[NodeId] = frozenset()
        self.edge: Edge | None = None

    @property
    def single(self) -> NodeId | None:
        """The selected node, if it is exactly one."""
        return next(iter(self.nodes)) if len(self.nodes) == 1 else None

    def set(self, nodes: Iterable[NodeId] = (), edge: Edge | None = None) -> None:
        """Select these and nothing else."""
        nodes = frozenset(nodes)
        if (nodes, edge) != (self.nodes, self.edge):
            self.nodes, self.edge = nodes, edge
            self.changed.emit()
