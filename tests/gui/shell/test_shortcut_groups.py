"""The page of shortcuts calls its groups as the menus are called, without the keys of the menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from dlstudio.gui.app import Translators
from dlstudio.gui.menus.keys import KeyChoices
from dlstudio.gui.models.keys import Keys
from dlstudio.gui.models.settings import Settings


def test_groups_have_no_mnemonics(qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings["language"] = "zh_CN"
    translators = Translators(settings)
    chinese = {group for group, *_ in KeyChoices(Keys(settings)).rows()}
    settings["language"] = "en"
    english = {group for group, *_ in KeyChoices(Keys(settings)).rows()}
    assert "文件" in chinese and "File" in english
    assert not any(mark in group for group in chinese | english for mark in "&()（")
    del translators
