"""A block that is used with several types shows the shapes of the use that was entered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

import dlstudio as dls
from dlstudio.gui.canvas.blocks import enter
from dlstudio.gui.dialogs.picture import PictureDialog
from dlstudio.gui.main_window import MainWindow
from dlstudio.picturing.svg import svg_text
from dlstudio.project.commands import RemoveNodes
from dlstudio.project.files import write_project


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window on two uses of "core", which holds "deep": of 8 and of 4 numbers."""
    graph = dls.Graph("Uses")
    core, deep = graph.block("core"), graph.block("deep")
    deep.add(
        "Output", name="y", source=deep.add("ReLU", name="act", source=deep.add("Input", name="x"))
    )
    x = core.add("block:deep", name="within", source=core.add("Input", name="x"))
    core.add("Output", name="y", source=core.add("Linear", name="fc", out_features=2, source=x))
    for name, size in (("wide", 8), ("narrow", 4)):
        x = graph.add("Input", name=f"{name}_in", shape=(size,))
        graph.add("Output", name=f"{name}_out", source=graph.add("block:core", name=name, source=x))
    write_project(graph.project, tmp_path / "uses.dls")
    window.open_path(tmp_path / "uses.dls")
    return window


def id_of(window: MainWindow, name: str) -> str:
    nodes = window.studio.document.graph.nodes.values()
    return next(node.id for node in nodes if node.name == name)


def go(window: MainWindow, name: str) -> None:
    enter(window.canvas, id_of(window, name))


def crumb(window: MainWindow) -> str:
    """Return the last word of the breadcrumb: what is shown."""
    row = window.page.breadcrumb.layout()
    assert row is not None
    widgets = [row.itemAt(place).widget() for place in range(row.count())]
    return [label.text() for label in widgets if isinstance(label, QLabel)][-1]


def sizes(window: MainWindow) -> set[str]:
    window.canvas.sync.finish()
    return {item.label for item in window.canvas.stage.scene.edges.values() if item.label}


def test_it_is_entered_through_a_use(opened: MainWindow) -> None:
    document = opened.studio.document
    for name, size in (("wide", "8"), ("narrow", "4")):
        go(opened, name)
        assert crumb(opened) == f"{name} · core"
        assert f"N × {size}" in sizes(opened)
        assert document.graph_report.parameters == 2 * int(size) + 2
        go(opened, "within")
        assert crumb(opened) == "within · deep"
        assert sizes(opened) == {f"N × {size}"}
        assert opened.page.breadcrumb.trail == ("main", "core", "deep")
        opened.page.breadcrumb.up()
        assert f"N × {size}" in sizes(opened)
        opened.page.breadcrumb.up()
        left = opened.studio.selection.single
        assert left is not None and document.graph.nodes[left].name == name


def test_the_other_uses_are_offered(opened: MainWindow) -> None:
    go(opened, "wide")
    go(opened, "within")
    button = opened.page.breadcrumb.uses
    assert button is not None
    menu = button.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["wide › within", "narrow › within"]
    assert [action.isChecked() for action in menu.actions()] == [True, False]
    menu.actions()[1].trigger()
    assert sizes(opened) == {"N × 4"}
    opened.page.breadcrumb.up()
    assert crumb(opened) == "narrow · core"


def test_a_single_use_needs_no_name(opened: MainWindow) -> None:
    document = opened.studio.document
    document.do(RemoveNodes(graph="main", ids=(id_of(opened, "wide"),)))
    go(opened, "narrow")
    assert crumb(opened) == "core" and opened.page.breadcrumb.uses is None


@pytest.mark.parametrize("where", ["block.in_tab", "block.beside"])
def test_it_opens_in_a_tab_as_it_is_there(opened: MainWindow, where: str) -> None:
    whole = opened.studio
    whole.selection.set([id_of(opened, "narrow")])
    opened.actions_of.run(where)
    assert opened.studio is not whole
    assert "N × 4" in sizes(opened)
    opened.actions_of.run("tabs.again")
    assert crumb(opened) == "narrow · core"


def test_a_use_that_is_gone_leaves_the_other(opened: MainWindow) -> None:
    document = opened.studio.document
    use = id_of(opened, "narrow")
    go(opened, "narrow")
    document.do(RemoveNodes(graph="main", ids=(use,)))
    document.check_now()
    assert crumb(opened) == "core"
    assert "N × 8" in sizes(opened)
    document.undo()
    document.check_now()
    assert crumb(opened) == "wide · core"


def test_a_picture_shows_the_use_that_is_shown(opened: MainWindow, tmp_path: Path) -> None:
    go(opened, "narrow")
    dialog = PictureDialog.ask(opened.studio, tmp_path, opened)
    drawing = dialog.preview.drawing
    assert drawing is not None
    text = svg_text(drawing)
    assert "(N, 4)" in text and "(N, 8)" not in text
    dialog.reject()
