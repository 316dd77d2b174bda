"""ToolBar: file and undo, the project's name, its problems, the device, Train and Export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QActionGroup, QColor
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from dlstudio.gui.actions.live import Actions
from dlstudio.gui.look.devices import device_name
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import SetText, SetTraining
from dlstudio.project.diagnostic import Severity
from dlstudio.project.training_spec import TRAINING
from dlstudio.spec.param import OneOf

LONGEST_TITLE = 200


class TitleField(QLineEdit):
    """The project's name; a click edits it."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self.setMaxLength(LONGEST_TITLE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrame(False)
        self.setMinimumWidth(120)
        self.setMaximumWidth(360)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(
            "QLineEdit:!focus:!hover { border-color: transparent; background: transparent; }"
            "QLineEdit { font-weight: 600; }"
        )
        self.editingFinished.connect(self._on_finished)
        studio.document.changed.connect(lambda _change: self.refresh())
        studio.document.opened.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        title = self._studio.document.project.title
        if self.text() != title:
            self.setText(title)
            self.setCursorPosition(0)

    def _on_finished(self) -> None:
        title = self.text().strip()
        project = self._studio.document.project
        if title and title != project.title:
            self._studio.document.do(SetText(name="title", value=title), self)
        self.refresh()
        self.clearFocus()


class ToolBar(QToolBar):
    """The bar under the menus. Everything in it is an action, but for name, chip and device."""

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio, self._actions = studio, actions
        self.setObjectName("bar.tools")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for id in ("file.new", "file.open", "file.save"):
            self.addAction(actions[id])
        self.addSeparator()
        for id in ("edit.undo", "edit.redo"):
            self.addAction(actions[id])
        self._stretch()
        self.title = TitleField(studio)
        self._title_action = self.addWidget(self.title)
        self._stretch()
        self.problems = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problems.clicked.connect(lambda: studio.ask_panel("problems"))
        self._mark = ("", "")  # before it: name and colour
        self._problems_action = self.addWidget(self.problems)
        self.device = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.device.setMenu(self._device_menu())
        self._device_action = self.addWidget(self.device)
        self.addSeparator()
        self._add_training()
        self.export = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export.setDefaultAction(actions["file.export"])
        self.addWidget(self.export)
        studio.ready.found.connect(self._write_problems)
        studio.document.checked.connect(self._on_checked)
        studio.document.stateChanged.connect(self._write_device)
        studio.run.stateChanged.connect(self._show_training)
        studio.files.changed.connect(self.refresh)
        studio.look.changed.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Show what belongs to an open project, or hide it on the start page."""
        shown = self._studio.files.shown
        for action in (self._title_action, self._problems_action, self._device_action):
            action.setVisible(shown)
        self._show_training()
        self._ink_train()
        if shown:
            self._write_problems()
            self._write_device()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Tool bar"))
        self.title.setToolTip(tr("Name of the project"))
        self.title.setAccessibleName(tr("Name of the project"))
        self.device.setToolTip(tr("Where the network is trained"))
        self.problems.setToolTip(tr("Show the problems"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _stretch(self) -> None:
        blank = QWidget()
        blank.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(blank)

    def _add_training(self) -> None:
        self.train = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.train.setProperty("role", "primary")
        self.train.setDefaultAction(self._actions["train.start"])
        self._train_action = self.addWidget(self.train)
        self._actions["train.start"].changed.connect(self._ink_train)
        self._running = []
        for id in ("train.pause", "train.stop"):
            button = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setDefaultAction(self._actions[id])
            self._running.append(self.addWidget(button))

    def _ink_train(self) -> None:
        """Draw the icon in the ink of the button, which is not that of menus."""
        self.train.setIcon(icon("train", QColor(self._studio.look.theme.on_accent)))

    def _show_training(self) -> None:
        active = self._studio.run.active
        self._train_action.setVisible(not active)
        for action in self._running:
            action.setVisible(active)

    def _device_menu(self) -> QMenu:
        menu = QMenu(self)
        self._device_group = QActionGroup(menu)
        param = TRAINING.param("device")
        assert isinstance(param, OneOf)
        for device in param.options:
            action = menu.addAction(device_name(device))
            action.setCheckable(True)
            action.setData(device)
            self._device_group.addAction(action)
        menu.triggered.connect(
            lambda action: self._studio.document.do(
                SetTraining(name="device", value=action.data()), self
            )
        )
        return menu

    def _write_device(self) -> None:
        device = self._studio.document.project.training.device
        self.device.setText(tr("Device: {name}", name=device_name(device)))
        for action in self._device_group.actions():
            action.setChecked(action.data() == device)

    def _on_checked(self, _report: object) -> None:
        if not self._studio.ready.known:  # else its answer follows
            self._write_problems()

    def _write_problems(self, _found: object = None) -> None:
        found = self._studio.ready.everything
        errors = sum(d.severity is Severity.ERROR for d in found)
        warnings = sum(d.severity is Severity.WARNING for d in found)
        if errors:
            text = tr("{count} {count:problem|problems}", count=errors)
        elif warnings:
            text = tr("{count} {count:warning|warnings}", count=warnings)
        else:
            text = tr("No problems") if self._studio.ready.begun else tr("Nothing drawn yet")
        theme = self._studio.look.theme
        name, color = (
            ("error", theme.error)
            if errors
            else ("warning", theme.warning)
            if warnings
            else ("ok", theme.good)
            if self._studio.ready.begun
            else ("hint", theme.secondary)
        )
        if self.problems.text() != text:
            self.problems.setText(text)
        if self._mark != (name, color):
            self._mark = name, color
            self.problems.setIcon(icon(name, QColor(color)))
        self.problems.setAccessibleName(text)
