"""The loss of a training: an entry of the catalogue, or a graph drawn in the project."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dlstudio.catalog import LOSSES
from dlstudio.catalog.loss_spec import TARGET
from dlstudio.gui.look.theme import SPACE_XS
from dlstudio.gui.look.words import tr
from dlstudio.gui.panels.choice_form import INDENT, ChoiceForm
from dlstudio.gui.panels.parts import label
from dlstudio.project.loss_graph import graph_name, loss_spec, losses_drawn, places_of
from dlstudio.project.model import Project
from dlstudio.spec.spec import Catalog


class LossForm(ChoiceForm):
    """A chooser of losses, with what the chosen one takes and a way to draw one.

    Signals:
        asked(): a person wants a new loss graph.
        opened(str): a person wants to see the graph with this name.
    """

    asked = Signal()
    opened = Signal(str)

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        self.takes = label(role="secondary", wrap=True)
        self.new, self.open = QPushButton(), QPushButton()
        self._drawn: tuple[tuple[str, int], ...] = ()
        self._graph: str | None = None
        super().__init__("Loss", LOSSES, width, parent)
        row = QHBoxLayout()
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        for button in (self.new, self.open):
            button.setProperty("role", "small")
            row.addWidget(button)
        row.addStretch(1)
        note = QHBoxLayout()
        note.setContentsMargins(INDENT, 0, 0, 0)
        note.addWidget(self.takes)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(note)
        column.addLayout(row)
        self.new.clicked.connect(self.asked)
        self.open.clicked.connect(self._open)

    def retranslate(self) -> None:
        super().retranslate()
        self.new.setText(tr("New loss graph"))
        self.new.setToolTip(
            tr("Draw a loss from nodes: its Inputs are the outputs of the network and the target")
        )
        self.open.setText(tr("Open loss graph"))

    def show_project(self, project: Project) -> None:
        """Offer the losses that are drawn in a project, and show what it has chosen."""
        drawn = losses_drawn(project)
        chosen = loss_spec(project)
        self._graph = graph_name(project.training.loss)
        if chosen is not None and self._graph is not None:
            drawn[chosen.key] = chosen
        # A graph's parameters may change under the same name.
        known = tuple((key, hash(spec.params)) for key, spec in drawn.items())
        if known != self._drawn:
            self._drawn = known
            self.set_catalog(Catalog((*LOSSES.values(), *drawn.values())))
        self.show_choice(project.training.loss)
        self.open.setVisible(self._graph in project.graphs)
        self._show_takes(project)

    def _show_takes(self, project: Project) -> None:
        """Say which output takes which place, where there is more than one."""
        spec, outputs = loss_spec(project), project.main.of_layer("Output")
        pairs = {} if spec is None else places_of(project, spec)
        texts = [
            slot if outputs[place].name == slot else f"{slot} ← {outputs[place].name}"
            for slot, place in pairs.items()
        ]
        shown = spec is not None and (len(spec.slots) > 1 or self._graph is not None)
        if shown and spec is not None and TARGET in spec.order:
            texts.append(TARGET)
        self.takes.setText(tr("Takes {names}", names=", ".join(texts)))
        self.takes.setVisible(shown and bool(texts))

    def _open(self) -> None:
        if self._graph is not None:
            self.opened.emit(self._graph)
