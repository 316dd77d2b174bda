"""Feature maps: every tensor as a solid with true relative sizes, in the order of the data.

One scale holds for heights and widths, another for channels and features; both stand in the
legend. Layers that leave the shape as it is share a solid and are named below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import Graph, Node, NodeId
from dlstudio.graph.topology import topology
from dlstudio.language import Sentence, say
from dlstudio.picturing.boxes import EDGE, described
from dlstudio.picturing.drawing import (
    Curve,
    Drawing,
    Polygon,
    Shape,
    Words,
    arrow_head,
    width_of,
)
from dlstudio.picturing.palette import Ink, family, tinted
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.report import GraphReport

TALLEST, DEEPEST = 180.0, 150.0  # px of the largest height, and of the most channels
SLANT = 0.5  # of the depth that goes to the right, and upwards
GAP, TEXT = 42.0, 11.0
LINE = 14.0
THINNEST = 1.5


@dataclass(frozen=True, slots=True)
class Solid:
    """One tensor: sizes as numbers (0 where there is none), and the layers that keep it."""

    nodes: tuple[NodeId, ...]
    shape: str
    channels: int
    height: int
    width: int


def maps_drawing(
    graph: Graph, known: GraphReport, ink: Ink, *, shapes: bool, title: str, ground: str
) -> Drawing:
    """Draw the tensors of a graph as solids."""
    solids = solids_of(graph, known)
    across = TALLEST / max((max(s.height, s.width) for s in solids if s.height), default=1)
    along = DEEPEST / max((s.channels for s in solids), default=1)
    tops = [_size(solid, across, along) for solid in solids]
    middle = EDGE + 40 + max(tall + slant for _, tall, slant in tops) / 2
    below = middle + max((tall + slant) / 2 for _, tall, slant in tops) + 24
    found: list[Shape] = []
    spots: dict[NodeId, tuple[float, float, int]] = {}
    x, lowest = EDGE, below
    for place, (solid, size) in enumerate(zip(solids, tops, strict=True)):
        words = _words(graph, solid, shapes)
        wide = max(size[0] + size[2], *(width_of(text, TEXT, mono=True) for text in words))
        left = x + (wide - size[0] - size[2]) / 2
        top = middle - (size[1] - size[2]) / 2
        found += _solid(graph.nodes[solid.nodes[0]], left, top, size, ink)
        for line, text in enumerate(words):
            found.append(_word(x + wide / 2, below + line * LINE, text, line, shapes, ink))
        lowest = max(lowest, below + len(words) * LINE)
        spots |= dict.fromkeys(solid.nodes, (x, x + wide, place))
        x += wide + GAP
    found += _arrows(graph, spots, middle, ink)
    legend = _legend(across, along, any(s.height for s in solids))
    found.append(Words(x=EDGE, y=lowest + 22, text=legend, size=10, color=ink.secondary))
    width = max(x - GAP, EDGE + width_of(legend, 10)) + EDGE
    return Drawing(
        width=width,
        height=lowest + 22 + EDGE,
        shapes=tuple(found),
        title=title,
        description=described(graph),
        ground=ground,
    )


def solids_of(graph: Graph, known: GraphReport) -> list[Solid]:
    """Return the tensors in order; a layer that follows and keeps the shape joins the last."""
    order = list(topology(graph, ()).order)
    order += [id for id in graph.nodes if id not in set(order)]
    feeds = {edge.target.node: edge.source.node for edge in graph.edges}
    found: list[Solid] = []
    for id in order:
        type = _type_of(known, id)
        shape = type.shape_text() if type is not None else "?"
        last = found[-1] if found else None
        if last is not None and last.shape == shape and feeds.get(id) == last.nodes[-1]:
            nodes = (*last.nodes, id)
            found[-1] = Solid(nodes, shape, last.channels, last.height, last.width)
        else:
            found.append(Solid((id,), shape, *_sizes(type)))
    return found


def _type_of(known: GraphReport, id: NodeId) -> TensorType | None:
    report = known.nodes.get(id)
    if report is None:
        return None
    types: Sequence[TensorType | None] = report.outputs or report.inputs
    return next((type for type in types if type is not None), None)


def _sizes(type: TensorType | None) -> tuple[int, int, int]:
    """Return channels, height and width; of a volume the depth is left out, lengths count 1."""
    if type is None:
        return 1, 0, 0
    dims = [dim if isinstance(dim, int) else 1 for dim in type.dims[1:]]
    if len(dims) >= 3:
        return dims[0], dims[-2], dims[-1]
    if len(dims) == 2:
        return dims[1], dims[0], 1  # a sequence: steps upwards, features along
    return (dims[0] if dims else 1), 0, 0


def _size(solid: Solid, across: float, along: float) -> tuple[float, float, float]:
    """Return the width, the height and the slant in px."""
    deep = max(solid.channels * along, THINNEST)
    if not solid.height:  # features: a bar
        return 10.0, max(deep, THINNEST), 0.0
    tall = max(solid.height * across, THINNEST)
    return deep, tall, max(solid.width * across, THINNEST) * SLANT


def _solid(
    node: Node, x: float, y: float, size: tuple[float, float, float], ink: Ink
) -> Iterator[Shape]:
    spec = LAYERS.get(node.layer.key)
    group = "block" if node.block is not None else spec.group if spec is not None else ""
    color = family(group, ink)
    deep, tall, slant = size
    a, b, c, d = (x, y), (x + deep, y), (x + deep, y + tall), (x, y + tall)
    b2, c2 = (b[0] + slant, b[1] - slant), (c[0] + slant, c[1] - slant)
    a2 = (a[0] + slant, a[1] - slant)
    yield Polygon(points=(a, b, c, d), fill=tinted(color, ink.body, 0.55), line=color)
    if slant:
        yield Polygon(points=(a, a2, b2, b), fill=tinted(color, ink.body, 0.35), line=color)
        yield Polygon(points=(b, b2, c2, c), fill=tinted(color, ink.body, 0.2), line=color)


def _words(graph: Graph, solid: Solid, shapes: bool) -> list[str]:
    names = [graph.nodes[id].name for id in solid.nodes]
    return [*([solid.shape] if shapes else []), *names]


def _word(x: float, y: float, text: str, line: int, shapes: bool, ink: Ink) -> Words:
    is_shape = shapes and line == 0
    return Words(
        x=x, y=y, text=text, size=TEXT, anchor="middle", mono=is_shape,
        color=ink.secondary if is_shape else ink.text,
    )  # fmt: skip


def _arrows(
    graph: Graph, spots: dict[NodeId, tuple[float, float, int]], middle: float, ink: Ink
) -> Iterator[Shape]:
    """Arrows from solid to solid; over the others where they are no neighbours."""
    drawn = set()
    for edge in graph.edges:
        if edge.source.node not in spots or edge.target.node not in spots:
            continue
        start, end = spots[edge.source.node], spots[edge.target.node]
        if start[2] == end[2] or (start[2], end[2]) in drawn:
            continue
        drawn.add((start[2], end[2]))
        a, b = (start[1] + 6, middle), (end[0] - 6, middle)
        if end[2] == start[2] + 1:
            yield Curve(points=(a, (b[0] - 4, b[1])), line=ink.line)
        else:
            lift = middle - EDGE + 10
            points = (a, (a[0] + 20, a[1] - lift), (b[0] - 20, b[1] - lift), (b[0] - 4, b[1]))
            yield Curve(points=points, line=ink.line, bent=True, dashed=True)
        yield arrow_head(b, (1, 0), ink.line)


def _legend(across: float, along: float, maps: bool) -> Sentence:
    if not maps:
        return say("True relative sizes. Features: {along}", along=_px(along))
    return say(
        "True relative sizes. Height and width: {across}; channels and features: {along}",
        across=_px(across),
        along=_px(along),
    )


def _px(scale: float) -> str:
    return f"1 = {scale:.3g} px"
