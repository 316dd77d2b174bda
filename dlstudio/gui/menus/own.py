"""Layers of one's own: make a file of them, add one, look at one and trust it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from dlstudio.catalog.own_layers import OwnFile
from dlstudio.errors import ProjectError
from dlstudio.gui.frame.message_bar import Answer, MessageBar
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.language import say
from dlstudio.project.atomic import write_atomically
from dlstudio.project.own_files import no_layer, read_own_file
from dlstudio.resources import resource

KEY = "own layers"


class OwnMenu(QObject):
    """What is done with files of own layers; a bar says when one is not trusted."""

    def __init__(self, studio: Studio, window: QWidget, messages: MessageBar) -> None:
        super().__init__(messages)
        self._studio, self._window, self._messages = studio, window, messages
        self._said: tuple[str, ...] = ()
        studio.own.changed.connect(self._warn)
        studio.document.checked.connect(self._warn)

    def new(self) -> None:
        """Write an example beside the project and open it in the person's editor."""
        folder = self._folder()
        if folder is None:
            return
        path = _free(folder)
        try:
            write_atomically(path, resource("own", "my_layers.py").read_bytes())
            self._studio.own.trust(path.name)  # it is our own text until it is edited
        except ProjectError as error:
            self._studio.fail(error.sentence)
            return
        self._studio.tell(tr("{file} lies beside the project", file=path.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def add(self) -> None:
        """Choose a file; one from another folder is copied beside the project."""
        folder = self._folder()
        if folder is not None:
            title, kind = tr("Add a file of own layers"), tr("Python files (*.py)")
            chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), kind)
            if chosen:
                self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Take a file into the project's folder, if it is not there already."""
        folder = self._folder()
        if folder is None:
            return
        file = read_own_file(path)
        problem = file.problem or (None if file.classes else no_layer(file.name))
        there = folder / path.name
        if problem is None and path.parent != folder and there.exists():
            problem = say(
                "Another “{file}” lies beside the project already. Rename one of them.",
                file=path.name,
            )
        try:
            if problem is None and path.parent != folder:
                write_atomically(there, file.text.encode())
        except ProjectError as error:
            problem = error.sentence
        if problem is not None:
            self._studio.fail(problem)
            return
        self._studio.own.read()
        if not file.trusted:
            self._show(file)

    def open(self) -> None:
        """Open the file of the selected node in the person's editor."""
        file, folder = self._selected(), self._studio.own.folder
        if file is not None and folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder / file.name)))

    def trust(self) -> None:
        """Show the first file that waits for trust."""
        waiting = self._studio.own.untrusted
        selected = self._selected()
        if selected is not None and selected in waiting:
            self._show(selected)
        elif waiting:
            self._show(waiting[0])

    def _show(self, file: OwnFile) -> None:
        from dlstudio.gui.panels.trust_dialog import TrustDialog

        dialog = TrustDialog(file, self._studio.look, lambda: self._trusted(file), self._window)
        dialog.open()

    def _trusted(self, file: OwnFile) -> None:
        folder = self._studio.own.folder
        if folder is None:
            return
        if read_own_file(folder / file.name).digest != file.digest:
            self._studio.fail(
                say("“{file}” has changed since you saw it. Look at it again.", file=file.name)
            )
            self._studio.own.read()
            return
        try:
            self._studio.own.trust(file.name)
        except ProjectError as error:
            self._studio.fail(error.sentence)

    def _selected(self) -> OwnFile | None:
        document, id = self._studio.document, self._studio.selection.single
        node = document.graph.nodes.get(id) if id is not None else None
        found = document.project.own.found(node.layer.key) if node else None
        return found[0] if found else None

    def _folder(self) -> Path | None:
        folder = self._studio.own.folder
        if folder is None:
            self._studio.fail(
                say("Own layers lie beside the project. Save the project first, then try again.")
            )
        return folder

    def _warn(self) -> None:
        """Say once which files are not trusted; say it again only of others."""
        names = tuple(file.name for file in self._studio.own.untrusted)
        if names == self._said:
            return
        self._said = names
        if not names:
            self._messages.drop(KEY)
            return
        self._messages.say(
            say(
                "Restricted: {files} is not trusted on this machine. Its layers are drawn, but not "
                "run; everything else works.",
                files=", ".join(names),
            ),
            "warning",
            [Answer(say("Look at it…"), self.trust, primary=True)],
            key=KEY,
        )


def _free(folder: Path) -> Path:
    """Return the first name that nothing has."""
    number = 1
    while True:
        path = folder / ("my_layers.py" if number == 1 else f"my_layers_{number}.py")
        if not path.exists():
            return path
        number += 1
