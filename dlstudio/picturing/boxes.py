"""Boxes and arrows: the styles "canvas" (where they stand) and "flow" (from top to bottom)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dlstudio.catalog import LAYERS
from dlstudio.graph.bending import curves_through
from dlstudio.graph.boxes import Boxes
from dlstudio.graph.curved_ways import curved_way
from dlstudio.graph.model import Edge, Graph, Node, NodeId
from dlstudio.graph.square_ways import rounded, square_way, through
from dlstudio.graph.topology import topology
from dlstudio.picturing.drawing import (
    Box,
    Curve,
    Drawing,
    Point,
    Shape,
    Words,
    arrow_head,
    width_of,
)
from dlstudio.picturing.marks import frames, notes
from dlstudio.picturing.palette import Ink, family, tinted
from dlstudio.validation.report import GraphReport

WIDTH, EDGE, PAD = 176.0, 24.0, 7.0
NAME, SMALL = 13.0, 11.0
LINE = 14.0
FLOW_WIDTH, FLOW_GAP_X, FLOW_GAP_Y = 190.0, 30.0, 34.0
PILL = 18.0
PORT = 20.0  # how far below the top of a box its wires begin and end
MOST_LINES = 3  # of values in a box

Places = Mapping[NodeId, tuple[float, float, float, float]]  # left, top, width, height


def canvas_drawing(
    graph: Graph,
    known: GraphReport,
    ink: Ink,
    *,
    shapes: bool,
    title: str,
    ground: str,
    square: bool = False,
) -> Drawing:
    """Draw the boxes where they stand on the canvas; wires run from left to right.

    Args:
        square: lead them at right angles, around the boxes.
    """
    lines = {id: _lines(node, known, shapes) for id, node in graph.nodes.items()}
    corners = [node.position for node in graph.nodes.values()]
    corners += [mark.area[:2] for mark in graph.marks.values()]
    corners += [dot for dots in graph.bends.values() for dot in dots]
    left, top = min(x for x, _ in corners) - EDGE, min(y for _, y in corners) - EDGE
    places, found = _beside(graph, lines, ink, (left, top), square)
    bends = [spot for shape in found if isinstance(shape, Curve) for spot in shape.points]
    over = min((y for _x, y in bends), default=EDGE), min((x for x, _y in bends), default=EDGE)
    if min(over) < EDGE / 2:  # wires that lead around the boxes need room as well
        left, top = left + min(0.0, over[1] - EDGE), top + min(0.0, over[0] - EDGE)
        places, found = _beside(graph, lines, ink, (left, top), square)
    drawing = _drawing(graph, places, lines, found, ink, title, ground)
    if not graph.marks:
        return drawing
    ends = [(x + w - left, y + h - top) for x, y, w, h in (m.area for m in graph.marks.values())]
    behind, above = frames(graph, left, top, ink), notes(graph, left, top, ink)
    return replace(
        drawing,
        width=max(drawing.width, *(x + EDGE for x, _ in ends)),
        height=max(drawing.height, *(y + EDGE for _, y in ends)),
        shapes=(*behind, *drawing.shapes, *above),
    )


def _beside(
    graph: Graph,
    lines: Mapping[NodeId, list[tuple[str, str]]],
    ink: Ink,
    corner: Point,
    square: bool,
) -> tuple[Places, list[Shape]]:
    """Return the places of boxes and the wires, where a place on the canvas is the corner."""
    places = {
        id: (node.position[0] - corner[0], node.position[1] - corner[1], WIDTH, _height(lines[id]))
        for id, node in graph.nodes.items()
    }
    around = Boxes()
    for id, (x, y, width, height) in places.items():
        around.put(id, (x, y, x + width, y + height))
    found: list[Shape] = []
    for edge in _inner(graph):
        dots = tuple((x - corner[0], y - corner[1]) for x, y in graph.bends.get(edge, ()))
        found += _sideways(places, edge, graph, ink, dots, around, square)
    return places, found


def flow_drawing(
    graph: Graph, known: GraphReport, ink: Ink, *, shapes: bool, title: str, ground: str
) -> Drawing:
    """Draw the boxes in rows from top to bottom; shapes stand at the arrows."""
    lines = {id: _lines(node, known, shapes=False) for id, node in graph.nodes.items()}
    rows = rows_of(graph)
    widest = max(map(len, rows))
    whole = widest * FLOW_WIDTH + (widest - 1) * FLOW_GAP_X
    places: dict[NodeId, tuple[float, float, float, float]] = {}
    y = EDGE
    for row in rows:
        x = EDGE + (whole - len(row) * FLOW_WIDTH - (len(row) - 1) * FLOW_GAP_X) / 2
        for id in row:
            places[id] = (x, y, FLOW_WIDTH, _height(lines[id]))
            x += FLOW_WIDTH + FLOW_GAP_X
        y += max(_height(lines[id]) for id in row) + FLOW_GAP_Y
    found: list[Shape] = []
    for edge in _inner(graph):
        found += _downwards(places, edge, ink)
    if shapes:
        found += _labels(graph, places, known, ink)
    return _drawing(graph, places, lines, found, ink, title, ground)


def rows_of(graph: Graph) -> list[list[NodeId]]:
    """Return the nodes in rows: each one below all that feed it, as high as it can stand.

    Within a row a node stands near what feeds it. Nodes on a cycle come last.
    """
    order = list(topology(graph, ()).order)
    order += [id for id in graph.nodes if id not in set(order)]
    level: dict[NodeId, int] = {}
    spot: dict[NodeId, float] = {}
    before: dict[NodeId, list[NodeId]] = {id: [] for id in graph.nodes}
    for edge in _inner(graph):
        before[edge.target.node].append(edge.source.node)
    for id in order:
        level[id] = max((level[s] + 1 for s in before[id] if s in level), default=0)
    rows: list[list[NodeId]] = [[] for _ in range(max(level.values()) + 1)]
    for id in order:
        rows[level[id]].append(id)
    for row in rows:
        near = {id: [spot[s] for s in before[id] if s in spot] for id in row}
        row.sort(key=lambda id: sum(near[id]) / len(near[id]) if near[id] else 0.0)
        spot.update({id: place - (len(row) - 1) / 2 for place, id in enumerate(row)})
    return rows


def values_text(node: Node) -> str:
    """Write the values that were set: "out_channels 32, kernel_size 3"."""
    spec = LAYERS.get(node.layer.key)
    known = spec.by_name if spec is not None else {}
    texts = []
    for name, value in node.layer.values.items():
        good = name in known and (value is None or known[name].check(value) is None)
        good = good or (name in known and isinstance(value, tuple))  # of expressions
        texts.append(f"{name} {known[name].show(value) if good else value}")
    return ", ".join(texts)


def shape_text(known: GraphReport, id: NodeId) -> str:
    """Write the shape of what a node gives; of an Output, what it takes. Empty if unknown."""
    report = known.nodes.get(id)
    if report is None:
        return ""
    types = report.outputs or tuple(type for type in report.inputs if type is not None)
    return " ".join(type.shape_text() for type in types)


def described(graph: Graph) -> str:
    """Write a drawing in words, for those who cannot see it."""
    names = (f"{node.name} ({node.block or node.layer.key})" for node in graph.nodes.values())
    return ", ".join(names)


def _lines(node: Node, known: GraphReport, shapes: bool) -> list[tuple[str, str]]:
    """Return the lines of a box: (what it is, text); "beside" stands at the end of the first."""
    title = node.block or node.layer.key
    room = WIDTH - 2 * PAD - 4
    both = width_of(node.name, NAME, bold=True) + width_of(title, SMALL) + 12
    found = [("name", node.name), ("beside" if both <= room else "kind", title)]
    found += (("values", line) for line in _wrapped(values_text(node), room))
    if shapes and (shape := shape_text(known, node.id)):
        found.append(("shape", shape))
    return found


def _wrapped(text: str, room: float) -> list[str]:
    """Break a list of values into a few lines; what is too wide even so is squeezed later."""
    lines: list[str] = []
    for part in text.split(", ") if text else ():
        longer = f"{lines[-1]}, {part}" if lines else part
        if lines and (len(lines) == MOST_LINES or width_of(f"{longer},", SMALL) <= room):
            lines[-1] = longer
        else:
            lines[-1:] = [*(f"{line}," for line in lines[-1:]), part]
    return lines


def _height(lines: list[tuple[str, str]]) -> float:
    rows = sum(1 for kind, _ in lines if kind != "beside")
    return 2 * PAD + rows * LINE - 2


def _inner(graph: Graph) -> Iterator[Edge]:
    ids = graph.nodes.keys()
    return (e for e in graph.edges if e.source.node in ids and e.target.node in ids)


def _drawing(
    graph: Graph,
    places: Places,
    lines: Mapping[NodeId, list[tuple[str, str]]],
    wires: list[Shape],
    ink: Ink,
    title: str,
    ground: str,
) -> Drawing:
    found = list(wires)
    for id, node in graph.nodes.items():
        found += _box(node, places[id], lines[id], ink)
    bends = [point for wire in wires if isinstance(wire, Curve) for point in wire.points]
    right = [x + width for x, _, width, _ in places.values()] + [x for x, _ in bends]
    bottom = [y + height for _, y, _, height in places.values()] + [y for _, y in bends]
    return Drawing(
        width=max(right) + EDGE,
        height=max(bottom) + EDGE,
        shapes=tuple(found),
        title=title,
        description=described(graph),
        ground=ground,
    )


def _box(
    node: Node, place: tuple[float, float, float, float], lines: list[tuple[str, str]], ink: Ink
) -> Iterator[Shape]:
    x, y, width, height = place
    spec = LAYERS.get(node.layer.key)
    group = "block" if node.block is not None else spec.group if spec is not None else ""
    color = family(group, ink)
    fill = tinted(color, ink.body, 0.1)
    yield Box(x=x, y=y, width=width, height=height, fill=fill, line=color, thick=1.2, radius=6)
    if node.block is not None:
        yield Box(x=x + 3, y=y + 3, width=width - 6, height=height - 6, line=color, radius=4)
    yield Box(x=x, y=y + 6, width=4, height=height - 12, fill=color)
    base = y + PAD + 10 - LINE
    for kind, text in lines:
        beside = kind == "beside"
        base += 0 if beside else LINE
        yield Words(
            x=x + width - PAD if beside else x + PAD + 4,
            y=base,
            text=text,
            size=NAME if kind == "name" else SMALL,
            color=ink.text if kind in ("name", "shape") else ink.secondary,
            anchor="end" if beside else "start",
            bold=kind == "name",
            mono=kind == "shape",
            room=width - 2 * PAD - 4,
        )


def _sideways(
    places: Places,
    edge: Edge,
    graph: Graph,
    ink: Ink,
    dots: tuple[Point, ...],
    around: Boxes,
    square: bool,
) -> Iterator[Shape]:
    x, y, width, height = places[edge.source.node]
    start = (x + width, y + min(PORT, height / 2))
    x, y, _, height = places[edge.target.node]
    into = [e for e in graph.edges if e.target.node == edge.target.node]
    step = (height - 24) / max(1, len(into) - 1) if len(into) > 1 else 0
    spot = 12 + into.index(edge) * step if len(into) > 1 else min(PORT, height / 2)
    end = (x, y + spot)
    tip = (end[0] - 4, end[1])
    ends, below = (edge.source.node, edge.target.node), edge.target.slot > 0
    curves: Sequence[tuple[Point, ...]]
    if square:
        way = through(start, dots, tip) if dots else None
        way = way or [*square_way(start, end, around.within, ends, below=below)[:-1], tip]
        curves = rounded(way)
    elif dots:
        curves = curves_through(start, dots, tip)
    else:
        curves, _label, _room = curved_way(start, tip, around, ends, below=below)
    points = [start]
    for curve in curves:
        if curve[0] != points[-1]:
            points += [points[-1], curve[0], curve[0]]  # a straight line between two curves
        points += curve[1:]
    yield Curve(points=tuple(points), line=ink.line, bent=True)
    yield arrow_head(end, (1, 0), ink.line)


def _downwards(places: Places, edge: Edge, ink: Ink) -> Iterator[Shape]:
    x, y, width, height = places[edge.source.node]
    start: Point = (x + width / 2, y + height)
    x2, y2, width2, _ = places[edge.target.node]
    end: Point = (x2 + width2 / 2, y2)
    gap = end[1] - start[1]
    if gap <= FLOW_GAP_Y * 1.9 or abs(start[0] - end[0]) > width:
        bend = max(gap / 2, 12.0)
        points = (start, (start[0], start[1] + bend), (end[0], end[1] - bend), (end[0], end[1] - 4))
        yield Curve(points=points, line=ink.line, bent=True)
        yield arrow_head(end, (0, 1), ink.line)
        return
    # Past the boxes between: out at the side, down, and in again.
    side = x + width
    away = side + FLOW_GAP_X * 0.9 + min(gap / 12, 60)
    start, end = (side, y + height - 12), (x2 + width2, y2 + 12)
    points = (start, (away, start[1] + 10), (away, end[1] - 10), (end[0] + 4, end[1]))
    yield Curve(points=points, line=ink.line, bent=True)
    yield arrow_head(end, (-1, 0), ink.line)


def _labels(graph: Graph, places: Places, known: GraphReport, ink: Ink) -> Iterator[Shape]:
    """The shape that leaves each box, beside its arrow."""
    for id in graph.nodes:
        text = shape_text(known, id)
        if text and any(True for _ in graph.out_of(id)):
            x, y, width, height = places[id]
            size = min(SMALL, SMALL * (width / 2) / max(1.0, width_of(text, SMALL, mono=True)))
            yield Words(
                x=x + width / 2 + 8, y=y + height + PILL * 0.75, text=text, mono=True,
                size=max(size, 9.0), color=ink.secondary,
            )  # fmt: skip
