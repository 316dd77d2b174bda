"""Sync: keeps the scene in step with document, report, selection and look.

A change touches only the ids in it. A report is compared, node by node, with what each face
was made from; only faces that differ are made anew. Those that are seen come first, at once;
the others follow in small portions, so that an edit in a large drawing shows within a frame.
Nothing here edits the project.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from dlstudio.collector import resting
from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.gui.canvas.facing import Facing
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.inks import Detail, Inks
from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.selection import Selection
from dlstudio.project.change import Change, GraphChange
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.validation.report import Report

AT_ONCE = 200  # so many nodes are always followed in one go
PORTION = 0.004  # seconds
FIRST_MS = 100  # what a person has just done is painted before the first portion
STEP = 20

_Key = TypeVar("_Key")


class Sync(QObject):
    """Follows the models.

    Signals:
        interrupted(): items are about to change; whatever holds some must let go.
        rebuilt(): another graph is on the canvas.
        moved(): nodes came, went or stand elsewhere.
        redressed(): colours of nodes differ (theme, problems).
    """

    interrupted = Signal()
    rebuilt = Signal()
    moved = Signal()
    redressed = Signal()

    def __init__(
        self,
        scene: CanvasScene,
        document: DocumentModel,
        selection: Selection,
        look: Look,
        seen: Callable[[], QRectF],
    ) -> None:
        super().__init__(scene)
        self._seen = seen
        self._due: list[NodeId] = []
        self._name = document.graph_name
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._go_on)
        self._scene, self._document = scene, document
        self._selection, self._look = selection, look
        self._facing = Facing(scene, document)
        self._marked = self._facing.marked
        document.changed.connect(self._on_changed)
        document.checked.connect(self._on_checked)
        document.opened.connect(self._on_opened)
        document.shown.connect(self._on_shown)
        selection.changed.connect(self._on_selection)
        look.changed.connect(self._on_look)
        self.rebuild()
        self._on_checked(document.report)

    def rebuild(self) -> None:
        """Make all items anew."""
        self.interrupted.emit()
        self._name = self._document.graph_name
        self._scene.empty()
        self._due = []
        self._facing.forget()
        graph = self._document.graph
        everything = GraphChange(
            added=frozenset(graph.nodes), edges_added=frozenset(graph.edges),
            marks=frozenset(graph.marks), bends=frozenset(graph.bends),
        )  # fmt: skip
        self._apply(everything, graph)
        self._on_selection()
        self.rebuilt.emit()

    def retranslate(self) -> None:
        """Write all words anew in the language of the window."""
        for item in self._scene.nodes.values():
            item.key = None
        self._refresh(self._scene.nodes)

    def heat(self, kind: str) -> None:
        """Let the bars of the nodes compare something else."""
        if kind != self._facing.heat.kind:
            self._facing.heat.kind = kind
            self._refresh(self._scene.nodes)

    def finish(self) -> None:
        """Make all faces that are still due now."""
        self._later.stop()
        due, self._due = self._due, []
        self._follow(due)
        self._scene.lead_some(math.inf)

    def mark(self, beside: tuple[Diagnostic, ...]) -> None:
        """Mark what stands in the way of a training, beside what the check found."""
        if beside == self._marked.beside:
            return
        self._marked.beside = beside
        if self._facing.report is self._document.report:  # or that of the same edit follows at once
            self._follow(self._marked.sort(self._facing.report, self._document.graph_name))

    def found_at(self, id: NodeId) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a node."""
        return self._marked.nodes.get(id, ())

    def settle(self, ids: Iterable[NodeId]) -> None:
        """Put nodes, and all marks and dots, back to where the project has them."""
        graph = self._document.graph
        nodes = graph.nodes
        self._scene.show_marks(graph.marks, graph.marks)
        if self._scene.bends or graph.bends:
            self._scene.show_bends(graph)
            self._scene.reroute({}, graph.bends)
        self._scene.lift({id: nodes[id].position for id in ids if id in nodes})

    def _on_opened(self) -> None:
        self._marked.beside = ()
        self.rebuild()

    def _on_shown(self, _name: str) -> None:
        self.rebuild()
        self._on_checked(self._document.report)

    def _on_changed(self, change: Change) -> None:
        if self._document.graph_name != self._name:  # the block that was shown is no more
            self.rebuild()
            return
        self.interrupted.emit()
        part = change.graphs.get(self._name)
        if part is not None:
            before = change.before.graphs.get(self._name)
            self._apply(part, self._document.graph, before)
        if change.graphs.keys() - {self._document.graph_name}:
            # A block that nodes here stand for may have other ports now.
            nodes = self._document.graph.nodes
            self._refresh([id for id in self._scene.nodes if nodes[id].block is not None])

    def _on_checked(self, report: Report) -> None:
        self._facing.report = report
        scene = self._scene
        self._warn(self._marked.sort(report, self._document.graph_name))
        self._due = list(scene.nodes)
        if len(scene.nodes) <= AT_ONCE:
            self.finish()
            return
        if scene.easel.detail is Detail.FULL:
            # What feeds the seen nodes has its label on a seen wire.
            near = scene.inside(self._seen())
            near |= {item.edge.source.node for item in scene.wires_at(near)}
            self._due = [id for id in scene.nodes if id not in near]
            self._follow(near)
        self._later.start(FIRST_MS)

    def _go_on(self) -> None:
        """Lead some wires that nobody has seen near; then make the next portion of faces."""
        if not self._scene.views():  # the window is closed
            return
        end = perf_counter() + PORTION
        more = self._scene.lead_some(PORTION)
        while self._due and perf_counter() < end:
            portion = self._due[-STEP:]
            del self._due[-STEP:]
            self._follow(portion)
        if more or self._due:
            self._later.start(0)

    def _follow(self, ids: Iterable[NodeId]) -> None:
        """Let nodes, and the wires that leave them, show what the report says."""
        self._refresh(ids := [id for id in ids if id in self._scene.nodes], make=True)
        self._facing.label(ids)

    def _on_selection(self) -> None:
        self._scene.select(self._selection.nodes, self._selection.edge)
        self._scene.select_marks(self._selection.marks)
        item = self._scene.edges.get(self._selection.edge) if self._selection.edge else None
        if item is not None and item.dot != self._selection.dot:
            item.dot = self._selection.dot
            item.stir()

    def _on_look(self) -> None:
        self._scene.easel.inks = Inks(self._look.theme)
        for item in self._scene.nodes.values():
            item.redress()
        self._scene.update()
        self.redressed.emit()

    def _apply(self, part: GraphChange, graph: Graph, before: Graph | None = None) -> None:
        """Follow a change: only the items of its ids are touched."""
        with resting():
            self._follow_change(part, graph, before)
        if len(self._scene.nodes) > AT_ONCE:
            self._later.start(FIRST_MS)

    def _follow_change(self, part: GraphChange, graph: Graph, before: Graph | None) -> None:
        scene = self._scene
        scene.show_marks(graph.marks, part.marks)
        if part.bends:
            scene.show_bends(graph)
        touched: set[NodeId] = set()
        for edge in part.edges_removed & scene.edges.keys():
            scene.remove_edge(edge)
            touched.add(edge.target.node)
        for id in part.removed & scene.nodes.keys():
            scene.remove_node(id)
        scene.expect(fresh := _in_order(graph.nodes, part.added))
        for edge in (wires := _in_order(graph.edges, part.edges_added)):
            if scene.expects(edge.source.node) and scene.expects(edge.target.node):
                scene.add_edge(edge)
                touched.add(edge.target.node)
        for node in [graph.nodes[id] for id in fresh]:
            glimpse, severity = self._facing.glimpse_of(node), self._marked.severity(node.id)
            scene.add_node(node.id, glimpse, node.position, severity)
        scene.stack(graph, fresh, wires)
        ids = {*part.added, *part.changed, *touched} & graph.nodes.keys()
        alike = {id for id in part.changed if before and _alike(before.nodes[id], graph.nodes[id])}
        turned = self._refresh(ids - part.added - (alike - touched), reroute=False)
        moved = scene.place({id: graph.nodes[id].position for id in ids})
        moved.update(dict.fromkeys(turned))
        elsewhere = scene.stirred or bool(part.marks)
        scene.reroute(moved, part.edges_added | part.bends)
        if elsewhere:
            self.moved.emit()

    def _refresh(
        self, ids: Iterable[NodeId], *, reroute: bool = True, make: bool = False
    ) -> Collection[NodeId]:
        """Show nodes of which something is known otherwise as they are now.

        Returns those whose ports stand elsewhere now.

        Args:
            reroute: lead the wires of those whose ports stand elsewhere now.
            make: make the faces that nobody has seen yet as well.
        """
        scene, graph = self._scene, self._document.graph
        shifted: dict[NodeId, tuple[float, float]] = {}
        recolored = False
        for id in ids:
            item, node = scene.nodes[id], graph.nodes[id]
            severity = item.severity
            if not item.faced and not make:
                glimpse = self._facing.glimpse_of(node)
                elsewhere = item.show_glimpse(glimpse, self._marked.severity(id))
            else:
                key = self._facing.key_of(node)
                if key == item.key:
                    continue
                item.key = key
                elsewhere = item.show_face(self._facing.made(node))
            if elsewhere:
                shifted[id] = item.at
            recolored = recolored or severity != item.severity
        if reroute and shifted:
            scene.reroute({**scene.place(shifted), **dict.fromkeys(shifted)})
        if recolored:
            self.redressed.emit()
        return shifted

    def _warn(self, ids: Iterable[NodeId]) -> None:
        """Let nodes without a face take the colour of their problems."""
        items = [self._scene.nodes[id] for id in ids if id in self._scene.nodes]
        items = [item for item in items if not item.faced]
        for item in items:
            item.show_glimpse(item.glimpse, self._marked.severity(item.id))
        if items:
            self.redressed.emit()


def _alike(one: Node, other: Node) -> bool:
    """Tell whether two values of a node differ in their places at most."""
    return (
        one.layer is other.layer
        and one.name == other.name
        and one.note == other.note
        and one.muted == other.muted
        and one.learning is other.learning
    )


def _in_order(all: Iterable[_Key], some: Collection[_Key]) -> list[_Key]:
    """Return some of all in the order of all."""
    return [one for one in all if one in some] if some else []
