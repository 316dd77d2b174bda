"""Automatic placement: order, no overlaps, straight main lines, determinism."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlstudio.graph.heights import ROW_GAP
from dlstudio.graph.layout import COLUMN_GAP, drawn_lattice, layered
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.graph.ordering import crossings
from dlstudio.spec.spec import Choice

SIZE = (176.0, 64.0)


def drawing(count: int, arcs: list[tuple[int, int]]) -> Graph:
    nodes = {f"n{i}": Node(id=f"n{i}", layer=Choice("ReLU"), name=f"relu{i}") for i in range(count)}
    edges = tuple(
        Edge(PortRef(f"n{a}", "output"), PortRef(f"n{b}", "input", slot))
        for slot, (a, b) in enumerate(arcs)
    )
    return Graph(nodes=nodes, edges=edges)


def placed(graph: Graph, **more: object) -> dict[str, tuple[float, float]]:
    return layered(graph, dict.fromkeys(graph.nodes, SIZE), **more)  # type: ignore[arg-type]


def overlaps(spots: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in combinations(spots, 2)
        if abs(spots[a][0] - spots[b][0]) < SIZE[0] and abs(spots[a][1] - spots[b][1]) < SIZE[1]
    ]


def residual(blocks: int) -> Graph:
    arcs, last = [], 0
    for _ in range(blocks):
        arcs += [(last, last + 1), (last + 1, last + 2), (last + 2, last + 3), (last, last + 3)]
        last += 3
    return drawing(last + 1, arcs)


def test_a_chain_is_one_straight_line() -> None:
    spots = placed(drawing(5, [(0, 1), (1, 2), (2, 3), (3, 4)]))
    assert [spots[f"n{i}"] for i in range(5)] == [(i * (SIZE[0] + COLUMN_GAP), 0) for i in range(5)]


def test_the_main_line_of_residual_blocks_stays_on_one_height() -> None:
    spots = placed(residual(6))
    assert len({y for _x, y in spots.values()}) == 1


def test_branches_stand_above_each_other_without_crossing() -> None:
    # 0 feeds 1 and 2, which were made in the wrong order for 3 and 4.
    spots = placed(drawing(6, [(0, 1), (0, 2), (1, 4), (2, 3), (3, 5), (4, 5)]))
    assert (spots["n1"][1] < spots["n2"][1]) == (spots["n4"][1] < spots["n3"][1])
    assert not overlaps(spots)


def test_a_source_stands_just_before_its_first_reader() -> None:
    spots = placed(drawing(5, [(0, 1), (1, 2), (2, 3), (4, 3)]))
    assert spots["n4"][0] == spots["n2"][0]


def test_ends_of_wires_are_level_where_ports_stand_at_different_heights() -> None:
    graph = drawing(3, [(0, 1), (1, 2)])
    spots = placed(graph, offsets=lambda edge: (10.0, 50.0))
    assert spots["n0"][1] + 10 == spots["n1"][1] + 50
    assert spots["n1"][1] + 10 == spots["n2"][1] + 50


def test_sizes_of_nodes_are_respected() -> None:
    graph = drawing(3, [(0, 1), (0, 2)])
    sizes = {"n0": (300.0, 64.0), "n1": (176.0, 200.0), "n2": (176.0, 64.0)}
    spots = layered(graph, sizes)
    assert spots["n1"][0] == 300 + COLUMN_GAP
    top, bottom = sorted(("n1", "n2"), key=lambda id: spots[id][1])
    assert spots[bottom][1] >= spots[top][1] + sizes[top][1] + ROW_GAP


def test_loops_and_wires_to_nowhere_are_survived() -> None:
    graph = drawing(3, [(0, 1), (1, 2), (2, 0), (1, 1)])
    lost = Edge(PortRef("n9", "output"), PortRef("n0", "input"))
    spots = placed(Graph(nodes=graph.nodes, edges=(*graph.edges, lost)))
    assert spots["n0"][0] < spots["n1"][0] < spots["n2"][0]


def test_separate_nets_and_loose_nodes_do_not_lie_on_each_other() -> None:
    spots = placed(drawing(12, [(0, 1), (1, 2), (3, 4), (3, 5)]))
    assert set(spots) == {f"n{i}" for i in range(12)}
    assert not overlaps(spots)


def at_places(graph: Graph, spots: dict[str, tuple[float, float]]) -> Graph:
    nodes = {
        id: Node(id=id, layer=node.layer, name=node.name, position=spots.get(id, node.position))
        for id, node in graph.nodes.items()
    }
    return Graph(nodes=nodes, edges=graph.edges)


def centre(spots: dict[str, tuple[float, float]]) -> tuple[float, float]:
    xs, ys = zip(*spots.values(), strict=True)
    return (min(xs) + max(xs) + SIZE[0]) / 2, (min(ys) + max(ys) + SIZE[1]) / 2


def test_a_selection_is_placed_around_its_centre() -> None:
    graph = drawing(4, [(0, 1), (1, 2), (2, 3)])
    graph = at_places(graph, {f"n{i}": (1000.0, 400.0 * i) for i in range(4)})
    before = {id: graph.nodes[id].position for id in ("n1", "n2")}
    spots = placed(graph, only={"n1", "n2"})
    assert centre(spots) == centre(before)
    assert spots["n2"] == (spots["n1"][0] + SIZE[0] + COLUMN_GAP, spots["n1"][1])


def test_a_selection_that_would_lie_on_others_moves_up_or_down() -> None:
    graph = drawing(4, [(0, 1), (1, 2)])
    here = {"n0": (0.0, 0.0), "n1": (0.0, 100.0), "n2": (0.0, 200.0), "n3": (300.0, 90.0)}
    graph = at_places(graph, here)
    spots = placed(graph, only={"n0", "n1", "n2"})
    assert not overlaps({**spots, "n3": here["n3"]})
    assert centre(spots)[0] == centre({id: here[id] for id in spots})[0]


def test_children_stay_in_the_order_in_which_they_stood() -> None:
    graph = drawing(6, [(0, 1), (0, 2), (0, 3), (0, 4), (3, 5)])
    heights = {"n1": 500.0, "n2": -20.0, "n3": 90.0, "n4": 300.0}
    graph = at_places(graph, {id: (0.0, y) for id, y in heights.items()})
    spots = placed(graph)
    assert sorted(heights, key=lambda id: spots[id][1]) == ["n2", "n3", "n4", "n1"]


def test_separate_nets_stay_above_each_other() -> None:
    graph = drawing(4, [(0, 1), (2, 3)])
    graph = at_places(graph, {"n0": (0.0, 900.0), "n1": (0.0, 900.0)})
    spots = placed(graph)
    assert spots["n2"][1] < spots["n0"][1]


def test_arranging_again_changes_nothing_where_no_wires_cross() -> None:
    for graph in (residual(20), drawing(9, [(0, 1), (0, 2), (1, 3), (2, 4), (3, 5), (4, 5)])):
        spots = placed(graph, only=graph.nodes, grid=8.0)
        assert placed(at_places(graph, spots), only=graph.nodes, grid=8.0) == spots


def test_a_dense_block_crosses_no_more_than_a_complete_graph_on_two_pages_must() -> None:
    # Each of 12 dense layers reads all before it: wires over a line of 14 nodes. The fewest
    # crossings of K14 drawn on both sides of a line: 7 * 6 * 6 * 5 / 4 (de Klerk et al. 2013).
    arcs, known, last = [], [0], 0
    for _ in range(12):
        arcs += [(source, last + 1) for source in known]
        arcs.append((last + 1, last + 2))
        last += 2
        known.append(last)
    arcs += [(source, last + 1) for source in known]
    graph = drawing(last + 2, arcs)
    sizes = dict.fromkeys(graph.nodes, SIZE)
    found, _ranks = drawn_lattice(
        list(graph.nodes), graph.edges, sizes, lambda _e: (32.0, 32.0), dict.fromkeys(sizes, 0.0)
    )
    assert crossings(found) <= 7 * 6 * 6 * 5 / 4


def test_nothing_to_place_gives_nothing() -> None:
    assert placed(Graph()) == {}
    assert placed(drawing(2, [(0, 1)]), only=()) == {}


@st.composite
def stood(draw: st.DrawFn) -> tuple[Graph, dict[str, tuple[float, float]]]:
    """A graph whose nodes stand anywhere, and their sizes."""
    count = draw(st.integers(2, 14))
    number = st.integers(0, count - 1)
    graph = drawing(count, draw(st.lists(st.tuples(number, number), max_size=30)))
    ids = list(graph.nodes)
    spot = st.tuples(st.integers(-900, 900), st.integers(-900, 900))
    tall = st.sampled_from([64.0, 80.0, 200.0])
    sizes = {id: (SIZE[0], draw(tall)) for id in ids}
    return at_places(graph, {id: draw(spot) for id in ids}), sizes


@settings(max_examples=60, deadline=None)
@given(stood(), st.booleans())
def test_nodes_of_any_sizes_do_not_overlap(case: tuple[Graph, dict], snapped: bool) -> None:
    graph, sizes = case
    spots = layered(graph, sizes, only=graph.nodes, grid=8.0 if snapped else 0.0)
    assert set(spots) == set(graph.nodes)
    for a, b in combinations(spots, 2):
        (ax, ay), (bx, by) = spots[a], spots[b]
        apart = abs(ax - bx) >= SIZE[0] or ay + sizes[a][1] <= by or by + sizes[b][1] <= ay
        assert apart, (a, b)


@settings(max_examples=40, deadline=None)
@given(stood())
def test_neighbours_change_sides_only_if_that_saves_crossings(case: tuple[Graph, dict]) -> None:
    graph, sizes = case
    ids = list(graph.nodes)
    wishes = {id: graph.nodes[id].position[1] for id in ids}
    edges = [e for e in graph.edges if e.source.node != e.target.node]
    found, _ranks = drawn_lattice(ids, edges, sizes, lambda _e: (30.0, 30.0), wishes)
    least = crossings(found)
    for number, column in enumerate(found.columns):
        for at, (upper, lower) in enumerate(pairwise(column)):
            if found.tracks[lower].wish < found.tracks[upper].wish:
                columns = [list(row) for row in found.columns]
                columns[number][at : at + 2] = [lower, upper]
                found.put(columns)
                assert crossings(found) > least
                columns[number][at : at + 2] = [upper, lower]
                found.put(columns)


@settings(max_examples=40, deadline=None)
@given(stood())
def test_crossings_are_those_that_are_counted_pair_by_pair(case: tuple[Graph, dict]) -> None:
    graph, sizes = case
    edges = [e for e in graph.edges if e.source.node != e.target.node]
    found, _ranks = drawn_lattice(
        list(graph.nodes), edges, sizes, lambda _e: (30.0, 30.0), dict.fromkeys(sizes, 0.0)
    )
    arcs = [
        (column, found.place[a], leave, found.place[b], arrive, count)
        for column, row in enumerate(found.columns)
        for a in row
        for b, leave, arrive, count in found.after[a]
    ]
    counted = 0
    for (c, a, la, x, ax, n), (d, b, lb, y, by, m) in combinations(arcs, 2):
        if c == d and ((a, la) < (b, lb)) != ((x, ax) < (y, by)):
            counted += n * m * ((a, la) != (b, lb) and (x, ax) != (y, by))
    assert crossings(found) == counted


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 14).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=30),
        )
    )
)
def test_any_graph_is_placed_without_overlaps_and_the_same_each_time(
    case: tuple[int, list[tuple[int, int]]],
) -> None:
    graph = drawing(*case)
    spots = placed(graph)
    assert set(spots) == set(graph.nodes)
    assert not overlaps(spots)
    assert spots == placed(graph)


def test_wires_of_an_acyclic_graph_lead_to_the_right() -> None:
    pick = random.Random(3)
    arcs = [tuple(sorted(pick.sample(range(60), 2))) for _ in range(90)]
    graph = drawing(60, arcs)  # type: ignore[arg-type]
    spots = placed(graph)
    assert all(spots[e.source.node][0] < spots[e.target.node][0] for e in graph.edges)


@pytest.mark.parametrize("blocks", [1, 334])
def test_a_thousand_nodes_of_residual_blocks_do_not_overlap(blocks: int) -> None:
    spots = placed(residual(blocks))
    assert len(set(spots.values())) == len(spots)
