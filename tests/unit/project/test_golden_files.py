"""Files of every version that was ever written open forever, and to the same project.

A file in ``tests/golden/projects`` is never edited; a new version of the format adds one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dlstudio.graph.edits import with_changed, with_param
from dlstudio.graph.model import FRAME, NOTE, BlockParam, Edge, Graph, Learning, Mark, Node, PortRef
from dlstudio.project.files import load, project_text, read_project
from dlstudio.project.migrations import STEPS, VERSION, VERSION_KEY, migrated
from dlstudio.project.model import MAIN, Bookmark, Project, TrainSpec
from dlstudio.spec.spec import Choice

GOLDEN = Path(__file__).parents[2] / "golden" / "projects"
SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


# A project that needs nothing newer is still written in its old version, byte for byte.
def with_functions(project: Project) -> Project:
    """Return the project with what needs version 2."""
    step = project.graphs["残差"]
    main = with_param(project.main, "n3", "width", 8)
    params = (
        BlockParam(name="width", default=4, help="Numbers per “row”.", low=1, high=1024),
        BlockParam(name="share", kind="float", default=0.5, extra={"unit": "%"}),
        BlockParam(name="bias", kind="bool", default=True),
    )
    project = project.with_graph(MAIN, with_param(main, "n3", "repeat", 3))
    return project.with_graph("残差", replace(step, params=params))


def edge(source: str, target: str, slot: int = 0) -> Edge:
    return Edge(PortRef(*source.split(".")), PortRef(*target.split("."), slot))


def everything() -> Project:
    """Return a project with all that a file of version 1 can hold."""
    main = {
        "n1": Node(id="n1", layer=Choice("Input", {"shape": (1, 28, 28)}), name="image"),
        "n2": Node(
            id="n2",
            layer=Choice("Conv2d", {"out_channels": 6, "kernel_size": (5, 3), "padding": 2}),
            name="conv1",
            position=(280.0, -12.5),
            note="first “features”\nof the picture",
        ),
        "n3": Node(id="n3", layer=Choice("block:残差"), name="residual1", position=(560.0, 0.0)),
        "n7": Node(id="n7", layer=Choice("Add"), name="add", position=(840.0, 0.0)),
        "n8": Node(
            id="n8",
            layer=Choice("Hyperconv", {"angles": (0.5, (1, 2)), "on": None}),
            name="层",
            position=(1120.0, 0.0),
            extra={"colour": {"r": 1}},
        ),
        "n9": Node(id="n9", layer=Choice("Output"), name="logits", position=(1400.0, 0.0)),
    }
    wires = (
        edge("n1.output", "n2.input"),
        edge("n2.output", "n3.图像"),
        edge("n2.output", "n7.inputs"),
        edge("n3.out", "n7.inputs", 1),
        edge("n7.output", "n8.input"),
        edge("n8.output", "n9.input"),
    )
    block = {
        "n1": Node(id="n1", layer=Choice("Input"), name="图像"),
        "n2": Node(id="n2", layer=Choice("ReLU"), name="relu", position=(280.0, 0.0)),
        "n3": Node(id="n3", layer=Choice("Output"), name="out", position=(560.0, 0.0)),
    }
    inner = (edge("n1.output", "n2.input"), edge("n2.output", "n3.input"))
    return Project(
        title="Everything: 全部 🙂",
        graphs={
            MAIN: Graph(nodes=main, edges=wires, extra={"groups": [{"name": "stem"}]}),
            "残差": Graph(nodes=block, edges=inner),
        },
        data=Choice("digits", {"size": "28"}),
        training=TrainSpec(
            epochs=15,
            batch_size=64,
            loss=Choice("NLLLoss"),
            optimizer=Choice("SGD", {"lr": 0.05, "momentum": 0.9}),
            schedule=Choice("StepLR", {"step_size": 5}),
            metrics=(Choice("Accuracy"),),
            clip_norm=1.0,
            patience=3,
            seed=7,
            device="cpu",
            extra={"ema": 0.999},
        ),
        notes="Line one.\n第二行。",
        extra={"author": "Ada"},
    )


def with_muted(project: Project) -> Project:
    """Return the project with what needs version 3."""
    return project.with_graph(MAIN, with_changed(project.main, "n2", muted=True))


def with_learning(project: Project) -> Project:
    """Return the project with what needs version 4."""
    learning = Learning(
        init={
            "weight": Choice("kaiming_normal_", {"nonlinearity": "relu"}),
            "bias": Choice("constant_", {"val": 0.1}),
        },
        weight_decay=False,
        lr_factor=0.25,
    )
    main = with_changed(project.main, "n2", learning=learning)
    main = with_changed(main, "n3", learning=Learning(frozen=True))
    return project.with_graph(MAIN, main)


def with_marks(project: Project) -> Project:
    """Return the project with what needs version 5."""
    marks = {
        "f1": Mark(
            id="f1", kind=FRAME, area=(240.0, -60.0, 520.0, 240.0), text="stem 🙂", color="blue",
            extra={"locked": True},
        ),
        "t1": Mark(id="t1", kind=NOTE, area=(0.0, 120.5, 200.0, 90.0), text="# 注\n\n*why* <b>"),
    }  # fmt: skip
    bends = {edge("n2.output", "n7.inputs"): ((600.0, 220.0), (700.0, 230.5))}
    project = project.with_graph(MAIN, replace(project.main, marks=marks, bends=bends))
    places = {
        2: Bookmark(name="残差 inside", graph="残差", area=(-10.0, 0.0, 800.0, 450.5)),
        1: Bookmark(name="all", graph=MAIN, area=(0.0, 0.0, 1.0, 1.0), extra={"zoom": 2}),
    }
    return replace(project, bookmarks=places)


def with_ties(project: Project) -> Project:
    """Return the project with what needs version 6."""
    learning = Learning(weight_decay=False, tied_to="n2")
    return project.with_graph(MAIN, with_changed(project.main, "n8", learning=learning))


NEWEST = with_marks(with_learning(with_muted(with_functions(everything()))))
WRITTEN = {
    1: everything(),
    2: with_functions(everything()),
    3: with_muted(with_functions(everything())),
    4: with_learning(with_muted(with_functions(everything()))),
    5: NEWEST,
    6: with_ties(NEWEST),
}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.dls")), ids=lambda path: path.name)
def test_files_of_all_versions_open(path: Path) -> None:
    result = read_project(path)
    assert result.project == WRITTEN[int(path.stem.rpartition("-")[2])]
    assert result.notes == ()


def test_there_is_a_file_of_every_version() -> None:
    names = {path.name for path in GOLDEN.glob("version-*.dls")}
    assert names == {f"version-{version}.dls" for version in range(1, VERSION + 1)}


def test_the_newest_is_what_is_written_now() -> None:
    for version, project in WRITTEN.items():
        path = GOLDEN / f"version-{version}.dls"
        assert path.read_text(encoding="utf-8") == project_text(project)
        assert project_text(load(path)) == project_text(project)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.dls")), ids=lambda path: path.name)
def test_samples_are_written_as_they_stand(path: Path) -> None:
    assert project_text(load(path)) == path.read_text(encoding="utf-8")


def test_every_older_version_has_a_step() -> None:
    assert STEPS.keys() == set(range(1, VERSION))


def rename_layers(raw: dict[str, Any]) -> dict[str, Any]:
    return {**raw, "layers": [name.lower() for name in raw["layers"]]}


def add_notes(raw: dict[str, Any]) -> dict[str, Any]:
    return {**raw, "notes": raw.get("notes", "none")}


def test_steps_are_taken_in_a_row_and_change_nothing_they_were_given() -> None:
    steps = {1: rename_layers, 2: add_notes}
    old = {VERSION_KEY: 1, "layers": ["A", "B"]}
    new = migrated(old, steps, to=3)
    assert new == {VERSION_KEY: 3, "layers": ["a", "b"], "notes": "none"}
    assert old == {VERSION_KEY: 1, "layers": ["A", "B"]}


def test_migrating_twice_is_migrating_once() -> None:
    steps = {1: rename_layers, 2: add_notes}
    once = migrated({VERSION_KEY: 1, "layers": []}, steps, to=3)
    assert migrated(once, steps, to=3) is once


def test_a_file_from_the_middle_takes_the_later_steps_only() -> None:
    raw = migrated({VERSION_KEY: 2, "layers": ["A"]}, {1: rename_layers, 2: add_notes}, to=3)
    assert raw == {VERSION_KEY: 3, "layers": ["A"], "notes": "none"}


def test_an_older_file_is_lifted_and_the_person_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from dlstudio.project import reading

    monkeypatch.setattr(reading, "VERSION", 2)
    monkeypatch.setattr(reading, "OLDEST_WRITTEN", 2)
    monkeypatch.setattr(reading, "migrated", lambda raw, steps: migrated(raw, {1: add_notes}, to=2))
    result = reading.read_value({VERSION_KEY: 1, "graphs": {"main": {"nodes": []}}})
    assert result.project.notes == "none"
    assert "older version of DL Studio" in result.notes[0]
