"""Earlier versions: the last ten, of every file its own, in a bounded room (R-8)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlstudio.errors import ProjectError
from dlstudio.graph.model import PortRef
from dlstudio.language import say
from dlstudio.project import versions as keeping
from dlstudio.project.commands import AddNode, Connect, SetText
from dlstudio.project.document import Document
from dlstudio.project.files import ChangedOnDiskError, FileState, load, write_project
from dlstudio.project.model import Project
from dlstudio.project.replacing import ReplaceProject, differences
from dlstudio.project.versions import keep, save, versions
from dlstudio.spec.spec import Choice


def titled(title: str) -> Project:
    return Project(title=title)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "状态 with space ❄"


def test_each_save_is_kept_and_the_oldest_go(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    for number in range(14):
        _, trouble = save(folder, titled(f"t{number}"), path, None)
        assert trouble is None
    titles = [version.read().title for version in versions(folder, path)]
    assert titles == [f"t{number}" for number in range(13, 3, -1)]
    times = [version.time for version in versions(folder, path)]
    assert times == sorted(times, reverse=True)


def test_the_same_contents_are_kept_once(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    for _ in range(3):
        save(folder, titled("same"), path, None)
    assert len(versions(folder, path)) == 1


def test_what_another_program_wrote_is_kept_when_it_is_overwritten(
    folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.dls"
    state, _ = save(folder, titled("mine"), path, None)
    write_project(titled("theirs"), path)
    with pytest.raises(ChangedOnDiskError):
        save(folder, titled("mine too"), path, state)
    assert load(path).title == "theirs"
    save(folder, titled("mine too"), path, FileState.of(path))
    assert [v.read().title for v in versions(folder, path)] == ["mine too", "theirs", "mine"]


def test_files_of_equal_names_and_one_file_by_two_names(folder: Path, tmp_path: Path) -> None:
    for place in ("x", "y"):
        (tmp_path / place).mkdir()
        save(folder, titled(place), tmp_path / place / "net.dls", None)
    link = tmp_path / "link.dls"
    link.symlink_to(tmp_path / "x" / "net.dls")
    assert [v.read().title for v in versions(folder, link)] == ["x"]
    assert [v.read().title for v in versions(folder, tmp_path / "y" / "net.dls")] == ["y"]


def test_the_room_is_bounded_but_the_newest_stays(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_BYTES", 250)
    path = tmp_path / "a.dls"
    for letter in "abcd":
        keep(folder, path, letter.encode() * 100)
    assert [v.file.read_bytes()[:1] for v in versions(folder, path)] == [b"d", b"c"]
    keep(folder, path, b"e" * 400)
    assert [v.size for v in versions(folder, path)] == [400]


def test_saving_works_where_nothing_can_be_kept(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    path = tmp_path / "a.dls"
    _, trouble = save(blocked, titled("saved"), path, None)
    assert load(path).title == "saved"
    assert trouble is not None
    assert trouble.startswith("“a.dls” is saved, but its earlier versions are not kept. ")


def test_a_damaged_version_is_told_and_the_others_stay(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    save(folder, titled("one"), path, None)
    save(folder, titled("two"), path, None)
    newest, oldest = versions(folder, path)
    newest.file.write_bytes(b"{")
    with pytest.raises(ProjectError):
        newest.read()
    assert oldest.read().title == "one"


def test_going_back_is_one_step_that_can_be_undone() -> None:
    document = Document(Project(title="start"))
    for number in range(3):
        document.do(AddNode(layer=Choice("ReLU"), name=f"relu{number}"))
    now = document.project
    earlier = Project(title="earlier", graphs=dict(now.graphs))
    document.do(ReplaceProject(project=earlier, name=say("Go back")))
    assert document.project == earlier
    assert document.project.main is now.main  # what is equal is not drawn again
    document.undo()
    assert document.project is now


def test_what_differs_is_said_in_short() -> None:
    before = Project(title="a")
    for name in ("x", "y"):
        before = AddNode(layer=Choice("ReLU"), name=name).apply(before)
    x, y = before.main.nodes
    after = AddNode(layer=Choice("Tanh"), name="z").apply(before)
    after = Connect(source=PortRef(x, "output"), target=PortRef(y, "input")).apply(after)
    after = SetText(name="notes", value="more").apply(after)
    assert differences(before, before) == ()
    assert differences(before, after) == ("layers: +1 −0", "wires: +1 −0", "title or notes")
    assert differences(after, before) == ("layers: +0 −1", "wires: +0 −1", "title or notes")
