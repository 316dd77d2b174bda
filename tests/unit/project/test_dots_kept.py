"""Dots stay with a wire that a command makes anew, where it is evidently the old one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from dlstudio.graph.dots import joined
from dlstudio.graph.marks import MOST_DOTS
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.gui.canvas import healing
from dlstudio.project.grouping import GroupNodes, UnpackBlock
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice


def node(id: str, key: str, x: float, **values: object) -> Node:
    return Node(id=id, layer=Choice(key, values), name=f"{key.lower()}_{id}", position=(x, 0.0))


def wire(source: str, target: str) -> Edge:
    return Edge(PortRef(source, "output"), PortRef(target, "input"))


A, B, C, D = wire("n1", "n2"), wire("n2", "n3"), wire("n3", "n4"), wire("n4", "n5")
DOTS = {
    A: ((200.0, 50.0),),
    B: ((500.0, 60.0), (550.0, 60.0)),
    C: ((800.0, -40.0),),
    D: ((1100.0, 70.0),),
}


@pytest.fixture
def chain() -> Project:
    """Five layers in a row, 300 apart, with dots on every wire."""
    keys = ("Input", "ReLU", "Tanh", "ReLU", "Output")
    nodes = [node(f"n{i + 1}", key, 300.0 * i) for i, key in enumerate(keys)]
    main = Graph(nodes={n.id: n for n in nodes}, edges=(A, B, C, D), bends=DOTS)
    return Project(graphs={"main": main})


def spots(graph: Graph, source: str, target: str) -> tuple[tuple[float, float], ...]:
    """Return the dots of the wire between two nodes, by their names."""
    names = {id: n.name for id, n in graph.nodes.items()}
    (edge,) = (
        e for e in graph.edges if (names[e.source.node], names[e.target.node]) == (source, target)
    )
    return graph.bends.get(edge, ())


def test_a_new_block_has_the_dots_inside_and_leaves_those_outside(chain: Project) -> None:
    done = GroupNodes(ids=("n2", "n3"), name="both").apply(chain)
    main, block = done.main, done.graphs["both"]
    assert spots(block, "relu_n2", "tanh_n3") == DOTS[B]
    assert spots(main, "input_n1", "both1") == DOTS[A]
    assert spots(main, "both1", "relu_n4") == DOTS[C]
    assert spots(main, "relu_n4", "output_n5") == DOTS[D]


def test_a_wire_is_cut_at_the_side_of_the_block(chain: Project) -> None:
    led = replace(chain.main, bends={A: ((200.0, 50.0), (400.0, 50.0))})
    done = GroupNodes(ids=("n2", "n3"), name="both").apply(chain.with_graph("main", led))
    assert spots(done.main, "input_n1", "both1") == ((200.0, 50.0),)
    inside = done.graphs["both"]
    assert list(inside.bends.values()) == [((400.0, 50.0),)]


def test_grouped_and_unpacked_is_led_as_before(chain: Project) -> None:
    done = GroupNodes(ids=("n2", "n3"), name="both").apply(chain)
    (block,) = (n.id for n in done.main.nodes.values() if n.block)
    main = UnpackBlock(node=block).apply(done).main
    names = [n.name for n in chain.main.nodes.values()]
    for (a, b), edge in zip(pairwise(names), (A, B, C, D), strict=True):
        assert spots(main, a, b) == DOTS[edge]


def test_of_several_wires_that_become_one_no_dots_are_taken(chain: Project) -> None:
    second = Edge(PortRef("n1", "output"), PortRef("n3", "input"))
    main = replace(chain.main, edges=(A, second, C, D), bends={A: DOTS[A], second: ((450.0, 9.0),)})
    done = GroupNodes(ids=("n2", "n3"), name="both").apply(chain.with_graph("main", main))
    assert spots(done.main, "input_n1", "both1") == ()
    assert ((450.0, 9.0),) in done.graphs["both"].bends.values()


def test_a_healed_wire_goes_through_the_dots_of_all_that_it_joins(chain: Project) -> None:
    main = healing.removal(chain, "main", {"n2", "n3"}).apply(chain).main
    assert spots(main, "input_n1", "relu_n4") == (*DOTS[A], *DOTS[B], *DOTS[C])
    assert spots(main, "relu_n4", "output_n5") == DOTS[D]


def test_a_layer_taken_out_leaves_its_dots_in_the_wire(chain: Project) -> None:
    command = healing.detachment(chain, "main", {"n3"}, 100.0)
    assert command is not None
    main = command.apply(chain).main
    assert spots(main, "relu_n2", "relu_n4") == (*DOTS[B], *DOTS[C])


def test_more_dots_than_a_wire_takes_are_none() -> None:
    many = tuple((float(i), 0.0) for i in range(MOST_DOTS))
    assert joined(many, ()) == many
    assert joined(many, ((1.0, 1.0),)) == ()
