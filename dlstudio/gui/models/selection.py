"""Selection: what is selected in the graph that is shown; one signal.

Signals:
    changed(): nodes or wire differ from before.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from dlstudio.graph.model import Edge, MarkId, NodeId


class Selection(QObject):
    """Selected node ids and at most one wire; ids of frames and notes.

    ``dot`` is the number of the chosen dot of the wire.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: frozenset[NodeId] = frozenset()
        self.edge: Edge | None = None
        self.marks: frozenset[MarkId] = frozenset()
        self.dot: int | None = None

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
        dot: int | None = None,
    ) -> None:
        """Select these and nothing else."""
        nodes, marks = frozenset(nodes), frozenset(marks)
        wanted = (nodes, edge, marks, dot)
        if wanted != (self.nodes, self.edge, self.marks, self.dot):
            self.nodes, self.edge, self.marks, self.dot = wanted
            self.changed.emit()
