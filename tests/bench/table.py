"""Rows of the table, and how it is printed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass

HEADS = ("what", "measured", "bar", "met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure.

    Args:
        what: what was measured.
        measured: the figure with its unit, as text.
        bar: what is aimed at, as text.
        met: whether it is reached; None for a figure that only informs.
        note: how it was measured, or what else was seen.
    """

    what: str
    measured: str
    bar: str = ""
    met: bool | None = None
    note: str = ""


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as JSON."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)


def from_json(text: str) -> list[Row]:
    """Return the rows that ``as_json`` wrote."""
    return [Row(**fields) for fields in json.loads(text)]


def as_table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, with the notes below."""
    cells = [HEADS, *((r.what, r.measured, r.bar, _mark(r.met)) for r in rows)]
    widths = [max(_width(line[column]) for line in cells) for column in range(len(HEADS))]
    lines = [_line(cells[0], widths), "|" + "|".join("-" * (w + 2) for w in widths) + "|"]
    lines += [_line(line, widths) for line in cells[1:]]
    notes = [f"- {row.what}: {row.note}" for row in rows if row.note]
    return "\n".join([*lines, *(["", *notes] if notes else [])])


def _mark(met: bool | None) -> str:
    return {True: "yes", False: "NO", None: "–"}[met]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (w - _width(cell)) for cell, w in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
