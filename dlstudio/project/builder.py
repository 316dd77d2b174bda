"""Graph: draw a network in Python. The public face of projects for scripts.

    graph = Graph("LeNet-5")
    image = graph.add("Input", shape=(1, 28, 28))
    conv = graph.add("Conv2d", name="conv1", out_channels=6, kernel_size=5, source=image)
    graph.add("Output", name="logits", source=conv)
    graph.save("lenet.dls")

It is a convenience: it applies commands to a project, the very value that the window edits.
A wrong name of a layer, parameter or port is refused at once; everything else (sizes that do
not fit, a value out of range, a loop) may be drawn, and ``check`` says what is wrong with it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dlstudio.catalog import LAYERS
from dlstudio.catalog.layer_spec import Port
from dlstudio.catalog.own_layers import OWN_PREFIX, layer_of
from dlstudio.errors import GraphError
from dlstudio.graph import edits, model
from dlstudio.graph.blocks import SAME_AS, spec_of
from dlstudio.graph.layout import USUAL_SIZE, layered
from dlstudio.graph.model import BLOCK_PREFIX, NodeId, PortRef
from dlstudio.language import Sentence, say
from dlstudio.project.block_commands import SetBlockParams, declared
from dlstudio.project.canonical import frozen
from dlstudio.project.commands import (
    AddNode,
    ChooseData,
    Command,
    Connect,
    MoveNodes,
    PutGraph,
    SetText,
    SetTraining,
)
from dlstudio.project.document import Document
from dlstudio.project.files import write_project
from dlstudio.project.handle import Handle, Socket, Source, beside
from dlstudio.project.lookup import choice_named, plain, unknown, values_of
from dlstudio.project.loss_graph import losses_drawn
from dlstudio.project.model import MAIN, Project
from dlstudio.project.own_files import with_own_layers
from dlstudio.project.training_spec import CHOICE_LISTS, CHOICES, TRAINING
from dlstudio.spec.spec import Choice, Spec

__all__ = ["Graph", "Handle", "Socket", "Source"]


@dataclass(slots=True)
class _Drawing:
    """What a graph and its blocks share.

    ``fixed`` are the nodes whose place a person chose, by graph; ``placed`` is the project
    as it stood after the others were placed.
    """

    document: Document
    fixed: set[tuple[str, NodeId]]
    placed: Project | None = None


class Graph:
    """A network, or a block of one, that grows by ``add`` and ``connect``.

    Args:
        title: of the project.
        project: a project to go on with instead of an empty one.
    """

    def __init__(self, title: str = "Untitled", *, project: Project | Graph | None = None) -> None:
        _text("title", title)
        if isinstance(project, Graph):
            project = project.project
        start = Project(title=title) if project is None else project
        fixed = {(name, id) for name, graph in start.graphs.items() for id in graph.nodes}
        self._drawing = _Drawing(Document(start), fixed)
        self.name = MAIN

    @property
    def value(self) -> model.Graph:
        """The graph as it stands in the project now."""
        return self._now.graphs[self.name]

    @property
    def project(self) -> Project:
        """The whole project; nodes without a position are placed from left to right."""
        self._place()
        return self._now

    def add(
        self,
        layer: str,
        name: str | None = None,
        source: Source | Iterable[Source] | None = None,
        at: tuple[float, float] | None = None,
        **params: Any,
    ) -> Handle:
        """Add a layer.

        Args:
            layer: its key in the catalogue ("Conv2d"), or "block:NAME".
            name: attribute of the module; found by itself when left out.
            source: what feeds it, short for ``connect``; several feed the inputs that need a
                wire, in their order: ``source=[query, key, value]``.
            at: position; found by itself when left out.
            params: parameters by PyTorch's names. Inside a block, a text is an expression of
                the block's own parameters: ``out_features="4*width"``. A block takes its own
                parameters, and ``repeat=6`` (run six times in a row, each turn with its own
                weights), ``shared=True`` (all turns with the same weights) and
                ``same_as=handle`` (the values and weights of another use of the same block).

        Raises:
            GraphError: there is no such layer, parameter or port.
        """
        if name is not None:
            _text("name", name)
        spec = _spec(self._now, layer)
        if isinstance(params.get(SAME_AS), Handle):
            params[SAME_AS] = beside(self, params[SAME_AS])
        title = spec.key
        values = values_of(title, spec.params, params)
        id = edits.next_id(self.value)
        with self._drawing.document.transaction(say("Add {layer}", layer=title)):
            self._do(
                AddNode(
                    graph=self.name,
                    id=id,
                    layer=Choice(title, values),
                    name=name or "",
                    stem=getattr(spec, "stem", ""),
                    position=at or (0.0, 0.0),
                )
            )
            handle = Handle(self, id)
            for one, target in _wires(source, handle):
                self.connect(one, target)
        if at is not None:
            self._drawing.fixed.add((self.name, id))
        return handle

    def connect(self, source: Source, target: Source) -> None:
        """Draw a wire from an output to an input.

        Where a node has one output, or one input that is still open, its handle will do.

        Raises:
            GraphError: it is not clear which port is meant, or there is none.
        """
        for end in (source, target):
            if not isinstance(end, (Handle, Socket)) or not self._owns(_handle(end)):
                raise GraphError(
                    say("A wire joins two nodes of one graph. Connect what its add() returned.")
                )
        self._do(Connect(graph=self.name, source=self._output(source), target=self._input(target)))

    def block(self, name: str) -> Graph:
        """Return the block called ``name``, an empty one if it is new, to be drawn likewise.

        Its Input and Output nodes are the ports of every node ``add("block:NAME")``. Its
        parameters stand in expressions of its layers and of the blocks in it::

            block = graph.block("feed forward")
            block.parameter("width", 64, help="Numbers per token.")
            x = block.add("Input", name="x", shape=("T", "width"))
            up = block.add("Linear", name="up", source=x, out_features="4*width")
            down = block.add("Linear", name="down", source=up, out_features="width")
            block.add("Output", name="y", source=down)

            one = graph.add("block:feed forward", source=tokens, width=128, repeat=6)
            two = graph.add("block:feed forward", source=one, same_as=one)

        It becomes one class, ``FeedForward(width=128)``, and the repetition a loop. Parameters
        in the shape of its Input tell which sizes in the code follow from them.
        """
        if name not in self._now.graphs:
            self._do(PutGraph(graph=name, value=model.Graph()))
        block = Graph.__new__(Graph)
        block._drawing = self._drawing
        block.name = name
        return block

    def parameter(self, name: str, default: Any, **more: Any) -> None:
        """Give the block a parameter; its kind is that of the default (int, float or bool).

        ``help`` is a sentence for the form, ``low`` and ``high`` are the bounds of a number.

        Raises:
            GraphError: this is the main graph, or the default is of another kind.
        """
        param = declared(self.name, name, plain(default), **more)
        kept = tuple(param for param in self.value.params if param.name != name)
        self._do(SetBlockParams(graph=self.name, params=(*kept, param)))

    def data(self, source: str | Choice, **params: Any) -> None:
        """Choose the data it learns from: ``graph.data("digits", size=28)``."""
        chosen = source if isinstance(source, Choice) else Choice(source)
        values = {name: frozen(plain(value)) for name, value in params.items()}
        self._do(ChooseData(data=Choice(chosen.key, {**chosen.values, **values})))

    def training(self, **settings: Any) -> None:
        """Set training settings: ``graph.training(epochs=5, optimizer=("SGD", {"lr": 0.1}))``.

        A block that no node stands for may be the loss: ``loss="block:NAME"``.

        Raises:
            GraphError: an unknown setting, entry or parameter, or a value out of range.
        """
        known = [param.name for param in TRAINING.params] + [*CHOICES, *CHOICE_LISTS]
        with self._drawing.document.transaction(say("Edit training")):
            for name, value in settings.items():
                if name not in known:
                    raise GraphError(unknown(say("Training has no setting"), name, known))
                if name in CHOICES:
                    drawn = losses_drawn(self._now) if name == "loss" else {}
                    value = choice_named(name, value, drawn)
                elif name in CHOICE_LISTS:
                    entries = value if isinstance(value, (list, tuple)) else [value]
                    value = tuple(choice_named(name, entry) for entry in entries)
                else:
                    value = plain(value)
                self._do(SetTraining(name=name, value=value))

    def own_layers(self, folder: str | os.PathLike[str]) -> list[str]:
        """Read the files of own layers in a folder and return the keys that ``add`` takes.

            graph.own_layers(".")
            x = graph.add("own:my_layers.py:Scale", source=x, size=8)

        Runs nothing; a file's classes are run only after ``dls.trust(path)``.
        """
        project = with_own_layers(self._now, Path(folder), everything=True)
        self._drawing.document.know(project.own)
        return project.own.keys

    def describe(self, notes: str) -> None:
        """Write the notes of the project."""
        self._do(SetText(name="notes", value=notes))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the project to a file; ProjectError if that is not possible."""
        write_project(self.project, Path(path))

    def ports_of(self, handle: Handle) -> tuple[tuple[Port, ...], tuple[Port, ...]]:
        """Return the input and output ports of a node; those of a block are its terminals."""
        node = handle.node
        if node.block is None:
            spec = layer_of(self._now.own, node.layer.key)
            if spec is None:  # the file of an own layer has gone, or was changed
                raise GraphError(unknown(say("There is no layer"), node.layer.key, list(LAYERS)))
            return spec.inputs, spec.outputs_with(node.layer.values)
        graph = self._now.graphs[node.block]
        inputs, outputs = (
            tuple(Port(name=inner.name) for inner in graph.of_layer(key))
            for key in ("Input", "Output")
        )
        return inputs, outputs

    def _output(self, end: Source) -> PortRef:
        handle = _handle(end)
        names = [port.name for port in self.ports_of(handle)[1]]
        if isinstance(end, Socket):
            if end.port not in names:
                start = say("{node} has no output", node=handle.name)
                raise GraphError(unknown(start, end.port, names))
            return PortRef(handle.id, end.port)
        if len(names) != 1:
            raise GraphError(_which(handle, names, say("outputs")))
        return PortRef(handle.id, names[0])

    def _input(self, end: Source) -> PortRef:
        handle = _handle(end)
        ports = {port.name: port for port in self.ports_of(handle)[0]}
        taken = [edge.target for edge in self.value.into(handle.id)]
        if isinstance(end, Socket):
            if end.port not in ports:
                start = say("{node} has no input", node=handle.name)
                raise GraphError(unknown(start, end.port, list(ports)))
            port = ports[end.port]
        else:
            port = _open_input(handle, list(ports.values()), {ref.port for ref in taken})
        slot = 0
        if port.many:
            used = [ref.slot for ref in taken if ref.port == port.name]
            slot = max(used, default=-1) + 1
        if isinstance(end, Socket) and end.slot is not None:
            slot = end.slot
        return PortRef(handle.id, port.name, slot)

    @property
    def _now(self) -> Project:
        return self._drawing.document.project

    def _owns(self, handle: Handle) -> bool:
        return handle._graph._drawing is self._drawing and handle._graph.name == self.name

    def _place(self) -> None:
        """Place the nodes of all graphs that were given no position."""
        if self._drawing.placed is self._now:
            return
        for name, graph in self._now.graphs.items():
            loose = {id for id in graph.nodes if (name, id) not in self._drawing.fixed}
            if loose:
                spots = layered(graph, dict.fromkeys(graph.nodes, USUAL_SIZE), rows=True)
                positions = {id: (round(x), round(y)) for id, (x, y) in spots.items()}
                kept = {id: place for id, place in positions.items() if id in loose}
                self._do(MoveNodes(graph=name, positions=kept))
        self._drawing.placed = self._now

    def _do(self, command: Command) -> None:
        self._drawing.document.do(command)


def _text(what: str, value: Any) -> None:
    """Refuse what is no text; GraphError."""
    if not isinstance(value, str):
        raise GraphError(
            say("{what} must be a text, but it is {value}.", what=what, value=repr(value)[:60])
        )


def _handle(end: Source) -> Handle:
    return end.handle if isinstance(end, Socket) else end


def _which(handle: Handle, names: list[str], what: Sentence) -> Sentence:
    if not names:
        return say("{node} has no {what}, so no wire can be there.", node=handle.name, what=what)
    return say(
        "{node} has several {what}: {names}. Name one, as in node[{example}].",
        node=handle.name,
        what=what,
        names=", ".join(names),
        example=f'"{names[0]}"',
    )


def _wires(source: Source | Iterable[Source] | None, handle: Handle) -> list[tuple[Source, Source]]:
    """Return what goes where: of several, the inputs that need a wire take them in their order."""
    if isinstance(source, (Handle, Socket)):
        return [(source, handle)]
    sources = list(source or ())
    needed = [port for port in handle._graph.ports_of(handle)[0] if not port.optional]
    if any(port.many for port in needed):
        needed = []
    named = [handle[port.name] for port in needed[: len(sources)]]
    return list(zip(sources, [*named, *[handle] * (len(sources) - len(named))], strict=True))


def _open_input(handle: Handle, ports: list[Port], taken: set[str]) -> Port:
    free = [port for port in ports if port.many or port.name not in taken]
    needed = [port for port in free if not port.optional]
    chosen = needed or free
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        raise GraphError(_which(handle, [port.name for port in chosen], say("open inputs")))
    if not ports:
        raise GraphError(_which(handle, [], say("inputs")))
    raise GraphError(
        say(
            "Every input of {node} has its wire ({names}). Add another node, or name the "
            "port to draw a second wire into it.",
            node=handle.name,
            names=", ".join(port.name for port in ports),
        )
    )


def _spec(project: Project, layer: str) -> Spec:
    """Return what can be set on a layer or a block; GraphError if it is neither."""
    if isinstance(layer, str) and layer.startswith(BLOCK_PREFIX):
        blocks = [name for name in project.graphs if name != MAIN]
        name = layer.removeprefix(BLOCK_PREFIX)
        if name not in blocks:
            raise GraphError(unknown(say("There is no block"), name, blocks))
        return spec_of(name, project.graphs[name])
    if isinstance(layer, str) and layer.startswith(OWN_PREFIX):
        own = project.own.get(layer)
        if own is None:
            problem = project.own.unplaced(layer)
            start = say("There is no own layer")
            raise GraphError(problem or unknown(start, layer, project.own.keys))
        return own
    if layer not in LAYERS:
        raise GraphError(unknown(say("There is no layer"), layer, list(LAYERS)))
    return LAYERS[layer]
