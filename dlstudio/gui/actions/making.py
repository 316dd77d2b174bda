"""The Network menu, second part: what is done to the selected layers and their wires."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, Condition, editing, has_nodes, one_node


def several(least: int) -> Condition:
    return lambda studio: studio.files.shown and len(studio.selection.nodes) >= least


MAKING = (
    Action(
        id="making.change_layer", title="Change layer type…", menu="&Network",
        shortcut="Shift+S", enabled=one_node, section=1, on_canvas=True,
        words="swap replace kind",
    ),
    Action(
        id="making.mute", title="Mute or unmute", menu="&Network", shortcut="M",
        enabled=has_nodes, section=1, on_canvas=True, words="bypass disable skip",
    ),
    Action(
        id="making.wire_by_keys", title="Wire by keyboard", menu="&Network", shortcut="W",
        enabled=one_node, section=1, on_canvas=True, words="connect port walk",
    ),
    Action(
        id="making.freeze", title="Freeze or unfreeze", menu="&Network", shortcut="Shift+F",
        icon="snowflake", enabled=has_nodes, section=1, on_canvas=True,
        words="frozen weights fine-tuning transfer trainable",
    ),
    Action(
        id="making.connect_in_order", title="Connect selected in order", menu="&Network",
        shortcut="J", enabled=several(2), section=1, on_canvas=True, words="join wire link",
    ),
    Action(
        id="making.break_wires", title="Remove all its wires", menu="&Network",
        shortcut="Shift+J", enabled=has_nodes, section=1, on_canvas=True,
        words="disconnect cut unwire",
    ),
    Action(
        id="making.detach", title="Take out of the wires", menu="&Network",
        shortcut="Ctrl+Shift+X", enabled=has_nodes, section=1, on_canvas=True,
        words="extract heal unhook",
    ),
    Action(
        id="making.delete_and_heal", title="Delete and join the wires", menu="&Network",
        shortcut="Ctrl+Del; Shift+Del", enabled=has_nodes, section=1, on_canvas=True,
        words="dissolve remove heal",
    ),
    Action(
        id="making.duplicate_wired", title="Duplicate with wires", menu="&Network",
        shortcut="Ctrl+Shift+D", enabled=has_nodes, section=1, on_canvas=True,
        words="copy inputs",
    ),
    Action(
        id="making.next_problem", title="Next problem", menu="&Network", shortcut="F8",
        enabled=editing, section=2, words="error warning",
    ),
    Action(
        id="making.previous_problem", title="Previous problem", menu="&Network",
        shortcut="Shift+F8", enabled=editing, section=2, words="error warning",
    ),
    Action(
        id="making.repair", title="Repair the selected layer", menu="&Network",
        shortcut="Ctrl+.", enabled=editing, section=2, words="fix mend problem",
    ),
)  # fmt: skip
