"""The context menu of a block in the palette: of the project, or of the person's own ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFile, Qt
from PySide6.QtWidgets import QMenu, QWidget

from dlstudio.errors import ProjectError
from dlstudio.graph.model import BLOCK_PREFIX
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.language import say
from dlstudio.project.block_commands import RemoveBlock
from dlstudio.project.block_files import FILE_PREFIX


def menu_of(studio: Studio, key: str, parent: QWidget) -> QMenu | None:
    """Return what can be done with a block of the palette; None for everything else."""
    deeds: list[tuple[str, Callable[[], object]]] = []
    if key.startswith(BLOCK_PREFIX):
        name = key[len(BLOCK_PREFIX) :]
        deeds = [
            (tr("Go into the block"), lambda: studio.document.show(name)),
            (tr("Keep in my blocks"), lambda: _keep(studio, name)),
            (tr("Delete block"), lambda: studio.document.do(RemoveBlock(graph=name))),
        ]
    elif key.startswith(FILE_PREFIX):
        path = Path(key[len(FILE_PREFIX) :])
        if path in studio.shelf.own():
            deeds = [(tr("Put into the waste bin"), lambda: _throw(studio, path))]
    if not deeds:
        return None
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, act in deeds:
        menu.addAction(text).triggered.connect(lambda _on=False, act=act: act())
    return menu


def _keep(studio: Studio, name: str) -> None:
    """Write a block into the library, beside one of the same name that is there."""
    try:
        path = studio.shelf.keep(studio.document.project, name, replace=False)
    except ProjectError as error:
        studio.fail(error.sentence)
        return
    studio.tell(tr("{name} is in your blocks now, for every project", name=path.stem))


def to_bin(path: Path) -> bool:
    """Move a file to the waste bin of the system; return whether that was possible."""
    return QFile(str(path)).moveToTrash()


def _throw(studio: Studio, path: Path) -> None:
    """Move a block file to the system's waste bin, from where it can be taken back."""
    if to_bin(path):
        studio.shelf.changed.emit()
        studio.tell(tr("{name} is in the waste bin", name=path.stem))
    else:
        studio.fail(
            say(
                "“{file}” could not be put into the waste bin. Delete it in {folder} by hand.",
                file=path.name,
                folder=str(path.parent),
            )
        )
