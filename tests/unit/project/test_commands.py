"""Every command: what it does, what it refuses, what it is called."""

from __future__ import annotations

import pytest

from dlstudio.errors import GraphError
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.language import say
from dlstudio.project import commands
from dlstudio.project.commands import (
    AddNode,
    Batch,
    ChooseData,
    Command,
    Connect,
    Disconnect,
    MoveNodes,
    Paste,
    PutGraph,
    RemoveNodes,
    RenameNode,
    SetLayer,
    SetNote,
    SetParam,
    SetText,
    SetTraining,
)
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice


def edge(source: str, target: str, slot: int = 0) -> Edge:
    return Edge(PortRef(*source.split(".")), PortRef(*target.split("."), slot))


def node(id: str, layer: str, name: str) -> Node:
    return Node(id=id, layer=Choice(layer), name=name)


def drawn() -> Project:
    """Return input -> block -> output, and the block: input -> ReLU -> output."""
    main = [
        node("n1", "Input", "image"),
        node("n2", "block:stem", "stem1"),
        node("n3", "Output", "y"),
    ]
    stem = [("n1", "Input", "x"), ("n2", "ReLU", "relu1"), ("n3", "Output", "out")]
    return Project(
        graphs={
            MAIN: Graph(
                nodes={n.id: n for n in main},
                edges=(edge("n1.output", "n2.x"), edge("n2.out", "n3.input")),
            ),
            "stem": Graph(
                nodes={row[0]: node(*row) for row in stem},
                edges=(edge("n1.output", "n2.input"), edge("n2.output", "n3.input")),
            ),
        }
    )


EVERY: list[tuple[Command, str]] = [
    (AddNode(layer=Choice("ReLU")), "Add ReLU"),
    (AddNode(layer=Choice("block:stem")), "Add stem"),
    (RemoveNodes(ids=("n2",)), "Delete"),
    (Connect(source=PortRef("n1", "output"), target=PortRef("n3", "input")), "Connect"),
    (Disconnect(edges=(edge("n1.output", "n2.x"),)), "Disconnect"),
    (RenameNode(node="n1", name="photo"), "Rename to photo"),
    (SetNote(node="n1", note="hello"), "Edit note"),
    (SetText(name="title", value="A"), "Edit title"),
    (Paste(nodes=(Node(id="n1", layer=Choice("ReLU"), name="r"),)), "Paste"),
    (PutGraph(graph="new", value=Graph()), "Edit block new"),
    (SetLayer(node="n1", layer=Choice("Constant")), "Change to Constant"),
    (SetParam(node="n1", name="shape", value=(3,)), "Set shape"),
    (MoveNodes(positions={"n1": (1, 2)}), "Move"),
    (SetTraining(name="epochs", value=3), "Set epochs"),
    (Batch(commands=(SetText(name="notes", value="n"),), title=say("Both")), "Both"),
    (ChooseData(data=Choice("digits")), "Choose data"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "label"), EVERY, ids=lambda value: str(value)[:40])
def test_label_and_effect(command: Command, label: str) -> None:
    before = drawn()
    assert str(command.label) == label
    after = command.apply(before)
    assert after is not before
    assert after != before
    assert before == drawn()


def test_every_command_of_the_module_is_in_the_table() -> None:
    kinds = {
        kind
        for kind in vars(commands).values()
        if isinstance(kind, type) and issubclass(kind, Command) and kind is not Command
    }
    assert kinds == {type(command) for command, _ in EVERY}


NO_NODE = "There is no node with the id n9."

REFUSED: list[tuple[Command, str]] = [
    (AddNode(graph="gone", layer=Choice("ReLU")), "There is no block called gone."),
    (AddNode(layer=Choice("ReLU"), id="n1"), "already a node with the id n1"),
    (AddNode(layer=Choice("ReLU"), id="n 1"), "“n 1” cannot be an id"),
    (AddNode(layer=Choice("ReLU"), id="x" * 65), "cannot be an id"),
    (Connect(source=PortRef("n9", "output"), target=PortRef("n1", "input")), NO_NODE),
    (Connect(source=PortRef("n1", "output"), target=PortRef("n9", "input")), NO_NODE),
    (RenameNode(node="n9", name="a"), NO_NODE),
    (SetNote(node="n9", note="a"), NO_NODE),
    (SetParam(node="n9", name="a", value=1), NO_NODE),
    (SetLayer(node="n9", layer=Choice("ReLU")), NO_NODE),
    (SetText(name="graphs", value="a"), "A project has no text called graphs."),
    (SetTraining(name="extra", value={}), "cannot take this value for extra"),
    (SetTraining(name="wonder", value=1), "cannot take this value for wonder"),
    (SetTraining(name="loss", value="MSELoss"), "cannot take this value for loss"),
    (SetTraining(name="metrics", value=3), "cannot take this value for metrics"),
    (SetTraining(name="metrics", value=("Accuracy",)), "cannot take this value for metrics"),
    (SetTraining(name="epochs", value=0), "epochs must be a whole number from 1 to"),
    (SetTraining(name="epochs", value="ten"), "epochs must be a whole number"),
    (SetTraining(name="device", value="abacus"), "device must be one of"),
    (Paste(graph="gone", nodes=(node("n1", "ReLU", "a"),)), "There is no block called gone."),
]  # fmt: skip


@pytest.mark.parametrize(("command", "words"), REFUSED, ids=lambda value: str(value)[:60])
def test_refusals_are_sentences(command: Command, words: str) -> None:
    with pytest.raises(GraphError) as caught:
        command.apply(drawn())
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")


def test_ids_and_names_are_found() -> None:
    project = drawn()
    for _ in range(2):
        project = AddNode(layer=Choice("Conv2d"), stem="conv").apply(project)
    assert [project.main.nodes[id].name for id in ("n4", "n5")] == ["conv1", "conv2"]


def test_a_wire_takes_the_place_of_another() -> None:
    old = edge("n1.output", "n2.x")
    command = Connect(source=PortRef("n3", "o"), target=old.target, replaces=(old,))
    edges = command.apply(drawn()).main.edges
    assert old not in edges
    assert edges[-1] == edge("n3.o", "n2.x")


def test_a_node_takes_its_wires_along() -> None:
    after = RemoveNodes(ids=("n2",)).apply(drawn()).main
    assert list(after.nodes) == ["n1", "n3"]
    assert after.edges == ()


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("n1", (edge("n1.output", "n2.new"), edge("n2.out", "n3.input"))),
        ("n3", (edge("n1.output", "n2.x"), edge("n2.new", "n3.input"))),
        ("n2", (edge("n1.output", "n2.x"), edge("n2.out", "n3.input"))),
    ],
)
def test_wires_follow_when_the_port_of_a_block_is_renamed(
    id: str, expected: tuple[Edge, ...]
) -> None:
    after = RenameNode(graph="stem", node=id, name="new").apply(drawn())
    assert after.main.edges == expected
    assert after.graphs["stem"].nodes[id].name == "new"


def test_wires_stay_when_it_is_not_clear_whose_they_are() -> None:
    project = AddNode(graph="stem", layer=Choice("Input"), name="x").apply(drawn())
    after = RenameNode(graph="stem", node="n1", name="new").apply(project)
    assert after.main.edges == drawn().main.edges
    project = AddNode(graph="stem", layer=Choice("Input"), name="z").apply(drawn())
    after = RenameNode(graph="stem", node="n1", name="z").apply(project)
    assert after.main.edges == drawn().main.edges


def test_terminals_of_the_main_graph_are_no_ports_of_a_block() -> None:
    after = RenameNode(node="n1", name="photo").apply(drawn())
    assert after.graphs["stem"] is not None
    assert after.main.edges == drawn().main.edges


def test_a_parameter_goes_back_to_its_default() -> None:
    project = SetParam(node="n1", name="shape", value=(3,)).apply(drawn())
    assert project.main.nodes["n1"].layer.values == {"shape": (3,)}
    project = SetParam(node="n1", name="shape", reset=True).apply(project)
    assert project.main.nodes["n1"].layer.values == {}


def test_whole_numbers_become_floats_where_a_setting_is_one() -> None:
    value = SetTraining(name="test_share", value=0).apply(drawn()).training.test_share
    assert type(value) is float


def test_merge_keys_tell_fields_and_gestures_apart() -> None:
    assert SetParam(node="n1", name="a").merge_key != SetParam(node="n1", name="b").merge_key
    assert RenameNode(node="n1", name="a").merge_key == RenameNode(node="n1", name="b").merge_key
    drag = MoveNodes(positions={"n1": (0, 0)}, gesture=1)
    assert drag.merge_key == MoveNodes(positions={"n1": (5, 5)}, gesture=1).merge_key
    assert drag.merge_key != MoveNodes(positions={"n1": (5, 5)}, gesture=2).merge_key
    assert MoveNodes(positions={"n1": (0, 0)}).merge_key is None
    assert AddNode(layer=Choice("ReLU")).merge_key is None


def test_a_command_that_changes_no_graph_says_so() -> None:
    with pytest.raises(TypeError):
        Command().change(Graph())
    with pytest.raises(TypeError):
        _ = Command().label
