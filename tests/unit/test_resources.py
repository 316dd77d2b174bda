"""Shipped files are found in a checkout, in a wheel and in a frozen program."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from dlstudio import resources
from dlstudio.resources import resource


def test_a_checkout_has_its_files_beside_the_package(root: Path) -> None:
    assert resource("i18n", "zh_CN.ts") == root / "resources" / "i18n" / "zh_CN.ts"
    assert resource("i18n", "zh_CN.ts").is_file()


def test_a_wheel_has_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "dlstudio"
    (package / "_resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    assert resource("data", "x.npz") == package / "_resources" / "data" / "x.npz"


def test_a_frozen_program_has_them_in_its_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons") == tmp_path / "resources" / "icons"


def test_a_missing_file_is_only_a_path() -> None:
    assert not resource("no", "such", "file").exists()


@pytest.mark.slow
def test_the_built_wheel_holds_them(root: Path, tmp_path: Path) -> None:
    import subprocess
    import zipfile

    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {p.relative_to(root / "resources") for p in (root / "resources").rglob("*.*")}
    assert {f"dlstudio/_resources/{path.as_posix()}" for path in shipped if path.suffix} <= names
    assert shutil.which("git") is None or not any(name.startswith("tests/") for name in names)
