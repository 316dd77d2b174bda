"""dlstudio doctor: what works on this machine. Imports everything, changes nothing."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata

from dlstudio.cli import FAILED, OK, Console
from dlstudio.language import Sentence, say


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, whether it works, what was found, whether it must work."""

    name: str
    works: bool
    text: Sentence | str
    needed: bool = True


def doctor(options: argparse.Namespace, console: Console) -> int:
    """Look at Python, the packages, devices, the screen and the disk."""
    found = list(_examine())
    healthy = all(finding.works or not finding.needed for finding in found)
    if console.as_json:
        rows = [
            {
                "name": f.name,
                "works": f.works,
                "needed": f.needed,
                "text": console.words(f.text),
            }
            for f in found
        ]
        console.json({"ok": healthy, "findings": rows})
    else:
        for f in found:
            mark = "ok  " if f.works else ("FAIL" if f.needed else "–   ")
            console.line(f"{mark} {f.name:<22} {console.words(f.text)}")
    return OK if healthy else FAILED


def _examine() -> Iterator[Finding]:
    version = platform.python_version()
    good = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield Finding(
        "Python", good, version if good else say("{found}; 3.11 to 3.13 is needed", found=version)
    )
    for package in ("torch", "networkx", "numpy", "torchmetrics", "safetensors", "pygments"):
        yield _package(package)
    for package in ("PySide6-Essentials", "pyqtgraph"):
        yield _package(package)
    yield _safely("Qt", _qt)
    yield _safely("TorchScript", _torchscript, needed=False)
    yield from _devices()
    yield _safely("disk", _disk)
    yield Finding(
        "screen",
        _screen(),
        say("a window can be opened")
        if _screen()
        else say("none found; every command but the window works"),
        needed=False,
    )


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, False, say("not installed; run the set-up again"))


def _safely(name: str, look: Callable[[], Sentence | str], needed: bool = True) -> Finding:
    try:
        return Finding(name, True, look())
    except Exception as error:  # whatever is wrong with a machine is a finding here
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return Finding(name, False, reason[:200], needed)


def _qt() -> str:
    from dlstudio.gui.libraries import qt_version

    return qt_version()


def _torchscript() -> str:
    import warnings

    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.jit.script(torch.nn.Linear(2, 2))
    return str(torch.__version__)


def _devices() -> Iterator[Finding]:
    import torch

    count = os.cpu_count() or 1
    yield Finding("CPU", True, say("{count} {count:core|cores}", count=count))
    cuda = torch.cuda.is_available()
    name = torch.cuda.get_device_name(0) if cuda else say("no CUDA device")
    yield Finding("CUDA", cuda, name, needed=False)
    mps = torch.backends.mps.is_available()
    yield Finding("MPS", mps, "" if mps else say("no Apple GPU"), needed=False)


def _disk() -> Sentence:
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"x")
    return say("temporary files can be written")


def _screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
