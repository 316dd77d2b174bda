"""Graph, the public way to draw in Python: what it builds, and how it refuses wrong names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dlstudio.errors import GraphError, ProjectError
from dlstudio.graph.model import Edge, PortRef
from dlstudio.project.builder import Graph
from dlstudio.project.files import load, parse_project, project_text
from dlstudio.project.model import MAIN
from dlstudio.spec.spec import Choice


def wires(graph: Graph) -> list[str]:
    """Return the wires by the names of their nodes: "image.output -> conv1.input"."""
    nodes = graph.value.nodes

    def named(end: PortRef) -> str:
        return str(PortRef(nodes[end.node].name, end.port, end.slot))

    return [f"{named(edge.source)} -> {named(edge.target)}" for edge in graph.value.edges]


def lenet() -> Graph:
    graph = Graph("LeNet-5")
    image = graph.add("Input", shape=(1, 28, 28))
    conv = graph.add("Conv2d", name="conv1", out_channels=6, kernel_size=5, padding=2)
    graph.connect(image, conv)
    flat = graph.add("Flatten", source=conv)
    head = graph.add("Linear", out_features=10, source=flat)
    graph.add("Output", name="logits", source=head)
    return graph


def test_the_example_of_the_handbook() -> None:
    graph = lenet()
    assert wires(graph) == [
        "x1.output -> conv1.input",
        "conv1.output -> flatten1.input",
        "flatten1.output -> linear1.input",
        "linear1.output -> logits.input",
    ]
    conv = graph.project.main.named("conv1")
    assert conv is not None
    assert conv.layer == Choice("Conv2d", {"out_channels": 6, "kernel_size": 5, "padding": 2})
    assert graph.project.title == "LeNet-5"


def test_it_is_saved_and_loaded(tmp_path: Path) -> None:
    graph = lenet()
    graph.save(tmp_path / "lenet.dls")
    graph.save(str(tmp_path / "lenet.dls"))
    assert load(tmp_path / "lenet.dls") == graph.project
    with pytest.raises(ProjectError, match="was not written"):
        graph.save(tmp_path / "gone" / "lenet.dls")


def test_nodes_are_placed_from_left_to_right_without_overlap() -> None:
    places = [node.position for node in lenet().project.main.nodes.values()]
    assert [x for x, _ in places] == sorted({x for x, _ in places})
    assert len(set(places)) == len(places)


def test_a_given_place_is_kept_and_more_can_be_added_later() -> None:
    graph = Graph()
    first = graph.add("Input", shape=(3,), at=(-500, 40))
    second = graph.add("ReLU", source=first)
    before = graph.project.main.nodes[second.id].position
    graph.add("Output", source=second)
    assert graph.project.main.nodes[first.id].position == (-500, 40)
    assert graph.project.main.nodes[second.id].position == before
    assert graph.project is graph.project


def test_a_project_is_gone_on_with() -> None:
    start = lenet().project
    graph = Graph(project=start)
    graph.add("ReLU")
    after = graph.project
    assert after.title == "LeNet-5"
    for id, node in start.main.nodes.items():
        assert after.main.nodes[id] == node


def test_several_outputs_are_named() -> None:
    graph = Graph()
    lstm = graph.add("LSTM", hidden_size=8, source=graph.add("Input", shape=("T", 4)))
    attention = graph.add("MultiheadAttention", num_heads=2)
    for port in ("query", "key", "value"):
        graph.connect(lstm["output"], attention[port])
    assert wires(graph)[-1] == "lstm1.output -> attention1.value"
    with pytest.raises(GraphError, match=r"lstm1 has several outputs: output, h_n, c_n"):
        graph.connect(lstm, attention["query"])
    with pytest.raises(GraphError, match="has several open inputs: query, key, value"):
        graph.add("MultiheadAttention", num_heads=2, source=lstm["output"])
    assert "attention2" not in [node.name for node in graph.value.nodes.values()]


def test_several_sources_feed_the_needed_inputs_in_their_order() -> None:
    graph = Graph()
    a, b, c = (graph.add("Input", name=name, shape=("T", 4)) for name in "abc")
    graph.add("MultiheadAttention", num_heads=2, source=[a, b, c])
    graph.add("Subtract", source=[b, a])
    graph.add("GRU", hidden_size=8, source=[a, b])
    assert wires(graph) == [
        "a.output -> attention1.query",
        "b.output -> attention1.key",
        "c.output -> attention1.value",
        "b.output -> subtract1.input",
        "a.output -> subtract1.other",
        "a.output -> gru1.input",
        "b.output -> gru1.h_0",
    ]


def test_optional_inputs_wait_until_the_needed_one_is_wired() -> None:
    graph = Graph()
    x = graph.add("Input", shape=("T", 4))
    gru = graph.add("GRU", hidden_size=8, source=x)
    graph.connect(x, gru)
    assert wires(graph) == ["x1.output -> gru1.input", "x1.output -> gru1.h_0"]


def test_a_port_that_takes_many_takes_the_next_slot() -> None:
    graph = Graph()
    left, right = graph.add("Input", name="a", shape=(4,)), graph.add("Input", name="b", shape=(4,))
    both = graph.add("Add", source=[left, right])
    graph.connect(left, both)
    graph.connect(right, both["inputs", 7])
    assert wires(graph) == [
        "a.output -> add1.inputs",
        "b.output -> add1.inputs[1]",
        "a.output -> add1.inputs[2]",
        "b.output -> add1.inputs[7]",
    ]


def test_blocks_are_drawn_likewise() -> None:
    graph = Graph()
    block = graph.block("residual")
    x = block.add("Input", name="x", shape=(4,))
    block.add(
        "Output", name="out", source=block.add("Add", source=[x, block.add("ReLU", source=x)])
    )
    image = graph.add("Input", shape=(4,))
    node = graph.add("block:residual", source=image)
    graph.add("Output", source=node["out"])
    assert wires(graph) == ["x1.output -> residual1.x", "residual1.out -> output1.input"]
    assert list(graph.project.graphs) == [MAIN, "residual"]
    assert block.project is graph.project
    again = graph.block("residual")
    again.connect(x, again.add("Tanh"))  # another face of the same block
    assert len(graph.project.graphs["residual"].nodes) == 5
    places = [node.position for node in graph.project.graphs["residual"].nodes.values()]
    assert len(set(places)) == len(places)


def test_data_and_training() -> None:
    graph = Graph()
    graph.data("digits", size="28")
    graph.training(
        epochs=5, loss="NLLLoss", optimizer=("SGD", {"lr": 1}), schedule=Choice("constant"),
        metrics=["Accuracy"], clip_norm=1, validation_share=0,
    )  # fmt: skip
    training = graph.project.training
    assert graph.project.data == Choice("digits", {"size": "28"})
    assert training.loss == Choice("NLLLoss")
    assert training.optimizer == Choice("SGD", {"lr": 1.0})
    assert (training.epochs, training.clip_norm, training.validation_share) == (5, 1.0, 0.0)
    graph.training(metrics="Accuracy")
    assert graph.project.training.metrics == (Choice("Accuracy"),)
    graph.data(Choice("spirals", {"noise": 0.1}), samples=200)
    assert graph.project.data == Choice("spirals", {"noise": 0.1, "samples": 200})


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([3, 5], (3, 5)),
        (np.int64(3), 3),
        ((np.int32(3), 5), (3, 5)),
        (np.array([3, 5])[0], 3),
    ],
)
def test_what_scripts_pass_becomes_a_plain_value(given: Any, kept: Any) -> None:
    graph = Graph()
    conv = graph.add("Conv2d", out_channels=np.int64(4), kernel_size=given)
    assert conv.node.layer.values == {"out_channels": 4, "kernel_size": kept}
    assert type(conv.node.layer.values["out_channels"]) is int
    text = project_text(graph.project)
    assert parse_project(text).project == graph.project


def test_a_path_becomes_a_text() -> None:
    graph = Graph()
    graph.data("images", folder=Path("pictures"))
    assert graph.project.data == Choice("images", {"folder": "pictures"})


def test_whole_numbers_for_floats() -> None:
    graph = Graph()
    drop = graph.add("Dropout", p=np.float32(0.5))
    other = graph.add("Dropout", p=0)
    assert type(drop.node.layer.values["p"]) is float
    assert type(other.node.layer.values["p"]) is float


def test_wrong_values_and_loops_are_drawn_for_check_to_tell() -> None:
    graph = Graph()
    first = graph.add("Linear", out_features=-3)
    second = graph.add("Linear", out_features="many", source=first)
    graph.connect(second, first)
    graph.connect(second, first["input"])  # the same wire again is one wire
    assert len(graph.value.edges) == 2
    x = graph.add("Input", shape=(3,))
    graph.connect(x, first["input"])  # two wires into one port
    assert len(graph.value.edges) == 3


WRONG: list[tuple[Any, str]] = [
    (lambda g: g.add("Conv2D"), "There is no layer “Conv2D”. Did you mean “Conv2d”?"),
    (lambda g: g.add("Convolution2d"), "Did you mean"),
    (lambda g: g.add("block:residul"), "There is no block “residul”. Did you mean “residual”?"),
    (lambda g: g.add("block:main"), "There is no block “main”"),
    (lambda g: g.add(3), "There is no layer “3”"),
    (
        lambda g: g.add("Conv2d", kernelsize=3),
        "has no parameter “kernelsize”. Did you mean “kernel",
    ),
    (lambda g: g.add("Conv2d", zzz=3), "Conv2d has no parameter “zzz”. There are: in_channels"),
    (lambda g: g.add("block:residual", depth=3), "block:residual has no parameter “depth”"),
    (lambda g: g.add("LSTM")["hn"], "has no port “hn”. Did you mean “h_n”?"),
    (lambda g: g.connect(g.add("ReLU")["input"], g.add("ReLU")), "has no output “input”"),
    (lambda g: g.connect(g.add("ReLU"), g.add("ReLU")["output"]), "has no input “output”"),
    (lambda g: g.connect(g.add("ReLU"), g.add("Input")), "x1 has no inputs, so no wire"),
    (lambda g: g.connect(g.add("Output"), g.add("ReLU")), "has no outputs, so no wire can be"),
    (lambda g: g.connect(g.add("ReLU"), Graph().add("ReLU")), "joins two nodes of one graph"),
    (lambda g: g.connect(g.add("ReLU"), g.block("residual").add("ReLU")), "two nodes of one graph"),
    (lambda g: g.connect("relu1", g.add("ReLU")), "Connect what its add() returned"),
    (lambda g: [g.connect(g.add("ReLU"), r) for r in [g.add("Tanh")] * 2], "Every input of tanh1"),
    (lambda g: g.add("ReLU", source="x"), "Connect what its add() returned"),
    (lambda g: g.training(epoch=3), "Training has no setting “epoch”. Did you mean “epochs”?"),
    (lambda g: g.training(epochs=0), "epochs must be a whole number from 1"),
    (lambda g: g.training(loss="NLLoss"), "There is no loss “NLLoss”. Did you mean “NLLLoss”?"),
    (lambda g: g.training(optimizer=("SGD", {"rate": 1})), "SGD has no parameter “rate”"),
    (lambda g: g.training(optimizer=3), "optimizer must be a name such as"),
    (lambda g: g.training(metrics=["Accurate"]), "There is no metrics “Accurate”"),
    (lambda g: g.training(metrics=3), "metrics must be a name such as"),
]


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_wrong_names_are_refused_with_a_suggestion_and_change_nothing(number: int) -> None:
    draw, words = WRONG[number]
    graph = Graph()
    graph.block("residual")
    before = graph.project.training
    with pytest.raises(GraphError) as caught:
        draw(graph)
    assert words in str(caught.value)
    assert str(caught.value).endswith((".", "?"))
    assert graph.project.training == before


def test_a_failed_add_leaves_nothing_behind() -> None:
    graph = Graph()
    before = graph.project
    with pytest.raises(GraphError):
        graph.add("ReLU", source=Graph().add("ReLU"))
    assert graph.project is before


def test_handles_and_sockets_show_themselves() -> None:
    graph = Graph()
    lstm = graph.add("LSTM", hidden_size=3)
    assert repr(lstm) == "<LSTM 'lstm1'>"
    assert repr(lstm["h_n"]) == "lstm1['h_n']"
    assert lstm.name == "lstm1"


def test_a_wire_of_a_graph_is_an_edge() -> None:
    graph = lenet()
    assert all(isinstance(edge, Edge) for edge in graph.value.edges)


def test_a_thousand_layers() -> None:
    graph = Graph()
    last = graph.add("Input", shape=(8,))
    for _ in range(1000):
        last = graph.add("ReLU", source=last)
    assert len(graph.project.main.edges) == 1000
