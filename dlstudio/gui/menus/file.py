"""The File menu: new, open, save, close, with the questions that belong to them.

Nothing blocks: a question takes the rest of the work as a function and calls it on Yes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QMainWindow

from dlstudio.errors import ProjectError
from dlstudio.gui.frame.message_bar import Answer, MessageBar
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.document_files import SUFFIX
from dlstudio.gui.models.studio import Studio
from dlstudio.language import Sentence, say
from dlstudio.project.files import ChangedOnDiskError, load

if TYPE_CHECKING:
    from dlstudio.gui.dialogs.question import Question
    from dlstudio.project.model import Project

# Dialogs are imported when they are opened: the window is up sooner.

Then = Callable[[], None]

PATIENCE_MS = 3_000


def _nothing() -> None:
    """The rest of the work when there is none."""


class FileMenu:
    """File life of a window."""

    def __init__(self, studio: Studio, window: QMainWindow, messages: MessageBar) -> None:
        self._studio, self._window, self._messages = studio, window, messages
        self.question: Question | None = None

    def new(self) -> None:
        self._when_settled(lambda: self._show_new(None))

    def open(self) -> None:
        self._when_settled(self._ask_open)

    def open_path(self, path: Path) -> None:
        """Open a file, after the questions about the one that stands open."""
        self._when_settled(lambda: self._open_now(path))

    def templates(self) -> None:
        """Show the gallery of architectures."""
        from dlstudio.gui.dialogs.gallery import GalleryDialog

        GalleryDialog.ask(self._studio, self.open_example, self._window)

    def open_example(self, path: Path) -> None:
        """Open a shipped project as a new one; its own file stays as it is."""
        self._when_settled(lambda: self._open_as_new(path))

    def save(self) -> None:
        self.save_then(_nothing)

    def save_as(self) -> None:
        self._ask_save(_nothing)

    def save_then(self, then: Then) -> None:
        """Save, asking for a name if there is none; ``then`` follows only a success."""
        files = self._studio.files
        if files.path is None or not files.may_be_written():
            self._ask_save(then)
        else:
            self._save_now(None, then)

    def versions(self) -> None:
        """Show what was saved before, to go back to it."""
        from dlstudio.gui.dialogs.versions import VersionsDialog

        VersionsDialog.ask(self._studio, self._window)

    def export(self) -> None:
        from dlstudio.gui.dialogs.export import ExportDialog

        ExportDialog.ask(self._studio, self._window)

    def export_run(self, run: Path) -> None:
        """Export the best weights of a run, given by its folder."""
        from dlstudio.gui.dialogs.export import ExportDialog

        ExportDialog.ask(self._studio, self._window, run)

    def preferences(self) -> None:
        from dlstudio.gui.dialogs.preferences import PreferencesDialog

        PreferencesDialog.ask(self._studio.settings, self._window)

    def close(self) -> None:
        self._when_settled(self._studio.files.close)

    def quit(self) -> None:
        self._window.close()

    def settle(self, then: Then) -> None:
        """Ask what is to become of a training and of unsaved work, then go on."""
        self._when_settled(then)

    def _when_settled(self, then: Then) -> None:
        if self.question is not None:
            # The question on the screen has to be answered first.
            self.question.raise_()
            self.question.activateWindow()
        elif self._studio.run.state == "stopping":
            self._stop_training(lambda: self._when_settled(then))
        elif self._studio.run.active:
            self._ask_training(lambda: self._when_settled(then))
        elif self._studio.files.modified:
            self._ask_unsaved(then)
        else:
            then()

    def _ask_training(self, then: Then) -> None:
        def answered(key: str) -> None:
            self.question = None
            if key == "stop":
                self._stop_training(then)

        self._ask(
            tr("A training is going on"),
            tr("Stop it? What it has learned so far is kept in its run and can be resumed."),
            [("stop", tr("Stop training")), ("cancel", tr("Go on training"))],
            answered,
        )

    def _stop_training(self, then: Then) -> None:
        """Stop the training, and go on when it has ended; the window answers meanwhile."""
        run = self._studio.run
        patience = QTimer(self._window, singleShot=True, interval=PATIENCE_MS)

        def on_state(_state: str) -> None:
            if not run.active and patience.isActive():
                patience.stop()
                let_go()
                # Not here: others still have to hear of the end.
                QTimer.singleShot(0, self._window, then)

        def on_late() -> None:
            let_go()
            self._messages.say(
                say("The training has not stopped yet. Try again in a moment."), "warning"
            )

        def let_go() -> None:
            run.stateChanged.disconnect(on_state)
            patience.deleteLater()

        run.stateChanged.connect(on_state)
        patience.timeout.connect(on_late)
        patience.start()
        run.stop()
        on_state(run.state)

    def _ask_unsaved(self, then: Then) -> None:
        def answered(key: str) -> None:
            self.question = None
            if key == "save":
                self.save_then(then)
            elif key == "discard":
                then()

        self._ask(
            tr("Unsaved changes"),
            tr(
                "“{title}” has changes that are in no file. Save them?",
                title=self._studio.document.project.title,
            ),
            [("save", tr("Save")), ("discard", tr("Discard")), ("cancel", tr("Cancel"))],
            answered,
            danger="discard",
        )

    def _ask(
        self,
        title: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        then: Callable[[str], None],
        danger: str = "",
    ) -> None:
        from dlstudio.gui.dialogs.question import Question

        self.question = Question.ask(self._window, title, text, answers, then, danger)

    def _ask_open(self) -> None:
        dialog = QFileDialog(self._window, tr("Open a project"), str(folder_of(self._studio)))
        dialog.setNameFilters(
            [tr("DL Studio projects") + f" (*{SUFFIX})", tr("All files") + " (*)"]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._open_now(Path(path)))
        self._show(dialog)

    def _ask_save(self, then: Then) -> None:
        dialog = QFileDialog(self._window, tr("Save the project as"), str(folder_of(self._studio)))
        dialog.setNameFilters([tr("DL Studio projects") + f" (*{SUFFIX})"])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        path = self._studio.files.path
        dialog.selectFile(
            path.name if path else f"{_file_name(self._studio.document.project.title)}{SUFFIX}"
        )
        dialog.fileSelected.connect(lambda chosen: self._save_now(Path(chosen), then))
        self._show(dialog)

    def _show(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open_now(self, path: Path) -> None:
        try:
            self._studio.files.open(path)
        except ProjectError as error:
            self._trouble(error.sentence, Answer(say("Open another file…"), self.open))
            return
        for key in ("file", "read-only"):
            self._messages.drop(key)
        self._say_what_was_read()

    def _open_as_new(self, path: Path) -> None:
        try:
            project = load(path)
        except ProjectError as error:
            self._trouble(error.sentence)
            return
        self._show_new(project)

    def _show_new(self, project: Project | None) -> None:
        # What was said about another file is over.
        for key in ("file", "read-only"):
            self._messages.drop(key)
        self._studio.files.new(project)

    def _say_what_was_read(self) -> None:
        files = self._studio.files
        for note in files.notes:
            self._messages.say(note, "info")
        if files.read_only is not None:
            self._messages.say(
                files.read_only, "warning", [Answer(say("Save as…"), self.save_as)], key="read-only"
            )

    def _save_now(self, path: Path | None, then: Then, overwrite: bool = False) -> None:
        try:
            self._studio.files.save(path, overwrite)
        except ChangedOnDiskError as error:
            self._trouble(
                error.sentence,
                Answer(say("Save as…"), lambda: self._ask_save(then), primary=True),
                Answer(say("Overwrite"), lambda: self._save_now(path, then, overwrite=True)),
            )
            return
        except ProjectError as error:
            self._trouble(
                error.sentence,
                Answer(say("Try again"), lambda: self._save_now(path, then, overwrite)),
                Answer(say("Save as…"), lambda: self._ask_save(then), primary=True),
            )
            return
        for key in ("file", "read-only", "recovered"):
            self._messages.drop(key)
        saved = self._studio.files.path
        self._studio.tell(tr("Saved {file}", file=saved.name if saved else ""))
        then()

    def _trouble(self, sentence: Sentence, *answers: Answer) -> None:
        self._messages.say(sentence, "error", answers, key="file")


def folder_of(studio: Studio) -> Path:
    """Return where a file dialog begins: beside the open file, or the newest one."""
    path = studio.files.path
    places = [path] if path else studio.settings.recent()
    return next((p.parent for p in places if p.parent.is_dir()), Path.home())


def _file_name(title: str) -> str:
    """Return a name for the file that every system allows, made of the title."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:80] or "project"
