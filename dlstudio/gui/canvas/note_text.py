"""NoteText: Markdown laid out for painting. Nothing is ever loaded, and HTML stays text.

A picture in the text is shown as its words alone: neither a file of this machine nor an
address is opened for it.
"""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QFont, QImage, QTextCursor, QTextDocument, QTextOption

from dlstudio.gui.look.fonts import ui_font
from dlstudio.gui.look.theme import Theme

SIZE = 13  # px
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
        font = QFont(ui_font())
        font.setPixelSize(SIZE)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setDefaultFont(font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setMarkdown(markdown, FEATURES)
        self._drop_pictures()
        self._color(theme)
        self.setTextWidth(max(1.0, width))

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Load nothing; an empty picture, so that Qt looks nowhere else."""
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def _drop_pictures(self) -> None:
        """Put the words of each picture in its place."""
        found = []
        block = self.begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                piece = fragments.fragment()
                if piece.charFormat().isImageFormat():
                    found.append((piece.position(), piece.length(), piece.charFormat()))
                fragments += 1
            block = block.next()
        for position, length, form in reversed(found):
            cursor = QTextCursor(self)
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            alt = form.stringProperty(form.Property.ImageAltText)
            cursor.insertText(f"[{alt or '…'}]", self.begin().charFormat())

    def _color(self, theme: Theme) -> None:
        """Let links and code take the colours of the theme; the rest takes the pen's."""
        block = self.begin()
        while block.isValid():
            fragments = block.begin()
            pieces = []
            while not fragments.atEnd():
                piece = fragments.fragment()
                if piece.charFormat().isAnchor():
                    pieces.append((piece.position(), piece.length()))
                fragments += 1
            for position, length in pieces:
                cursor = QTextCursor(self)
                cursor.setPosition(position)
                cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
                form = cursor.charFormat()
                form.setForeground(QColor(theme.accent))
                cursor.setCharFormat(form)
            block = block.next()


def heading_of(markdown: str) -> str:
    """Return the first line that says something, without its Markdown signs."""
    for line in markdown.splitlines():
        text = re.sub(r"[*_`]", "", line.strip().lstrip("#>*-+ "))
        if text:
            return text
    return ""
