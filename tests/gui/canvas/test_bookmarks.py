"""Bookmarks: places of the view, kept in the project, named, gone to and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from dlstudio.graph.model import FRAME
from dlstudio.gui.canvas import bookmarks
from dlstudio.project.bookmark_commands import SetBookmark
from dlstudio.project.mark_commands import AddMark
from dlstudio.project.model import Bookmark, Project
from tests.gui.canvas.conftest import Hands, network, node, wire


@pytest.fixture
def hands(open_canvas: Callable[[Project], Hands]) -> Iterator[Hands]:
    inner = network(node("n1", "Input", 0, 0), node("n2", "Output", 300, 0), wires=(
        wire("n1", "n2"),
    ))  # fmt: skip
    yield open_canvas(
        network(
            node("n1", "Input", 0, 0, shape=(4,)),
            node("n2", "block:Step", 4000, 3000),
            Step=inner.main,
        )
    )


def look(hands: Hands, zoom: float, x: float, y: float) -> QRectF:
    hands.view.lens.set_zoom(zoom)
    hands.view.lens.show_place(QPointF(x, y))
    hands.settle()
    return hands.view.lens.seen()


def near(one: QRectF, other: QRectF) -> bool:
    parts = zip(one.getRect(), other.getRect(), strict=True)
    return all(abs(a - b) <= 2 + one.width() / 300 for a, b in parts)


@pytest.mark.parametrize("zoom", [0.05, 0.4, 1.0, 2.5])
def test_a_place_is_found_again_at_its_zoom(hands: Hands, zoom: float) -> None:
    if zoom < 0.1:
        hands.view.lens.fit(QRectF(-20000, -20000, 40000, 40000))
    kept = look(hands, zoom, 4000, 3000)
    bookmarks.keep(hands.view, 3)
    zoomed = hands.view.lens.zoom
    hands.view.overlays.name_box.close_box()
    look(hands, 1.3, 0, 0)
    assert bookmarks.go(hands.view, 3) is None
    assert near(hands.view.lens.seen(), kept) and hands.view.lens.zoom == pytest.approx(
        zoomed, 0.01
    )


def test_it_is_named_at_once_and_is_one_step(hands: Hands) -> None:
    bookmarks.keep(hands.view, 1)
    box = hands.view.overlays.name_box
    assert box.isVisible() and box.field.text() == "Place 1"
    box.field.selectAll()
    hands.bot.keyClicks(box.field, "Encoder")
    hands.bot.keyClick(box.field, Qt.Key.Key_Return)
    assert hands.studio.document.project.bookmarks[1].name == "Encoder"
    hands.undo()
    assert hands.studio.document.project.bookmarks[1].name == "Place 1"
    hands.undo()
    assert hands.studio.document.project.bookmarks == {}


def test_a_frame_in_the_middle_gives_its_title(hands: Hands) -> None:
    look(hands, 1.0, 100, 40)
    hands.studio.document.do(AddMark(kind=FRAME, area=(-50.0, -50.0, 400.0, 300.0), text="Stem"))
    bookmarks.keep(hands.view, 2)
    assert hands.studio.document.project.bookmarks[2].name == "Stem"


def test_a_place_in_a_block_leads_into_it(hands: Hands) -> None:
    hands.studio.document.show("Step")
    kept = look(hands, 1.5, 150, 0)
    bookmarks.keep(hands.view, 5)
    hands.view.overlays.name_box.close_box()
    assert hands.studio.document.project.bookmarks[5].name == "Step"
    hands.studio.document.show("main")
    assert bookmarks.go(hands.view, 5) is None
    assert hands.studio.document.graph_name == "Step" and near(hands.view.lens.seen(), kept)


def test_what_is_not_there_is_said(hands: Hands) -> None:
    before = hands.view.lens.seen()
    assert "Ctrl+Shift+7" in str(bookmarks.go(hands.view, 7))
    gone = Bookmark(name="x", graph="Gone", area=(0.0, 0.0, 10.0, 10.0))
    hands.studio.document.do(SetBookmark(number=7, bookmark=gone))
    assert "Gone" in str(bookmarks.go(hands.view, 7)) and hands.view.lens.seen() == before
