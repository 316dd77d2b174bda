"""Frames and notes, in a menu of their own inside Network."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, editing
from dlstudio.gui.models.studio import Studio


def has_marks(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.document.graph.marks)


def marks_selected(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.selection.marks)


def _color(name: str, title: str) -> Action:
    return Action(
        id=f"marks.{name}", title=title, menu="Frames and notes", enabled=marks_selected,
        section=2, words="frame note color colour",
    )  # fmt: skip


MARKS = (
    Action(
        id="marks.frame", title="Frame around the selection", menu="Frames and notes",
        shortcut="Ctrl+Shift+F", enabled=editing, words="group comment backdrop box",
    ),
    Action(
        id="marks.note", title="Add a note", menu="Frames and notes", shortcut="Ctrl+Shift+N",
        enabled=editing, words="comment text sticky markdown",
    ),
    Action(
        id="marks.fit", title="Fit frame or note to its content", menu="Frames and notes",
        enabled=marks_selected, section=1, words="resize shrink",
    ),
    Action(
        id="marks.inside", title="Select what lies in the frame", menu="Frames and notes",
        enabled=marks_selected, section=1,
    ),
    Action(
        id="marks.next", title="Next frame or note", menu="Frames and notes", shortcut="N",
        enabled=has_marks, section=1, on_canvas=True, words="walk keyboard",
    ),
    Action(
        id="marks.previous", title="Previous frame or note", menu="Frames and notes",
        shortcut="Shift+N", enabled=has_marks, section=1, on_canvas=True, words="walk keyboard",
    ),
    _color("grey", "Frame or note: grey"),
    _color("blue", "Frame or note: blue"),
    _color("sky", "Frame or note: sky blue"),
    _color("green", "Frame or note: green"),
    _color("amber", "Frame or note: amber"),
    _color("orange", "Frame or note: orange"),
    _color("pink", "Frame or note: pink"),
    _color("purple", "Frame or note: purple"),
)  # fmt: skip
