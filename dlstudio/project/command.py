"""Command: the base of all commands, and how a command finds its graph."""

from __future__ import annotations

from dataclasses import dataclass

from dlstudio.errors import GraphError
from dlstudio.graph.model import Graph
from dlstudio.language import Sentence, say
from dlstudio.project.model import MAIN, Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Base of all commands; ``graph`` is the name of the graph they change."""

    graph: str = MAIN

    @property
    def label(self) -> Sentence:
        """What the undo menu says."""
        raise TypeError(f"{type(self).__name__} has no label")

    @property
    def merge_key(self) -> object | None:
        """Equal keys in a row merge into one undo step; None never merges."""
        return None

    def apply(self, project: Project) -> Project:
        """Return the changed project; GraphError if it cannot be done."""
        before = graph_of(project, self.graph)
        after = self.change(before)
        return project if after is before else project.with_graph(self.graph, after)

    def change(self, graph: Graph) -> Graph:
        """Return the changed graph; for commands that change one graph only."""
        raise TypeError(f"{type(self).__name__} changes no single graph")


def graph_of(project: Project, name: str) -> Graph:
    """Return a graph of a project; GraphError if there is none."""
    try:
        return project.graphs[name]
    except KeyError:
        raise GraphError(say("There is no block called {name}.", name=name)) from None
