"""Order, loops and what is reachable, on drawn examples and on random graphs."""

from __future__ import annotations

import random

import pytest

from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.graph.topology import downstream, makes_cycle, topology, upstream
from dlstudio.spec.spec import Choice


def graph(count: int, *wires: tuple[int, int]) -> Graph:
    """Return n1 … n<count> with wires between the numbers."""
    nodes = {f"n{k}": Node(id=f"n{k}", layer=Choice("ReLU"), name="") for k in range(1, count + 1)}
    edges = (Edge(PortRef(f"n{a}", "output"), PortRef(f"n{b}", "input")) for a, b in wires)
    return Graph(nodes=nodes, edges=tuple(edges))


def ids(*numbers: int) -> set[str]:
    return {f"n{number}" for number in numbers}


def test_order_puts_sources_first() -> None:
    found = topology(graph(4, (3, 1), (1, 2), (3, 4), (4, 2)), ["n2"])
    place = {id: number for number, id in enumerate(found.order)}
    assert found.order[0] == "n3"
    assert found.order[-1] == "n2"
    assert place["n1"] < place["n2"]
    assert found.cycles == ()


def test_loops_are_found_and_what_lies_behind_them_has_no_order() -> None:
    found = topology(graph(6, (1, 2), (2, 3), (3, 2), (3, 4), (5, 5), (6, 1)), [])
    assert found.cycles == (("n2", "n3"), ("n5",))
    assert set(found.order) == ids(1, 6)


def test_what_is_reached_and_what_is_dead() -> None:
    found = topology(graph(5, (1, 2), (2, 3), (4, 3), (2, 5)), ["n3"])
    assert found.to_outputs == ids(1, 2, 3, 4)


def test_wires_and_names_that_are_not_there_are_ignored() -> None:
    found = topology(graph(2, (1, 2), (1, 9), (9, 2)), ["n9", "n2"])
    assert found.order == ("n1", "n2")
    assert found.to_outputs == ids(1, 2)


def test_an_empty_graph() -> None:
    found = topology(Graph(), [])
    assert (found.order, found.cycles) == ((), ())


@pytest.mark.parametrize(
    ("a", "b", "loop"), [(3, 1, True), (1, 3, False), (2, 2, True), (1, 4, False)]
)
def test_a_wire_that_would_close_a_loop(a: int, b: int, loop: bool) -> None:
    assert makes_cycle(graph(4, (1, 2), (2, 3)), f"n{a}", f"n{b}") is loop


def test_up_and_down_the_stream() -> None:
    drawn = graph(5, (1, 2), (2, 3), (4, 3))
    assert upstream(drawn, ["n3"]) == ids(1, 2, 3, 4)
    assert downstream(drawn, ["n2", "n5"]) == ids(2, 3, 5)
    assert upstream(drawn, []) == frozenset()


def test_random_graphs_agree_with_the_plain_definition() -> None:
    dice = random.Random(1)
    for _ in range(200):
        count = dice.randint(1, 8)
        ends = [dice.randint(1, count) for _ in range(2 * dice.randint(0, 10))]
        wires = list(zip(ends[::2], ends[1::2], strict=True))
        drawn = graph(count, *wires)
        reach = {k: reached(k, wires) for k in range(1, count + 1)}
        found = topology(drawn, ["n1"])
        on_loops = {k for k in reach if any(k in reach[b] | {b} for a, b in wires if a == k)}
        assert {id for cycle in found.cycles for id in cycle} == ids(*on_loops)
        behind = {b for a in on_loops for b in reach[a]} | on_loops
        assert set(found.order) == ids(*set(reach)) - ids(*behind)
        place = {id: number for number, id in enumerate(found.order)}
        for a, b in wires:
            if f"n{b}" in place:
                assert place[f"n{a}"] < place[f"n{b}"]
        assert found.to_outputs == ids(1, *(k for k in reach if 1 in reach[k]))
        assert downstream(drawn, ["n1"]) == ids(1, *reach[1])


def reached(start: int, wires: list[tuple[int, int]]) -> set[int]:
    """Return what follows from ``start``, itself only if it lies on a loop."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        fresh = {b for a, b in wires if a == here} - found
        found |= fresh
        waiting += fresh
    return found


def test_a_chain_of_ten_thousand_does_not_recurse() -> None:
    count = 10_000
    drawn = graph(count, *((k, k + 1) for k in range(1, count)))
    found = topology(drawn, [f"n{count}"])
    assert len(found.order) == len(found.to_outputs) == count
    assert makes_cycle(drawn, f"n{count}", "n1")


@pytest.mark.parametrize("seed", range(60))
def test_networkx_agrees(seed: int) -> None:
    """An independent judge: order, loops, what reaches the outputs, what a wire would close."""
    import networkx as nx

    dice = random.Random(seed)
    count = dice.randint(1, 14)
    pairs = [(dice.randint(1, count), dice.randint(1, count)) for _ in range(dice.randint(0, 20))]
    if seed % 2:  # every second one without loops
        pairs = [(min(a, b), max(a, b)) for a, b in pairs if a != b]
    drawn = graph(count, *pairs)
    net = nx.DiGraph()
    net.add_nodes_from(drawn.nodes)
    net.add_edges_from((edge.source.node, edge.target.node) for edge in drawn.edges)
    outputs = [f"n{dice.randint(1, count)}"]
    found = topology(drawn, outputs)
    loops = {
        frozenset(group)
        for group in nx.strongly_connected_components(net)
        if len(group) > 1 or net.has_edge(*2 * tuple(group))
    }
    assert {frozenset(cycle) for cycle in found.cycles} == loops
    stuck = {id for loop in loops for id in loop}
    stuck |= {id for start in stuck for id in nx.descendants(net, start)}
    assert set(found.order) == set(net) - stuck
    place = {id: number for number, id in enumerate(found.order)}
    assert all(place[a] < place[b] for a, b in net.edges if a in place and b in place)
    assert found.to_outputs == {*outputs, *nx.ancestors(net, outputs[0])}
    one, other = dice.choice(list(net)), dice.choice(list(net))
    assert makes_cycle(drawn, one, other) == (one == other or nx.has_path(net, other, one))
    assert downstream(drawn, [one]) == {one, *nx.descendants(net, one)}
    assert upstream(drawn, [one]) == {one, *nx.ancestors(net, one)}
