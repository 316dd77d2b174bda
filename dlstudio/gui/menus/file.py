"""The File menu: new, open, save, close, with the questions that belong to them.

What is opened gets a tab of its own; a tab that holds nothing yet gives its place.
Nothing blocks: a question takes the rest of the work as a function and calls it on Yes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow

from dlstudio.errors import ProjectError
from dlstudio.gui.frame.message_bar import Answer, MessageBar
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.menus.settling import Settling, Then
from dlstudio.gui.models.document_files import SUFFIX, file_name
from dlstudio.gui.models.studio import Studio
from dlstudio.language import Sentence, say
from dlstudio.project.files import ChangedOnDiskError, load
from dlstudio.project.model import Project

if TYPE_CHECKING:
    from dlstudio.gui.dialogs.question import Question
    from dlstudio.gui.models.workspace import Workspace
    from dlstudio.project.journal import Recovery

# Dialogs are imported when they are opened: the window is up sooner.


def _nothing() -> None:
    """The rest of the work when there is none."""


class FileMenu:
    """File life of a tab."""

    def __init__(
        self, studio: Studio, window: QMainWindow, messages: MessageBar, workspace: Workspace
    ) -> None:
        self._studio, self._window, self._messages = studio, window, messages
        self._workspace = workspace
        self._settling = Settling(studio, window, messages, workspace, self.save_then)

    @property
    def question(self) -> Question | None:
        """The question on the screen."""
        return self._settling.question

    def new(self) -> None:
        self._show_new(Project(title=tr("Untitled")))

    def open(self) -> None:
        """Ask for a file and open it."""
        dialog = QFileDialog(self._window, tr("Open a project"), str(folder_of(self._studio)))
        dialog.setNameFilters(
            [tr("DL Studio projects") + f" (*{SUFFIX})", tr("All files") + " (*)"]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.open_path(Path(path)))
        self._show(dialog)

    def open_path(self, path: Path) -> None:
        """Open a file; one that is open already is brought to front."""
        there = self._workspace.find(path)
        if there is not None:
            self._workspace.activate(there)
            return
        place = self._workspace.vacant(self._studio)
        try:
            place.files.open(path)
        except ProjectError as error:
            self._workspace.give_back(place)
            self._trouble(error.sentence, Answer(say("Open another file…"), self.open))
            return
        self._put(place)

    def templates(self) -> None:
        """Show the gallery of architectures."""
        from dlstudio.gui.dialogs.gallery import GalleryDialog

        GalleryDialog.ask(self._studio, self.open_example, self._window)

    def open_example(self, path: Path) -> None:
        """Open a shipped project as a new one, its notes in the language of the window."""
        try:
            project = load(path)
        except ProjectError as error:
            self._trouble(error.sentence)
            return
        self._show_new(replace(project, notes=words(project.notes)))

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

    def recover(self, found: Recovery) -> None:
        """Open unsaved work of an earlier session, in its file's tab if there is one."""
        there = self._workspace.find(found.path) if found.path is not None else None
        if there is not None:
            there.files.take_back(found)
            self._workspace.activate(there)
            return
        place = self._workspace.vacant(self._studio)
        place.files.recover(found)
        self._put(place)

    def close(self) -> None:
        """Close the tab, after the questions about its project if no other tab shows it."""
        self.close_then(_nothing)

    def close_then(self, then: Then) -> None:
        """Close the tab and go on; not if a question is answered with No."""

        def close() -> None:
            self._workspace.close(self._studio)
            then()

        if len(self._workspace.on(self._studio.opened)) > 1:
            close()
        else:
            self._settling.begin(close)

    def quit(self) -> None:
        self._window.close()

    def settle(self, then: Then) -> None:
        """Ask what is to become of a training and of unsaved work, then go on."""
        self._settling.begin(then)

    def _ask_save(self, then: Then) -> None:
        dialog = QFileDialog(self._window, tr("Save the project as"), str(folder_of(self._studio)))
        dialog.setNameFilters([tr("DL Studio projects") + f" (*{SUFFIX})"])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        path, title = self._studio.files.path, self._studio.document.project.title
        dialog.selectFile(path.name if path else f"{file_name(None, title)}{SUFFIX}")
        dialog.fileSelected.connect(lambda chosen: self._save_now(Path(chosen), then))
        self._show(dialog)

    def _show(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_new(self, project: Project) -> None:
        place = self._workspace.vacant(self._studio)
        place.files.new(project)
        self._put(place)

    def _put(self, place: Studio) -> None:
        """Bring the tab to front in which a project has been opened."""
        self._messages.drop("file")  # what was said about another file is over
        if place is self._studio:
            self._messages.drop("read-only")
            self.say_what_was_read()
        self._workspace.add(place)

    def say_what_was_read(self) -> None:
        """Say what a person should know about the file that has been opened here."""
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
