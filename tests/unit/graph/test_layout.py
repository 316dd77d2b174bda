"""Automatic placement: order, no overlaps, straight main lines, determinism."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlstudio.graph.layout import COLUMN_GAP, ROW_GAP, layered
from dlstudio.graph.model import Edge, Graph, Node, PortRef
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


def test_a_selection_is_placed_where_it_stands() -> None:
    graph = drawing(4, [(0, 1), (1, 2), (2, 3)])
    nodes = {
        id: Node(id=id, layer=node.layer, name=node.name, position=(1000.0, 40.0 * i))
        for i, (id, node) in enumerate(graph.nodes.items())
    }
    spots = placed(Graph(nodes=nodes, edges=graph.edges), only={"n1", "n2"})
    assert spots == {"n1": (1000.0, 40.0), "n2": (1000.0 + SIZE[0] + COLUMN_GAP, 40.0)}


def test_nothing_to_place_gives_nothing() -> None:
    assert placed(Graph()) == {}
    assert placed(drawing(2, [(0, 1)]), only=()) == {}


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
