"""The preferences: a form straight from the SETTINGS table. What is changed holds at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.dialogs.room import resize_within
from dlstudio.gui.forms.param_form import ParamForm
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.settings import SETTINGS, Settings

LABEL_WIDTH = 200  # px; the longest title in both languages


class PreferencesDialog(QDialog):
    """One form a group of settings; every change is kept and felt at once."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._titles: list[tuple[QLabel, str]] = []
        self.forms: list[ParamForm] = []
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_S)
        for group, entries in SETTINGS.items():
            label = QLabel()
            label.setProperty("role", "title")
            self._titles.append((label, group))
            form = ParamForm(
                [entry.param for entry in entries],
                titles={entry.param.name: entry.title for entry in entries},
                options={entry.param.name: entry.options for entry in entries},
                label_width=LABEL_WIDTH,
            )
            form.valueChanged.connect(self._on_value)
            form.reset.connect(self._on_reset)
            self.forms.append(form)
            column.addWidget(label)
            column.addWidget(form)
            column.addSpacing(SPACE_M)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that has the focus
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self.buttons = QDialogButtonBox()
        self.defaults = QPushButton()
        self.closer = QPushButton()
        self.closer.setDefault(True)
        self.buttons.addButton(self.defaults, QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.addButton(self.closer, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        self.defaults.clicked.connect(self._on_defaults)
        self.closer.clicked.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.buttons)
        settings.changed.connect(self._refresh)
        self.retranslate()
        self._refresh()
        resize_within(self, 560, 620)

    @classmethod
    def ask(cls, settings: Settings, parent: QWidget) -> PreferencesDialog:
        """Open the preferences over a window."""
        dialog = cls(settings, parent)
        dialog.open()
        return dialog

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Preferences"))
        for label, group in self._titles:
            label.setText(words(group))
        self.defaults.setText(tr("Back to the defaults"))
        self.closer.setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _refresh(self) -> None:
        values = self._settings.values()
        for form in self.forms:
            names = {param.name for param in form.params}
            given = {
                param.name: values[param.name]
                for param in form.params
                if values[param.name] != param.default
            }
            form.show_values({name: values[name] for name in names}, given)

    def _on_value(self, name: str, value: Any) -> None:
        self._settings[name] = value

    def _on_reset(self, name: str) -> None:
        for form in self.forms:
            for param in form.params:
                if param.name == name:
                    self._settings[name] = param.default

    def _on_defaults(self) -> None:
        for form in self.forms:
            for param in form.params:
                self._settings[param.name] = param.default
