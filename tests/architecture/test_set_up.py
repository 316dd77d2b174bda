"""The two commands: what they decide before anything is installed."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

on_posix = pytest.mark.skipif(os.name == "nt", reason="bash scripts; Windows has .cmd files")


@pytest.fixture
def script(root: Path) -> Iterator[ModuleType]:
    """packaging/start.py with its two neighbours, as the commands import it."""
    folder = str(root / "packaging")
    sys.path.insert(0, folder)
    try:
        yield importlib.import_module("start")
    finally:
        sys.path.remove(folder)
        for name in ("start", "environment", "system_libraries"):
            sys.modules.pop(name, None)


@pytest.fixture
def checkout(script: ModuleType, tmp_path: Path) -> Path:
    """A folder with the two files that decide what is installed."""
    for name in ("pyproject.toml", "packaging/constraints.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((script.ROOT / name).read_text("utf-8"), "utf-8")
    (tmp_path / ".venv").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "window"),
    [([], True), (["my.dls"], True), (["MY.DLS"], True), (["train", "my.dls"], False),
     (["--help"], False)],
)  # fmt: skip
def test_a_window_is_asked_for_by_a_project_or_nothing(
    arguments: list[str], window: bool, script: ModuleType
) -> None:
    assert script.opens_window(arguments) is window


@on_posix
def test_without_a_screen_the_window_command_says_how_to_train(root: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("elsewhere there is always a way to show a window")
    names = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [root / "packaging" / "studio"], env=bare, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "packaging/studio train resources/samples/digits-cnn.dls" in done.stderr


@on_posix
def test_a_python_that_is_too_old_or_too_new_is_refused(root: Path, tmp_path: Path) -> None:
    fake = tmp_path / "python3"
    fake.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.14.0"\nexit 1\n')
    fake.chmod(0o755)
    for name in ("python", "python3.11", "python3.12", "python3.13"):
        (tmp_path / name).symlink_to(fake)
    path = os.pathsep.join([str(tmp_path), "/usr/bin", "/bin"])
    # Only dirname and bash itself are wanted from there; the fakes come first.
    done = subprocess.run(
        [root / "packaging" / "studio"], env={"PATH": path}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13, but found Python 3.14.0" in done.stderr


def test_a_stamp_holds_until_what_is_installed_changes(script: ModuleType, checkout: Path) -> None:
    environment = sys.modules["environment"]
    assert not environment.is_set_up(checkout)
    (checkout / ".venv" / environment.STAMP).write_text(environment._fingerprint(checkout))
    assert environment.is_set_up(checkout)

    project = checkout / "pyproject.toml"
    project.write_text(project.read_text("utf-8") + "\n[tool.other]\nx = 1\n", "utf-8")
    assert environment.is_set_up(checkout), "a lint rule installs nothing"

    constraints = checkout / "packaging" / "constraints.txt"
    constraints.write_text(constraints.read_text("utf-8") + "more==1.0\n", "utf-8")
    assert not environment.is_set_up(checkout)


def test_a_set_up_that_is_done_starts_no_program(
    script: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = sys.modules["environment"]
    (checkout / ".venv" / environment.STAMP).write_text(environment._fingerprint(checkout))

    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError(f"started {arguments}")

    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    environment.set_up(checkout)


def test_without_rights_one_line_is_printed(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    libraries = sys.modules["system_libraries"]
    monkeypatch.setattr(libraries, "_rights", lambda: None)
    monkeypatch.setattr(libraries.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert libraries.provide(["libegl1", "libgl1"]) is False
    lines = [line for line in capsys.readouterr().err.splitlines() if "apt-get" in line]
    assert [line.strip() for line in lines] == [
        "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    ]


def test_vital_libraries_stop_it_and_fonts_do_not(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "is_set_up", lambda root: True)
    monkeypatch.setattr(script, "provide", lambda packages: not packages)
    monkeypatch.setattr(script, "missing_fonts", lambda: ["fonts-noto-cjk"])
    monkeypatch.setattr(script, "missing_for_screen", list)
    monkeypatch.setattr(script, "missing_for_drawing", list)
    script.provide_system(window=True, drawing=True)

    monkeypatch.setattr(script, "missing_for_drawing", lambda: ["libegl1"])
    with pytest.raises(script.SetUpError):
        script.provide_system(window=True, drawing=True)
    script.provide_system(window=False, drawing=False)  # training needs no Qt


def test_nothing_is_installed_from_a_named_place(root: Path) -> None:
    text = (root / "packaging" / "constraints.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) > 40
    assert all(line.count("==") == 1 and "/" not in line and "+" not in line for line in lines)
