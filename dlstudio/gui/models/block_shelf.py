"""BlockShelf: the blocks that can be taken from files: those that ship, and the person's own.

Signals:
    changed(): the person's own blocks are others than before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dlstudio.project.block_files import SUFFIX, key_of_file, save_block
from dlstudio.project.model import Project
from dlstudio.project.paste import copied_name

TITLES = {
    "project": "Blocks of this project",
    "own": "My blocks",
    "shipped": "Block library",
    "of project": "A block of this project.",
    "of own": "A block of your library.",
}
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """A block in a file.

    Args:
        key: under which it is placed like a layer.
        title, summary, group: as a layer has them.
        words: further words that a search finds.
    """

    key: str
    title: str
    summary: str
    group: str
    words: tuple[str, ...] = ()


class BlockShelf(QObject):
    """Lists block files; the window starts without reading one.

    Args:
        folder: where the person's own blocks are kept; it need not exist.
    """

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder

    def entries(self) -> Iterator[ShelfEntry]:
        """Yield the person's own blocks, then those that ship."""
        for path in self.own():
            yield ShelfEntry(key_of_file(path), path.stem, TITLES["of own"], TITLES["own"])
        yield from _shipped()

    def own(self) -> list[Path]:
        """Return the files of the person's own blocks, by name."""
        try:
            found = [path for path in self.folder.iterdir() if path.suffix == SUFFIX]
        except OSError:
            return []
        return sorted(found, key=lambda path: path.stem.casefold())

    def path_of(self, name: str) -> Path:
        """Return the file in which a block of this name is kept."""
        kept = "".join(c if c.isalnum() or c in " -_" else " " for c in name)
        return self.folder / f"{' '.join(kept.split())[:LONGEST_NAME] or 'block'}{SUFFIX}"

    def keep(self, project: Project, block: str, replace: bool = True) -> Path:
        """Write a block into the library; ProjectError if that is not possible.

        Args:
            replace: whether one that is kept under this name gives way; else a number is added.
        """
        path = self.path_of(block)
        if not replace:
            name = copied_name(path.stem, {own.stem for own in self.own()})
            path = path.with_name(f"{name}{SUFFIX}")
        with suppress(OSError):  # writing says what is wrong
            self.folder.mkdir(parents=True, exist_ok=True)
        save_block(project, block, path)
        self.changed.emit()
        return path


@cache
def _shipped() -> tuple[ShelfEntry, ...]:
    """Return the blocks that ship; read from the table once, when they are first asked for."""
    from dlstudio.library import BLOCKS

    return tuple(
        ShelfEntry(
            key_of_file(spec.path),
            spec.title,
            spec.summary,
            TITLES["shipped"],
            (spec.key, spec.group, spec.paper, *spec.words),
        )
        for spec in BLOCKS.values()
    )
