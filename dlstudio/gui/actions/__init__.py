"""ACTIONS: everything a person can do in the window, in one table, a file a menu.

Menus, tool bar, shortcuts, command palette and the page of shortcuts all follow from it.
The id of an action names its callback: ``file.save_as`` is the method ``save_as`` of the
receiver called ``file``. ``live.Actions`` makes the Qt actions of one window out of the table.
"""

from __future__ import annotations

from collections.abc import Mapping

from dlstudio.gui.actions.action import Action
from dlstudio.gui.actions.blocks import BLOCKS
from dlstudio.gui.actions.bookmarks import BOOKMARKS
from dlstudio.gui.actions.edit import EDIT
from dlstudio.gui.actions.file import FILE
from dlstudio.gui.actions.help import HELP
from dlstudio.gui.actions.making import MAKING
from dlstudio.gui.actions.marks import MARKS
from dlstudio.gui.actions.network import NETWORK
from dlstudio.gui.actions.order import ORDER
from dlstudio.gui.actions.own import OWN
from dlstudio.gui.actions.tabs import TABS
from dlstudio.gui.actions.train import TRAIN
from dlstudio.gui.actions.view import VIEW

MENUS = ("&File", "&Edit", "&View", "&Network", "&Train", "&Help")
SUBMENUS = {
    "Tabs": "&View", "Panels": "&View", "Wires": "&View", "Snapping": "&View",
    "Cost bar": "&View", "Theme": "&View", "Language": "&View", "Bookmarks": "&View",
    "Blocks": "&Network", "Own layers": "&Network", "Align": "&Network",
    "Frames, notes, dots": "&Network",
}  # fmt: skip

ACTIONS: Mapping[str, Action] = {
    action.id: action
    for table in (
        FILE,
        EDIT,
        VIEW,
        TABS,
        NETWORK,
        OWN,
        BLOCKS,
        MAKING,
        MARKS,
        ORDER,
        BOOKMARKS,
        TRAIN,
        HELP,
    )
    for action in table
}
