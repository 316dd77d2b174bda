"""compare: every kind of difference, told once, with nodes found again by id, name and order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dlstudio as dls
from dlstudio.comparing import comparison as kinds
from dlstudio.comparing.compare import compare
from dlstudio.comparing.comparison import Comparison
from dlstudio.gallery import TEMPLATES
from dlstudio.graph.model import Edge, PortRef
from dlstudio.project import commands
from dlstudio.project.files import load
from dlstudio.project.model import Project
from dlstudio.resources import resource
from dlstudio.spec.spec import Choice
from tests.helpers.strategies import projects

# Several whole projects are much to draw.
LARGE = [HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large]


def cnn() -> Project:
    return load(resource("samples", "digits-cnn.dls"))


def sentences(found: Comparison) -> list[str]:
    return [str(d.sentence) for d in found]


def of(found: Comparison, kind: str) -> list[str]:
    return [str(d.sentence) for d in found if d.kind == kind]


def test_a_changed_value_is_told_with_all_that_follows() -> None:
    before = cnn()
    conv = before.main.named("conv1")
    assert conv is not None
    after = commands.SetParam(node=conv.id, name="out_channels", value=48).apply(before)
    found = compare(before, after)
    assert of(found, kinds.PARAM) == ["conv1: out_channels 32 → 48"]
    assert "conv1: shape (N, 32, 8, 8) → (N, 48, 8, 8)" in of(found, kinds.SHAPE)
    # 1 · 3 · 3 weights and a bias a filter: 320 and 480, by hand.
    assert "conv1: parameters 320 → 480" in of(found, kinds.COST)
    assert not of(found, kinds.ADDED) + of(found, kinds.REMOVED) + of(found, kinds.WIRE)
    total = next(d for d in found.totals if d.field == "parameters")
    assert total.new - total.old == sum(
        d.new - d.old for d in found if d.kind == kinds.COST and d.field == "parameters"
    )
    assert found.graphs["main"].of(conv.id)[0].old == 32


def test_adding_removing_renaming_moving_and_wiring_are_told() -> None:
    before = cnn()
    pool = before.main.named("pool")
    dropout = before.main.named("dropout")
    assert pool is not None and dropout is not None
    after = before
    for command in (
        commands.RenameNode(node=pool.id, name="shrink"),
        commands.MoveNodes(positions={pool.id: (5.0, 900.0)}),
        commands.RemoveNodes(ids=(dropout.id,)),
        commands.AddNode(layer=Choice("GELU"), position=(0.0, 0.0), name="gelu1"),
    ):
        after = command.apply(after)
    found = compare(before, after)
    assert of(found, kinds.ADDED) == ["Added gelu1 (GELU)"]
    assert of(found, kinds.REMOVED) == ["Removed dropout (Dropout)"]
    assert of(found, kinds.RENAMED) == ["Renamed pool to shrink"]
    assert of(found, kinds.MOVED) == ["shrink stands elsewhere"]
    assert set(of(found, kinds.WIRE)) == {
        "Took away the wire flatten → dropout",
        "Took away the wire dropout → fc",
    }


def test_settings_data_and_texts_are_told() -> None:
    before = cnn()
    training = replace(before.training, epochs=99, optimizer=Choice("SGD", {"lr": 0.1}))
    after = replace(before, training=training, title="Mine", notes="x", data=None)
    found = sentences(compare(before, after))
    assert any(text.startswith("epochs: ") and text.endswith("→ 99") for text in found)
    assert any(text.endswith("→ SGD(lr=0.1)") for text in found)
    assert "Title: Digits CNN → Mine" in found
    assert any(text.startswith("data: ") and text.endswith("→ –") for text in found)


def test_a_default_that_is_written_out_is_no_difference() -> None:
    before = cnn()
    conv = before.main.named("conv1")
    assert conv is not None
    written = replace(conv, layer=conv.layer.with_value("stride", 1))
    after = before.with_graph(
        "main", replace(before.main, nodes={**before.main.nodes, conv.id: written})
    )
    assert "stride" not in conv.layer.values
    assert compare(before, after).same


def test_nodes_are_found_again_without_common_ids() -> None:
    """The same network drawn from the other end, with ids in another order."""
    before = cnn()
    ids = {id: f"m{90 - place}" for place, id in enumerate(before.main.nodes)}
    main = replace(
        before.main,
        nodes={
            ids[id]: replace(node, id=ids[id]) for id, node in reversed(before.main.nodes.items())
        },
        edges=tuple(
            Edge(*(PortRef(ids[end.node], end.port, end.slot) for end in edge))
            for edge in before.main.edges
        ),
    )
    found = compare(before, before.with_graph("main", main))
    assert found.same, sentences(found)
    renamed = replace(
        main, nodes={id: replace(n, name=f"layer_{id}") for id, n in main.nodes.items()}
    )
    by_order = compare(before, before.with_graph("main", renamed))
    assert {d.kind for d in by_order} == {kinds.RENAMED}
    assert all(ids[old] == new for new, old in by_order.graphs["main"].pairs.items())


def test_two_networks_that_share_only_counters_are_not_taken_for_one() -> None:
    found = compare(cnn(), load(resource("samples", "digits-resnet.dls")))
    before, after = found.before.main.nodes, found.after.main.nodes
    for new, old in found.graphs["main"].pairs.items():
        alike = (before[old].layer.key, before[old].name), (after[new].layer.key, after[new].name)
        assert alike[0][0] == alike[1][0] or alike[0][1] == alike[1][1]


def test_a_swapped_layer_is_one_change() -> None:
    before = cnn()
    relu = before.main.named("relu1")
    assert relu is not None
    gelu = replace(relu, layer=Choice("GELU"), name="gelu1")
    after = before.with_graph(
        "main", replace(before.main, nodes={**before.main.nodes, relu.id: gelu})
    )
    assert of(compare(before, after), kinds.LAYER) == ["gelu1: ReLU became GELU"]


def test_inside_of_blocks_is_compared_too() -> None:
    before = load(TEMPLATES["resnet-50"].path)
    name, conv = next(
        (name, node)
        for name, graph in before.graphs.items()
        for node in graph.of_layer("Conv2d")
        if name != "main"
    )
    command = commands.SetParam(graph=name, node=conv.id, name="dilation", value=2)
    found = compare(before, command.apply(before))
    assert [d.graph for d in found if d.kind == kinds.PARAM] == [name]
    gone = replace(before, graphs={"main": before.main})
    assert f"Removed the block {name}" in sentences(compare(before, gone))


def test_the_public_face_takes_graphs_too() -> None:
    graph = dls.Graph("One")
    graph.add("Input", name="image", shape=(1, 8, 8))
    assert dls.compare(graph, graph).same


@settings(max_examples=25, deadline=None, suppress_health_check=LARGE)
@given(projects(wild=True))
def test_nothing_differs_from_itself(project: Project) -> None:
    assert compare(project, project).same


@settings(max_examples=25, deadline=None, suppress_health_check=LARGE)
@given(st.tuples(projects(), projects()))
def test_both_directions_tell_of_the_same_things(pair: tuple[Project, Project]) -> None:
    there, back = compare(*pair), compare(*reversed(pair))
    for name, graph in there.graphs.items():
        assert len(graph.pairs) == len(set(graph.pairs.values()))
        nodes = pair[1].graphs[name].nodes
        assert graph.added | graph.pairs.keys() == nodes.keys()
        assert len(graph.added) == len(back.graphs[name].removed)
    assert there.same == back.same
