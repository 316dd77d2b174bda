"""A process that opens files and mutants under guard, and counts what came of it.

    python opening.py mutants SEED COUNT
    python opening.py files PATH…

From the first file on, an audit hook lets nothing through but reading the files themselves
and parsing the own layers beside them:
no import, exec, compile, process, socket, no opening for writing, no change on the disk.
The result is one JSON object on standard output.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dlstudio.catalog.own_reading import PARSED
from dlstudio.project.own_trust import state_folder

TRUST = {str(state_folder() / name) for name in ("trust.key", "trusted.json")}

SLOW = 2.0  # seconds of processor time

# Events of ordinary Python that touch nothing outside the process.
HARMLESS = {"object.__getattr__", "object.__setattr__", "object.__delattr__", "builtins.id"}


class Guard:
    """Collects the audit events that must not happen while a file is opened."""

    def __init__(self) -> None:
        self.on = False
        self.readable = ""
        self.folder = ""
        self.events: list[str] = []
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on or event in HARMLESS:
            return
        if event == "open" and self._only_reads(arguments):
            return
        if event == "compile" and arguments[1] == PARSED:
            return  # a syntax tree is made of it; running that would be an "exec"
        self.events.append(f"{event} {str(arguments)[:200]}")

    def _only_reads(self, arguments: tuple[Any, ...]) -> bool:
        path, mode, flags = arguments
        writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        # A descriptor comes from an opening that was seen before.
        allowed = isinstance(path, int) or str(path) == self.readable or self._is_own(str(path))
        return allowed and not (flags & writing) and (mode is None or "r" in mode)

    def _is_own(self, path: str) -> bool:
        """Whether it is a Python file beside the project, or our list of what is trusted."""
        beside = self.folder and os.path.dirname(path) == self.folder and path.endswith(".py")
        # Python looks for a file of the name it is given, to show a line of it.
        return bool(beside) or path in TRUST or path == PARSED


class Opening:
    """Opens what it is given, and keeps count."""

    def __init__(self) -> None:
        self.guard = Guard()
        self.counts: Counter[str] = Counter()
        self.faults: list[dict[str, str]] = []
        self.slowest = 0.0

    def files(self, *paths: str) -> None:
        """Open files from the disk."""
        from dlstudio.project.files import read_project

        for path in paths:
            self.guard.readable, self.guard.folder = path, os.path.dirname(path)
            self._take(lambda path=path: read_project(path), Path(path).read_bytes())

    def data(self, mutants: Iterable[bytes]) -> None:
        """Open the contents of files."""
        from dlstudio.project.files import parse_bytes

        for mutant in mutants:
            self._take(lambda mutant=mutant: parse_bytes(mutant), mutant)

    def warm(self) -> None:
        """Do once without guard what is done under it, so that nothing is left to import."""
        from dlstudio.catalog.own_reading import read_text
        from tests.helpers.fuzzing import mutants

        read_text(
            "my_layers.py", "import torch.nn as nn\nclass A(nn.Module):\n  def forward(s, x): ..."
        )
        read_text("my_layers.py", "class Ä")  # Python normalises such names
        self.data(mutants(0, 150))
        self.counts.clear()
        self.guard.events.clear()
        self.faults.clear()
        self.guard.on = True

    def _take(self, read: Any, data: bytes) -> None:
        started = time.process_time()
        try:
            self.counts[self._opened(read)] += 1
        except Exception:  # every kind is a finding
            self.guard.on = False  # the traceback reads its lines
            self._fault("crash", data, traceback.format_exc())
            self.guard.on = True
        seconds = time.process_time() - started
        self.slowest = max(self.slowest, seconds)
        if seconds > SLOW:
            self._fault("hang", data, f"{seconds:.1f} s")
        if self.guard.events:
            self._fault("code", data, "\n".join(self.guard.events))
            self.guard.events.clear()

    def _opened(self, read: Any) -> str:
        from dlstudio.errors import DLStudioError
        from dlstudio.project.files import parse_project, project_text
        from dlstudio.validation.check import check

        try:
            project = read().project
        except DLStudioError as error:
            assert str(error).endswith("."), str(error)
            return "refused"
        report = check(project)
        for diagnostic in report.diagnostics:
            assert str(diagnostic.sentence), diagnostic
        text = project_text(project)
        assert project_text(parse_project(text).project) == text
        return "opened, without errors" if report.ok else "opened, with errors"

    def _fault(self, kind: str, data: bytes, what: str) -> None:
        self.counts[kind] += 1
        if len(self.faults) < 20:
            text = base64.b64encode(data[:20_000]).decode()
            self.faults.append({"kind": kind, "what": what[-3000:], "file": text})


def main(arguments: list[str]) -> None:
    """Do what the command line says and print the counts."""
    from tests.helpers.fuzzing import mutants

    opening = Opening()
    files = list(mutants(int(arguments[1]), int(arguments[2]))) if arguments[0] == "mutants" else []
    opening.warm()
    if arguments[0] == "mutants":
        opening.data(files)
    else:
        opening.files(*arguments[1:])
    opening.guard.on = False
    result = {"counts": opening.counts, "faults": opening.faults, "slowest": opening.slowest}
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:])
