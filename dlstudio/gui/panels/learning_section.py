"""How the weights of the selected layers begin and change: a part of the properties.

Folded until something is set; hidden for layers without weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dlstudio.catalog import INITIALIZERS
from dlstudio.catalog.initializers import TARGETS, tensors_for
from dlstudio.graph.model import USUAL, Node
from dlstudio.gui.forms.param_form import ParamForm
from dlstudio.gui.look.theme import SPACE_S
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.choice_form import ChoiceForm
from dlstudio.gui.panels.parts import Section, Translated
from dlstudio.project.learning_commands import SetInitializer, SetLearning
from dlstudio.project.learning_spec import LEARNING, TIED_TO
from dlstudio.spec.param import OneOf
from dlstudio.spec.spec import Catalog, Choice, Spec
from dlstudio.validation.tying import lenders

LABEL_WIDTH = 108  # px
TORCH = Spec(
    key="torch",
    title="as torch does it",
    group="",
    summary="The layer starts from the values that its class in torch draws.",
)
CHOICES: Catalog[Spec] = Catalog((TORCH, *INITIALIZERS.values()))
TITLES: Mapping[str, str] = {
    "weight": "Weights",
    "bias": "Biases",
    "frozen": "Frozen",
    "weight_decay": "Weight decay",
    "lr_factor": "Learning rate ×",
    TIED_TO: "Weight of",
}
PLAIN = tuple(param for param in LEARNING.params if param.name != TIED_TO)


class LearningSection(Translated):
    """Initializers, frozen, weight decay and learning-rate factor."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._nodes: tuple[Node, ...] = ()
        self.section = Section(folded=True, parent=self)
        self.section.inside.setSpacing(SPACE_S)
        self.starts = {target: self._start(target) for target in TARGETS}
        self._names: dict[str, str] = {}  # of the layers whose weight can be used, by id
        self.tie = ParamForm((), TITLES, {TIED_TO: self._names}, label_width=LABEL_WIDTH)
        self.tie.valueChanged.connect(lambda name, id: self._set(name, id or ""))
        self.tie.reset.connect(lambda name: self._set(name, ""))
        self.form = ParamForm(PLAIN, TITLES, label_width=LABEL_WIDTH)
        self.form.valueChanged.connect(self._set)
        self.form.reset.connect(lambda name: self._set(name, LEARNING.param(name).default))
        self.form.left.connect(lambda _name: studio.document.document.seal())
        for widget in (self.tie, *self.starts.values(), self.form):
            self.section.inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)
        self.retranslate()

    def retranslate(self) -> None:
        self.section.write(tr("Initialization and training"))

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Show what is set on one node, or what several have in common."""
        others = {node.id for node in nodes} != {node.id for node in self._nodes}
        before, self._nodes = self._nodes, nodes
        if not others and all(a.learning is b.learning for a, b in zip(nodes, before, strict=True)):
            return  # most edits are of something else
        first = nodes[0].learning
        kinds = list({id(node.learning): node.learning for node in nodes}.values())
        alike = [
            param.name
            for param in PLAIN
            if all(getattr(kind, param.name) == getattr(first, param.name) for kind in kinds)
        ]
        common = {name: getattr(first, name) for name in alike}
        given = {n: v for n, v in common.items() if v != LEARNING.param(n).default}
        self.form.show_values(common, given=given)
        for target, chooser in self.starts.items():
            choice = first.init.get(target)
            same = all(kind.init.get(target) == choice for kind in kinds)
            chooser.show_choice((choice or Choice(TORCH.key)) if same else Choice(""))
        if others and any(kind is not USUAL for kind in kinds):
            self.section.head.setChecked(True)

    def show_report(self) -> None:
        """Show only what the layers have: weights, biases, or nothing."""
        known = self._studio.document.graph_report.nodes
        found = [(node, known.get(node.id)) for node in self._nodes]
        has = (node.learning is not USUAL or bool(k and k.weights) for node, k in found)
        self.setVisible(bool(found) and all(has))
        self._show_tie()
        for target, chooser in self.starts.items():
            chooser.setVisible(
                all(
                    target in node.learning.init
                    or bool(k and node.block is None and tensors_for(target, k.weights))
                    for node, k in found
                )
            )

    def _show_tie(self) -> None:
        """Offer the layers beside a single one whose weight has the shape of its own."""
        node = self._nodes[0] if len(self._nodes) == 1 else None
        document = self._studio.document
        names = lenders(document.graph, document.graph_report, node) if node is not None else {}
        self.tie.setVisible(bool(names))
        if not names or node is None:
            return
        if names != self._names or not self.tie.params:
            self._names.clear()
            self._names.update(names)
            help = LEARNING.param(TIED_TO).help
            param = OneOf(
                name=TIED_TO, default=None, optional=True, none_text="its own",
                options=tuple(names), help=help,
            )  # fmt: skip
            self.tie.set_params((param,))
        chosen = node.learning.tied_to or None
        self.tie.show_values({TIED_TO: chosen}, given={TIED_TO: chosen} if chosen else {})

    def _start(self, target: str) -> ChoiceForm:
        chooser = ChoiceForm(TITLES[target], CHOICES, LABEL_WIDTH)
        chooser.chosen.connect(lambda choice: self._choose(target, choice))
        chooser.left.connect(self._studio.document.document.seal)
        return chooser

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(node.id for node in self._nodes)

    def _set(self, name: str, value: Any) -> None:
        graph = self._studio.document.graph_name
        command = SetLearning(graph=graph, ids=self._ids, name=name, value=value)
        self._studio.document.do(command, self)

    def _choose(self, target: str, choice: Choice) -> None:
        graph = self._studio.document.graph_name
        chosen = None if choice.key == TORCH.key else choice
        command = SetInitializer(graph=graph, ids=self._ids, target=target, choice=chosen)
        self._studio.document.do(command, self)
