"""Theme: every colour of the window, light and dark, in one table; Look: the theme in use.

Colours are hex strings, so that style sheet, painter and plots take the same values
(``QColor(theme.accent)``). Tokens other than these are blends of them.

Signals of Look:
    changed(): theme, fonts or motion differ; custom painters fetch their colours again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory

from dlstudio.gui.look.stylesheet import style_sheet
from dlstudio.picturing.palette import FAMILIES, GROUPS

MODES = ("system", "light", "dark")

# Sizes in device-independent pixels: the only ones that layouts use.
SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
RADIUS = 6
MOTION_MS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one theme.

    Args:
        canvas, dots: ground of the drawing and its grid.
        panel, raised, line: ground of panels, of things on them, and the 1 px lines.
        text, secondary: ink; both reach 4.5:1 on panel and raised.
        accent, on_accent: the one accent, and ink on it.
        error, warning, good: states; always together with a word or a shape.
        integer, mask: wires that do not carry float32.
        families: colour of stripe and icon by group of the layer catalogue.
        curves: colours of plots in order.
        shadow: of raised things, with alpha.
    """

    name: str
    canvas: str
    dots: str
    panel: str
    raised: str
    line: str
    text: str
    secondary: str
    accent: str
    on_accent: str
    error: str
    warning: str
    good: str
    wire: str
    integer: str
    mask: str
    shadow: str
    families: Mapping[str, str]
    curves: tuple[str, ...]

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def family(self, group: str) -> str:
        """Return the colour of a catalogue group; unknown groups are neutral."""
        return self.families.get(GROUPS.get(group.lower(), ""), self.families["shape"])

    def blend(self, top: str, bottom: str, share: float) -> str:
        """Mix two tokens (names): ``share`` of ``top`` on ``bottom``."""
        return mixed(getattr(self, top), getattr(self, bottom), share)


# In the order of Okabe and Ito's palette.
_CURVES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6BB1", "#7A7F87")
_CURVES_DARK = (
    "#4BA3DC",
    "#F28E4B",
    "#3CC7A0",
    "#E09BC2",
    "#F0B93A",
    "#7CC8F2",
    "#B197D1",
    "#A2A8B0",
)

LIGHT = Theme(
    name="light",
    canvas="#F6F7F9",
    dots="#DADFE6",
    panel="#FFFFFF",
    raised="#F0F2F5",
    line="#D5DAE1",
    text="#1F2328",
    secondary="#57606A",
    accent="#2563EB",
    on_accent="#FFFFFF",
    error="#C0262D",
    warning="#8A5A00",
    good="#17703A",
    wire="#7D8793",
    integer="#0F766E",
    mask="#9A4B8C",
    shadow="#1F232818",
    families={**FAMILIES, "terminal": "#1F2328", "block": "#2563EB"},
    curves=_CURVES,
)

DARK = Theme(
    name="dark",
    canvas="#191B1F",
    dots="#2A2E35",
    panel="#212429",
    raised="#2A2E34",
    line="#3A3F47",
    text="#E6E9ED",
    secondary="#9AA4B0",
    accent="#6C9BFF",
    on_accent="#10131A",
    error="#FF7B80",
    warning="#E0B04A",
    good="#57C27B",
    wire="#808A96",
    integer="#4FC3B5",
    mask="#D493C6",
    shadow="#00000060",
    families={
        **FAMILIES,
        "convolution": "#3B93CF",
        "dense": "#22B48A",
        "shape": "#8D939C",
        "merge": "#A287C6",
        "terminal": "#E6E9ED",
        "block": "#6C9BFF",
    },
    curves=_CURVES_DARK,
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


class Look(QObject):
    """The theme in use. Follows the system unless a person chose light or dark."""

    changed = Signal()

    def __init__(self, mode: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = mode if mode in MODES else "system"
        self._app: QApplication | None = None
        self._motion: bool | None = None
        self._theme = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def mode(self) -> str:
        """ "system", "light" or "dark"."""
        return self._mode

    @property
    def motion(self) -> int:
        """How long a movement takes in ms; 0 when a person or the system wants none."""
        if self._motion is not None:
            return MOTION_MS if self._motion else 0
        style = QApplication.style()
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return MOTION_MS if style is None or style.styleHint(hint) > 0 else 0

    def set_mode(self, mode: str) -> None:
        """Choose "system", "light" or "dark"."""
        if mode not in MODES:
            raise ValueError(f"a look is one of {MODES}, not {mode!r}")
        self._mode = mode
        self._refresh()

    def set_motion(self, wanted: bool | None) -> None:
        """Choose whether things move; None leaves it to the system."""
        self._motion = wanted
        self.changed.emit()

    def install(self, app: QApplication) -> None:
        """Give the whole application style, palette and style sheet."""
        self._app = app
        app.setStyle(QStyleFactory.create("Fusion"))
        self._dress()

    def _on_system_changed(self) -> None:
        self._refresh()

    def _wanted(self) -> Theme:
        if self._mode != "system":
            return THEMES[self._mode]
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    def _refresh(self) -> None:
        theme = self._wanted()
        if theme is not self._theme:
            self._theme = theme
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        if self._app is not None:
            self._app.setPalette(palette(self._theme))
            self._app.setStyleSheet(style_sheet(self._theme, self._app.font()))


def palette(theme: Theme) -> QPalette:
    """Return the palette behind everything that the style sheet does not reach."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    table = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.blend("raised", "panel", 0.6),
        role.Text: theme.text,
        role.PlaceholderText: theme.secondary,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Light: theme.raised,
        role.Midlight: theme.raised,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
    }
    result = QPalette()
    for key, color in table.items():
        result.setColor(key, QColor(color))
    faded = QColor(theme.blend("text", "panel", 0.42))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(group.Disabled, key, faded)
    return result


@lru_cache(maxsize=1024)
def mixed(top: str, bottom: str, share: float) -> str:
    """Mix two hex colours: ``share`` (0 to 1) of ``top`` laid on ``bottom``."""
    a, b = QColor(top), QColor(bottom)
    parts = (
        round(x * share + y * (1 - share))
        for x, y in zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)
