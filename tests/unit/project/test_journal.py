"""Recovery data: what a crash leaves is offered, whole, and never put over a file."""

from __future__ import annotations

import dataclasses
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dlstudio.errors import ProjectError
from dlstudio.project.journal import (
    KEPT_SNAPSHOTS,
    Journal,
    clear_archive,
    open_for_writing,
    recoverable,
    who_writes,
)
from dlstudio.project.model import Project
from tests.unit.project.test_atomic import Recorder
from tests.unit.project.test_golden_files import everything

ROOT = Path(__file__).parents[3]


@pytest.fixture(params=["recovery", "恢复 with spaces 🙂"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return tmp_path / request.param


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    """Yield a journal of a project file; it is over when the test is."""
    journal = Journal(folder, Path("somewhere") / "项目.dls")
    yield journal
    journal.abandon()


def titled(title: str) -> Project:
    return dataclasses.replace(everything(), title=title)


def files(journal: Journal) -> list[str]:
    return sorted(p.name for p in journal.folder.iterdir() if p.suffix == ".snapshot")


def test_a_crash_is_recovered(folder: Path, journal: Journal) -> None:
    journal.note(titled("one"))
    journal.note(titled("two"))
    assert recoverable(folder) == []  # it is still open
    journal.abandon()
    (recovery,) = recoverable(folder)
    assert recovery.project == titled("two")
    assert recovery.title == "two"
    assert recovery.path == Path("somewhere") / "项目.dls"
    assert recovery.damaged == 0
    assert abs(recovery.time - time.time()) < 3600


def test_the_last_two_notes_are_kept(journal: Journal) -> None:
    for number in range(5):
        journal.note(titled(str(number)))
    assert files(journal) == ["00000004.snapshot", "00000005.snapshot"]
    assert KEPT_SNAPSHOTS == 2


def test_the_same_value_is_noted_once(journal: Journal) -> None:
    project = everything()
    assert journal.note(project)
    assert not journal.note(project)
    assert len(files(journal)) == 1
    journal.forget()
    assert files(journal) == []
    assert journal.note(project)


def test_a_closed_document_leaves_nothing(folder: Path, journal: Journal) -> None:
    journal.note(everything())
    journal.close()
    assert list((folder / "sessions").iterdir()) == []
    assert recoverable(folder) == []


def test_never_saved_projects_and_equal_names_do_not_meet(folder: Path) -> None:
    places = [None, None, Path("a") / "net.dls", Path("b") / "net.dls"]
    for number, path in enumerate(places):
        journal = Journal(folder, path)
        journal.note(titled(str(number)))
        journal.abandon()
    found = {recovery.title: recovery.path for recovery in recoverable(folder)}
    assert found == {str(number): path for number, path in enumerate(places)}


def test_the_newest_comes_first(folder: Path) -> None:
    for title in ("old", "middle", "new"):
        journal = Journal(folder)
        journal.note(titled(title))
        journal.abandon()
    assert [recovery.title for recovery in recoverable(folder)] == ["new", "middle", "old"]


@pytest.mark.parametrize("damage", ["empty", "cut", "flip", "other", "longer"])
def test_a_damaged_note_gives_way_to_the_one_before(
    folder: Path, journal: Journal, damage: str
) -> None:
    journal.note(titled("one"))
    journal.note(titled("two"))
    journal.abandon()
    newest = journal.folder / files(journal)[-1]
    data = newest.read_bytes()
    middle = len(data) // 2
    newest.write_bytes(
        {
            "empty": b"",
            "cut": data[:middle],
            "flip": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
            "other": b'{"dlstudio": 1, "graphs": {"main": {"nodes": []}}}',
            "longer": data + b" ",
        }[damage]
    )
    (recovery,) = recoverable(folder)
    assert recovery.project == titled("one")
    assert recovery.damaged == 1


def test_random_damage_never_gives_anything_but_a_noted_value(tmp_path: Path) -> None:
    folder = tmp_path
    journal = Journal(folder)
    noted = [titled("one"), titled("two")]
    for project in noted:
        journal.note(project)
    journal.abandon()
    originals = {name: (journal.folder / name).read_bytes() for name in files(journal)}
    dice = random.Random(3)
    outcomes = {"newest": 0, "one before": 0, "nothing": 0}
    for _ in range(1000):
        for name, data in originals.items():
            changed = bytearray(data)
            if dice.random() < 0.7:
                place = dice.randrange(len(changed))
                if dice.random() < 0.5:
                    del changed[place:]
                else:
                    changed[place] ^= 1 << dice.randrange(8)
            (journal.folder / name).write_bytes(changed)
        found = recoverable(folder)
        if found:
            assert found[0].project == noted[1 - found[0].damaged]
            outcomes["one before" if found[0].damaged else "newest"] += 1
        else:
            outcomes["nothing"] += 1
            (folder / "archive" / journal.session).rename(journal.folder)
    print(f"1,000 damaged journals: {outcomes}, 0 wrong values")
    assert min(outcomes.values()) > 50


def test_what_cannot_be_read_goes_to_the_archive(folder: Path, journal: Journal) -> None:
    journal.note(everything())
    journal.abandon()
    (journal.folder / files(journal)[0]).write_bytes(b"")
    assert recoverable(folder) == []
    assert (folder / "archive" / journal.session).is_dir()


def test_declining_twice_archives_for_thirty_days(folder: Path, journal: Journal) -> None:
    journal.note(everything())
    journal.abandon()
    assert not recoverable(folder)[0].decline()
    assert recoverable(folder)[0].decline()
    assert recoverable(folder) == []
    archived = folder / "archive" / journal.session
    assert any(archived.glob("*.snapshot"))
    assert clear_archive(folder) == 0
    assert clear_archive(folder, time.time() + 29 * 24 * 3600) == 0
    assert clear_archive(folder, time.time() + 31 * 24 * 3600) == 1
    assert not archived.exists()


def test_recovered_work_is_protected_at_once_three_times_in_a_row(folder: Path) -> None:
    journal = Journal(folder)
    journal.note(titled("work"))
    journal.abandon()
    for _ in range(3):
        (recovery,) = recoverable(folder)
        again = Journal(folder, recovery.path)
        again.note(recovery.project)
        recovery.discard()
        recovery.discard()  # another window may have done it
        again.abandon()  # and it crashes again
    (recovery,) = recoverable(folder)
    assert recovery.project == titled("work")


def test_sessions_without_work_are_cleared_but_not_one_that_begins(folder: Path) -> None:
    journal = Journal(folder)
    journal.abandon()
    assert recoverable(folder) == []
    assert journal.folder.is_dir()  # it might be just about to take its lock
    os.utime(journal.folder, (0, 0))
    assert recoverable(folder) == []
    assert not journal.folder.exists()


def test_foreign_things_in_the_folder_stay(folder: Path, journal: Journal) -> None:
    journal.note(everything())
    (journal.folder / "diary.txt").write_text("mine")
    (folder / "sessions" / "readme").write_text("mine")
    journal.close()
    assert (journal.folder / "diary.txt").read_text() == "mine"
    assert (folder / "sessions" / "readme").read_text() == "mine"
    assert recoverable(folder) == []


def test_no_folder_yet(folder: Path) -> None:
    assert recoverable(folder) == []
    assert clear_archive(folder) == 0


def test_a_folder_that_cannot_be_used_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ProjectError, match="not protected against a crash"):
        Journal(tmp_path / "file")


def test_a_full_disk_keeps_the_earlier_notes(folder: Path) -> None:
    disk = Recorder()
    journal = Journal(folder, disk=disk)
    journal.note(titled("one"))
    disk.fail_at, disk.code, disk.forever = len(disk.operations), 28, True
    with pytest.raises(ProjectError, match="was not written"):
        journal.note(titled("two"))
    disk.fail_at = None
    journal.abandon()
    assert recoverable(folder)[0].title == "one"


NOTING = """
import dataclasses, sys
from pathlib import Path
from dlstudio.project.journal import Journal
from dlstudio.project.model import Project
journal = Journal(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    journal.note(Project(title=str(number), notes="x" * 50_000))
    print(number, flush=True)
"""


def killed_while_noting(folder: Path, kills: int) -> None:
    """Kill a noting process at random moments; its last note must be there."""
    dice = random.Random(9)
    lost = 0
    for _ in range(kills):
        process = subprocess.Popen(
            [sys.executable, "-c", NOTING, str(folder)],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": ""},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        first = int(process.stdout.readline())
        time.sleep(dice.uniform(0, 0.03))
        process.kill()
        rest, _ = process.communicate()
        told = [int(line) for line in rest.splitlines() if line] or [first]
        (recovery,) = recoverable(folder)
        lost += int(recovery.title) < told[-1]
        recovery.discard()
    print(f"{kills} kills while noting: {lost} noted values lost")
    assert lost == 0
    assert list((folder / "sessions").iterdir()) == []


def test_kills_while_noting(tmp_path: Path) -> None:
    killed_while_noting(tmp_path, 10)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_thousand_kills_while_noting(tmp_path: Path) -> None:
    killed_while_noting(tmp_path, 1000)


def test_a_project_file_opened_twice_has_one_writer(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    first = open_for_writing(folder, path)
    assert first is not None
    assert open_for_writing(folder, tmp_path / "x" / ".." / "a.dls") is None
    assert who_writes(folder, path) == os.getpid()
    other = open_for_writing(folder, tmp_path / "b.dls")
    assert other is not None
    other.release()
    first.release()
    again = open_for_writing(folder, path)
    assert again is not None
    again.release()
    assert not path.exists()  # locks lie beside the recovery data, not beside the project
