"""Studio: the few objects that the rooms of one tab share, passed by hand to every room.

A tab is one place to look at: a project or a block of it. Which graph it shows and what is
selected there are its own; document, file and training belong to the project, which other tabs
may show too; settings, look, keys and shelf are the program's.

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
    tabAsked(str, Way, bool): show this graph of the project, in this use, in another tab; True
        for beside this one.
    heldUp(Studio): no training can begin here while the project of that tab is trained.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dlstudio.graph.model import Node, NodeId
from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.block_shelf import BlockShelf
from dlstudio.gui.models.comparing import Comparing
from dlstudio.gui.models.document_model import DocumentModel
from dlstudio.gui.models.jobs import Jobs
from dlstudio.gui.models.keys import Keys
from dlstudio.gui.models.open_project import OpenProject
from dlstudio.gui.models.run_model import runs_folder
from dlstudio.gui.models.selection import Selection
from dlstudio.gui.models.settings import Settings, state_folder
from dlstudio.gui.models.ways import Way
from dlstudio.language import Sentence
from dlstudio.project.document import Document
from dlstudio.project.model import MAIN

if TYPE_CHECKING:
    from dlstudio.gui.models.workspace import Workspace


class Studio(QObject):
    """Everything that the rooms of one tab share.

    Args:
        folder: where recovery data and locks are kept; the person's own by default.
        like: a tab of the same program; what is the program's is taken from it.
        opened: the project, if another tab has opened it.

    Attributes:
        workspace: the row of tabs that it stands in; set by that row.
    """

    told = Signal(str)
    failed = Signal(object)
    asked = Signal(str)
    revealed = Signal(str, str)
    panelAsked = Signal(str)
    previewed = Signal(object)
    copyAsked = Signal(object)
    exportAsked = Signal(object)
    tabAsked = Signal(str, object, bool)
    heldUp = Signal(object)

    def __init__(
        self,
        settings: Settings,
        look: Look,
        document: Document | None = None,
        folder: Path | None = None,
        *,
        like: Studio | None = None,
        opened: OpenProject | None = None,
    ) -> None:
        super().__init__()
        self.settings, self.look, self.folder = settings, look, folder
        self.keys: Keys = like.keys if like else Keys(settings)
        self.shelf: BlockShelf = (
            like.shelf if like else BlockShelf((folder or state_folder()) / "blocks")
        )
        self.opened = opened or OpenProject(settings, document, folder)
        self.ready, self.counting = self.opened.ready, self.opened.counting
        self.run, self.files, self.own = self.opened.run, self.opened.files, self.opened.own
        whole = self.opened.document
        self.jobs = Jobs(self, beneath=self.opened.jobs)
        self.document = DocumentModel(whole.document, self, beside=whole)
        self.selection = Selection(self)
        self.comparing = Comparing(self.document, self)
        self.workspace: Workspace | None = None
        self.document.refused.connect(self.failed)
        self.opened.refused.connect(self._on_refused)
        self.document.opened.connect(lambda: self.selection.set())
        self.document.shown.connect(lambda _name: self.selection.set())
        self.document.changed.connect(lambda _change: self._drop_gone())
        settings.changed.connect(self._on_setting)
        self._on_setting("reduced_motion")

    def fresh(self) -> Studio:
        """Return another tab of this program, with no project in it."""
        return Studio(self.settings, self.look, folder=self.folder, like=self)

    def again(self, graph_name: str | None = None, way: Way | None = None) -> Studio:
        """Return another tab on the same project, at the same graph or at another one."""
        other = Studio(self.settings, self.look, folder=self.folder, like=self, opened=self.opened)
        if graph_name is None:
            graph_name, way = self.document.graph_name, self.document.way
        other.document.show(graph_name, way)
        return other

    def leave(self) -> None:
        """Hear no more of the project: the tab is closed, and nobody waits for its jobs."""
        self.document.leave()
        self.jobs.leave()

    @property
    def language(self) -> str:
        """The language of the window: the chosen one, or that of the system."""
        return self.settings.language

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

    def ask_tab(self, graph_name: str, way: Way | None = None, *, beside: bool = False) -> None:
        """Show a graph of the project in another tab, or beside this one."""
        self.tabAsked.emit(graph_name, way, beside)

    def ask_inside(self, node: NodeId, beside: bool = False) -> None:
        """Show the block that a node stands for, as it is there, in another tab or beside."""
        block = self.document.graph.nodes[node].block
        if block is not None:
            self.ask_tab(block, self.document.way_into(node), beside=beside)

    def may_train(self) -> bool:
        """Whether no other project is being trained; else say where one is.

        Two trainings at once would halve the speed of both and share one device's memory.
        """
        busy = self.workspace.training if self.workspace is not None else None
        if busy is None or busy is self.opened or self.workspace is None:
            return True
        self.heldUp.emit(self.workspace.on(busy)[0])
        return False

    def reveal(self, node: NodeId, graph: str = MAIN) -> None:
        """Show a node on the canvas and select it; nothing if it is gone by now."""
        self.document.show(graph)
        if node not in self.document.graph.nodes:  # a list of problems may be a moment behind
            return
        self.selection.set([node])
        self.revealed.emit(graph, node)

    def _on_refused(self, sentence: Sentence) -> None:
        """Say it in the tab that is looked at, not in all tabs of the project."""
        if self.document.awake:
            self.failed.emit(sentence)

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
