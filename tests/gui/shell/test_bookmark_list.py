"""The list of bookmarks: by keys and by mouse one is gone to, named anew and removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dlstudio.gui.dialogs.bookmarks import BookmarksDialog
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.project.bookmark_commands import SetBookmark
from dlstudio.project.model import Bookmark
from dlstudio.samples import sample_path
from tests.helpers.typist import Typist

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def typist(window: MainWindow, studio: Studio, qtbot: QtBot) -> Typist:
    window.activateWindow()
    window.open_path(sample_path("digits-cnn"))
    for number, name, x in ((2, "Stem", 0.0), (5, "Head", 2000.0)):
        place = Bookmark(name=name, graph="main", area=(x, 0.0, 600.0, 400.0))
        studio.document.do(SetBookmark(number=number, bookmark=place))
    return Typist(window, qtbot)


def names(studio: Studio) -> dict[int, str]:
    return {number: place.name for number, place in studio.document.project.bookmarks.items()}


def opened(typist: Typist) -> BookmarksDialog:
    typist.press("Ctrl+B")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BookmarksDialog)
    return dialog


def test_by_keys(typist: Typist, window: MainWindow, studio: Studio) -> None:
    dialog = opened(typist)
    typist.press("Down", "F2")
    assert isinstance(typist.focus, QLineEdit)
    typist.write("Classifier")
    typist.press("Return")
    assert names(studio) == {2: "Stem", 5: "Classifier"} and dialog.isVisible()
    typist.press("Return")
    assert QApplication.activeModalWidget() is None
    assert abs(window.canvas.lens.middle().x() - 2300) < 20
    opened(typist)
    typist.press("Delete")
    assert names(studio) == {5: "Classifier"}
    typist.press("Escape")
    assert QApplication.activeModalWidget() is None
    studio.document.undo()
    assert names(studio) == {2: "Stem", 5: "Classifier"}


def test_by_mouse(typist: Typist, window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    dialog = opened(typist)
    row = dialog.list.visualItemRect(dialog.list.item(1)).center()
    qtbot.mouseClick(dialog.list.viewport(), LEFT, pos=row)
    qtbot.mouseClick(dialog.remove, LEFT)
    window.canvas.lens.show_place(QPointF(2300, 200))
    before = window.canvas.lens.seen()
    assert names(studio) == {2: "Stem"}
    row = dialog.list.visualItemRect(dialog.list.item(0)).center()
    qtbot.mouseClick(dialog.list.viewport(), LEFT, pos=row)
    qtbot.mouseDClick(dialog.list.viewport(), LEFT, pos=row)
    seen = window.canvas.lens.seen()
    assert seen.left() < 300 < seen.right() and seen != before


def test_an_empty_name_leaves_the_old_one(typist: Typist, studio: Studio) -> None:
    opened(typist)
    typist.press("F2", "Delete", "Return")
    assert names(studio) == {2: "Stem", 5: "Head"}
    typist.press("Escape")


def test_without_any_it_says_how_one_is_made(typist: Typist, studio: Studio, qtbot: QtBot) -> None:
    for number in (2, 5):
        studio.document.do(SetBookmark(number=number, bookmark=None))
    dialog = opened(typist)
    assert dialog.empty.isVisible() and not dialog.list.isVisible()
    assert not dialog.go.isEnabled() and not dialog.remove.isEnabled()
    typist.press("Escape")
    assert QApplication.activeModalWidget() is None
