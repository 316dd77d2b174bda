"""The parameters that a block declares, as they are edited: a folded form each.

Signals of ``BlockParams``:
    changed(object): a command that declares, changes or removes a parameter.
    left(): a person has finished with a field.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dlstudio.graph.blocks import KINDS, param_of
from dlstudio.graph.model import BlockParam, Graph
from dlstudio.gui.forms.param_form import ParamForm
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.panels.parts import Section, Translated, label
from dlstudio.project.block_commands import RenameBlockParam, SetBlockParams
from dlstudio.project.command import Command
from dlstudio.project.paste import copied_name
from dlstudio.spec.param import LARGEST, Flag, Float, Int, OneOf, Param, Text
from dlstudio.validation.declared import declaration_problem

TITLES = {
    "name": "Name",
    "kind": "Kind",
    "default": "Default",
    "low": "Least",
    "high": "Largest",
    "help": "Help",
}
OPTIONS = {"kind": {"int": "Whole number", "float": "Number", "bool": "Yes or no"}}
BLANK: dict[str, Any] = {"int": int, "float": float, "bool": bool}

NAME = Text(name="name", longest=60, help="As expressions name it, such as 4*width.")
KIND = OneOf(name="kind", default="int", options=KINDS, help="What it may be.")
HELP = Text(name="help", longest=300, help="What it does, for whoever uses the block.")
BOUND_HELP = "No use may go beyond it; empty for no bound."


def fields_of(declared: BlockParam) -> tuple[Param, ...]:
    """Return the fields of the form of one declared parameter."""
    help = "What a use has that sets nothing."
    if declared.kind == "bool":
        return (NAME, KIND, Flag(name="default", help=help), HELP)
    if declared.kind == "float":
        bounds = [Float(name=n, optional=True, help=BOUND_HELP) for n in ("low", "high")]
        return (NAME, KIND, Float(name="default", default=1.0, help=help), *bounds, HELP)
    whole = [_whole(name, None, BOUND_HELP) for name in ("low", "high")]
    return (NAME, KIND, _whole("default", 1, help), *whole, HELP)


def _whole(name: str, default: int | None, help: str) -> Int:
    optional = default is None
    return Int(name=name, default=default, optional=optional, help=help, low=-LARGEST, high=LARGEST)


class BlockParamForm(Section):
    """One declared parameter: its fields, and the button that removes it."""

    edited = Signal(str, object)
    removed = Signal()
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(folded=True, parent=parent)
        self.form = ParamForm(titles=TITLES, options=OPTIONS)
        self.form.valueChanged.connect(self.edited)
        self.form.reset.connect(self._reset)
        self.form.left.connect(self.left)
        self.remove = QPushButton()
        self.remove.setProperty("role", "small")
        self.remove.clicked.connect(self.removed)
        self.inside.addWidget(self.form)
        self.inside.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)

    def show_param(self, graph: Graph, declared: BlockParam) -> None:
        """Show a parameter, and what is wrong with it."""
        self.write(f"{declared.name} = {param_of(declared).show(declared.default)}")
        self.remove.setText(tr("Remove"))
        self.remove.setAccessibleName(tr("Remove the parameter {name}", name=declared.name))
        self.form.set_params(fields_of(declared))
        values = {name: getattr(declared, name) for name in TITLES}
        # An empty bound stands there as a default does.
        self.form.show_values(values, {k: v for k, v in values.items() if v not in (None, "")})
        for name in ("name", "kind", "default", "help"):  # nothing stands behind these
            self.form.editors[name].back.hide()
        problem = declaration_problem(graph, declared)
        field = "name" if param_of(declared).check(declared.default) is None else "default"
        self.form.show_problems({field: problem} if problem is not None else {})
        if problem is not None:
            self.head.setChecked(True)

    def _reset(self, name: str) -> None:
        if name in ("low", "high"):
            self.edited.emit(name, None)
        elif name in self.form.editors:
            self.edited.emit(name, self.form.editors[name].param.default)


class BlockParams(Translated):
    """All parameters of a block, and the button that adds one."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._graph = "", Graph()
        self.forms: list[BlockParamForm] = []
        self._typed: tuple[int, str] | None = None  # a name in the making, by place
        self.none = label(role="secondary", wrap=True)
        self.add = QPushButton()
        self.add.setProperty("role", "small")
        self.add.clicked.connect(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.none)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        self.none.setText(
            tr("None yet. A parameter is a value that each use may set, such as a width.")
        )
        self.add.setText(tr("Add a parameter"))
        self.show_block(self._name, self._graph)

    def show_block(self, name: str, graph: Graph) -> None:
        """Show the parameters of a block; called after every change."""
        others = name != self._name
        self._name, self._graph = name, graph
        while len(self.forms) > len(graph.params):
            form = self.forms.pop()
            form.hide()
            self._rows.removeWidget(form)
            form.deleteLater()
        while len(self.forms) < len(graph.params):
            self.forms.append(self._made(len(self.forms)))
        for form, declared in zip(self.forms, graph.params, strict=True):
            if others:
                form.head.setChecked(False)
            form.show_param(graph, declared)
        self.none.setVisible(not graph.params)

    def _made(self, place: int) -> BlockParamForm:
        form = BlockParamForm()
        form.edited.connect(lambda field, value: self._edit(place, field, value))
        form.removed.connect(lambda: self._remove(place))
        form.left.connect(lambda field: self._leave(place, field))
        self._rows.addWidget(form)
        return form

    def _edit(self, place: int, field: str, value: Any) -> None:
        declared = self._graph.params[place]
        if field == "name":  # taken over when the person is done: expressions follow a name
            self._typed = place, str(value).strip()
            self._show_refusal(*self._typed)
            return
        changed = replace(declared, **{field: value})
        if field == "kind":
            default = BLANK[str(value)](declared.default)
            changed = replace(changed, default=default)
            if value == "bool":
                changed = replace(changed, low=None, high=None)
        params = list(self._graph.params)
        params[place] = changed
        self._do(SetBlockParams(graph=self._name, params=tuple(params)))

    def _leave(self, place: int, field: str) -> None:
        typed, self._typed = self._typed, None
        if field == "name" and typed is not None and typed[0] == place:
            old, new = self._graph.params[place].name, typed[1]
            if new != old and not self._show_refusal(place, new):
                self._do(RenameBlockParam(graph=self._name, old=old, new=new))
        self.left.emit()

    def _show_refusal(self, place: int, new: str) -> bool:
        """Say at the field why a parameter cannot be called so; return whether it cannot."""
        params = list(self._graph.params)
        params[place] = replace(params[place], name=new)
        problem = declaration_problem(replace(self._graph, params=tuple(params)), params[place])
        self.forms[place].form.show_problems({} if problem is None else {"name": words(problem)})
        return problem is not None

    def _remove(self, place: int) -> None:
        params = tuple(p for at, p in enumerate(self._graph.params) if at != place)
        self._do(SetBlockParams(graph=self._name, params=params))

    def _add(self) -> None:
        taken = {param.name for param in self._graph.params}
        taken |= {node.name for node in self._graph.nodes.values()}
        fresh = BlockParam(name=copied_name("width", taken), default=64, low=1)
        self._do(SetBlockParams(graph=self._name, params=(*self._graph.params, fresh)))
        if len(self.forms) == len(self._graph.params):
            self.forms[-1].head.setChecked(True)
            self.forms[-1].form.focus("name")

    def _do(self, command: Command) -> None:
        self.changed.emit(command)
