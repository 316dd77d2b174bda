"""CanvasView: the drawing in the window. It puts lens, pointer, keyboard and overlays together.

Signals:
    zoomChanged(float): the zoom, 1 at 100 %.
    propertiesAsked(): the person wants to set values of the selected node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QLabel, QToolTip, QWidget

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import BLOCK_PREFIX, Edge, NodeId, PortRef
from dlstudio.gui.canvas import editing, keyboard
from dlstudio.gui.canvas.adding import Adding
from dlstudio.gui.canvas.gestures import PlaceLayer, Stage, area_of
from dlstudio.gui.canvas.hints import Hints
from dlstudio.gui.canvas.lens import STEP, Ground, Lens, to_point
from dlstudio.gui.canvas.menus import context_menu
from dlstudio.gui.canvas.minimap import Minimap
from dlstudio.gui.canvas.pointer import Pointer
from dlstudio.gui.canvas.scene import CanvasScene, Easel
from dlstudio.gui.canvas.sync import Sync
from dlstudio.gui.canvas.tooltips import tooltip_at
from dlstudio.gui.look.paint import Inks
from dlstudio.gui.look.theme import SPACE_L, SPACE_S
from dlstudio.gui.look.words import tr, words
from dlstudio.language import Sentence
from dlstudio.project.change import Change

if TYPE_CHECKING:
    from dlstudio.gui.models.studio import Studio

LAYER_MIME = "application/x-dlstudio-layer"


class CanvasView(QGraphicsView):
    """The canvas. Menus and tool bar call its public methods."""

    zoomChanged = Signal(float)
    propertiesAsked = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        self._scene = CanvasScene(Easel(Inks(studio.look.theme)))
        super().__init__(self._scene, parent)
        self._studio = studio
        self._views: dict[str, tuple[float, QPointF]] = {}
        self._shown = studio.document.graph_name
        self._untouched = True  # as long as it is, the drawing is fitted to the window
        self._ground = Ground()
        self._place: PlaceLayer | None = None
        self._set_up()
        self.lens = Lens(self, self._scene)
        self.sync = Sync(self._scene, studio.document, studio.selection, studio.look)
        self.stage = Stage(
            self._scene, self.sync, studio.document, studio.selection, self._hint, self._offer
        )
        self.pointer = Pointer(self, self.stage, self.lens)
        self.adding = Adding(self, self.stage, self.lens, studio.look)
        self.minimap = Minimap(self._scene, self.lens, studio.look, self)
        self.hints = Hints(studio.settings.memory("hints", []), self)
        self._reason = QLabel(self, margin=6, visible=False)
        self._reason.setProperty("role", "card")
        self._listen()
        self.retranslate()
        self._on_setting("show_minimap")
        self._on_setting("show_shapes")

    # --- what menus and keys do ------------------------------------------------------

    def fit_all(self) -> None:
        """Show the whole drawing."""
        self.lens.fit(self._scene.content())
        self.hints.did("look")

    def fit_selection(self) -> None:
        """Show the selected nodes, or all if there are none."""
        nodes = self._studio.selection.nodes
        self._untouched = False
        self.lens.fit(area_of(self._scene, nodes) if nodes else self._scene.content())
        self.hints.did("look")

    def zoom_in(self) -> None:
        """Come a step nearer."""
        self._zoom_by(STEP)

    def zoom_out(self) -> None:
        """Go a step away."""
        self._zoom_by(1 / STEP)

    def reset_zoom(self) -> None:
        """Show at 100 %."""
        self._untouched = False
        self.lens.set_zoom(1.0)

    def delete_selection(self) -> None:
        """Remove the selected nodes or wire."""
        editing.delete_selection(self.stage)

    def copy(self) -> None:
        """Copy the selected nodes."""
        editing.copy(self.stage)

    def cut(self) -> None:
        """Cut the selected nodes."""
        editing.cut(self.stage)

    def paste(self) -> None:
        """Paste at the pointer, or beside where the copy came from."""
        under = self.viewport().underMouse()
        editing.paste(self.stage, self.pointer.place(self.pointer.at) if under else None)

    def duplicate(self) -> None:
        """Copy the selected nodes beside themselves."""
        editing.duplicate(self.stage)

    def select_all(self) -> None:
        """Select every node."""
        editing.select_all(self.stage)

    def auto_layout(self) -> None:
        """Place the selected nodes, or all, from left to right."""
        everything = len(self._studio.selection.nodes) < 2
        if editing.auto_layout(self.stage) and everything:
            self.lens.fit(self._scene.content())

    def quick_add(self, at: QPointF | None = None) -> None:
        """Open the search for a layer."""
        self.adding.open(at)

    def insert_into(self, edge: Edge) -> None:
        """Open the search for a layer that goes into a wire."""
        self.adding.open_into(edge)

    def connect_selection(self) -> None:
        """Choose from a list where a wire from the selected node leads."""
        self.adding.open_targets()

    def place(self, key: str) -> None:
        """Place a layer beside the selected node and wire it, or in the middle."""
        self.adding.place(key)

    def escape(self) -> None:
        """Take back the gesture that goes on, or select nothing."""
        if not self.pointer.cancel():
            self._studio.selection.set()

    def reveal_node(self, id: NodeId) -> None:
        """Move as little as needed to show a node."""
        if id in self._scene.nodes:
            self._untouched = False
            self.lens.reveal(area_of(self._scene, [id]))

    def retranslate(self) -> None:
        """Write all words anew in the language of the window."""
        self.setAccessibleName(tr("Canvas"))
        graph = self._studio.document.graph
        self.setAccessibleDescription(
            tr("{nodes} layers, {wires} wires", nodes=len(graph.nodes), wires=len(graph.edges))
        )
        self.sync.retranslate()
        self.hints.retranslate()
        self.minimap.retranslate()
        self._arrange()

    # --- events ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._untouched = False
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.pointer.place(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        node = self._scene.node_at(at.x(), at.y())
        edge = None if node else self._scene.edge_at(at.x(), at.y())
        if node is not None:
            block = self._studio.document.graph.nodes[node.id].block
            if block is not None:
                self._studio.document.show(block)
            else:
                self.propertiesAsked.emit()
        elif edge is not None:
            self.insert_into(edge.edge)
        else:
            self.quick_add(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._untouched = False
        self.lens.wheel(event)
        self.hints.did("look")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keyboard.press(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not keyboard.release(self, event):
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pointer.space = False
        self.pointer.show_cursor()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        # Tab belongs to the search; Shift+Tab and F6 lead to the next panel.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
        ):
            self.quick_add()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = tooltip_at(self.stage, self.pointer.place(QPointF(event.pos())))
            if text and self.pointer.gesture is None:
                QToolTip.showText(event.globalPos(), text, self.viewport())
            else:
                QToolTip.hideText()
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.lens.set_zoom(self.lens.zoom * (1 + event.value()), event.position())
            return True
        if event.type() is QEvent.Type.Leave:
            self.pointer.leave()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.pointer.gesture is not None:
            return
        at = self.pointer.place(QPointF(event.pos()))
        node = self._scene.node_at(at.x(), at.y())
        item = node or self._scene.edge_at(at.x(), at.y())
        selection = self._studio.selection
        if node is not None and node.id not in selection.nodes:
            selection.set([node.id])
        elif node is None and item is not None:
            selection.set(edge=item.edge)
        context_menu(self, item, at).popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        key = _dragged(event)
        if key is None:
            event.ignore()
            return
        self._place = PlaceLayer(self.stage, key)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._place is not None:
            self._place.move(self.pointer.place(event.position()), event.modifiers())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self._place is not None:
            self._place.cancel()
            self._place = None

    def dropEvent(self, event: QDropEvent) -> None:
        place, self._place = self._place, None
        if place is not None:
            self._untouched = False
            place.end(self.pointer.place(event.position()), event.modifiers())
            event.acceptProposedAction()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self._ground.paint(painter, QRectF(rect), self._studio.look.theme, self.lens.zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._untouched:
            self.lens.fit(self._scene.content())
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- inside ----------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        # Never FullViewportUpdate: a hover would cost a whole window of painting.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState, False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 180)

    def _listen(self) -> None:
        studio = self._studio
        self.lens.zoomed.connect(self.zoomChanged)
        self.sync.rebuilt.connect(self._on_rebuilt)
        self.sync.moved.connect(self._on_moved)
        self.sync.redressed.connect(self.minimap.refresh)
        self.sync.redressed.connect(self.viewport().update)
        studio.document.opened.connect(self._on_opened)
        studio.document.changed.connect(self._on_changed)
        studio.selection.changed.connect(self._on_selection)
        studio.revealed.connect(lambda _graph, node: self.reveal_node(node))
        studio.settings.changed.connect(self._on_setting)
        self.hints.learned.connect(self._on_learned)

    def _on_opened(self) -> None:
        self._views.clear()
        self._shown = self._studio.document.graph_name
        self._untouched = True
        self.lens.fit(self._scene.content())

    def _on_rebuilt(self) -> None:
        """Another graph is shown: keep the old place, go back to where one was in the new."""
        name = self._studio.document.graph_name
        if name != self._shown:
            self._views[self._shown] = (self.lens.zoom, self.lens.middle())
            self._shown = name
            if name in self._views:
                zoom, place = self._views[name]
                self.lens.set_zoom(zoom)
                self.lens.show_place(place)
            else:
                self.lens.fit(self._scene.content())
        self._on_moved()

    def _on_moved(self) -> None:
        self.lens.follow_content()
        self.minimap.refresh()
        self._arrange()

    def _on_changed(self, change: Change) -> None:
        for part in change.graphs.values():
            if part.added:
                self.hints.did("place")
            if part.edges_added and not part.added:
                self.hints.did("wire")
        self._arrange()

    def _on_selection(self) -> None:
        if self._studio.selection.single is not None and not self._untouched:
            self.hints.did("edit")
            self._arrange()

    def _on_setting(self, name: str) -> None:
        value = self._studio.settings[name]
        if name == "show_minimap":
            self.minimap.set_wanted(bool(value))
        elif name == "show_shapes":
            self._scene.easel.labels = bool(value)
            self.viewport().update()

    def _on_learned(self, name: str) -> None:
        settings = self._studio.settings
        settings.remember("hints", sorted({*settings.memory("hints", []), name}))
        self._arrange()

    def _arrange(self) -> None:
        """Put the overlays into their corners; they are children of the view, not painted."""
        area = self.viewport().geometry()
        self.minimap.move(
            area.right() - self.minimap.width() - SPACE_L,
            area.bottom() - self.minimap.height() - SPACE_L,
        )
        self.hints.place(not self._scene.nodes)

    def _zoom_by(self, factor: float) -> None:
        self._untouched = False
        self.lens.set_zoom(self.lens.zoom * factor)

    def _hint(self, sentence: Sentence | None) -> None:
        """Say near the pointer why a wire may not end here."""
        self._reason.setVisible(sentence is not None)
        if sentence is None:
            return
        self._reason.setText(words(sentence))
        self._reason.adjustSize()
        at = to_point(self.pointer.at) + QPoint(SPACE_L, SPACE_L)
        room = self.size()
        x = max(SPACE_S, min(at.x(), room.width() - self._reason.width() - SPACE_S))
        y = max(SPACE_S, min(at.y(), room.height() - self._reason.height() - SPACE_S))
        self._reason.move(x, y)
        self._reason.raise_()

    def _offer(self, start: PortRef, output: bool, at: QPointF) -> None:
        """A wire was let go in empty space: offer what fits it."""
        self.adding.open_wired(start, output, at)


def _dragged(event: QDropEvent) -> str | None:
    """Return the key of the layer that is dragged here, None if it is something else."""
    mime = event.mimeData()
    if not mime.hasFormat(LAYER_MIME):
        return None
    key = bytes(mime.data(LAYER_MIME).data()).decode("utf-8", "replace")
    return key if key in LAYERS or key.startswith(BLOCK_PREFIX) else None
