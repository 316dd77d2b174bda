"""Studio: the few objects that the rooms share, passed by hand to every room.

There are no globals: a room gets the studio in its constructor, reads the models in it,
listens to their signals and sends commands to ``document``. Rooms never call each other;
what one room wants of another it asks for here.

Signals:
    told(str): a short notice for the status bar, already in the person's language.
    failed(Sentence): something went wrong that a person should read and may act on.
    asked(str): run the action with this id (see ``gui.actions.ACTIONS``).
    revealed(str, str): show this node (graph name, node id) on the canvas.
    panelAsked(str): bring a panel to the front ("problems", "data", "training" …).
    copyAsked(Path): open this project file as a new project, which is in no file.
    previewed(Fix): show what this repair would do, without doing it; None ends it.
    exportAsked(Path): export the best weights of the run in this folder.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from dlstudio.graph.model import Node, NodeId
from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.block_shelf import BlockShelf
from dlstudio.gui.models.comparing import Comparing
from dlstudio.gui.models.counting import Counting
from dlstudio.gui.models.document_files import DocumentFiles
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.jobs import Jobs
from dlstudio.gui.models.keys import Keys
from dlstudio.gui.models.own_layers import OwnLayerFiles
from dlstudio.gui.models.ready import Ready
from dlstudio.gui.models.run_model import RunModel, runs_folder
from dlstudio.gui.models.selection import Selection
from dlstudio.gui.models.settings import Settings, state_folder
from dlstudio.language import Sentence
from dlstudio.project.document import Document
from dlstudio.project.model import MAIN, Project


class Studio(QObject):
    """Everything that rooms share.

    Args:
        folder: where recovery data and locks are kept; the person's own by default.
    """

    told = Signal(str)
    failed = Signal(object)
    asked = Signal(str)
    revealed = Signal(str, str)
    panelAsked = Signal(str)
    previewed = Signal(object)
    copyAsked = Signal(object)
    exportAsked = Signal(object)

    def __init__(
        self,
        settings: Settings,
        look: Look,
        document: Document | None = None,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.look = look
        self.jobs = Jobs(self)
        self.document = DocumentModel(document or Document(Project()), self)
        self.selection = Selection(self)
        self.ready = Ready(self.document, self.jobs, self)
        self.counting = Counting(self.document, self.jobs, self)
        self.keys = Keys(settings, self)
        self.comparing = Comparing(self.document, self)
        self.run = RunModel(self)
        self.files = DocumentFiles(self.document, settings, folder, self)
        self.own = OwnLayerFiles(self.document, self.jobs, self)
        self.shelf = BlockShelf((folder or state_folder()) / "blocks", self)
        self.document.refused.connect(self.failed)
        self.run.refused.connect(self.failed)
        self.document.opened.connect(lambda: self.selection.set())
        self.document.shown.connect(lambda _name: self.selection.set())
        self.document.changed.connect(lambda _change: self._drop_gone())
        settings.changed.connect(self._on_setting)
        self._on_setting("reduced_motion")

    @property
    def language(self) -> str:
        """The language of the window: the chosen one, or that of the system."""
        chosen: str = self.settings["language"]
        if chosen != "system":
            return chosen
        wanted = QLocale.system().uiLanguages()
        return "zh_CN" if wanted and wanted[0].startswith("zh") else "en"

    @property
    def block_node(self) -> Node | None:
        """The selected node, if it is exactly one and stands for a block of the project."""
        node = self.document.graph.nodes.get(self.selection.single or "")
        return node if node and node.block in self.document.project.graphs else None

    @property
    def block_at_hand(self) -> str | None:
        """The block that the selected node stands for, or else the one that is shown."""
        node, shown = self.block_node, self.document.graph_name
        return node.block if node is not None else None if shown == MAIN else shown

    @property
    def runs_folder(self) -> Path:
        """Where trainings are kept."""
        chosen: str = self.settings["runs_folder"]
        return Path(chosen).expanduser() if chosen.strip() else runs_folder()

    def tell(self, text: str) -> None:
        """Say something short in the status bar."""
        self.told.emit(text)

    def fail(self, sentence: Sentence | str) -> None:
        """Say what went wrong, in the message bar."""
        self.failed.emit(sentence)

    def ask(self, action: str) -> None:
        """Run an action by its id, as if its menu entry had been chosen."""
        self.asked.emit(action)

    def ask_panel(self, key: str) -> None:
        """Bring a panel to the front."""
        self.panelAsked.emit(key)

    def ask_copy(self, path: Path) -> None:
        """Open a project file as a new project."""
        self.copyAsked.emit(path)

    def ask_export(self, run: Path) -> None:
        """Export a run by its folder."""
        self.exportAsked.emit(run)

    def reveal(self, node: NodeId, graph: str = MAIN) -> None:
        """Show a node on the canvas and select it."""
        self.document.show(graph)
        self.selection.set([node])
        self.revealed.emit(graph, node)

    def _on_setting(self, name: str) -> None:
        if name == "theme":
            self.look.set_mode(self.settings["theme"])
        elif name == "reduced_motion":
            self.look.set_motion(False if self.settings["reduced_motion"] else None)

    def _drop_gone(self) -> None:
        """Take nodes, wires and marks that are no more out of the selection."""
        graph = self.document.graph
        edge = self.selection.edge
        self.selection.set(
            [node for node in self.selection.nodes if node in graph.nodes],
            edge if edge in graph.edges else None,
            self.selection.marks & graph.marks.keys(),
            self.selection.dot if edge in graph.bends else None,
        )
