"""File life: nothing is lost, whatever the disk, another program or another window does."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dlstudio.errors import ProjectError
from dlstudio.gui.look.theme import Look
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project import atomic
from dlstudio.project.commands import AddNode, SetText
from dlstudio.project.files import ChangedOnDiskError, load, write_project
from dlstudio.project.journal import recoverable
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice

EDIT = SetText(name="notes", value="changed")


def wait_until_safe(studio: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: studio.files.autosave.safe, timeout=10_000)


def test_open_edit_save(studio: Studio, file: Path, qtbot: QtBot) -> None:
    studio.files.open(file)
    assert (studio.files.shown, studio.files.path, studio.files.modified) == (True, file, False)
    studio.document.do(EDIT)
    assert studio.files.modified
    studio.files.save()
    assert not studio.files.modified
    assert load(file).notes == "changed"
    assert studio.settings.recent() == [file]


def test_undo_back_to_the_saved_value_is_not_modified(studio: Studio, file: Path) -> None:
    studio.files.open(file)
    studio.document.do(EDIT)
    studio.document.undo()
    assert not studio.files.modified


def test_save_as_moves_on_to_the_new_file(studio: Studio, file: Path, tmp_path: Path) -> None:
    studio.files.open(file)
    studio.document.do(EDIT)
    other = tmp_path / "目录 ❄" / "other.dls"
    other.parent.mkdir()
    studio.files.save(other)
    assert studio.files.path == other
    assert load(other).notes == "changed"
    assert load(file).notes == ""
    # The first file is free for another window again.
    with_other = Studio(studio.settings, Look("light"), folder=studio.files.folder)
    with_other.files.open(file)
    assert with_other.files.read_only is None
    with_other.files.leave()


def test_a_file_that_cannot_be_read_changes_nothing(
    studio: Studio, file: Path, tmp_path: Path
) -> None:
    studio.files.open(file)
    studio.document.do(EDIT)
    before = studio.document.project
    broken = tmp_path / "broken.dls"
    broken.write_text("{")
    for path in (broken, tmp_path / "absent.dls", tmp_path):
        with pytest.raises(ProjectError):
            studio.files.open(path)
        assert studio.document.project is before
        assert studio.files.path == file
        assert studio.files.modified


def test_a_change_on_the_disk_is_seen_before_it_is_overwritten(
    studio: Studio, file: Path, project: Project
) -> None:
    studio.files.open(file)
    studio.document.do(EDIT)
    write_project(SetText(name="notes", value="of another").apply(project), file)
    assert studio.files.changed_on_disk()
    with pytest.raises(ChangedOnDiskError):
        studio.files.save()
    assert load(file).notes == "of another"
    assert studio.files.modified
    studio.files.save(overwrite=True)
    assert load(file).notes == "changed"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS])
def test_nothing_is_lost_when_saving_fails(
    studio: Studio, file: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.files.open(file)
    studio.document.do(EDIT)
    before = file.read_bytes()

    def fail(self: object, *args: object) -> int:
        raise OSError(number, "no")

    monkeypatch.setattr(atomic.Disk, "write", fail)
    with pytest.raises(ProjectError):
        studio.files.save()
    assert file.read_bytes() == before
    assert studio.files.modified
    monkeypatch.undo()
    studio.files.save()
    assert load(file).notes == "changed"


def test_the_second_window_may_only_look(
    studio: Studio, file: Path, settings: Settings, tmp_path: Path
) -> None:
    studio.files.open(file)
    second = Studio(settings, Look("light"), folder=studio.files.folder)
    second.files.open(file)
    assert second.files.read_only is not None
    second.document.do(EDIT)
    with pytest.raises(ProjectError, match="another window"):
        second.files.save()
    assert load(file).notes == ""
    second.files.save(tmp_path / "mine.dls")
    assert second.files.read_only is None
    with pytest.raises(ProjectError, match="another tab or window"):
        studio.files.save(tmp_path / "mine.dls")
    second.files.leave()


def test_unsaved_work_is_offered_after_a_crash(
    studio: Studio, file: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings["autosave_seconds"] = 0.1
    studio.files.open(file)
    studio.document.do(EDIT)
    wait_until_safe(studio, qtbot)
    assert recoverable(studio.files.folder) == []  # we are alive
    studio.files.leave(keep=True)  # as a crash would
    (found,) = recoverable(studio.files.folder)
    assert (found.path, found.project.notes) == (file, "changed")
    after = Studio(settings, Look("light"), folder=studio.files.folder)
    after.files.recover(found)
    assert after.files.modified
    assert after.files.path == file
    qtbot.waitUntil(lambda: not found.folder.exists(), timeout=10_000)
    # Killed again before anything was saved: still there.
    after.files.leave(keep=True)
    (again,) = recoverable(studio.files.folder)
    assert again.project.notes == "changed"
    again.discard()


def test_work_that_was_never_saved_is_protected_too(
    studio: Studio, settings: Settings, qtbot: QtBot
) -> None:
    settings["autosave_seconds"] = 0.1
    studio.files.new()
    for number in range(5):
        studio.document.do(AddNode(layer=Choice("Linear"), name=f"fc{number}"))
    wait_until_safe(studio, qtbot)
    studio.files.leave(keep=True)
    (found,) = recoverable(studio.files.folder)
    assert found.path is None
    assert len(found.project.main.nodes) == 5
    found.discard()


@pytest.mark.parametrize("way", ["save", "discard", "undo"])
def test_nothing_is_offered_for_work_that_is_settled(
    way: str, studio: Studio, file: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings["autosave_seconds"] = 0.1
    studio.files.open(file)
    studio.document.do(EDIT)
    wait_until_safe(studio, qtbot)
    if way == "save":
        studio.files.save()
    elif way == "undo":
        studio.document.undo()
    wait_until_safe(studio, qtbot)
    if way == "discard":
        studio.files.close()
    else:
        studio.files.leave(keep=True)
    assert recoverable(studio.files.folder) == []


def test_a_recovery_folder_that_cannot_be_written_is_told_once(
    settings: Settings, tmp_path: Path, file: Path, qtbot: QtBot
) -> None:
    settings["autosave_seconds"] = 0.1
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    studio = Studio(settings, Look("light"), folder=blocked / "recovery")
    told: list[object] = []
    studio.files.unprotected.connect(told.append)
    studio.files.open(file)
    assert len(told) == 1  # the file could not be locked
    for number in range(3):
        studio.document.do(SetText(name="notes", value=str(number)))
        wait_until_safe(studio, qtbot)
    assert len(told) == 2
    assert "cannot be used" in str(told[1])
    studio.files.save()
    assert load(file).notes == "2"
    studio.files.leave()


def test_a_file_changed_after_a_crash_is_not_overwritten_by_recovered_work(
    studio: Studio, file: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings["autosave_seconds"] = 0.1
    studio.files.open(file)
    studio.document.do(EDIT)
    wait_until_safe(studio, qtbot)
    studio.files.leave(keep=True)  # as a crash would
    write_project(Project(title="Pulled from elsewhere"), file)
    (found,) = recoverable(studio.files.folder)
    after = Studio(settings, Look("light"), folder=studio.files.folder)
    after.files.recover(found)
    with pytest.raises(ChangedOnDiskError):
        after.files.save()
    assert load(file).title == "Pulled from elsewhere"
    after.files.save(overwrite=True)
    assert load(file).notes == "changed"
    after.files.leave()
