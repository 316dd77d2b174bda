"""The loss in the training form: drawn losses are offered, begun, opened and explained."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.training import TrainingPanel
from dlstudio.project.commands import ChooseData, SetTraining
from dlstudio.project.document import Document
from dlstudio.spec.spec import Choice
from tests.helpers.losses import drawn, several


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., TrainingPanel]) -> TrainingPanel:
    return shown(TrainingPanel(studio), 1100, 600)


def test_a_new_loss_graph_is_chosen_and_shown(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot
) -> None:
    studio.document.do(ChooseData(data=Choice("digits")))
    qtbot.mouseClick(panel.form.loss.new, Qt.MouseButton.LeftButton)
    assert studio.document.graph_name == "loss"
    assert studio.document.project.training.loss == Choice("block:loss")
    ends = {node.name: node.layer.values for node in studio.document.graph.nodes.values()}
    assert ends["logits"] == {"shape": (10,), "dtype": "float32"}
    assert ends["target"] == {"shape": (), "dtype": "int64"}
    assert panel.form.loss.chooser.currentText() == "loss"
    studio.document.undo()
    assert "loss" not in studio.document.project.graphs
    assert studio.document.project.training.loss == Choice("CrossEntropyLoss")
    assert panel.form.loss.chooser.currentData() == "CrossEntropyLoss"


def test_a_drawn_loss_is_offered_with_its_values(
    panel: TrainingPanel, studio: Studio, qtbot: QtBot
) -> None:
    studio.document.open(Document(drawn()))
    form = panel.form.loss
    assert form.chooser.currentText() == "dice and pixels"
    assert list(form.form.editors) == ["smooth", "share"]
    assert form.takes.text() == "Takes mask, target"
    with qtbot.waitSignal(studio.document.shown):
        qtbot.mouseClick(form.open, Qt.MouseButton.LeftButton)
    assert studio.document.graph_name == "dice and pixels"
    studio.document.do(SetTraining(name="loss", value=Choice("MSELoss")))
    assert not form.open.isVisible() and not form.takes.isVisible()
    assert form.chooser.findData("block:dice and pixels") > 0


def test_it_says_which_output_takes_which_place(panel: TrainingPanel, studio: Studio) -> None:
    project = several(("a", "teacher"), Choice("DistillationLoss"))
    studio.document.open(Document(project))
    assert panel.form.loss.takes.text() == "Takes student ← a, teacher, target"
