"""Frames and notes on the canvas: drawn, dragged, resized, written, coloured, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu

from dlstudio.graph.model import FRAME, NOTE, Mark
from dlstudio.gui.canvas import marking
from dlstudio.gui.canvas.mark_menu import mark_menu
from dlstudio.gui.canvas.note_text import NoteText, heading_of
from dlstudio.gui.look.theme import DARK, LIGHT
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[[Project], Hands]


def marked(*marks: Mark) -> Project:
    project = network(
        node("n1", "Input", 0, 0, shape=(4,)),
        node("n2", "ReLU", 320, 0),
        node("n3", "Output", 640, 0),
        wires=(wire("n1", "n2"), wire("n2", "n3")),
    )
    main = replace(project.main, marks={mark.id: mark for mark in marks})
    return project.with_graph("main", main)


STEM = Mark(id="f1", kind=FRAME, area=(288.0, -64.0, 256.0, 176.0), text="Stem", color="blue")
WHY = Mark(id="t1", kind=NOTE, area=(288.0, 136.0, 200.0, 80.0), text="# Why\n\nso", color="amber")


@pytest.fixture
def hands(open_canvas: Open) -> Iterator[Hands]:
    yield open_canvas(marked(STEM, WHY))


def title(hands: Hands, id: str = "f1") -> QPointF:
    return hands.view.stage.scene.marks[id].area().topLeft() + QPointF(60, 14)


def test_dragging_the_title_moves_what_lies_inside_in_one_step(hands: Hands) -> None:
    before = hands.graph
    hands.drag(title(hands), title(hands) + QPointF(40, 16))
    assert hands.graph.marks["f1"].area == (328.0, -48.0, 256.0, 176.0)
    assert hands.graph.nodes["n2"].position == (360.0, 16.0)
    assert hands.graph.nodes["n1"].position == (0.0, 0.0)
    assert hands.graph.marks["t1"] == WHY and hands.steps() == 1
    hands.undo()
    assert hands.graph is before
    item = hands.view.stage.scene.marks["f1"]
    assert item.area().left() == 288.0


def test_escape_takes_a_drag_back(hands: Hands) -> None:
    hands.press(title(hands))
    hands.move(title(hands) + QPointF(20, 20))
    hands.move(title(hands) + QPointF(60, 60))
    assert hands.view.stage.scene.nodes["n2"].at[0] != 320.0
    hands.key(Qt.Key.Key_Escape)
    assert hands.view.stage.scene.nodes["n2"].at[0] == 320.0
    assert hands.view.stage.scene.marks["f1"].area().left() == 288.0
    assert hands.steps() == 0


def test_inside_a_frame_the_ground_is_the_ground(hands: Hands) -> None:
    hands.click(QPointF(300, 100))
    assert not hands.studio.selection.marks
    hands.drag(QPointF(300, 80), QPointF(540, 40))  # a band, which touches n2
    assert hands.studio.selection.nodes == {"n2"} and hands.steps() == 0


def test_edges_resize_and_never_turn_inside_out(hands: Hands) -> None:
    hands.drag(QPointF(544, 40), QPointF(620, 40))
    assert hands.graph.marks["f1"].area == (288.0, -64.0, 336.0, 176.0)
    hands.drag(QPointF(288, 112), QPointF(660, -120))
    x, y, width, height = hands.graph.marks["f1"].area
    assert width == height == 24.0 and (x, y) == (600.0, -64.0)
    assert hands.steps() == 2


def test_a_band_takes_marks_that_lie_in_it_and_all_are_copied(hands: Hands) -> None:
    hands.drag(QPointF(270, -90), QPointF(570, 240))
    selection = hands.studio.selection
    assert (selection.nodes, selection.marks) == ({"n2"}, {"f1", "t1"})
    hands.key(Qt.Key.Key_C, CTRL)
    hands.view.paste()
    assert len(hands.graph.marks) == 4 and len(hands.graph.nodes) == 4
    assert selection.marks == {"f2", "t2"}
    x, y = hands.graph.marks["f2"].area[:2]
    copy = next(n for id, n in hands.graph.nodes.items() if id not in ("n1", "n2", "n3"))
    assert (copy.position[0] - x, copy.position[1] - y) == (32.0, 64.0)
    hands.key(Qt.Key.Key_Delete)
    assert hands.graph.marks.keys() == {"f1", "t1"} and hands.steps() == 2


def test_deleting_a_frame_leaves_the_layers(hands: Hands) -> None:
    hands.click(title(hands))
    hands.key(Qt.Key.Key_Delete)
    assert hands.graph.marks.keys() == {"t1"} and len(hands.graph.nodes) == 3
    hands.undo()
    assert "f1" in hands.view.stage.scene.marks


def test_a_frame_is_made_round_the_selection_and_named_at_once(hands: Hands) -> None:
    hands.studio.selection.set(["n1"])
    marking.frame_selection(hands.view)
    frame = hands.graph.marks["f2"]
    left, top, right, bottom = hands.view.stage.scene.nodes["n1"].box()
    x, y, width, height = frame.area
    assert x <= left - 16 and x + width >= right + 16
    assert y <= top - 40 and y + height >= bottom + 16
    box = hands.view.overlays.name_box
    assert box.isVisible() and box.field.hasFocus()
    hands.bot.keyClicks(box.field, "Input")
    hands.bot.keyClick(box.field, Qt.Key.Key_Return)
    assert hands.graph.marks["f2"].text == "Input"
    assert frame.color != "blue"  # told apart from the frame that is there


def test_double_click_renames(hands: Hands) -> None:
    spot = hands.at(title(hands))
    hands.bot.mouseDClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    box = hands.view.overlays.name_box
    assert box.field.text() == "Stem"
    box.field.selectAll()
    hands.bot.keyClicks(box.field, "Trunk")
    hands.bot.keyClick(box.field, Qt.Key.Key_Return)
    assert hands.graph.marks["f1"].text == "Trunk" and hands.steps() == 1


def test_keys_walk_marks_and_move_them_with_what_lies_inside(hands: Hands) -> None:
    marking.step(hands.view, True)
    assert hands.studio.selection.marks == {"f1"}
    hands.key(Qt.Key.Key_Right, CTRL)
    hands.key(Qt.Key.Key_Right, CTRL)
    assert hands.graph.marks["f1"].area[0] == 304.0
    assert hands.graph.nodes["n2"].position == (336.0, 0.0)
    assert hands.steps() == 1
    marking.step(hands.view, True)
    assert hands.studio.selection.mark == "t1"
    marking.step(hands.view, True)
    assert hands.studio.selection.mark == "f1"


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text().partition("\t")[0]: action for action in menu.actions()}


def test_the_context_menu_colours_fits_and_selects(hands: Hands) -> None:
    scene = hands.view.stage.scene
    menu = mark_menu(hands.view, scene.marks["f1"])
    assert hands.studio.selection.marks == {"f1"}
    colors = next(a.menu() for a in menu.actions() if a.menu() is not None)
    green = next(a for a in colors.actions() if a.text() == "Green")
    green.trigger()
    assert hands.graph.marks["f1"].color == "green"
    entries(menu)["Fit to content"].trigger()  # type: ignore[attr-defined]
    x, _y, width, _h = hands.graph.marks["f1"].area
    left, _top, right, _bottom = scene.nodes["n2"].box()
    assert 16 <= left - x <= 40 and 16 <= x + width - right <= 40
    entries(menu)["Select what lies inside"].trigger()  # type: ignore[attr-defined]
    assert hands.studio.selection.nodes == {"n2"} and hands.studio.selection.marks == {"f1"}
    menu.close()


def test_a_note_is_written_in_its_place(hands: Hands) -> None:
    spot = hands.at(QPointF(400, 180))
    hands.bot.mouseDClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    editor = hands.view.overlays.note_editor
    assert editor is not None and editor.isVisible() and editor.toPlainText() == WHY.text
    hands.bot.keyClicks(editor, "New **text**")
    hands.bot.keyClick(editor, Qt.Key.Key_Escape)
    assert hands.graph.marks["t1"].text == "New **text**" and hands.steps() == 1
    assert not editor.isVisible() and hands.view.hasFocus()
    hands.undo()
    assert hands.graph.marks["t1"] == WHY


def test_keys_of_a_text_do_not_reach_the_canvas(hands: Hands) -> None:
    hands.studio.selection.set(marks=["t1"])
    marking.edit(hands.view)
    editor = hands.view.overlays.note_editor
    assert editor is not None
    hands.bot.keyClicks(editor, "1 fm")
    hands.bot.keyClick(editor, Qt.Key.Key_Delete)
    hands.bot.keyClick(editor, Qt.Key.Key_Return)
    assert hands.graph.marks["t1"] == WHY and hands.view.lens.zoom == 1.0
    hands.press(QPointF(100, 200))  # a click elsewhere keeps what was typed
    hands.release(QPointF(100, 200))
    assert hands.graph.marks["t1"].text == "1 fm\n"


def test_undo_closes_a_note_that_is_no_more(hands: Hands) -> None:
    marking.add_note(hands.view)
    editor = hands.view.overlays.note_editor
    assert editor is not None and editor.isVisible() and len(hands.graph.marks) == 3
    hands.undo()
    assert not editor.isVisible() and len(hands.graph.marks) == 2


def test_a_note_fits_its_text(hands: Hands) -> None:
    hands.studio.selection.set(marks=["t1"])
    marking.fit(hands.view)
    area = hands.graph.marks["t1"].area
    text = hands.view.stage.scene.marks["t1"].laid_out(area[2])
    assert area[:3] == WHY.area[:3] and 0 <= area[3] - text.size().height() - 20 < 8


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_no_html_and_no_picture_comes_through(theme: object, tmp_path: Path) -> None:
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FF00FF"))
    file = tmp_path / "secret.png"
    assert picture.save(str(file))
    text = NoteText(
        f"![cat]({file.as_uri()}) ![dog]({file}) <img src='{file}'> <b>bold</b>\n\n"
        "<script>x</script>", 360, theme,
    )  # fmt: skip
    plain = text.toPlainText()
    assert "[cat]" in plain and "[dog]" in plain and "<b>bold</b>" in plain and "<script>" in plain
    assert text.size().height() < 150  # as high as its words: no picture of 300 px
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    from PySide6.QtGui import QPainter

    painter = QPainter(image)
    text.drawContents(painter)
    painter.end()
    pink = QColor("#FF00FF").rgb()
    assert all(image.pixel(x, y) != pink for x in range(0, 400, 7) for y in range(0, 400, 7))


def test_the_heading_stands_without_signs() -> None:
    assert heading_of("\n## **Why** `x`\n\nmore") == "Why x"
    assert heading_of("\n\n") == ""


def colors_at(hands: Hands, *places: QPointF) -> list[str]:
    QApplication.processEvents()
    image = hands.view.viewport().grab().toImage()
    return [image.pixelColor(hands.at(place)).name() for place in places]


@pytest.mark.parametrize("zoom", [1.0, 0.4, 0.15])
def test_they_are_seen_at_every_distance_and_behind_the_nodes(hands: Hands, zoom: float) -> None:
    hands.view.lens.set_zoom(zoom)
    hands.view.lens.show_place(QPointF(400, 60))
    hands.settle()
    inside, outside = QPointF(520, 96), QPointF(600, 240)
    note = QPointF(420, 205)
    frame, ground, paper = colors_at(hands, inside, outside, note)
    assert len({frame, ground, paper}) == 3
    left, top, right, bottom = hands.view.stage.scene.nodes["n2"].box()
    middle = QPointF((left + right) / 2, (top + bottom) / 2)
    with_frame = colors_at(hands, middle)
    hands.studio.selection.set(marks=["f1"])
    hands.key(Qt.Key.Key_Delete)
    hands.settle()
    assert colors_at(hands, middle) == with_frame
    assert colors_at(hands, inside) == [ground]


def test_show_all_shows_them_too(hands: Hands) -> None:
    assert hands.view.stage.scene.content().contains(QPointF(400, 210))
    hands.studio.selection.set(marks=["t1"])
    hands.view.fit_selection()
    assert hands.view.lens.seen().contains(QPointF(300, 200))


def test_another_graph_has_its_own(hands: Hands) -> None:
    project = hands.studio.document.project.with_graph("Step", marked(WHY).main)
    from dlstudio.project.document import Document

    hands.studio.document.open(Document(project))
    hands.studio.document.show("Step")
    hands.settle()
    assert hands.view.stage.scene.marks.keys() == {"t1"}
    hands.studio.document.show("main")
    assert hands.view.stage.scene.marks.keys() == {"f1", "t1"}


def test_a_frame_of_the_ground_menu_stands_at_the_pointer(hands: Hands) -> None:
    hands.studio.selection.set(["n1"])
    marking.frame_selection(hands.view, QPointF(100, 160))
    assert hands.graph.marks["f2"].area[:2] == (96.0, 160.0)


def test_a_large_frame_lies_behind_a_small_one_and_each_is_grabbed(open_canvas: Open) -> None:
    outer = Mark(id="f9", kind=FRAME, area=(200.0, -160.0, 600.0, 320.0), text="Outer")
    hands = open_canvas(marked(outer, STEM))
    hands.click(title(hands, "f1"))
    assert hands.studio.selection.mark == "f1"
    hands.drag(title(hands, "f9"), title(hands, "f9") + QPointF(8, 8))
    assert hands.graph.marks["f1"].area[:2] == (296.0, -56.0)  # what lies inside goes along
    assert hands.graph.nodes["n3"].position == (648.0, 8.0)


def test_the_title_of_a_frame_larger_than_the_view_is_shown(open_canvas: Open) -> None:
    huge = replace(STEM, area=(-3000.0, -2000.0, 9000.0, 6000.0))
    hands = open_canvas(marked(huge))
    marking.edit(hands.view, "f1")
    assert hands.view.lens.seen().contains(QPointF(-2990, -1990))
