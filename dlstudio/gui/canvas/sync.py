"""Sync: keeps the scene in step with document, report, selection and look.

A change touches only the ids in it. A report is compared, node by node, with what each face
was made from; only faces that differ are made anew. Those that are seen come first, at once;
the others follow in small portions, so that an edit in a large drawing shows within a frame.
Nothing here edits the project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from dlstudio.graph.model import Graph, NodeId, PortRef
from dlstudio.gui.canvas.heat import Heat
from dlstudio.gui.canvas.marked import Marked
from dlstudio.gui.canvas.reading import (
    face_of,
    kind_of,
    shape_text,
)
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.paint import Detail, Inks
from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.selection import Selection
from dlstudio.project.change import Change, GraphChange
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.validation.report import Report

AT_ONCE = 200  # so many nodes are always followed in one go
PORTION = 60
BLANK = NodeFace(name="", kind="", group="", icon="")


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
        self._heat = Heat()
        self._seen = seen
        self._due: list[NodeId] = []
        self._name = document.graph_name
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        self._scene, self._document = scene, document
        self._selection, self._look = selection, look
        self._report: Report | None = None
        self._marked = Marked()
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
        self._report = None
        self._marked.clear()
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
        if kind != self._heat.kind:
            self._heat.kind = kind
            self._refresh(self._scene.nodes)

    def finish(self) -> None:
        """Make all faces that are still due now."""
        self._later.stop()
        due, self._due = self._due, []
        self._follow(due)

    def mark(self, beside: tuple[Diagnostic, ...]) -> None:
        """Mark what stands in the way of a training, beside what the check found."""
        if beside == self._marked.beside:
            return
        self._marked.beside = beside
        if self._report is self._document.report:  # or that of the same edit follows at once
            self._follow(self._marked.sort(self._report, self._document.graph_name))

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
            self._scene.reroute((), graph.bends)
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
            self._apply(part, self._document.graph)
        if change.graphs.keys() - {self._document.graph_name}:
            # A block that nodes here stand for may have other ports now.
            self._refresh([id for id, item in self._scene.nodes.items() if item.face.block])

    def _on_checked(self, report: Report) -> None:
        self._report = report
        self._marked.sort(report, self._document.graph_name)
        scene = self._scene
        self._due = list(scene.nodes)
        if len(scene.nodes) <= AT_ONCE:
            self.finish()
            return
        if scene.easel.detail is Detail.FULL:
            # What feeds the seen nodes has its label on a seen wire.
            near = scene.inside(self._seen())
            near |= {item.edge.source.node for id in near for item in scene.wires_of(id)}
            self._due = [id for id in scene.nodes if id not in near]
            self._follow(near)
        self._later.start()

    def _go_on(self) -> None:
        """Make the next portion of faces."""
        self._due, portion = self._due[PORTION:], self._due[:PORTION]
        self._follow(portion)
        if self._due:
            self._later.start()

    def _follow(self, ids: Iterable[NodeId]) -> None:
        """Let nodes, and the wires that leave them, show what the report says."""
        ids = [id for id in ids if id in self._scene.nodes]
        self._refresh(ids)
        self._label(ids)

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

    def _apply(self, part: GraphChange, graph: Graph) -> None:
        """Follow a change: only the items of its ids are touched."""
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
        fresh = [id for id in graph.nodes if id in part.added] if part.added else []
        for id in fresh:
            scene.add_node(id, BLANK, graph.nodes[id].position)
        for edge in part.edges_added:
            if edge.source.node in scene.nodes and edge.target.node in scene.nodes:
                scene.add_edge(edge)
                touched.add(edge.target.node)
        ids = {*part.added, *part.changed, *touched} & graph.nodes.keys()
        self._refresh(ids, reroute=False)
        moved = scene.place({id: graph.nodes[id].position for id in ids}) | part.added | touched
        scene.reroute(moved & scene.nodes.keys(), part.edges_added | part.bends)
        if moved or part.removed or part.marks:
            scene.grow()
            self.moved.emit()

    def _refresh(self, ids: Iterable[NodeId], *, reroute: bool = True) -> None:
        """Make the faces anew of those nodes of which something is known otherwise."""
        scene, project, graph = self._scene, self._document.project, self._document.graph
        checked = self._report and self._report.graph(self._document.graph_name)
        shifted: dict[NodeId, tuple[float, float]] = {}
        recolored = False
        for id in ids:
            item, node = scene.nodes[id], graph.nodes[id]
            report = checked.nodes.get(id) if checked else None
            share = self._heat.share(checked, graph.nodes, id) if checked else 0.0
            found = self._marked.nodes.get(id, ())
            seen = (report.inputs, report.outputs) if report else None
            inner = project.graphs.get(node.block) if node.block is not None else None
            slots = scene.slots(id)
            own = (node.layer, node.name, node.note, node.muted, node.learning)
            key = (own, seen, share, found, slots, inner)
            if key == item.key:
                continue
            item.key = key
            severity = item.face.severity
            if item.show_face(face_of(project, node, report, found, dict(slots), share)):
                shifted[id] = (item.x(), item.y())
            recolored = recolored or severity != item.face.severity
        if reroute and shifted:
            scene.place(shifted)
            scene.reroute(shifted)
        if recolored:
            self.redressed.emit()

    def _label(self, ids: Iterable[NodeId]) -> None:
        """Write shapes on the wires that leave some nodes and mark the wrong ones."""
        if self._report is None:
            return
        types = self._report.graph(self._document.graph_name).types
        bad_ports, bad_edges = self._marked.ports, self._marked.edges
        for id in ids:
            for item in self._scene.wires_of(id):
                source, target = item.edge.source, item.edge.target
                if source.node != id:
                    continue
                type = types.get(PortRef(id, source.port))
                wrong = (
                    (target.node, target.port) in bad_ports
                    or (target.node, None) in bad_ports
                    or item.edge in bad_edges
                )
                item.tell(shape_text(type) if type else "", kind_of(type), wrong)
