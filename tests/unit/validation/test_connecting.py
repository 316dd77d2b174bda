"""Which wire is offered for an open port: the one that a person who reads the rows would draw."""

from __future__ import annotations

from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check

WIDE, HIGH = 220.0, 150.0
ROWS = (("Input", "Conv2d", "ReLU", "Flatten"), ("Linear", "ReLU", "Output"))


def two_rows(*wires: tuple[str, str]) -> Project:
    """Return a network written in two rows, with the wires that are drawn so far."""
    nodes: dict[str, Node] = {}
    for row, keys in enumerate(ROWS):
        for column, key in enumerate(keys):
            id = f"n{len(nodes) + 1}"
            values = {"shape": (1, 8, 8)} if key == "Input" else {}
            place = (column * WIDE, row * HIGH)
            nodes[id] = Node(id=id, layer=Choice(key, values), name=f"node{id[1:]}", position=place)
    edges = tuple(Edge(PortRef(a, "output"), PortRef(b, "input")) for a, b in wires)
    return Project(graphs={MAIN: Graph(nodes=nodes, edges=edges)})


def offered(project: Project) -> dict[str, str]:
    """Return the first repair of every open port."""
    found = (d for d in check(project).diagnostics if d.code == "DL102")
    return {d.node or "": str(d.fixes[0].label) for d in found}


def test_in_a_row_it_is_the_neighbour_on_the_left() -> None:
    labels = offered(two_rows())
    assert labels["n2"] == "Connect node1 to node2"
    assert labels["n4"] == "Connect node3 to node4"
    assert labels["n7"] == "Connect node6 to node7"


def test_a_second_row_goes_on_from_the_end_of_the_first() -> None:
    project = two_rows(("n1", "n2"), ("n2", "n3"), ("n3", "n4"))
    assert offered(project)["n5"] == "Connect node4 to node5"


def test_repairing_one_by_one_wires_the_whole_network() -> None:
    project = two_rows()
    while found := [d for d in check(project).diagnostics if d.code == "DL102"]:
        project = found[0].fixes[0].command.apply(project)
    wired = {(edge.source.node, edge.target.node) for edge in project.main.edges}
    assert wired == {(f"n{n}", f"n{n + 1}") for n in range(1, 7)}
