"""kill -9 at a random moment of a save: no project is lost, no acknowledged save either."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dlstudio.project.atomic import is_temporary
from dlstudio.project.files import load, write_project
from dlstudio.project.model import Project
from tests.helpers import saving

ROOT = Path(__file__).parents[3]


class Child:
    """A saving process and the number of the last save it acknowledged."""

    def __init__(self, path: Path, size: int) -> None:
        self.acknowledged = 0
        self.process = subprocess.Popen(
            [sys.executable, saving.__file__, str(path), str(size)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": ""},
            text=True,
        )
        self.ready = threading.Event()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.endswith("\n"):
                self.acknowledged = int(line)
                self.ready.set()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()


def campaign(folder: Path, kills: int, sizes: tuple[int, ...]) -> None:
    """Kill a saving process so many times; a new one goes on with the same file."""
    dice = random.Random(5)
    unreadable = lost = most_leftovers = 0
    path = folder / "项目 ü.dls"
    for number in range(kills):
        size = sizes[number % len(sizes)]
        child = Child(path, size)
        assert child.ready.wait(60), "the child does not save"
        time.sleep(dice.uniform(0, 0.05))
        child.kill()
        try:
            project = load(path)
        except Exception as error:  # counted and shown, all kinds of them
            unreadable += 1
            print(f"kill {number}: {error}")
            continue
        saved = int(project.title)
        unreadable += project.notes != saving.contents(saved, size)
        lost += saved < child.acknowledged
        leftovers = [p.name for p in folder.iterdir() if is_temporary(p.name)]
        most_leftovers = max(most_leftovers, len(leftovers))
    write_project(Project(), path)
    print(
        f"{kills} kills while saving {', '.join(f'{s:,}' for s in sizes)} bytes: "
        f"{unreadable} unreadable, {lost} acknowledged saves lost, "
        f"at most {most_leftovers} temporary file left"
    )
    assert unreadable == 0
    assert lost == 0
    assert most_leftovers <= 1
    assert [p.name for p in folder.iterdir()] == [path.name]


def test_fifty_kills(tmp_path: Path) -> None:
    campaign(tmp_path, 50, (20_000, 900_000))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_thousand_kills(tmp_path: Path) -> None:
    campaign(tmp_path, 1000, (20_000, 300_000, 900_000))
