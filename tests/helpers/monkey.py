"""Monkey: a hand that does at random what a person can do with mouse and keys.

It acts on what is on top: a popup, a dialog, or else the window. One deed a turn of the event
loop; a deed may run an event loop of its own (a native drag, a file dialog), in which the next
deeds then happen. Only file dialogs are treated with care: in them it types a name into its
own folder or leaves, so that it can never reach the files of the machine.
"""

from __future__ import annotations

import random
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from dlstudio.catalog import LAYERS
from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.canvas.dropping import LAYER_MIME
from dlstudio.gui.frame.rooms import ROOMS
from dlstudio.gui.inside import inside
from dlstudio.gui.main_window import MainWindow

Button, Key, Modifier = Qt.MouseButton, Qt.Key, Qt.KeyboardModifier
NONE = Modifier.NoModifier
COPY = Qt.DropAction.CopyAction
LEAVES = {"file.quit"}  # would end the window
RARE = {"train.start", "file.new", "file.close", "file.open", "file.templates"}

MODIFIERS = (
    [NONE] * 8
    + [Modifier.ShiftModifier] * 3
    + [Modifier.ControlModifier] * 3
    + [Modifier.AltModifier] * 2
    + [Modifier.ControlModifier | Modifier.ShiftModifier]
)
KEYS = [
    *(Key[f"Key_{letter}"] for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    *(Key[f"Key_{digit}"] for digit in range(10)),
    *[Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Space] * 3,
    *[Key.Key_Escape, Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right] * 4,
    *[Key.Key_Delete, Key.Key_Backspace, Key.Key_Home, Key.Key_End, Key.Key_PageUp],
    *[Key.Key_PageDown, Key.Key_F2, Key.Key_F3, Key.Key_F5, Key.Key_F7, Key.Key_F8],
    *[Key.Key_Comma, Key.Key_Period, Key.Key_Plus, Key.Key_Minus, Key.Key_Menu],
]
TEXTS = (
    "conv", "8", "16", "3, 3", "0", "-1", "1e9", "nan", "relu", "linear", "卷积", "juanji", "名",
    "a b", "x" * 60, "[", "]", "(", "'", "\\", "0.5", "N, 3, 8, 8", "same", "Enter", "block",
    "\u202eodd", "🙂", "## note\n- a", "class", "self", "__init__", "100000000000000000000",
)  # fmt: skip
CLIPS = (
    "", "plain words", "{", '{"dlstudio": 1}', "nn.Sequential(nn.Linear(4, 8), nn.ReLU())",
    "nn.Sequential(nn.Conv2d(1, 8, 3), nn.Foo(2), nn.Flatten())", "[1, 2, 3]", "\x00\x01",
    '{"kind": "dlstudio fragment", "nodes": 3}', "import os; os.remove('x')", "null", "é" * 999,
)  # fmt: skip


class Monkey:
    """Does one deed at a time.

    Args:
        window: where it lives.
        seed: the same seed does nearly the same; times on the machine differ.
        folder: the only place where it saves and opens files.
    """

    def __init__(self, window: MainWindow, seed: int, folder: Path) -> None:
        self.window, self.folder = window, folder
        self.dice = random.Random(seed)
        self.last = _Told(maxlen=40)
        self.count = 0
        self.met: set[str] = set()
        self._deeds: dict[Callable[[], None], int] = {
            self._drag: 14, self._click: 10, self._wheel: 6, self._menu: 5, self._double: 5,
            self._key: 20, self._type: 8, self._action: 16, self._drop: 6, self._room: 3,
            self._paste: 3, self._history: 4, self._size: 1, self._select: 6,
        }  # fmt: skip

    def act(self) -> None:
        """Do something to whatever is on top."""
        self.count += 1
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        self.met.update(type(top).__name__ for top in (popup, modal) if top is not None)
        if popup is not None:
            self._in_popup(popup)
        elif isinstance(modal, QFileDialog):
            self._in_file_dialog(modal)
        elif modal is not None:
            self._in_dialog(modal)
        else:
            (deed,) = self.dice.choices(list(self._deeds), list(self._deeds.values()))
            deed()

    def top(self) -> QWidget | None:
        """What stands before the window: a popup or a dialog."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def escape(self) -> None:
        """Press Escape on what is on top."""
        top = self.top()
        if top is not None:
            self.last.append(f"Escape on {type(top).__name__}")
            self._press(self._focus(top), Key.Key_Escape)

    # --- things on top -------------------------------------------------------------------

    def _in_popup(self, popup: QWidget) -> None:
        if self.dice.random() < 0.3:
            self._click_in(popup)
            return
        keys = [Key.Key_Down] * 4 + [Key.Key_Up, Key.Key_Right, Key.Key_Left]
        key = self.dice.choice([*keys, Key.Key_Return, Key.Key_Escape])
        self.last.append(f"popup {type(popup).__name__} {key.name}")
        self._press(popup, key)

    def _in_file_dialog(self, dialog: QFileDialog) -> None:
        if self.dice.random() < 0.5:
            name = self.dice.choice(["a.dls", "b.dls", "c.dlb", "d", "e.svg"])
            if dialog.fileMode() is QFileDialog.FileMode.Directory:
                name = ""
            self.last.append(f"file dialog {name}")
            dialog.selectFile(str(self.folder / name))
            self._press(dialog, Key.Key_Return)
            return
        self.last.append("file dialog Escape")
        self._press(dialog, Key.Key_Escape)

    def _in_dialog(self, dialog: QWidget) -> None:
        chance = self.dice.random()
        if chance < 0.45:
            self._click_in(dialog)
            return
        if chance < 0.6:
            self._type_into(self._focus(dialog))
            return
        key = self.dice.choice(KEYS)
        self.last.append(f"dialog {type(dialog).__name__} {key.name}")
        self._press(self._focus(dialog), key)

    # --- mouse ---------------------------------------------------------------------------

    def _spot(self) -> QPoint:
        """A place on the canvas, mostly on or near something that is drawn."""
        view = self.window.canvas
        port = view.viewport()
        scene = view.stage.scene
        spot = QPoint(
            self.dice.randrange(max(1, port.width())), self.dice.randrange(max(1, port.height()))
        )
        items = [*scene.nodes.values(), *scene.edges.values()]
        if items and self.dice.random() < 0.75:
            item = self.dice.choice(items)
            left, top, right, bottom = item.extent
            share = self.dice.choice([(0.5, 0.5), (0.0, 0.5), (1.0, 0.5), (0.5, 0.1), (0.9, 0.9)])
            at = QPointF(left + (right - left) * share[0], top + (bottom - top) * share[1])
            near = view.viewportTransform().map(at).toPoint()
            if port.rect().contains(near):
                spot = near
        return spot

    def _drag(self) -> None:
        canvas = self._canvas()
        if canvas is None:
            self._click()
            return
        start, end = self._spot(), self._spot()
        button = self.dice.choices([Button.LeftButton, Button.MiddleButton, Button.RightButton],
                                   [8, 1, 1])[0]  # fmt: skip
        held = self.dice.choice(MODIFIERS)
        self.last.append(f"drag {button.name} {held.name} {start.toTuple()} {end.toTuple()}")
        self._mouse(canvas, QEvent.Type.MouseButtonPress, start, button, button, held)
        steps = self.dice.randint(1, 6)
        for step in range(1, steps + 1):
            at = start + (end - start) * step / steps
            self._mouse(canvas, QEvent.Type.MouseMove, at, Button.NoButton, button, held)
            if self.dice.random() < 0.03:  # something comes between
                self._press(self._focus(self.window), self.dice.choice(KEYS))
        self._mouse(canvas, QEvent.Type.MouseButtonRelease, end, button, Button.NoButton, held)

    def _click(self) -> None:
        return self._click_in(self.window)

    def _click_in(self, top: QWidget) -> None:
        """Click a widget that can be seen: by chance a place, by chance one that takes focus."""
        target, roll = top, self.dice.randrange
        at = QPoint(roll(max(1, top.width())), roll(max(1, top.height())))
        takers = [
            w
            for w in inside(top)
            if w.isVisible()
            and w.isEnabled()
            and w.focusPolicy() & Qt.FocusPolicy.ClickFocus
            and w.window() is top.window()
        ]
        if takers and self.dice.random() < 0.7:
            target = self.dice.choice(takers)
            at = QPoint(roll(max(1, target.width())), roll(max(1, target.height())))
        child = _deepest(target, at)
        if child is not None:
            at, target = child.mapFrom(target, at), child
        told = f"click {type(target).__name__} {target.accessibleName()} in {type(top).__name__}"
        self.last.append(told)
        held = self.dice.choice(MODIFIERS)
        left = Button.LeftButton
        self._mouse(target, QEvent.Type.MouseButtonPress, at, left, left, held)
        if _alive(target):
            self._mouse(target, QEvent.Type.MouseButtonRelease, at, left, Button.NoButton, held)

    def _double(self) -> None:
        canvas, at = self._canvas(), self._spot()
        if canvas is None:
            self._key()
            return
        held = self.dice.choice(MODIFIERS)
        self.last.append(f"double click {at.toTuple()} {held.name}")
        QTest.mouseDClick(canvas, Button.LeftButton, held, at)

    def _wheel(self) -> None:
        target = self._canvas()
        if target is None or self.dice.random() < 0.3:
            target = self.dice.choice(self._seen())
        at = QPointF(target.rect().center())
        held = self.dice.choice(MODIFIERS)
        self.last.append(f"wheel {type(target).__name__} {held.name}")
        for _ in range(self.dice.choice([1, 2, 3, 40])):
            turned = QPoint(0, self.dice.choice([120, -120, 15, -1200]))
            event = QWheelEvent(
                at, QPointF(target.mapToGlobal(at.toPoint())), QPoint(), turned, Button.NoButton,
                held, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(target, event)

    def _menu(self) -> None:
        target, at = self._canvas(), self._spot()
        if target is None or self.dice.random() < 0.3:
            target = self.dice.choice(self._seen())
            at = target.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at))
        self.last.append(f"context menu {type(target).__name__} {at.toTuple()}")
        QApplication.sendEvent(target, event)

    def _drop(self) -> None:
        target, at = self._canvas(), self._spot()
        if target is None:
            self._key()
            return
        key = self.dice.choice(list(LAYERS))
        mime = QMimeData()
        mime.setData(LAYER_MIME, key.encode())
        left = Button.LeftButton
        self.last.append(f"drop {key} {at.toTuple()}")
        QApplication.sendEvent(target, QDragEnterEvent(at, COPY, mime, left, NONE))
        QApplication.sendEvent(target, QDragMoveEvent(at, COPY, mime, left, NONE))
        QApplication.sendEvent(target, QDropEvent(QPointF(at), COPY, mime, left, NONE))

    # --- keys and commands ---------------------------------------------------------------

    def _key(self) -> None:
        target = self._focus(self.window)
        key, held = self.dice.choice(KEYS), self.dice.choice(MODIFIERS)
        self.last.append(f"key {held.name} {key.name} on {type(target).__name__}")
        self._press(target, key, held)

    def _type(self) -> None:
        return self._type_into(self._focus(self.window))

    def _type_into(self, target: QWidget) -> None:
        text = self.dice.choice(TEXTS)
        self.last.append(f"type {text!r} on {type(target).__name__} {target.accessibleName()}")
        for letter in text:
            if not _alive(target):
                return
            if letter.isascii() and letter.isprintable():
                QTest.keyClicks(target, letter)
            else:
                written = QInputMethodEvent()
                written.setCommitString(letter)
                QApplication.sendEvent(target, written)
        if self.dice.random() < 0.6 and _alive(target):
            self._press(target, self.dice.choice([Key.Key_Return, Key.Key_Tab, Key.Key_Escape]))

    def _action(self) -> None:
        actions = self.window.actions_of
        ids = [id for id in ACTIONS if actions[id].isEnabled() and id not in LEAVES]
        id = self.dice.choice(ids)
        if id in RARE and self.dice.random() < 0.8:
            self._key()
            return
        self.met.add(id)
        self.last.append(f"action {id}")
        actions[id].trigger()

    def _room(self) -> None:
        room = self.dice.choice(ROOMS)
        self.last.append(f"room {room.key}")
        self.window.docks.bring(room.key)

    def _paste(self) -> None:
        text = self.dice.choice(CLIPS)
        self.last.append(f"paste {text[:20]!r}")
        QGuiApplication.clipboard().setText(text)
        self._press(self._canvas_or_focus(), Key.Key_V, Modifier.ControlModifier)

    def _history(self) -> None:
        name = self.dice.choice(["edit.undo", "edit.undo", "edit.redo"])
        self.last.append(name)
        for _ in range(self.dice.randint(1, 12)):
            self.window.actions_of[name].trigger()

    def _select(self) -> None:
        """Select some nodes, so that what needs a selection happens often enough."""
        studio = self.window.studio
        ids = list(studio.document.graph.nodes)
        chosen = self.dice.sample(ids, min(len(ids), self.dice.choice([1, 1, 2, 3, 8])))
        self.last.append(f"select {chosen}")
        studio.selection.set(chosen)
        if studio.files.shown:
            self.window.canvas.setFocus()

    def _size(self) -> None:
        size = self.dice.choice([QSize(880, 560), QSize(1280, 720), QSize(1600, 1000)])
        self.last.append(f"size {size.toTuple()}")
        self.window.resize(size)

    # --- parts ---------------------------------------------------------------------------

    def _canvas(self) -> QWidget | None:
        """The canvas, if it is what is shown."""
        if not self.window.studio.files.shown:
            return None
        canvas = self.window.canvas
        return canvas.viewport() if canvas.isVisible() else None

    def _canvas_or_focus(self) -> QWidget:
        canvas = self._canvas()
        return self._focus(self.window) if canvas is None else self.window.canvas

    def _focus(self, top: QWidget) -> QWidget:
        widget = QApplication.focusWidget() or top.focusWidget()
        return widget if widget is not None and widget.window() is top.window() else top

    def _seen(self) -> list[QWidget]:
        return [w for w in inside(self.window) if w.isVisible()] or [self.window]

    def _press(self, target: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        if key is Key.Key_Q and held & Modifier.ControlModifier:
            return
        QTest.keyClick(target, key, held)

    def _mouse(
        self,
        target: QWidget,
        type: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
        held: Qt.KeyboardModifier,
    ) -> None:
        place = QPointF(target.mapToGlobal(at))
        QApplication.sendEvent(target, QMouseEvent(type, QPointF(at), place, button, buttons, held))


class _Told(deque[str]):
    """The last deeds; each is said at once, for a process that hangs or dies."""

    def append(self, deed: str) -> None:
        sys.stderr.write(f"{deed}\n")
        super().append(deed)


def _deepest(target: QWidget, at: QPoint) -> QWidget | None:
    """Return what is seen at a place of a widget. Not by ``childAt``: see ``inside``."""
    found = [
        child for child in inside(target)
        if child.isVisibleTo(target) and not child.isWindow()
        and child.rect().contains(child.mapFrom(target, at))
    ]  # fmt: skip
    return found[-1] if found else None  # what is deeper, or above others, comes later


def _alive(widget: QWidget) -> bool:
    """Whether a widget still stands behind the Python object, and can be seen."""
    import shiboken6

    return shiboken6.isValid(widget) and widget.isVisible()
