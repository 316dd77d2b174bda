"""Layers of one's own beside those of the catalogue: compared, exchanged, and told in the costs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import dlstudio as dls
from dlstudio.comparing.compare import compare
from dlstudio.compiler.own_answers import known
from dlstudio.gui.canvas.ghost import difference
from dlstudio.gui.canvas.swapping import swap
from dlstudio.gui.frame.status_line import StatusLine
from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import SetParam
from dlstudio.project.document import Document
from dlstudio.project.model import Project
from tests.helpers.own_layers import chain, file_in

GATE = "own:my_layers.py:Gate"


@pytest.fixture
def gate(tmp_path: Path) -> Project:
    """An own layer whose width is 6."""
    file_in(tmp_path)
    return chain(tmp_path, GATE, width=6)


def test_a_default_that_is_written_out_is_no_difference(gate: Project) -> None:
    eight = SetParam(node="n2", name="width", value=8).apply(gate)
    nodes = dict(gate.main.nodes)
    nodes["n2"] = replace(nodes["n2"], layer=nodes["n2"].layer.without_value("width"))
    unset = gate.with_graph("main", replace(gate.main, nodes=nodes))
    assert [d for d in compare(eight, unset) if d.field == "width"] == []
    (told,) = [d for d in compare(gate, unset) if d.field == "width"]
    assert (told.old, told.new) == (6, 8) and str(told.sentence) == "own: width 6 → 8"


def test_a_repair_says_the_default_that_it_goes_back_to(gate: Project) -> None:
    node = gate.main.nodes["n2"]
    plain = replace(node, layer=node.layer.without_value("width"))
    assert difference(node, plain, gate.own) == "width 6 → 8"


def test_values_are_taken_over_into_an_own_layer_and_out_of_it(gate: Project) -> None:
    linear = swap(gate, "main", "n2", "Linear").apply(gate)
    linear = SetParam(node="n2", name="bias", value=False).apply(linear)
    own = swap(linear, "main", "n2", GATE).apply(linear).main.nodes["n2"]
    assert own.layer.key == GATE and own.layer.values["bias"] is False
    again = swap(gate, "main", "n2", "own:my_layers.py:Halves").apply(gate)
    assert dict(again.main.nodes["n2"].layer.values) == {}


def test_the_status_line_says_that_own_layers_are_not_counted(
    gate: Project, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = dls.Graph("plain")
    x = graph.add("Linear", source=graph.add("Input", shape=(16,)), out_features=4)
    graph.add("Output", source=x)
    for project, text, tip in (
        (known(gate), "0 MACs and own layers", "own layers are not known: own"),
        (graph.project, "64 MACs", "Multiply-accumulates for one sample"),
    ):
        studio = Studio(Settings(tmp_path / "settings.ini"), Look("light"), Document(project))
        monkeypatch.setattr(studio.files, "shown", True)
        line = StatusLine(studio)
        qtbot.addWidget(line)
        studio.document.check_now()
        assert line.macs.text() == text and line.macs.toolTip().endswith(tip)
