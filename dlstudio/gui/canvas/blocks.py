"""Blocks on the canvas: asking for their names, going in, and looking in with Alt held."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from dlstudio.errors import GraphError
from dlstudio.graph.model import NodeId
from dlstudio.gui.canvas.gestures import area_of
from dlstudio.gui.canvas.lens import to_point
from dlstudio.project.command import Command

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

Modifiers = Qt.KeyboardModifier


def ask_name(
    view: CanvasView,
    ids: Collection[NodeId],
    title: str,
    text: str,
    make: Callable[[str], Command],
    then: Callable[[], object] | None = None,
) -> None:
    """Ask for a name beside some nodes; ``make`` gives the command for it.

    What no name would allow is told at once.
    """
    document = view.stage.document
    try:
        make(text).apply(document.project)
    except GraphError as error:
        document.refused.emit(error.sentence)
        return
    area = area_of(view.stage.scene, ids) if ids else view.lens.seen()
    spot = view.viewportTransform().map(area.topLeft() if ids else area.center())
    view.overlays.name_box.open(to_point(spot), title, text, make, then)


def peek_at(view: CanvasView, id: NodeId) -> None:
    """Show the inside of a block in a card."""
    box = view.viewportTransform().mapRect(area_of(view.stage.scene, [id]))
    view.overlays.peek.open(id, box)


def peek_below(view: CanvasView, event: QMouseEvent) -> None:
    """With Alt held show the inside of the block below the pointer; else no longer."""
    peek = view.overlays.peek
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    if not alt and not peek.isVisible():
        return
    at = view.pointer.place(event.position())
    item = view.stage.scene.node_at(at.x(), at.y())
    if item is None or (not alt and item.id != peek.id):
        peek.leave()
    elif alt and item.id != peek.id and view.pointer.gesture is None:
        peek.leave()
        if item.face.block:
            peek_at(view, item.id)


def enter(view: CanvasView, id: NodeId | None, held: Modifiers = Modifiers.NoModifier) -> None:
    """Go into a block, with Ctrl in a tab of its own; or to the values of a layer."""
    document = view.stage.document
    node = document.graph.nodes.get(id or "")
    if node is not None and node.block is not None and node.block in document.project.graphs:
        in_tab = held & Modifiers.ControlModifier
        view.studio.ask_inside(node.id) if in_tab else document.enter(node.id)
    else:
        view.propertiesAsked.emit()
