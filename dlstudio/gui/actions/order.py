"""Order on the canvas: align, distribute, straighten; find layers; keep views."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, editing, several_nodes

ORDER = (
    Action(
        id="order.left", title="Align left sides", menu="Align", shortcut="Shift+A",
        enabled=several_nodes, on_canvas=True,
    ),
    Action(
        id="order.right", title="Align right sides", menu="Align", shortcut="Shift+D",
        enabled=several_nodes, on_canvas=True,
    ),
    Action(
        id="order.top", title="Align tops", menu="Align", shortcut="Shift+W",
        enabled=several_nodes, on_canvas=True,
    ),
    Action(
        id="order.bottom", title="Align bottoms", menu="Align", shortcut="Shift+X",
        enabled=several_nodes, on_canvas=True,
    ),
    Action(
        id="order.middle", title="Align middles to one height", menu="Align",
        shortcut="Shift+E", enabled=several_nodes, on_canvas=True,
    ),
    Action(
        id="order.centre", title="Align centres to one column", menu="Align",
        shortcut="Shift+C", enabled=several_nodes, on_canvas=True,
    ),
    Action(
        id="order.across", title="Same gaps from left to right", menu="Align",
        shortcut="Shift+H", enabled=several_nodes, on_canvas=True, section=1,
        words="distribute horizontally",
    ),
    Action(
        id="order.down", title="Same gaps from top to bottom", menu="Align",
        shortcut="Shift+V", enabled=several_nodes, on_canvas=True, section=1,
        words="distribute vertically",
    ),
    Action(
        id="order.straighten", title="Straighten wires", menu="Align", shortcut="Q",
        enabled=several_nodes, on_canvas=True, section=2,
    ),
    Action(
        id="order.find", title="Find on the canvas…", menu="&Edit", shortcut="Ctrl+F",
        icon="search", enabled=editing, section=3, words="search layer name parameter shape",
    ),
    Action(
        id="order.next", title="Find next", menu="&Edit", shortcut="F3", enabled=editing,
        section=3,
    ),
    Action(
        id="order.previous", title="Find previous", menu="&Edit", shortcut="Shift+F3",
        enabled=editing, section=3,
    ),
)  # fmt: skip
