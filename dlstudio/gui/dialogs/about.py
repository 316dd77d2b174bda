"""About: what this is, in which versions, ready to be copied into a report."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

import dlstudio
from dlstudio.gui.look.fonts import mono_font, title_font
from dlstudio.gui.look.theme import SPACE_M, SPACE_XL
from dlstudio.gui.look.words import tr

PACKAGES = ("torch", "PySide6-Essentials", "numpy", "pyqtgraph", "networkx", "torchmetrics")


def versions() -> str:
    """Return the versions that matter for a report, one a line, without importing anything."""
    rows = [
        ("DL Studio", dlstudio.__version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
    ]
    for package in PACKAGES:
        try:
            rows.append((package, version(package)))
        except PackageNotFoundError:
            rows.append((package, "–"))
    rows.append(("System", platform.platform(terse=True)))
    return "\n".join(f"{name:<20}{value}" for name, value in rows)


class AboutDialog(QDialog):
    """Name, one sentence, versions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About DL Studio"))
        name = QLabel("DL Studio")
        name.setFont(title_font())
        line = QLabel(
            tr(
                "Draw a neural network, see every shape, train it live, "
                "take readable PyTorch code away."
            )
        )
        line.setWordWrap(True)
        self.versions = QLabel(versions())
        self.versions.setFont(mono_font())
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox()
        self.copy = QPushButton(tr("Copy"))
        closer = QPushButton(tr("Close"))
        closer.setDefault(True)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(closer, QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        closer.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_M)
        column.setSpacing(SPACE_M)
        for widget in (name, line, self.versions, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(440)

    @classmethod
    def ask(cls, parent: QWidget) -> AboutDialog:
        """Open it over a window."""
        dialog = cls(parent)
        dialog.open()
        return dialog
