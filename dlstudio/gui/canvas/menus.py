"""Menus: the context menus of node, wire and empty canvas; repairs stand first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu

from dlstudio.graph.topology import downstream, upstream
from dlstudio.gui.canvas import editing, making, marking, tied, wire_dots
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.mark_item import MarkItem
from dlstudio.gui.canvas.mark_menu import mark_menu
from dlstudio.gui.canvas.node_item import NodeItem
from dlstudio.gui.look.words import tr, words

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

MOST_FIXES = 4


def context_menu(
    view: CanvasView, item: NodeItem | EdgeItem | MarkItem | None, at: QPointF
) -> QMenu:
    """Return the menu of the thing under the pointer; it is selected; the menu deletes itself."""
    if isinstance(item, MarkItem):
        return mark_menu(view, item)
    selection = view.stage.selection
    if isinstance(item, NodeItem) and item.id not in selection.nodes:
        selection.set([item.id])
    elif isinstance(item, EdgeItem):
        selection.set(edge=item.edge)
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if isinstance(item, NodeItem):
        _for_node(view, menu, item)
    elif item is not None:
        _for_edge(view, menu, item, at)
    else:
        _for_canvas(view, menu, at)
    return menu


def _for_node(view: CanvasView, menu: QMenu, item: NodeItem) -> None:
    stage, keys = view.stage, view.studio.keys.told
    fixes = [fix for d in stage.sync.found_at(item.id) for fix in d.fixes][:MOST_FIXES]
    offers = {
        _add(menu, words(fix.label), partial(stage.document.repair, fix)): fix for fix in fixes
    }
    if fixes:
        ghost = view.overlays.ghost
        menu.hovered.connect(lambda action: ghost.show(offers.get(action)))
        menu.aboutToHide.connect(lambda: ghost.show(None))
        menu.addSeparator()
    node = stage.document.graph.nodes[item.id]
    if node.block is not None:
        id, ask = node.id, view.studio.ask_inside
        _add(menu, tr("Go into the block"), lambda: stage.document.enter(id), "Enter")
        _add(menu, tr("Open in a new tab"), lambda: ask(id), keys("block.in_tab"))
        _add(menu, tr("Open to the side"), lambda: ask(id, beside=True), keys("block.beside"))
        _for_block(view, menu)
    # Enter goes into a block.
    shortcut = "Enter" if node.block is None else keys("view.properties")
    _add(menu, tr("Properties"), view.propertiesAsked.emit, shortcut)
    _add(menu, tr("Connect to…"), view.connect_selection, "C")
    _add(menu, tr("Change layer type…"), view.adding.open_swap, keys("making.change_layer"))
    muted = tr("Unmute") if node.muted else tr("Mute")
    _add(menu, muted, lambda: making.toggle_mute(stage), keys("making.mute"))
    known = stage.document.graph_report.nodes.get(item.id)
    if node.learning.frozen or (known is not None and known.weights):
        frozen = tr("Unfreeze") if node.learning.frozen else tr("Freeze")
        _add(menu, frozen, lambda: making.toggle_freeze(stage), keys("making.freeze"))
    tied.fill_menu(stage, menu, node)
    wired = bool(stage.scene.wires_of(item.id))
    for text, act, action in (
        (tr("Remove all its wires"), making.break_wires, "making.break_wires"),
        (tr("Take out of the wires"), making.detach, "making.detach"),
    ):
        _add(menu, text, partial(act, stage), keys(action)).setEnabled(wired)
    menu.addSeparator()
    _for_group(view, menu)
    menu.addSeparator()
    graph, select = stage.document.graph, stage.selection.set
    _add(menu, tr("Select all before it"), lambda: select(upstream(graph, [item.id])))
    _add(menu, tr("Select all after it"), lambda: select(downstream(graph, [item.id])))
    menu.addSeparator()
    _add(menu, tr("Cut"), view.cut, keys("edit.cut"))
    _add(menu, tr("Copy"), view.copy, keys("edit.copy"))
    _add(menu, tr("Duplicate"), view.duplicate, keys("edit.duplicate"))
    _add(menu, tr("Delete"), view.delete_selection, keys("edit.delete"))
    heal = partial(making.delete_and_heal, stage)
    both = keys("making.delete_and_heal")
    _add(menu, tr("Delete and join the wires"), heal, both).setEnabled(wired)


def _for_group(view: CanvasView, menu: QMenu) -> None:
    grouped = partial(view.actionAsked.emit, "block.group")
    _add(menu, tr("Group into a block…"), grouped, view.studio.keys.told("block.group"))
    framed = partial(marking.frame_selection, view)
    _add(menu, tr("Frame around the selection"), framed, view.studio.keys.told("marks.frame"))


def _for_block(view: CanvasView, menu: QMenu) -> None:
    asked, keys = view.actionAsked.emit, view.studio.keys.told
    _add(menu, tr("Peek inside"), lambda: asked("block.peek"), keys("block.peek"))
    _add(menu, tr("Rename block…"), lambda: asked("block.rename"), keys("block.rename"))
    _add(menu, tr("Make it a block of its own…"), lambda: asked("block.own"))
    _add(menu, tr("Unpack block"), lambda: asked("block.unpack"), keys("block.unpack"))
    _add(menu, tr("Keep in my blocks"), lambda: asked("block.keep"))
    menu.addSeparator()


def _for_edge(view: CanvasView, menu: QMenu, item: EdgeItem, at: QPointF) -> None:
    edge, stage = item.edge, view.stage
    into = tr("Shift + double click")
    _add(menu, tr("Insert a layer…"), lambda: view.insert_into(edge), into)
    menu.addSeparator()
    if (dot := wire_dots.at_dot(stage.scene, at)) is not None:
        _add(menu, tr("Remove the dot"), partial(wire_dots.remove, stage, edge, dot[1]))
    else:
        keys = tr("Double click")
        _add(menu, tr("Bend here with a dot"), partial(wire_dots.add, stage, edge, at), keys)
    if edge in stage.document.graph.bends:
        _add(menu, tr("Remove all dots"), partial(wire_dots.remove_all, stage, edge))
    menu.addSeparator()
    gone = view.studio.keys.told("edit.delete")
    _add(menu, tr("Remove wire"), lambda: editing.disconnect(view.stage, (edge,)), gone)


def _for_canvas(view: CanvasView, menu: QMenu, at: QPointF) -> None:
    keys, framed = view.studio.keys.told, partial(marking.frame_selection, view, at)
    _add(menu, tr("Add a layer…"), lambda: view.quick_add(at), "Tab")
    _add(menu, tr("Insert a block…"), view.adding.open_blocks, keys("block.insert"))
    _add(menu, tr("Add a note"), partial(marking.add_note, view, at), keys("marks.note"))
    _add(menu, tr("Add a frame"), framed, keys("marks.frame"))
    _add(menu, tr("Paste"), lambda: editing.paste(view.stage, at), keys("edit.paste"))
    menu.addSeparator()
    _add(menu, tr("Select all"), view.select_all, keys("edit.select_all"))
    _add(menu, tr("Arrange"), view.auto_layout, keys("network.arrange"))
    menu.addSeparator()
    _add(menu, tr("Show all"), view.fit_all, "Home")
    _add(menu, tr("Zoom to 100 %"), view.reset_zoom, "1")


def _add(menu: QMenu, text: str, act: Callable[[], object], keys: str = ""):  # type: ignore[no-untyped-def]
    action = menu.addAction(text + (f"\t{keys}" if keys else ""))
    action.triggered.connect(lambda _checked=False: act())
    return action
