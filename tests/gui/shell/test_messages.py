"""Messages lie over the drawing: nothing moves when one comes or goes, and none hides another."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dlstudio.gui.canvas.find_bar import FindBar
from dlstudio.gui.frame.breadcrumb import Breadcrumb
from dlstudio.gui.frame.message_bar import Answer
from dlstudio.gui.frame.progress_line import ProgressLine
from dlstudio.gui.main_window import MainWindow
from dlstudio.language import say

LONG = "Another program has changed “{file}”, and you have changes here that are in no file. " * 2
SENTENCE = say(LONG, file="digits-cnn.dls")
ANSWERS = [Answer(say(title), lambda: None) for title in ("Keep mine", "Save mine as…")]


def place(widget: QWidget) -> QRect:
    """Return where a widget stands on the screen."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


@pytest.fixture
def drawn(window: MainWindow, blocky: Path, qtbot: QtBot) -> MainWindow:
    """The window with a drawing, when everything has found its place."""
    window.open_path(blocky)
    places: list[QRect] = []
    while len(places) < 3 or len({p.getRect() for p in places[-3:]}) > 1:
        qtbot.wait(20)
        places.append(place(window.canvas))
    return window


def test_nothing_moves_when_messages_come_and_go(drawn: MainWindow) -> None:
    seen = [drawn.canvas, drawn.docks["palette"], drawn.tabs, drawn.status]
    before = [place(widget) for widget in seen]
    drawn.messages.say(SENTENCE, answers=ANSWERS)
    drawn.notices.say(say("It ended without warning."), "info")
    QApplication.processEvents()
    assert drawn.messages.isVisible() and drawn.notices.isVisible()
    assert [place(widget) for widget in seen] == before
    drawn.messages.clear()
    drawn.notices.clear()
    QApplication.processEvents()
    assert [place(widget) for widget in seen] == before


def test_nothing_moves_when_a_training_begins(window: MainWindow, root: Path, qtbot: QtBot) -> None:
    window.open_path(root / "resources" / "samples" / "iris.dls")
    window.docks.bring("training")
    qtbot.wait(100)
    before = place(window.canvas)
    window.actions_of.run("train.start")
    (line,) = window.page.head.findChildren(ProgressLine)
    assert line.isVisible()
    qtbot.wait(50)
    assert place(window.canvas) == before
    window.studio.run.stop()
    qtbot.waitUntil(lambda: not window.studio.run.active, timeout=20_000)


@pytest.mark.parametrize("halves", [1, 2])
def test_messages_are_whole_and_hide_nothing_of_each_other(
    window: MainWindow, blocky: Path, halves: int
) -> None:
    window.open_path(blocky)
    if halves == 2:
        window.actions_of.run("tabs.side")
    window.notices.say(SENTENCE, "info")
    window.messages.say(SENTENCE, answers=ANSWERS)
    window.messages.say(say("Short."))
    QApplication.processEvents()
    bars = [place(bar) for bar in (window.notices, window.messages)]
    assert not bars[0].intersects(bars[1])
    assert place(window.page).contains(bars[1])
    if halves == 2:
        assert window.page.breadcrumb.isVisible()
        assert not bars[1].intersects(place(window.page.breadcrumb))
    for message in window.messages.messages:
        needed = message.text.heightForWidth(message.text.width())
        assert message.text.height() >= needed
        assert all(button.width() >= button.sizeHint().width() for button in message.buttons)


def test_an_answer_gives_the_keyboard_back_to_the_drawing(
    window: MainWindow, blocky: Path, qtbot: QtBot
) -> None:
    window.open_path(blocky)
    message = window.messages.say(SENTENCE, answers=ANSWERS)
    message.buttons[0].setFocus()
    qtbot.keyClick(message.buttons[0], Qt.Key.Key_Space)
    assert window.messages.messages == []
    assert QApplication.focusWidget() is window.canvas


def test_a_message_of_a_tab_stays_over_its_half(window: MainWindow, blocky: Path) -> None:
    window.open_path(blocky)
    window.messages.say(SENTENCE)
    bar = window.messages
    window.actions_of.run("tabs.side")
    QApplication.processEvents()
    other = window.page
    assert bar is not window.messages and bar.isVisible()
    assert not place(bar).intersects(place(other))


def test_no_message_takes_the_keyboard_when_a_file_is_opened(
    window: MainWindow, blocky: Path
) -> None:
    window.messages.say(SENTENCE, answers=ANSWERS)
    window.open_path(blocky)
    QApplication.processEvents()
    assert QApplication.focusWidget() is window.canvas


def test_a_message_has_its_place_on_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    start = window.page.start
    assert start is not None
    window.notices.say(say("Unsaved work was kept."), "info", answers=ANSWERS[:1])
    qtbot.wait(20)
    for widget in (start._tagline, *(box for box, _ in start._choices), *start.doors.cards):
        assert not place(window.notices).intersects(place(widget))


def test_messages_leave_the_search_bar_free(drawn: MainWindow, qtbot: QtBot) -> None:
    drawn.messages.say(SENTENCE)
    drawn.notices.say(say("It ended without warning."), "info")
    before = place(drawn.notices)
    drawn.actions_of.run("order.find")
    QApplication.processEvents()
    bar = drawn.canvas.findChild(FindBar)
    assert bar is not None and bar.isVisible()
    for message in (drawn.messages, drawn.notices):
        assert not place(message).intersects(place(bar))
    bar.leave()
    QApplication.processEvents()
    assert place(drawn.notices) == before


def test_a_notice_leaves_the_places_of_both_halves_free(
    window: MainWindow, blocky: Path, qtbot: QtBot
) -> None:
    window.open_path(blocky)
    window.actions_of.run("tabs.side")
    QApplication.processEvents()
    window.notices.say(say("It ended without warning."), "info")
    QApplication.processEvents()
    crumbs = window.findChildren(Breadcrumb)
    assert len([crumb for crumb in crumbs if crumb.isVisible()]) == 2
    assert not any(place(crumb).intersects(place(window.notices)) for crumb in crumbs)
