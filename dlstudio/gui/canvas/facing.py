"""Facing: makes the faces of nodes from the project, its report and what marks problems."""

from __future__ import annotations

from collections.abc import Iterable

from dlstudio.graph.model import Node, NodeId, PortRef
from dlstudio.gui.canvas.glimpses import glimpse_of
from dlstudio.gui.canvas.heat import Heat
from dlstudio.gui.canvas.marked import Marked
from dlstudio.gui.canvas.reading import face_of, kind_of, shape_text
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.frames import Glimpse
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.validation.report import NodeReport, Report

NOTHING = NodeFace(name="", kind="", group="", icon="")


class Facing:
    """What the nodes of the graph on the canvas show.

    Args:
        report: what was found last; None while nothing is known of a graph that is new here.
    """

    def __init__(self, scene: CanvasScene, document: DocumentModel) -> None:
        self._scene, self._document = scene, document
        self.heat = Heat()
        self.marked = Marked()
        self.report: Report | None = None
        scene.easel.face_of = self.face_of

    def forget(self) -> None:
        """Know nothing of another graph."""
        self.report = None
        self.marked.clear()

    def glimpse_of(self, node: Node) -> Glimpse:
        """Return what is seen of a node before it has a face."""
        return glimpse_of(self._document.project, node, self._scene.slots(node.id))

    def face_of(self, id: NodeId) -> NodeFace:
        """Make the face of a node that is seen for the first time."""
        node = self._document.graph.nodes.get(id)
        if node is None:  # the change that takes it away is on its way here
            return NOTHING
        self._scene.nodes[id].key = self.key_of(node)
        return self.made(node)

    def key_of(self, node: Node) -> object:
        """Return all that the face of a node is made from."""
        graphs, report, id = self._document.project.graphs, self._known(node.id), node.id
        seen = (report.inputs, report.outputs) if report else None
        inner = graphs.get(node.block) if node.block is not None else None
        own = (node.layer, node.name, node.note, node.muted, node.learning)
        found = self.marked.nodes.get(id, ())
        return own, seen, self._share(id), found, self._scene.slots(id), inner

    def made(self, node: Node) -> NodeFace:
        """Make a face."""
        found, slots = self.marked.nodes.get(node.id, ()), self._scene.slots(node.id)
        project, report = self._document.project, self._known(node.id)
        return face_of(project, node, report, found, dict(slots), self._share(node.id))

    def label(self, ids: Iterable[NodeId]) -> None:
        """Write shapes on the wires that leave some nodes and mark the wrong ones."""
        if self.report is None:
            return
        types = self._document.shown_in(self.report).types
        bad_ports, bad_edges = self.marked.ports, self.marked.edges
        for id in ids:
            for item in self._scene.leaving(id):
                source, target = item.edge.source, item.edge.target
                type = types.get(PortRef(id, source.port))
                wrong = (
                    (target.node, target.port) in bad_ports
                    or (target.node, None) in bad_ports
                    or item.edge in bad_edges
                )
                item.tell(shape_text(type) if type else "", kind_of(type), wrong)

    def _known(self, id: NodeId) -> NodeReport | None:
        checked = self.report and self._document.shown_in(self.report)
        return checked.nodes.get(id) if checked else None

    def _share(self, id: NodeId) -> float:
        checked = self.report and self._document.shown_in(self.report)
        return self.heat.share(checked, self._document.graph.nodes, id) if checked else 0.0
