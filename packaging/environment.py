"""The virtual environment of the checkout: made, filled with the tested versions, verified.

A stamp inside it says for which settings it was filled; while that holds, nothing is
touched and no network is needed. An installation that was cut off is started afresh.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STAMP = "dlstudio-stamp"
MODULES = "PySide6.QtWidgets, torch, numpy, pyqtgraph, networkx, torchmetrics, safetensors"


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def environment_python(root: Path) -> Path:
    """Return the Python of the environment."""
    parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return root.joinpath(".venv", *parts)


def is_set_up(root: Path) -> bool:
    """Tell whether the environment is what pyproject.toml and constraints.txt ask for."""
    return _read(root / ".venv" / STAMP) == _fingerprint(root)


def set_up(root: Path) -> None:
    """Make the environment; nothing is touched if it is there."""
    if is_set_up(root):
        return
    with _alone(root):
        if is_set_up(root):  # another set-up has just finished it
            return
        unfinished = root / ".venv" / "dlstudio-unfinished"
        _make(root, afresh=unfinished.exists())
        unfinished.write_text("")
        _fill(root)
        _verify(root)
        unfinished.unlink()
        (root / ".venv" / STAMP).write_text(_fingerprint(root))


def _fingerprint(root: Path) -> str:
    """Digest everything that decides what has to be installed."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    decisive = [project["build-system"], project["project"], str(root)]
    text = json.dumps(decisive) + (root / "packaging" / "constraints.txt").read_text("utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def _make(root: Path, *, afresh: bool) -> None:
    """Create the environment unless a usable one is there."""
    if not afresh and _usable(root):
        return
    print("Making .venv …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(root / ".venv")]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise SetUpError(
            f"A virtual environment could not be made in {root / '.venv'}:\n"
            f"{(made.stdout + made.stderr).strip()}\n"
            "Close programs that use this folder, see that it is writable, then run the same "
            "command again."
        )


def _usable(root: Path) -> bool:
    """Tell whether the environment runs, has pip and a version of Python we support."""
    python = environment_python(root)
    if not python.exists():
        return False
    code = "import pip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def _fill(root: Path) -> None:
    """Install the tested versions, then DL Studio itself as it stands in the checkout."""
    print("Installing PyTorch, Qt and the rest; the first time takes some minutes …", flush=True)
    tested = ("install", "-c", "packaging/constraints.txt")
    _pip(root, *tested, "hatchling", "editables")
    _pip(root, *tested, "--no-build-isolation", "-e", ".[test]")
    _compile(root)


def _compile(root: Path) -> None:
    """Make our byte code as pip makes that of the others: imports are twice as slow without.

    Where it cannot be written the program still runs, so a failure is not one of the set-up.
    """
    command = [environment_python(root), "-m", "compileall", "-q", str(root / "dlstudio")]
    subprocess.run(command, capture_output=True, check=False)


def _pip(root: Path, *arguments: str) -> None:
    """Run pip quietly, with a sign of life; its full words go to .setup/pip.log."""
    log = root / ".setup" / "pip.log"
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    command = [environment_python(root), "-m", "pip", *arguments, *options]
    settings = {**os.environ, "PIP_USER": "0", "PYTHONUTF8": "1"}
    with log.open("w", encoding="utf-8") as words:
        pip = subprocess.Popen(
            command, cwd=root, env=settings, stdout=words, stderr=subprocess.STDOUT
        )
        try:
            _wait(pip, log)
        except BaseException:
            pip.kill()
            pip.wait()
            raise
    if pip.returncode != 0:
        errors = [line for line in _read(log).splitlines() if "ERROR" in line.upper()]
        raise SetUpError(
            "The packages could not be installed. pip says:\n    "
            + "\n    ".join(errors[-4:] or _read(log).splitlines()[-4:])
            + f"\nEverything it said is in {log}. Check the network and the free space, "
            "then run the same command again."
        )


def _wait(pip: subprocess.Popen[bytes], log: Path) -> None:
    """Wait for pip; now and then say what it is at."""
    last, spoken = "", time.monotonic()
    while pip.poll() is None:
        time.sleep(0.2)
        if time.monotonic() - spoken > 10:
            spoken = time.monotonic()
            steps = [line.split(" (")[0].strip() for line in _read(log).splitlines()]
            steps = [s for s in steps if s.startswith(("Collecting", "Downloading", "Install"))]
            if steps and steps[-1] != last:
                last = steps[-1]
                print(f"    {last[:90]}", flush=True)


def _verify(root: Path) -> None:
    """Import what was installed; a wheel can be whole and still not fit the machine."""
    python = environment_python(root)
    torch = subprocess.run([python, "-c", "import torch"], capture_output=True, check=False)
    if torch.returncode != 0:
        hint = (
            "It needs the Microsoft Visual C++ Redistributable. Install that, then"
            if os.name == "nt"
            else "Remove .venv, then"
        )
        raise SetUpError(
            f"PyTorch was installed but does not start:\n{_last_line(torch.stderr)}\n"
            f"{hint} run the same command again."
        )
    window = subprocess.run([python, "-c", f"import {MODULES}"], capture_output=True, check=False)
    if window.returncode != 0:
        print(
            f"The window will not open on this machine yet: {_last_line(window.stderr)}\n"
            "Commands without a window (train, check, export) work.",
            file=sys.stderr,
        )
    print("Ready.", flush=True)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one set-up at a time work on this checkout; the system frees the lock in a crash."""
    folder = root / ".setup"
    try:
        folder.mkdir(exist_ok=True)
        lock = (folder / "lock").open("a+")
    except OSError as error:
        raise SetUpError(
            f"Set-up writes into {root}, but that is not possible ({error.strerror}). "
            "Clone into a folder of your own."
        ) from error
    with lock:
        if os.name == "nt":
            _lock_on_windows(lock.fileno())
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _lock_on_windows(file: int) -> None:
    """Wait for the lock; Windows itself gives up after ten seconds."""
    import msvcrt

    while True:
        try:
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        except OSError:
            continue
        return


def _read(path: Path) -> str:
    """Return the text of a file, nothing if there is none."""
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


def _last_line(output: bytes) -> str:
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it ended without a word"
