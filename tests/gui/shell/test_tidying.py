"""Garbage is looked for by the window's thread, when nobody waits."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from pytestqt.qtbot import QtBot

from dlstudio.collector import rested, resting
from dlstudio.gui.tidying import CALM, FEW, Tidying


class Ring:
    """An object that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def tidying(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidying]:
    # Tests before may have left a button held.
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    owner = QObject()
    tidying = Tidying(owner)
    qtbot.waitUntil(lambda: rested() > CALM)
    gc.collect()  # what tests before have left
    yield tidying
    tidying.stop()
    owner.deleteLater()


def test_a_ring_waits_for_the_look_and_no_other_thread_frees_it(tidying: Tidying) -> None:
    freed_by: list[str] = []
    ring = Ring()
    weakref.finalize(ring, lambda: freed_by.append(threading.current_thread().name))
    del ring
    worker = threading.Thread(target=lambda: [[number] for number in range(200_000)])
    worker.start()
    worker.join()
    kept = [[number] for number in range(5 * FEW)]
    assert freed_by == []
    tidying.look()
    assert freed_by == [threading.main_thread().name]
    del kept


def test_nothing_is_looked_at_while_the_mouse_moves(
    tidying: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[bool] = []
    ring = Ring()
    weakref.finalize(ring, lambda: gone.append(True))
    del ring
    kept = [[number] for number in range(5 * FEW)]
    monkeypatch.setattr(QCursor, "pos", lambda: QPoint(300, 300))
    tidying.look()
    assert not gone
    tidying.look()  # the pointer is where it was
    assert gone
    del kept


def test_nothing_is_looked_at_right_after_something_large_was_made(
    tidying: Tidying, qtbot: QtBot
) -> None:
    gone: list[bool] = []
    with resting():
        kept = [[number] for number in range(5 * FEW)]
        ring = Ring()
        weakref.finalize(ring, lambda: gone.append(True))
        del ring
    tidying.look()
    assert not gone
    qtbot.waitUntil(lambda: rested() > CALM)
    tidying.look()
    assert gone
    del kept


def test_python_looks_again_when_it_is_stopped(tidying: Tidying) -> None:
    assert not gc.isenabled()
    tidying.stop()
    assert gc.isenabled()
