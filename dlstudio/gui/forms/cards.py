"""Cards that stand for something to open, and the shelf that wraps them into rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dlstudio.gui.look.fonts import ui_font
from dlstudio.gui.look.shortening import line_height, shortened
from dlstudio.gui.look.theme import SPACE_M, SPACE_XS

PICTURE = QSize(198, 100)


class Card(QPushButton):
    """A button with a picture or icon, a title and a line below."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)  # in a dialog it would be painted as a default button besides
        self.wide = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture_height = 24
        self.tall = self._picture_height
        self.picture, self.title, self.line = QLabel(), QLabel(), QLabel()
        self.title.setFont(ui_font(1.0, ui_font().Weight.DemiBold))
        self.line.setProperty("role", "secondary")
        self.line.setWordWrap(True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for label in (self.picture, self.title, self.line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.picture)
        column.addWidget(self.title)
        column.addWidget(self.line, 1)

    def write(self, title: str, line: str, lines: int = 2) -> None:
        """Set the words; what does not fit into ``lines`` is cut and told in the tooltip."""
        inner = self.wide - 2 * SPACE_M
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, inner))
        self.line.setText(shortened(line, self.line.font(), inner, lines))
        self.line.setFixedHeight(line_height(self.line.font()) * lines + 2)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setToolTip(line if self.line.text() != line else "")
        self._stretch()

    def show_picture(self, image: QImage | None, height: int = PICTURE.height()) -> None:
        """Show a picture, or keep its room where there is none yet."""
        if image is not None:
            self.picture.setPixmap(QPixmap.fromImage(image))
        self._picture_height = height
        self._stretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _stretch(self) -> None:
        # Added up by hand: a layout counts no widget that has never been shown.
        title = line_height(self.title.font()) + 2
        self.picture.setFixedHeight(self._picture_height)
        self.title.setFixedHeight(title)
        inner = self._picture_height + title + self.line.height() + 2 * SPACE_XS
        self.tall = inner + 2 * SPACE_M


class Shelf(QWidget):
    """Cards in rows, as many in a row as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Put other cards on the shelf."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.show_cards(cards)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards; those that stood here belong to their owner still."""
        self.cards = list(cards)
        for card in self.cards:
            card.setParent(self)
            card.show()
        self.arrange()

    def arrange(self) -> None:
        """Place the cards for the width of now."""
        x = y = row = 0
        for card in self.cards:
            if x and x + card.wide > self.width():
                x, y, row = 0, y + row + SPACE_M, 0
            # Not a fixed size: the style sheet's least height of buttons would undo it.
            card.setGeometry(x, y, card.wide, card.tall)
            x += card.wide + SPACE_M
            row = max(row, card.tall)
        self.setFixedHeight(max(y + row, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
