"""Trust: shows the text of a file of own layers and asks whether it may be run here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dlstudio.catalog.own_layers import OwnFile
from dlstudio.gui.look.fonts import title_font
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, Look
from dlstudio.gui.look.words import tr
from dlstudio.gui.panels.code_view import CodeView


class TrustDialog(QDialog):
    """The text, what trusting means, and two answers; ``then`` is called for a yes."""

    def __init__(
        self, file: OwnFile, look: Look, then: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Trust a file of own layers"))
        title = QLabel(file.name)
        title.setFont(title_font())
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QLabel(
            tr(
                "This is the code that would run on this machine, with all that you may do: to "
                "find shapes, to train, to export. Trust it only if you wrote it or have read it. "
                "The trust holds for this very text and this machine; when the file is changed, "
                "you are asked again."
            )
        )
        self.text.setWordWrap(True)
        self.code = CodeView(look)
        self.code.show_text(file.text)
        self.code.setAccessibleName(file.name)
        self.no, self.yes = QPushButton(tr("Not now")), QPushButton(tr("Trust this file"))
        self.yes.setProperty("role", "primary")
        self.yes.setAutoDefault(False)
        self.no.setDefault(True)  # Enter alone must not run anything
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        self.accepted.connect(then)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(title)
        column.addWidget(self.text)
        column.addWidget(self.code, 1)
        column.addLayout(row)
        self.resize(760, 620)
        self.no.setFocus()
