"""SetMuted: leave nodes out of the code for a while, without losing them or their wires."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.model import Graph, NodeId
from dlstudio.language import Sentence, say
from dlstudio.project.command import Command

ENDS = ("Input", "Output")  # a network without its ends is no network


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMuted(Command):
    """Mute or unmute nodes; GraphError if none of them can be muted."""

    ids: tuple[NodeId, ...]
    muted: bool = True

    @property
    def label(self) -> Sentence:
        return say("Mute") if self.muted else say("Unmute")

    def change(self, graph: Graph) -> Graph:
        chosen = [edits.node_of(graph, id) for id in self.ids]
        able = [node for node in chosen if not self.muted or node.layer.key not in ENDS]
        if chosen and not able:
            raise GraphError(
                say(
                    "{node} is an end of the network and cannot be muted. Mute a layer between "
                    "Input and Output.",
                    node=chosen[0].name,
                )
            )
        fresh = {node.id: replace(node, muted=self.muted) for node in able
                 if node.muted is not self.muted}  # fmt: skip
        return replace(graph, nodes={**graph.nodes, **fresh}) if fresh else graph
