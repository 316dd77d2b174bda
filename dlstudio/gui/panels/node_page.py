"""The properties of the selected node, or of several nodes of one layer.

Edits become commands; values, shapes and problems come back from the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dlstudio.catalog.layer_spec import LayerSpec
from dlstudio.catalog.own_layers import layer_of
from dlstudio.graph.blocks import SAME_AS, spec_of
from dlstudio.graph.model import Graph, Node, PortRef
from dlstudio.gui.forms.editors import UNKNOWN, LineEditor
from dlstudio.gui.forms.param_form import ParamForm
from dlstudio.gui.look.icons import layer_name, pixmap
from dlstudio.gui.look.theme import SPACE_M, SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.cost_rows import rows_of
from dlstudio.gui.panels.layouts import Page
from dlstudio.gui.panels.learning_section import LearningSection
from dlstudio.gui.panels.own_buttons import OwnButtons
from dlstudio.gui.panels.parts import (
    Facts,
    ProblemCard,
    Section,
    Translated,
    clear,
    label,
)
from dlstudio.language import Sentence, say
from dlstudio.project.commands import Batch, Command, RenameNode, SetNote, SetParam
from dlstudio.project.diagnostic import Diagnostic
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Spec
from dlstudio.validation.report import GraphReport
from dlstudio.validation.wiring import ports_of

ICON = 24  # px
NOTE_LINES = 3
MOST_CARDS = 12  # of problems; a selection may have thousands


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTogether(Batch):
    """One parameter of several nodes; edits of one field merge into one undo step."""

    name: str

    @property
    def merge_key(self) -> object:
        nodes = tuple(c.node for c in self.commands if isinstance(c, SetParam))
        return ("params", self.graph, nodes, self.name)


class NodePage(Translated):
    """Name, parameters, shapes, cost, problems and note."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._nodes: tuple[Node, ...] = ()
        self._told: GraphReport | None = None  # of what is known of them
        self.name = QLineEdit()
        self.name.setProperty("role", "title")
        self.name.editingFinished.connect(self._rename)
        self.name.installEventFilter(self)
        self.kind = label(role="secondary")
        self.open_block = QPushButton()
        self.open_block.setProperty("role", "small")
        self.open_block.clicked.connect(self._open_block)
        self._icon = QLabel()
        self.problems = QWidget()
        self._cards = QVBoxLayout(self.problems)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(SPACE_XS)
        self._found: tuple[Diagnostic, ...] = ()
        self.problems.hide()
        self.form = ParamForm()
        self.form.valueChanged.connect(self._set)
        self.form.reset.connect(self._reset)
        self.form.left.connect(lambda _name: studio.document.document.seal())
        self.learning = LearningSection(studio)
        self.unknown = label(role="secondary", wrap=True)
        self.own = OwnButtons(studio)
        self.shapes, self.shape_rows = Section(), Facts()
        self.shapes.inside.addWidget(self.shape_rows)
        self.cost, self.cost_rows = Section(), Facts()
        self.cost.inside.addWidget(self.cost_rows)
        self.note_section, self.note = Section(), QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 14)
        self.note.textChanged.connect(self._write_note)
        self.note.installEventFilter(self)
        self.note_section.inside.addWidget(self.note)
        self._lay_out()
        studio.look.changed.connect(self.retranslate)
        studio.counting.counted.connect(self._on_counted)
        studio.ready.found.connect(self._on_ready)
        self.retranslate()

    def retranslate(self) -> None:
        self.name.setAccessibleName(tr("Name of the node"))
        self.name.setToolTip(tr("Name of the node, and of the attribute in the code"))
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("What you want to remember about it"))
        self.open_block.setText(tr("Open block"))
        self.shapes.write(tr("Shapes"))
        self.cost.write(tr("Size and cost"))
        self.note_section.write(tr("Note"))
        self._nodes = _if_drawn(self._nodes, self._studio.document.graph)
        if self._nodes:
            self.show_nodes(self._nodes)
            self.show_report()

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Show one node, or what several have in common; called after every change."""
        others = [node.id for node in nodes] != [node.id for node in self._nodes]
        self._nodes, self._told = nodes, None
        first = nodes[0]
        alike = all(node.layer.key == first.layer.key for node in nodes)
        self.own.show_nodes(self._nodes)
        project = self._studio.document.project
        spec = layer_of(project.own, first.layer.key) if alike else None
        self._show_head(first, spec, alike)
        fields = _block_spec(project, first) if alike and first.block else spec
        self.form.set_params(fields.params if fields else ())
        self.form.setVisible(bool(fields and fields.params))
        _allow_expressions(self.form, self._studio.document.graph_name != MAIN)
        if fields is not None:
            _show_values(self.form, self._nodes, fields)
        self.learning.show_nodes(nodes)
        self.unknown.setVisible(alike and spec is None and first.block is None)
        unknown = tr(
            "This version does not know the layer {layer}. It is kept.", layer=first.layer.key
        )
        self.unknown.setText(unknown)
        if others or self.note.toPlainText() != first.note:
            self.note.blockSignals(True)
            self.note.setPlainText(first.note)
            self.note.blockSignals(False)
        for part in (self.note_section, self.shapes):
            part.setVisible(len(nodes) == 1)

    def show_report(self) -> None:
        """Show what the check found; called after every check."""
        if not self._nodes:
            return
        report = self._studio.document.graph_report
        if report is self._told:  # what was newly selected has asked for it before it was due
            self._show_problems()
            return
        self._told = report
        found = report.nodes.get(self._nodes[0].id) if len(self._nodes) == 1 else None
        spec = layer_of(self._studio.document.project.own, self._nodes[0].layer.key)
        if spec is not None and len(self._nodes) == 1:
            values = found.values if found else {}
            self.form.show_wired({name: values.get(name) or UNKNOWN for name in spec.wired})
        self._show_problems()
        self.learning.show_report()
        rows = _shape_rows(self._studio.document, self._nodes[0], report)
        self.shape_rows.write(rows)
        self._show_cost()

    def _on_ready(self, _problems: object) -> None:
        if self._nodes and self.isVisible():
            self._show_problems()

    def _on_counted(self, _totals: object) -> None:
        if self._nodes and self.isVisible():
            self._show_cost()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and event.type() is QEvent.Type.FocusOut:
            self._studio.document.document.seal()
        if watched is self.name and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                changed = self.name.text() != self._nodes[0].name
                self.name.setText(self._nodes[0].name)
                return changed  # else it leads back to the canvas
        return False

    def _lay_out(self) -> None:
        page = Page(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        line = QHBoxLayout()
        line.addWidget(self.kind, 1)
        line.addWidget(self.open_block)
        names.addLayout(line)
        head.addLayout(names, 1)
        page.column.addLayout(head)
        for widget in (
            *(self.own, self.problems, self.unknown, self.form, self.learning),
            *(self.shapes, self.cost, self.note_section),
        ):
            page.column.addWidget(widget)
        page.column.addStretch(1)
        page.column.setSpacing(SPACE_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _show_head(self, first: Node, spec: LayerSpec | None, alike: bool) -> None:
        several = len(self._nodes) > 1
        title = words(spec.title) if spec else first.layer.key
        if first.block is not None:
            title = tr("Block {name}", name=first.block)
        if several:
            self.name.setText(tr("{count} {count:node|nodes}", count=len(self._nodes)))
            self.kind.setText(title if alike else tr("of different layers"))
        else:
            if not self.name.hasFocus() or not self.name.isModified():
                self.name.setText(first.name)
            self.kind.setText(f"{title} · {words(spec.group)}" if spec else title)
        self.name.setReadOnly(several)
        self.open_block.setVisible(first.block is not None and not several)
        ratio = self.devicePixelRatioF()
        group = spec.group if spec else "block" if first.block else ""
        color = self._studio.look.theme.family(group)
        self._icon.setPixmap(pixmap(layer_name(first.layer.key), ICON, color, ratio))
        self._icon.setVisible(alike)

    def _show_problems(self) -> None:
        """Problems of a field stand at the field; those with a repair as a card as well."""
        ids = {node.id for node in self._nodes}
        graph = self._studio.document.graph_name
        mine = tuple(
            d for d in self._studio.ready.everything if d.place.graph == graph and d.node in ids
        )
        at_field = {d.place.param: d.sentence for d in mine if d.place.param and not d.fixes}
        marked = {d.place.param for d in mine if d.place.param and d.fixes}
        single = len(self._nodes) == 1
        self.form.show_problems(at_field if single else {}, marked if single else set())
        cards = tuple(d for d in mine if d.place.param not in self.form.editors or d.fixes)
        if cards == self._found and self._cards.count() >= min(len(cards), MOST_CARDS):
            return
        self._found = cards
        _fill(self._cards, cards, self._studio)
        self.problems.setVisible(bool(cards))

    def _show_cost(self) -> None:
        document, totals = self._studio.document, self._studio.counting.totals
        fields = []
        if totals is not None and len(self._nodes) == 1 and document.graph_name == MAIN:
            path = (self._nodes[0].id,)
            fields = [totals.fields[path]] if path in totals.fields else []
        batch = document.project.training.batch_size
        self.cost_rows.write(rows_of(self._nodes, document.graph_report, batch, fields))

    def _set(self, name: str, value: Any) -> None:
        if name == SAME_AS and self._nodes[0].block is not None:
            lender = self._studio.document.graph.named(str(value))  # people know names, not ids
            value = lender.id if lender else value
        graph = self._studio.document.graph_name
        self._do(
            name,
            [SetParam(graph=graph, node=node.id, name=name, value=value) for node in self._nodes],
        )

    def _reset(self, name: str) -> None:
        graph = self._studio.document.graph_name
        self._do(
            name,
            [
                SetParam(graph=graph, node=node.id, name=name, reset=True)
                for node in self._nodes
                if name in node.layer.values
            ],
        )

    def _do(self, name: str, commands: list[Command]) -> None:
        graph = self._studio.document.graph_name
        if len(commands) == 1:
            self._studio.document.do(commands[0], self)
        elif commands:
            title: Sentence = say("Set {name}", name=name)
            together = SetTogether(graph=graph, commands=tuple(commands), title=title, name=name)
            self._studio.document.do(together, self)

    def _rename(self) -> None:
        text = self.name.text().strip()
        self.name.setModified(False)
        if len(self._nodes) != 1 or text == self._nodes[0].name:
            return
        if not text:
            self.name.setText(self._nodes[0].name)
            return
        graph = self._studio.document.graph_name
        document = self._studio.document
        document.do(RenameNode(graph=graph, node=self._nodes[0].id, name=text), self)
        document.document.seal()

    def _write_note(self) -> None:
        if len(self._nodes) == 1:
            graph, text = self._studio.document.graph_name, self.note.toPlainText()
            self._studio.document.do(SetNote(graph=graph, node=self._nodes[0].id, note=text), self)

    def _open_block(self) -> None:
        if self._nodes:
            self._studio.document.enter(self._nodes[0].id)


def _if_drawn(nodes: tuple[Node, ...], graph: Graph) -> tuple[Node, ...]:
    """Return nodes, or none of a drawing that went while nobody looked at the page."""
    return nodes if all(graph.nodes.get(node.id) is node for node in nodes) else ()


def _fill(column: QVBoxLayout, found: tuple[Diagnostic, ...], studio: Studio) -> None:
    """Write the first problems of a selection as cards, and say how many more there are."""
    clear(column)
    for one in found[:MOST_CARDS]:
        card = ProblemCard(one, with_code=False)
        card.repaired.connect(lambda fix: studio.document.repair(fix))
        card.previewed.connect(studio.previewed)
        column.addWidget(card)
    if (rest := len(found) - MOST_CARDS) > 0:
        more = tr("{count} more {count:problem|problems}, told in Problems", count=rest)
        column.addWidget(label(more, role="secondary", wrap=True))


def _block_spec(project: Project, node: Node) -> Spec | None:
    """Return what can be set on a node that stands for a block of the project."""
    graph = project.graphs.get(node.block or "")
    return None if graph is None or node.block is None else spec_of(node.block, graph)


def _show_values(form: ParamForm, nodes: tuple[Node, ...], spec: Spec) -> None:
    first = nodes[0].layer.values
    common = {
        name: value
        for name, value in first.items()
        if all(name in n.layer.values and n.layer.values[name] == value for n in nodes)
    }
    form.show_values(spec.filled(common), given=common)


def _allow_expressions(form: ParamForm, inside_block: bool) -> None:
    for editor in form.editors.values():
        if isinstance(editor, LineEditor):
            editor.expressions = inside_block


def _shape_rows(document: DocumentModel, node: Node, report: GraphReport) -> list[tuple[str, str]]:
    """Return a row a port with what the check found there."""
    ports = ports_of(document.project, node)
    if ports is None:
        return []
    graph = document.graph
    rows: list[tuple[str, str]] = []
    for port in ports.inputs:
        wires = [e for e in graph.into(node.id) if e.target.port == port.name]
        types = [report.types.get(e.source) for e in wires]
        unknown = tr("open") if not wires else "?"
        shown = "\n".join(t.shape_text() if t else "?" for t in types) or unknown
        rows.append((f"→ {port.name}", shown))
    for port in ports.outputs:
        type_ = report.types.get(PortRef(node.id, port.name))  # a muted node has one alone
        rows.append((f"{port.name} →", type_.shape_text() if type_ else "?"))
    return rows
