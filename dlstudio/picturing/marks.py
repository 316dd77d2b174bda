"""Frames and notes in a picture: frames behind everything, notes over the wires."""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.graph.model import FRAME, Graph, Mark
from dlstudio.picturing.drawing import Box, Shape, Words
from dlstudio.picturing.note_lines import LEADING, note_lines
from dlstudio.picturing.palette import FAMILIES, MARK_COLORS, Ink, tinted

BAR, PAD = 28.0, 10.0
TITLE = 14.0


def frames(graph: Graph, left: float, top: float, ink: Ink) -> Iterator[Shape]:
    """Draw the frames, large ones first; ``left`` and ``top`` are the corner of the picture."""
    marks = [mark for mark in graph.marks.values() if mark.kind == FRAME]
    for mark in sorted(marks, key=lambda mark: -mark.area[2] * mark.area[3]):
        x, y, width, height = mark.area
        x, y, color = x - left, y - top, _color(mark)
        fill, bar = tinted(color, ink.ground, 0.08), tinted(color, ink.ground, 0.24)
        yield Box(x=x, y=y, width=width, height=height, fill=fill, line=color, radius=8)
        yield Box(x=x, y=y, width=width, height=min(BAR, height / 2), fill=bar, radius=8)
        if mark.text:
            yield Words(
                x=x + PAD, y=y + 19, text=mark.text, size=TITLE, color=ink.text, bold=True,
                room=max(1.0, width - 2 * PAD),
            )  # fmt: skip


def notes(graph: Graph, left: float, top: float, ink: Ink) -> Iterator[Shape]:
    """Draw the notes with as much of their text as they hold."""
    for mark in graph.marks.values():
        if mark.kind == FRAME:
            continue
        x, y, width, height = mark.area
        x, y, color = x - left, y - top, _color(mark)
        paper = tinted(color, ink.body, 0.12)
        yield Box(x=x, y=y, width=width, height=height, fill=paper, line=color, radius=6)
        yield Box(x=x, y=y, width=3, height=height, fill=color)
        room = max(1.0, width - 2 * PAD - 2)
        base = y + PAD
        for line in note_lines(mark.text, room):
            if base + line.size > y + height - PAD / 2:
                break
            base += line.size * LEADING
            if line.text:
                yield Words(
                    x=x + PAD + 2 + line.indent, y=base - line.size * 0.3, text=line.text,
                    size=line.size, color=ink.text, bold=line.bold, mono=line.mono,
                    room=max(1.0, room - line.indent),
                )  # fmt: skip


def _color(mark: Mark) -> str:
    return FAMILIES[MARK_COLORS.get(mark.color, "shape")]
