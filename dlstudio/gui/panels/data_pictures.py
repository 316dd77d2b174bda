"""Pictures of data, painted by hand: thumbnails, points, small curves, bars of class counts.

Arrays come as numpy arrays from a job; nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dlstudio.gui.look.fonts import ui_font
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS, Look
from dlstudio.gui.look.words import tr
from dlstudio.gui.panels.parts import number

if TYPE_CHECKING:
    import numpy as np

THUMB = 44  # px, least side of a thumbnail
BAR_ROW = 18  # px


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One sample to draw: its values and what is written below it."""

    values: np.ndarray
    caption: str
    label: int = 0


class Grid(QWidget):
    """Base of pictures in rows: as many as fit side by side, wrapping to further rows."""

    cell = QSize(THUMB, THUMB)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._samples: tuple[Sample, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Draw these."""
        self._samples = tuple(samples)
        self._fit()
        self.update()

    @property
    def count(self) -> int:
        return len(self._samples)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(0.85))
        for place, sample in enumerate(self._samples):
            rect = self._rect(place)
            if rect.intersects(event.rect()):
                self._draw(painter, QRect(rect.topLeft(), self.cell), sample)
                below = QRect(rect.left(), rect.top() + self.cell.height(), rect.width(), _CAPTION)
                painter.setPen(QColor(self._look.theme.secondary))
                text = painter.fontMetrics().elidedText(
                    sample.caption, Qt.TextElideMode.ElideRight, below.width()
                )
                painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            for place, sample in enumerate(self._samples):
                if self._rect(place).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), sample.caption, self)
                    return True
        return super().event(event)

    def _columns(self) -> int:
        return max(1, (self.width() + SPACE_S) // (self.cell.width() + SPACE_S))

    def _rect(self, place: int) -> QRect:
        row, column = divmod(place, self._columns())
        height = self.cell.height() + _CAPTION
        x = column * (self.cell.width() + SPACE_S)
        return QRect(x, row * (height + SPACE_XS), self.cell.width(), height)

    def _fit(self) -> None:
        rows = -(-len(self._samples) // self._columns())
        wanted = rows * (self.cell.height() + _CAPTION + SPACE_XS)
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(max(wanted, 1))

    def _draw(self, painter: QPainter, rect: QRect, sample: Sample) -> None:
        raise TypeError(f"{type(self).__name__} draws nothing")


_CAPTION = 16


class Thumbnails(Grid):
    """Images (C, H, W) as small squares, each scaled to its own range."""

    cell = QSize(52, 52)

    def _draw(self, painter: QPainter, rect: QRect, sample: Sample) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        image = image_of(sample.values)
        size = image.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(rect.topLeft(), size)
        target.moveCenter(rect.center())
        painter.drawImage(target, image)
        painter.setPen(QColor(self._look.theme.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


class Series(Grid):
    """Sequences (T, F) as small curves, one a feature; as shades where there are many."""

    cell = QSize(132, 56)

    def _draw(self, painter: QPainter, rect: QRect, sample: Sample) -> None:
        theme = self._look.theme
        painter.setPen(QColor(theme.line))
        painter.setBrush(QColor(theme.raised))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        low, high = float(sample.values.min()), float(sample.values.max())
        if sample.values.shape[1] > len(theme.curves):
            painter.drawImage(rect.adjusted(1, 1, -1, -1), self._bands(sample, low, high))
            return
        inside = QRectF(rect).adjusted(4, 4, -4, -4)
        steps = max(len(sample.values) - 1, 1)
        for feature in range(min(sample.values.shape[1], len(theme.curves))):
            points = [
                QPointF(
                    inside.left() + inside.width() * step / steps,
                    inside.bottom() - inside.height() * _part(float(value), low, high),
                )
                for step, value in enumerate(sample.values[:, feature])
            ]
            painter.setPen(QPen(QColor(theme.curves[feature]), 1))
            painter.drawPolyline(points)

    def _bands(self, sample: Sample, low: float, high: float) -> QImage:
        """Return a picture with time to the right and the first feature at the bottom."""
        faint, strong = QColor(self._look.theme.raised), QColor(self._look.theme.curves[0])
        steps, features = sample.values.shape
        picture = QImage(steps, features, QImage.Format.Format_RGB32)
        for step in range(steps):
            for feature in range(features):
                part = _part(float(sample.values[step, feature]), low, high)
                color = mixed(faint, strong, part)
                picture.setPixelColor(step, features - 1 - feature, color)
        return picture


def mixed(first: QColor, second: QColor, part: float) -> QColor:
    """Return a color between two, 0 for the first and 1 for the second."""
    ends = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * part) for a, b in ends))


class Points(QWidget):
    """Samples with two features as points of a plane, coloured by class."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._points: tuple[tuple[float, float, int], ...] = ()
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_points(self, points: Sequence[tuple[float, float, int]]) -> None:
        """Draw these: x, y, class."""
        self._points = tuple(points)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height(), 360) - 2
        frame = QRectF(1, 1, side, side)
        painter.setPen(QColor(theme.line))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(frame, 4, 4)
        if not self._points:
            return
        xs, ys = [p[0] for p in self._points], [p[1] for p in self._points]
        inside = frame.adjusted(8, 8, -8, -8)
        painter.setPen(Qt.PenStyle.NoPen)
        for x, y, label in self._points:
            color = QColor(theme.curves[label % len(theme.curves)])
            color.setAlphaF(0.85)
            painter.setBrush(color)
            at = QPointF(
                inside.left() + inside.width() * _part(x, min(xs), max(xs)),
                inside.bottom() - inside.height() * _part(y, min(ys), max(ys)),
            )
            # Classes differ in shape as well as in colour.
            if label % 2:
                painter.drawRect(QRectF(at.x() - 2.3, at.y() - 2.3, 4.6, 4.6))
            else:
                painter.drawEllipse(at, 2.7, 2.7)
        painter.end()


class ClassBars(QWidget):
    """How many samples of each class are in each part: one stacked bar a class."""

    PARTS = ("train", "validation", "test")

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._names: tuple[str, ...] = ()
        self._counts: dict[str, tuple[int, ...]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_counts(self, names: Sequence[str], counts: dict[str, tuple[int, ...]]) -> None:
        """Draw the counts by part; each as long as the names."""
        self._names, self._counts = tuple(names), counts
        self.setFixedHeight(BAR_ROW * len(self._names))
        self.setAccessibleName(", ".join(self._sentence(i) for i in range(len(self._names))))
        self.update()

    def part_color(self, part: str) -> QColor:
        """Return the colour of a part: strong for training, paler for what is kept aside."""
        theme = self._look.theme
        share = {"train": 0.9, "validation": 0.5, "test": 0.25}[part]
        return QColor(theme.blend("accent", "panel", share))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        painter.setFont(ui_font(0.92))
        metrics = painter.fontMetrics()
        longest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        left = min(longest + 2, self.width() // 3) + SPACE_S
        totals = [self._total(i) for i in range(len(self._names))]
        right = metrics.horizontalAdvance(number(max(totals, default=0))) + SPACE_S
        scale = (self.width() - left - right) / max(max(totals, default=0), 1)
        for place, name in enumerate(self._names):
            top = place * BAR_ROW
            painter.setPen(QColor(theme.secondary))
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - SPACE_S)
            painter.drawText(QRect(0, top, left - SPACE_S, BAR_ROW), _RIGHT, shown)
            x = float(left)
            for part in self.PARTS:
                width = self._counts[part][place] * scale
                painter.fillRect(QRectF(x, top + 4, width, BAR_ROW - 8), self.part_color(part))
                x += width
            painter.setPen(QColor(theme.text))
            count = QRect(round(x) + SPACE_XS, top, right, BAR_ROW)
            painter.drawText(count, _LEFT, number(totals[place]))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = event.pos().y() // BAR_ROW
            if 0 <= place < len(self._names):
                QToolTip.showText(event.globalPos(), self._sentence(place), self)
                return True
        return super().event(event)

    def _total(self, place: int) -> int:
        return sum(counts[place] for counts in self._counts.values())

    def _sentence(self, place: int) -> str:
        return tr(
            "{name}: {train} for training, {validation} for validation, {test} for test",
            name=self._names[place],
            **{part: number(self._counts[part][place]) for part in self.PARTS},
        )


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def image_of(values: np.ndarray) -> QImage:
    """Return a picture of (C, H, W): grey for one channel, colours for three."""
    import numpy as np

    low, high = float(values.min()), float(values.max())
    scaled = (values - low) / (high - low) if high > low else np.zeros_like(values)
    levels = (scaled * 255).round().astype(np.uint8)
    if levels.shape[0] == 3:
        pixels = np.ascontiguousarray(np.moveaxis(levels, 0, 2))
        form, channels = QImage.Format.Format_RGB888, 3
    else:
        pixels, form, channels = np.ascontiguousarray(levels[0]), QImage.Format.Format_Grayscale8, 1
    height, width = pixels.shape[:2]
    # The copy owns its pixels; the first image only borrows those of the array.
    return QImage(pixels.data, width, height, width * channels, form).copy()


def _part(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5
