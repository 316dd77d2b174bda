"""Long networks in rows: read like a text, broken only where one output leads on."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from dlstudio.graph.layout import layered
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.spec.spec import Choice

SIZE = (176.0, 64.0)
Spots = dict[str, tuple[float, float]]


def drawing(count: int, arcs: list[tuple[int, int]]) -> Graph:
    nodes = {f"n{i}": Node(id=f"n{i}", layer=Choice("ReLU"), name=f"relu{i}") for i in range(count)}
    edges = tuple(Edge(PortRef(f"n{a}", "output"), PortRef(f"n{b}", "input", a)) for a, b in arcs)
    return Graph(nodes=nodes, edges=edges)


def chain(count: int) -> list[tuple[int, int]]:
    return [(i, i + 1) for i in range(count - 1)]


def placed(graph: Graph) -> Spots:
    return layered(graph, dict.fromkeys(graph.nodes, SIZE), rows=True)


def rows_of(spots: Spots) -> list[list[str]]:
    """Return the nodes of each row, from left to right; nodes of a chain are level in it."""
    heights = sorted({y for _x, y in spots.values()})
    return [
        sorted((id for id in spots if spots[id][1] == y), key=lambda id: spots[id][0])
        for y in heights
    ]


def outputs_that_lead_on(graph: Graph, spots: Spots) -> list[set[str]]:
    """Return for each break between rows the nodes whose wires lead over it."""
    tops = sorted(y for x, y in spots.values() if x == 0.0)
    assert all(b - a > SIZE[1] for a, b in pairwise(tops))
    row = {id: sum(top <= y + SIZE[1] / 2 for top in tops) for id, (_x, y) in spots.items()}
    found = []
    for number in range(1, len(tops)):
        over = [e for e in graph.edges if row[e.source.node] <= number < row[e.target.node]]
        found.append({edge.source.node for edge in over})
    return found


def test_a_short_network_stays_one_line() -> None:
    assert len(rows_of(placed(drawing(5, chain(5))))) == 1


def test_a_long_one_is_read_from_row_to_row() -> None:
    rows = rows_of(placed(drawing(42, chain(42))))
    assert [id for row in rows for id in row] == [f"n{i}" for i in range(42)]
    assert 5 <= len(rows) <= 7
    lengths = [len(row) for row in rows]
    assert max(lengths) - min(lengths) <= 1, "rows are about as long as each other"


def test_the_whole_has_the_shape_of_a_canvas() -> None:
    spots = placed(drawing(120, chain(120)))
    width = max(x for x, _y in spots.values()) + SIZE[0]
    height = max(y for _x, y in spots.values()) + SIZE[1]
    assert 1.4 < width / height < 3.2


def test_rows_begin_at_the_left_one_below_the_other() -> None:
    spots = placed(drawing(42, chain(42)))
    assert {spots[row[0]][0] for row in rows_of(spots)} == {0.0}


def test_a_long_wire_keeps_its_ends_in_one_row() -> None:
    # Each block of four has a wire around it: a row may begin only between two blocks.
    arcs = chain(41) + [(i, i + 4) for i in range(0, 40, 4)]
    graph = drawing(41, arcs)
    spots = placed(graph)
    breaks = outputs_that_lead_on(graph, spots)
    assert len(breaks) >= 3
    assert all(len(nodes) == 1 for nodes in breaks)


def test_what_cannot_be_broken_stays_one_line() -> None:
    # As in a U-Net: every early layer is joined to its late counterpart.
    graph = drawing(40, chain(40) + [(i, 39 - i) for i in range(1, 18)])
    plain = layered(graph, dict.fromkeys(graph.nodes, SIZE))
    assert placed(graph) == plain


def test_the_one_reader_of_everything_forbids_every_break() -> None:
    graph = drawing(30, chain(30) + [(i, 29) for i in range(27)])
    assert placed(graph) == layered(graph, dict.fromkeys(graph.nodes, SIZE))


@given(
    count=st.integers(2, 70),
    extra=st.lists(st.tuples(st.integers(0, 69), st.integers(1, 6)), max_size=25),
)
def test_rows_hold_whatever_the_network_is(count: int, extra: list[tuple[int, int]]) -> None:
    arcs = chain(count) + [(a, a + step) for a, step in extra if a + step < count]
    graph = drawing(count, arcs)
    plain = layered(graph, dict.fromkeys(graph.nodes, SIZE))
    spots = placed(graph)
    assert spots == placed(graph)
    for (ax, ay), (bx, by) in combinations(spots.values(), 2):
        assert abs(ax - bx) >= SIZE[0] or abs(ay - by) >= SIZE[1]
    if spots != plain:
        assert all(len(nodes) == 1 for nodes in outputs_that_lead_on(graph, spots))
