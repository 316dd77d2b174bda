"""NoteText: Markdown laid out for painting. Nothing is ever loaded, and HTML stays text.

A picture in the text is shown as its words alone: neither a file of this machine nor an
address is opened for it.
"""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from dlstudio.gui.look.fonts import mono_font, ui_font
from dlstudio.gui.look.theme import Theme
from dlstudio.picturing.note_lines import HEADINGS

SIZE, INDENT = 13, 18.0  # px
FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class NoteText(QTextDocument):
    """What a note says, as wide as the note."""

    def __init__(self, markdown: str, width: float, theme: Theme) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setIndentWidth(INDENT)
        font = QFont(ui_font())
        font.setPixelSize(SIZE)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setDefaultFont(font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setMarkdown(markdown, FEATURES)
        self._drop_pictures()
        self._dress(theme)
        self.setTextWidth(max(1.0, width))

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Load nothing; an empty picture, so that Qt looks nowhere else."""
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def _drop_pictures(self) -> None:
        """Put the words of each picture in its place."""
        block = self.begin()
        found = []
        while block.isValid():
            found += [pair for pair in _pieces(block) if pair[1].isImageFormat()]
            block = block.next()
        for cursor, form in reversed(found):
            alt = form.stringProperty(QTextFormat.Property.ImageAltText)
            cursor.insertText(f"[{alt or '…'}]", QTextCharFormat())

    def _dress(self, theme: Theme) -> None:
        """Give headings, paragraphs, code and links the sizes and colours of the canvas."""
        mono = mono_font().families()
        block = self.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            form = block.blockFormat()
            form.setTopMargin(0.0)
            form.setBottomMargin(2.0 if form.objectIndex() != -1 else 6.0)  # an entry of a list
            QTextCursor(block).setBlockFormat(form)
            for cursor, char in _pieces(block):
                change = QTextCharFormat(char)
                if level:
                    change.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                    change.setProperty(QTextFormat.Property.FontPixelSize, _heading_size(level))
                if char.fontFixedPitch():
                    change.setFontFamilies(mono)
                    change.setBackground(QColor(theme.blend("raised", "panel", 0.7)))
                if char.isAnchor():
                    change.setForeground(QColor(theme.accent))
                cursor.setCharFormat(change)
            block = block.next()


def _pieces(block: QTextBlock) -> list[tuple[QTextCursor, QTextCharFormat]]:
    """Return the parts of a block that look alike, each under a cursor."""
    found = []
    fragments = block.begin()
    while not fragments.atEnd():
        piece = fragments.fragment()
        cursor = QTextCursor(block)
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        found.append((cursor, piece.charFormat()))
        fragments += 1
    return found


def _heading_size(level: int) -> int:
    return round(HEADINGS[min(level, len(HEADINGS)) - 1])


def heading_of(markdown: str) -> str:
    """Return the first line that says something, without its Markdown signs."""
    for line in markdown.splitlines():
        text = re.sub(r"[*_`]", "", line.strip().lstrip("#>*-+ "))
        if text:
            return text
    return ""
