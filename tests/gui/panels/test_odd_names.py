"""Folders and files with odd names: saved, opened, trained, exported and opened again in them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dlstudio.gui.dialogs.export import ExportDialog
from dlstudio.gui.models.studio import Studio
from dlstudio.project.builder import Graph
from dlstudio.project.files import load
from dlstudio.spec.spec import Choice
from dlstudio.training.records import Record

LONG = 120_000
EVERYWHERE = (
    "with space",
    "网络 模型",
    "😀🚀",
    "a#b%20c",
    "100%",
    "n" * 200,
    "-dash",
    "$HOME",
    "it's",
)
NOT_ON_WINDOWS = ("dot.", 'a "quote"', "a:b*c?", " edge ", "line\nbreak", "back\\slash")
NAMES = EVERYWHERE if os.name == "nt" else (*EVERYWHERE, *NOT_ON_WINDOWS)


def in_folder(studio: Studio, folder: Path, name: str) -> Path:
    """Save a network with its own data beside it under an odd name, and open it anew."""
    folder.mkdir()
    (folder / f"{name}.csv").write_text("a,b,kind\n" + "1,2,u\n2,1,v\n" * 20)
    graph = Graph(name[:40])
    x = graph.add("Input", name="features", shape=(2,))
    graph.add("Output", name="logits", source=graph.add("Linear", out_features=2, source=x))
    graph.training(epochs=1, threads=1, device="cpu")
    project = replace(graph.project, data=Choice("table", {"path": f"{name}.csv"}))
    file = folder / f"{name}.dls"
    studio.files.new(project)
    studio.files.save(file)
    studio.files.close()
    studio.files.open(file)
    assert studio.files.path == file and studio.document.project == project
    assert load(file) == project
    return file


def trained(studio: Studio, out: Path, qtbot: QtBot) -> Record:
    assert studio.run.start(studio.document.project, out, folder=studio.ready.folder)
    qtbot.waitUntil(lambda: not studio.run.active, timeout=LONG)
    [folder] = out.iterdir()
    return Record.open(folder)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_project_lives_in_an_odd_folder(
    name: str, studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / name
    file = in_folder(studio, folder, name)
    studio.ready.wake()
    qtbot.waitUntil(lambda: studio.ready.known, timeout=LONG)
    assert studio.ready.errors == ()
    record = trained(studio, folder / f"runs {name[:60]}", qtbot)
    assert studio.run.state == "finished" and record.module()
    assert not studio.files.changed_on_disk()
    kept = {file.name, f"{name}.csv", f"runs {name[:60]}"}
    assert {path.name for path in folder.iterdir()} == kept


def test_an_export_into_an_odd_folder_is_proven_there(
    studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    name = "网络 #1 %20 😀 it's $HOME & more"
    in_folder(studio, tmp_path / name, name)
    studio.settings["runs_folder"] = str(tmp_path / name / f"{name} runs")
    trained(studio, studio.runs_folder, qtbot)
    dialog = ExportDialog.ask(studio)
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=LONG)
    dialog.place.setText(str(tmp_path / name / f"{name}.py"))
    dialog.start()
    qtbot.waitUntil(lambda: not studio.jobs.busy, timeout=LONG)
    dialog.close()
    written = {path.name for path in (tmp_path / name).iterdir()}
    assert f"{name}.py" in written
    assert any(one.startswith(name) and one.endswith(".proof.json") for one in written)
