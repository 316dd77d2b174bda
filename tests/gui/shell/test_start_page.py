"""The start page: doors, templates and recent files lead where they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from dlstudio.gui.look.theme import DARK, LIGHT, Look
from dlstudio.gui.look.thumbnail import thumbnail
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.start_page import StartPage
from dlstudio.project.files import load
from dlstudio.project.model import Project
from dlstudio.samples import sample_keys, sample_path

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> StartPage:
    assert window.page.start is not None
    qtbot.waitUntil(lambda: bool(window.page.start.templates.cards))
    return window.page.start


def test_the_example_door_opens_what_trains_at_once(
    page: StartPage, studio: Studio, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.doors.cards[0], LEFT)
    assert studio.document.project == load(sample_path("digits-cnn"))
    assert studio.document.report.ok
    assert studio.files.path is None


def test_the_template_door_leads_to_the_templates(page: StartPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.doors.cards[1], LEFT)
    assert page.templates.cards[0].hasFocus()


def test_the_empty_door_opens_an_empty_canvas(
    page: StartPage, studio: Studio, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.doors.cards[2], LEFT)
    assert studio.files.shown
    assert studio.document.project == Project()


def test_every_template_has_a_card_that_opens_it(
    page: StartPage, studio: Studio, qtbot: QtBot
) -> None:
    keys = sample_keys()
    assert len(page.templates.cards) == len(keys) > 0
    qtbot.mouseClick(page.templates.cards[-1], LEFT)
    assert studio.document.project == load(sample_path(keys[-1]))


def test_recent_files_have_cards_unless_they_are_gone(
    page: StartPage, studio: Studio, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not page._recent_title.isVisible()
    studio.settings.add_recent(tmp_path / "gone.dls")
    studio.settings.add_recent(file)
    qtbot.waitUntil(lambda: len(page.recent.cards) == 1)
    assert page._recent_title.isVisible()
    qtbot.mouseClick(page.recent.cards[0], LEFT)
    assert studio.files.path == file


def test_recent_files_of_one_title_and_folder_are_told_apart(
    page: StartPage, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    other = file.with_name("second.dls")
    other.write_bytes(file.read_bytes())
    studio.settings.add_recent(file)
    studio.settings.add_recent(other)
    qtbot.waitUntil(lambda: len(page.recent.cards) == 2)
    said = [card.accessibleDescription() for card in page.recent.cards]
    assert said[0].startswith("second.dls · ") and said[1].startswith(f"{file.name} · ")


def test_a_recent_file_of_a_newer_version_has_its_picture(
    page: StartPage, studio: Studio, file: Path, qtbot: QtBot
) -> None:
    text = file.read_text("utf-8")
    file.write_text(re.sub(r'"dlstudio": \d+', '"dlstudio": 99', text), "utf-8")
    studio.settings.add_recent(file)
    qtbot.waitUntil(lambda: len(page.recent.cards) == 1)
    assert page.recent.cards[0].accessibleDescription().startswith(file.name)


def test_a_recent_file_that_is_broken_says_so(
    page: StartPage, studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.dls"
    broken.write_text("{")
    studio.settings.add_recent(broken)
    qtbot.waitUntil(lambda: len(page.recent.cards) == 1)
    assert "cannot be opened" in page.recent.cards[0].accessibleDescription()


def test_cards_wrap_in_a_narrow_window(page: StartPage, window: MainWindow, qtbot: QtBot) -> None:
    wide = page.templates.height()
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: page.templates.height() > wide)
    right = max(card.geometry().right() for card in page.templates.cards)
    assert right <= page.templates.width()


def test_the_sentence_keeps_to_one_line_in_half_a_window(
    page: StartPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    window.actions_of.run("tabs.new")
    window.workspace.show_two()
    halves = [window.page_of(studio).start for studio in window.workspace.panes]
    qtbot.waitUntil(lambda: all(half.width() < 700 for half in halves if half))
    qtbot.wait(20)
    for half in halves:
        assert half is not None
        line = half._tagline
        assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()
        assert line.height() < 2 * line.fontMetrics().height()


def test_language_and_theme_are_in_sight(page: StartPage, studio: Studio, qtbot: QtBot) -> None:
    (language, _), (theme, setting) = page._choices
    assert language.isVisible()
    place = setting.param.options.index("dark")
    theme.setCurrentIndex(place)
    theme.activated.emit(place)
    assert studio.look.theme is DARK
    studio.settings["theme"] = "light"
    assert theme.currentIndex() == setting.param.options.index("light")


def test_a_picture_shows_the_families(studio: Studio) -> None:
    graph = load(sample_path("digits-cnn")).main
    image = thumbnail(graph, LIGHT, QSize(200, 100), 2.0)
    assert (image.width(), image.height()) == (400, 200)
    colors = {image.pixelColor(x, y).name() for x in range(400) for y in range(80, 120)}
    assert QColor(LIGHT.family("Convolution")).name() in colors


def test_a_picture_of_nothing_and_of_much(studio: Studio, project: Project) -> None:
    empty = thumbnail(Project().main, DARK, QSize(20, 10))
    assert empty.pixelColor(5, 5) == QColor(DARK.canvas)
    assert not thumbnail(project.main, DARK, QSize(20, 10)).isNull()


def test_a_page_of_its_own_needs_no_window(studio: Studio, qtbot: QtBot) -> None:
    opened: list[object] = []
    page = StartPage(studio, opened.append, opened.append, lambda: opened.append("empty"))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.templates.cards))
    qtbot.mouseClick(page.templates.cards[0], LEFT)
    assert opened == [sample_path(sample_keys()[0])]


def test_the_page_follows_the_theme(page: StartPage, studio: Studio, qtbot: QtBot) -> None:
    before = page.templates.cards[0].picture.pixmap().cacheKey()
    Look.set_mode(studio.look, "dark")
    qtbot.waitUntil(lambda: page.templates.cards[0].picture.pixmap().cacheKey() != before)
