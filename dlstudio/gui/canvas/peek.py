"""Peek: a picture of the inside of a block over the canvas, with the shapes of this very use.

It goes away by Escape, a click, or when the pointer or the selection goes elsewhere.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QVBoxLayout

from dlstudio.graph.marks import SMALLEST
from dlstudio.graph.model import FRAME, Graph, Mark, NodeId
from dlstudio.gui.canvas.brush import Brush
from dlstudio.gui.canvas.reading import block_words, face_of, kind_of, shape_text
from dlstudio.gui.canvas.scene import CanvasScene, Easel
from dlstudio.gui.look.faces import WIDTH
from dlstudio.gui.look.frames import Glimpse
from dlstudio.gui.look.inks import Detail, Inks
from dlstudio.gui.look.theme import SPACE_L, SPACE_S, SPACE_XS, Look, Theme
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.project.model import Project
from dlstudio.validation.report import GraphReport

TALLEST = 400  # px
EDGE = 24.0  # px around the drawing
GAP = 48.0  # between columns, so that a long chain stays readable


def picture(
    project: Project,
    block: str,
    report: GraphReport | None,
    theme: Theme,
    room: QSize,
    ratio: float,
) -> QImage:
    """Draw the inside of a block as the canvas would, as large as fits into ``room``."""
    scene = CanvasScene(Easel(Inks(theme)))
    _fill(scene, project, project.graphs[block], report)
    area = scene.content()
    for item in scene.edges.values():  # wires may pass above and below
        area = area.united(item.route.bounds()) if item.route else area
    area = area.adjusted(-EDGE, -EDGE, EDGE, EDGE)
    scale = min(1.0, room.width() / area.width(), room.height() / area.height())
    size = QSize(round(area.width() * scale), round(area.height() * scale))
    scene.easel.zoom, scene.easel.detail = scale, max(Detail.NAME, Detail.at(scale))
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(theme.canvas))
    painter = QPainter(image)
    left, top = round(-area.left() * scale * ratio), round(-area.top() * scale * ratio)
    Brush(scene).paint(painter, area, scale * ratio, left, top, ground=False)
    painter.end()
    image.setDevicePixelRatio(ratio)
    scene.empty()
    return image


def _fill(scene: CanvasScene, project: Project, graph: Graph, report: GraphReport | None) -> None:
    closer = _closer(graph)
    spots = {id: (closer(n.position[0]), n.position[1]) for id, n in graph.nodes.items()}
    wires: dict[NodeId, dict[str, list[int]]] = {}
    for edge in graph.edges:
        ports = wires.setdefault(edge.target.node, {})
        ports.setdefault(edge.target.port, []).append(edge.target.slot)
    for id, node in graph.nodes.items():
        slots = {port: tuple(sorted(used)) for port, used in wires.get(id, {}).items()}
        known = report.nodes.get(id) if report else None
        face = face_of(project, node, known, (), slots, 0.0)
        scene.add_node(id, Glimpse.of(face), spots[id]).show_face(face)
    scene.show_marks({id: _moved(mark, closer) for id, mark in graph.marks.items()}, graph.marks)
    scene.bends = {
        edge: tuple((closer(x), y) for x, y in dots) for edge, dots in graph.bends.items()
    }
    drawn = [
        e for e in graph.edges if e.source.node in graph.nodes and e.target.node in graph.nodes
    ]
    for edge in drawn:
        scene.add_edge(edge)
    scene.reroute(scene.place(spots), drawn)
    for edge in drawn:
        type = report.types.get(edge.source) if report else None
        scene.edges[edge].tell(shape_text(type) if type else "", kind_of(type), False)


def _closer(graph: Graph) -> Callable[[float], float]:
    """Return where a place from left to right goes when empty room between columns is taken out."""
    boxes = [(node.position[0], WIDTH) for node in graph.nodes.values()]
    boxes += [(m.area[0], m.area[2]) for m in graph.marks.values() if m.kind != FRAME]
    before: list[float] = []
    after: list[float] = []
    reach = -math.inf
    for x, width in sorted(boxes):
        after.append(min(after[-1] + x - before[-1], reach + GAP) if before else 0.0)
        before.append(x)
        reach = max(reach, after[-1] + width)

    def closer(x: float) -> float:
        place = bisect_right(before, x) - 1
        if place < 0:
            return after[0] + x - before[0]
        end = after[place + 1] if place + 1 < len(after) else math.inf
        return min(after[place] + x - before[place], end)

    return closer


def _moved(mark: Mark, closer: Callable[[float], float]) -> Mark:
    """Return a mark that goes along; a note keeps its width, a frame holds what it held."""
    x, y, width, height = mark.area
    left = closer(x)
    if mark.kind == FRAME:
        width = max(closer(x + width) - left, SMALLEST)
    return replace(mark, area=(left, y, width, height))


class Peek(QFrame):
    """The card with the picture; a child of the canvas."""

    def __init__(self, document: DocumentModel, look: Look, parent: QAbstractScrollArea) -> None:
        super().__init__(parent)
        self._document, self._look = document, look
        self.id: NodeId | None = None
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title, self.image, self.foot = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "strong")
        self.foot.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        for widget in (self.title, self.image, self.foot):
            column.addWidget(widget)
        for signal in (document.changed, document.shown):
            signal.connect(lambda _what: self.leave())
        document.opened.connect(self.leave)
        parent.viewport().installEventFilter(self)
        self.hide()

    def open(self, id: NodeId, box: QRectF) -> None:
        """Show the inside of a node; ``box`` is where it stands in the parent."""
        node = self._document.graph.nodes.get(id)
        graph = self._document.project.graphs.get(node.block or "") if node else None
        if node is None or node.block is None or graph is None or not graph.nodes:
            return
        report = self._document.graph_report.inside.get(id)
        room = QSize(self.parentWidget().width() - 4 * SPACE_L, TALLEST)
        look, ratio = self._look.theme, self.devicePixelRatioF()
        drawn = picture(self._document.project, node.block, report, look, room, ratio)
        self.id = id
        self.title.setText(f"{node.name} · {node.block}")
        self.image.setPixmap(QPixmap.fromImage(drawn))
        said = [
            tr("{count} {count:layer|layers}", count=len(graph.nodes)),
            *block_words(graph, node),
        ]
        keys = tr("Double-click the block to go in")
        self.foot.setText(" · ".join([*said, keys]))
        self.setAccessibleName(self.title.text())
        self.adjustSize()
        self.move(self._beside(box))
        self.show()
        self.raise_()

    def leave(self) -> bool:
        """Go away; return whether it was there."""
        was = self.isVisible()
        self.id = None
        self.hide()
        return was

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press or a turn of the wheel anywhere on the canvas ends it."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self.leave()
        return False

    def _beside(self, box: QRectF) -> QPoint:
        """Return a place below the node, above it where there is no room."""
        room = self.parentWidget().size()
        x = max(SPACE_S, min(round(box.left()), room.width() - self.width() - SPACE_S))
        below, above = round(box.bottom()) + SPACE_L, round(box.top()) - SPACE_L - self.height()
        fits = below + self.height() <= room.height() - SPACE_S or above < SPACE_S
        y = below if fits else above
        return QPoint(x, max(SPACE_S, min(y, room.height() - self.height() - SPACE_S)))
