"""Power cuts: every state that a disk may be in afterwards opens as the old or the new file.

A model of a disk replays the operations of a write. What was not synced may be lost, in
part or whole: of a file any prefix of its unsynced bytes, or the right length with zeros; of
a folder any subset of its unsynced changes that keeps their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dlstudio.project.atomic import Disk, write_atomically

OLD, NEW = b"old contents " * 40, b"the new contents " * 60
CHUNK = 64


class ModelDisk(Disk):
    """Holds files in memory as (contents, synced length) and unsynced changes of names."""

    def __init__(self, target: Path) -> None:
        self.inodes: list[tuple[bytes, int]] = [(OLD, len(OLD))]
        self.synced_names: dict[str, int] = {target.name: 0}
        self.changes: list[dict[str, int | None]] = []
        self.states: list[tuple[list[tuple[bytes, int]], dict[str, int], list[dict]]] = []
        self._snap()

    def _snap(self) -> None:
        changes = [dict(change) for change in self.changes]
        self.states.append((list(self.inodes), dict(self.synced_names), changes))

    def _names(self) -> dict[str, int]:
        return applied(self.synced_names, self.changes)

    def mode(self, path: Path) -> int | None:
        return 0o100644 if path.name in self._names() else None

    def names(self, folder: Path) -> list[str]:
        return list(self._names())

    def create(self, path: Path) -> int:
        self.inodes.append((b"", 0))
        self.changes.append({path.name: len(self.inodes) - 1})
        self._snap()
        return len(self.inodes) - 1

    def set_mode(self, path: Path, mode: int) -> None:
        self._snap()

    def write(self, descriptor: int, data: memoryview) -> int:
        contents, synced = self.inodes[descriptor]
        self.inodes[descriptor] = (contents + bytes(data[:CHUNK]), synced)
        self._snap()
        return min(CHUNK, len(data))

    def sync(self, descriptor: int) -> None:
        contents, _ = self.inodes[descriptor]
        self.inodes[descriptor] = (contents, len(contents))
        self._snap()

    def close(self, descriptor: int) -> None:
        self._snap()

    def replace(self, source: Path, target: Path) -> None:
        self.changes.append({target.name: self._names()[source.name], source.name: None})
        self._snap()

    def sync_folder(self, folder: Path) -> None:
        self.synced_names, self.changes = self._names(), []
        self._snap()

    def remove(self, path: Path) -> None:
        self.changes.append({path.name: None})
        self._snap()

    def age(self, path: Path) -> float:
        return 0.0


def applied(names: dict[str, int], changes: list[dict[str, int | None]]) -> dict[str, int]:
    result = dict(names)
    for change in changes:
        for name, inode in change.items():
            if inode is None:
                result.pop(name, None)
            else:
                result[name] = inode
    return result


def survivors(contents: bytes, synced: int) -> Iterator[bytes]:
    """Yield what may be left of a file: every prefix behind the synced part, or zeros."""
    for length in range(synced, len(contents) + 1):
        yield contents[:length]
        yield contents[:length] + bytes(len(contents) - length)


def crashes(disk: ModelDisk, target: str) -> Iterator[bytes | None]:
    """Yield the contents of the target after a power cut at any moment."""
    for inodes, names, changes in disk.states:
        for mask in range(2 ** len(changes)):
            kept = [change for bit, change in enumerate(changes) if mask >> bit & 1]
            inode = applied(names, kept).get(target)
            if inode is None:
                yield None
            else:
                yield from survivors(*inodes[inode])
        # The names may also stay while the data of the temporary file is lost in any way.
        for contents, synced in inodes[1:]:
            for _ in survivors(contents, synced):
                yield from survivors(*inodes[names[target]])


def test_every_crash_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    target = tmp_path / "a.dls"
    disk = ModelDisk(target)
    target.write_bytes(OLD)  # the model holds it; this one is only asked for its permissions
    write_atomically(target, NEW, disk=disk)
    found = list(crashes(disk, target.name))
    print(f"{len(found)} crash states, {found.count(OLD)} old, {found.count(NEW)} new")
    assert set(found) == {OLD, NEW}
    assert len(found) > 10_000


def test_the_model_sees_the_fault_of_writing_without_sync(tmp_path: Path) -> None:
    class Careless(ModelDisk):
        def sync(self, descriptor: int) -> None:
            self._snap()

    target = tmp_path / "a.dls"
    disk = Careless(target)
    target.write_bytes(OLD)
    write_atomically(target, NEW, disk=disk)
    assert any(found not in (OLD, NEW) for found in crashes(disk, target.name))
