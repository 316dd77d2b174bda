"""The row of tabs, as it is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

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
