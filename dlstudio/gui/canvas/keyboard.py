"""Keyboard: what keys do on the canvas. Everything the mouse can do has a way here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from dlstudio.gui.canvas import blocks, editing
from dlstudio.gui.canvas.walking import DOWN, LEFT, RIGHT, UP, next_node
from dlstudio.gui.look.faces import GRID

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

Key, Modifiers = Qt.Key, Qt.KeyboardModifier
ARROWS = {Key.Key_Left: LEFT, Key.Key_Right: RIGHT, Key.Key_Up: UP, Key.Key_Down: DOWN}


def press(view: CanvasView, event: QKeyEvent) -> bool:
    """Act on a key; return whether it meant anything."""
    key, modifiers = Key(event.key()), event.modifiers()
    if not modifiers & ~Modifiers.KeypadModifier and view.ports.press(key):
        return True
    if key in ARROWS:
        _arrow(view, ARROWS[key], modifiers)
        return True
    if key is Key.Key_Space and not modifiers:
        if not event.isAutoRepeat():
            view.pointer.space, view.pointer.panned = True, False
            view.pointer.show_cursor()
        return True
    for standard, act in _standard(view):
        if event.matches(standard):
            act()
            return True
    plain = not modifiers & ~(Modifiers.KeypadModifier | Modifiers.ShiftModifier)
    deed = _plain(view).get(key) if plain else None
    if deed is None and key is Key.Key_D and modifiers == Modifiers.ControlModifier:
        deed = view.duplicate
    if deed is None:
        return False
    deed()
    return True


def release(view: CanvasView, event: QKeyEvent) -> bool:
    """A tap on Space opens the search; held, it pans."""
    if event.key() != Key.Key_Space or event.isAutoRepeat():
        return False
    tapped = view.pointer.space and not view.pointer.panned
    view.pointer.space = False
    view.pointer.show_cursor()
    if tapped and view.pointer.gesture is None:
        view.quick_add()
    return True


def _standard(
    view: CanvasView,
) -> tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...]:
    standard = QKeySequence.StandardKey
    return (
        (standard.SelectAll, view.select_all),
        (standard.Copy, view.copy),
        (standard.Cut, view.cut),
        (standard.Paste, view.paste),
        (standard.Delete, view.delete_selection),
        (standard.ZoomIn, view.zoom_in),
        (standard.ZoomOut, view.zoom_out),
    )


def _plain(view: CanvasView) -> dict[Qt.Key, Callable[[], object]]:
    return {
        Key.Key_Backspace: view.delete_selection,
        Key.Key_Delete: view.delete_selection,
        Key.Key_F: view.fit_selection,
        Key.Key_Home: view.fit_all,
        Key.Key_1: view.reset_zoom,
        Key.Key_Plus: view.zoom_in,
        Key.Key_Equal: view.zoom_in,
        Key.Key_Minus: view.zoom_out,
        Key.Key_C: view.connect_selection,
        Key.Key_Return: partial(blocks.enter, view, view.stage.selection.single),
        Key.Key_Enter: partial(blocks.enter, view, view.stage.selection.single),
        Key.Key_Escape: view.escape,
    }


def _arrow(view: CanvasView, step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
    """Walk to the next node; with Ctrl move the selection by the grid, with Shift by ten."""
    if modifiers & Modifiers.ControlModifier:
        far = GRID * (10 if modifiers & Modifiers.ShiftModifier else 1)
        editing.nudge(view.stage, step[0] * far, step[1] * far)
        return
    document, selection = view.stage.document, view.stage.selection
    start = selection.single or next(iter(sorted(selection.nodes)), None)
    target = next_node(document.graph, start, step, document.graph_report.order)
    if target is not None:
        grown = selection.nodes | {target}
        selection.set(grown if modifiers & Modifiers.ShiftModifier else [target])
        view.reveal_node(target)
