"""shortened: a text that fits into a few lines, cut between words; and how high those are."""

from __future__ import annotations

import math

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

BETWEEN = " ,;:·—"  # not left standing before the dots
SEPARATOR = "\u2028"  # how a layout is told of a new line


def shortened(text: str, font: QFont, width: float, lines: int) -> str:
    """Return a text as it is if it fits into ``lines`` of ``width`` px, else its beginning and "…".

    Chinese is cut between any two letters where a line may end.
    """
    layout = QTextLayout(text.replace("\n", SEPARATOR), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    begin = end = 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        begin, end = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    if end >= len(text):
        return text
    metrics, finder = QFontMetricsF(font), QTextBoundaryFinder(_LINE, text)
    finder.setPosition(end)
    while end > begin and metrics.horizontalAdvance(_dotted(text[begin:end])) > width:
        end = max(finder.toPreviousBoundary(), begin)
    return text[:begin] + _dotted(text[begin:end])


def line_height(font: QFont) -> int:
    """Return how high a line is in any language: Chinese letters may come of a taller font."""
    layout = QTextLayout("Ag国", font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1_000.0)
    layout.endLayout()
    return math.ceil(line.height())


_LINE = QTextBoundaryFinder.BoundaryType.Line


def _dotted(text: str) -> str:
    return text.rstrip().rstrip(BETWEEN) + "…"
