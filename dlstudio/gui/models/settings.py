"""Settings: what a person prefers, as one table over QSettings.

``SETTINGS`` describes every preference with a Param; the preferences dialog, the checks and
the defaults all follow from it. A value that is missing, unreadable or not allowed is the
default, so a damaged settings file never stops the window. Beside the preferences stands
what the program remembers by itself (window places, recent files): ``memory``/``remember``.

Signals:
    changed(str): the value of a preference is another; carries its name.
    recentChanged(): the list of recent files is another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, QStandardPaths, Signal

from dlstudio.spec.param import Flag, Float, Int, OneOf, Param, PathTo

MOST_RECENT_FILES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One preference: a Param with the words that a person reads.

    Args:
        param: name, default, bounds, unit and help.
        title: what the form says.
        options: for OneOf: what each option is called.
    """

    param: Param
    title: str
    options: Mapping[str, str] = field(default_factory=dict)


SETTINGS: Mapping[str, tuple[Setting, ...]] = {
    "Appearance": (
        Setting(
            title="Theme",
            param=OneOf(
                name="theme",
                default="system",
                options=("system", "light", "dark"),
                help="Colours of the window.",
            ),
            options={"system": "As the system", "light": "Light", "dark": "Dark"},
        ),
        Setting(
            title="Language",
            param=OneOf(
                name="language",
                default="system",
                options=("system", "en", "zh_CN"),
                help="Changes at once, without a restart.",
            ),
            options={"system": "As the system", "en": "English", "zh_CN": "简体中文"},
        ),
        Setting(
            title="Reduce motion",
            param=Flag(
                name="reduced_motion",
                default=False,
                help="Nothing slides or fades.",
            ),
        ),
    ),
    "Canvas": (
        Setting(
            title="Show minimap",
            param=Flag(
                name="show_minimap",
                default=True,
                help="A small map in the corner, while something is out of sight.",
            ),
        ),
        Setting(
            title="Show shapes on wires",
            param=Flag(
                name="show_shapes",
                default=True,
                help="Writes the tensor shape on every wire where there is room.",
            ),
        ),
        Setting(
            title="Wires",
            param=OneOf(
                name="wires",
                default="curved",
                options=("curved", "orthogonal"),
                help="How wires are led on the canvas and in pictures of it.",
            ),
            options={"curved": "Curved", "orthogonal": "Orthogonal"},
        ),
        Setting(
            title="Long networks in rows",
            param=Flag(
                name="rows",
                default=True,
                help="Arranging folds a long network like a text, so that all can be read.",
            ),
        ),
        Setting(
            title="Snapping",
            param=OneOf(
                name="snapping",
                default="guides",
                options=("guides", "grid"),
                help="Where dragged layers snap to; Alt leaves both.",
            ),
            options={"guides": "Neighbours and grid", "grid": "Grid only"},
        ),
        Setting(
            title="Cost bar",
            param=OneOf(
                name="heat",
                default="macs",
                options=("off", "parameters", "macs", "memory"),
                help="What the bar at the foot of each node compares with the whole network.",
            ),
            options={
                "off": "No cost bar",
                "parameters": "Parameters",
                "macs": "MACs",
                "memory": "Memory of results",
            },
        ),
    ),
    "Files": (
        Setting(
            title="At the start",
            param=OneOf(
                name="at_start",
                default="page",
                options=("page", "tabs"),
                help="What the window shows when it is opened without a file.",
            ),
            options={"page": "The start page", "tabs": "The tabs of the last time"},
        ),
        Setting(
            title="Autosave after",
            param=Float(
                name="autosave_seconds",
                default=0.5,
                low=0.1,
                high=60.0,
                unit="s",
                help="Time from an edit until it is safe against a crash.",
            ),
        ),
        Setting(
            title="Recent files",
            param=Int(
                name="recent_files",
                default=12,
                low=0,
                high=MOST_RECENT_FILES,
                unit="files",
                help="How many files the start page and the menu remember.",
            ),
        ),
    ),
    "Training": (
        Setting(
            title="Runs folder",
            param=PathTo(
                name="runs_folder",
                default="",
                pattern="runs",
                help="Where trainings are kept. Empty: with the other data of the program.",
            ),
        ),
        Setting(
            title="Load PyTorch after the start",
            param=Flag(
                name="warm_torch",
                default=True,
                help="Loads it in the background, so that the first training starts sooner.",
            ),
        ),
    ),
}

_BY_NAME = {setting.param.name: setting for group in SETTINGS.values() for setting in group}


def settings_file() -> Path:
    """Return where the settings of this person are kept."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(place) / "dlstudio" / "settings.ini"


def state_folder() -> Path:
    """Return where recovery data, thumbnails and logs of this person are kept."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place) / "dlstudio"


class Settings(QObject):
    """Preferences and memory of one person.

    Args:
        path: the file; the person's own by default, another in tests.
    """

    changed = Signal(str)
    recentChanged = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(path or settings_file()), QSettings.Format.IniFormat)
        self._known: dict[str, Any] = {}  # read once: the menus ask for some after every edit

    def __getitem__(self, name: str) -> Any:
        """Return the value of a preference; its default where the kept one is not allowed."""
        if name not in self._known:
            self._known[name] = self._kept(name)
        return self._known[name]

    def __setitem__(self, name: str, value: Any) -> None:
        """Keep the value of a preference; ValueError with a Sentence if it is not allowed."""
        param = _BY_NAME[name].param
        problem = param.check(value)
        if problem is not None:
            raise ValueError(problem)
        if value != self[name]:
            self._store.setValue(f"preferences/{name}", json.dumps(value))
            self._known[name] = value
            self.changed.emit(name)

    @property
    def language(self) -> str:
        """The language of the window: the chosen one, or that of the system."""
        chosen: str = self["language"]
        if chosen != "system":
            return chosen
        wanted = QLocale.system().uiLanguages()
        return "zh_CN" if wanted and wanted[0].startswith("zh") else "en"

    def values(self) -> dict[str, Any]:
        """Return every preference by name."""
        return {name: self[name] for name in _BY_NAME}

    def memory(self, key: str, default: Any = None) -> Any:
        """Return what the program remembered under ``key`` (JSON values)."""
        value = self._read(f"memory/{key}")
        return default if value is None else value

    def remember(self, key: str, value: Any) -> None:
        """Remember a JSON value."""
        self._store.setValue(f"memory/{key}", json.dumps(value))

    def memory_bytes(self, key: str) -> QByteArray:
        """Return remembered bytes (a window's state), empty if there are none."""
        text = self.memory(key, "")
        return QByteArray.fromBase64(text.encode("ascii", "ignore")) if _is(text, str) else _EMPTY

    def remember_bytes(self, key: str, value: QByteArray) -> None:
        """Remember bytes."""
        self.remember(key, bytes(value.toBase64().data()).decode("ascii"))

    def recent(self) -> list[Path]:
        """Return the recent files, newest first; they may be gone by now."""
        kept = self.memory("recent", [])
        paths = [Path(text) for text in kept if _is(text, str)] if _is(kept, list) else []
        return paths[: self["recent_files"]]

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent files."""
        path = path.absolute()
        others = [other for other in self.recent() if other != path]
        self.remember("recent", [str(p) for p in (path, *others)][:MOST_RECENT_FILES])
        self.recentChanged.emit()

    def forget_recent(self, path: Path) -> None:
        """Take a file out of the recent files."""
        self.remember("recent", [str(p) for p in self.recent() if p != path])
        self.recentChanged.emit()

    def flush(self) -> None:
        """Write to the disk now."""
        self._store.sync()

    def _kept(self, name: str) -> Any:
        param = _BY_NAME[name].param
        raw = self._read(f"preferences/{name}")
        if raw is None:
            return param.default
        value = param.load(raw)
        return value if param.check(value) is None else param.default

    def _read(self, key: str) -> Any:
        text = self._store.value(key)
        if not isinstance(text, str):
            return None
        try:
            return json.loads(text)
        except (ValueError, RecursionError):  # a damaged file: the default stands
            return None


_EMPTY = QByteArray()


def _is(value: object, kind: type) -> bool:
    return isinstance(value, kind)
