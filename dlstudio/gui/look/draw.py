"""Paints a Drawing, on the screen and into PNG and PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QPolygonF,
)

from dlstudio.errors import ExportError
from dlstudio.gui.look.fonts import mono_font
from dlstudio.gui.look.words import words as translated
from dlstudio.language import say
from dlstudio.picturing.drawing import Box, Curve, Drawing, Polygon, Shape, Words

LARGEST_SIDE = 30_000  # px; Qt's raster engine draws nothing beyond 32,767
MOST_PIXELS = 200_000_000
POINTS = 72 / 96  # of a page, a pixel


@contextmanager
def with_fonts() -> Iterator[None]:
    """Have an application for fonts where no window is open."""
    app = None if QGuiApplication.instance() else QGuiApplication(["dlstudio"])
    try:
        yield
    finally:
        if app is not None:
            app.shutdown()


def encoded(drawing: Drawing, form: str, scale: float = 1.0) -> bytes:
    """Return the bytes of a "png" or "pdf" file.

    Raises:
        ExportError: the picture would be too large.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if form == "pdf":
        _write_pdf(drawing, buffer, scale)
    else:
        QImageWriter(buffer, QByteArray(b"png")).write(image_of(drawing, scale))
    buffer.close()
    return bytes(data.data())


def image_of(drawing: Drawing, scale: float = 1.0) -> QImage:
    """Paint a drawing into a picture of pixels; ExportError if it would be too large."""
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    if max(width, height) > LARGEST_SIDE or width * height > MOST_PIXELS:
        raise ExportError(
            say(
                "A picture of {width} × {height} pixels is too large. Choose a smaller scale, or "
                "SVG or PDF, which have no pixels.",
                width=f"{width:,}",
                height=f"{height:,}",
            )
        )
    image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(drawing.ground) if drawing.ground else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(painter, drawing)
    painter.end()
    return image


def paint(painter: QPainter, drawing: Drawing) -> None:
    """Paint the shapes of a drawing; the ground is left to the caller."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for shape in drawing.shapes:
        _paint(painter, shape)


def _write_pdf(drawing: Drawing, buffer: QBuffer, scale: float) -> None:
    writer = QPdfWriter(buffer)
    writer.setTitle(str(drawing.title))
    writer.setCreator("DL Studio")
    size = QSizeF(drawing.width, drawing.height) * scale * POINTS
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    factor = writer.resolution() / 96 * scale
    painter.scale(factor, factor)
    if drawing.ground:
        painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), QColor(drawing.ground))
    paint(painter, drawing)
    painter.end()


def _paint(painter: QPainter, shape: Shape) -> None:
    match shape:
        case Box():
            _dip(painter, shape.fill, shape.line, shape.thick, shape.dashed)
            box = QRectF(shape.x, shape.y, shape.width, shape.height)
            painter.drawRoundedRect(box, shape.radius, shape.radius)
        case Curve():
            _dip(painter, "", shape.line, shape.thick, shape.dashed)
            painter.drawPath(_path(shape))
        case Polygon():
            _dip(painter, shape.fill, shape.line, 1.0, False)
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape.points]))
        case Words():
            _write(painter, shape)


def _dip(painter: QPainter, fill: str, line: str, thick: float, dashed: bool) -> None:
    pen = QPen(QColor(line), thick) if line else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([5 / thick, 4 / thick])
    painter.setPen(pen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)


def _path(curve: Curve) -> QPainterPath:
    points = [QPointF(*point) for point in curve.points]
    path = QPainterPath(points[0])
    if curve.bent:
        for a, b, c in zip(points[1::3], points[2::3], points[3::3], strict=True):
            path.cubicTo(a, b, c)
    else:
        for point in points[1:]:
            path.lineTo(point)
    return path


def _write(painter: QPainter, words: Words) -> None:
    font = mono_font() if words.mono else QFont(QGuiApplication.font())
    font.setPixelSize(round(words.size))
    font.setBold(words.bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    text = translated(words.text)
    width = QFontMetricsF(font).horizontalAdvance(text)
    squeeze = words.room / width if words.room and width > words.room else 1.0
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    painter.save()
    painter.translate(words.x, words.y)
    painter.rotate(words.turned)
    painter.scale(squeeze, 1.0)
    painter.setFont(font)
    painter.setPen(QColor(words.color))
    painter.drawText(QPointF(-width * share, 0), text)
    painter.restore()
