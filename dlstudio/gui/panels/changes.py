"""Changes: the open project beside another one: the last save, a run, a file.

Every difference is a row; a click or Enter shows its node. The canvas marks the same nodes
while something is compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dlstudio.comparing import comparison as kinds
from dlstudio.comparing.comparison import Comparison, Difference
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.parts import Empty, Translated, label
from dlstudio.language import say
from dlstudio.project.model import MAIN
from dlstudio.training.records import list_records

MARKS = {kinds.ADDED: "+", kinds.REMOVED: "−"}
PLACE = Qt.ItemDataRole.UserRole


class ChangesPanel(Translated):
    """A list of differences, and what the project is compared with."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.save, self.run, self.file, self.off = (QPushButton() for _ in range(4))
        self.all = QCheckBox()
        self.title = label(role="secondary")
        self.tree = QTreeWidget(columnCount=2, headerHidden=True, rootIsDecorated=False)
        self.tree.setUniformRowHeights(True)
        self.empty = Empty()
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, 0)
        bar.setSpacing(SPACE_S)
        for button in (self.save, self.run, self.file, self.off):
            button.setProperty("role", "small")
            bar.addWidget(button)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.all)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.save)
        self.save.clicked.connect(self.compare_with_save)
        self.run.clicked.connect(self.compare_with_run)
        self.file.clicked.connect(self._ask_file)
        self.off.clicked.connect(studio.comparing.stop)
        self.all.toggled.connect(lambda _on: self._draw())
        self.tree.itemActivated.connect(lambda item, _column: self._show(item))
        self.tree.itemClicked.connect(lambda item, _column: self._show(item))
        studio.comparing.changed.connect(self._draw)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Changes"))
        self.save.setText(tr("With the last save"))
        self.run.setText(tr("With the last run"))
        self.file.setText(tr("With a file…"))
        self.off.setText(tr("Stop comparing"))
        self.all.setText(tr("Also what follows"))
        self.all.setToolTip(tr("Shapes, costs and places, which follow from other changes"))
        self.tree.setAccessibleName(tr("Differences"))
        self._draw()

    def compare_with_save(self) -> None:
        """Compare with what was saved last."""
        if not self._studio.comparing.with_last_save():
            self._studio.fail(say("This project was never saved. Save it once, then compare."))

    def compare_with_run(self) -> None:
        """Compare with the newest run of a project of this title, or else the newest run."""
        records = list_records(self._studio.runs_folder)
        title = self._studio.document.project.title
        wanted = [record for record in records if record.title == title] or records
        if not wanted:
            self._studio.fail(say("There is no run yet. Train the project once, then compare."))
            return
        newest = max(wanted, key=lambda record: (record.started, record.id))
        self._tell(self._studio.comparing.with_run(newest.folder))

    def compare_with_file(self, path: Path) -> None:
        """Compare with a project file, or with the project in the folder of a run."""
        self._tell(self._studio.comparing.with_file(path))

    def rows(self) -> list[str]:
        """Return the rows that are shown, as text."""
        items = (self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount()))
        return [item.text(1) for item in items if item is not None]

    def _tell(self, trouble: object) -> None:
        if trouble is not None:
            self._studio.failed.emit(trouble)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, tr("Compare with a project"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("DL Studio projects") + " (*.dls)", tr("All files") + " (*)"])
        path = self._studio.files.path
        if path is not None:
            dialog.setDirectory(str(path.parent))
        dialog.fileSelected.connect(lambda chosen: self.compare_with_file(Path(chosen)))
        dialog.open()

    def _draw(self) -> None:
        comparing = self._studio.comparing
        found = comparing.found
        self.off.setVisible(found is not None)
        self.all.setVisible(found is not None)
        self.tree.clear()
        if found is None:
            self.title.setText("")
            self.empty.write(
                tr("Compare the project with its last save, with a run, or with another file.")
            )
            self._stack.setCurrentWidget(self.empty)
            return
        self.title.setText(tr("Compared with {what}", what=words(comparing.title)))
        shown = self._shown(found)
        if not shown:
            self.empty.write(tr("Nothing differs from {what}.", what=words(comparing.title)))
        self.tree.addTopLevelItems([_item(difference) for difference in shown])
        self.tree.resizeColumnToContents(0)
        self._stack.setCurrentWidget(self.tree if shown else self.empty)

    def _shown(self, found: Comparison) -> list[Difference]:
        everything: Iterable[Difference] = found
        if not self.all.isChecked():
            hidden = kinds.CONSEQUENCES - {kinds.TOTAL}
            everything = (d for d in found if d.kind not in hidden)
        return list(everything)

    def _show(self, item: QTreeWidgetItem) -> None:
        found: Difference = item.data(0, PLACE)
        graph = self._studio.document.project.graphs.get(found.graph)
        here = found.node if found.kind != kinds.REMOVED else None
        if graph is not None and here is not None and here in graph.nodes:
            self._studio.reveal(here, found.graph)
        elif graph is not None:
            self._studio.document.show(found.graph)
        elif found.kind in (kinds.DATA, kinds.TRAINING):
            self._studio.ask_panel(found.kind)


def _item(difference: Difference) -> QTreeWidgetItem:
    inside = difference.graph not in ("", MAIN) and difference.kind != kinds.BLOCK
    text = words(difference.sentence)
    row = QTreeWidgetItem([MARKS.get(difference.kind, "~"), text])
    if inside:
        row.setText(1, f"{difference.graph} › {text}")
    row.setData(0, PLACE, difference)
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, row.text(1))
    return row
