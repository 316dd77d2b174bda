"""NameBox: asks for a name on the canvas, beside what it is for; a refusal stands below it.

Keys: Enter takes the name; Escape, or a click elsewhere, leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from dlstudio.errors import GraphError
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS
from dlstudio.gui.look.words import words
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.project.command import Command

WIDTH = 280
LONGEST = 60

Make = Callable[[str], Command]


class NameBox(QFrame):
    """Lives inside the canvas and goes away when it loses the focus."""

    def __init__(self, document: DocumentModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._make: Make | None = None
        self._then: Callable[[], object] | None = None
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.title = QLabel()
        self.title.setProperty("role", "secondary")
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.problem = QLabel(wordWrap=True)
        self.problem.setProperty("role", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        for widget in (self.title, self.field, self.problem):
            column.addWidget(widget)
        self.field.textEdited.connect(lambda _text: self._say(""))
        self.field.installEventFilter(self)
        self.hide()

    def open(
        self, at: QPoint, title: str, text: str, make: Make, then: Callable[[], object] | None
    ) -> None:
        """Ask above a place; ``make`` gives the command for a name, ``then`` follows success."""
        self._make, self._then = make, then
        self.title.setText(title)
        self.field.setAccessibleName(title)
        self.field.setText(text)
        self.field.selectAll()
        self._say("")
        self._place(at - QPoint(0, self.sizeHint().height() + SPACE_S))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_box(self) -> None:
        """Go away without a name."""
        if self.isVisible():
            self.hide()
            self.parentWidget().setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            # Taken here: a line edit lets Enter through to the canvas, which would act on it.
            deeds = {
                Qt.Key.Key_Escape: self.close_box,
                Qt.Key.Key_Return: self._take,
                Qt.Key.Key_Enter: self._take,
            }
            deed = deeds.get(Qt.Key(event.key()))
            if event.type() is QEvent.Type.KeyPress and deed is not None:
                deed()
                return True
        if (
            watched is self.field
            and isinstance(event, QFocusEvent)
            and event.type() is QEvent.Type.FocusOut
            and event.reason() is not Qt.FocusReason.PopupFocusReason
            and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason
        ):
            self.close_box()
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        make, then = self._make, self._then
        if make is None:
            return
        command = make(self.field.text().strip())
        try:
            command.apply(self._document.project)
        except GraphError as error:
            self._say(words(error.sentence))
            return
        self.close_box()
        if self._document.do(command) and then is not None:
            then()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.adjustSize()
        if self.isVisible():
            self._place(self.pos())

    def _place(self, at: QPoint) -> None:
        self.adjustSize()
        room = self.parentWidget().size()
        x = max(SPACE_S, min(at.x(), room.width() - self.width() - SPACE_S))
        y = max(SPACE_S, min(at.y(), room.height() - self.height() - SPACE_S))
        self.move(x, y)
