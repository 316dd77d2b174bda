"""NoteEditor: a note is written in its place; what was typed is kept when it goes away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from dlstudio.graph.marks import LONGEST_NOTE
from dlstudio.graph.model import MarkId
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.gui.canvas.lens import Lens
from dlstudio.gui.canvas.painted_view import PaintedView
from dlstudio.gui.look.words import tr
from dlstudio.project.mark_commands import WriteMark

LEAST_WIDTH, LEAST_HEIGHT = 220, 96  # px, however small the note is seen


class NoteEditor(QPlainTextEdit):
    """Markdown of one note. Escape, Ctrl+Enter or a click elsewhere ends it; undo takes it back."""

    def __init__(self, view: PaintedView, stage: Stage, lens: Lens) -> None:
        super().__init__(view.viewport())
        self._view, self._stage = view, stage
        self._id: MarkId | None = None
        self.setTabChangesFocus(True)
        self.setProperty("role", "note")
        self.hide()
        lens.moved.connect(self._place)
        lens.zoomed.connect(lambda _zoom: self._place())
        stage.sync.rebuilt.connect(self._drop)
        stage.document.changed.connect(lambda _change: self._check())
        view.viewport().installEventFilter(self)

    def open(self, id: MarkId) -> None:
        """Write into a note."""
        self.close_note()
        self._id = id
        self.setPlainText(self._stage.document.graph.marks[id].text)
        self.setAccessibleName(tr("Text of the note, Markdown"))
        self.setPlaceholderText(tr("Markdown: # heading, **bold**, - list"))
        self._place()
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_note(self) -> None:
        """Keep what was typed and go away."""
        id, self._id = self._id, None
        if id is None:
            return
        text, had_focus = self.toPlainText()[:LONGEST_NOTE], self.hasFocus()
        self.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.PopupFocusReason)
        mark = self._stage.document.graph.marks.get(id)
        if mark is not None and mark.text != text:
            self._stage.document.do(WriteMark(graph=self._stage.graph_name, id=id, text=text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (enter and control):
            self.close_note()
            return
        super().keyPressEvent(event)
        event.accept()  # no key of a text may act on the canvas behind it

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in kept:
            self.close_note()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and watched is self._view.viewport():
            self.close_note()
        return False

    def _check(self) -> None:
        """The note that is written may be gone by an undo."""
        if self._id is not None and self._id not in self._stage.document.graph.marks:
            self._drop()

    def _drop(self) -> None:
        self._id = None
        self.hide()

    def _place(self) -> None:
        item = self._stage.scene.marks.get(self._id or "")
        if item is None:
            return
        box = self._view.viewportTransform().mapRect(item.area()).toRect()
        size = box.size().expandedTo(QRect(0, 0, LEAST_WIDTH, LEAST_HEIGHT).size())
        box.setSize(size)
        self.setGeometry(box)
