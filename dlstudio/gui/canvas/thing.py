"""Thing: what nodes and wires have in common. A brush paints them; nothing of them is Qt's.

Ten thousand items of a QGraphicsScene take a fifth of a second to make, and as long to index.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGraphicsItem

from dlstudio.graph.boxes import Box

if TYPE_CHECKING:
    from dlstudio.gui.canvas.patches import Patch
    from dlstudio.gui.canvas.scene import Easel


class Thing(ABC):
    """A node or a wire on the canvas.

    Args:
        here: whether it is in the scene.
        level: what lies higher is painted later.
        number: of what lies as high, later ones are painted later.
        extent: holds its body, or its line, in the scene.
        home: the square of the drawing to which it belongs.
    """

    here = False
    level = 0.0
    number = 0
    extent: Box = (0.0, 0.0, 0.0, 0.0)
    home: Patch | None = None

    def __init__(self, easel: Easel) -> None:
        self._easel = easel

    def stir(self) -> None:
        """Let it be painted anew."""
        self._easel.touched.add(self)

    @abstractmethod
    def parts(self) -> list[Box]:
        """Return small rectangles of the scene that hold all that is painted of it."""


def order(thing: Thing) -> tuple[float, int]:
    """Sort things as they lie over each other."""
    return thing.level, thing.number


Item = Thing | QGraphicsItem  # the few of Qt: frames, notes, a wire in hand
