"""LooseScene: the items of Qt in the scene, which are neither nodes nor wires.

Those are few (frames, notes, a wire in hand, a band), and paint themselves.
"""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene


class LooseScene(QGraphicsScene):
    """Notes every item that is added."""

    def __init__(self) -> None:
        super().__init__()
        self.loose: list[QGraphicsItem] = []

    def addItem(self, item: QGraphicsItem) -> None:
        """Add an item."""
        super().addItem(item)
        self.loose.append(item)
        self.stir(item)

    def removeItem(self, item: QGraphicsItem) -> None:
        """Take an item away."""
        self.loose.remove(item)
        self.stir(item)
        super().removeItem(item)

    def stir(self, item: QGraphicsItem) -> None:
        """An item that is neither node nor wire came, went or looks otherwise."""
