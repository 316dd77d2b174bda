"""Locks: exactly one holder, free as soon as its process is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dlstudio.errors import ProjectError
from dlstudio.project.process import Lock, holder, is_alive, is_locked

ROOT = Path(__file__).parents[3]

HOLDING = """
import sys, time
from pathlib import Path
from dlstudio.project.process import Lock
print("held" if Lock.take(Path(sys.argv[1])) else "busy", flush=True)
time.sleep(float(sys.argv[2]))
"""


def start(file: Path, seconds: float) -> subprocess.Popen[str]:
    """Start a process that takes the lock and keeps it."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(file), str(seconds)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        stdout=subprocess.PIPE,
        text=True,
    )


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "a.lock"
    lock = Lock.take(file)
    assert lock is not None
    assert Lock.take(file) is None
    assert is_locked(file)
    assert holder(file) == os.getpid()
    lock.release()
    lock.release()
    assert not is_locked(file)
    assert not file.exists()
    assert holder(file) is None
    again = Lock.take(file)
    assert again is not None
    again.release()


def test_another_process_holds_it_and_dies(tmp_path: Path) -> None:
    file = tmp_path / "a.lock"
    process = start(file, 60)
    assert answer(process) == "held"
    assert Lock.take(file) is None
    assert holder(file) == process.pid
    assert is_alive(process.pid)
    end(process)
    assert not is_alive(process.pid)
    assert holder(file) == process.pid  # left by the dead
    assert not is_locked(file)
    lock = Lock.take(file)
    assert lock is not None
    assert holder(file) == os.getpid()
    lock.release()


def test_of_many_processes_one_gets_it(tmp_path: Path) -> None:
    processes = [start(tmp_path / "a.lock", 60) for _ in range(6)]
    answers = [answer(process) for process in processes]
    for process in processes:
        end(process)
    assert sorted(answers) == ["busy"] * 5 + ["held"]


def test_two_hundred_attempts_at_once_give_one_writer(tmp_path: Path) -> None:
    file = tmp_path / "a.lock"
    taken: list[Lock] = []
    gate = threading.Barrier(20)

    def attempt() -> None:
        gate.wait()
        for _ in range(10):
            lock = Lock.take(file)
            if lock is not None:
                taken.append(lock)

    threads = [threading.Thread(target=attempt) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1
    taken[0].release()


def test_taking_and_releasing_never_gives_two(tmp_path: Path) -> None:
    file = tmp_path / "a.lock"
    inside = [0]
    most = [0]
    turns = [0]

    def work() -> None:
        for _ in range(100):
            lock = Lock.take(file)
            if lock is None:
                continue
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            turns[0] += 1
            inside[0] -= 1
            lock.release()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1
    assert turns[0] > 0


def test_a_folder_that_cannot_be_made_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ProjectError, match="cannot be used"):
        Lock.take(tmp_path / "file" / "a.lock")


@pytest.mark.parametrize("contents", [b"", b"abc", b"\xff", b"12x"])
def test_a_lock_file_with_nonsense_in_it_has_no_known_holder(
    tmp_path: Path, contents: bytes
) -> None:
    file = tmp_path / "a.lock"
    file.write_bytes(contents)
    assert holder(file) is None
    assert not is_locked(file)
    lock = Lock.take(file)
    assert lock is not None
    lock.release()


def test_processes() -> None:
    assert is_alive(os.getpid())
    assert is_alive(1) or os.name == "nt"
    assert not is_alive(0)
    assert not is_alive(-5)
    assert not is_alive(2**40)
