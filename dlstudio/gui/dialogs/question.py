"""Question: a sentence with two or three named answers, without a nested event loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.look.theme import SPACE_L, SPACE_S, SPACE_XL


class Question(QDialog):
    """Asks; ``then`` gets the key of the answer. Escape and close are the last answer.

    Args:
        title: what it is about.
        text: the sentence.
        answers: (key, text of the button); the first is the default, the last changes nothing.
        danger: key of an answer that loses something.
    """

    def __init__(
        self,
        title: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        then: Callable[[str], None],
        danger: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.text = QLabel(text, wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setMinimumWidth(380)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addStretch(1)
        # Right to left, so that the default stands at the far right, where the eye ends.
        for key, label in reversed(answers):
            button = QPushButton(label)
            button.setProperty("role", "danger" if key == danger else "")
            button.clicked.connect(lambda _on=False, key=key: self._answer(key))
            button.setAutoDefault(False)
            row.addWidget(button)
            self.buttons[key] = button
        first = self.buttons[answers[0][0]]
        first.setProperty("role", "primary")
        first.setDefault(True)
        first.setFocus()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_XL)
        column.addWidget(self.text)
        column.addLayout(row)
        self._then, self._last, self._done = then, answers[-1][0], False
        self.rejected.connect(lambda: self._answer(self._last))

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        title: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        then: Callable[[str], None],
        danger: str = "",
    ) -> Question:
        """Open it over a window; ``then`` is called once, later."""
        question = cls(title, text, answers, then, danger, parent)
        question.open()
        return question

    def _answer(self, key: str) -> None:
        if self._done:
            return
        self._done = True
        self.accept()
        self._then(key)
