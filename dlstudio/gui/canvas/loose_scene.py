"""LooseScene: a scene that knows which of its items are neither nodes nor wires.

Those are few (frames, notes, a wire in hand, a band), and paint themselves also where the
overview paints all the rest.
"""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from dlstudio.gui.canvas.edge_item import EdgeItem
from dlstudio.gui.canvas.node_item import NodeItem


class LooseScene(QGraphicsScene):
    """Notes every item that is added by its kind."""

    def __init__(self) -> None:
        super().__init__()
        self.loose: list[QGraphicsItem] = []

    def addItem(self, item: QGraphicsItem) -> None:
        """Add an item."""
        super().addItem(item)
        if not isinstance(item, NodeItem | EdgeItem):
            self.loose.append(item)
            self.stir(item)

    def removeItem(self, item: QGraphicsItem) -> None:
        """Take an item away."""
        if not isinstance(item, NodeItem | EdgeItem):
            self.loose.remove(item)
            self.stir(item)
        super().removeItem(item)

    def stir(self, item: QGraphicsItem) -> None:
        """An item that is neither node nor wire came, went or looks otherwise."""
