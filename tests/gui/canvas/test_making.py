"""Cutting, joining, muting, swapping and taking out: by mouse and by key, one step each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[..., Hands]
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
RIGHT = Qt.MouseButton.RightButton
Key = Qt.Key


@pytest.fixture
def in_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Project], Hands]]:
    """Open a project in a whole window, where the keys of actions work."""
    studios: list[Studio] = []

    def open(project: Project) -> Hands:
        settings = Settings(tmp_path / "settings.ini")
        settings["language"], settings["theme"], settings["warm_torch"] = "en", "light", False
        studio = Studio(settings, Look("light"), folder=tmp_path / "recovery")
        studios.append(studio)
        window = MainWindow(studio)
        qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_settled", True))
        window.resize(1700, 900)
        studio.files.new(project)
        window.show()
        qtbot.waitExposed(window)
        window.canvas.setFocus()
        hands = Hands(qtbot, window.canvas, studio)
        hands.settle()
        hands.window = window  # type: ignore[attr-defined]
        return hands

    yield open
    for studio in studios:
        studio.files.leave()
        studio.jobs.wait()


def chain() -> Project:
    """Input -> Conv2d -> ReLU -> Output, and a Tanh beside the ReLU."""
    return network(
        node("n1", "Input", 0, 0, shape=(1, 8, 8)),
        node("n2", "Conv2d", 240, 0, "conv1", out_channels=4),
        node("n3", "ReLU", 480, 0, "relu1"),
        node("n4", "Output", 720, 0),
        node("n5", "Tanh", 480, 160, "tanh1"),
        wires=(wire("n1", "n2"), wire("n2", "n3"), wire("n3", "n4"), wire("n2", "n5")),
    )


# --- knife and Alt --------------------------------------------------------------------


def test_a_stroke_with_alt_cuts_what_it_crosses_in_one_step(open_canvas: Open) -> None:
    hands = open_canvas(chain())
    start, end = QPointF(450, -60), QPointF(450, 170)
    hands.press(start, ALT)
    for step in (0.2, 0.5, 0.8):
        hands.move(start + (end - start) * step)
    items = hands.view.stage.scene.edges
    assert items[wire("n2", "n3")].doomed and not items[wire("n1", "n2")].doomed
    hands.release(end, ALT)
    assert hands.edges == {wire("n1", "n2"), wire("n3", "n4")}
    assert hands.steps() == 1
    hands.undo()
    assert hands.edges == set(chain().main.edges)


def test_control_and_the_right_button_cut_without_a_menu(open_canvas: Open) -> None:
    hands = open_canvas(chain())
    view = hands.view.viewport()
    hands.bot.mousePress(view, RIGHT, CTRL, hands.at(QPointF(690, -50)))
    hands.move(QPointF(690, 20))
    hands.bot.mouseRelease(view, RIGHT, CTRL, hands.at(QPointF(690, 90)))
    assert wire("n3", "n4") not in hands.edges and hands.steps() == 1


def test_escape_takes_the_knife_back(open_canvas: Open) -> None:
    hands = open_canvas(chain())
    hands.press(QPointF(450, -60), ALT)
    hands.move(QPointF(450, 170))
    hands.key(Key.Key_Escape)
    hands.release(QPointF(450, 170), ALT)
    assert hands.steps() == 0
    assert not any(item.doomed for item in hands.view.stage.scene.edges.values())


def test_alt_and_click_on_a_port_breaks_all_its_wires(open_canvas: Open) -> None:
    hands = open_canvas(chain())
    hands.click(hands.port("n2", True), ALT)
    assert hands.edges == {wire("n1", "n2"), wire("n3", "n4")}
    assert hands.steps() == 1


def test_shift_lets_no_wire_take_a_layer_in(open_canvas: Open) -> None:
    project = network(
        node("n1", "Input", 0, 0, shape=(4,)),
        node("n2", "Output", 560, 0),
        node("n3", "ReLU", 280, 200),
        wires=(wire("n1", "n2"),),
    )
    hands = open_canvas(project)
    drop = hands.middle("n3") + QPointF(0, -200)
    hands.press(hands.middle("n3"))
    view = hands.view.viewport()
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    for place in (hands.middle("n3") + QPointF(0, -60), drop):
        spot = QPointF(hands.at(place))
        move = QMouseEvent(QEvent.Type.MouseMove, spot, view.mapToGlobal(spot),
                           Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, SHIFT)  # fmt: skip
        QApplication.sendEvent(view, move)
    hands.release(drop, SHIFT)
    assert hands.edges == {wire("n1", "n2")} and hands.graph.nodes["n3"].position[1] == 0


# --- several wires at once ------------------------------------------------------------


def test_a_wire_from_one_of_several_selected_takes_all_along(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "ReLU", 0, 0), node("n2", "Tanh", 0, 140), node("n3", "Sigmoid", 0, 280),
            node("n4", "Concat", 400, 140),
        )
    )  # fmt: skip
    hands.studio.selection.set(["n1", "n2", "n3"])
    hands.drag(hands.port("n2", True), hands.port("n4.inputs", False))
    assert {e.source.node for e in hands.edges} == {"n1", "n2", "n3"}
    assert len({e.target.slot for e in hands.edges}) == 3 and hands.steps() == 1


def test_one_output_reaches_all_selected_inputs(open_canvas: Open) -> None:
    hands = open_canvas(
        network(
            node("n1", "Input", 0, 100, shape=(4,)),
            node("n2", "ReLU", 400, 0), node("n3", "Tanh", 400, 140), node("n4", "GELU", 400, 280),
        )
    )  # fmt: skip
    hands.studio.selection.set(["n2", "n3", "n4"])
    hands.drag(hands.port("n3", False), hands.port("n1", True))
    assert hands.edges == {wire("n1", "n2"), wire("n1", "n3"), wire("n1", "n4")}
    hands.undo()
    assert not hands.edges


def test_j_connects_the_selected_layers_from_left_to_right(in_window: Open) -> None:
    project = network(
        node("n4", "Output", 900, 0), node("n1", "Input", 0, 0, shape=(4,)),
        node("n2", "ReLU", 300, -80), node("n3", "Tanh", 300, 80), node("n5", "Add", 600, 0),
    )  # fmt: skip
    hands = in_window(project)
    hands.key(Key.Key_A, CTRL)
    hands.key(Key.Key_J)
    pairs = {(e.source.node, e.target.node) for e in hands.edges}
    assert pairs == {("n1", "n2"), ("n1", "n3"), ("n2", "n5"), ("n3", "n5"), ("n5", "n4")}
    assert hands.steps() == 1 and hands.studio.document.report.ok
    told: list[object] = []
    hands.studio.document.refused.connect(told.append)
    hands.key(Key.Key_J)
    assert len(told) == 1 and "Nothing was connected" in str(told[0])
    hands.key(Key.Key_J, SHIFT)
    assert not hands.edges and hands.steps() == 2


# --- muting, taking out, swapping, doubling ------------------------------------------------


def test_m_mutes_and_unmutes(in_window: Open) -> None:
    hands = in_window(chain())
    hands.click(hands.middle("n3"))
    hands.key(Key.Key_M)
    hands.settle()
    assert hands.graph.nodes["n3"].muted and hands.view.stage.scene.nodes["n3"].face.muted
    assert hands.studio.document.report.ok
    hands.key(Key.Key_M)
    assert not hands.graph.nodes["n3"].muted and hands.steps() == 2
    told: list[object] = []
    hands.studio.document.refused.connect(told.append)
    hands.studio.selection.set(["n1"])
    hands.key(Key.Key_M)
    assert hands.steps() == 2 and "end of the network" in str(told[0])


def test_a_muted_layer_looks_faint_and_crossed(open_canvas: Open) -> None:
    from dlstudio.project.muting import SetMuted

    hands = open_canvas(chain())
    area = hands.view.viewport().rect()
    before = hands.view.viewport().grab(area).toImage()
    hands.studio.document.do(SetMuted(ids=("n3",)))
    hands.settle()
    after = hands.view.viewport().grab(area).toImage()
    box = hands.view.stage.scene.nodes["n3"].box()
    stripe = hands.at(QPointF(box[0] + 2, box[1] + 40))
    assert after.pixelColor(stripe).saturation() < before.pixelColor(stripe).saturation()
    corner = hands.at(QPointF(box[0] + 30, box[3] - 3 - (box[3] - box[1]) * 0.13))
    rows = [after.pixelColor(corner.x(), corner.y() + dy).lightness() for dy in range(-12, 10)]
    assert min(rows) < max(rows) - 60  # a line runs through what was an empty corner


def test_control_delete_joins_what_lay_around(in_window: Open) -> None:
    hands = in_window(chain())
    hands.studio.selection.set(["n2", "n3"])
    hands.key(Key.Key_Delete, CTRL)
    assert hands.edges == {wire("n1", "n4"), wire("n1", "n5")}
    assert set(hands.graph.nodes) == {"n1", "n4", "n5"} and hands.steps() == 1
    hands.undo()
    assert hands.edges == set(chain().main.edges)


def test_a_layer_is_taken_out_of_its_wires(in_window: Open) -> None:
    hands = in_window(chain())
    hands.studio.selection.set(["n3"])
    hands.key(Key.Key_X, CTRL | SHIFT)
    assert hands.edges == {wire("n1", "n2"), wire("n2", "n4"), wire("n2", "n5")}
    assert hands.graph.nodes["n3"].position[1] > 0 and hands.steps() == 1
    told: list[object] = []
    hands.studio.document.refused.connect(told.append)
    hands.key(Key.Key_X, CTRL | SHIFT)
    assert hands.steps() == 1 and "No wire leads" in str(told[0])


def test_a_copy_keeps_what_it_reads(in_window: Open) -> None:
    hands = in_window(chain())
    hands.studio.selection.set(["n2", "n3"])
    hands.key(Key.Key_D, CTRL | SHIFT)
    conv, relu = sorted(hands.studio.selection.nodes)
    assert {wire("n1", conv), wire(conv, relu)} < hands.edges
    assert len(hands.edges) == 6 and hands.steps() == 1


def test_another_layer_takes_the_place_and_keeps_wires_and_values(in_window: Open) -> None:
    hands = in_window(chain())
    hands.studio.selection.set(["n2"])
    hands.key(Key.Key_S, SHIFT)
    search = hands.view.adding.list
    assert search.isVisible() and "conv1" in search.search.placeholderText()
    first = [search.list.item(row).text() for row in range(4)]
    assert "Conv3d" in first and "Conv2d" not in first  # its own family stands first
    hands.bot.keyClicks(search.search, "linear")
    hands.bot.keyClick(search.search, Key.Key_Return)
    after = hands.graph.nodes["n2"]
    assert (after.layer.key, after.layer.values) == ("Linear", {"out_features": 4})
    assert after.name == "linear1" and hands.edges == set(chain().main.edges)
    assert hands.steps() == 1
    hands.undo()
    assert hands.graph == chain().main


def test_ports_of_another_layer_take_the_wires_by_their_place(open_canvas: Open) -> None:
    from dlstudio.gui.canvas.swapping import swap

    project = network(
        node("n1", "Input", 0, 0, shape=(4,)), node("n2", "ReLU", 200, 0, "rectify"),
        node("n3", "Output", 400, 0), wires=(wire("n1", "n2"), wire("n2", "n3")),
    )  # fmt: skip
    after = swap(project, "main", "n2", "Concat").apply(project).main
    assert set(after.edges) == {wire("n1", "n2.inputs"), wire("n2", "n3")}
    assert after.nodes["n2"].name == "rectify"  # a name that was given stays


def test_the_clipboard_is_left_alone_by_doubling(in_window: Open) -> None:
    QGuiApplication.clipboard().setText("mine")
    hands = in_window(chain())
    hands.studio.selection.set(["n2"])
    hands.key(Key.Key_D, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "mine"


# --- paste -----------------------------------------------------------------------------


def test_python_text_is_pasted_as_wired_nodes_in_one_step(open_canvas: Open) -> None:
    hands = open_canvas(chain())
    text = "nn.Sequential(nn.Flatten(), nn.Linear(64, 32), nn.ReLU(inplace=True))"
    QGuiApplication.clipboard().setText(text)
    hands.key(Key.Key_V, CTRL)
    assert len(hands.studio.selection.nodes) == 3 and hands.steps() == 1
    keys = {hands.graph.nodes[id].layer.key for id in hands.studio.selection.nodes}
    assert keys == {"Flatten", "Linear", "ReLU"} and len(hands.edges) == 6
    spots = [hands.graph.nodes[id].position for id in ("n6", "n7", "n8")]
    assert spots[0][0] < spots[1][0] < spots[2][0] and len({y for _, y in spots}) == 1
    hands.undo()
    assert hands.graph == chain().main


def test_what_python_text_leaves_open_is_told(open_canvas: Open) -> None:
    hands = open_canvas(chain())
    told: list[object] = []
    hands.studio.document.refused.connect(told.append)
    QGuiApplication.clipboard().setText("nn.Linear(4, width)")
    hands.key(Key.Key_V, CTRL)
    assert len(hands.graph.nodes) == 6 and "“width”" in str(told[0])
    QGuiApplication.clipboard().setText("nn.Sequential(nn.Linear(4, 8)")
    hands.key(Key.Key_V, CTRL)
    assert len(hands.graph.nodes) == 6 and "brackets" in str(told[1])


def test_text_copied_in_one_window_is_pasted_in_another(open_canvas: Open) -> None:
    first, second = open_canvas(chain()), open_canvas(network())
    first.key(Key.Key_A, CTRL)
    first.key(Key.Key_C, CTRL)
    second.key(Key.Key_V, CTRL)
    names = {node.name for node in second.graph.nodes.values()}
    assert names == {node.name for node in chain().main.nodes.values()}
    assert len(second.edges) == 4 and second.steps() == 1


# --- freezing ------------------------------------------------------------------------------


def weights_of(hands: Hands) -> list[str]:
    known = hands.studio.document.graph_report.nodes
    return [id for id, found in known.items() if found.weights]


def test_shift_f_freezes_and_unfreezes_what_has_weights(in_window: Open) -> None:
    hands = in_window(chain())
    hands.settle()
    ids = weights_of(hands)
    assert ids
    hands.studio.selection.set(list(hands.graph.nodes))
    hands.key(Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    hands.settle()
    assert {id for id, node in hands.graph.nodes.items() if node.learning.frozen} == set(ids)
    assert all(hands.view.stage.scene.nodes[id].face.frozen for id in ids)
    assert hands.studio.document.report.ok and hands.steps() == 1
    hands.key(Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert not any(node.learning.frozen for node in hands.graph.nodes.values())


def test_a_frozen_layer_wears_a_snowflake_and_hatching(open_canvas: Open) -> None:
    from dlstudio.project.learning_commands import SetLearning

    hands = open_canvas(chain())
    hands.settle()
    (id, *_) = weights_of(hands)
    area = hands.view.viewport().rect()
    before = hands.view.viewport().grab(area).toImage()
    hands.studio.document.do(SetLearning(ids=(id,), name="frozen", value=True))
    hands.settle()
    after = hands.view.viewport().grab(area).toImage()
    box = hands.view.stage.scene.nodes[id].box()
    stripe = [hands.at(QPointF(box[0] + 2, box[1] + y)) for y in range(38, 58)]
    lit = [after.pixelColor(spot).lightness() for spot in stripe]
    plain = [before.pixelColor(spot).lightness() for spot in stripe]
    assert max(lit) - min(lit) > 40 > max(plain) - min(plain)
    corner = hands.at(QPointF(box[0] + 6, box[1] - 3))
    assert before.pixelColor(corner) != after.pixelColor(corner)


def test_the_status_line_tells_frozen_parameters_apart(in_window: Open) -> None:
    hands = in_window(chain())
    hands.settle()
    hands.studio.selection.set(weights_of(hands))
    hands.key(Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    hands.settle()
    shown = hands.view.window().status.parameters.text()
    assert shown == "40 parameters, 40 frozen"
