"""The Edit menu: undo, clipboard, names."""

from __future__ import annotations

from dlstudio.gui.actions.action import (
    Action,
    can_redo,
    can_undo,
    editing,
    has_pieces,
    has_selection,
    one_named,
)

EDIT = (
    Action(
        id="edit.undo", title="Undo", menu="&Edit", shortcut="Ctrl+Z", icon="undo",
        enabled=can_undo,
    ),
    Action(
        id="edit.redo", title="Redo", menu="&Edit", shortcut="Ctrl+Shift+Z; Ctrl+Y",
        icon="redo", enabled=can_redo,
    ),
    Action(
        id="edit.cut", title="Cut", menu="&Edit", shortcut="Ctrl+X", icon="cut",
        enabled=has_pieces, section=1, on_canvas=True,
    ),
    Action(
        id="edit.copy", title="Copy", menu="&Edit", shortcut="Ctrl+C", icon="copy",
        enabled=has_pieces, section=1, on_canvas=True,
    ),
    Action(
        id="edit.paste", title="Paste", menu="&Edit", shortcut="Ctrl+V", icon="paste",
        enabled=editing, section=1, on_canvas=True,
    ),
    Action(
        id="edit.duplicate", title="Duplicate", menu="&Edit", shortcut="Ctrl+D",
        icon="duplicate", enabled=has_pieces, section=1, on_canvas=True,
    ),
    Action(
        id="edit.delete", title="Delete", menu="&Edit", shortcut="Del; Backspace",
        icon="delete", enabled=has_selection, section=1, words="remove", on_canvas=True,
    ),
    Action(
        id="edit.select_all", title="Select all", menu="&Edit", shortcut="Ctrl+A",
        enabled=editing, section=2, on_canvas=True,
    ),
    Action(
        id="edit.rename", title="Rename layer", menu="&Edit", shortcut="F2",
        enabled=one_named, section=2,
    ),
)  # fmt: skip
