"""The crash dialog: says that something went wrong, what it was, and that the work is safe."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.look.fonts import mono_font
from dlstudio.gui.look.theme import SPACE_L, SPACE_M
from dlstudio.gui.look.words import tr


class CrashDialog(QDialog):
    """A report that can be read and copied; the program goes on behind it."""

    def __init__(self, report: str, kept: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        title = QLabel(tr("Something went wrong in DL Studio"))
        title.setProperty("role", "title")
        text = QLabel(
            tr(
                "Your project is still here. Save it, then go on or start again. The report "
                "below says what happened."
            )
        )
        text.setWordWrap(True)
        self.report = QPlainTextEdit(report, readOnly=True)
        self.report.setFont(mono_font())
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox()
        self.copy = QPushButton(tr("Copy report"))
        closer = QPushButton(tr("Go on"))
        closer.setDefault(True)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(closer, QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.report.toPlainText())
        )
        closer.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(title)
        column.addWidget(text)
        column.addWidget(self.report, 1)
        if kept is not None:
            place = QLabel(tr("Kept in {path}", path=kept))
            place.setProperty("role", "secondary")
            place.setWordWrap(True)
            place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(place)
        column.addWidget(buttons)
        self.resize(680, 460)

    @classmethod
    def ask(cls, report: str, kept: Path | None, parent: QWidget | None = None) -> CrashDialog:
        """Open it beside the window; nothing is blocked."""
        dialog = cls(report, kept, parent)
        dialog.show()
        return dialog
