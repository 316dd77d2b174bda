"""A scene that has followed many commands is the very scene that is drawn afresh."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from shiboken6 import delete

from dlstudio.gui.canvas import editing
from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.scene import CanvasScene, Easel
from dlstudio.gui.canvas.sync import Sync
from dlstudio.gui.canvas.thing import order
from dlstudio.gui.look.inks import Inks
from dlstudio.project.commands import (
    AddNode,
    Connect,
    Disconnect,
    MoveNodes,
    RemoveNodes,
    RenameNode,
    SetParam,
)
from dlstudio.project.mark_commands import LeadWire
from dlstudio.project.model import Project
from dlstudio.project.muting import SetMuted
from dlstudio.spec.spec import Choice
from tests.bench.editor_graph import drawing
from tests.gui.canvas.conftest import Hands

Open = Callable[[Project], Hands]
Act = Callable[[Hands, random.Random], None]
STEPS = 30


def told_afresh(hands: Hands) -> dict[str, Any]:
    """Draw the document of a canvas once more, from nothing, and write down what is seen."""
    studio = hands.studio
    scene = CanvasScene(Easel(Inks(studio.look.theme), wires=hands.view.stage.scene.easel.wires))
    sync = Sync(scene, studio.document, studio.selection, studio.look, lambda: QRectF())
    sync.finish()
    found = told(scene)
    scene.empty()
    delete(sync)  # it must not go on following the document until it is found as garbage
    delete(scene)
    return found


def told(scene: CanvasScene) -> dict[str, Any]:
    """Write down all that can be seen of a scene."""
    nodes = {
        id: (item.face, item.box(), item.state.selected, scene.slots(id), scene.boxes.get(id))
        for id, item in scene.nodes.items()
    }
    wires = {edge: _wire(item) for edge, item in scene.edges.items()}
    content = scene.content()
    lying = {
        "nodes under each other": [item.id for item in sorted(scene.nodes.values(), key=order)],
        "wires under each other": [item.edge for item in sorted(scene.edges.values(), key=order)],
    }
    return {
        "nodes": nodes,
        "wires": wires,
        "content": content.getRect(),
        "dots": scene.bends,
        **lying,
    }


def _wire(item: EdgeItem) -> tuple[object, ...]:
    way = item.route
    assert way is not None
    bounds = way.bounds()
    places = [(round(x, 6), round(y, 6)) for x, y in way.points()]
    label = tuple(round(value, 6) for value in way.label)
    left, top, right, bottom = item.extent
    fits = QRectF(left, top, right - left, bottom - top).contains(bounds)
    return (places, label, round(way.room, 6), way.dots, item.label, item.kind, item.wrong,
            item.strong, item.selected, item.crowded, fits)  # fmt: skip


def _some(hands: Hands, dice: random.Random, most: int = 6) -> tuple[str, ...]:
    ids = sorted(hands.graph.nodes)
    return tuple(dice.sample(ids, min(len(ids), dice.randint(1, most))))


def _move(hands: Hands, dice: random.Random) -> None:
    dx, dy = dice.randint(-40, 40) * 16, dice.randint(-30, 30) * 16
    nodes = hands.graph.nodes
    places = {i: (nodes[i].position[0] + dx, nodes[i].position[1] + dy) for i in _some(hands, dice)}
    hands.studio.document.do(MoveNodes(positions=places))


def _move_all(hands: Hands, dice: random.Random) -> None:
    editing.select_all(hands.view.stage)
    editing.nudge(hands.view.stage, dice.choice((-8.0, 8.0, 64.0)), dice.choice((0.0, 8.0)))


def _delete(hands: Hands, dice: random.Random) -> None:
    hands.studio.document.do(RemoveNodes(ids=_some(hands, dice, 4)))


def _delete_all(hands: Hands, dice: random.Random) -> None:
    hands.studio.document.do(RemoveNodes(ids=tuple(hands.graph.nodes)))
    hands.settle()
    hands.studio.document.undo()


def _undo(hands: Hands, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 4)):
        hands.studio.document.undo()


def _redo(hands: Hands, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 3)):
        hands.studio.document.redo()


def _add(hands: Hands, dice: random.Random) -> None:
    spot = (dice.randint(0, 8) * 300.0, dice.randint(0, 8) * 150.0)
    hands.studio.document.do(AddNode(layer=Choice(dice.choice(("ReLU", "Add"))), position=spot))


def _connect(hands: Hands, dice: random.Random) -> None:
    edges = hands.graph.edges
    if len(edges) > 2:
        one, other = dice.sample(edges, 2)
        hands.studio.document.do(Connect(source=one.source, target=other.target, replaces=(other,)))


def _disconnect(hands: Hands, dice: random.Random) -> None:
    if hands.graph.edges:
        hands.studio.document.do(Disconnect(edges=(dice.choice(hands.graph.edges),)))


def _set(hands: Hands, dice: random.Random) -> None:
    ids = [node.id for node in hands.graph.of_layer("Conv2d")]
    if ids:
        name, value = dice.choice((("out_channels", 8), ("out_channels", 9), ("padding", 0)))
        hands.studio.document.do(SetParam(node=dice.choice(ids), name=name, value=value))


def _rename(hands: Hands, dice: random.Random) -> None:
    for id in _some(hands, dice, 1):
        hands.studio.document.do(RenameNode(node=id, name="other"))


def _mute(hands: Hands, dice: random.Random) -> None:
    hands.studio.document.do(SetMuted(ids=_some(hands, dice, 3), muted=dice.random() < 0.5))


def _select(hands: Hands, dice: random.Random) -> None:
    hands.studio.selection.set(_some(hands, dice))


def _dot(hands: Hands, dice: random.Random) -> None:
    if hands.graph.edges:
        dots = tuple((dice.randint(0, 2000) * 1.0, dice.randint(0, 1200) * 1.0) for _ in range(2))
        edge = dice.choice(hands.graph.edges)
        hands.studio.document.do(LeadWire(edge=edge, dots=dice.choice((dots, ()))))


def _paste(hands: Hands, dice: random.Random) -> None:
    hands.studio.selection.set(_some(hands, dice, 10))
    editing.duplicate(hands.view.stage)


def _look(hands: Hands, dice: random.Random) -> None:
    """Look from near or from far: what is not seen may be made later, but must be the same."""
    if dice.random() < 0.5:
        hands.view.fit_all()
    else:
        hands.view.reset_zoom()
        hands.view.lens.show_place(hands.view.stage.scene.content().topLeft())
    hands.view.viewport().repaint()


ACTS: tuple[Act, ...] = (
    _move, _move, _move_all, _delete, _delete_all, _undo, _undo, _redo, _add, _connect, _connect,
    _disconnect, _set, _rename, _mute, _select, _dot, _paste, _look, _look,
)  # fmt: skip


@pytest.mark.parametrize("count", [24, 220])
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("wires", ["curved", "orthogonal"])
def test_after_any_commands_the_scene_is_as_if_drawn_afresh(
    open_canvas: Open, count: int, seed: int, wires: str
) -> None:
    hands = open_canvas(drawing(count))
    hands.studio.settings["wires"] = wires
    dice = random.Random(f"{count} {seed}")
    start = hands.studio.document.project
    done: list[str] = []
    for _ in range(STEPS):
        act = dice.choice(ACTS)
        done.append(act.__name__)
        act(hands, dice)
        if dice.random() < 0.5:
            hands.settle()
            hands.view.sync.finish()
            here, afresh = told(hands.view.stage.scene), told_afresh(hands)
            for part in here:
                _compare(here[part], afresh[part], f"{part} after {done}")
    while hands.studio.document.document.past:
        hands.studio.document.undo()
    assert hands.studio.document.project is start


def _compare(here: Any, afresh: Any, where: str) -> None:
    if not isinstance(here, dict):
        assert here == afresh, where
        return
    assert here.keys() == afresh.keys(), where
    for key, value in here.items():
        assert value == afresh[key], f"{key} in {where}"


def test_a_wire_is_found_under_the_pointer_before_it_has_been_led(open_canvas: Open) -> None:
    hands = open_canvas(drawing(300))
    hands.view.sync.rebuild()
    scene = hands.view.stage.scene
    assert scene.astray
    edge = next(e for e in hands.graph.edges if (e.source.node, e.target.node) == ("n290", "n291"))
    item = scene.edges[edge]
    assert not item.led
    (x1, y1), (x2, y2) = scene.spot_of(edge.source, True), scene.spot_of(edge.target, False)
    assert scene.edge_at((x1 + x2) / 2, (y1 + y2) / 2) is item
    assert item.led
    hands.bot.waitUntil(lambda: not scene.astray, timeout=10_000)


def test_what_moves_as_a_whole_keeps_its_ways(open_canvas: Open) -> None:
    hands = open_canvas(drawing(300))
    hands.view.sync.finish()
    scene = hands.view.stage.scene
    before = {edge: item.route for edge, item in scene.edges.items()}
    editing.select_all(hands.view.stage)
    editing.nudge(hands.view.stage, 8.0, 16.0)
    assert not scene.astray
    for edge, item in scene.edges.items():
        old, new = before[edge], item.route
        assert old is not None and new is not None
        assert new.bounds() == old.bounds().translated(8.0, 16.0)
