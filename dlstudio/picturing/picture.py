"""picture: a network in one of the styles of publications, as a Drawing.

canvas   boxes where they stand on the canvas
flow     boxes from top to bottom in the order of the data, arrows between them
maps     every tensor as a solid with true relative sizes, in a row
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.marks import without_marks
from dlstudio.graph.model import Graph, MarkId, NodeId
from dlstudio.language import say
from dlstudio.picturing.boxes import canvas_drawing, flow_drawing
from dlstudio.picturing.drawing import Drawing
from dlstudio.picturing.maps import maps_drawing
from dlstudio.picturing.palette import INKS
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.check import check
from dlstudio.validation.report import Report

CANVAS, FLOW, MAPS = "canvas", "flow", "maps"
CURVED, ORTHOGONAL = WIRES = ("curved", "orthogonal")
STYLES = (CANVAS, FLOW, MAPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSpec:
    """What a picture shows.

    Args:
        style: one of STYLES.
        graph: "main" or the name of a block.
        nodes: only these; None for all.
        marks: of frames and notes, these with the chosen nodes; the style "canvas" draws them.
        theme: "light" or "dark".
        shapes: write the shapes of tensors.
        wires: how they are led between boxes that stand as on the canvas, one of WIRES.
        clear: leave the ground transparent.
    """

    style: str = CANVAS
    graph: str = MAIN
    nodes: Collection[NodeId] | None = None
    marks: Collection[MarkId] = ()
    theme: str = "light"
    shapes: bool = True
    wires: str = CURVED
    clear: bool = False


def picture(project: Project, spec: PictureSpec, report: Report | None = None) -> Drawing:
    """Draw a network. GraphError if there is nothing to draw."""
    graph = project.graphs.get(spec.graph)
    if graph is None:
        raise GraphError(say("There is no block called {name}.", name=spec.graph))
    shown = _part(graph, spec.nodes, spec.marks)
    if not shown.nodes:
        raise GraphError(say("There is nothing to draw. Add or select a layer first."))
    known = (report or check(project)).graph(spec.graph)
    ink = INKS[spec.theme]
    styles: Mapping[str, Callable[..., Drawing]] = {
        CANVAS: partial(canvas_drawing, square=spec.wires == ORTHOGONAL),
        FLOW: flow_drawing,
        MAPS: maps_drawing,
    }
    title = project.title if spec.graph == MAIN else f"{project.title} › {spec.graph}"
    ground = "" if spec.clear else ink.ground
    return styles[spec.style](shown, known, ink, shapes=spec.shapes, title=title, ground=ground)


def _part(graph: Graph, nodes: Collection[NodeId] | None, marks: Collection[MarkId]) -> Graph:
    if nodes is None:
        return graph
    graph = without_marks(graph, graph.marks.keys() - set(marks))
    return edits.without_nodes(graph, graph.nodes.keys() - set(nodes))
