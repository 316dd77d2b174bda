"""room_on: how many bytes a device has left. Loads torch for other devices than the CPU."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

MEMINFO = Path("/proc/meminfo")


def room_on(device: str) -> int | None:
    """Return the free bytes of a device; None where nobody knows.

    Args:
        device: "cpu", "cuda:1", "mps"; "auto" takes the best that is here, as a training does.
    """
    if device == "cpu":
        return free_memory()
    import torch

    from dlstudio.training.devices import choose

    name = choose(device).name
    if name.startswith("cuda"):
        return int(torch.cuda.mem_get_info(name)[0])
    if name == "mps":
        return int(torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())
    return free_memory()


def free_memory() -> int | None:
    """Return the bytes of main memory that a program can still take."""
    if sys.platform == "win32":
        return _of_windows()
    if MEMINFO.exists():
        return meminfo(MEMINFO.read_text("ascii", "replace"))
    if "SC_PHYS_PAGES" in os.sysconf_names:  # macOS tells no more than what is built in
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def meminfo(text: str) -> int | None:
    """Read ``MemAvailable:  123 kB`` of Linux."""
    for line in text.splitlines():
        name, _, rest = line.partition(":")
        if name == "MemAvailable":
            return int(rest.split()[0]) * 1024
    return None


class _Status(ctypes.Structure):
    """MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        *((name, ctypes.c_uint64) for name in ("total", "free", "pages", "free_pages")),
        *((name, ctypes.c_uint64) for name in ("virtual", "free_virtual", "extended")),
    )


def _of_windows() -> int | None:
    status = _Status(length=ctypes.sizeof(_Status))
    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy elsewhere knows no windll
    if not library.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.free)
