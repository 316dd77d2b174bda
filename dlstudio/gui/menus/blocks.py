"""The Blocks menu inside Network: what its entries do.

A name is asked for on the canvas, beside the node; a file in the system's own dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow

from dlstudio.errors import ProjectError
from dlstudio.gui.canvas.blocks import ask_name, peek_at
from dlstudio.gui.frame.message_bar import MessageBar
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.project.block_commands import RenameBlock
from dlstudio.project.block_copies import (
    OwnBlock,
    RemoveUnusedBlocks,
    free_block_name,
    unused_blocks,
)
from dlstudio.project.block_files import SUFFIX, key_of_file, save_block
from dlstudio.project.grouping import TERMINALS, GroupNodes, UnpackBlock

if TYPE_CHECKING:
    from dlstudio.gui.canvas.view import CanvasView


class BlockMenu:
    """What is done with blocks.

    Args:
        canvas: gives the canvas, which is built when a project is first shown.
    """

    def __init__(
        self,
        studio: Studio,
        canvas: Callable[[], CanvasView],
        window: QMainWindow,
        messages: MessageBar,
    ) -> None:
        self._studio, self._canvas = studio, canvas
        self._window, self._messages = window, messages

    def group(self) -> None:
        """Ask for a name and put the selected layers into a block of it."""
        document, selection = self._studio.document, self._studio.selection
        graph = document.graph
        chosen = tuple(sorted(selection.nodes & graph.nodes.keys()))
        # Input and Output stay where they are; with nothing else the command says so.
        inner = tuple(id for id in chosen if graph.nodes[id].layer.key not in TERMINALS) or chosen
        name, before = document.graph_name, set(graph.nodes)
        marks = tuple(sorted(selection.marks))

        def done() -> None:
            selection.set(document.graph.nodes.keys() - before)

        ask_name(
            self._canvas(),
            inner,
            tr("Name of the block"),
            free_block_name(document.project, tr("Block")),
            lambda text: GroupNodes(graph=name, ids=inner, name=text, marks=marks),
            done,
        )

    def unpack(self) -> None:
        """Put the layers of the selected block in its place."""
        node, document = self._studio.block_node, self._studio.document
        if node is None:
            return
        before = document.graph.nodes.keys() - {node.id}  # its id is free again
        if document.do(UnpackBlock(graph=document.graph_name, node=node.id)):
            self._studio.selection.set(document.graph.nodes.keys() - before)

    def enter(self) -> None:
        """Show the inside of the selected block."""
        node = self._studio.block_node
        if node is not None and node.block is not None:
            self._studio.document.enter(node.id)

    def in_tab(self) -> None:
        """Show the inside of the selected block in a tab of its own."""
        self._ask_tab(beside=False)

    def beside(self) -> None:
        """Show the inside of the selected block in the other half."""
        self._ask_tab(beside=True)

    def _ask_tab(self, beside: bool) -> None:
        node = self._studio.block_node
        if node is not None and node.block is not None:
            self._studio.ask_inside(node.id, beside)

    def peek(self) -> None:
        """Show a picture of the inside, without going there."""
        node = self._studio.block_node
        if node is not None:
            peek_at(self._canvas(), node.id)

    def rename(self) -> None:
        """Ask for another name of the block; every use follows."""
        block, node = self._studio.block_at_hand, self._studio.block_node
        if block is not None:
            ask_name(
                self._canvas(),
                (node.id,) if node else (),
                tr("Name of the block"),
                block,
                lambda text: RenameBlock(graph=block, name=text),
            )

    def own(self) -> None:
        """Ask for a name and let the selected node stand for a copy of its block."""
        node, document = self._studio.block_node, self._studio.document
        if node is None or node.block is None:
            return
        graph, id = document.graph_name, node.id
        ask_name(
            self._canvas(),
            (id,),
            tr("Name of its own block"),
            free_block_name(document.project, node.block),
            lambda text: OwnBlock(graph=graph, node=id, name=text),
        )

    def tidy(self) -> None:
        """Delete the blocks that the network does not reach, and say which."""
        gone = unused_blocks(self._studio.document.project)
        if not gone:
            self._studio.tell(tr("Every block is in use"))
        elif self._studio.document.do(RemoveUnusedBlocks()):
            self._studio.tell(tr("Deleted: {names}", names=", ".join(gone)))

    def insert(self) -> None:
        """Search the blocks of the project and of the library."""
        self._canvas().adding.open_blocks()

    def insert_file(self) -> None:
        """Choose a block file and place its block."""
        dialog = self._dialog(tr("Insert a block from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._canvas().place(key_of_file(path)))
        dialog.open()

    def keep(self) -> None:
        """Write the block into the person's own library."""
        block, shelf = self._studio.block_at_hand, self._studio.shelf
        if block is None:
            return
        if not shelf.path_of(block).exists():
            self._keep(block)
            return
        from dlstudio.gui.dialogs.question import Question

        Question.ask(
            self._window,
            tr("Keep in my blocks"),
            tr("Your blocks hold one called “{name}” already. Replace it?", name=block),
            [("replace", tr("Replace")), ("cancel", tr("Cancel"))],
            lambda key: self._keep(block) if key == "replace" else None,
            danger="replace",
        )

    def save(self) -> None:
        """Choose a file and write the block into it."""
        block = self._studio.block_at_hand
        if block is None:
            return
        dialog = self._dialog(tr("Save the block as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(self._studio.shelf.path_of(block).name)
        dialog.fileSelected.connect(lambda path: self._save(block, Path(path)))
        dialog.open()

    def _keep(self, block: str) -> None:
        try:
            self._studio.shelf.keep(self._studio.document.project, block)
        except ProjectError as error:
            self._messages.say(error.sentence, "error", key="block")
            return
        self._messages.drop("block")
        self._studio.tell(tr("{name} is in your blocks now, for every project", name=block))

    def _save(self, block: str, path: Path) -> None:
        try:
            save_block(self._studio.document.project, block, path)
        except ProjectError as error:
            self._messages.say(error.sentence, "error", key="block")
            return
        self._messages.drop("block")
        self._studio.tell(tr("Saved {file}", file=path.name))

    def _dialog(self, title: str) -> QFileDialog:
        path = self._studio.files.path
        dialog = QFileDialog(self._window, title, str(path.parent if path else Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([words("Blocks") + f" (*{SUFFIX})", tr("All files") + " (*)"])
        return dialog
