"""Actions: the Qt actions of one window, made from the table and kept in step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.actions.action import Action
from dlstudio.gui.actions.bookmarks import NUMBERS, name_of
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.keys import sequences
from dlstudio.gui.models.studio import Studio


class Actions(QObject):
    """The Qt actions of one window, kept in step with what can be done now in its active tab.

    Args:
        studio: a tab of the window; ``follow`` names the active one.
    """

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._receivers: Mapping[str, object] = {}
        self._heard: list[SignalInstance] = []
        self._qt: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        studio.keys.know({id: action.shortcut for id, action in ACTIONS.items()})
        for action in ACTIONS.values():
            self._qt[action.id] = self._made(action)
        studio.settings.changed.connect(self.refresh)
        studio.keys.changed.connect(self._take_keys)
        self.retranslate()

    def follow(self, studio: Studio, receivers: Mapping[str, object]) -> None:
        """Act on another tab from now on.

        Args:
            receivers: by the first part of an id; an action calls the method in the second.
        """
        for signal in self._heard:
            signal.disconnect(self.refresh)
        self._studio.asked.disconnect(self.run) if self._heard else None
        self._studio, self._receivers = studio, receivers
        self._heard = [
            studio.document.stateChanged, studio.document.opened, studio.document.shown,
            studio.selection.changed, studio.run.stateChanged, studio.files.changed,
            studio.own.changed,
        ]  # fmt: skip
        for signal in self._heard:
            signal.connect(self.refresh)
        studio.asked.connect(self.run)
        self.refresh()

    def __getitem__(self, id: str) -> QAction:
        return self._qt[id]

    def run(self, id: str) -> None:
        """Do an action if it can be done now."""
        self._qt[id].trigger()

    def give_keys(self, canvas: QWidget) -> None:
        """Let the keys of canvas actions work while this widget has the focus."""
        canvas.addActions([self._qt[id] for id, action in ACTIONS.items() if action.on_canvas])

    def refresh(self) -> None:
        """Bring enabled states, check marks and the texts of undo and redo up to date."""
        for id, action in ACTIONS.items():
            self._qt[id].setEnabled(action.enabled(self._studio))
            if action.choice:
                name, _, value = action.choice.partition("=")
                self._qt[id].setChecked(self._studio.settings[name] == value)
        document = self._studio.document.document
        shown = self._studio.files.shown
        undo = document.past[-1].label if shown and document.past else ""
        redo = document.future[0].label if shown and document.future else ""
        self._qt["edit.undo"].setText(tr("Undo: {step}", step=words(undo)) if undo else tr("Undo"))
        self._qt["edit.redo"].setText(tr("Redo: {step}", step=words(redo)) if redo else tr("Redo"))
        for number in NUMBERS:
            id = f"bookmarks.go_{number}"
            name = name_of(self._studio, id)
            self._qt[id].setText(
                tr("Go to “{name}”", name=name) if name else words(ACTIONS[id].title)
            )
        paused = self._studio.run.state == "paused"
        self._qt["train.pause"].setText(tr("Go on") if paused else tr("Pause"))

    def retranslate(self) -> None:
        """Write every text again in the language of now."""
        for id, action in ACTIONS.items():
            qt = self._qt[id]
            qt.setText(words(action.title))
            keys = qt.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            qt.setToolTip(f"{words(action.title)} ({keys})" if keys else words(action.title))
        self.refresh()

    def _made(self, action: Action) -> QAction:
        qt = QAction(self)
        qt.setObjectName(action.id)
        qt.setShortcuts(sequences(self._studio.keys.text(action.id, action.shortcut)))
        if action.on_canvas:
            qt.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if action.icon:
            qt.setIcon(icon(action.icon))
        if action.choice:
            name, _, value = action.choice.partition("=")
            qt.setCheckable(True)
            self._groups.setdefault(name, QActionGroup(self)).addAction(qt)
            qt.triggered.connect(lambda: self._choose(name, value))
            return qt
        qt.triggered.connect(lambda: self._do(action.id))
        return qt

    def _do(self, id: str) -> None:
        receiver, _, method = id.partition(".")
        callback: Callable[[], None] = getattr(self._receivers[receiver], method)
        callback()

    def _take_keys(self) -> None:
        """A person chose other keys."""
        for id, action in ACTIONS.items():
            self._qt[id].setShortcuts(sequences(self._studio.keys.text(id, action.shortcut)))
        self.retranslate()

    def _choose(self, name: str, value: str) -> None:
        self._studio.settings[name] = value
