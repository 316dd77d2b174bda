"""Padding: sentences are filled up to one length, and what reads the filling changes the answer.

An Embedding with padding_idx says that its sentences are filled up. Attention without a mask looks
at the filling, and where it is on the right, the last step of a recurrent layer stands behind it:
the same sentence in a longer batch gets another answer. Whole networks only, and only what the
catalogue can mend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dlstudio.graph import edits
from dlstudio.graph.model import Graph, Node, NodeId, PortRef
from dlstudio.graph.topology import upstream
from dlstudio.language import say
from dlstudio.project.commands import AddNode, Batch, Command, Connect, RemoveNodes
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.problems import found
from dlstudio.validation.report import GraphReport, NodeReport

WORDS = "Embedding"
RECURRENT = ("RNN", "LSTM", "GRU")
# By attention layer: its input with what is looked at, the ports that hide padding and future.
ATTENDING = {
    "MultiheadAttention": (1, "key_padding_mask", "attn_mask"),
    "TransformerEncoderLayer": (0, "src_key_padding_mask", "src_mask"),
    "TransformerEncoder": (0, "src_key_padding_mask", "src_mask"),
}
READING = frozenset((*ATTENDING, "Select"))
STEP = 110.0  # between nodes that a repair places beside each other


@dataclass(frozen=True, slots=True)
class _Words:
    """An Embedding whose sentences are filled up.

    Args:
        tokens: the port with the numbers of the words.
        padding: the number that fills up.
    """

    node: Node
    known: NodeReport
    tokens: PortRef
    padding: int


def blind(
    project: Project, main: GraphReport, present: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """DL216, DL217: padding is read as if it were words."""
    graph = project.graphs[MAIN]
    if WORDS not in present[MAIN] or present[MAIN].isdisjoint(READING):
        return
    for words in _filled_up(graph, main):
        for last, recurrent in _last_steps(graph, main, words):
            yield _last_step(graph, words, last, recurrent)
        bare = list(_attending(graph, main, words))
        if bare:
            yield _unmasked(graph, words, bare)


def _filled_up(graph: Graph, main: GraphReport) -> Iterator[_Words]:
    for node in graph.of_layer(WORDS):
        known, feed = main.nodes.get(node.id), main.feeds.get(node.id)
        if known is None or not feed or feed[0] is None or node.muted:
            continue
        padding, type = known.values["padding_idx"], known.inputs[0]
        if padding is not None and type is not None and type.rank == 2:
            yield _Words(node, known, feed[0].source, padding)


def _reads(graph: Graph, words: _Words, node: Node, known: NodeReport, place: int) -> bool:
    """Tell whether an input of a node holds the sentences, step by step."""
    mine, type = words.known.inputs[0], known.inputs[place]
    if node.muted or mine is None or type is None or type.dims[:2] != mine.dims:
        return False
    return any(one == words.node.id for one in upstream(graph, [node.id]))


# --- the last step of a recurrent layer --------------------------------------------------


def _last_steps(graph: Graph, main: GraphReport, words: _Words) -> Iterator[tuple[Node, Node]]:
    """Yield each Select that takes the step behind the padding, and what it takes it from."""
    for id, known in main.nodes.items():
        node = graph.nodes[id]
        if node.layer.key not in RECURRENT or node.muted:
            continue
        for wire in graph.out_of(id):
            taker = main.nodes.get(wire.target.node)
            last = graph.nodes[wire.target.node]
            if last.layer.key == "Select" and not last.muted and taker is not None:
                if _takes_last(wire.source.port, taker.values, known.values):
                    if _reads(graph, words, node, known, 0):
                        yield last, node


def _takes_last(port: str, taken: Mapping[str, Any], recurrent: Mapping[str, Any]) -> bool:
    at = taken["dim"], taken["index"]
    if port == "output":
        return at in ((1, -1), (-2, -1))
    alone = recurrent["num_layers"] == 1 and at[1] == 0
    return (
        port == "h_n"
        and not recurrent["bidirectional"]
        and not recurrent.get("proj_size")
        and at[0] in (0, -3)
        and (at[1] == -1 or alone)
    )


def _last_step(graph: Graph, words: _Words, last: Node, recurrent: Node) -> Diagnostic:
    label = say("Take the last word before the padding with {layer}", layer="GatherLast")
    return found(
        "DL217",
        Place(node=last.id),
        say(
            "{node} takes the last step of {recurrent}. Where {words} gets sentences that are "
            "filled up on the right, this step stands behind the padding, and a sentence gets "
            "another answer when it is filled up further. Take the last word with {layer}, or "
            "fill up on the left.",
            node=last.name,
            recurrent=recurrent.name,
            words=words.node.name,
            layer="GatherLast",
        ),
        (Fix(label, Batch(commands=_gathered(graph, words, last, recurrent), title=label)),),
    )


def _gathered(graph: Graph, words: _Words, last: Node, recurrent: Node) -> tuple[Command, ...]:
    """Count the words of each sentence, and take the step of the last one."""
    x, y = last.position
    mask, lengths, taken = _ids(graph, 3)
    visible = {"padding_idx": words.padding, "true_means": "visible"}
    return (
        _new("PaddingMask", mask, "is_word", (x - 2 * STEP, y + STEP), visible),
        _new("Sum", lengths, "lengths", (x - STEP, y + STEP), {"dim": (1,)}),
        _new("GatherLast", taken, "last", last.position),
        Connect(source=words.tokens, target=PortRef(mask, "input")),
        Connect(source=PortRef(mask, "mask"), target=PortRef(lengths, "input")),
        Connect(source=PortRef(lengths, "output"), target=PortRef(taken, "lengths")),
        Connect(source=PortRef(recurrent.id, "output"), target=PortRef(taken, "input")),
        *(
            Connect(source=PortRef(taken, "output"), target=wire.target, replaces=(wire,))
            for wire in graph.out_of(last.id)
        ),
        RemoveNodes(ids=(last.id,)),
    )


def _new(
    key: str,
    id: NodeId,
    stem: str,
    position: tuple[float, float],
    values: Mapping[str, Any] | None = None,
) -> AddNode:
    return AddNode(layer=Choice(key, dict(values or {})), id=id, stem=stem, position=position)


# --- attention without a mask ------------------------------------------------------------


def _attending(graph: Graph, main: GraphReport, words: _Words) -> Iterator[Node]:
    """Yield attention that looks at the words, padding included."""
    for id, known in main.nodes.items():
        node = graph.nodes[id]
        if node.layer.key not in ATTENDING:
            continue
        place, padding, future = ATTENDING[node.layer.key]
        wired = {edge.target.port for edge in graph.into(id)}
        if not wired & {padding, future} and _reads(graph, words, node, known, place):
            yield node


def _unmasked(graph: Graph, words: _Words, nodes: list[Node]) -> Diagnostic:
    (mask,) = _ids(graph, 1)
    x, y = nodes[0].position
    label = say("Hide the padding with a {layer}", layer="PaddingMask")
    commands: list[Command] = [
        _new(
            "PaddingMask",
            mask,
            "padding_mask",
            (x - 2 * STEP, y + STEP),
            {"padding_idx": words.padding},
        ),
        Connect(source=words.tokens, target=PortRef(mask, "input")),
    ]
    for node in nodes:
        port = ATTENDING[node.layer.key][1]
        commands.append(Connect(source=PortRef(mask, "mask"), target=PortRef(node.id, port)))
    return found(
        "DL216",
        Place(node=nodes[0].id),
        say(
            "{node} looks at the padding of {words} as if it were words: a sentence gets another "
            "answer when it is filled up further. Wire a {layer} to {port}.",
            node=nodes[0].name,
            words=words.node.name,
            layer="PaddingMask",
            port=ATTENDING[nodes[0].layer.key][1],
        ),
        (Fix(label, Batch(commands=tuple(commands), title=label)),),
    )


def _ids(graph: Graph, count: int) -> list[NodeId]:
    first = int(edits.next_id(graph).lstrip("n"))
    return [f"n{first + place}" for place in range(count)]
