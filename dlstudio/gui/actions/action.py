"""Action: one thing a person can do in the window, and the conditions under which it can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from dlstudio.gui.models.studio import Studio

Condition = Callable[[Studio], bool]


def always(studio: Studio) -> bool:
    return True


def editing(studio: Studio) -> bool:
    return studio.files.shown


def several_tabs(studio: Studio) -> bool:
    return studio.workspace is not None and len(studio.workspace.tabs) > 1


def can_close(studio: Studio) -> bool:
    return studio.files.shown or several_tabs(studio)


def in_a_file(studio: Studio) -> bool:
    return studio.files.shown and studio.files.path is not None


def can_undo(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.document.document.past)


def can_redo(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.document.document.future)


def has_selection(studio: Studio) -> bool:
    return has_pieces(studio) or (studio.files.shown and studio.selection.edge is not None)


def has_pieces(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.selection.nodes or studio.selection.marks)


def one_named(studio: Studio) -> bool:
    return one_node(studio) or (studio.files.shown and studio.selection.mark is not None)


def has_nodes(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.selection.nodes)


def several_nodes(studio: Studio) -> bool:
    return studio.files.shown and len(studio.selection.nodes) > 1


def one_node(studio: Studio) -> bool:
    return studio.files.shown and studio.selection.single is not None


def in_block(studio: Studio) -> bool:
    return studio.files.shown and studio.document.graph_name != "main"


def can_train(studio: Studio) -> bool:
    return studio.files.shown and not studio.run.active


def training(studio: Studio) -> bool:
    return studio.run.active


def can_pause(studio: Studio) -> bool:
    return studio.run.state in ("running", "paused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing a person can do.

    Args:
        id: receiver and method, "file.save_as".
        title: what menu, button and palette say.
        menu: the menu it stands in; "Theme" and "Language" are menus inside View.
        shortcut: keys in Qt's portable form; several are told apart by "; ".
        icon: name of an icon, empty for none.
        enabled: when it can be done.
        section: entries of a menu with different numbers have a line between them.
        on_canvas: the keys work only while the canvas has the focus, so that they mean what
            they always mean in a list or a text.
        choice: name of the preference and the value that it chooses, "theme=dark"; such
            an action carries a check mark and has no method of its own.
        words: further words under which the palette finds it.
    """

    id: str
    title: str
    menu: str
    shortcut: str = ""
    icon: str = ""
    enabled: Condition = always
    section: int = 0
    on_canvas: bool = False
    choice: str = ""
    words: str = ""

    @property
    def keys(self) -> list[QKeySequence]:
        return [QKeySequence(text) for text in self.shortcut.split("; ") if text]
