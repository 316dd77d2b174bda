"""Sizes that follow from the wire, where a person set them too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dlstudio.catalog.layer_spec import LayerSpec, Types
from dlstudio.graph.model import Node
from dlstudio.language import say
from dlstudio.spec.spec import Choice
from dlstudio.validation import fixes

if TYPE_CHECKING:
    from dlstudio.validation.graph_walk import GraphWalk


def agrees_with_wire(
    at: GraphWalk,
    node: Node,
    values: Mapping[str, Any],
    spec: LayerSpec,
    types: Types,
    filled: Mapping[str, Any],
) -> bool:
    """DL205: tell every size that is not what the wire brings; ``values`` are counted."""
    agrees, graph = True, at.drawing.name
    for name, rule in spec.wired.items():
        given = values.get(name)
        if given is None:
            continue
        # A rule sees what was given: LayerNorm compares as many axes as a person named.
        wanted = rule(types, filled)
        if given == wanted:
            continue
        agrees = False
        shown, drawn = spec.param(name).show, drawn_with(node, values)
        at.find(
            "DL205",
            node,
            say(
                "{node} has {name} = {given}, but the wire brings {wanted}. Set it to "
                "{wanted}, or leave it empty to follow the wire.",
                node=node.name,
                name=name,
                given=shown(given),
                wanted=shown(wanted),
            ),
            (
                fixes.set_param(graph, drawn, name, wanted, shown(wanted)),
                fixes.reset_param(graph, drawn, name, say("Follow the wire")),
            ),
            param=name,
        )
    return agrees


def drawn_with(node: Node, given: Mapping[str, Any]) -> Node:
    """Return a node as if its values had been drawn as they were counted."""
    layer = node.layer
    return node if given is layer.values else replace(node, layer=Choice(layer.key, given))
