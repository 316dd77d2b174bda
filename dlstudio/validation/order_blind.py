"""Order: attention that reads words without positions takes them for a set. Whole networks only.

Attention treats all steps alike, so "dog bites man" and "man bites dog" are one to it unless
something before it knows the places: positions, a recurrent layer or a convolution.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import Graph, Node
from dlstudio.graph.topology import upstream
from dlstudio.language import say
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.validation import fixes
from dlstudio.validation.problems import found
from dlstudio.validation.report import GraphReport
from dlstudio.validation.rules import inside

ATTENDING = frozenset(
    {
        "MultiheadAttention", "ScaledDotProductAttention", "Transformer", "TransformerEncoder",
        "TransformerEncoderLayer", "TransformerDecoder", "TransformerDecoderLayer",
    }
)  # fmt: skip
WORDS = "Embedding"
PLACES = "LearnedPositions"
# Layers that know where a step stands, or may: a constant can be a table of places.
KNOWING = ("Convolution", "Recurrent")
TABLES = ("LearnedPositions", "SinusoidalPositions", "RotaryPositions", "Constant")


def blind(
    project: Project, main: GraphReport, present: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """DL213: the first attention that nothing tells the order of the words."""
    graph = project.graphs[MAIN]
    if WORDS not in present[MAIN] or all(map(ATTENDING.isdisjoint, present.values())):
        return
    words = graph.of_layer(WORDS)
    if len(words) != 1:  # of two, one may stand for the places
        return
    for id in main.order:
        node = graph.nodes[id]
        if not _attends(project, node):
            continue
        before = [graph.nodes[one] for one in upstream(graph, [id])]
        given = sum(one.layer.key == "Input" for one in before)  # another one may be the places
        if words[0] in before and given == 1 and not any(_knows(project, b) for b in before):
            yield _told(graph, node, words[0], main)
        return


def _told(graph: Graph, node: Node, words: Node, main: GraphReport) -> Diagnostic:
    return found(
        "DL213",
        Place(node=node.id),
        say(
            "{node} takes the words for a set: nothing before it knows their order. Put {layer} "
            "behind {words}.",
            node=node.name,
            layer=PLACES,
            words=words.name,
        ),
        _repair(graph, words, main),
    )


def _repair(graph: Graph, words: Node, main: GraphReport) -> tuple[Fix, ...]:
    """Put positions on the only wire that leads on from the words."""
    wires = [edge for edge in graph.edges if edge.source.node == words.id]
    known = main.nodes.get(words.id)
    length = known.outputs[0].dims[1] if known is not None and known.outputs[0].rank == 3 else None
    if len(wires) != 1 or length is None:
        return ()
    values = {"max_len": length} if isinstance(length, int) else {}
    label = say("Insert {layer} behind {node}", layer=PLACES, node=words.name)
    return (fixes.insert_on(graph, MAIN, wires[0], Choice(PLACES, values), label),)


def _attends(project: Project, node: Node) -> bool:
    return any(one.layer.key in ATTENDING for one in _all(project, node))


def _knows(project: Project, node: Node) -> bool:
    """Tell whether a node or what is in it knows places; own and unknown layers may."""
    for one in _all(project, node):
        spec = LAYERS.get(one.layer.key)
        if one.block is None and (spec is None or spec.group in KNOWING):
            return True
        if one.layer.key in TABLES:
            return True
    return False


def _all(project: Project, node: Node) -> Iterator[Node]:
    """Yield a node and, if it is a block, every node in it."""
    yield node
    if node.block is not None and node.block in project.graphs:
        for name in {node.block, *inside(project, node.block)} & project.graphs.keys():
            yield from project.graphs[name].nodes.values()
