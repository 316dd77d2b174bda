"""Copy and paste: what comes along, under which names, and what is refused."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlstudio.errors import GraphError, ProjectError
from dlstudio.gallery import template_path
from dlstudio.graph.marks import with_bends, with_marks
from dlstudio.graph.model import Graph, Mark
from dlstudio.project import fragment
from dlstudio.project.files import project_text, read_project
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from tests.helpers.strategies import projects, texts
from tests.unit.project.test_commands import drawn, edge, node


def test_nodes_wires_between_them_and_blocks_come_along() -> None:
    paste = fragment.parse(fragment.copy(drawn(), MAIN, ["n1", "n2"]))
    assert [node.name for node in paste.nodes] == ["image", "stem1"]
    assert paste.edges == (edge("n1.output", "n2.x"),)
    assert paste.graphs == {"stem": drawn().graphs["stem"]}


def test_pasting_gives_new_ids_and_free_names() -> None:
    paste = fragment.shifted(fragment.parse(fragment.copy(drawn(), MAIN, ["n1", "n2"])), 24, 30)
    after = paste.apply(drawn())
    added = [after.main.nodes[id] for id in ("n4", "n5")]
    assert [node.name for node in added] == ["image1", "stem2"]
    assert [node.position for node in added] == [(24, 30), (24, 30)]
    assert after.main.edges[-1] == edge("n4.output", "n5.x")
    assert after.graphs.keys() == drawn().graphs.keys()


def test_blocks_inside_blocks_come_along_into_another_project() -> None:
    project = drawn()
    outer = Graph(nodes={"n1": node("n1", "block:stem", "inner")})
    project = project.with_graph("outer", outer)
    project = project.with_graph(MAIN, Graph(nodes={"n1": node("n1", "block:outer", "o")}))
    after = fragment.parse(fragment.copy(project, MAIN, ["n1"])).apply(Project())
    assert after.graphs == project.graphs


def test_a_block_that_differs_from_its_namesake_gets_a_free_name() -> None:
    text = fragment.copy(drawn(), MAIN, ["n2"])
    other = Project(graphs={MAIN: Graph(), "stem": Graph(nodes={"n1": node("n1", "Tanh", "t")})})
    after = fragment.parse(text).apply(other)
    assert after.graphs["stem"] == other.graphs["stem"]
    assert after.graphs["stem1"] == drawn().graphs["stem"]
    assert after.main.nodes["n1"].block == "stem1"


def test_a_piece_of_the_main_graph_that_stands_for_itself() -> None:
    loop = Project(graphs={MAIN: Graph(nodes={"n1": node("n1", "block:main", "m")})})
    after = fragment.parse(fragment.copy(loop, MAIN, ["n1"])).apply(loop)
    assert [node.block for node in after.main.nodes.values()] == ["main", "main"]


def test_pasting_into_a_block() -> None:
    after = fragment.parse(fragment.copy(drawn(), MAIN, ["n1"]), "stem").apply(drawn())
    assert after.graphs["stem"].nodes["n4"].name == "image"
    assert after.main == drawn().main


def test_nothing_selected_pastes_nothing() -> None:
    project = drawn()
    assert fragment.parse(fragment.copy(project, MAIN, [])).apply(project) is project


def test_copying_from_a_graph_that_is_not_there() -> None:
    with pytest.raises(GraphError, match="no block called gone"):
        fragment.copy(drawn(), "gone", [])


@given(projects(wild=True), st.data())
@settings(max_examples=25)
def test_any_piece_can_be_copied_and_pasted(project: Project, data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from(sorted(project.main.nodes)), max_size=4)
                    if project.main.nodes else st.just([]))  # fmt: skip
    text = fragment.copy(project, MAIN, ids)
    paste = fragment.parse(text)
    assert len(paste.nodes) == len(set(ids))
    after = paste.apply(project)
    assert len(after.main.nodes) == len(project.main.nodes) + len(set(ids))
    layers = [node.layer.key for node in after.main.nodes.values()][len(project.main.nodes) :]
    assert len(layers) == len(set(ids))
    project_text(after)


FOREIGN = [
    "", "hello", "https://example.org/dlstudio", project_text(drawn()), "{}", "[1]", "\ud800",
    "dlstudio-fragment", '{"dlstudio-fragment": 1}x', '{"dlstudio-fragment": "1"}',
    '{"dlstudio-fragment": 99, "nodes": [], "wires": []}', '{"dlstudio-fragment": 1, "nodes": 3}',
    '{"dlstudio-fragment": 1, "nodes": [{}]}', '{"dlstudio-fragment": 1, "graphs": []}',
    '{"dlstudio-fragment": 1, "graphs": {"a": 1}}', '{"dlstudio-fragment": NaN}',
    '{"dlstudio-fragment": 1, "wires": [["n1.a", "n2.b"]]}', '{"dlstudio-fragment": 1, "nodes": ' +
    "[" * 99_999,
    '{"dlstudio-fragment": 1, "notes": "' + "x" * 17_000_000 + '"}',
]  # fmt: skip


@pytest.mark.parametrize("text", FOREIGN, ids=lambda text: ascii(text[:40]))
def test_foreign_text_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ProjectError) as caught:
        fragment.parse(text)
    assert str(caught.value).endswith(".")
    assert str(caught.value).startswith(("There are no copied layers", "What was copied cannot"))


@given(texts)
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(ProjectError):
        fragment.parse(text)
    with pytest.raises(ProjectError):
        fragment.parse(f'{{"dlstudio-fragment": {text}')


@pytest.mark.parametrize("key", ["resnet-18", "mini-vit", "gpt-2-small", "cnn-lstm"])
def test_what_was_taken_is_what_its_text_says(key: str) -> None:
    project = read_project(template_path(key)).project
    note = Mark(id="m1", kind="note", area=(1.5, 2.0, 90.0, 60.0), text="here")
    graph = with_marks(project.main, [note])
    graph = with_bends(graph, {graph.edges[-1]: ((3.5, 4.0), (5.0, 6.0))})
    project = project.with_graph(MAIN, graph)
    for name, graph in project.graphs.items():
        piece = fragment.taken(project, name, list(graph.nodes)[1:], graph.marks)
        assert len(piece.nodes) == len(graph.nodes) - 1
        assert fragment.parse(fragment.written(piece), name) == piece


def test_too_large_a_piece_is_refused() -> None:
    piece = Graph(nodes={f"n{k}": node(f"n{k}", "ReLU", "r") for k in range(10_001)})
    with pytest.raises(ProjectError, match="10001 nodes, the most is 10000"):
        fragment.parse(fragment.copy(Project(graphs={MAIN: piece}), MAIN, piece.nodes))


def test_values_of_the_catalogue_come_back_as_they_were() -> None:
    conv = dataclasses.replace(
        node("n1", "Conv2d", "c"), layer=Choice("Conv2d", {"kernel_size": (3, 5), "bias": False})
    )
    project = Project(graphs={MAIN: Graph(nodes={"n1": conv})})
    assert fragment.parse(fragment.copy(project, MAIN, ["n1"])).nodes == (conv,)
