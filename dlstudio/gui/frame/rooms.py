"""Rooms: what can be docked around the canvas, in one table.

Each is imported and built when it is first seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dlstudio.gui.models.studio import Studio

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


def _palette(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.palette import PalettePanel

    return PalettePanel(studio)


def _inspector(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.inspector import InspectorPanel

    return InspectorPanel(studio)


def _help(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.help_page import HelpPanel

    return HelpPanel(studio)


def _code(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.code import CodePanel

    return CodePanel(studio)


def _problems(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.problems import ProblemsPanel

    return ProblemsPanel(studio)


def _data(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.data import DataPanel

    return DataPanel(studio)


def _training(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.training import TrainingPanel

    return TrainingPanel(studio)


def _runs(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.runs import RunsPanel

    return RunsPanel(studio)


def _outline(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.outline import OutlinePanel

    return OutlinePanel(studio)


def _changes(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.changes import ChangesPanel

    return ChangesPanel(studio)


def _history(studio: Studio) -> QWidget:
    from dlstudio.gui.panels.history import HistoryPanel

    return HistoryPanel(studio)


@dataclass(frozen=True, slots=True)
class Room:
    """A dock: key, what its tab says, where it stands at first, and how it is built."""

    key: str
    title: str
    area: Qt.DockWidgetArea
    build: Callable[[Studio], QWidget]


ROOMS = (
    Room("palette", "Layers", LEFT, _palette),
    Room("inspector", "Properties", RIGHT, _inspector),
    Room("code", "Code", RIGHT, _code),
    Room("help", "Help", RIGHT, _help),
    Room("history", "History", RIGHT, _history),
    Room("problems", "Problems", BOTTOM, _problems),
    Room("outline", "Outline", BOTTOM, _outline),
    Room("changes", "Changes", BOTTOM, _changes),
    Room("data", "Data", BOTTOM, _data),
    Room("training", "Training", BOTTOM, _training),
    Room("runs", "Runs", BOTTOM, _runs),
)
