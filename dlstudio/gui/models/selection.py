"""Selection: what is selected in the graph that is shown; one signal.

Signals:
    changed(): nodes or wire differ from before.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from dlstudio.graph.model import Edge, MarkId, NodeId


class Selection(QObject):
    """Selected node ids and at most one wire; ids of frames and notes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: frozenset[NodeId] = frozenset()
        self.edge: Edge | None = None
        self.marks: frozenset[MarkId] = frozenset()

    @property
    def single(self) -> NodeId | None:
        """The selected node, if it is exactly one."""
        return next(iter(self.nodes)) if len(self.nodes) == 1 else None

    @property
    def mark(self) -> MarkId | None:
        """The selected frame or note, if it is exactly one and nothing else is selected."""
        alone = len(self.marks) == 1 and not self.nodes
        return next(iter(self.marks)) if alone else None

    def set(
        self,
        nodes: Iterable[NodeId] = (),
        edge: Edge | None = None,
        marks: Iterable[MarkId] = (),
    ) -> None:
        """Select these and nothing else."""
        nodes, marks = frozenset(nodes), frozenset(marks)
        if (nodes, edge, marks) != (self.nodes, self.edge, self.marks):
            self.nodes, self.edge, self.marks = nodes, edge, marks
            self.changed.emit()
