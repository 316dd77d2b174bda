"""The tabs of the last time: what is remembered of them when the window closes.

Only what is in a file comes back; unsaved work was asked about, or is offered by the recovery.
Opening reads the files and runs nothing. A file that cannot be read any more is left out: it
stands among the recent files, where opening it says why.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dlstudio.errors import ProjectError
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.models.workspace import Workspace
from dlstudio.project.model import MAIN

MEMORY = "window/tabs"
MOST = 30  # tabs that are brought back


def remember(workspace: Workspace, settings: Settings) -> None:
    """Remember which places of which files stand in the tabs, and which are seen."""
    kept = [studio for studio in workspace.tabs if studio.files.path is not None][:MOST]
    settings.remember(
        MEMORY,
        {
            "tabs": [[str(studio.files.path), studio.document.graph_name] for studio in kept],
            "seen": [kept.index(studio) for studio in workspace.panes if studio in kept],
            "active": kept.index(workspace.active) if workspace.active in kept else 0,
        },
    )


def bring_back(workspace: Workspace, settings: Settings) -> None:
    """Put the tabs of the last time in the place of the one start page."""
    found = settings.memory(MEMORY, {})
    first = workspace.active
    opened = _open(workspace, found if isinstance(found, dict) else {})
    places = [place for place in range(MOST) if place in opened]
    if not places:
        return
    seen = [opened[n] for n in _numbers(found.get("seen")) if n in opened][:2]
    seen = list(dict.fromkeys(seen)) or [opened[places[0]]]
    active = opened.get(_number(found.get("active")), seen[0])
    workspace.show(seen, active if active in seen else seen[0])
    workspace.close(first)


def _open(workspace: Workspace, found: dict[str, Any]) -> dict[int, Studio]:
    """Open the files, each once, and return the tabs by their places."""
    opened: dict[int, Studio] = {}
    entries = found.get("tabs")
    for number, entry in enumerate(entries[:MOST] if isinstance(entries, list) else ()):
        match entry:
            case [str(path), str(graph)]:
                there = workspace.find(Path(path))
                studio = there.again(MAIN) if there is not None else workspace.active.fresh()
                try:
                    if there is None:
                        studio.files.open(Path(path), recent=False)  # nobody chose it now
                except ProjectError:
                    workspace.give_back(studio)
                    continue
                studio.document.show(graph)
                workspace.put(studio)
                opened[number] = studio
    return opened


def _numbers(value: object) -> list[int]:
    return [_number(entry) for entry in value] if isinstance(value, list) else []


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1
