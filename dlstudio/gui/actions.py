"""ACTIONS: everything a person can do in the window, in one table.

Menus, tool bar, shortcuts, command palette and the page of shortcuts all follow from it.
The id of an action names its callback: ``file.save_as`` is the method ``save_as`` of the
receiver called ``file``. ``Actions`` makes the Qt actions of one window out of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio

Condition = Callable[[Studio], bool]


def _always(studio: Studio) -> bool:
    return True


def _editing(studio: Studio) -> bool:
    return studio.files.shown


def _can_undo(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.document.document.past)


def _can_redo(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.document.document.future)


def _has_selection(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.selection.nodes or studio.selection.edge)


def _has_nodes(studio: Studio) -> bool:
    return studio.files.shown and bool(studio.selection.nodes)


def _one_node(studio: Studio) -> bool:
    return studio.files.shown and studio.selection.single is not None


def _in_block(studio: Studio) -> bool:
    return studio.files.shown and studio.document.graph_name != "main"


def _can_train(studio: Studio) -> bool:
    return studio.files.shown and not studio.run.active


def _training(studio: Studio) -> bool:
    return studio.run.active


def _can_pause(studio: Studio) -> bool:
    return studio.run.state in ("running", "paused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing a person can do.

    Args:
        id: receiver and method, "file.save_as".
        title: what menu, button and palette say.
        menu: the menu it stands in; "Theme" and "Language" are menus inside View.
        shortcut: keys in Qt's portable form; several are told apart by "; ".
        icon: name of an icon, empty for none.
        enabled: when it can be done.
        section: entries of a menu with different numbers have a line between them.
        on_canvas: the keys work only while the canvas has the focus, so that they mean what
            they always mean in a list or a text.
        choice: name of the preference and the value that it chooses, "theme=dark"; such
            an action carries a check mark and has no method of its own.
        words: further words under which the palette finds it.
    """

    id: str
    title: str
    menu: str
    shortcut: str = ""
    icon: str = ""
    enabled: Condition = _always
    section: int = 0
    on_canvas: bool = False
    choice: str = ""
    words: str = ""

    @property
    def keys(self) -> list[QKeySequence]:
        return [QKeySequence(text) for text in self.shortcut.split("; ") if text]


MENUS = ("&File", "&Edit", "&View", "&Network", "&Train", "&Help")
SUBMENUS = {"Panels": "&View", "Cost bar": "&View", "Theme": "&View", "Language": "&View"}

_FILE = (
    Action(id="file.new", title="New project", menu="&File", shortcut="Ctrl+N", icon="new"),
    Action(id="file.open", title="Open…", menu="&File", shortcut="Ctrl+O", icon="open"),
    Action(
        id="file.save", title="Save", menu="&File", shortcut="Ctrl+S", icon="save",
        enabled=_editing, section=1,
    ),
    Action(
        id="file.save_as", title="Save as…", menu="&File", shortcut="Ctrl+Shift+S",
        enabled=_editing, section=1,
    ),
    Action(
        id="file.export", title="Export…", menu="&File", shortcut="Ctrl+E", icon="export",
        enabled=_editing, section=2, words="TorchScript Python pt2 safetensors weights",
    ),
    Action(
        id="file.preferences", title="Preferences…", menu="&File", shortcut="Ctrl+,",
        icon="settings", section=3, words="settings options",
    ),
    Action(
        id="file.close", title="Close project", menu="&File", shortcut="Ctrl+W",
        enabled=_editing, section=4,
    ),
    Action(id="file.quit", title="Quit", menu="&File", shortcut="Ctrl+Q", section=4),
)  # fmt: skip

_EDIT = (
    Action(
        id="edit.undo", title="Undo", menu="&Edit", shortcut="Ctrl+Z", icon="undo",
        enabled=_can_undo,
    ),
    Action(
        id="edit.redo", title="Redo", menu="&Edit", shortcut="Ctrl+Shift+Z; Ctrl+Y",
        icon="redo", enabled=_can_redo,
    ),
    Action(
        id="edit.cut", title="Cut", menu="&Edit", shortcut="Ctrl+X", icon="cut",
        enabled=_has_nodes, section=1, on_canvas=True,
    ),
    Action(
        id="edit.copy", title="Copy", menu="&Edit", shortcut="Ctrl+C", icon="copy",
        enabled=_has_nodes, section=1, on_canvas=True,
    ),
    Action(
        id="edit.paste", title="Paste", menu="&Edit", shortcut="Ctrl+V", icon="paste",
        enabled=_editing, section=1, on_canvas=True,
    ),
    Action(
        id="edit.duplicate", title="Duplicate", menu="&Edit", shortcut="Ctrl+D",
        icon="duplicate", enabled=_has_nodes, section=1, on_canvas=True,
    ),
    Action(
        id="edit.delete", title="Delete", menu="&Edit", shortcut="Del; Backspace",
        icon="delete", enabled=_has_selection, section=1, words="remove", on_canvas=True,
    ),
    Action(
        id="edit.select_all", title="Select all", menu="&Edit", shortcut="Ctrl+A",
        enabled=_editing, section=2, on_canvas=True,
    ),
    Action(
        id="edit.rename", title="Rename layer", menu="&Edit", shortcut="F2",
        enabled=_one_node, section=2,
    ),
)  # fmt: skip

_VIEW = (
    Action(
        id="view.zoom_in", title="Zoom in", menu="&View", shortcut="Ctrl+=; Ctrl++",
        icon="zoom-in", enabled=_editing,
    ),
    Action(
        id="view.zoom_out", title="Zoom out", menu="&View", shortcut="Ctrl+-",
        icon="zoom-out", enabled=_editing,
    ),
    Action(
        id="view.zoom_actual", title="Zoom to 100 %", menu="&View", shortcut="Ctrl+0",
        enabled=_editing,
    ),
    Action(
        id="view.fit", title="Fit the network in the window", menu="&View",
        shortcut="Ctrl+Home", icon="fit", enabled=_editing,
    ),
    Action(
        id="view.up", title="Back to the outer network", menu="&View", shortcut="Alt+Up",
        enabled=_in_block,
    ),
    Action(id="view.palette", title="Layers", menu="Panels", shortcut="Alt+1"),
    Action(id="view.properties", title="Properties", menu="Panels", shortcut="Alt+2"),
    Action(id="view.code", title="Code", menu="Panels", shortcut="Alt+3"),
    Action(id="view.help", title="Help", menu="Panels", shortcut="Alt+4"),
    Action(id="view.problems", title="Problems", menu="Panels", shortcut="Alt+5"),
    Action(id="view.data", title="Data", menu="Panels", shortcut="Alt+6"),
    Action(id="view.training", title="Training", menu="Panels", shortcut="Alt+7"),
    Action(id="view.runs", title="Runs", menu="Panels", shortcut="Alt+8"),
    Action(
        id="view.hide_panels", title="Canvas only", menu="Panels", shortcut="F11",
        section=1, words="present full screen",
    ),
    Action(
        id="view.reset_panels", title="Put all panels back", menu="Panels",
        shortcut="Shift+F11", section=1, words="reset layout docks",
    ),
    Action(id="heat.off", title="No cost bar", menu="Cost bar", choice="heat=off"),
    Action(
        id="heat.parameters", title="Cost bar: parameters", menu="Cost bar",
        choice="heat=parameters", words="heat map weights",
    ),
    Action(
        id="heat.macs", title="Cost bar: MACs", menu="Cost bar", choice="heat=macs",
        words="heat map FLOPs work",
    ),
    Action(
        id="heat.memory", title="Cost bar: memory", menu="Cost bar", choice="heat=memory",
        words="heat map activations",
    ),
    Action(
        id="theme.system", title="Theme as the system", menu="Theme", choice="theme=system"
    ),
    Action(id="theme.light", title="Light theme", menu="Theme", choice="theme=light"),
    Action(id="theme.dark", title="Dark theme", menu="Theme", choice="theme=dark"),
    Action(
        id="language.system", title="Language as the system", menu="Language",
        choice="language=system",
    ),
    Action(id="language.en", title="English", menu="Language", choice="language=en"),
    Action(
        id="language.zh_CN", title="简体中文", menu="Language", choice="language=zh_CN",
        words="Chinese 中文",
    ),
)  # fmt: skip

_NETWORK = (
    Action(
        id="network.quick_add", title="Add layer…", menu="&Network", shortcut="Ctrl+K",
        icon="plus", enabled=_editing, words="insert node",
    ),
    Action(
        id="network.arrange", title="Arrange the drawing", menu="&Network",
        shortcut="Ctrl+Shift+L", icon="layout", enabled=_editing,
        words="auto layout tidy",
    ),
    Action(
        id="network.check", title="Check now", menu="&Network", shortcut="F7",
        icon="check", enabled=_editing, words="problems validate",
    ),
)  # fmt: skip

_TRAIN = (
    Action(
        id="train.start", title="Train", menu="&Train", shortcut="F5", icon="train",
        enabled=_can_train, words="start run fit",
    ),
    Action(
        id="train.pause", title="Pause or go on", menu="&Train", shortcut="F6", icon="pause",
        enabled=_can_pause, words="resume continue",
    ),
    Action(
        id="train.stop", title="Stop training", menu="&Train", shortcut="Shift+F5",
        icon="stop", enabled=_training,
    ),
)  # fmt: skip

_HELP = (
    Action(
        id="help.commands", title="Find a command…", menu="&Help", shortcut="Ctrl+Shift+P",
        icon="search", words="command palette",
    ),
    Action(
        id="help.shortcuts", title="Keyboard shortcuts", menu="&Help", shortcut="F1",
        icon="command",
    ),
    Action(id="help.about", title="About DL Studio", menu="&Help", section=1),
)  # fmt: skip

ACTIONS: Mapping[str, Action] = {
    action.id: action for action in (*_FILE, *_EDIT, *_VIEW, *_NETWORK, *_TRAIN, *_HELP)
}


class Actions(QObject):
    """The Qt actions of one window, kept in step with what can be done now.

    Args:
        receivers: by the first part of an id; an action calls the method in the second.
    """

    def __init__(
        self, studio: Studio, receivers: Mapping[str, object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._qt: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for action in ACTIONS.values():
            self._qt[action.id] = self._made(action, receivers)
        for signal in (
            studio.document.stateChanged, studio.document.opened, studio.document.shown,
            studio.selection.changed, studio.run.stateChanged, studio.files.changed,
        ):  # fmt: skip
            signal.connect(self.refresh)
        studio.settings.changed.connect(self.refresh)
        studio.asked.connect(self.run)
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._qt[id]

    def run(self, id: str) -> None:
        """Do an action if it can be done now."""
        self._qt[id].trigger()

    def give_keys(self, canvas: QWidget) -> None:
        """Let the keys of canvas actions work while this widget has the focus."""
        canvas.addActions([self._qt[id] for id, action in ACTIONS.items() if action.on_canvas])

    def refresh(self) -> None:
        """Bring enabled states, check marks and the texts of undo and redo up to date."""
        for id, action in ACTIONS.items():
            self._qt[id].setEnabled(action.enabled(self._studio))
            if action.choice:
                name, _, value = action.choice.partition("=")
                self._qt[id].setChecked(self._studio.settings[name] == value)
        document = self._studio.document.document
        shown = self._studio.files.shown
        undo = document.past[-1].label if shown and document.past else ""
        redo = document.future[0].label if shown and document.future else ""
        self._qt["edit.undo"].setText(tr("Undo: {step}", step=words(undo)) if undo else tr("Undo"))
        self._qt["edit.redo"].setText(tr("Redo: {step}", step=words(redo)) if redo else tr("Redo"))
        paused = self._studio.run.state == "paused"
        self._qt["train.pause"].setText(tr("Go on") if paused else tr("Pause"))

    def retranslate(self) -> None:
        """Write every text again in the language of now."""
        for id, action in ACTIONS.items():
            qt = self._qt[id]
            qt.setText(words(action.title))
            keys = qt.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            qt.setToolTip(f"{words(action.title)} ({keys})" if keys else words(action.title))
        self.refresh()

    def _made(self, action: Action, receivers: Mapping[str, object]) -> QAction:
        qt = QAction(self)
        qt.setObjectName(action.id)
        qt.setShortcuts(action.keys)
        if action.on_canvas:
            qt.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if action.icon:
            qt.setIcon(icon(action.icon))
        if action.choice:
            name, _, value = action.choice.partition("=")
            qt.setCheckable(True)
            self._groups.setdefault(name, QActionGroup(self)).addAction(qt)
            qt.triggered.connect(lambda: self._choose(name, value))
            return qt
        receiver, _, method = action.id.partition(".")
        callback: Callable[[], None] = getattr(receivers[receiver], method)
        qt.triggered.connect(lambda: callback())
        return qt

    def _choose(self, name: str, value: str) -> None:
        self._studio.settings[name] = value
