"""Open the file of a person's own layer, or look at it and trust it: buttons of the properties."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dlstudio.graph.model import Node
from dlstudio.gui.look.theme import SPACE_S
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.parts import Translated


class OwnButtons(Translated):
    """Two buttons; hidden for layers that are not one's own, or of a file that is not there."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.open, self.trust = QPushButton(self), QPushButton(self)
        self.open.clicked.connect(lambda: studio.asked.emit("own.open"))
        self.trust.clicked.connect(lambda: studio.asked.emit("own.trust"))
        self.trust.setProperty("role", "primary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self.open)
        line.addWidget(self.trust)
        line.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self.open.setText(tr("Open file"))
        self.trust.setText(tr("Look and trust…"))

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Show what can be done with the file of a single node."""
        own = self._studio.document.project.own
        found = own.found(nodes[0].layer.key) if len(nodes) == 1 else None
        self.setVisible(found is not None)
        if found is not None:
            self.trust.setVisible(not found[0].trusted)
