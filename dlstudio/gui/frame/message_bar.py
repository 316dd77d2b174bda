"""Messages: sentences over the drawing that stay until they are answered or closed.

Nothing here is modal: the drawing goes on, and stays where it is: messages lie over it. A
message with the ``key`` of an earlier one takes its place, so the same trouble never piles up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_M, SPACE_S, SPACE_XS, Look
from dlstudio.gui.look.words import tr, words
from dlstudio.language import Sentence

MOST = 3
WIDEST = 760  # px, of a line that is still read with ease
_MOVES = {
    QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}  # fmt: skip
_ICONS = {"error": "error", "warning": "warning", "info": "info", "good": "ok"}
_INK = {"error": "error", "warning": "warning", "info": "accent", "good": "good"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a message: its text and what it does."""

    title: Sentence | str
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
        self._answers_row = QWidget()
        row = QHBoxLayout(self._answers_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_M, SPACE_XS, SPACE_S, SPACE_XS)
        self._grid.setSpacing(SPACE_S)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._icon, 0, 0)
        self._grid.addWidget(self.text, 0, 1)
        self._grid.addWidget(self.closer, 0, 3)
        self.redraw()
        self.retranslate()

    def redraw(self) -> None:
        """Take the colours of the theme."""
        theme = self._look.theme
        ink = _INK[self.kind]
        ground, line = theme.blend(ink, "panel", 0.10), theme.blend(ink, "panel", 0.45)
        self.setStyleSheet(
            f"Message {{ background: {ground}; border: 1px solid {line}; border-radius: 6px; }}"
        )
        self._icon.setPixmap(icon(_ICONS[self.kind], QColor(getattr(theme, ink))).pixmap(16, 16))
        self.closer.setIcon(icon("close"))

    def retranslate(self) -> None:
        self.text.setText(words(self.sentence))
        for button, answer in zip(self.buttons, self._answers, strict=True):
            button.setText(words(answer.title))
        self.closer.setToolTip(tr("Close"))
        self.closer.setAccessibleName(tr("Close"))

    def fit(self, width: int) -> None:
        """Put the answers beside the text where both have room, else below it."""
        text = self.text.fontMetrics().horizontalAdvance(self.text.text())
        needed = text + self._answers_row.sizeHint().width() + 2 * self.closer.width() + 40
        beside = not self.buttons or needed <= width
        self._grid.removeWidget(self._answers_row)
        row, column, span = (0, 2, 1) if beside else (1, 1, 3)
        right = Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self._answers_row, row, column, 1, span, right)
        self._answers_row.setVisible(bool(self.buttons))  # a layout shows it only later
        self._grid.invalidate()

    def _answered(self, act: Callable[[], None]) -> None:
        self._shut(self)
        act()


class MessageBar(QWidget):
    """The newest messages, at most three, one below the other, at the upper edge of the parent.

    Args:
        over: what they lie over.
        below: what they leave free as long as it is seen.
    """

    def __init__(self, look: Look, over: QWidget, below: Sequence[QWidget] = ()) -> None:
        super().__init__(over)
        self._look = look
        self._below = [ref(widget) for widget in below]  # they may belong to a tab that is closed
        self._messages: dict[str, Message] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_XS)
        for widget in (over, *below):
            widget.installEventFilter(self)
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
        message.show()  # or the layout leaves it out until later
        while len(self._messages) > MOST:
            self.drop(next(iter(self._messages)))
        self.show()
        self.raise_()
        self._arrange()
        return message

    def drop(self, key: str) -> None:
        """Take a message away; nothing if there is none with this key."""
        message = self._messages.pop(key, None)
        if message is not None:
            if message.isAncestorOf(QApplication.focusWidget() or message):
                self.parentWidget().setFocus()  # back to the drawing
            self._rows.removeWidget(message)
            message.hide()
            message.deleteLater()
            self._arrange()
        self.setVisible(bool(self._messages))

    def leave_free(self, widget: QWidget) -> None:
        """Lie below another thing, too, as long as it is seen; it may go before this does."""
        self._below = [*(one for one in self._below if one() is not None), ref(widget)]
        widget.installEventFilter(self)

    def clear(self) -> None:
        """Take all messages away."""
        for key in list(self._messages):
            self.drop(key)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for message in self._messages.values():
                message.retranslate()
            self._arrange()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when something around gets another size, comes or goes."""
        if self._messages and event.type() in _MOVES:
            self._arrange()
        return False

    def _arrange(self) -> None:
        """Lie in the middle of the upper edge, as wide as can be read."""
        over = self.parentWidget()
        below = [widget for one in self._below if (widget := one()) is not None]
        seen = [widget for widget in below if isValid(widget) and widget.isVisible()]
        ends = [over.mapFromGlobal(w.mapToGlobal(QPoint(0, w.height()))).y() for w in seen]
        width = min(WIDEST, over.width() - 2 * SPACE_S)
        for message in self._messages.values():
            message.fit(width)
        self._rows.invalidate()
        height = self._rows.totalHeightForWidth(width)
        top = max([0, *ends]) + SPACE_S
        self.setGeometry((over.width() - width) // 2, top, width, max(height, 1))

    def _close(self, message: Message) -> None:
        for key, other in list(self._messages.items()):
            if other is message:
                self.drop(key)

    def _redraw(self) -> None:
        for message in self._messages.values():
            message.redraw()
