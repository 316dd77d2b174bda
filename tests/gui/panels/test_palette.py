"""The palette: search, keys, drags; what is chosen lands in the document."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem
from pytestqt.qtbot import QtBot

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import Node
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.palette import PalettePanel
from dlstudio.gui.panels.palette_model import GROUP_ROLE, KEY_ROLE, MIME_LAYER, entries, score
from dlstudio.library import BLOCKS
from dlstudio.project.block_files import key_of_file
from dlstudio.project.model import Project


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., PalettePanel]) -> PalettePanel:
    return shown(PalettePanel(studio), 240, 600)


def hits(panel: PalettePanel) -> list[str]:
    model = panel.model
    return [model.index(row, 0).data(KEY_ROLE) for row in range(model.rowCount())]


def ranked(query: str) -> list[str]:
    found = entries(Project(), "main")
    scored = sorted(found, key=lambda entry: -score(query, entry))
    return [entry.key for entry in scored if score(query, entry)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("conv2d", "Conv2d"),
        ("cv2", "Conv2d"),
        ("linear", "Linear"),
        ("batchn", "BatchNorm1d"),
        ("relu", "ReLU"),
        ("lstm", "LSTM"),
        ("max pool 2", "MaxPool2d"),
    ],
)
def test_search_finds_the_layer_first(query: str, first: str) -> None:
    assert ranked(query)[0] == first


def test_layers_of_one_family_are_told_apart_in_a_narrow_list(
    studio: Studio, shown: Callable[..., PalettePanel], qtbot: QtBot
) -> None:
    panel = shown(PalettePanel(studio), 170, 2_000)
    flags = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
    top = panel.model.index(0, 0)
    alike = panel.model.match(top, KEY_ROLE, "ConvTranspose", -1, flags)
    words = [panel.tree.visualRect(index).adjusted(40, 0, 0, 0) for index in alike]
    first, second, third = (panel.tree.viewport().grab(spot).toImage() for spot in words)
    assert first != second
    assert second != third


def test_search_for_nonsense_finds_nothing_and_offers_the_way_back(
    panel: PalettePanel, qtbot: QtBot
) -> None:
    panel.focus_search()
    qtbot.keyClicks(panel.search, "qqqq")
    assert hits(panel) == []
    assert panel.empty.isVisible()
    assert "qqqq" in panel.empty.text.text()
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert panel.search.text() == ""
    assert panel.tree.isVisible()


def test_every_layer_is_listed_once_in_its_family(panel: PalettePanel) -> None:
    model = panel.model
    keys = []
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        keys += [model.index(i, 0, group).data(KEY_ROLE) for i in range(model.rowCount(group))]
    shipped = [key_of_file(spec.path) for spec in BLOCKS.values()]
    assert sorted(keys) == sorted([*LAYERS, *shipped])


def test_enter_in_the_search_adds_behind_the_selected_node(
    panel: PalettePanel, studio: Studio, node: Callable[[str], Node], qtbot: QtBot
) -> None:
    studio.selection.set([node("conv1").id])
    qtbot.keyClicks(panel.search, "relu")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    added = node("relu1")
    assert studio.selection.single == added.id
    assert added.position[0] > node("conv1").position[0]
    wires = list(studio.document.project.main.into(added.id))
    assert [wire.source.node for wire in wires] == [node("conv1").id]
    studio.document.undo()
    assert studio.document.project.main.named("relu1") is None


def test_a_layer_that_does_not_fit_is_added_without_a_wire(
    panel: PalettePanel, studio: Studio, node: Callable[[str], Node]
) -> None:
    studio.selection.set([node("flat").id])
    panel.add("Conv2d")
    added = node("conv2")
    assert list(studio.document.project.main.into(added.id)) == []


def test_down_goes_to_the_list_and_typing_there_back_to_the_search(
    panel: PalettePanel, qtbot: QtBot
) -> None:
    panel.focus_search()
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.tree.hasFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_G)
    assert panel.search.hasFocus()
    assert panel.search.text() == "g"


def test_a_double_click_adds(panel: PalettePanel, studio: Studio, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "dropout2d")
    index = panel.model.index(0, 0)
    place = panel.tree.visualRect(index).center()
    before = len(studio.document.project.main.nodes)
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(studio.document.project.main.nodes) == before + 1


def test_a_drag_carries_the_key(panel: PalettePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "conv2d")
    data = panel.model.mimeData([panel.model.index(0, 0)])
    assert bytes(data.data(MIME_LAYER).data()) == b"Conv2d"


def test_used_layers_come_first_next_time(panel: PalettePanel, studio: Studio) -> None:
    panel.add("GELU")
    panel.add("Tanh")
    group = panel.model.index(0, 0)
    assert group.data() == "Recent"
    keys = [panel.model.index(i, 0, group).data(KEY_ROLE) for i in range(2)]
    assert keys == ["Tanh", "GELU"]


def test_the_row_that_was_used_stays_under_the_pointer(
    panel: PalettePanel, studio: Studio, qtbot: QtBot
) -> None:
    tree, used = panel.tree, []
    tree.verticalScrollBar().setValue(700)
    for _ in range(3):
        spot = QPoint(80, 200)
        used.append(tree.indexAt(spot).data(KEY_ROLE))
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert used[0] is not None
    assert 0 < tree.verticalScrollBar().value() < tree.verticalScrollBar().maximum()
    assert used == [used[0]] * 3
    assert tree.currentIndex().data(KEY_ROLE) == used[0]
    group = panel.model.index(0, 0)
    assert (group.data(GROUP_ROLE), panel.model.rowCount(group)) == ("Recent", 1)


def test_a_recent_row_keeps_its_place_when_it_is_used_again(
    panel: PalettePanel,
) -> None:
    for key in ("GELU", "Tanh", "GELU"):
        panel.add(key)
    group = panel.model.index(0, 0)
    assert [panel.model.index(i, 0, group).data(KEY_ROLE) for i in range(2)] == ["Tanh", "GELU"]


def test_filling_anew_lets_the_old_rows_go(panel: PalettePanel) -> None:
    def rows() -> int:
        gc.collect()
        return sum(type(one) is QStandardItem for one in gc.get_objects())

    panel.search.setText("conv")
    panel.search.clear()
    before = rows()
    for text in ("c", "co", "con", ""):
        panel.search.setText(text)
    assert rows() == before
