"""CanvasView: the drawing in the window. It puts lens, pointer, keyboard and overlays together.

Signals:
    zoomChanged(float): the zoom, 1 at 100 %.
    propertiesAsked(): the person wants to set values of the selected node.
    actionAsked(str): the context menu asks for the action with this id.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from dlstudio.graph.model import Edge, NodeId, PortRef
from dlstudio.gui.canvas import blocks, editing, keyboard, marking, wire_dots
from dlstudio.gui.canvas.adding import Adding
from dlstudio.gui.canvas.dropping import Dropping
from dlstudio.gui.canvas.gestures import Stage, area_of
from dlstudio.gui.canvas.layering import Layering
from dlstudio.gui.canvas.lens import STEP, Lens
from dlstudio.gui.canvas.mark_item import MarkItem
from dlstudio.gui.canvas.mark_pointing import top_at
from dlstudio.gui.canvas.menus import context_menu
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.canvas.overlays import Overlays
from dlstudio.gui.canvas.painted_view import PaintedView
from dlstudio.gui.canvas.pointer import Pointer
from dlstudio.gui.canvas.port_walk import PortWalk
from dlstudio.gui.canvas.scene import CanvasScene, Easel
from dlstudio.gui.canvas.sync import Sync
from dlstudio.gui.canvas.ways import prefer
from dlstudio.gui.look.inks import Inks
from dlstudio.gui.look.words import tr
from dlstudio.language import Sentence

if TYPE_CHECKING:
    from dlstudio.gui.canvas.differences import Differences
    from dlstudio.gui.models.studio import Studio


class CanvasView(PaintedView):
    """The canvas. Menus and tool bar call its public methods."""

    zoomChanged = Signal(float)
    propertiesAsked = Signal()
    actionAsked = Signal(str)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(CanvasScene(Easel(Inks(studio.look.theme))), studio.look, parent)
        self.studio = studio
        self.differences: Differences | None = None
        self.lens = Lens(self, self._scene)
        self.sync = Sync(
            self._scene, studio.document, studio.selection, studio.look, self.lens.seen
        )
        self.stage = Stage(
            self._scene, self.sync, studio.document, studio.selection, self._hint, self._offer
        )
        self.pointer = Pointer(self, self.stage, self.lens)
        self.adding = Adding(self, self.stage, self.lens, studio.look, studio.shelf)
        self.overlays = Overlays(self, self._scene, self.lens, studio)
        self.layering = Layering(self, self.stage, self.lens, studio)
        self.ports = PortWalk(self, self.stage, self.pointer, self.lens, self.overlays)
        studio.comparing.changed.connect(partial(_mark_differences, self))
        self._dropping = Dropping(self, self.stage, self.pointer)
        self._listen()
        self.lens.look_at(studio.document.graph_name)
        self.retranslate()
        self._on_setting("show_shapes")

    # --- what menus and keys do ------------------------------------------------------

    def fit_all(self) -> None:
        """Show the whole drawing."""
        self.lens.show_all()
        self.overlays.hints.did("look")

    def fit_selection(self) -> None:
        """Show what is selected, or all if nothing is."""
        self.lens.fit(marking.selected_area(self.stage))
        self.overlays.hints.did("look")

    def zoom_in(self) -> None:
        """Come a step nearer."""
        self.lens.set_zoom(self.lens.zoom * STEP)

    def zoom_out(self) -> None:
        """Go a step away."""
        self.lens.set_zoom(self.lens.zoom / STEP)

    def reset_zoom(self) -> None:
        """Show at 100 %."""
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
        under, before = self.viewport().underMouse(), self.stage.selection.nodes
        editing.paste(self.stage, self.pointer.place(self.pointer.at) if under else None)
        _reveal_new(self, before)

    def duplicate(self) -> None:
        """Copy the selected nodes beside themselves."""
        before = self.stage.selection.nodes
        editing.duplicate(self.stage)
        _reveal_new(self, before)

    def select_all(self) -> None:
        """Select every node."""
        editing.select_all(self.stage)

    def auto_layout(self) -> None:
        """Place the selected nodes, or all, from left to right."""
        self.layering.begin()

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
        held = self.overlays.peek.leave() or self.pointer.cancel() or self.layering.cancel()
        if not held:
            self.studio.selection.set()

    def reveal_node(self, id: NodeId) -> None:
        """Move as little as needed to show a node."""
        if id in self._scene.nodes:
            self.lens.reveal(area_of(self._scene, [id]))

    def retranslate(self) -> None:
        """Write all words anew in the language of the window."""
        self.setAccessibleName(tr("Canvas"))
        self._describe()
        self.sync.retranslate()
        self.overlays.retranslate()

    # --- events ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hold_back()
        self.pointer.move(event)
        blocks.peek_below(self, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.pointer.place(event.position())
        if event.button() is Qt.MouseButton.LeftButton:
            self._open(at, event.modifiers())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.lens.wheel(event)
        self.overlays.hints.did("look")

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.pointer.gesture is None and not self.pointer.cutting:
            at = self.pointer.place(QPointF(event.pos()))
            if wire_dots.shift_click(self.stage, at, event.modifiers()):
                return
            context_menu(self, top_at(self._scene, at), at).popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        home, corner = self.lens.home, self.lens.seen().topLeft()
        super().resizeEvent(event)
        self.overlays.arrange()  # first: the drawing is shown clear of the map
        if home is not None:
            home()
        else:  # Qt moves the view to the middle when there is more room than drawing
            self.lens.show_place(corner, QPointF(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- inside ----------------------------------------------------------------------

    def _listen(self) -> None:
        studio = self.studio
        self.actionAsked.connect(studio.ask)
        self.lens.zoomed.connect(self.zoomChanged)
        self.sync.rebuilt.connect(self._on_rebuilt)
        self.sync.moved.connect(self._on_moved)
        self.sync.redressed.connect(lambda: self.overlays.refresh())
        studio.document.opened.connect(self._on_opened)
        studio.ready.found.connect(self.sync.mark)
        studio.revealed.connect(lambda _graph, node: self.reveal_node(node))
        studio.settings.changed.connect(self._on_setting)

    def _on_opened(self) -> None:
        self.lens.forget()
        self.lens.begin()

    def _on_rebuilt(self) -> None:
        self.lens.look_at(self.studio.document.graph_name)
        self._on_moved()
        self.overlays.refresh(now=True)

    def _on_moved(self) -> None:
        self.lens.follow_content()
        self._describe()
        self.overlays.refresh()
        self.overlays.arrange()

    def _describe(self) -> None:
        graph = self.studio.document.graph
        n, w = len(graph.nodes), len(graph.edges)
        self.setAccessibleDescription(tr("{n} {n:layer|layers}, {w} {w:wire|wires}", n=n, w=w))

    def _on_setting(self, name: str) -> None:
        if name == "show_shapes":
            self._scene.easel.labels = bool(self.studio.settings[name])
            self.viewport().update()
        prefer(self._scene, self.studio.settings)
        self.sync.heat(self.studio.settings["heat"])
        self.overlays.arrange()

    def _hint(self, sentence: Sentence | None) -> None:
        self.overlays.tell_reason(sentence, self.pointer.at)

    def _open(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Go deeper: into a block, a layer, a wire, a note or title, or add something."""
        item = top_at(self._scene, at)
        if isinstance(item, NodeItem):
            blocks.enter(self, item.id, modifiers)
        elif isinstance(item, MarkItem):
            marking.edit(self, item.mark.id)
        elif item is None:
            self.quick_add(at)
        elif not wire_dots.double_click(self.stage, item.edge, at, modifiers):
            self.insert_into(item.edge)

    def _offer(self, start: PortRef, output: bool, at: QPointF, lifted: Edge | None) -> None:
        """A wire was let go in empty space: offer what fits it."""
        self.adding.open_wired(start, output, at, lifted)


def _mark_differences(view: CanvasView) -> None:
    """Mark what differs from the first comparison on; until then nothing of it is imported."""
    if view.differences is None:
        from dlstudio.gui.canvas.differences import Differences

        view.differences = Differences(view._scene, view.sync, view.studio)


def _reveal_new(view: CanvasView, before: Collection[NodeId]) -> None:
    """Show what came and is selected now, or its beginning."""
    chosen = view.stage.selection.nodes
    if chosen and chosen != before:
        view.lens.reveal(area_of(view.stage.scene, chosen))
