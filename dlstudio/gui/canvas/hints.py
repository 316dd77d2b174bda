"""Hints: four quiet lines for the first minutes; each goes for good once it was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S
from dlstudio.gui.look.words import tr

HINTS: dict[str, Callable[[], str]] = {
    "place": lambda: tr("Drag a layer here from the left, or press Tab and type its name"),
    "wire": lambda: tr("Drag from the right side of a layer to the left side of the next"),
    "look": lambda: tr("Turn the wheel to zoom; hold Space and drag to move; F shows all"),
    "edit": lambda: tr("Click a layer to set its values; Ctrl+Z takes anything back"),
}


LEAST_ROOM = 3  # heights of the card that a canvas with a drawing needs


class Hints(QFrame):
    """A card in the middle of an empty canvas, in the corner of another.

    Signals:
        learned(str): a hint was done for the first time; carries its name.
    """

    learned = Signal(str)

    def __init__(self, done: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._done = set(done)
        self._wanted = False
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        box.setSpacing(SPACE_S)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        box.addWidget(self._title)
        self._lines = {name: QLabel(self) for name in HINTS}
        for line in self._lines.values():
            line.setProperty("role", "secondary")
            box.addWidget(line)
        self.retranslate()

    @property
    def left(self) -> list[str]:
        """The hints that were not done yet."""
        return [name for name in HINTS if name not in self._done]

    def retranslate(self) -> None:
        """Write the words anew."""
        self._title.setText(tr("Start here"))
        for name, line in self._lines.items():
            line.setText("·  " + HINTS[name]())
        self.place(True)

    def know(self, done: Iterable[str]) -> None:
        """Take over what was done on another canvas."""
        self._done |= set(done)

    def did(self, name: str) -> None:
        """Note that a person did what a hint says."""
        if name not in self._done:
            self._done.add(name)
            self.learned.emit(name)

    def place(self, empty: bool) -> None:
        """Stand in the middle of an empty canvas, else in the lower left corner."""
        left = self.left
        for name, line in self._lines.items():
            line.setVisible(name in left)
            line.setWordWrap(False)
        self._title.setVisible(empty)
        self.adjustSize()
        room = self.parentWidget().size()
        widest, wide = room.width() - 2 * SPACE_L, self.width()
        if self.width() > widest > 0:  # a narrow canvas, or large text
            for line in self._lines.values():
                line.setWordWrap(True)
            self.resize(widest, self.layout().heightForWidth(widest))
        # In a low canvas, or in half a window, they would stand on the drawing.
        roomy = room.height() >= LEAST_ROOM * self.height() and room.width() >= wide
        self._wanted = bool(left) and (empty or roomy)
        self.setVisible(self._wanted)
        if empty:
            self.move((room.width() - self.width()) // 2, (room.height() - self.height()) // 2)
        else:
            self.move(SPACE_L, room.height() - self.height() - SPACE_L - SPACE_S)

    def give_way(self, covers: Callable[[QRect], bool]) -> None:
        """Be there unless that would cover something."""
        if self._wanted:
            self.setVisible(not covers(self.geometry()))
