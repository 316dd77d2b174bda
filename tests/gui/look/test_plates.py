"""Pictures of nodes that are made before they are needed are the ones that are needed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QPainter

from dlstudio.gui.look import plates as look_plates
from dlstudio.gui.look.faces import UNKNOWN, NodeFace, PortFace
from dlstudio.gui.look.inks import Detail, Inks, NodeState
from dlstudio.gui.look.paint import paint_node
from dlstudio.gui.look.plates import Plates, key_of
from dlstudio.gui.look.theme import Look

KNOWN = NodeFace(
    name="conv1", kind="Conv2d", group="Convolution", icon="Conv2d", values="8 filters",
    shape="N × 8 × 32 × 32", share=0.5,
    inputs=(PortFace(name="input", slots=(0,)),), outputs=(PortFace(name="output"),),
)  # fmt: skip
LOST = NodeFace(
    name="other", kind="Conv2d", group="Convolution", icon="Conv2d", values="9 filters",
    inputs=(PortFace(name="input", slots=(0,), kind=UNKNOWN),),
    outputs=(PortFace(name="output", kind=UNKNOWN),),
)  # fmt: skip


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("scale", [1.0, 40.0])
def test_a_node_that_loses_its_types_has_its_picture(
    monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    painted: list[NodeFace] = []

    def paint(painter: QPainter, face: NodeFace, *more: Any, **named: Any) -> None:
        painted.append(face)
        paint_node(painter, face, *more, **named)

    monkeypatch.setattr(look_plates, "paint_node", paint)
    inks = Inks(Look("light").theme)
    plates, state = Plates(inks, scale, Detail.FULL), NodeState()
    text = inks.text_of(LOST)
    anew = Plates(inks, scale, Detail.FULL).node(key_of(LOST), LOST, text, state)[0].toImage()
    plates.node(key_of(KNOWN), KNOWN, inks.text_of(KNOWN), state)
    plates.warm_up(KNOWN, inks.text_of(KNOWN))
    # So near, the picture of one node is more than half of what is kept.
    assert len(painted) == (3 if scale == 1.0 else 2)
    assert plates.node(key_of(LOST), LOST, text, state)[0].toImage() == anew
    assert len(painted) == 3
