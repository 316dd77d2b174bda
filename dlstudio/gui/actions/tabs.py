"""The View menu, its part about tabs: go between them, see two side by side."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, editing, several_tabs
from dlstudio.gui.models.studio import Studio


def side_by_side(studio: Studio) -> bool:
    return studio.workspace is not None and len(studio.workspace.panes) > 1


TABS = (
    Action(
        id="tabs.side", title="Side by side", menu="Tabs", shortcut="Ctrl+\\", enabled=editing,
        words="split two panes halves compare",
    ),
    Action(
        id="tabs.other_half", title="Go to the other half", menu="Tabs",
        shortcut="Ctrl+Shift+\\", enabled=side_by_side, words="pane switch",
    ),
    Action(
        id="tabs.next", title="Next tab", menu="Tabs", shortcut="Ctrl+Tab; Ctrl+PgDown",
        enabled=several_tabs, section=1,
    ),
    Action(
        id="tabs.previous", title="Previous tab", menu="Tabs",
        shortcut="Ctrl+Shift+Tab; Ctrl+PgUp", enabled=several_tabs, section=1,
    ),
    Action(
        id="tabs.again", title="This place in another tab", menu="Tabs", enabled=editing,
        section=2, words="duplicate view second",
    ),
    Action(
        id="tabs.close_others", title="Close the other tabs", menu="Tabs", enabled=several_tabs,
        section=2,
    ),
)  # fmt: skip
