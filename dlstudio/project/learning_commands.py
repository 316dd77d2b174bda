"""Commands that say how the weights of nodes begin and change: initializer, frozen, rates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dlstudio.catalog.initializers import TARGETS
from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.model import USUAL, Graph, Learning, Node, NodeId
from dlstudio.language import Sentence, say
from dlstudio.project.command import Command
from dlstudio.project.learning_spec import LEARNING
from dlstudio.spec.spec import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLearning(Command):
    """Set ``frozen``, ``weight_decay`` or ``lr_factor`` of nodes.

    Raises:
        GraphError: there is no such setting, or the value is not allowed.
    """

    ids: tuple[NodeId, ...]
    name: str
    value: Any

    @property
    def label(self) -> Sentence:
        if self.name == "frozen":
            return say("Freeze") if self.value else say("Unfreeze")
        return say("Set {name}", name=self.name)

    @property
    def merge_key(self) -> object | None:
        return ("learning", self.graph, self.ids, self.name) if self.name != "frozen" else None

    def change(self, graph: Graph) -> Graph:
        param = LEARNING.by_name.get(self.name)
        if param is None:
            raise GraphError(say("A layer has no setting called {name}.", name=self.name))
        value = param.load(self.value)
        sentence = param.check(value)
        if sentence is not None:
            raise GraphError(sentence)
        for id in self.ids:
            learning = edits.node_of(graph, id).learning
            graph = with_learning(graph, id, replace(learning, **{self.name: value}))
        return graph


@dataclass(frozen=True, slots=True, kw_only=True)
class SetInitializer(Command):
    """Choose what the weights (or biases) of nodes start from; None for torch's own way.

    Raises:
        GraphError: ``target`` is neither "weight" nor "bias".
    """

    ids: tuple[NodeId, ...]
    target: str
    choice: Choice | None

    @property
    def label(self) -> Sentence:
        return say("Set {name}", name=self.target)

    @property
    def merge_key(self) -> object:
        key = self.choice.key if self.choice is not None else None
        return ("initializer", self.graph, self.ids, self.target, key)

    def change(self, graph: Graph) -> Graph:
        if self.target not in TARGETS:
            raise GraphError(say("A layer has no setting called {name}.", name=self.target))
        for id in self.ids:
            learning = edits.node_of(graph, id).learning
            init = {name: kept for name, kept in learning.init.items() if name != self.target}
            if self.choice is not None:
                init[self.target] = self.choice
            init = {name: init[name] for name in TARGETS if name in init}  # always in this order
            graph = with_learning(graph, id, replace(learning, init=init))
        return graph


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetLearning(Command):
    """Put everything about the weights of nodes back to the usual way."""

    ids: tuple[NodeId, ...]

    @property
    def label(self) -> Sentence:
        return say("Reset")

    def change(self, graph: Graph) -> Graph:
        for id in self.ids:
            graph = with_learning(graph, id, USUAL)
        return graph


def with_learning(graph: Graph, id: NodeId, learning: Learning) -> Graph:
    """Return the graph with the learning settings of one node replaced."""
    return edits.with_changed(graph, id, learning=USUAL if learning == USUAL else learning)


def inherited(outer: Node, inner: Node) -> Node:
    """Return a node of a block as it stands when the node for the block has gone."""
    if outer.learning is USUAL:
        return inner
    out, own = outer.learning, inner.learning
    learning = replace(
        own,
        frozen=out.frozen or own.frozen,
        weight_decay=out.weight_decay and own.weight_decay,
        lr_factor=own.lr_factor if out.lr_factor == 1.0 else out.lr_factor * own.lr_factor,
    )
    return replace(inner, learning=USUAL if learning == USUAL else learning)
