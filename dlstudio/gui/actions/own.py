"""Layers of one's own, in a menu of their own inside Network."""

from __future__ import annotations

from dlstudio.graph.model import Node
from dlstudio.gui.actions.action import Action, editing
from dlstudio.gui.models.studio import Studio


def _own(studio: Studio) -> bool:
    id = studio.selection.single
    node: Node | None = studio.document.graph.nodes.get(id) if id is not None else None
    return node is not None and studio.document.project.own.found(node.layer.key) is not None


def own_node(studio: Studio) -> bool:
    return studio.files.shown and _own(studio)


def can_trust(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.own.untrusted)


OWN = (
    Action(
        id="own.new", title="New file of own layers…", menu="Own layers", enabled=editing,
        section=2, words="custom layer python module code",
    ),
    Action(
        id="own.add", title="Add a file of own layers…", menu="Own layers", enabled=editing,
        section=2, words="custom layer python module import",
    ),
    Action(
        id="own.open", title="Open the file of this layer", menu="Own layers", enabled=own_node,
        section=2, words="custom layer python edit source",
    ),
    Action(
        id="own.trust", title="Look at own layers and trust…", menu="Own layers",
        enabled=can_trust, section=2, words="custom layer restricted security",
    ),
)  # fmt: skip
