"""Drawing: a picture as a list of plain shapes. SVG is written from it, a window paints it.

Lengths are pixels at 100 %; y grows downwards. Texts carry the width they may take, because
only whoever has the font knows how wide they are.
"""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle; an empty colour fills or strokes nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    thick: float = 1.0
    radius: float = 0.0
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A line through points; with ``bent`` each three after the first make a Bézier curve."""

    points: tuple[Point, ...]
    line: str
    thick: float = 1.5
    bent: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed figure."""

    points: tuple[Point, ...]
    fill: str
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text; ``y`` is its base line.

    Args:
        anchor: "start", "middle" or "end": what of it stands at ``x``.
        room: the width that it may take; wider text is squeezed, never cut. 0 for any.
        turned: degrees, clockwise, around its place.
    """

    x: float
    y: float
    text: str
    size: float
    color: str
    anchor: str = "start"
    bold: bool = False
    mono: bool = False
    room: float = 0.0
    turned: float = 0.0


Shape = Box | Curve | Polygon | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A finished picture.

    Args:
        title, description: for those who cannot see it.
        ground: colour behind everything, empty for none.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""
    ground: str = ""


def width_of(text: str, size: float, *, mono: bool = False, bold: bool = False) -> float:
    """Estimate how wide a text is: Chinese letters are square, others about half as wide."""
    narrow = 0.6 if mono else 0.66 if bold else 0.55
    return size * sum(1.0 if ord(char) > 0x2E7F else narrow for char in text)


def arrow_head(tip: Point, toward: Point, color: str, size: float = 6.0) -> Polygon:
    """Return the head of an arrow that points along ``toward`` (a unit vector)."""
    (x, y), (dx, dy) = tip, toward
    back = (x - dx * size, y - dy * size)
    side = (-dy * size * 0.5, dx * size * 0.5)
    left, right = (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])
    return Polygon(points=(tip, left, right), fill=color)
