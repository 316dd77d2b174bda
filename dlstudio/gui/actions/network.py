"""The Network menu: adding and ordering layers."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, editing

NETWORK = (
    Action(
        id="network.quick_add", title="Add layer…", menu="&Network", shortcut="Ctrl+K",
        icon="plus", enabled=editing, words="insert node",
    ),
    Action(
        id="network.arrange", title="Arrange the drawing", menu="&Network",
        shortcut="Ctrl+Shift+L", icon="layout", enabled=editing,
        words="auto layout tidy",
    ),
    Action(
        id="network.check", title="Check now", menu="&Network", shortcut="F7",
        icon="check", enabled=editing, words="problems validate",
    ),
)  # fmt: skip
