"""Messages: sentences under the tool bar that stay until they are answered or closed.

Nothing here is modal: the drawing goes on. A message with the ``key`` of an earlier one
takes its place, so the same trouble never piles up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_M, SPACE_S, SPACE_XS, Look
from dlstudio.gui.look.words import tr, words
from dlstudio.language import Sentence

MOST = 3
_ICONS = {"error": "error", "warning": "warning", "info": "info", "good": "ok"}
_INK = {"error": "error", "warning": "warning", "info": "accent", "good": "good"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a message: its text and what it does."""

    title: Sentence
    act: Callable[[], object]
    primary: bool = False


class Message(QFrame):
    """One sentence with its buttons."""

    def __init__(
        self,
        look: Look,
        sentence: Sentence | str,
        kind: str,
        answers: Sequence[Answer],
        close: Callable[[Message], None],
    ) -> None:
        super().__init__()
        self.kind, self.sentence, self._look, self._answers = kind, sentence, look, answers
        self._icon = QLabel()
        self.text = QLabel(wordWrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_S, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        self.buttons: list[QPushButton] = []
        for answer in answers:
            button = QPushButton()
            if answer.primary:
                button.setProperty("role", "primary")
            button.clicked.connect(lambda _checked=False, act=answer.act: self._answered(act))
            row.addWidget(button)
            self.buttons.append(button)
        self._shut = close
        self.closer = QToolButton(autoRaise=True)
        self.closer.setFixedSize(24, 24)
        self.closer.clicked.connect(lambda: close(self))
        row.addWidget(self.closer)
        self.redraw()
        self.retranslate()

    def redraw(self) -> None:
        """Take the colours of the theme."""
        theme = self._look.theme
        ink = _INK[self.kind]
        ground, line = theme.blend(ink, "panel", 0.10), theme.blend(ink, "panel", 0.45)
        self.setStyleSheet(
            f"Message {{ background: {ground}; border: none; border-bottom: 1px solid {line}; }}"
        )
        self._icon.setPixmap(icon(_ICONS[self.kind], QColor(getattr(theme, ink))).pixmap(16, 16))
        self.closer.setIcon(icon("close"))

    def retranslate(self) -> None:
        self.text.setText(words(self.sentence))
        for button, answer in zip(self.buttons, self._answers, strict=True):
            button.setText(words(answer.title))
        self.closer.setToolTip(tr("Close"))
        self.closer.setAccessibleName(tr("Close"))

    def _answered(self, act: Callable[[], None]) -> None:
        self._shut(self)
        act()


class MessageBar(QWidget):
    """The newest messages, at most three, one below the other."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._messages: dict[str, Message] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        look.changed.connect(self._redraw)
        self.hide()

    @property
    def messages(self) -> list[Message]:
        return list(self._messages.values())

    def say(
        self,
        sentence: Sentence | str,
        kind: str = "error",
        answers: Sequence[Answer] = (),
        key: str = "",
    ) -> Message:
        """Show a sentence; ``kind`` is "error", "warning", "info" or "good"."""
        key = key or str(sentence)
        self.drop(key)
        message = Message(self._look, sentence, kind, answers, self._close)
        self._messages[key] = message
        self._rows.insertWidget(0, message)
        while len(self._messages) > MOST:
            self.drop(next(iter(self._messages)))
        self.show()
        return message

    def drop(self, key: str) -> None:
        """Take a message away; nothing if there is none with this key."""
        message = self._messages.pop(key, None)
        if message is not None:
            self._rows.removeWidget(message)
            message.hide()
            message.deleteLater()
        self.setVisible(bool(self._messages))

    def clear(self) -> None:
        """Take all messages away."""
        for key in list(self._messages):
            self.drop(key)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for message in self._messages.values():
                message.retranslate()
        super().changeEvent(event)

    def _close(self, message: Message) -> None:
        for key, other in list(self._messages.items()):
            if other is message:
                self.drop(key)

    def _redraw(self) -> None:
        for message in self._messages.values():
            message.redraw()
