"""A plot of curves that grow while a training runs.

pyqtgraph is imported when the first plot is really shown. What keeps it fast (measured): pens
one pixel wide (on a fine screen drawn again beside themselves), peak downsampling, clipping to
the view, and one redraw a tick, which the caller decides. A hidden plot draws nothing; it
catches up when it is seen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QHideEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dlstudio.gui.look.fonts import ui_font
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS, Look, Theme, mixed
from dlstudio.gui.look.words import tr
from dlstudio.gui.plots.ranges import Numbers, Ranges, holds, range_of, roomy, value_at
from dlstudio.gui.plots.wider import Wider

if TYPE_CHECKING:
    import pyqtgraph as pg

MOST_DOTS = 60  # more of them hide the curve and cost most of a redraw


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How a curve looks.

    Args:
        key: by which its data is set.
        title: in the legend, already translated; empty leaves it out of the legend.
        color: number of the colour in ``theme.curves``.
        dashed: validation and test; training is solid.
        pale: a background curve (the loss of each step).
        dots: mark every point (ends of epochs).
    """

    key: str
    title: str
    color: int = 0
    dashed: bool = False
    pale: bool = False
    dots: bool = False


class LivePlot(QWidget):
    """One plot with a title, a legend that reads out values, and axes.

    Args:
        write: how a value is written in the legend.
        log: offer a logarithmic axis.
        from_zero: let the value axis start at 0 (a constant rate is then a line in the middle).
    """

    def __init__(
        self,
        look: Look,
        write: Callable[[float], str] = "{:.4g}".format,
        log: bool = False,
        from_zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._write, self._from_zero = look, write, from_zero
        self._lines: tuple[Line, ...] = ()
        self._data: dict[str, tuple[Numbers, Numbers]] = {}
        self._items: dict[str, pg.PlotDataItem] = {}
        self._plot: pg.PlotWidget | None = None
        self._cursor: pg.InfiniteLine | None = None
        self._changed: set[str] = set()  # curves to be drawn again
        self._fitting = True  # all points are shown; False after the person has zoomed
        self.growing = False  # more points are expected soon
        self.last = math.inf  # where the curves will end
        self._shown: Ranges | None = None
        self._titles = ("", "", "")
        self.title, self.legend = QLabel(), QLabel()
        self.title.setFont(ui_font(1.0, self.title.font().Weight.DemiBold))
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.log = QToolButton(self)
        self.log.setCheckable(True)
        self.log.setText("log")
        self.log.setProperty("role", "small")
        self.log.setVisible(log)
        self.log.toggled.connect(self._on_log)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, 0)
        head.addWidget(self.title)
        head.addWidget(self.log)
        head.addWidget(self.legend, 1)
        self.log.ensurePolished()
        head.addStrut(self.log.sizeHint().height())  # plots side by side stand on one line
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addStretch(1)
        self.setMinimumSize(180, 110)
        look.changed.connect(self._restyle)

    def set_titles(self, title: str, x: str, y: str = "") -> None:
        """Write the title and the names of the axes; the same ones again cost nothing."""
        if (title, x, y) == self._titles:
            return
        self._titles = (title, x, y)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)
        self.log.setToolTip(tr("Logarithmic axis"))
        self.log.setAccessibleName(tr("Logarithmic axis"))
        if self._plot is not None:
            self._label_axes()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Say which curves there are; data of others is forgotten."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self._data = {k: v for k, v in self._data.items() if k in {line.key for line in lines}}
        self._make_items()
        if self._plot is not None:
            self.redraw()  # new curves are empty; nobody else may have news for a long time

    def set_data(self, key: str, x: Numbers, y: Numbers) -> None:
        """Set the points of a curve; ``redraw`` shows them.

        Curves of one run only grow: as many points with the same end are the same points.
        """
        old = self._data.get(key)
        if old is not None and len(old[0]) == len(x) and _end(old[0], old[1]) == _end(x, y):
            return
        self._data[key] = (x, y)
        self._changed.add(key)

    def forget(self) -> None:
        """Forget all points: those of another run follow."""
        self._data, self._fitting, self._shown = {}, True, None
        self._changed = {line.key for line in self._lines}

    def redraw(self) -> None:
        """Draw what is new, if somebody can see it."""
        if not self.isVisible() or (self._plot is not None and not self._changed):
            return
        plot = self._built()
        import numpy as np

        changed, self._changed = self._changed, set()
        for line in self._lines:
            if line.key in changed & self._items.keys():
                x, y = self._data.get(line.key, ((), ()))
                symbol = "o" if line.dots and len(x) <= MOST_DOTS else None
                points = np.asarray(x, float), np.asarray(y, float)
                self._items[line.key].setData(*points, symbol=symbol)
        self._fit(plot)
        self._write_legend(None)

    def _fit(self, plot: pg.PlotWidget) -> None:
        """Show all points, unless the person has zoomed.

        pyqtgraph's own automatic range is found while it paints, and then it paints again. A
        new range draws new axes, which cost more than the curves: those that grow get room.
        """
        if not self._fitting:
            return
        found = range_of(self._data.values(), self.log.isChecked(), self._from_zero)
        if found is None:
            return
        if self.growing and self._shown is not None and holds(self._shown, found):
            return
        x, y = self._shown = roomy(found, self.last) if self.growing else found
        plot.setRange(xRange=x, yRange=y, padding=0.04, disableAutoRange=True)

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def points(self, key: str) -> tuple[list[float], list[float]]:
        """Return the points of a curve as they were set."""
        x, y = self._data.get(key, ((), ()))
        return list(x), list(y)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._write_legend(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write_legend(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._cursor is not None:
            self._cursor.hide()
        self._write_legend(None)

    def _built(self) -> pg.PlotWidget:
        """Make the plot when it is first needed."""
        if self._plot is None:
            import pyqtgraph as pg

            self._plot = pg.PlotWidget(parent=self, enableMenu=False)
            self._plot.setFrameStyle(0)
            self._plot.hideButtons()
            self._plot.setMouseEnabled(x=True, y=False)
            self._plot.getPlotItem().setContentsMargins(0, 4, 8, 0)
            self._plot.scene().sigMouseMoved.connect(self._on_mouse)
            self._plot.scene().sigMouseClicked.connect(self._on_click)
            self._plot.getViewBox().sigRangeChangedManually.connect(self._on_zoom)
            self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._cursor = pg.InfiniteLine(angle=90)
            self._cursor.hide()
            self._plot.addItem(self._cursor, ignoreBounds=True)
            self._column.takeAt(1)
            self._column.addWidget(self._plot, 1)
            self._label_axes()
            self._make_items()
            self._restyle()
        return self._plot

    def _make_items(self) -> None:
        if self._plot is None:
            return
        for item in self._items.values():
            self._plot.removeItem(item)
        self._items = {}
        for line in self._lines:
            self._items[line.key] = _curve(self._plot, line, self._look.theme)
        self._changed = set(self._items)

    def _label_axes(self) -> None:
        assert self._plot is not None
        _name_axes(self._plot, self._titles[1], self._titles[2], self._look.theme)

    def _restyle(self) -> None:
        self._write_legend(None)
        if self._plot is None:
            return
        theme = self._look.theme
        _style_axes(self._plot, theme)
        self._label_axes()
        assert self._cursor is not None
        self._cursor.setPen(QColor(theme.secondary), style=Qt.PenStyle.DotLine)  # in pixels
        for line in self._lines:
            item = self._items[line.key]
            style = _style(line, self._look.theme)
            item.setPen(style["pen"])
            if line.dots:
                item.setSymbolBrush(style["symbolBrush"])

    def _on_log(self, on: bool) -> None:
        plot = self._built()
        plot.setLogMode(x=False, y=on)
        self._shown = None
        self._fit(plot)

    def _on_zoom(self, *_axes: object) -> None:
        self._fitting = False

    def _on_mouse(self, at: QPointF) -> None:
        assert self._plot is not None and self._cursor is not None
        view = self._plot.getViewBox()
        if view.sceneBoundingRect().contains(at):
            x = view.mapSceneToView(at).x()
            self._cursor.setPos(x)
            self._cursor.show()
            self._write_legend(x)
        else:
            self._cursor.hide()
            self._write_legend(None)

    def _on_click(self, event: Any) -> None:
        if event.double() and self._plot is not None:
            self._fitting, self._shown = True, None
            self._fit(self._plot)

    def _write_legend(self, x: float | None) -> None:
        """Write the values at ``x``, or the newest ones; without names where it is narrow."""
        numbers = [value_at(self._data.get(line.key, ((), ())), x) for line in self._lines]
        texts = [
            _texts(line, "" if value is None else self._write(value), self._look.theme)
            for line, value in zip(self._lines, numbers, strict=True)
            if line.title
        ]
        full, short, plain = (list(column) for column in zip(*texts)) if texts else ([], [], [])  # noqa: B905
        wide = self.legend.fontMetrics().horizontalAdvance
        chosen = _fitting_texts(full, short, plain, lambda text: wide(text) < self.legend.width())
        self.legend.setText("&nbsp;&nbsp; ".join(chosen))
        self.legend.setToolTip("\n".join(plain))


def _texts(line: Line, number: str, theme: Theme) -> tuple[str, str, str]:
    """Return what a legend says of a curve: in full, without its name, and as plain text."""
    stroke = "╌╌" if line.dashed else "──"
    color = theme.curves[line.color % len(theme.curves)]
    mark, bold = f'<span style="color:{color}">{stroke}</span>', f"<b>{escape(number)}</b>"
    return (
        f"{mark}&nbsp;{escape(line.title)}&nbsp;{bold}",
        f"{mark}&nbsp;{bold}",
        f"{stroke} {line.title} {number}",
    )


def _fitting_texts(
    full: list[str], short: list[str], plain: list[str], fits: Callable[[str], bool]
) -> list[str]:
    """Return the texts of a legend that have room: all, without names, or the last value."""
    room = " " * (SPACE_S // 4)
    if fits("    ".join(plain) + room):
        return full
    bare = [text.split()[0] + " " + text.split()[-1] for text in plain]
    return short if fits("    ".join(bare) + room) else short[-1:]


def _name_axes(plot: pg.PlotWidget, x: str, y: str, theme: Theme) -> None:
    """Write the names of the axes."""
    size = f"{ui_font(0.85).pointSizeF():.1f}pt"
    for side, text in (("bottom", x), ("left", y)):
        plot.setLabel(side, text or None, **{"color": theme.secondary, "font-size": size})


def _style_axes(plot: pg.PlotWidget, theme: Theme) -> None:
    """Draw ground, axes and grid in the colours of a theme."""
    plot.setBackground(theme.panel)
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.setPen(theme.line)
        axis.setTextPen(theme.secondary)
        axis.setTickFont(ui_font(0.85))
        axis.setStyle(tickTextOffset=4, tickLength=-4, maxTickLevel=1)
        axis.enableAutoSIPrefix(False)
    plot.getAxis("left").setWidth(52)
    plot.getAxis("bottom").setHeight(34)
    plot.showGrid(x=False, y=True, alpha=0.12)


def _curve(plot: pg.PlotWidget, line: Line, theme: Theme) -> pg.PlotDataItem:
    """Add a curve that is cheap to draw however many points it has."""
    item = plot.plot(**_style(line, theme))
    item.setDownsampling(auto=True, method="peak")
    item.setClipToView(True)
    Wider(item.curve)
    return item


def _style(line: Line, theme: Theme) -> dict[str, Any]:
    """Return how pyqtgraph draws a curve."""
    strong = theme.curves[line.color % len(theme.curves)]
    color = QColor(mixed(strong, theme.panel, 0.4) if line.pale else strong)
    pen = QPen(color, 1)  # wider pens are many times dearer
    pen.setCosmetic(True)
    if line.dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    style: dict[str, Any] = {"pen": pen}
    if line.dots:
        style |= {"symbol": "o", "symbolSize": 4, "symbolPen": None, "symbolBrush": color}
    return style


def _end(x: Numbers, y: Numbers) -> tuple[float, float] | None:
    return (float(x[-1]), float(y[-1])) if len(x) else None
