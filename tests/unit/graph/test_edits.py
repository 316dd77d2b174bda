"""Edits of a graph: what they do, what they refuse, and that nothing is copied in vain."""

from __future__ import annotations

import pytest

from dlstudio.errors import GraphError
from dlstudio.graph import edits
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.spec.spec import Choice


def node(id: str, layer: str = "ReLU", name: str = "") -> Node:
    return Node(id=id, layer=Choice(layer), name=name or id)


def edge(source: str, target: str, slot: int = 0) -> Edge:
    return Edge(PortRef(source, "output"), PortRef(target, "input", slot))


def chain() -> Graph:
    nodes = {id: node(id) for id in ("n1", "n2", "n3")}
    return Graph(nodes=nodes, edges=(edge("n1", "n2"), edge("n2", "n3")))


def test_a_node_is_added_last() -> None:
    after = edits.with_node(chain(), node("n4"))
    assert list(after.nodes) == ["n1", "n2", "n3", "n4"]


@pytest.mark.parametrize("id", ["", "n 1", "a.b", "a[1]", "图", "x" * 65, "n1\n"])
def test_ids_are_short_plain_words(id: str) -> None:
    with pytest.raises(GraphError, match="cannot be an id"):
        edits.with_node(chain(), node(id))


def test_an_id_is_taken_once() -> None:
    with pytest.raises(GraphError, match="already a node with the id n1"):
        edits.with_node(chain(), node("n1"))


def test_removing_nodes_removes_their_wires() -> None:
    after = edits.without_nodes(chain(), ["n2", "unknown"])
    assert list(after.nodes) == ["n1", "n3"]
    assert after.edges == ()


def test_a_wire_is_added_once_and_needs_both_ends() -> None:
    graph = chain()
    assert edits.with_edge(graph, edge("n1", "n2")) is graph
    assert edits.with_edge(graph, edge("n1", "n3")).edges[-1] == edge("n1", "n3")
    with pytest.raises(GraphError, match="no node with the id n9"):
        edits.with_edge(graph, edge("n1", "n9"))
    with pytest.raises(GraphError, match="no node with the id n9"):
        edits.with_edge(graph, edge("n9", "n1"))


def test_wires_are_removed() -> None:
    assert edits.without_edges(chain(), [edge("n1", "n2")]).edges == (edge("n2", "n3"),)


def test_fields_parameters_and_layers_are_set() -> None:
    graph = edits.with_changed(chain(), "n1", name="a", note="b")
    assert (graph.nodes["n1"].name, graph.nodes["n1"].note) == ("a", "b")
    graph = edits.with_param(graph, "n1", "inplace", True)
    assert graph.nodes["n1"].layer.values == {"inplace": True}
    graph = edits.with_layer(graph, "n1", Choice("Tanh"))
    assert graph.nodes["n1"].layer == Choice("Tanh")
    assert graph.edges == chain().edges
    with pytest.raises(GraphError, match="no node with the id n9"):
        edits.with_changed(graph, "n9", name="a")


def test_nodes_are_moved() -> None:
    graph = edits.with_moved(chain(), {"n1": (3, 4.5), "n9": (1, 1)})
    assert graph.nodes["n1"].position == (3.0, 4.5)
    assert graph.nodes["n2"] is not None


def test_what_changes_nothing_returns_the_very_graph() -> None:
    graph = chain()
    assert edits.without_nodes(graph, ["n9"]) is graph
    assert edits.without_edges(graph, [edge("n3", "n1")]) is graph
    assert edits.with_changed(graph, "n1", name="n1") is graph
    assert edits.with_moved(graph, {"n1": (0, 0), "n9": (5, 5)}) is graph
    assert edits.with_layer(graph, "n1", Choice("ReLU")) is graph


def test_untouched_parts_are_shared() -> None:
    graph = chain()
    after = edits.with_changed(graph, "n1", name="a")
    assert after.nodes["n2"] is graph.nodes["n2"]
    assert after.edges is graph.edges


@pytest.mark.parametrize(
    ("ids", "taken", "expected"),
    [
        ((), (), "n1"),
        (("n1", "n7"), (), "n8"),
        (("n1", "head"), ("n4",), "n5"),
        (("n1", "n٣", "n²", "n-5", "nine"), (), "n2"),
        (("n999999999",), (), "n1000000000"),
        (("n999999999", "n1000000000"), (), "n1000000001"),
        (("n99999999999999",), (), "n1"),
    ],
)
def test_the_next_id(ids: tuple[str, ...], taken: tuple[str, ...], expected: str) -> None:
    graph = Graph(nodes={id: node(id, name="x") for id in ids})
    assert edits.next_id(graph, taken) == expected


def test_a_free_name() -> None:
    nodes = {"n1": node("n1", name="conv1"), "n2": node("n2", name="conv3")}
    graph = Graph(nodes=nodes)
    assert edits.free_name(graph, "conv") == "conv2"
    assert edits.free_name(graph, "conv", ["conv2"]) == "conv4"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (1, 1, True), (1, True, False), (1, 1.0, False), ((1, 2), (1, 2.0), False),
        (Choice("A", {"p": 0}), Choice("A", {"p": 0.0}), False), ("a", "a", True),
        (0.0, -0.0, False),
        (Choice("A", {"p": 0}), Choice("A", {"p": 0}), True), (None, None, True),
    ],
)  # fmt: skip
def test_same_tells_kinds_apart(before: object, after: object, expected: bool) -> None:
    assert edits.same(before, after) is expected


def test_a_graph_answers_questions() -> None:
    graph = chain()
    assert list(graph.into("n2")) == [edge("n1", "n2")]
    assert list(graph.out_of("n2")) == [edge("n2", "n3")]
    assert graph.named("n3") is graph.nodes["n3"]
    assert graph.named("x") is None
    assert graph.of_layer("ReLU") == list(graph.nodes.values())


def test_ports_and_blocks_show_themselves() -> None:
    assert str(PortRef("n1", "input")) == "n1.input"
    assert str(PortRef("n1", "inputs", 2)) == "n1.inputs[2]"
    assert node("n1", "block:residual").block == "residual"
    assert node("n1", "block:").block == ""
    assert node("n1").block is None
