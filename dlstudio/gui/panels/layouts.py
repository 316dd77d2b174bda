"""How the parts of a panel are arranged: scrolling, side by side, flowing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.look.theme import SPACE_M, SPACE_S, SPACE_XS

NO_MARGINS = (0, 0, 0, 0)
FULL = 16_777_215  # Qt's "as large as it likes"


class Page(QScrollArea):
    """A column that scrolls up and down only; ``column`` takes the widgets."""

    def __init__(self, parent: QWidget | None = None, margin: int = SPACE_M) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Column()
        inside.setProperty("role", "page")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(SPACE_S)
        self.setWidget(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()  # a scroll area does not ask for more room by itself
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside, so that nothing is cut off; any height will do."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + bar, 40)


class Scrolled(QScrollArea):
    """One widget that fills the room, and scrolls where the room is lower than it may be."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty("role", "page")
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.widget().minimumSizeHint().width(), 60)


class _Column(QWidget):
    """What a page holds: as high as its texts need at the width they have.

    Qt's smallest height is that of texts broken into the shortest lines, and left a third of
    a wide page empty.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Sides(QWidget):
    """Parts side by side where there is room, one below the other where there is not.

    Args:
        parts: widgets with their share of the room.
        narrow: width in px below which they stand one below the other.
        rules: whether a line is drawn between them.
        least: height in px that each part keeps when they stand one below the other.
    """

    def __init__(
        self,
        parts: Sequence[tuple[QWidget, int]],
        narrow: int = 520,
        rules: bool = True,
        least: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._narrow, self._least = narrow, least
        self._parts = [part for part, _share in parts]
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(*NO_MARGINS)
        self._line.setSpacing(0)
        # The parts may always stand one below the other, so the widest of them is enough.
        self._line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._rules: list[QFrame] = []
        for place, (part, share) in enumerate(parts):
            if place and rules:
                rule = QFrame()
                rule.setProperty("role", "rule")
                self._line.addWidget(rule)
                self._rules.append(rule)
            self._line.addWidget(part, share)

    def minimumSizeHint(self) -> QSize:
        parts = (self._line.itemAt(i).minimumSize() for i in range(self._line.count()))
        return QSize(max(size.width() for size in parts), 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._narrow
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        if self._least:
            self._keep_heights(0 if wide else self._least)
        for rule in self._rules:
            rule.setMinimumSize(1, 1)
            rule.setMaximumSize(*((1, FULL) if wide else (FULL, 1)))

    def _keep_heights(self, least: int) -> None:
        whole = 0
        for part in self._parts:
            part.setMinimumHeight(least)
            if least and not part.isHidden():
                whole += max(least, part.minimumSizeHint().height())
        self.setMinimumHeight(whole)


class Flow(QLayout):
    """Puts widgets side by side and goes on in the next line where there is no room."""

    def __init__(self, parent: QWidget | None = None, spacing: int = SPACE_XS) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(*NO_MARGINS)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), rect.width()) if rect.width() else hint.width()
            if x > rect.x() and x + width > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(x, y, width, hint.height()))
            x += width + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y()
