"""The table of settings: every entry is whole, broken values fall back, changes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.settings import SETTINGS, Settings, settings_file
from dlstudio.gui.models.studio import Studio
from dlstudio.spec.param import OneOf

ENTRIES = [entry for group in SETTINGS.values() for entry in group]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.param.name)
def test_every_setting_is_whole(entry, settings: Settings) -> None:
    assert entry.title and entry.param.help
    assert entry.param.check(entry.param.default) is None
    if isinstance(entry.param, OneOf):
        assert set(entry.options) == set(entry.param.options)
    fresh = Settings(Path(settings._store.fileName() + ".other"))
    assert fresh[entry.param.name] == entry.param.default


def test_names_are_unique() -> None:
    names = [entry.param.name for entry in ENTRIES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text", ["", "{", '"purple"', "17", "[1]", "null", "[" * 100_000, "\\x00\\xff", "NaN"]
)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.param.name)
def test_a_broken_value_is_the_default(entry, text: str, settings: Settings) -> None:
    settings._store.setValue(f"preferences/{entry.param.name}", text)
    value = settings[entry.param.name]
    assert entry.param.check(value) is None


def test_a_file_of_noise_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "noise.ini"
    path.write_bytes(bytes(range(256)) * 40)
    settings = Settings(path)
    assert settings.values() == {e.param.name: e.param.default for e in ENTRIES}
    assert settings.recent() == []
    assert settings.memory_bytes("window/docks").isEmpty()


def test_a_change_is_told_once_and_kept(settings: Settings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.changed) as told:
        settings["theme"] = "dark"
    assert told.args == ["theme"]
    with qtbot.assertNotEmitted(settings.changed):
        settings["theme"] = "dark"
    settings.flush()
    assert Settings(Path(settings._store.fileName()))["theme"] == "dark"


def test_a_value_that_is_not_allowed_is_refused(settings: Settings) -> None:
    with pytest.raises(ValueError, match="must be one of"):
        settings["theme"] = "purple"
    with pytest.raises(ValueError, match="must be a number"):
        settings["autosave_seconds"] = 0.0
    assert settings["theme"] == "light"


def test_recent_files_newest_first_each_once(settings: Settings, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.dls", "b, “c”.dls", "目录 🌵.dls")]
    for path in (*paths, paths[0]):
        settings.add_recent(path)
    assert settings.recent() == [paths[0], paths[2], paths[1]]
    settings["recent_files"] = 1
    assert settings.recent() == [paths[0]]
    settings.forget_recent(paths[0])
    assert paths[0] not in settings.recent()


def test_bytes_come_back(settings: Settings) -> None:
    value = QByteArray(bytes(range(256)))
    settings.remember_bytes("window/docks", value)
    settings.flush()
    assert Settings(Path(settings._store.fileName())).memory_bytes("window/docks") == value


def test_the_usual_place_follows_the_system(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_file().name == "settings.ini"


def test_reduced_motion_holds_from_the_start(settings: Settings, tmp_path: Path) -> None:
    settings["reduced_motion"] = True
    studio = Studio(settings, Look("light"), folder=tmp_path / "recovery")
    assert studio.look.motion == 0
    studio.settings["reduced_motion"] = False
    studio.look.set_motion(True)
    assert studio.look.motion > 0
