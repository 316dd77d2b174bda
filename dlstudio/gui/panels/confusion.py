"""The confusion matrix: rows are true classes, columns what the network said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dlstudio.gui.look.fonts import mono_font, ui_font
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS, Look, mixed
from dlstudio.gui.look.words import tr
from dlstudio.gui.panels.parts import number

SMALLEST_CELL, LARGEST_CELL = 9, 44  # px
FEWEST_PX_FOR_COUNTS = 20
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ConfusionMatrix(QWidget):
    """Counts as a coloured table; the line below says in words what the pointer is on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._counts: tuple[tuple[int, ...], ...] = ()
        self._names: tuple[str, ...] = ()
        self._at: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 140)

    @property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        return self._counts

    def show_counts(self, counts: Sequence[Sequence[int]], names: Sequence[str]) -> None:
        """Draw a matrix; ``names`` of the classes, numbers where there are none."""
        self._counts = tuple(tuple(row) for row in counts)
        self._names = tuple(names) or tuple(map(str, range(len(self._counts))))
        self._at = None
        right = sum(row[i] for i, row in enumerate(self._counts))
        total = sum(map(sum, self._counts))
        self.setAccessibleName(
            tr(
                "Confusion matrix: {right} of {total} right",
                right=number(right),
                total=number(total),
            )
        )
        self.update()

    def sentence(self, row: int, column: int) -> str:
        """Say what a cell means."""
        count, whole = self._counts[row][column], sum(self._counts[row])
        share = f"{count / whole:.0%}" if whole else "–"
        values = {"count": number(count), "whole": number(whole), "share": share}
        values |= {"name": self._names[row], "other": self._names[column]}
        if row == column:
            return tr("{count} of {whole} “{name}” found ({share})", **values)
        return tr("{count} of {whole} “{name}” taken for “{other}” ({share})", **values)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._counts:
            grid, cell = self._layout()
            self._paint_cells(painter, grid, cell)
            self._paint_names(painter, grid, cell)
            self._paint_line(painter, grid)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        grid, cell = self._layout()
        at = event.position().toPoint()
        found = None
        if self._counts and grid.contains(at):
            found = ((at.y() - grid.top()) // cell, (at.x() - grid.left()) // cell)
        if found != self._at:
            self._at = found
            self.setToolTip(self.sentence(*found) if found else "")
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._at = None
        self.update()

    def _layout(self) -> tuple[QRect, int]:
        """Return the rectangle of the cells and the side of one."""
        size = max(len(self._counts), 1)
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        left = min(longest, self.width() // 3) + SPACE_S
        top = metrics.height() + SPACE_XS
        room = min(self.width() - left - SPACE_XS, self.height() - 2 * top - SPACE_XS)
        cell = min(max(room // size, SMALLEST_CELL), LARGEST_CELL)
        return QRect(left, top, cell * size, cell * size), cell

    def _paint_cells(self, painter: QPainter, grid: QRect, cell: int) -> None:
        theme = self._look.theme
        painter.setFont(mono_font(0.82 if cell < 30 else 0.95))
        for row, counts in enumerate(self._counts):
            whole = sum(counts) or 1
            for column, count in enumerate(counts):
                rect = QRect(grid.left() + column * cell, grid.top() + row * cell, cell, cell)
                ink = theme.accent if row == column else theme.error
                # The root keeps single mistakes visible beside hundreds of hits.
                strength = (count / whole) ** 0.5 * 0.85
                ground = mixed(ink, theme.raised, strength)
                painter.fillRect(rect.adjusted(0, 0, -1, -1), QColor(ground))
                if count and cell >= FEWEST_PX_FOR_COUNTS:
                    bright = strength > 0.5
                    painter.setPen(QColor(theme.on_accent if bright else theme.text))
                    painter.drawText(rect, _CENTRE, str(count))
                if (row, column) == self._at:
                    painter.setPen(QColor(theme.text))
                    painter.drawRect(rect.adjusted(0, 0, -2, -2))

    def _paint_names(self, painter: QPainter, grid: QRect, cell: int) -> None:
        theme = self._look.theme
        painter.setFont(ui_font(0.85))
        metrics = painter.fontMetrics()
        every = max(1, -(-metrics.height() // cell))
        for place, name in enumerate(self._names[: len(self._counts)]):
            here = self._at is not None and place in self._at
            painter.setPen(QColor(theme.text if here else theme.secondary))
            if place % every == 0:
                row = QRect(0, grid.top() + place * cell, grid.left() - SPACE_XS, cell)
                shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, row.width())
                painter.drawText(row, _RIGHT, shown)
            head = QRect(grid.left() + place * cell, 0, cell, grid.top())
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, cell - 2)
            painter.drawText(head, _CENTRE, shown)

    def _paint_line(self, painter: QPainter, grid: QRect) -> None:
        painter.setFont(ui_font(0.9))
        painter.setPen(QColor(self._look.theme.secondary))
        text = tr("rows: true, columns: answer")
        if self._at is not None:
            text = self.sentence(*self._at)
        rect = QRect(0, grid.bottom() + 1, self.width(), self.fontMetrics().height() + 6)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, shown)
