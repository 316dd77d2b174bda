"""FindBar: a search over the canvas. What is found stays bright, the rest steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from dlstudio.graph.model import NodeId
from dlstudio.gui.canvas.finding import found
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_L, SPACE_S
from dlstudio.gui.look.words import tr

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

WIDTH = 420


class FindBar(QFrame):
    """A child of the viewport, in its upper right corner.

    Return goes to the next, Shift+Return to the one before, Escape closes.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._hits: list[NodeId] = []
        self._at = -1
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setProperty("role", "secondary")
        self.before, self.after, self.shut = (QToolButton(self) for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        row.setSpacing(SPACE_S)
        for widget in (self.line, self.count, self.before, self.after, self.shut):
            row.addWidget(widget, 1 if widget is self.line else 0)
        for button in (self.before, self.after, self.shut):
            button.setAutoRaise(True)
        self.before.setArrowType(Qt.ArrowType.UpArrow)
        self.after.setArrowType(Qt.ArrowType.DownArrow)
        self.shut.setIcon(icon("close"))
        self.hide()
        view.viewport().installEventFilter(self)
        self.line.textEdited.connect(lambda _text: self.search())
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.shut.clicked.connect(self.leave)
        view.stage.document.checked.connect(lambda _report: self._again())
        view.sync.rebuilt.connect(self._again)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the words anew."""
        self.line.setPlaceholderText(tr("Name, type, kernel_size=3 or 28×28"))
        self.line.setAccessibleName(tr("Find on the canvas"))
        for button, text in (
            (self.before, tr("Find previous")),
            (self.after, tr("Find next")),
            (self.shut, tr("Close")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._tell()

    def open(self) -> None:
        """Show the bar with its text selected."""
        self.show()
        self._arrange()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.search()

    def leave(self) -> None:
        """Close the bar; everything is bright again, what was reached stays selected."""
        self.hide()
        self._hits, self._at = [], -1
        self._light()
        self._view.setFocus()

    def search(self) -> None:
        """Find anew and go to the first."""
        self._look()
        self._at = -1
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next or the one before; around at the ends."""
        if self.isHidden():
            self.open()
            return
        if self._hits:
            self._at = (self._at + by) % len(self._hits) if self._at >= 0 else 0
            id = self._hits[self._at]
            self._view.stage.selection.set([id])
            self._view.reveal_node(id)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            event.accept()  # nothing typed here is a command of the canvas

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keep to the corner when the viewport gets another size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._arrange()
        return False

    def _again(self) -> None:
        """The drawing differs: find anew, stay where it is."""
        if self.isVisible():
            here = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
            self._look()
            self._at = self._hits.index(here) if here in self._hits else -1
            self._tell()

    def _look(self) -> None:
        document = self._view.stage.document
        self._hits = found(
            document.project, document.graph, document.graph_report, self.line.text()
        )
        self._light()

    def _light(self) -> None:
        bright = set(self._hits)
        searching = bool(self.isVisible() and self.line.text().strip())
        for id, item in self._view.stage.scene.nodes.items():
            item.mark(dimmed=searching and id not in bright)

    def _tell(self) -> None:
        if not self.line.text().strip():
            self.count.setText("")
        elif not self._hits:
            self.count.setText(tr("nothing found"))
        else:
            place = max(self._at, 0) + 1
            self.count.setText(tr("{place} of {count}", place=place, count=f"{len(self._hits):,}"))

    def _arrange(self) -> None:
        room = self._view.viewport().rect()
        width = min(WIDTH, room.width() - 2 * SPACE_L)
        self.resize(width, self.sizeHint().height())
        self.move(room.width() - width - SPACE_L, SPACE_L)
