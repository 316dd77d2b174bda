"""Files of a newer DL Studio: looked at as far as they are understood, never overwritten (R-11)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dlstudio.cli import main
from dlstudio.project.commands import SetText
from dlstudio.project.files import (
    NewerVersionError,
    load,
    newer_file,
    project_text,
    read_project,
    write_project,
)
from dlstudio.project.migrations import VERSION

NEWER = VERSION + 3
SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "digits-cnn.dls"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The digits sample as a newer program might have saved it."""
    raw = json.loads(SAMPLE.read_text("utf-8"))
    raw["wonders"] = {"deep": [1, {"of": "them"}]}
    raw["graphs"]["main"]["lanes"] = ["a"]
    raw["graphs"]["main"]["nodes"][1]["glow"] = 0.5
    raw["training"]["mood"] = "calm"
    path = tmp_path / "明天 ❄.dls"
    # The version last: another program may order the keys in another way.
    path.write_text(json.dumps({**raw, "dlstudio": NEWER}, ensure_ascii=False), "utf-8")
    return path


def test_it_is_read_only_when_asked_for(file: Path) -> None:
    with pytest.raises(NewerVersionError, match=f"file version {NEWER}; this one reads up to"):
        load(file)
    result = read_project(file, newer=True)
    assert result.newer == NEWER
    assert result.project.main.nodes == load(SAMPLE).main.nodes | {
        id: node for id, node in result.project.main.nodes.items() if node.extra
    }
    assert read_project(SAMPLE, newer=True).newer is None


def test_it_is_never_overwritten(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    project = SetText(name="notes", value="mine").apply(read_project(file, newer=True).project)
    other_name = tmp_path / "link.dls"
    other_name.symlink_to(file)
    for path in (file, other_name):
        with pytest.raises(NewerVersionError, match="would lose a part of it"):
            write_project(project, path)
    assert file.read_bytes() == before
    assert newer_file(file) == NEWER


def test_a_copy_keeps_what_this_version_does_not_know(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.dls"
    write_project(read_project(file, newer=True).project, copy)
    there, here = json.loads(file.read_text("utf-8")), json.loads(copy.read_text("utf-8"))
    assert here.pop("dlstudio") <= VERSION
    del there["dlstudio"]
    assert here == there
    assert project_text(load(copy)) == copy.read_text("utf-8")


def test_one_that_cannot_be_understood_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    path.write_text(f'{{"dlstudio": {NEWER}, "graphs": ["all", "new"]}}')
    with pytest.raises(NewerVersionError, match=r"cannot be shown here: graphs must be an object"):
        read_project(path, newer=True)
    with pytest.raises(NewerVersionError):
        write_project(load(SAMPLE), path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"dlstudio": "9"}', '{"dlstudio": 1}'])
def test_other_files_are_not_of_a_newer_version(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.dls"
    assert newer_file(path) is None
    path.write_text(text)
    assert newer_file(path) is None


def test_the_command_line_looks_but_makes_nothing_of_it(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("check", "summary"):
        assert main([command, str(file), "--json", "--lang", "en"]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["newer_version"] == NEWER
        assert f"file version {NEWER}" in err
        assert "leaves out" in err
        assert main([command, str(file), "--lang", "zh_CN"]) == 0
        assert "更新" in capsys.readouterr().err
    for command in ("source", "train"):
        assert main([command, str(file), "--lang", "en"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "Update DL Studio" in err
