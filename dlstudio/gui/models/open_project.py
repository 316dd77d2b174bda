"""OpenProject: what the tabs on one project have together.

The document with its history, its file and recovery copy, its training, and what is known of
it. What one tab alone has (which graph it shows, what is selected there) is in its Studio.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dlstudio.gui.models.counting import Counting
from dlstudio.gui.models.document_files import DocumentFiles
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.jobs import Jobs
from dlstudio.gui.models.own_layers import OwnLayerFiles
from dlstudio.gui.models.ready import Ready
from dlstudio.gui.models.run_model import RunModel
from dlstudio.gui.models.settings import Settings
from dlstudio.project.document import Document
from dlstudio.project.model import Project


class OpenProject(QObject):
    """One project that is open, in however many tabs.

    Signals:
        refused(Sentence): a command or a training was refused.
    """

    refused = Signal(object)

    def __init__(
        self,
        settings: Settings,
        document: Document | None = None,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.document = DocumentModel(document or Document(Project()), self)
        self.ready = Ready(self.document, self.jobs, self)
        self.counting = Counting(self.document, self.jobs, self)
        self.run = RunModel(self)
        self.files = DocumentFiles(self.document, settings, folder, self)
        self.own = OwnLayerFiles(self.document, self.jobs, self)
        self.document.refused.connect(self.refused)
        self.run.refused.connect(self.refused)

    @property
    def untouched(self) -> bool:
        """Whether nothing would be missed if another project took its place."""
        document = self.document.document
        empty = self.files.path is None and not (document.past or document.future)
        blank = not self.document.project.main.nodes
        return not self.files.shown or (empty and blank and not self.files.modified)

    def leave(self) -> None:
        """Give everything back: nothing shows the project any more."""
        self.files.leave()
        self.own.leave()
