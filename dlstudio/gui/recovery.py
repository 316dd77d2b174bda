"""Recovery: offers the work that a crash left behind. Nothing is put over a file by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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

from dlstudio.gui.frame.message_bar import Answer, MessageBar
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Theme
from dlstudio.gui.look.thumbnail import thumbnail
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.language import say
from dlstudio.project.journal import Recovery, clear_archive, recoverable

PICTURE = QSize(168, 84)
KEY = "recovery"


def when(recovery: Recovery) -> str:
    """Return the time of the note as the person's system writes it."""
    moment = QDateTime.fromSecsSinceEpoch(int(recovery.time))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


class RecoveryDialog(QDialog):
    """The list: picture, title, file, time; open, keep or delete each."""

    def __init__(
        self,
        found: Sequence[Recovery],
        theme: Theme,
        open_it: Callable[[Recovery], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Unsaved work"))
        self._theme, self._open_it = theme, open_it
        self._left = list(found)
        self.rows: list[QFrame] = []
        text = QLabel(
            tr(
                "DL Studio ended before this work was saved. Opening it changes no file; "
                "what you do not open now is kept for later."
            ),
            wordWrap=True,
        )
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, SPACE_S, 0)
        self._column.setSpacing(SPACE_S)
        for recovery in found:
            self._column.addWidget(self._row(recovery))
        self._column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(page)
        buttons = QDialogButtonBox()
        later = QPushButton(tr("Not now"))
        later.clicked.connect(self._on_later)
        buttons.addButton(later, QDialogButtonBox.ButtonRole.RejectRole)
        self.all = QPushButton(tr("Open all"))
        self.all.setProperty("role", "primary")
        self.all.setVisible(len(found) > 1)
        self.all.clicked.connect(self._on_all)
        buttons.addButton(self.all, QDialogButtonBox.ButtonRole.AcceptRole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        outer.setSpacing(SPACE_M)
        outer.addWidget(text)
        outer.addWidget(scroll, 1)
        outer.addWidget(buttons)
        self.resize(640, 200 + 110 * min(len(found), 3))

    @classmethod
    def ask(
        cls,
        found: Sequence[Recovery],
        theme: Theme,
        open_it: Callable[[Recovery], None],
        parent: QWidget,
    ) -> RecoveryDialog:
        """Open the list over a window."""
        dialog = cls(found, theme, open_it, parent)
        dialog.open()
        return dialog

    def _row(self, recovery: Recovery) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        picture = QLabel()
        image = thumbnail(recovery.project.main, self._theme, PICTURE, self.devicePixelRatioF())
        picture.setPixmap(QPixmap.fromImage(image))
        title = QLabel(recovery.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("role", "title")
        place = str(recovery.path) if recovery.path else tr("never saved")
        line = QLabel(f"{when(recovery)}\n{place}")
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setProperty("role", "secondary")
        line.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(SPACE_XS)
        texts.addWidget(title)
        texts.addWidget(line)
        texts.addStretch(1)
        opener, remover = QPushButton(tr("Open")), QPushButton(tr("Delete"))
        opener.setProperty("role", "primary")
        remover.setProperty("role", "quiet")
        opener.clicked.connect(lambda: self._on_open(recovery))
        remover.clicked.connect(lambda: self._on_remove(recovery, frame))
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE_S, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_M)
        row.addWidget(picture)
        row.addLayout(texts, 1)
        row.addWidget(remover)
        row.addWidget(opener)
        frame.setProperty("opener", opener)
        self.rows.append(frame)
        return frame

    def _on_open(self, recovery: Recovery) -> None:
        self._left.remove(recovery)
        self.accept()
        self._open_it(recovery)

    def _on_all(self) -> None:
        """Open everything that is left, each in a tab."""
        left, self._left = self._left, []
        self.accept()
        for recovery in left:
            self._open_it(recovery)

    def _on_remove(self, recovery: Recovery, row: QFrame) -> None:
        recovery.discard()
        self._left.remove(recovery)
        row.hide()
        if not self._left:
            self.accept()

    def _on_later(self) -> None:
        for recovery in self._left:
            recovery.decline()
        self.reject()


def look_for(folder: Path) -> list[Recovery]:
    """Return what can be recovered, clearing what is past its time."""
    clear_archive(folder)
    return recoverable(folder)


def offer(
    studio: Studio,
    messages: MessageBar,
    window: QWidget,
    open_it: Callable[[Recovery], None],
) -> None:
    """Look for unsaved work beside the window, and offer it in the message bar if there is."""

    def later(found: list[Recovery]) -> None:
        for recovery in found:
            recovery.decline()

    def show(found: list[Recovery]) -> None:
        if not found:
            return
        text = (
            say("Unsaved work on “{title}” from {time} was kept.", title=found[0].title,
                time=when(found[0]))
            if len(found) == 1
            else say("Unsaved work on {count} {count:project|projects} was kept.", count=len(found))
        )  # fmt: skip
        look = partial(RecoveryDialog.ask, found, studio.look.theme, open_it, window)
        messages.say(
            text,
            "info",
            [
                Answer(say("Not now"), lambda: later(found)),
                Answer(say("Look at it…"), look, primary=True),
            ],
            key=KEY,
        )

    def failed(error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        messages.say(
            say("The recovery folder cannot be read ({problem}).", problem=str(error)),
            "warning",
            key=KEY,
        )

    studio.jobs.start(lambda: look_for(studio.files.folder), show, failed)
