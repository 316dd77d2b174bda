"""The row of tabs, as it is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QToolButton

from dlstudio.gui.inside import inside
from dlstudio.gui.main_window import MainWindow
from dlstudio.samples import sample_path


def test_every_tab_is_seen_whole_from_the_second_on(window: MainWindow) -> None:
    window.show()
    for number, key in enumerate(("iris", "digits-cnn", "digits-resnet"), 1):
        window.open_path(sample_path(key))
        bar = window.tabs
        QApplication.processEvents()
        if number < 2:
            continue
        assert bar.count() == number
        for place in range(number):
            assert bar.rect().contains(bar.tabRect(place)), (number, place)


def test_the_button_beside_the_tabs_keeps_its_icon_in_another_language(window: MainWindow) -> None:
    new = window.actions_of["tabs.new"]
    buttons = [w for w in inside(window) if isinstance(w, QToolButton) and new in w.actions()]
    new.setText("新建标签页")
    assert len(buttons) == 1
    assert not buttons[0].icon().isNull()
