"""Panes: the pages that are seen, one alone or two side by side, and where a tab may be dropped.

Pages that are not seen are kept here, hidden, as they were left.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from dlstudio.gui.look.theme import Look

EDGE = 2  # px of the line that says which half is active


class Half(QFrame):
    """One half: a line at the upper edge and a page below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lit = self._alone = False
        self.page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.mark(False, True)
        look.changed.connect(self.update)

    def take(self, page: QWidget) -> None:
        """Show a page; the one before stays here, hidden, until another half wants it."""
        old = self.page
        # The tab of the one before may have been closed while this half was not seen.
        if old is not None and old is not page and isValid(old) and old.parent() is self:
            old.hide()
        self.page = page
        if page.parent() is not self:
            self._column.addWidget(page)
        page.show()

    def mark(self, lit: bool, alone: bool) -> None:
        """Show whether this half is the active one; a half alone needs no line."""
        self._lit, self._alone = lit, alone
        self._column.setContentsMargins(0, 0 if alone else EDGE, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._alone:
            theme = self._look.theme
            color = QColor(theme.accent if self._lit else theme.line)
            QPainter(self).fillRect(QRect(0, 0, self.width(), EDGE), color)


class Target(QWidget):
    """The half of the window into which a dragged tab would go, while it is dragged."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = QColor(self._look.theme.accent)
        painter = QPainter(self)
        painter.setPen(color)
        color.setAlphaF(0.14)
        painter.setBrush(color)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Panes(QWidget):
    """The halves of the window; pages that were never seen wait in it as well."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self.halves = (Half(look), Half(look))
        for half in self.halves:
            self._splitter.addWidget(half)
        self.halves[1].hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self._target = Target(look, self)

    def show_pages(self, pages: Sequence[QWidget], active: QWidget) -> None:
        """Show one or two pages."""
        alone = len(pages) == 1
        for half, page in zip(self.halves, pages, strict=False):
            half.take(page)
            half.mark(page is active, alone)
        second = self.halves[1]
        if second.isHidden() and not alone:
            half_width = self.width() // 2
            second.show()
            self._splitter.setSizes([half_width, half_width])
        elif alone:
            second.hide()

    def is_left(self, point: QPoint) -> bool:
        """Tell whether a global point lies in the left half."""
        return self.mapFromGlobal(point).x() < self.width() / 2

    def show_target(self, point: QPoint) -> None:
        """Light the half that a dragged tab would go into."""
        half = self.width() // 2
        left = 0 if self.is_left(point) else half
        self._target.setGeometry(left, 0, half, self.height())
        self._target.show()
        self._target.raise_()

    def hide_target(self) -> None:
        self._target.hide()
