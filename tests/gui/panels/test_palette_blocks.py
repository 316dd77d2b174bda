"""Blocks in the palette: what a right click offers, and where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels import palette_menu
from dlstudio.gui.panels.palette import PalettePanel
from dlstudio.gui.panels.palette_menu import menu_of
from dlstudio.gui.panels.palette_model import GROUP_ROLE
from dlstudio.library import BLOCKS
from dlstudio.library.trying import tried
from dlstudio.project.block_files import key_of_file, load_block
from dlstudio.project.commands import RemoveNodes
from dlstudio.project.document import Document


@pytest.fixture
def panel(studio: Studio, shown: Callable[..., PalettePanel]) -> PalettePanel:
    studio.document.open(Document(tried(BLOCKS["swiglu"])))
    return shown(PalettePanel(studio), 260, 700)


def chosen(studio: Studio, key: str, text: str, parent: QWidget) -> None:
    menu = menu_of(studio, key, parent)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == text).trigger()


def groups(panel: PalettePanel) -> list[str]:
    rows = range(panel.model.rowCount())
    return [panel.model.index(row, 0).data(GROUP_ROLE) for row in rows]


def test_blocks_stand_first_and_the_library_last(panel: PalettePanel, studio: Studio) -> None:
    assert groups(panel)[0] == "Blocks of this project"
    assert groups(panel)[-1] == "Block library"
    studio.shelf.keep(studio.document.project, "SwiGLU feed-forward")
    assert groups(panel)[-2:] == ["My blocks", "Block library"]


def test_a_right_click_on_a_block(
    panel: PalettePanel, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "SwiGLU feed-forward"
    chosen(studio, f"block:{name}", "Go into the block", panel)
    assert studio.document.graph_name == name
    studio.document.show("main")
    for _ in range(2):
        chosen(studio, f"block:{name}", "Keep in my blocks", panel)
    assert [path.stem for path in studio.shelf.own()] == [name, f"{name}1"]
    assert load_block(studio.shelf.own()[1]).name == name
    refused: list[object] = []
    studio.failed.connect(refused.append)
    chosen(studio, f"block:{name}", "Delete block", panel)
    assert "is in use (block)" in str(refused[0])
    node = studio.document.graph.named("block")
    assert node is not None
    studio.document.do(RemoveNodes(ids=(node.id,)))
    chosen(studio, f"block:{name}", "Delete block", panel)
    assert set(studio.document.project.graphs) == {"main"}
    own = studio.shelf.own()[1]
    monkeypatch.setattr(palette_menu, "to_bin", lambda _path: False)
    chosen(studio, key_of_file(own), "Put into the waste bin", panel)
    assert "could not be put into the waste bin" in str(refused[-1])
    monkeypatch.setattr(palette_menu, "to_bin", lambda path: path.unlink() is None)
    chosen(studio, key_of_file(own), "Put into the waste bin", panel)
    assert [path.stem for path in studio.shelf.own()] == [name]


def test_layers_and_shipped_blocks_have_no_menu(panel: PalettePanel, studio: Studio) -> None:
    assert menu_of(studio, "Conv2d", panel) is None
    assert menu_of(studio, key_of_file(BLOCKS["mbconv"].path), panel) is None
    assert panel.tree.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu
