"""Placing: a layer or block from the palette or the search goes to its place, or into a wire."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from dlstudio.errors import ProjectError
from dlstudio.graph import edits
from dlstudio.graph.model import Edge, Node, NodeId, PortRef
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.fitting import Fitting, insertion, snapped, spot_behind, stem_of
from dlstudio.gui.canvas.gestures import Gesture, Modifiers, Stage, wire_for
from dlstudio.gui.canvas.suiting import type_at, values_for
from dlstudio.gui.look.faces import LINE_Y, WIDTH
from dlstudio.project import commands
from dlstudio.project.block_files import fetched, staged
from dlstudio.spec.spec import Choice


class PlaceLayer(Gesture):
    """Carries a layer from the palette to its place, or into a wire."""

    def __init__(self, stage: Stage, key: str) -> None:
        self._stage, self._key = stage, key
        self._placed, self._project = key, stage.document.project
        with suppress(ProjectError):  # told when it is let go
            self._placed, self._project = staged(stage.document.project, key)
        self._wire: EdgeItem | None = None
        self._ghost = QGraphicsRectItem(0, 0, WIDTH, 2 * LINE_Y)
        pen = QPen(stage.scene.easel.inks.accent, 1.5, Qt.PenStyle.DashLine)
        self._ghost.setPen(pen)
        fill = QColor(stage.scene.easel.inks.accent)
        fill.setAlpha(24)
        self._ghost.setBrush(fill)
        self._ghost.setZValue(5)
        stage.scene.addItem(self._ghost)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        spot = self.spot(at)
        self._ghost.setPos(*spot)
        alone = bool(modifiers & Modifiers.ShiftModifier)
        node, spots = self._node(spot), {"": spot}
        self._wire = None if alone else wire_for(self._stage, node, spots, self._project)
        self._stage.scene.hover(self._wire)

    def end(self, at: QPointF, modifiers: Modifiers) -> None:
        self.move(at, modifiers)
        wire = None if self._wire is None else self._wire.edge
        self.cancel()
        place_layer(self._stage, self._key, self.spot(at), wire)

    def cancel(self) -> None:
        self._stage.scene.hover(None)
        self._stage.scene.removeItem(self._ghost)

    @staticmethod
    def spot(at: QPointF) -> tuple[float, float]:
        """Return the corner of a node whose title is under the pointer."""
        return snapped(at.x() - WIDTH / 2, at.y() - LINE_Y)

    def _node(self, spot: tuple[float, float]) -> Node:
        return Node(id="", layer=Choice(self._placed), name="", position=spot)


def place_layer(
    stage: Stage,
    key: str,
    spot: tuple[float, float],
    into: Edge | None = None,
    wire: tuple[PortRef, bool] | None = None,
    lifted: Edge | None = None,
) -> NodeId | None:
    """Place a layer in one command, put it into a wire or join it to a port; select it.

    ``lifted`` is a wire that the new one takes the place of. A block that lies
    in a file is inserted by the same command.
    """
    document, name = stage.document, stage.graph_name
    id = edits.next_id(document.graph)
    try:
        key, fetch = fetched(document.project, key)
    except ProjectError as error:
        document.refused.emit(error.sentence)
        return None
    project = document.project if fetch is None else fetch.apply(document.project)
    source = into.source if into else wire[0] if wire and wire[1] else None
    layer = Choice(key, values_for(key, type_at(document.graph_report, source)) or {})
    if into is not None:
        spot = spot_behind(document.graph, into, spot)
    add = commands.AddNode(graph=name, layer=layer, position=spot, stem=stem_of(key), id=id)
    more: tuple[commands.Command, ...] = ()
    if into is not None:
        node = Node(id=id, layer=layer, name="", position=spot)
        more = insertion(project, name, into, node)
    elif wire is not None:
        fitting = Fitting(add.apply(project), name, *wire, lifted)
        end = fitting.first_free(id)
        more = () if end is None else (fitting.connect(end),)
    first = () if fetch is None else (fetch,)
    batch = commands.Batch(commands=(*first, add, *more), title=add.label)
    done = document.do(batch if more or first else add)
    if not done:
        return None
    stage.selection.set([id])
    return id
