"""Inks: pens, brushes and fonts of one theme, made once and shared by all that is painted.

With them are the words of a node, cut to their places, and how much of it can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen

from dlstudio.gui.look import faces
from dlstudio.gui.look.faces import NodeFace
from dlstudio.gui.look.fonts import mono_font, ui_font
from dlstudio.gui.look.lettering import Lettering, Measure
from dlstudio.gui.look.theme import Theme

NAME_PX, SMALL_PX, KIND_PX, MONO_PX, PILL_PX, FAR_PX = 13, 12, 11, 12, 11, 22
FAR_LONG_PX = 18  # of names that would be cut
LEAST_KIND = 32.0  # what is left for the type beside a long name
READABLE, NAMED = 0.55, 0.32  # zooms from which words, and names alone, can be read

_IN_NAMES = Qt.TextElideMode.ElideMiddle  # names of one family differ at their ends


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
        room = faces.WIDTH - faces.PAD - (faces.STRIPE + 8 + faces.ICON + 6)
        kind_width = self._kind.width(face.kind)
        name = self._name.cut(face.name, room - min(kind_width, LEAST_KIND) - 8)
        name_width = self._name.width(name)
        inner = faces.WIDTH - 2 * faces.PAD - 2
        badge = self._mono.width(face.badge) + 14 if face.badge else 0.0
        beside_values = bool(face.values) and faces.badge_row(face) == 0
        far_room = faces.WIDTH - faces.FAR_LEFT - 6 - 2 * badge
        whole = self._far.width(face.name) <= far_room
        return NodeText(
            name=name,
            kind=self._kind.cut(face.kind, max(0.0, room - name_width - 8)),
            values=self._small.cut(face.values, inner - badge * beside_values),
            shape=self._shape(face.shape, inner - badge * (not beside_values)),
            far_name=face.name if whole else self._far_long.cut(face.name, far_room),
            far_font=self.far_font if whole else self.far_long_font,
            labels=tuple(self._labels(face)),
        )

    def _shape(self, shape: str, room: float) -> str:
        """Return a shape that fits, as on a short wire: closer together before it is cut."""
        whole = self._mono.width(shape) <= room
        return self._mono.cut(shape if whole else shape.replace(" × ", "×"), room)

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
