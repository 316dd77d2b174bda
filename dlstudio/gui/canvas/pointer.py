"""Pointer: turns mouse events of the view into gestures, panning, selection and hover."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent, QNativeGestureEvent
from PySide6.QtWidgets import QToolTip

from dlstudio.graph.model import PortRef
from dlstudio.gui.canvas import editing, tied, wire_dots
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.gestures import (
    DrawEdge,
    Gesture,
    ReconnectEdge,
    RubberBand,
    Stage,
)
from dlstudio.gui.canvas.knife import Knife
from dlstudio.gui.canvas.lens import Lens
from dlstudio.gui.canvas.mark_gestures import gesture_for
from dlstudio.gui.canvas.mark_item import MarkItem
from dlstudio.gui.canvas.mark_pointing import cursor_at, moving
from dlstudio.gui.canvas.painted_view import PaintedView
from dlstudio.gui.canvas.tooltips import tooltip_at

DRAG_DISTANCE = 4.0
END_REACH = 36.0  # how far from its end a wire can be picked up
BORDER, BORDER_STEP = 28, 14.0

Button, Modifiers = Qt.MouseButton, Qt.KeyboardModifier


class Pointer(QObject):
    """The state of the mouse over the canvas.

    A press prepares a gesture; it begins once the pointer has moved a little, so that a
    click stays a click.
    """

    def __init__(self, view: PaintedView, stage: Stage, lens: Lens) -> None:
        super().__init__(view)
        self._view, self._stage, self._lens = view, stage, lens
        self.gesture: Gesture | None = None
        self.at = QPointF()  # last place in the viewport
        self.space = False
        self.cutting = False  # Ctrl and the right button are for the knife, not for the menu
        self.panned = False  # whether Space was used to pan since it was pressed
        self._pressed: QPointF | None = None
        self._begin: Callable[[], Gesture] | None = None
        self._click: Callable[[], None] | None = None
        self._pan_from: QPointF | None = None
        self._modifiers = Modifiers.NoModifier
        stage.sync.interrupted.connect(self.cancel)
        view.viewport().installEventFilter(self)
        self._border = QTimer(self, interval=16)
        self._border.timeout.connect(self._scroll_at_border)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what QGraphicsView has no method for: tooltips, pinching, leaving."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = tooltip_at(self._stage, self.place(QPointF(event.pos())))
            if text and self.gesture is None:
                QToolTip.showText(event.globalPos(), text, self._view.viewport())
            else:
                QToolTip.hideText()
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._view.keep_moving()
                self._lens.set_zoom(self._lens.zoom * (1 + event.value()), event.position())
            return True
        if event.type() is QEvent.Type.Leave:
            self._stage.scene.hover(None)
        return False

    def press(self, event: QMouseEvent) -> None:
        """Prepare a gesture, or start panning."""
        self.at = event.position()
        if self.gesture is not None:
            if event.button() is Button.RightButton:
                self.cancel()
            return
        if event.button() is Button.MiddleButton or (
            event.button() is Button.LeftButton and self.space
        ):
            self._pan_from = event.position()
            self.panned = True
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Button.LeftButton:
            self._pressed = event.position()
            self._prepare(self.place(event.position()), event.modifiers())
        elif event.button() is Button.RightButton:
            self.cutting = bool(event.modifiers() & Modifiers.ControlModifier)
            if self.cutting:
                at, self._pressed = self.place(event.position()), event.position()
                self._begin = lambda: Knife(self._stage, at)

    def move(self, event: QMouseEvent) -> None:
        """Pan, go on with the gesture, begin the prepared one, or hover."""
        self.at, self._modifiers = event.position(), event.modifiers()
        if self._pan_from is not None:
            delta = self._pan_from - event.position()
            self._pan_from = event.position()
            self._lens.pan(delta.x(), delta.y())
        elif self.gesture is not None:
            self.gesture.move(self.place(self.at), self._modifiers)
            self._watch_border()
        elif self._pressed is not None and self._begin is not None:
            moved = event.position() - self._pressed
            if abs(moved.x()) + abs(moved.y()) >= DRAG_DISTANCE:
                self.gesture = self._begin()
                self._begin = self._click = None
                self.gesture.move(self.place(self.at), self._modifiers)
        elif self._pressed is None:
            self.hover(self.place(self.at))

    def release(self, event: QMouseEvent) -> None:
        """End what goes on; without a movement it was a click."""
        self.at = event.position()
        if self._pan_from is not None:
            self._pan_from = None
            self.show_cursor()
            return
        gesture, click = self.gesture, self._click
        self._forget()
        if gesture is not None:
            gesture.end(self.place(self.at), event.modifiers())
        elif click is not None:
            click()

    def cancel(self) -> bool:
        """Take back the gesture that goes on; return whether there was one."""
        gesture = self.gesture
        self._forget()
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def place(self, at: QPointF) -> QPointF:
        """Return the place in the scene under a point of the viewport."""
        inverse, _ok = self._view.viewportTransform().inverted()
        return inverse.map(at)

    def show_cursor(self) -> None:
        """Show what a press would do."""
        shape = Qt.CursorShape.OpenHandCursor if self.space else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)

    def hover(self, at: QPointF) -> None:
        """Light what is under the pointer."""
        scene = self._stage.scene
        if self.space:
            return
        if scene.port_at(at.x(), at.y()) is not None:
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
            scene.hover(scene.node_at(at.x(), at.y()))
            return
        item = scene.thing_at(at.x(), at.y())
        scene.hover(item)
        shape = Qt.CursorShape.ArrowCursor
        if isinstance(item, EdgeItem):
            shape = Qt.CursorShape.PointingHandCursor
        elif item is None and scene.marks:
            shape = cursor_at(scene, at)
        self._view.viewport().setCursor(shape)

    def _forget(self) -> None:
        self.gesture = None
        self._pressed = self._begin = self._click = None
        self._border.stop()

    def _prepare(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Decide what a press here may become."""
        stage, scene = self._stage, self._stage.scene
        port = scene.port_at(at.x(), at.y())
        node = scene.node_at(at.x(), at.y())
        if (lender := tied.lender_at(stage, at)) is not None:
            self._click = lambda: tied.follow(stage, self._lens, lender)
        elif modifiers & Modifiers.AltModifier and (port is not None or node is None):
            self._press_with_alt(port, at)
        elif port is not None:
            ref, output = port
            wire = None if output or modifiers & Modifiers.ShiftModifier else scene.wire_into(ref)
            if wire is not None:
                edge = wire.edge
                self._begin = lambda: ReconnectEdge(stage, edge, True)
                self._click = lambda: stage.selection.set(edge=edge)
            else:
                self._begin = lambda: DrawEdge(stage, ref, output)
                self._click = lambda: stage.selection.set([ref.node])
        elif node is not None:
            self._press_node(node.id, at, modifiers)
        elif (found := scene.mark_at(at.x(), at.y(), frames=False)) is not None:
            self._press_mark(*found, at, modifiers)
        elif isinstance(edge_item := scene.thing_at(at.x(), at.y()), EdgeItem):
            self._press_edge(edge_item, at)
        elif (found := scene.mark_at(at.x(), at.y(), frames=True)) is not None:
            self._press_mark(*found, at, modifiers)
        else:
            self._begin = lambda: RubberBand(stage, at, modifiers)
            if not modifiers & (Modifiers.ShiftModifier | Modifiers.ControlModifier):
                self._click = lambda: stage.selection.set()

    def _press_with_alt(self, port: tuple[PortRef, bool] | None, at: QPointF) -> None:
        """Alt cuts: all wires of a port by a click, others by a stroke."""
        stage = self._stage
        if port is None:
            self._begin = lambda: Knife(stage, at)
            return
        ref, output = port
        self._click = lambda: editing.disconnect(stage, editing.wires_at(stage, ref, output))

    def _press_node(self, id: str, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        selection = self._stage.selection
        if modifiers & Modifiers.ControlModifier:
            selection.set(selection.nodes ^ {id}, marks=selection.marks)
        elif modifiers & Modifiers.ShiftModifier:
            selection.set(selection.nodes | {id}, marks=selection.marks)
        elif id not in selection.nodes:
            selection.set([id])
        else:
            self._click = lambda: selection.set([id])
        if id in selection.nodes:
            self._begin = lambda: moving(self._stage, id, at)

    def _press_mark(
        self, item: MarkItem, part: str, at: QPointF, modifiers: Qt.KeyboardModifier
    ) -> None:
        stage, id = self._stage, item.mark.id
        nodes, marks = stage.selection.nodes, stage.selection.marks
        if modifiers & Modifiers.ControlModifier:
            stage.selection.set(nodes, marks=marks ^ {id})
        elif modifiers & Modifiers.ShiftModifier:
            stage.selection.set(nodes, marks=marks | {id})
        elif id not in marks:
            stage.selection.set(marks=[id])
        else:
            self._click = lambda: stage.selection.set(marks=[id])
        if id in stage.selection.marks:
            self._begin = lambda: gesture_for(stage, id, part, at)

    def _press_edge(self, item: EdgeItem, at: QPointF) -> None:
        stage, edge = self._stage, item.edge
        self._click = lambda: stage.selection.set(edge=edge)
        if stage.scene.bends and (found := wire_dots.at_dot(stage.scene, at)) is not None:
            led, number = found[0].edge, found[1]
            self._click = lambda: stage.selection.set(edge=led, dot=number)
            self._begin = lambda: wire_dots.MoveDot(stage, led, number)
            return
        for ref, output in ((edge.source, True), (edge.target, False)):
            x, y = stage.scene.spot_of(ref, output)
            if abs(at.x() - x) + abs(at.y() - y) < END_REACH:
                self._begin = lambda target=not output: ReconnectEdge(stage, edge, target)

    def _watch_border(self) -> None:
        inner = self._view.viewport().rect().adjusted(BORDER, BORDER, -BORDER, -BORDER)
        if inner.contains(self.at.toPoint()):
            self._border.stop()
        elif not self._border.isActive():
            self._border.start()

    def _scroll_at_border(self) -> None:
        """Move the view while a gesture holds the pointer at its border."""
        if self.gesture is None:
            self._border.stop()
            return
        size = self._view.viewport().size()
        x, y = self.at.x(), self.at.y()
        dx = -BORDER_STEP if x < BORDER else BORDER_STEP if x > size.width() - BORDER else 0.0
        dy = -BORDER_STEP if y < BORDER else BORDER_STEP if y > size.height() - BORDER else 0.0
        self._lens.pan(dx, dy)
        self.gesture.move(self.place(self.at), self._modifiers)
