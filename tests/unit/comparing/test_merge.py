"""merge: laws that hold for all projects, each kind of conflict, and git as the judge."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlstudio.cli import main
from dlstudio.comparing.compare import compare
from dlstudio.comparing.merge import merge
from dlstudio.graph.edits import same
from dlstudio.graph.model import Edge, PortRef
from dlstudio.project import commands
from dlstudio.project.command import Command
from dlstudio.project.files import load, parse_project, project_text, write_project
from dlstudio.project.model import Project
from dlstudio.project.muting import SetMuted
from dlstudio.resources import resource
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check
from tests.helpers.strategies import projects

# Several whole projects are much to draw.
LARGE = [HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large]


def cnn() -> Project:
    return load(resource("samples", "digits-cnn.dls"))


def done(project: Project, *steps: Command) -> Project:
    for step in steps:
        project = step.apply(project)
    return project


def id_of(project: Project, name: str) -> str:
    node = project.main.named(name)
    assert node is not None
    return node.id


@settings(max_examples=25, deadline=None, suppress_health_check=LARGE)
@given(projects(wild=True), projects(wild=True))
def test_one_sided_changes_are_taken_as_they_are(base: Project, other: Project) -> None:
    for sides in ((base, other, base), (base, base, other), (base, other, other)):
        merged = merge(*sides)
        assert merged.clean and same(merged.project, other)


@settings(max_examples=25, deadline=None, suppress_health_check=LARGE)
@given(projects(), projects(), projects())
def test_whatever_is_merged_can_be_opened_again(a: Project, b: Project, c: Project) -> None:
    merged = merge(a, b, c).project
    again = parse_project(project_text(merged)).project
    assert project_text(again) == project_text(merged)
    for graph in merged.graphs.values():
        ends = {end.node for edge in graph.edges for end in edge}
        assert ends <= graph.nodes.keys()
        assert all(id == node.id for id, node in graph.nodes.items())


FIELDS = st.sampled_from(["conv1", "conv2", "fc", "dropout", "epochs", "title", "move", "add"])


def edited(project: Project, what: str) -> Project:
    if what == "epochs":
        return replace(project, training=replace(project.training, epochs=77))
    if what == "title":
        return replace(project, title="Other")
    if what == "move":
        return done(project, commands.MoveNodes(positions={id_of(project, "pool"): (1.0, 2.0)}))
    if what == "add":
        return done(
            project, commands.AddNode(layer=Choice("GELU"), position=(0.0, 0.0), name="gelu1")
        )
    name, value = ("p", 0.123) if what == "dropout" else ("bias", False)
    return done(project, commands.SetParam(node=id_of(project, what), name=name, value=value))


@settings(max_examples=30, deadline=None)
@given(FIELDS, FIELDS)
def test_independent_edits_merge_to_both_in_either_order(one: str, other: str) -> None:
    base = cnn()
    expected = edited(base, one) if one == other else edited(edited(base, one), other)
    for sides in ((one, other), (other, one)):
        merged = merge(base, *(edited(base, what) for what in sides))
        assert merged.clean
        assert merged.project == expected


def test_two_values_for_one_thing_are_a_conflict_that_keeps_ours() -> None:
    base = cnn()
    conv = id_of(base, "conv1")
    ours = done(base, commands.SetParam(node=conv, name="out_channels", value=48))
    theirs = done(base, commands.SetParam(node=conv, name="out_channels", value=64))
    merged = merge(base, ours, theirs)
    assert merged.project == ours
    assert [str(c.sentence) for c in merged.conflicts] == [
        "main › conv1 › out_channels: ours has 48, theirs has 64 (before: 32). Ours was kept."
    ]


def test_new_nodes_with_one_id_both_stay_and_the_wires_follow() -> None:
    """Both sides put another layer between flatten and dropout; both were given one id."""
    base = cnn()

    def inserted(key: str, port: str) -> Project:
        added = done(base, commands.AddNode(layer=Choice(key), position=(0.0, 0.0), name="extra1"))
        new = next(iter(added.main.nodes.keys() - base.main.nodes.keys()))
        wire = Edge(PortRef(id_of(base, port), "output"), PortRef(new, "input"))
        return done(added, commands.Connect(source=wire.source, target=wire.target))

    merged = merge(base, inserted("GELU", "conv1"), inserted("Tanh", "conv2"))
    assert merged.clean
    graph = merged.project.main
    new = [node for id, node in graph.nodes.items() if id not in base.main.nodes]
    assert sorted(node.layer.key for node in new) == ["GELU", "Tanh"]
    assert len({node.name for node in new}) == 2
    fed = {edge.target.node: edge.source.node for edge in graph.edges}
    by_key = {node.layer.key: fed[node.id] for node in new}
    assert by_key == {"GELU": id_of(base, "conv1"), "Tanh": id_of(base, "conv2")}


def test_a_node_removed_there_and_changed_here_stays_with_its_wires() -> None:
    base = cnn()
    conv = id_of(base, "conv2")
    ours = done(base, commands.SetParam(node=conv, name="out_channels", value=48))
    theirs = done(base, commands.RemoveNodes(ids=(conv,)))
    merged = merge(base, ours, theirs)
    assert merged.project.main.edges == base.main.edges
    assert "theirs removed it, ours changed it" in str(merged.conflicts[0].sentence)
    other = merge(base, theirs, ours)
    assert conv not in other.project.main.nodes
    assert "It stays removed" in str(other.conflicts[0].sentence)


def test_a_wire_to_a_node_that_is_gone_is_told() -> None:
    base = cnn()
    conv, fc = id_of(base, "conv1"), id_of(base, "fc")
    wire = Edge(PortRef(conv, "output"), PortRef(fc, "input"))
    ours = done(base, commands.RemoveNodes(ids=(conv,)))
    theirs = done(base, commands.Connect(source=wire.source, target=wire.target))
    merged = merge(base, ours, theirs)
    assert any("The wire was left out" in str(c.sentence) for c in merged.conflicts)
    assert all(conv not in (e.source.node, e.target.node) for e in merged.project.main.edges)


def test_both_sides_may_add_a_wire_to_a_port_that_takes_many() -> None:
    base = done(cnn(), commands.AddNode(layer=Choice("Add"), position=(0.0, 0.0), name="sum"))
    total = id_of(base, "sum")

    def wired(name: str) -> Project:
        wire = Edge(PortRef(id_of(base, name), "output"), PortRef(total, "inputs"))
        return done(base, commands.Connect(source=wire.source, target=wire.target))

    merged = merge(base, wired("conv1"), wired("bn1"))
    assert merged.clean
    slots = {e.target.slot: e.source.node for e in merged.project.main.into(total)}
    assert slots == {0: id_of(base, "conv1"), 1: id_of(base, "bn1")}
    assert check(merged.project).main.nodes[total].outputs


def test_a_block_that_is_needed_on_one_side_is_brought_back() -> None:
    base = replace(cnn(), graphs={**cnn().graphs, "tail": cnn().main})
    ours = replace(base, graphs={"main": base.main})
    theirs = done(base, commands.AddNode(layer=Choice("block:tail"), position=(0.0, 0.0), name="t"))
    merged = merge(base, ours, theirs)
    assert "tail" in merged.project.graphs
    assert any("brought back" in str(c.sentence) for c in merged.conflicts)


def test_metrics_and_unknown_keys_merge_by_entry() -> None:
    base = cnn()
    ours = replace(
        base,
        training=replace(base.training, metrics=(*base.training.metrics, Choice("F1Score"))),
        extra={"a": {"x": 1}},
    )
    theirs = replace(
        base,
        training=replace(base.training, metrics=(*base.training.metrics, Choice("Precision"))),
        extra={"a": {"y": 2}},
    )
    merged = merge(replace(base, extra={"a": {}}), ours, theirs)
    assert merged.clean
    assert [c.key for c in merged.project.training.metrics][-2:] == ["F1Score", "Precision"]
    assert merged.project.extra == {"a": {"x": 1, "y": 2}}


def test_the_command_tells_each_conflict_and_never_writes_a_broken_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = cnn()
    files = {}
    for name, epochs in (("base", 10), ("ours", 20), ("theirs", 30)):
        files[name] = tmp_path / f"{name}.dls"
        write_project(replace(base, training=replace(base.training, epochs=epochs)), files[name])
    names = [str(files[name]) for name in ("base", "ours", "theirs")]
    out = tmp_path / "out.dls"
    assert main(["merge", *names, "-o", str(out)]) == 1
    assert "training › epochs: ours has 20, theirs has 30" in capsys.readouterr().err
    assert load(out).training.epochs == 20
    assert main(["merge", *names, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["conflicts"][0]["place"] == "training › epochs"
    files["theirs"].write_text("<<<<<<< HEAD")
    kept = files["ours"].read_bytes()
    assert main(["merge", *names]) == 2
    assert files["ours"].read_bytes() == kept


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_projects_with_it(tmp_path: Path) -> None:
    """A real repository: a merge that lines would refuse, then one with a conflict."""

    def git(*words: str, code: int = 0) -> str:
        names = {
            f"GIT_{who}_{what}": "x"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        environment = {
            **os.environ,
            **names,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        run = subprocess.run(
            ["git", *words], cwd=tmp_path, env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert run.returncode == code, run.stdout + run.stderr
        return run.stdout + run.stderr

    def commit(project: Project, text: str) -> None:
        write_project(project, tmp_path / "net.dls")
        git("add", "-A")
        git("commit", "-qm", text)

    base = cnn()
    conv = id_of(base, "conv1")
    git("init", "-q", "-b", "main")
    git("config", "merge.dlstudio.driver", f'"{sys.executable}" -m dlstudio merge %O %A %B')
    (tmp_path / ".gitattributes").write_text("*.dls merge=dlstudio\n")
    commit(base, "base")
    git("checkout", "-qb", "side")
    theirs = done(
        base,
        commands.SetParam(node=conv, name="padding", value=2),
        commands.AddNode(layer=Choice("Tanh"), position=(0.0, 0.0), name="extra1"),
    )
    commit(theirs, "theirs")
    git("checkout", "-q", "main")
    commit(
        done(
            base,
            commands.SetParam(node=conv, name="out_channels", value=48),
            commands.AddNode(layer=Choice("GELU"), position=(0.0, 0.0), name="extra1"),
        ),
        "ours",
    )
    git("merge", "-q", "side", "-m", "both")
    both = load(tmp_path / "net.dls")
    assert (
        dict(both.main.nodes[conv].layer.values).items()
        >= {"out_channels": 48, "padding": 2}.items()
    )
    assert {"GELU", "Tanh"} <= {node.layer.key for node in both.main.nodes.values()}
    assert git("status", "--short") == ""

    git("checkout", "-qb", "other", "side")
    commit(
        done(theirs, commands.SetParam(node=conv, name="out_channels", value=64)), "theirs again"
    )
    git("checkout", "-q", "main")
    assert "out_channels: ours has 48, theirs has 64" in git("merge", "other", "-m", "no", code=1)
    assert git("status", "--short").startswith("UU net.dls")
    assert load(tmp_path / "net.dls").main.nodes[conv].layer.values["out_channels"] == 48


def test_a_muted_layer_is_told_and_merged() -> None:
    base = cnn()
    relu = id_of(base, "relu1")
    ours = done(base, SetMuted(ids=(relu,)))
    theirs = done(base, commands.SetParam(node=id_of(base, "fc"), name="out_features", value=7))
    merged = merge(base, ours, theirs)
    assert merged.clean and merged.project.main.nodes[relu].muted
    told = [d for d in compare(base, ours) if d.field == "muted"]
    assert [(d.name, d.old, d.new, str(d.sentence)) for d in told] == [
        ("relu1", False, True, "relu1 is muted")
    ]
    back = [d for d in compare(ours, base) if d.field == "muted"]
    assert [str(d.sentence) for d in back] == ["relu1 is muted no more"]
