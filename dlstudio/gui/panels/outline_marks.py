"""What the outline says of a frame or note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from dlstudio.graph.marks import inside
from dlstudio.graph.model import FRAME, Graph, Mark
from dlstudio.gui.look.faces import LINE_Y, WIDTH
from dlstudio.gui.look.words import tr
from dlstudio.picturing.note_lines import words_of

NAME, KIND, _SOURCES, VALUES = range(4)
Role = Qt.ItemDataRole


def mark_data(graph: Graph, mark: Mark, column: int, role: int) -> Any:
    """Return a cell, or the row as a screen reader says it."""
    if role == Role.AccessibleTextRole and column == NAME:
        texts = (_text(graph, mark, each) for each in (NAME, KIND, VALUES))
        return ", ".join(text for text in texts if text)
    if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
        return _text(graph, mark, column)
    return None


def _text(graph: Graph, mark: Mark, column: int) -> str:
    if column == KIND:
        return tr("Frame") if mark.kind == FRAME else tr("Note")
    if column == NAME:
        return mark.text if mark.kind == FRAME else ""
    if column != VALUES:
        return ""
    if mark.kind != FRAME:
        lines = (words_of(line.strip().lstrip("#> ")) for line in mark.text.splitlines())
        return " ".join(line for line in lines if line)
    names = (
        node.name
        for node in graph.nodes.values()
        if inside(mark.area, (*node.position, WIDTH, 2 * LINE_Y))
    )
    return ", ".join(names)
