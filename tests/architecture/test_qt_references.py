"""PySide6 gives back what it takes: None and True keep their references (invariant 22).

PySide6 6.12.0 on CPython 3.11 loses one at every call that returns nothing; a live plot
then ends the process after some hundred redraws. pyproject.toml keeps that pair out.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsScene, QWidget

CALLS = 500
NOISE = 50  # what the interpreter itself may hold on to meanwhile


def _call_often() -> None:
    thing, widget, scene = QObject(), QWidget(), QGraphicsScene()
    for _ in range(CALLS):
        thing.property("nothing")
        widget.update()
        widget.setEnabled(True)
        widget.isEnabled()
        scene.setSceneRect(QRectF(0, 0, 1, 1))
        scene.itemAt(0, 0, QTransform())
    widget.deleteLater()
    scene.deleteLater()


def test_none_and_true_keep_their_references(qapp: object) -> None:
    _call_often()  # caches fill at the first call
    before = sys.getrefcount(None), sys.getrefcount(True)
    _call_often()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert abs(after[0] - before[0]) < NOISE, "None"
    assert abs(after[1] - before[1]) < NOISE, "True"
