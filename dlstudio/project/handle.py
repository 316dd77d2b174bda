"""Handle and Socket: what a script holds of a node that it drew, and of one of its ports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.model import Node, NodeId
from dlstudio.language import say
from dlstudio.project.commands import SetNote
from dlstudio.project.learning_commands import SetInitializer, SetLearning
from dlstudio.project.learning_spec import LEARNING
from dlstudio.project.lookup import choice_named, plain, unknown
from dlstudio.spec.spec import Choice

if TYPE_CHECKING:
    from dlstudio.project.builder import Graph


class Socket:
    """A port of a node, as in ``lstm["h_n"]``; ``slot`` where a port takes many wires."""

    def __init__(self, handle: Handle, port: str, slot: int | None = None) -> None:
        self.handle = handle
        self.port = port
        self.slot = slot

    def __repr__(self) -> str:
        return f"{self.handle.name}[{self.port!r}]"


class Handle:
    """A node that was added; ``handle["name"]`` is one of its ports."""

    def __init__(self, graph: Graph, id: NodeId) -> None:
        self._graph = graph
        self.id = id

    @property
    def node(self) -> Node:
        """The node as it stands in the project now."""
        return edits.node_of(self._graph.value, self.id)

    @property
    def name(self) -> str:
        return self.node.name

    def note(self, text: str) -> Handle:
        """Write a note on it, a comment in the code; returns the node itself."""
        graph = self._graph
        graph._drawing.document.do(SetNote(graph=graph.name, node=self.id, note=str(text)))
        return self

    def learning(
        self,
        *,
        weight: str | tuple[str, dict[str, Any]] | Choice | None = None,
        bias: str | tuple[str, dict[str, Any]] | Choice | None = None,
        **settings: Any,
    ) -> Handle:
        """Say how its weights begin and change; returns the node itself.

            conv.learning(weight=("kaiming_normal_", {"nonlinearity": "relu"}), bias="zeros_")
            encoder.learning(frozen=True)
            head.learning(lr_factor=10, weight_decay=False)
            head.learning(tied_to=embedding)

        A method of its own and no arguments of ``add``, whose names belong to the layer.

        Args:
            weight, bias: an initializer of torch.nn.init; what is left out stays.
            settings: ``frozen``, ``weight_decay`` (whether the optimizer's works here),
                ``lr_factor`` (times the learning rate of the training) and ``tied_to`` (the node
                whose weight is used here too).

        Raises:
            GraphError: an unknown setting or initializer, a value out of range, or a node of
                another graph.
        """
        with self._graph._drawing.document.transaction(say("Edit training")):
            for target, given in (("weight", weight), ("bias", bias)):
                if given is not None:
                    choice = choice_named("initializer", given)
                    self._do(SetInitializer, target=target, choice=choice)
            for name, value in settings.items():
                if name not in LEARNING.by_name:
                    known = ["weight", "bias", *LEARNING.by_name]
                    raise GraphError(unknown(say("A layer has no setting"), name, known))
                value = beside(self._graph, value) if isinstance(value, Handle) else plain(value)
                self._do(SetLearning, name=name, value=value)
        return self

    def _do(self, command: type[SetInitializer] | type[SetLearning], **values: Any) -> None:
        graph = self._graph
        graph._drawing.document.do(command(graph=graph.name, ids=(self.id,), **values))

    def __getitem__(self, port: str | tuple[str, int]) -> Socket:
        name, slot = port if isinstance(port, tuple) else (port, None)
        inputs, outputs = self._graph.ports_of(self)
        names = [p.name for p in (*inputs, *outputs)]
        if name not in names:
            raise GraphError(unknown(say("{node} has no port", node=self.name), name, names))
        return Socket(self, name, slot)

    def __repr__(self) -> str:
        return f"<{self.node.layer.key} {self.name!r}>"


def beside(graph: Graph, other: Handle) -> NodeId:
    """Return the id of a node that shares its weights; in another graph it means any node."""
    if graph._owns(other):
        return other.id
    raise GraphError(
        say(
            "The weights of {other} cannot be shared here, because it stands in another graph: "
            "only nodes that stand beside each other share weights. Put both into one block.",
            other=other.name,
        )
    )


Source = Handle | Socket
