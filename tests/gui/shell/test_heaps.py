"""Threads share the heaps of the process, so that what trainings and jobs needed is used again."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = """
import ctypes, os, sys, threading
from dlstudio.gui.app import make
if sys.argv[1] == "program":
    make([])
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
start = threading.Barrier(12)
def work():
    start.wait()
    libc.malloc(5000)
    start.wait()
threads = [threading.Thread(target=work) for _ in range(12)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc.fdopen.restype = ctypes.c_void_p
out = libc.fdopen(1, b"w")
libc.malloc_info(0, ctypes.c_void_p(out))
libc.fflush(ctypes.c_void_p(out))
"""


def heaps(root: Path, what: str) -> int:
    ended = subprocess.run(
        [sys.executable, "-c", COUNT, what], cwd=root, capture_output=True, text=True, check=True
    )
    return len(re.findall(r"<heap nr=", ended.stdout))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such heaps")
def test_twelve_threads_make_two_heaps(root: Path) -> None:
    if (usual := heaps(root, "plain")) <= 2:
        pytest.skip("this C library has few heaps anyway")
    assert heaps(root, "program") == 2 < usual
