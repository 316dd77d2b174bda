"""svg_text: a Drawing as SVG 1.1, with real text, no style sheets and no scripts.

Only plain attributes are used, so that browsers, Inkscape, LibreOffice and converters for
LaTeX show the same.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from dlstudio.language import translated
from dlstudio.picturing.drawing import Box, Curve, Drawing, Point, Polygon, Shape, Words, width_of

SANS = "Helvetica, Arial, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"
MONO = "Menlo, Consolas, 'DejaVu Sans Mono', monospace"

# What XML 1.0 cannot hold, not even as a reference.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg_text(drawing: Drawing, scale: float = 1.0, language: str = "en") -> str:
    """Write a drawing; ``scale`` enlarges it as a whole."""
    width, height = _number(drawing.width * scale), _number(drawing.height * scale)
    box = f"0 0 {_number(drawing.width)} {_number(drawing.height)}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width}" '
        f'height="{height}" viewBox="{box}">',
        f"<title>{_clean(drawing.title)}</title>",
        f"<desc>{_clean(drawing.description)}</desc>",
    ]
    if drawing.ground:
        lines.append(f'<rect width="100%" height="100%" fill="{drawing.ground}"/>')
    lines += (_shape(shape, language) for shape in drawing.shapes)
    return "\n".join([*lines, "</svg>", ""])


def _shape(shape: Shape, language: str) -> str:
    match shape:
        case Box():
            place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
            size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
            round_ = f' rx="{_number(shape.radius)}"' if shape.radius else ""
            paint = _paint(shape.fill, shape.line, shape.thick, shape.dashed)
            return f"<rect {place} {size}{round_} {paint}/>"
        case Curve():
            return f'<path d="{_path(shape)}" {_paint("", shape.line, shape.thick, shape.dashed)}/>'
        case Polygon():
            points = " ".join(map(_point, shape.points))
            return f'<polygon points="{points}" {_paint(shape.fill, shape.line, 1.0, False)}/>'
        case Words():
            return _words(shape, translated(shape.text, language))


def _paint(fill: str, line: str, thick: float, dashed: bool) -> str:
    stroke = f' stroke="{line}" stroke-width="{_number(thick)}"' if line else ""
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'fill="{fill or "none"}"{stroke}{dash}'


def _path(curve: Curve) -> str:
    start, *rest = map(_point, curve.points)
    return f"M {start} {'C' if curve.bent else 'L'} {' '.join(rest)}"


def _words(words: Words, text: str) -> str:
    width = width_of(text, words.size, mono=words.mono, bold=words.bold)
    fit = ""
    if words.room and width > words.room:
        fit = f' textLength="{_number(words.room)}" lengthAdjust="spacingAndGlyphs"'
    place = f'x="{_number(words.x)}" y="{_number(words.y)}"'
    turn = ""
    if words.turned:
        centre = f"{_number(words.x)} {_number(words.y)}"
        turn = f' transform="rotate({_number(words.turned)} {centre})"'
    weight = ' font-weight="bold"' if words.bold else ""
    family = quoteattr(MONO if words.mono else SANS)
    return (
        f'<text {place} font-family={family} font-size="{_number(words.size)}"{weight} '
        f'text-anchor="{words.anchor}" fill="{words.color}"{fit}{turn}>{_clean(text)}</text>'
    )


def _point(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _clean(text: str) -> str:
    return escape(_IMPOSSIBLE.sub("\ufffd", text))
