"""The Help menu: commands, shortcuts, about."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action

HELP = (
    Action(
        id="help.commands", title="Find a command…", menu="&Help", shortcut="Ctrl+Shift+P",
        icon="search", words="command palette",
    ),
    Action(
        id="help.shortcuts", title="Keyboard shortcuts", menu="&Help", shortcut="F1",
        icon="command",
    ),
    Action(id="help.about", title="About DL Studio", menu="&Help", section=1),
)  # fmt: skip
