"""How a node, a port and a wire are painted. Everything is drawn by these functions.

``Inks`` holds pens, brushes and fonts of one theme, made once and shared by all items.
Painting goes in three levels of detail: FULL with all text, NAME with the name alone in
larger letters, PLAIN as a tinted box.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from dlstudio.gui.look import faces
from dlstudio.gui.look.badges import paint_badge, paint_turns
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.fonts import mono_font, ui_font
from dlstudio.gui.look.icons import MOST_PIXELS, layer_name, pixels_of, pixmap
from dlstudio.gui.look.lettering import Lettering, Measure
from dlstudio.gui.look.ports import paint_ports
from dlstudio.gui.look.theme import RADIUS, Theme
from dlstudio.gui.look.wording import FAR_LEFT, ICON, STRIPE, far_middle, words_of
from dlstudio.kept import Kept

NAME_PX, SMALL_PX, KIND_PX, MONO_PX, PILL_PX, FAR_PX = 13, 12, 11, 12, 11, 22
FAR_LONG_PX = 18  # of names that would be cut
LEAST_KIND = 32.0  # what is left for the type beside a long name
COST_BAR = 3.0
DIMMED, MUTED = 0.38, 0.45
READABLE, NAMED = 0.55, 0.32  # zooms from which words, and names alone, can be read

_IN_NAMES = Qt.TextElideMode.ElideMiddle  # names of one family differ at their ends
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class Detail(IntEnum):
    """How much is drawn."""

    PLAIN = 0
    NAME = 1
    FULL = 2

    @staticmethod
    def at(zoom: float) -> Detail:
        """Return what is readable at a zoom (1 = 100 %)."""
        return Detail.FULL if zoom >= READABLE else Detail.NAME if zoom >= NAMED else Detail.PLAIN


@dataclass(frozen=True, slots=True)
class NodeText:
    """The words of a node, cut to their places."""

    name: str
    kind: str
    values: str
    shape: str
    far_name: str
    far_font: QFont
    labels: tuple[tuple[str, str, float, bool], ...]  # text, problem, height, is output


@dataclass(slots=True)
class NodeState:
    """What the person is doing with a node."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False
    dimmed: bool = False
    lit: frozenset[tuple[str, bool]] = frozenset()


class Inks:
    """Pens, brushes and fonts of a theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.ground = QColor(theme.canvas)
        self.body = QBrush(QColor(theme.panel))
        self.hover_body = QBrush(QColor(theme.blend("raised", "panel", 0.55)))
        self.shadow = QBrush(_with_alpha(theme.shadow))
        self.raised = QBrush(QColor(theme.raised))
        self.track = QBrush(QColor(theme.blend("line", "panel", 0.5)))
        self.border = QPen(QColor(theme.line), 1.0)
        self.strong_border = QPen(QColor(theme.blend("text", "panel", 0.35)), 1.0)
        self.hair = QPen(QColor(theme.blend("line", "panel", 0.6)), 1.0)
        self.text = QPen(QColor(theme.text))
        self.secondary = QPen(QColor(theme.secondary))
        self.ring = QPen(QColor(theme.accent), 2.0)
        self.far_ring = QPen(QColor(theme.accent), 5.0)
        self.problem = {
            "error": QColor(theme.error),
            "warning": QColor(theme.warning),
            "hint": QColor(theme.secondary),
        }
        self.kinds = {
            faces.FLOAT: QColor(theme.wire),
            faces.INTEGER: QColor(theme.integer),
            faces.MASK: QColor(theme.mask),
            faces.UNKNOWN: QColor(theme.blend("wire", "canvas", 0.7)),
        }
        self.accent = QColor(theme.accent)
        self.name_font = _sized(ui_font(1.0, QFont.Weight.DemiBold), NAME_PX)
        self.far_font = _sized(ui_font(1.0, QFont.Weight.DemiBold), FAR_PX)
        self.far_long_font = _sized(ui_font(1.0, QFont.Weight.DemiBold), FAR_LONG_PX)
        self.small_font = _sized(ui_font(), SMALL_PX)
        self.kind_font = _sized(ui_font(), KIND_PX)
        self.mono_font = _sized(mono_font(), MONO_PX)
        self.pill_font = _sized(mono_font(), PILL_PX)
        self.badge_font = _sized(ui_font(1.0, QFont.Weight.Bold), 11)
        self._name = Measure(self.name_font, _IN_NAMES)
        self._far = Measure(self.far_font, _IN_NAMES)
        self._far_long = Measure(self.far_long_font, _IN_NAMES)
        self._small = Measure(self.small_font)
        self._kind = Measure(self.kind_font)
        self._mono = Measure(self.mono_font)
        self._pill = Measure(self.pill_font)
        self._families: dict[str, QColor] = {}
        self._pills: dict[str, tuple[float, float]] = {}
        self._wires: dict[tuple[int, bool, bool], QPen] = {}
        self.rim = QColor(theme.line)
        self.lettering = Lettering()

    def family(self, group: str) -> QColor:
        """Return the colour of a family."""
        color = self._families.get(group)
        if color is None:
            color = self._families[group] = QColor(self.theme.family(group))
        return color

    def wire_color(self, kind: str, wrong: bool, lit: bool) -> QColor:
        """Return the colour of a wire."""
        return self.problem["error"] if wrong else self.accent if lit else self.kinds[kind]

    def wire_pen(self, color: QColor, wrong: bool, strong: bool) -> QPen:
        """Return the pen of a wire, the same one each time."""
        key = color.rgba(), wrong, strong
        pen = self._wires.get(key)
        if pen is None:
            pen = self._wires[key] = wire_pen(color, wrong=wrong, strong=strong)
        return pen

    def text_of(self, face: NodeFace) -> NodeText:
        """Cut the words of a node to their places."""
        room = faces.WIDTH - faces.PAD - (STRIPE + 8 + ICON + 6)
        kind_width = self._kind.width(face.kind)
        name = self._name.cut(face.name, room - min(kind_width, LEAST_KIND) - 8)
        name_width = self._name.width(name)
        inner = faces.WIDTH - 2 * faces.PAD - 2
        badge = self._mono.width(face.badge) + 14 if face.badge else 0.0
        far_room = faces.WIDTH - FAR_LEFT - 6 - 2 * badge
        whole = self._far.width(face.name) <= far_room
        return NodeText(
            name=name,
            kind=self._kind.cut(face.kind, max(0.0, room - name_width - 8)),
            values=self._small.cut(face.values, inner),
            shape=self._mono.cut(face.shape, inner - badge),
            far_name=face.name if whole else self._far_long.cut(face.name, far_room),
            far_font=self.far_font if whole else self.far_long_font,
            labels=tuple(self._labels(face)),
        )

    def _labels(self, face: NodeFace) -> Iterator[tuple[str, str, float, bool]]:
        """Cut the names of ports; those of one row share its width."""
        for output in (False, True):
            across = {
                y: port.name
                for port, y in faces.port_rows(face, not output)
                if len(face.ports(not output)) > 1
            }
            for port, y in faces.port_rows(face, output):
                if len(face.ports(output)) < 2:
                    continue
                room = faces.WIDTH - 2 * faces.PAD
                if y in across:
                    other = self._kind.width(across[y])
                    room = max(room / 2 - 4, room - other - 8)
                yield self._kind.cut(port.name, room), port.problem, y, output

    def warm_up(self) -> None:
        """Have the letters of badges: a font is read when it is first written in."""
        self.lettering.line("0123456789+", self.badge_font)

    def pill_size(self, label: str) -> tuple[float, float]:
        """Return the size of the label of a wire."""
        size = self._pills.get(label)
        if size is None:
            size = self._pill.width(label) + 10, self._pill.height() + 3
            self._pills[label] = size
        return size


def paint_node(
    painter: QPainter,
    face: NodeFace,
    text: NodeText,
    state: NodeState,
    inks: Inks,
    detail: Detail,
    *,
    own: bool = True,
) -> None:
    """Draw a node with its top left corner at the origin.

    Args:
        own: whether what it alone has is drawn: its words (not those of ports) and its cost.
    """
    if state.dimmed or face.muted:
        painter.setOpacity(DIMMED if state.dimmed else MUTED)
    width, height = faces.size_of(face)
    box = QRectF(0, 0, width, height)
    if detail is Detail.NAME:
        _paint_far_box(painter, box, face, state, inks)
        middle = far_middle(face)
        _paint_icon(painter, QPointF(STRIPE + 8, middle - 12), 24, face, inks)
    else:
        _paint_box(painter, box, face, state, inks)
        middle = faces.TITLE_TOP + faces.TITLE_HEIGHT / 2
        _paint_icon(painter, QPointF(STRIPE + 8, middle - ICON / 2), ICON, face, inks)
        _paint_labels(painter, text, inks)
    if own:
        for word in words_of(face, text, inks, far=detail is Detail.NAME):
            painter.setFont(word.font)
            painter.setPen(word.pen)
            painter.drawText(word.box, _RIGHT if word.right else _LEFT, word.text)
    if detail is not Detail.NAME:
        if own:
            paint_cost(painter, face, face.share, inks)
        paint_ports(painter, face, state, inks)
    if face.badge:
        paint_turns(painter, box, face, inks, detail is Detail.FULL)
    if face.severity:
        paint_badge(painter, QPointF(width - 2, 2), face, inks, detail is Detail.FULL)


def _paint_far_box(
    painter: QPainter, box: QRectF, face: NodeFace, state: NodeState, inks: Inks
) -> None:
    """Body, stripe and border where neither corners nor a shadow can be seen."""
    if state.selected:
        painter.setPen(inks.far_ring)
    else:
        painter.setPen(inks.strong_border if state.hovered or face.block else inks.border)
    painter.setBrush(inks.hover_body if state.hovered else inks.body)
    painter.drawRect(box)
    painter.fillRect(QRectF(0, 0, 2 * STRIPE, box.height()), inks.family(face.group))


def _paint_box(
    painter: QPainter, box: QRectF, face: NodeFace, state: NodeState, inks: Inks
) -> None:
    """Shadow, depth of a block, body, stripe, border, ring."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.shadow)
    painter.drawRoundedRect(box.translated(0, 2), RADIUS, RADIUS)
    if face.block:
        painter.setPen(inks.border)
        painter.setBrush(inks.raised)
        painter.drawRoundedRect(box.adjusted(4, 4, 4, 4), RADIUS, RADIUS)
    painter.setPen(inks.strong_border if state.hovered or face.block else inks.border)
    painter.setBrush(inks.hover_body if state.hovered else inks.body)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.family(face.group))
    painter.drawPath(stripe_of(box.height()))
    if face.block:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(inks.border)
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), RADIUS - 2, RADIUS - 2)
    if state.selected:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(inks.ring)
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)


@lru_cache(maxsize=64)
def stripe_of(height: float) -> QPainterPath:
    """The coloured edge, rounded like the box."""
    box = QPainterPath()
    box.addRoundedRect(QRectF(0.5, 0.5, faces.WIDTH - 1, height - 1), RADIUS, RADIUS)
    edge = QPainterPath()
    edge.addRect(QRectF(0, 0, STRIPE + 0.5, height))
    return box.intersected(edge)


def _paint_labels(painter: QPainter, text: NodeText, inks: Inks) -> None:
    """Write the names of ports."""
    painter.setFont(inks.kind_font)
    for label, problem, y, output in text.labels:
        painter.setPen(QPen(inks.problem[problem]) if problem else inks.secondary)
        line = QRectF(faces.PAD, y - 10, faces.WIDTH - 2 * faces.PAD, 20)
        painter.drawText(line, _RIGHT if output else _LEFT, label)


def _paint_icon(painter: QPainter, spot: QPointF, size: float, face: NodeFace, inks: Inks) -> None:
    picture = _picture(face.icon, int(size), inks.family(face.group).name(), pixel_ratio(painter))
    painter.drawPixmap(QRectF(spot.x(), spot.y(), size, size), picture, QRectF(picture.rect()))


def pixel_ratio(painter: QPainter) -> float:
    """Return how many device pixels a unit has, rounded up to a power of two."""
    scale = painter.deviceTransform().m11()
    return 1.0 if scale <= 1 else 2.0 if scale <= 2 else 4.0 if scale <= 4 else 8.0


_pictures: Kept[QPixmap] = Kept(MOST_PIXELS)


def _picture(icon: str, size: int, color: str, ratio: float) -> QPixmap:
    return _pictures.get_or_make(
        (icon, size, color, ratio),
        lambda: pixmap(layer_name(icon), size, color, ratio),
        pixels_of,
    )


def cost_room(face: NodeFace) -> QRectF:
    """Return where the bar of the cost lies."""
    left = STRIPE + 8
    return QRectF(left, faces.body_height(face) - 7, faces.WIDTH - left - faces.PAD, COST_BAR)


def paint_cost(painter: QPainter, face: NodeFace, share: float, inks: Inks) -> None:
    """Draw the bar of a share of the cost, 0 to 1; nothing for 0."""
    if not share:
        return
    room = cost_room(face)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.track)
    painter.drawRoundedRect(room, 1.5, 1.5)
    painter.setBrush(inks.family(face.group))
    room.setWidth(max(3.0, room.width() * share))
    painter.drawRoundedRect(room, 1.5, 1.5)


def paint_pill(painter: QPainter, middle: QPointF, label: str, inks: Inks, color: QColor) -> None:
    """Draw the label of a wire around a point."""
    width, height = inks.pill_size(label)
    box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    painter.setPen(QPen(color, 1.0))
    painter.setBrush(QColor(inks.theme.canvas))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(inks.text)
    painter.setFont(inks.pill_font)
    painter.drawText(box, _CENTER, label)


def wire_pen(color: QColor, *, wrong: bool = False, strong: bool = False) -> QPen:
    """Return the pen of a wire; a wrong one is dashed."""
    pen = QPen(color, 3.0 if strong else 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if wrong:
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)  # many round ends take ten times as long
        pen.setDashPattern([3.0, 3.0])
    return pen


def _with_alpha(rgba: str) -> QColor:
    """Read ``#RRGGBBAA``, which Qt would take for ``#AARRGGBB``."""
    color = QColor(rgba[:7])
    color.setAlpha(int(rgba[7:9], 16))
    return color


def _sized(font: QFont, pixels: int) -> QFont:
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
