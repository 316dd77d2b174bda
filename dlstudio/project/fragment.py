"""Copy and paste: a piece of a graph as JSON text, for the clipboard or a note to a friend.

The text is written and read as strictly as a project file; what comes from elsewhere is
refused with a sentence and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dlstudio.errors import ProjectError
from dlstudio.graph.model import Graph, MarkId, NodeId
from dlstudio.language import say
from dlstudio.project import strict_json
from dlstudio.project.command import graph_of
from dlstudio.project.model import MAIN, Project
from dlstudio.project.paste import Paste
from dlstudio.project.reading import read_fragment
from dlstudio.project.writing import fragment_text, version_of

FRAGMENT_KEY = "dlstudio-fragment"


def copy(
    project: Project, graph_name: str, ids: Iterable[NodeId], marks: Iterable[MarkId] = ()
) -> str:
    """Write some nodes, the wires between them and the blocks they stand for as text.

    Args:
        marks: frames and notes that come along.
    """
    return written(taken(project, graph_name, ids, marks))


def taken(
    project: Project, graph_name: str, ids: Iterable[NodeId], marks: Iterable[MarkId] = ()
) -> Paste:
    """Return the command that pastes such a piece into the graph from which it was taken."""
    graph = graph_of(project, graph_name)
    chosen = set(ids)
    drawn = set(marks)
    piece = Graph(
        nodes={id: node for id, node in graph.nodes.items() if id in chosen},
        edges=tuple(e for e in graph.edges if {e.source.node, e.target.node} <= chosen),
        marks={id: mark for id, mark in graph.marks.items() if id in drawn},
        bends=graph.bends,
    )
    return _pasting(graph_name, piece, blocks_of(project, piece))


def written(paste: Paste) -> str:
    """Return the text from which ``parse`` makes the command again."""
    piece = Graph(
        nodes={node.id: node for node in paste.nodes},
        edges=paste.edges,
        marks={mark.id: mark for mark in paste.marks},
        bends=paste.bends,
    )
    version = version_of((piece, *paste.graphs.values()))
    return fragment_text({FRAGMENT_KEY: version}, piece, paste.graphs)


def parse(text: str, graph_name: str = MAIN) -> Paste:
    """Read copied text as a command that pastes it into a graph.

    Raises:
        ProjectError: the text is no copied piece of a graph.
    """
    if FRAGMENT_KEY not in text:
        raise ProjectError(
            say("There are no copied layers to paste. Select layers and copy them first.")
        )
    try:
        decoded, _ = strict_json.decode(text.encode("utf-8", "surrogatepass"))
        piece, blocks = read_fragment(strict_json.parse(decoded), FRAGMENT_KEY)
    except ProjectError as error:
        raise ProjectError(
            say("What was copied cannot be pasted. {reason}", reason=error.sentence)
        ) from error
    return _pasting(graph_name, piece, blocks)


def _pasting(graph_name: str, piece: Graph, blocks: Mapping[str, Graph]) -> Paste:
    return Paste(
        graph=graph_name,
        nodes=tuple(piece.nodes.values()),
        edges=piece.edges,
        marks=tuple(piece.marks.values()),
        bends=piece.bends,
        graphs=blocks,
    )


def shifted(paste: Paste, dx: float, dy: float) -> Paste:
    """Return the paste moved, so that it does not lie on what was copied."""
    return replace(paste, offset=(paste.offset[0] + dx, paste.offset[1] + dy))


def blocks_of(project: Project, graph: Graph) -> dict[str, Graph]:
    """Return the blocks that a graph stands on, also those inside other blocks."""
    found: dict[str, Graph] = {}
    waiting = [graph]
    while waiting:
        for node in waiting.pop().nodes.values():
            block = project.graphs.get(node.block or "")
            if node.block is not None and block is not None and node.block not in found:
                found[node.block] = block
                waiting.append(block)
    return found
