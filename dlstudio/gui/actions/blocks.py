"""Blocks, in a menu of their own inside Network: make, enter, change and keep them."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, editing, has_nodes
from dlstudio.gui.models.studio import Studio


def on_block(studio: Studio) -> bool:
    """Whether the one selected node stands for a block."""
    return studio.files.shown and studio.block_node is not None


def block_at_hand(studio: Studio) -> bool:
    """Whether a block is selected, or its inside is shown."""
    return studio.files.shown and studio.block_at_hand is not None


def has_blocks(studio: Studio) -> bool:
    return studio.files.shown and len(studio.document.project.graphs) > 1


BLOCKS = (
    Action(
        id="block.group", title="Group into a block…", menu="Blocks", shortcut="Ctrl+G",
        icon="plus", enabled=has_nodes, section=1, on_canvas=True,
        words="block subgraph subsystem make collapse",
    ),
    Action(
        id="block.unpack", title="Unpack block", menu="Blocks", shortcut="Ctrl+Shift+G",
        enabled=on_block, section=1, on_canvas=True, words="ungroup expand",
    ),
    Action(
        id="block.enter", title="Go into the block", menu="Blocks", shortcut="Alt+Down",
        enabled=on_block, section=1, words="enter open inside",
    ),
    Action(
        id="block.in_tab", title="Open block in a new tab", menu="Blocks",
        shortcut="Ctrl+Return; Ctrl+Enter", on_canvas=True, enabled=on_block, section=1,
        words="inside view",
    ),
    Action(
        id="block.beside", title="Open block to the side", menu="Blocks",
        shortcut="Ctrl+Shift+Return; Ctrl+Shift+Enter", on_canvas=True, enabled=on_block,
        section=1, words="inside split view",
    ),
    Action(
        id="block.peek", title="Peek inside", menu="Blocks", shortcut="Alt+P",
        enabled=on_block, section=1, words="preview look",
    ),
    Action(
        id="block.rename", title="Rename block…", menu="Blocks", shortcut="Shift+F2",
        enabled=block_at_hand, section=2,
    ),
    Action(
        id="block.own", title="Make it a block of its own…", menu="Blocks",
        enabled=on_block, section=2, words="independent copy unique duplicate",
    ),
    Action(
        id="block.tidy", title="Delete unused blocks", menu="Blocks", enabled=has_blocks,
        section=2, words="remove clean",
    ),
    Action(
        id="block.insert", title="Insert a block…", menu="Blocks", shortcut="Ctrl+Shift+K",
        enabled=editing, section=3, words="library add",
    ),
    Action(
        id="block.insert_file", title="Insert a block from a file…", menu="Blocks",
        enabled=editing, section=3, words="import open dlb",
    ),
    Action(
        id="block.keep", title="Keep in my blocks", menu="Blocks", enabled=block_at_hand,
        section=3, words="save library",
    ),
    Action(
        id="block.save", title="Save block to a file…", menu="Blocks",
        enabled=block_at_hand, section=3, words="export dlb",
    ),
)  # fmt: skip
