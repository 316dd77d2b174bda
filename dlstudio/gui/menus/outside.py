"""What other programs do to the open file: keep mine, take theirs, or save a copy.

Nothing is put over anything by itself. Theirs is taken as an edit that can be undone; what is
overwritten on purpose stays in the earlier versions.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from dlstudio.errors import ProjectError
from dlstudio.gui.frame.message_bar import Answer, MessageBar
from dlstudio.gui.menus.file import FileMenu
from dlstudio.gui.models.studio import Studio
from dlstudio.language import say

KEY = "outside"


class OutsideChanges(QObject):
    """Tells in the message bar what happened to the file, with the ways out."""

    def __init__(self, studio: Studio, messages: MessageBar, menu: FileMenu) -> None:
        super().__init__(messages)
        self._studio, self._messages, self._menu = studio, messages, menu
        studio.files.changedOutside.connect(self._on_changed)
        studio.files.changed.connect(self._on_files)

    def _on_changed(self) -> None:
        files = self._studio.files
        path = files.path
        if path is None or not files.outside:
            self._messages.drop(KEY)
            return
        if not path.exists():
            self._messages.say(
                say(
                    "“{file}” is not in its folder any more: another program has moved or removed "
                    "it. Nothing is lost here; save to write it again.",
                    file=path.name,
                ),
                "warning",
                [
                    Answer(say("Save as…"), self._menu.save_as),
                    Answer(say("Save"), self._menu.save, primary=True),
                ],
                key=KEY,
            )
            return
        mine = files.modified
        text = (
            say(
                "Another program has changed “{file}”, and you have changes here that are in no "
                "file. Choose which to go on with; the other one is kept.",
                file=path.name,
            )
            if mine
            else say("Another program has changed “{file}”. Take over what it wrote?",
                     file=path.name)
        )  # fmt: skip
        self._messages.say(
            text,
            "warning",
            [
                Answer(say("Keep mine"), files.keep_mine),
                Answer(say("Save mine as…"), self._menu.save_as),
                Answer(say("Take theirs"), self._take, primary=not mine),
            ],
            key=KEY,
        )

    def _take(self) -> None:
        try:
            self._studio.files.take_theirs()
        except ProjectError as error:
            self._messages.say(
                error.sentence,
                "error",
                [
                    Answer(say("Keep mine"), self._studio.files.keep_mine),
                    Answer(say("Save mine as…"), self._menu.save_as),
                ],
                key=KEY,
            )

    def _on_files(self) -> None:
        """Take the message away when it is about another file."""
        if not self._studio.files.outside:
            self._messages.drop(KEY)
