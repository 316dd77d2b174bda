"""Which files a project may name, and the sentence for each that it may not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dlstudio.data import files
from dlstudio.data.files import located
from dlstudio.errors import DataError


def refusal(path: str, folder: Path | None) -> str:
    with pytest.raises(DataError) as caught:
        located(path, folder)
    return str(caught.value)


def test_relative_paths_start_at_the_project(tmp_path: Path) -> None:
    (tmp_path / "数据").mkdir()
    file = tmp_path / "数据" / "a b.csv"
    file.write_text("x")
    assert located("数据/a b.csv", tmp_path) == file
    assert located(str(file), None) == file


def test_what_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    assert refusal("  ", tmp_path).startswith("No data file is chosen.")
    assert "does not exist" in refusal("missing.csv", tmp_path)
    assert "does not exist" in refusal("empty.csv/inside.csv", tmp_path)
    assert "is empty" in refusal("empty.csv", tmp_path)
    assert "is not a file" in refusal(".", tmp_path)
    assert "has not been saved yet" in refusal("data.csv", None)
    assert "is not a file on this computer" in refusal("a\0b.csv", tmp_path)
    for share in (r"\\server\share\a.csv", "//server/share/a.csv"):
        assert "is not a file on this computer" in refusal(share, tmp_path)
    assert "cannot be read" in refusal("x" * 5000, tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert "is not a file" in refusal("pipe.csv", tmp_path)
    if sys.platform == "linux":
        assert "is not a file" in refusal("/dev/zero", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "a.csv")
    assert "cannot be read" in refusal("a.csv", tmp_path)


def test_a_file_has_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "big.csv").write_bytes(b"x" * 11)
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    assert "at most 0 GB can be read" in refusal("big.csv", tmp_path)
