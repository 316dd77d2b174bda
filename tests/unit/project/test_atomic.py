"""Writing atomically: every single operation may fail, the old file never suffers."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dlstudio.errors import ExportError, ProjectError
from dlstudio.project import atomic
from dlstudio.project.atomic import Disk, is_temporary, remove_leftovers, write_atomically

OLD, NEW = b"old " * 1000, b"new " * 50_000

FAULTS = (
    errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ENOENT, errno.ENOTDIR,
    errno.EBUSY, errno.EDQUOT, errno.ESTALE, errno.ENAMETOOLONG, errno.EFBIG,
)  # fmt: skip


class Recorder(Disk):
    """Writes down the operations, writes in pieces, and fails at the one it is told to."""

    def __init__(self, fail_at: int | None = None, code: int = 0, forever: bool = False) -> None:
        self.operations: list[str] = []
        self.fail_at = fail_at
        self.code = code
        self.forever = forever  # a disk that is gone stays gone

    def _note(self, name: str) -> None:
        number = len(self.operations)
        self.operations.append(name)
        if self.fail_at is None:
            return
        if number == self.fail_at or (self.forever and number > self.fail_at):
            raise OSError(self.code, os.strerror(self.code))

    def mode(self, path: Path) -> int | None:
        self._note("mode")
        return super().mode(path)

    def names(self, folder: Path) -> list[str]:
        self._note("names")
        return super().names(folder)

    def create(self, path: Path) -> int:
        self._note("create")
        return super().create(path)

    def set_mode(self, path: Path, mode: int) -> None:
        self._note("set_mode")
        super().set_mode(path, mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        self._note("write")
        return super().write(descriptor, data[:65_536])

    def sync(self, descriptor: int) -> None:
        self._note("sync")
        super().sync(descriptor)

    def close(self, descriptor: int) -> None:
        super().close(descriptor)  # the system gives the descriptor back even when it reports
        self._note("close")

    def replace(self, source: Path, target: Path) -> None:
        self._note("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._note("sync_folder")
        super().sync_folder(folder)

    def remove(self, path: Path) -> None:
        self._note("remove")
        super().remove(path)


def operations(folder: Path) -> list[str]:
    disk = Recorder()
    path = folder / "rehearsal"
    path.write_bytes(OLD)
    write_atomically(path, NEW, disk=disk)
    path.unlink()
    return disk.operations


def test_the_order_of_operations(tmp_path: Path) -> None:
    done = [name for name in operations(tmp_path) if name != "write"]
    assert done == [
        "mode",
        "create",
        "sync",
        "close",
        "set_mode",
        "replace",
        "sync_folder",
        "names",
    ]


@pytest.mark.parametrize("forever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("code", FAULTS, ids=[errno.errorcode[code] for code in FAULTS])
def test_a_fault_at_every_operation(tmp_path: Path, code: int, forever: bool) -> None:
    names = operations(tmp_path)
    path = tmp_path / "项目.dls"
    for point, name in enumerate(names):
        path.write_bytes(OLD)
        disk = Recorder(point, code, forever)
        done = names.index("replace") < point  # the new file is in its place by then
        try:
            write_atomically(path, NEW, disk=disk)
        except ProjectError as error:
            sentence = str(error)
            assert "项目.dls" in sentence
            assert sentence.endswith(".")
        else:
            assert done
            assert name == "names"  # only tidying up may fail silently
        assert path.read_bytes() == (NEW if done else OLD)
        write_atomically(path, NEW)  # once the disk is well again
        assert path.read_bytes() == NEW
        if not forever:
            assert [p.name for p in tmp_path.iterdir()] == [path.name]
        for leftover in tmp_path.glob(".dls-*"):  # this process lives, so they would stay a day
            leftover.unlink()
    print(f"{len(names)} operations failed with {errno.errorcode[code]}: {' '.join(names)}")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "is full. Free some space"),
        (errno.EACCES, "you may not write here"),
        (errno.EROFS, "is read-only. Choose another place"),
        (errno.ENOENT, "is not there any more"),
        (errno.ENAMETOOLONG, "the name is too long"),
        (errno.EBUSY, "another program has it locked"),
        (errno.EIO, "What was there before is unchanged"),
    ],
)
def test_the_sentence_says_why_and_what_to_do(tmp_path: Path, code: int, words: str) -> None:
    path = tmp_path / "a.dls"
    with pytest.raises(ProjectError) as caught:
        write_atomically(path, NEW, disk=Recorder(1, code))
    assert words in str(caught.value)
    assert "“a.dls” was not written" in str(caught.value)
    assert not path.exists()


def test_a_new_file_and_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="permissions are others on Windows")
def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    path.write_bytes(OLD)
    path.chmod(0o640)
    write_atomically(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    real = tmp_path / "deep" / "real.dls"
    real.write_bytes(OLD)
    link = tmp_path / "link.dls"
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this user may not make links")
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


def test_links_in_a_circle(tmp_path: Path) -> None:
    link = tmp_path / "a.dls"
    try:
        link.symlink_to(tmp_path / "b.dls")
        (tmp_path / "b.dls").symlink_to(link)
    except OSError:
        pytest.skip("this user may not make links")
    with pytest.raises(ProjectError, match="was not written"):
        write_atomically(link, NEW)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ProjectError, match="it is not an ordinary file"):
        write_atomically(tmp_path / "pipe", NEW)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.dls"
    path.write_bytes(OLD)
    path.chmod(0o444)
    # The administrator may write everywhere; here nobody may.
    monkeypatch.setattr(atomic.os, "access", lambda *_: False)
    with pytest.raises(ProjectError, match="you may not write here"):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD


def test_a_file_on_a_read_only_disk_is_not_called_protected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.dls"
    path.write_bytes(OLD)
    real = os.statvfs(path)
    fields = list(real)
    fields[8] |= os.ST_RDONLY
    monkeypatch.setattr(atomic.os, "access", lambda *_: False)
    monkeypatch.setattr(atomic.os, "statvfs", lambda _: os.statvfs_result(fields))
    with pytest.raises(ProjectError, match=f"{tmp_path} is read-only. Choose another place"):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD


def test_a_folder_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.dls").mkdir()
    with pytest.raises(ProjectError, match=f"in {tmp_path} a folder has this name"):
        write_atomically("a.dls", NEW)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder, r"in .* a folder has this name"),
        (lambda folder: folder / "gone" / "a.dls", "is not there any more"),
        (lambda folder: folder / "file" / "a.dls", "is not there any more"),
        (lambda folder: folder / ("x" * 300), "the name is too long"),
        (lambda folder: folder / "a\0b", "is not a name for a file"),
    ],
)
def test_impossible_places(tmp_path: Path, make: Any, words: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ProjectError, match=words):
        write_atomically(make(tmp_path), NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_longest_name_there_is(tmp_path: Path) -> None:
    path = tmp_path / ("图" * 85)  # 255 bytes
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW


def test_other_kinds_of_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="was not written"):
        write_atomically(tmp_path / "gone" / "a", NEW, error=ExportError)


@pytest.mark.parametrize("data", [b"", bytearray(b"ab"), memoryview(b"abc")])
def test_every_kind_of_bytes(tmp_path: Path, data: Any) -> None:
    write_atomically(tmp_path / "a", data)
    assert (tmp_path / "a").read_bytes() == bytes(data)


def dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def leftover(path: Path, pid: int, host: str | None = None) -> Path:
    host = atomic._host() if host is None else host
    file = path.parent / f".dls-{atomic._digest(path.name, 12)}-{host}-{pid}-0123abcd.tmp"
    file.write_bytes(b"half")
    return file


def test_leftovers_of_killed_processes_are_removed_with_the_next_write(tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    dead = leftover(path, dead_process())
    of_another_file = leftover(tmp_path / "b.dls", dead_process())
    living = leftover(path, os.getpid())
    elsewhere = leftover(path, 1, host="abcdef")
    write_atomically(path, NEW)
    assert not dead.exists()
    assert of_another_file.exists()
    assert living.exists()
    assert elsewhere.exists()
    for file in (living, elsewhere):  # nobody writes for a whole day
        os.utime(file, (0, 0))
    assert remove_leftovers(path) == 2
    assert is_temporary(dead.name)
    assert not is_temporary("a.dls")


def test_a_leftover_that_cannot_be_removed_is_in_nobodys_way(tmp_path: Path) -> None:
    class Sticky(Disk):
        def remove(self, path: Path) -> None:
            raise PermissionError(errno.EACCES, "no")

    path = tmp_path / "a.dls"
    dead = leftover(path, dead_process())
    write_atomically(path, NEW, disk=Sticky())
    assert path.read_bytes() == NEW
    assert dead.exists()


def test_a_folder_that_cannot_be_synced_is_told_truly(tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    point = operations(tmp_path).index("sync_folder") - 1  # a new file has no permissions to keep
    with pytest.raises(ProjectError, match=r"is written, but .* Save again"):
        write_atomically(path, NEW, disk=Recorder(point, errno.EIO))
    assert path.read_bytes() == NEW
