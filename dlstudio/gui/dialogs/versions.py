"""Earlier versions: the last saved states of the file, to go back to one as an edit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dlstudio.errors import ProjectError
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from dlstudio.gui.look.thumbnail import thumbnail
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.language import Sentence, say
from dlstudio.project.model import Project
from dlstudio.project.replacing import ReplaceProject, differences
from dlstudio.project.versions import Version, versions

PICTURE = QSize(168, 84)


@dataclass(frozen=True, slots=True)
class Row:
    """A version with its project, or the reason why it cannot be read."""

    version: Version
    project: Project | None
    trouble: Sentence | None = None


class VersionsDialog(QDialog):
    """The list: picture, time, size, what differs from what is open; Go back for each."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = studio.files.path
        assert path is not None  # the action is only there for a file
        self._studio = studio
        self.setWindowTitle(tr("Earlier versions of “{file}”", file=path.name))
        self.text = QLabel(
            tr("Going back changes what is open, not the file, and can be undone."), wordWrap=True
        )
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, SPACE_S, 0)
        self._column.setSpacing(SPACE_S)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        outer.setSpacing(SPACE_M)
        outer.addWidget(self.text)
        outer.addWidget(scroll, 1)
        outer.addWidget(buttons)
        self.resize(640, 480)
        self.openers: list[QPushButton] = []
        self.lines: list[QLabel] = []
        folder = studio.files.folder
        self._alive = True
        self.finished.connect(self._on_finished)
        studio.jobs.start(lambda: _rows(folder, path), self._fill, self._on_failed)

    @classmethod
    def ask(cls, studio: Studio, parent: QWidget) -> VersionsDialog:
        """Open the list over a window."""
        dialog = cls(studio, parent)
        dialog.open()
        return dialog

    def _on_finished(self) -> None:
        self._alive = False

    def _on_failed(self, error: Exception) -> None:
        raise error  # reading tells its troubles by row; anything else is a fault of ours

    def _fill(self, rows: list[Row]) -> None:
        if not self._alive:
            return
        for row in rows:
            self._column.addWidget(self._card(row))
        if not rows:
            self.text.setText(
                tr("Nothing is kept yet. Each time you save, the state is kept here.")
            )
        self._column.addStretch(1)

    def _card(self, row: Row) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        title = QLabel(when(row.version))
        title.setProperty("role", "title")
        line = QLabel(f"{size(row.version)} · {self._difference(row)}", wordWrap=True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setProperty("role", "secondary")
        self.lines.append(line)
        texts = QVBoxLayout()
        texts.setSpacing(SPACE_XS)
        texts.addWidget(title)
        texts.addWidget(line)
        texts.addStretch(1)
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(SPACE_S, SPACE_S, SPACE_M, SPACE_S)
        inner.setSpacing(SPACE_M)
        if row.project is not None:
            graph, theme = row.project.main, self._studio.look.theme
            picture = QLabel()
            image = thumbnail(graph, theme, PICTURE, self.devicePixelRatioF())
            picture.setPixmap(QPixmap.fromImage(image))
            inner.addWidget(picture)
        inner.addLayout(texts, 1)
        if row.project is not None:
            opener = QPushButton(tr("Go back to it"))
            opener.setAccessibleName(f"{tr('Go back to it')}: {when(row.version)}")
            opener.setEnabled(row.project != self._studio.document.project)
            opener.clicked.connect(lambda: self._go_back(row))
            inner.addWidget(opener)
            self.openers.append(opener)
        return frame

    def _difference(self, row: Row) -> str:
        if row.project is None:
            return words(row.trouble or "")
        parts = differences(row.project, self._studio.document.project)
        if not parts:
            return tr("equal to what is open")
        return tr("since then: {changes}", changes=", ".join(words(part) for part in parts))

    def _go_back(self, row: Row) -> None:
        assert row.project is not None
        name = say("Go back to the version of {time}", time=when(row.version))
        self.accept()
        self._studio.document.do(ReplaceProject(project=row.project, name=name))


def when(version: Version) -> str:
    """Return the time of a version as the person's system writes it."""
    moment = QDateTime.fromSecsSinceEpoch(int(version.time))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def size(version: Version) -> str:
    """Return the size of a version in kB."""
    return f"{version.size / 1000:,.1f} kB"


def _rows(folder: Path, path: Path) -> list[Row]:
    rows = []
    for version in versions(folder, path):
        try:
            rows.append(Row(version, version.read()))
        except ProjectError as error:
            rows.append(Row(version, None, error.sentence))
    return rows
