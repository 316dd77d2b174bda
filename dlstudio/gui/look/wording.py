"""Wording: which words stand where on a node, in which font and colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPen

from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import FAR_LEFT, ICON, STRIPE, NodeFace
from dlstudio.gui.look.inks import Inks, NodeText


@dataclass(frozen=True, slots=True)
class Word:
    """A line of words of a node: in the middle of the height of a box, left or right in it."""

    text: str
    font: QFont
    pen: QPen
    box: QRectF
    right: bool = False


def words_of(face: NodeFace, text: NodeText, inks: Inks, *, far: bool) -> list[Word]:
    """Return what is written on a node, its top left corner at the origin.

    Args:
        far: whether its name stands alone, in large letters.
    """
    if far:
        room = QRectF(FAR_LEFT, far_middle(face) - 16, faces.WIDTH, 32)
        return [Word(text.far_name, text.far_font, inks.text, room)]
    left, top = STRIPE + 8, faces.TITLE_TOP
    row = QRectF(left, top, faces.WIDTH - left - faces.PAD, faces.TITLE_HEIGHT)
    found = [
        Word(text.name, inks.name_font, inks.text, row.adjusted(ICON + 6, 0, 0, 0)),
        Word(text.kind, inks.kind_font, inks.secondary, row, True),
    ]
    row = QRectF(left, top + faces.TITLE_HEIGHT, row.width(), faces.ROW_HEIGHT)
    if face.values:
        found.append(Word(text.values, inks.small_font, inks.secondary, row))
        row = row.translated(0, faces.ROW_HEIGHT)
    pen = inks.text if face.shape else inks.secondary
    found.append(Word(text.shape or "?", inks.mono_font, pen, row))
    return found


def far_middle(face: NodeFace) -> float:
    """Return the height at which the name stands where it stands alone."""
    return min(faces.height_of(face), faces.body_height(face)) / 2
