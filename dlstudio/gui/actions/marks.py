"""Frames, notes and dots on wires, in a menu of their own inside Network."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, editing
from dlstudio.gui.models.studio import Studio


def has_marks(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.document.graph.marks)


def marks_selected(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.selection.marks)


def wire_selected(studio: Studio) -> bool:
    return studio.files.shown and studio.selection.edge is not None


def wire_has_dots(studio: Studio) -> bool:
    return wire_selected(studio) and studio.selection.edge in studio.document.graph.bends


def _color(name: str, title: str) -> Action:
    return Action(
        id=f"marks.{name}", title=title, menu="Frames, notes, dots", enabled=marks_selected,
        section=2, words="frame note color colour",
    )  # fmt: skip


MARKS = (
    Action(
        id="marks.frame", title="Frame around the selection", menu="Frames, notes, dots",
        shortcut="Ctrl+Shift+F", enabled=editing, words="group comment backdrop box",
    ),
    Action(
        id="marks.note", title="Add a note", menu="Frames, notes, dots", shortcut="Ctrl+Shift+N",
        enabled=editing, words="comment text sticky markdown",
    ),
    Action(
        id="marks.fit", title="Fit frame or note to its content", menu="Frames, notes, dots",
        enabled=marks_selected, section=1, words="resize shrink",
    ),
    Action(
        id="marks.inside", title="Select what lies in the frame", menu="Frames, notes, dots",
        enabled=marks_selected, section=1,
    ),
    Action(
        id="marks.next", title="Next frame or note", menu="Frames, notes, dots", shortcut="N",
        enabled=has_marks, section=1, on_canvas=True, words="walk keyboard",
    ),
    Action(
        id="marks.previous", title="Previous frame or note", menu="Frames, notes, dots",
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
    Action(
        id="marks.dot", title="Bend the selected wire with a dot", menu="Frames, notes, dots",
        shortcut="B", enabled=wire_selected, section=3, on_canvas=True, words="reroute dot",
    ),
    Action(
        id="marks.no_dots", title="Remove all dots of the wire", menu="Frames, notes, dots",
        enabled=wire_has_dots, section=3, words="reroute straight",
    ),
)  # fmt: skip
