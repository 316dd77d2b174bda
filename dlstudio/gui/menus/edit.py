"""The Edit menu: history, clipboard, selection. Everything ends in one command."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from dlstudio.errors import ProjectError
from dlstudio.graph.model import NodeId
from dlstudio.gui.frame.docks import Docks
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.language import Sentence, say
from dlstudio.project import fragment
from dlstudio.project.commands import Command, Disconnect, RemoveNodes

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView

STEP = 32.0  # how far a paste stands from what was copied, in scene units
MOST_STEPS = 12


class EditMenu:
    """Changes to the graph that is shown."""

    def __init__(self, studio: Studio, canvas: Callable[[], CanvasView], docks: Docks) -> None:
        self._studio, self._canvas, self._docks = studio, canvas, docks
        self._pasted, self._times = "", 0

    def undo(self) -> None:
        self._studio.document.undo()

    def redo(self) -> None:
        self._studio.document.redo()

    def cut(self) -> None:
        if self._copy():
            self._remove(say("Cut"))

    def copy(self) -> None:
        if self._copy():
            count = len(self._studio.selection.nodes)
            self._studio.tell(
                tr("1 layer copied") if count == 1 else tr("{count} layers copied", count=count)
            )

    def paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        # Each paste of the same piece stands a little further from the last.
        self._times = self._times % MOST_STEPS + 1 if text == self._pasted else 1
        self._pasted = text
        self._put(text, self._times * STEP)

    def duplicate(self) -> None:
        self._put(self._fragment(), STEP)

    def delete(self) -> None:
        self._remove(say("Delete"))

    def select_all(self) -> None:
        self._studio.selection.set(self._studio.document.graph.nodes)

    def rename(self) -> None:
        """Put the cursor into the name of the selected layer."""
        self._docks.bring("inspector")
        self._docks["inspector"].panel.edit_name()

    def _fragment(self) -> str:
        document = self._studio.document
        return fragment.copy(document.project, document.graph_name, self._studio.selection.nodes)

    def _copy(self) -> bool:
        if not self._studio.selection.nodes:
            return False
        QGuiApplication.clipboard().setText(self._fragment())
        self._pasted, self._times = "", 0
        return True

    def _put(self, text: str, away: float) -> None:
        document = self._studio.document
        try:
            paste = fragment.shifted(fragment.parse(text, document.graph_name), away, away)
        except ProjectError as error:
            self._studio.fail(error.sentence)
            return
        ids, _nodes = paste.placed(document.graph)
        if document.do(paste, self):
            self._select(ids.values())

    def _select(self, ids: object) -> None:
        graph = self._studio.document.graph
        self._studio.selection.set([id for id in ids if id in graph.nodes])

    def _remove(self, label: Sentence) -> None:
        document, selection = self._studio.document, self._studio.selection
        nodes: tuple[NodeId, ...] = tuple(
            id for id in document.graph.nodes if id in selection.nodes
        )
        steps: list[Command] = []
        if selection.edge is not None:
            steps.append(Disconnect(graph=document.graph_name, edges=(selection.edge,)))
        if nodes:
            steps.append(RemoveNodes(graph=document.graph_name, ids=nodes))
        if steps:
            with document.transaction(label):
                for step in steps:
                    document.document.do(step, self)
