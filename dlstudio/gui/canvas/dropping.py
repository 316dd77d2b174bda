"""Dropping: a layer dragged from the palette onto the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QGraphicsView

from dlstudio.catalog import LAYERS
from dlstudio.catalog.own_layers import OWN_PREFIX
from dlstudio.graph.model import BLOCK_PREFIX
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.gui.canvas.placing import PlaceLayer
from dlstudio.gui.canvas.pointer import Pointer
from dlstudio.project.block_files import FILE_PREFIX

LAYER_MIME = "application/x-dlstudio-layer"


class Dropping(QObject):
    """Turns drag and drop events of the view into the gesture PlaceLayer."""

    def __init__(self, view: QGraphicsView, stage: Stage, pointer: Pointer) -> None:
        super().__init__(view)
        self._view, self._stage, self._pointer = view, stage, pointer
        self._gesture: PlaceLayer | None = None
        view.setAcceptDrops(True)
        view.viewport().installEventFilter(self)
        stage.sync.interrupted.connect(lambda: self.leave(None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            self.enter(event)
        elif isinstance(event, QDragMoveEvent):
            self.move(event)
        elif isinstance(event, QDragLeaveEvent):
            self.leave(event)
        elif isinstance(event, QDropEvent):
            self.drop(event)
        else:
            return False
        return True

    def enter(self, event: QDragEnterEvent) -> None:
        """Take the layer, or refuse what is none."""
        key = dragged_layer(event)
        if key is None:
            event.ignore()
            return
        self.leave(None)
        self._gesture = PlaceLayer(self._stage, key)
        event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        """Show where it would stand."""
        if self._gesture is not None:
            self._gesture.move(self._pointer.place(event.position()), event.modifiers())
            event.acceptProposedAction()

    def leave(self, _event: QDragLeaveEvent | None) -> None:
        """It was carried away again."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()

    def drop(self, event: QDropEvent) -> None:
        """Place it."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.end(self._pointer.place(event.position()), event.modifiers())
            event.acceptProposedAction()
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)


def dragged_layer(event: QDropEvent) -> str | None:
    """Return the key of the layer that is dragged here, None if it is something else."""
    mime = event.mimeData()
    if not mime.hasFormat(LAYER_MIME):
        return None
    key = bytes(mime.data(LAYER_MIME).data()).decode("utf-8", "replace")
    known = key in LAYERS or key.startswith((BLOCK_PREFIX, FILE_PREFIX, OWN_PREFIX))
    return key if known else None
