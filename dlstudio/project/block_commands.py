"""Commands on whole blocks: their parameters, and later their nodes going in and out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.model import BlockParam, Graph
from dlstudio.language import Sentence, say
from dlstudio.project.command import Command
from dlstudio.project.model import MAIN


def declared(
    block: str,
    name: Any,
    default: Any,
    *,
    help: str = "",
    low: float | None = None,
    high: float | None = None,
) -> BlockParam:
    """Return a parameter for a block, of the kind of its default.

    Raises:
        GraphError: there is no such kind, or the graph is no block.
    """
    kind = {bool: "bool", int: "int", float: "float"}.get(type(default))
    if kind is None or block == MAIN or not isinstance(name, str):
        raise GraphError(
            say(
                "A parameter belongs to a block, and has a name and a default that is a number, "
                "true or false. Declare it as in {example}.",
                example='graph.block("step").parameter("width", 64)',
            )
        )
    return BlockParam(name=name, kind=kind, default=default, help=help, low=low, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlockParams(Command):
    """Declare the parameters of a block anew; ``check`` says which cannot be so."""

    params: tuple[BlockParam, ...]

    @property
    def label(self) -> Sentence:
        return say("Edit the parameters of {block}", block=self.graph)

    @property
    def merge_key(self) -> object:
        return ("block-params", self.graph, tuple(param.name for param in self.params))

    def change(self, graph: Graph) -> Graph:
        if edits.same(graph.params, self.params):
            return graph
        return replace(graph, params=self.params)
