"""A read-only view of Python text: syntax colours, line numbers, marked lines.

pygments is imported when the first text is shown.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from dlstudio.gui.look.fonts import mono_font
from dlstudio.gui.look.theme import Look, Theme

if TYPE_CHECKING:
    from pygments.token import _TokenType

Span = tuple[int, int, str]  # start in the line, length, token of the theme

# Kinds of pygments tokens by the first that matches -> token of the theme.
_KINDS = (
    ("Comment", "secondary"),
    ("Literal.String", "good"),
    ("Literal.Number", "warning"),
    ("Keyword", "accent"),
    ("Operator.Word", "accent"),
    ("Name.Class", "integer"),
    ("Name.Function", "integer"),
    ("Name.Builtin.Pseudo", "mask"),
)


class Colours(QSyntaxHighlighter):
    """Colours the whole text from spans that were found once."""

    def __init__(self, view: CodeView, theme: Theme) -> None:
        super().__init__(view.document())
        self._lines: list[list[Span]] = []
        self._theme = theme

    def show(self, lines: list[list[Span]]) -> None:
        """Take the spans of the text that will be set next."""
        self._lines = lines

    def set_theme(self, theme: Theme) -> None:
        """Colour the text that stands there with another theme."""
        self._theme = theme
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        if number >= len(self._lines):
            return
        for start, length, token in self._lines[number]:
            form = QTextCharFormat()
            form.setForeground(QColor(getattr(self._theme, token)))
            form.setFontItalic(token == "secondary")
            self.setFormat(start, length, form)


class CodeView(QPlainTextEdit):
    """Shows text with line numbers at the left.

    Signals:
        lineChosen(int): a person clicked a line or pressed Enter on it; counted from 1.
    """

    lineChosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._marked: tuple[int, ...] = ()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setProperty("role", "flat")
        self._colours = Colours(self, look.theme)
        self._numbers = Numbers(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Show another text, staying at the same place in it."""
        bars = self.verticalScrollBar(), self.horizontalScrollBar()
        places = [bar.value() for bar in bars]
        self._colours.show(spans(text))
        self.setPlainText(text)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)

    def mark(self, lines: Collection[int], scroll: bool = True) -> None:
        """Mark lines (from 1); with ``scroll`` make sure that the first can be seen."""
        self._marked = tuple(sorted(lines))
        selections = []
        for line in self._marked:
            block = self.document().findBlockByNumber(line - 1)
            if block.isValid():
                selections.append(self._mark_of(block))
        self.setExtraSelections(selections)
        self._numbers.update()
        if scroll and self._marked:
            self._scroll_to(self._marked[0])

    @property
    def marked(self) -> tuple[int, ...]:
        return self._marked

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and not self.textCursor().hasSelection():
            cursor = self.cursorForPosition(event.position().toPoint())
            self.lineChosen.emit(cursor.blockNumber() + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.lineChosen.emit(self.textCursor().blockNumber() + 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(
            QRect(inside.left(), inside.top(), self.numbers_width(), inside.height())
        )

    def numbers_width(self) -> int:
        """Width of the column of line numbers."""
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9" * digits) + 20

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the column of line numbers."""
        theme, painter = self._look.theme, QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(theme.panel))
        painter.setFont(self.font())
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        width, height = self._numbers.width(), self.fontMetrics().height()
        marked = set(self._marked)
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(offset)
            if area.top() > event.rect().bottom():
                break
            line = block.blockNumber() + 1
            painter.setPen(QColor(theme.accent if line in marked else theme.secondary))
            rect = QRect(0, round(area.top()), width - 10, height)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight), str(line))
            if line in marked:
                bar = QRect(width - 4, round(area.top()), 3, round(area.height()))
                painter.fillRect(bar, QColor(theme.accent))
            block = block.next()
        painter.end()

    def _mark_of(self, block: QTextBlock) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        ground = QColor(self._look.theme.blend("accent", "panel", 0.16))
        selection.format.setBackground(ground)
        selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        selection.cursor = QTextCursor(block)
        return selection

    def _scroll_to(self, line: int) -> None:
        first = self.firstVisibleBlock().blockNumber() + 1
        rows = self.viewport().height() // max(self.fontMetrics().lineSpacing(), 1)
        if not first <= line <= first + rows - 2:
            self.verticalScrollBar().setValue(max(0, line - 1 - rows // 3))

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _follow(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._numbers.scroll(0, scrolled)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def _restyle(self) -> None:
        self.setFont(mono_font())
        self.document().setDocumentMargin(8)
        self._colours.set_theme(self._look.theme)
        self._make_room()
        self.mark(self._marked, scroll=False)


class Numbers(QWidget):
    """The column of line numbers; painted by the view."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_numbers(event)


def spans(text: str) -> list[list[Span]]:
    """Return what is to be coloured, by line."""
    from pygments.lexers.python import PythonLexer

    lines: list[list[Span]] = [[]]
    column = 0
    for token, piece in PythonLexer(stripnl=False, ensurenl=False).get_tokens(text):
        kind = _kind(token)
        for number, part in enumerate(piece.split("\n")):
            if number:
                lines.append([])
                column = 0
            if kind and part:
                lines[-1].append((column, len(part), kind))
            column += len(part)
    return lines


def _kind(token: _TokenType) -> str:
    name = ".".join(token)
    return next((kind for start, kind in _KINDS if name.startswith(start)), "")
