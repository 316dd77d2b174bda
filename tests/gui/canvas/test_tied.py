"""Layers that share their weights, on the canvas: seen, said, followed, tied and untied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu

from dlstudio.graph.model import Learning
from dlstudio.gui.canvas.menus import context_menu
from dlstudio.gui.canvas.tooltips import tooltip_at
from dlstudio.gui.look.link import spot_of
from dlstudio.project.model import Project
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[[Project], Hands]


def words(tied: bool = True) -> Project:
    """Tokens, an embedding, a layer, and a head of the same vectors; a layer of other ones."""
    head = node("n4", "Linear", 720, 0, "head", out_features=11, bias=False)
    if tied:
        head = replace(head, learning=Learning(tied_to="n2"))
    return network(
        node("n1", "Input", 0, 0, shape=(7,), dtype="int64"),
        node("n2", "Embedding", 240, 0, "embedding", num_embeddings=11, embedding_dim=6),
        node("n3", "Linear", 480, 0, "mix", out_features=6),
        head,
        node("n5", "Output", 960, 0),
        wires=(wire("n1", "n2"), wire("n2", "n3"), wire("n3", "n4"), wire("n4", "n5")),
    )


def mark(hands: Hands, id: str) -> QPointF:
    item = hands.view.stage.scene.nodes[id]
    x, y = spot_of(item.face)
    return QPointF(item.at[0] + x, item.at[1] + y)


def texts(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions()]


def test_a_tied_layer_wears_a_link(open_canvas: Open) -> None:
    hands = open_canvas(words())
    view = hands.view.viewport()
    spot = hands.at(mark(hands, "n4"))
    assert {id: item.face.tied for id, item in hands.view.stage.scene.nodes.items()} == {
        "n1": False, "n2": False, "n3": False, "n4": True, "n5": False,
    }  # fmt: skip
    box = (spot.x() - 6, spot.y() - 6, 12, 12)
    with_link = view.grab().copy(*box).toImage()
    (untie,) = [a for a in context(hands, "n4").actions() if a.text() == "Use weights of its own"]
    untie.trigger()
    hands.settle()
    assert hands.graph.nodes["n4"].learning.tied_to == ""
    assert view.grab().copy(*box).toImage() != with_link
    hands.undo()
    assert hands.view.stage.scene.nodes["n4"].face.tied and hands.steps() == 0


def context(hands: Hands, id: str) -> QMenu:
    item = hands.view.stage.scene.nodes[id]
    return context_menu(hands.view, item, item.middle())


@pytest.mark.parametrize("aside", [(0, 0), (-5, 4), (4, -4)])
def test_a_click_on_the_link_goes_to_the_other_layer(
    open_canvas: Open, aside: tuple[int, int]
) -> None:
    hands = open_canvas(words())
    hands.click(mark(hands, "n4") + QPointF(*aside))
    assert hands.studio.selection.nodes == {"n2"} and hands.steps() == 0
    hands.click(hands.middle("n4"))
    assert hands.studio.selection.nodes == {"n4"}


def test_a_lender_out_of_sight_is_brought_into_it(open_canvas: Open) -> None:
    hands = open_canvas(words())
    hands.view.lens.set_zoom(2.0)
    hands.view.lens.show_place(hands.middle("n4"))
    hands.settle()
    hands.click(mark(hands, "n4"))
    hands.bot.waitUntil(
        lambda: (
            hands.view.viewport()
            .rect()
            .contains(hands.view.viewportTransform().map(hands.middle("n2")).toPoint())
        )
    )


def test_the_tooltip_tells_both_of_the_pair(open_canvas: Open) -> None:
    hands = open_canvas(words())
    said = [tooltip_at(hands.view.stage, hands.middle(id)) for id in ("n4", "n2", "n3")]
    assert "Shares the weights of embedding" in said[0]
    assert "Its weights are used by head too" in said[1]
    assert "hare" not in said[2] and "too" not in said[2]


def test_the_menu_offers_what_fits_and_ties_in_one_step(open_canvas: Open) -> None:
    hands = open_canvas(words(tied=False))
    menu = context(hands, "n4")
    assert "Use weights of its own" not in texts(menu)
    (offers,) = [a.menu() for a in menu.actions() if a.text() == "Share the weights of"]
    assert isinstance(offers, QMenu) and texts(offers) == ["embedding"]
    offers.actions()[0].trigger()
    hands.settle()
    assert hands.graph.nodes["n4"].learning.tied_to == "n2" and hands.steps() == 1
    assert hands.view.stage.scene.nodes["n4"].face.tied
    # Nothing has the shape of the layer between them, nor are there weights in an Input.
    for id in ("n3", "n1"):
        assert "Share the weights of" not in texts(context(hands, id))
