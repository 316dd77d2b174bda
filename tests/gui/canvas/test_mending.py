"""Problems: walked through and repaired by key; what a repair would do is seen before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from dlstudio.catalog import LAYERS
from dlstudio.catalog.calls import ALWAYS, ModuleCall
from dlstudio.gui.canvas.ghost import difference
from dlstudio.gui.canvas.tooltips import tooltip_at
from dlstudio.gui.forms.tips import tip_of
from dlstudio.gui.panels.parts import ProblemCard, RepairButton
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire
from tests.gui.canvas.test_making import in_window  # noqa: F401

Open = Callable[..., Hands]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def broken() -> Project:
    """A Linear with a wrong size, and a Conv1d that gets an image."""
    return network(
        node("n1", "Input", 0, 0, shape=(4,)),
        node("n2", "Linear", 260, 0, "fc", in_features=9, out_features=3),
        node("n3", "Output", 520, 0),
        node("n4", "Input", 0, 200, "image", shape=(1, 8, 8)),
        node("n5", "Dropout", 260, 200, "drop", p=3.0),
        node("n6", "Output", 520, 200, "out"),
        wires=(wire("n1", "n2"), wire("n2", "n3"), wire("n4", "n5"), wire("n5", "n6")),
    )


def wrong(hands: Hands) -> set[str]:
    return {d.node for d in hands.studio.document.report.errors if d.node}


def test_keys_walk_from_problem_to_problem_and_say_it_there(in_window: Open) -> None:  # noqa: F811
    hands = in_window(broken())
    assert wrong(hands) == {"n2", "n5"}
    seen = []
    for _ in range(3):
        hands.key(Key.Key_F8)
        seen.append(hands.studio.selection.single)
        assert hands.view.overlays.reason.isVisible()
    assert set(seen) == {"n2", "n5"} and seen[0] == seen[2]
    text = hands.view.overlays.reason.text()
    assert "9" in text and "Ctrl+." in text if seen[2] == "n2" else "Ctrl+." in text
    hands.key(Key.Key_F8, SHIFT)
    assert hands.studio.selection.single == seen[1]
    hands.studio.selection.set()
    assert not hands.view.overlays.reason.isVisible()


def test_one_key_repairs_the_selected_layer_in_one_step(in_window: Open) -> None:  # noqa: F811
    hands = in_window(broken())
    hands.studio.selection.set(["n2"])
    hands.key(Key.Key_Period, CTRL)
    assert wrong(hands) == {"n5"} and hands.steps() == 1
    told: list[object] = []
    hands.studio.failed.connect(told.append)
    hands.key(Key.Key_Period, CTRL)
    assert "Nothing is wrong here" in str(told[0]) and hands.steps() == 1
    hands.studio.selection.set()
    hands.key(Key.Key_Period, CTRL)  # with nothing selected: the first problem
    assert not wrong(hands) and hands.steps() == 2
    hands.undo()
    hands.undo()
    assert hands.graph == broken().main


def test_a_wire_is_repaired_when_it_is_selected(in_window: Open) -> None:  # noqa: F811
    hands = in_window(
        network(
            node("n1", "Input", 0, 0, shape=(4,)), node("n2", "Output", 300, 0),
            wires=(wire("n1", "n2"), wire("n1", "n2.gone")),
        )
    )  # fmt: skip
    hands.studio.selection.set(edge=wire("n1", "n2.gone"))
    hands.key(Key.Key_Period, CTRL)
    assert hands.edges == {wire("n1", "n2")}


def test_the_pointer_on_a_repair_shows_its_result_as_a_ghost(in_window: Open) -> None:  # noqa: F811
    hands = in_window(
        network(node("n2", "Linear", 300, 0, "fc"), node("n3", "Output", 600, 0),
                wires=(wire("n2", "n3"),))
    )  # fmt: skip
    hands.studio.ask_panel("problems")
    ghost = hands.view.overlays.ghost
    window = hands.view.window()
    hands.bot.waitUntil(lambda: bool(window.findChildren(RepairButton)))
    button = next(b for b in window.findChildren(RepairButton) if b.text() == "Add an Input")
    spot = QPointF(4, 4)
    QApplication.sendEvent(
        button, QEnterEvent(spot, spot, QPointF(button.mapToGlobal(QPoint(4, 4))))
    )
    assert len(ghost.items) == 2  # the Input and its wire
    assert all(item.scene() is hands.view.stage.scene for item in ghost.items)
    assert hands.steps() == 0 and len(hands.graph.nodes) == 2
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert not ghost.items
    button.setFocus()
    assert ghost.items
    hands.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    hands.settle()
    assert not ghost.items and len(hands.graph.nodes) == 3
    card = window.findChild(ProblemCard)
    assert card is None or card.found.code != "DL108"


def test_a_ghost_tells_what_would_go_and_what_would_change(open_canvas: Open) -> None:
    hands = open_canvas(broken())
    before = hands.view.viewport().grab().toImage()
    fixes = {d.node: d.fixes[0] for d in hands.studio.document.report.errors if d.fixes}
    hands.studio.previewed.emit(fixes["n2"])
    hands.settle()
    ghost = hands.view.overlays.ghost
    assert len(ghost.items) == 2 and hands.view.viewport().grab().toImage() != before
    hands.studio.previewed.emit(None)
    hands.settle()
    assert not ghost.items and hands.view.viewport().grab().toImage() == before
    after = fixes["n2"].apply(hands.studio.document.project).main.nodes["n2"]
    assert difference(hands.graph.nodes["n2"], after).startswith("in_features 9 → ")
    hands.studio.previewed.emit(fixes["n2"])
    hands.studio.document.open(type(hands.studio.document.document)(network()))
    hands.settle()  # another project: nothing is left, nothing breaks
    assert not ghost.items


# --- hover ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shape", "parts"),
    [
        ((3, 8, 8), ["(N, 3, 8, 8) float32", "N: samples at once; 32", "768 B a sample",
                     "24.6 kB a batch of 32"]),
        (("T", 4), ["T: a length that the data decides", "16 B a sample for each unit of T"]),
    ],
)  # fmt: skip
def test_a_wire_explains_its_tensor(
    open_canvas: Open, shape: tuple[object, ...], parts: list[str]
) -> None:
    project = network(
        node("n1", "Input", 0, 0, shape=shape), node("n2", "Output", 400, 0),
        wires=(wire("n1", "n2"),),
    )  # fmt: skip
    hands = open_canvas(project)
    middle = (hands.port("n1", True) + hands.port("n2", False)) / 2
    text = tooltip_at(hands.view.stage, middle)
    assert [part for part in parts if part not in text] == []
    spot = hands.at(middle)
    view = hands.view.viewport()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, spot, view.mapToGlobal(spot)))
    hands.bot.waitUntil(lambda: QToolTip.text() == text)


def test_a_parameter_explains_itself() -> None:
    tip = tip_of(LAYERS["Conv2d"].param("padding"))
    assert "Unit: px" in tip and "Default: 0" in tip and "Allowed:" in tip
    assert "Default of torch: false" in tip_of(LAYERS["LSTM"].param("batch_first"))
    always = [
        param
        for spec in LAYERS.values()
        if isinstance(spec.call, ModuleCall)
        for param in spec.params
        if spec.call.torch_defaults.get(param.name) is ALWAYS
    ]
    assert always and all("torch has no default" in tip_of(param) for param in always)
