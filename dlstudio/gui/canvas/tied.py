"""Tied: layers that share their weights, on the canvas: what is said, chosen and followed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu

from dlstudio.graph.blocks import lender_of
from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.gui.canvas.gestures import area_of
from dlstudio.gui.look.link import DISC, spot_of
from dlstudio.gui.look.words import tr
from dlstudio.project.learning_commands import SetLearning
from dlstudio.project.learning_spec import TIED_TO
from dlstudio.validation.tying import lenders

if TYPE_CHECKING:
    from dlstudio.gui.canvas.gestures import Stage
    from dlstudio.gui.canvas.lens import Lens

MOST = 20  # layers that the menu offers; the properties offer all


def shared_lines(graph: Graph, id: NodeId) -> list[str]:
    """Say whose weights a node uses, and who uses its own."""
    lender = graph.nodes.get(lender_of(graph.nodes[id]))
    lines = [tr("Shares the weights of {name}", name=lender.name)] if lender is not None else []
    users = [node.name for node in graph.nodes.values() if lender_of(node) == id]
    if users:
        lines.append(tr("Its weights are used by {names} too", names=", ".join(users)))
    return lines


def lender_at(stage: Stage, at: QPointF) -> NodeId | None:
    """Return what a press here leads to: the lender of the node whose mark lies here."""
    for dx, dy in ((0.0, 0.0), (DISC, -DISC)):  # half of the mark lies outside of its node
        item = stage.scene.node_at(at.x() + dx, at.y() + dy)
        if item is None or not item.face.tied:
            continue
        (x, y), (left, top) = spot_of(item.face), item.at
        if (at.x() - left - x) ** 2 + (at.y() - top - y) ** 2 <= DISC**2:
            lender = lender_of(stage.document.graph.nodes[item.id])
            return lender if lender in stage.scene.nodes else None
    return None


def follow(stage: Stage, lens: Lens, lender: NodeId) -> None:
    """Select the lender and bring it into sight."""
    stage.selection.set([lender])
    lens.reveal(area_of(stage.scene, [lender]))


def fill_menu(stage: Stage, menu: QMenu, node: Node) -> None:
    """Offer the layers whose weights fit, or weights of its own."""
    document = stage.document

    def share(id: NodeId) -> None:
        graph = document.graph_name
        document.do(SetLearning(graph=graph, ids=(node.id,), name=TIED_TO, value=id))

    if node.learning.tied_to:
        menu.addAction(tr("Use weights of its own")).triggered.connect(lambda: share(""))
        return
    found = lenders(document.graph, document.graph_report, node)
    if not found:
        return
    offers = menu.addMenu(tr("Share the weights of"))
    for id, name in list(found.items())[:MOST]:
        offers.addAction(name).triggered.connect(partial(lambda id, _on=False: share(id), id))
