"""What is shown of a project as a whole: pictures, differences, its history."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dlstudio.gui.menus.file import folder_of
from dlstudio.gui.models.studio import Studio


class ProjectMenu:
    """Entries that show the project as a whole."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        self._studio, self._window = studio, window

    def picture(self) -> None:
        from dlstudio.gui.dialogs.picture import PictureDialog

        PictureDialog.ask(self._studio, folder_of(self._studio), self._window)
