"""Project files: what is written is read, byte for byte, whatever a project holds."""

from __future__ import annotations

import dataclasses
import json
import os

import pytest
from hypothesis import given, settings

from dlstudio.errors import ProjectError
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.project.commands import MoveNodes, SetParam
from dlstudio.project.files import (
    ChangedOnDiskError,
    FileState,
    load,
    parse_project,
    project_text,
    read_project,
    write_project,
)
from dlstudio.project.model import MAIN, Project, TrainSpec
from dlstudio.spec.spec import Choice
from tests.helpers.strategies import HOSTILE, projects


@given(projects())
@settings(max_examples=40)
def test_a_right_project_comes_back_equal(project):
    text = project_text(project)
    result = parse_project(text)
    assert result.project == project
    assert result.notes == ()
    assert project_text(result.project) == text


@given(projects(wild=True))
@settings(max_examples=60)
def test_any_project_can_be_saved_and_is_stable_from_then_on(project):
    text = project_text(project)
    again = parse_project(text).project
    assert project_text(again) == text
    assert again.graphs[MAIN].nodes.keys() == project.main.nodes.keys()
    assert len(again.main.edges) == len(project.main.edges)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@given(projects(wild=True))
@settings(max_examples=10_000)
def test_ten_thousand_projects_are_stable(project):
    text = project_text(project)
    assert project_text(parse_project(text).project) == text


def small() -> Project:
    nodes = {
        "n1": Node(id="n1", layer=Choice("Input", {"shape": (1, 8, 8)}), name="image"),
        "n2": Node(id="n2", layer=Choice("Flatten"), name="flat", position=(240.0, 0.5)),
        "n3": Node(id="n3", layer=Choice("Linear"), name="head", position=(480.0, 0.0), note="!"),
    }
    edges = (
        Edge(PortRef("n1", "output"), PortRef("n2", "input")),
        Edge(PortRef("n2", "output"), PortRef("n3", "input")),
    )
    return Project(title="Small", graphs={MAIN: Graph(nodes=nodes, edges=edges)})


def test_every_node_and_every_wire_has_a_line_of_its_own():
    lines = project_text(small()).splitlines()
    for node in small().main.nodes.values():
        assert [node.name in line for line in lines].count(True) == 1
    assert '        ["n1.output", "n2.input"],' in lines


@pytest.mark.parametrize(
    "command",
    [
        MoveNodes(positions={"n2": (10.0, 20.0)}),
        SetParam(node="n3", name="out_features", value=3),
    ],
)
def test_an_edit_of_one_node_changes_one_line(command):
    before = project_text(small()).splitlines()
    after = project_text(command.apply(small())).splitlines()
    assert len(before) == len(after)
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_whole_positions_are_written_as_whole_numbers():
    text = project_text(small())
    assert '"at": [240, 0.5]' in text
    assert '"at": [480, 0]' in text


def test_text_ends_with_one_newline_and_is_utf8():
    text = project_text(dataclasses.replace(small(), title="图像 🙂"))
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert "图像 🙂" in text


def test_a_whole_number_for_a_float_is_written_as_it_is_read():
    node = Node(id="n1", layer=Choice("Dropout", {"p": 1}), name="drop")
    assert '"p": 1.0' in project_text(Project(graphs={MAIN: Graph(nodes={"n1": node})}))


UNKNOWN = {
    "dlstudio": 1,
    "title": "From tomorrow",
    "graphs": {
        "main": {
            "nodes": [
                {"id": "n1", "layer": "Hyperconv", "name": "h", "params": {"d": [1, [2, 3]]},
                 "at": [0, 0], "colour": "red"},
            ],
            "wires": [],
            "groups": [{"name": "stem"}],
        }
    },
    "data": {"source": "holograms", "params": {"depth": 3}, "cache": True},
    "training": {
        "loss": {"key": "Wonder", "params": {"x": [1]}, "weight": 2},
        "optimizer": {"key": "Adam", "fused": True},
        "metrics": [{"key": "Accuracy", "top": 5}],
        "ema": 0.999,
    },
    "author": {"name": "Ada"},
}  # fmt: skip


def test_what_is_unknown_is_kept_and_written_back_at_every_level():
    project = parse_project(json.dumps(UNKNOWN)).project
    raw = json.loads(project_text(project))
    assert raw["author"] == {"name": "Ada"}
    assert raw["data"] == UNKNOWN["data"]
    assert raw["graphs"]["main"] == UNKNOWN["graphs"]["main"]
    assert raw["training"]["ema"] == 0.999
    for name in ("loss", "optimizer", "metrics"):
        assert raw["training"][name] == UNKNOWN["training"][name]
    assert project_text(parse_project(project_text(project)).project) == project_text(project)


def test_unknown_keys_of_a_loss_stay_with_that_loss():
    project = parse_project(json.dumps(UNKNOWN)).project
    other = dataclasses.replace(project.training, loss=Choice("MSELoss"))
    raw = json.loads(project_text(dataclasses.replace(project, training=other)))
    assert raw["training"]["loss"] == {"key": "MSELoss"}


def test_settings_left_out_of_a_file_are_the_defaults():
    project = parse_project('{"dlstudio": 1, "graphs": {"main": {"nodes": []}}}').project
    assert project == Project()


def test_reading_ignores_line_ends_and_order():
    text = project_text(small())
    assert parse_project(text.replace("\n", "\r\n")).project == small()
    raw = json.loads(text)
    shuffled = json.dumps(dict(reversed(raw.items())))
    assert parse_project(shuffled).project == small()


def test_a_byte_order_mark_is_taken_with_a_note(tmp_path):
    path = tmp_path / "marked.dls"
    path.write_bytes(b"\xef\xbb\xbf" + project_text(small()).encode())
    result = read_project(path)
    assert result.project == small()
    assert "byte order mark" in result.notes[0]


def test_a_wire_that_stands_twice_is_dropped_with_a_note():
    wire = '["n1.output", "n2.input"],'
    result = parse_project(project_text(small()).replace(wire, wire + wire))
    assert result.project == small()
    assert "graphs.main.wires[1]" in result.notes[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_data(name):
    node = dataclasses.replace(small().main.nodes["n1"], name=name, note=name)
    graph = dataclasses.replace(small().main, nodes={**small().main.nodes, "n1": node})
    project = dataclasses.replace(small().with_graph(MAIN, graph), title=name, notes=name)
    again = parse_project(project_text(project)).project
    kept = name.replace("\ud800", "\ufffd")  # half a character cannot be written as UTF-8
    assert again.title == again.notes == again.main.nodes["n1"].name == kept


@pytest.mark.parametrize("port", ["", "x[1]", "a.b", "[0]", "图像", "x[1][2]"])
@pytest.mark.parametrize("slot", [0, 3])
def test_ports_of_any_name_come_back(port, slot):
    edge = Edge(PortRef("n1", "output"), PortRef("n2", port, slot))
    graph = dataclasses.replace(small().main, edges=(edge,))
    again = parse_project(project_text(small().with_graph(MAIN, graph))).project
    assert again.main.edges == (edge,)


def test_saving_and_loading(tmp_path):
    path = tmp_path / "项目 with spaces 🙂.dls"
    state = write_project(small(), path)
    assert load(path) == small()
    assert FileState.of(path) == state
    assert path.read_text(encoding="utf-8") == project_text(small())


def test_a_file_changed_by_others_is_not_overwritten(tmp_path):
    path = tmp_path / "a.dls"
    state = write_project(small(), path)
    path.write_text(path.read_text().replace("Small", "Smart"))
    with pytest.raises(ChangedOnDiskError, match="another program has changed it"):
        write_project(small(), path, expected=state)
    assert load(path).title == "Smart"
    write_project(small(), path)
    assert load(path).title == "Small"


def test_a_file_that_is_gone_is_written_again(tmp_path):
    path = tmp_path / "a.dls"
    state = write_project(small(), path)
    path.unlink()
    assert FileState.of(path) is None
    assert write_project(small(), path, expected=state) == state


def test_what_could_not_be_opened_again_is_not_written(tmp_path):
    path = tmp_path / "a.dls"
    write_project(small(), path)
    with pytest.raises(ProjectError, match=r"“a\.dls” was not written.*longer than 1,000,000"):
        write_project(dataclasses.replace(small(), notes="x" * 1_000_001), path)
    assert load(path) == small()


def test_training_holds_every_setting():
    raw = json.loads(project_text(Project()))
    names = {field.name for field in dataclasses.fields(TrainSpec)} - {"extra"}
    assert raw["training"].keys() == names


@pytest.mark.parametrize("make", ["folder", "missing", "zero", "pipe"])
def test_what_is_no_file_gets_a_sentence(tmp_path, make):
    path = tmp_path / "a.dls"
    if make == "folder":
        path.mkdir()
        expected = "is a folder"
    elif make == "missing":
        expected = "is not in"
    elif make == "zero":
        path, expected = tmp_path / "a\0.dls", "is not a name for a file"
    else:
        if not hasattr(os, "mkfifo"):
            pytest.skip("no named pipes here")
        os.mkfifo(path)
        expected = "not an ordinary file"
    with pytest.raises(ProjectError, match=expected):
        read_project(path)


def test_an_unreadable_file_gets_a_sentence(tmp_path):
    path = tmp_path / "a.dls"
    write_project(small(), path)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(ProjectError, match="may not be read by you"):
        read_project(path)
