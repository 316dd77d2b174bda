"""The context menu of a frame or a note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from dlstudio.gui.canvas import marking
from dlstudio.gui.canvas.mark_item import MarkItem
from dlstudio.gui.look.paint_marks import color_of
from dlstudio.gui.look.words import tr
from dlstudio.picturing.palette import MARK_COLORS

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

SWATCH = 14


def mark_menu(view: CanvasView, item: MarkItem) -> QMenu:
    """Return the menu of a mark, which is selected by it; the menu deletes itself."""
    stage, keys = view.stage, view.studio.keys.told
    if item.mark.id not in stage.selection.marks:
        stage.selection.set(marks=[item.mark.id])
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(text: str, act: object, key: str = "") -> None:
        action = menu.addAction(text + (f"\t{key}" if key else ""))
        action.triggered.connect(lambda _checked=False: act())  # type: ignore[operator]

    alone = stage.selection.mark is not None
    if alone:
        edit = tr("Rename frame") if item.is_frame else tr("Write note")
        add(edit, partial(marking.edit, view), keys("edit.rename"))
    colors = menu.addMenu(tr("Colour"))
    for name in MARK_COLORS:
        action = colors.addAction(
            _swatch(color_of(name, stage.scene.easel.inks.theme)), name_of(name)
        )
        action.setCheckable(True)
        action.setChecked(name == item.mark.color)
        action.triggered.connect(lambda _checked=False, name=name: marking.color(stage, name))
    add(tr("Fit to content"), partial(marking.fit, view))
    if item.is_frame:
        add(tr("Select what lies inside"), partial(marking.select_inside, stage))
    menu.addSeparator()
    add(tr("Cut"), view.cut, keys("edit.cut"))
    add(tr("Copy"), view.copy, keys("edit.copy"))
    add(tr("Duplicate"), view.duplicate, keys("edit.duplicate"))
    add(
        tr("Delete, keep the layers") if item.is_frame else tr("Delete"),
        view.delete_selection,
        keys("edit.delete"),
    )
    return menu


def name_of(color: str) -> str:
    """Return what a colour is called."""
    return {
        "grey": tr("Grey"), "blue": tr("Blue"), "sky": tr("Sky blue"), "green": tr("Green"),
        "amber": tr("Amber"), "orange": tr("Orange"), "pink": tr("Pink"), "purple": tr("Purple"),
    }[color]  # fmt: skip


def _swatch(color: QColor) -> QIcon:
    picture = QPixmap(SWATCH, SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(1, 1, SWATCH - 2, SWATCH - 2, 3, 3)
    painter.end()
    return QIcon(picture)
