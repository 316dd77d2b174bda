"""A program of its own: runs classes of a person's own and says what they do to shapes.

    python -I own_child.py

It reads one JSON question a line and writes one JSON answer a line. Whatever the classes do
(print, raise, exit, hang, take memory) harms nobody: the caller ends a process that is late,
and the limits below end one that is greedy. Only texts that are trusted are run (``load_own``
looks itself).
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO, Any

MEMORY = 2 * 2**30  # bytes beyond what torch has taken when it is loaded
STEPS = (0, 4, 13)  # what is added to the size of a symbol, one symbol at a time


def main() -> None:
    """Answer until the questions end."""
    questions, answers = _own_ends()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    import torch

    torch.set_num_threads(1)
    _warm(torch.nn.Identity)
    _limit_memory()
    print("{}", file=answers, flush=True)
    for line in questions:
        print(json.dumps(_answer(json.loads(line))), file=answers, flush=True)


def _warm(identity: Any) -> None:
    """Load what is loaded at the first use, so that no class is blamed for that time."""
    _tried(identity, {"values": [], "inputs": [[None, "(N, 4)"]], "outputs": 1})


def _own_ends() -> tuple[IO[str], IO[str]]:
    """Take the pipes for ourselves: what a class reads or prints is not for the caller."""
    questions = os.fdopen(os.dup(0), "r", encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for end in (0, 1, 2):
        os.dup2(nowhere, end)
    return questions, answers


def _limit_memory() -> None:
    """Bound the memory of this process where the system can (not on Windows)."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, OSError, ValueError):
        return


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    from dlstudio.compiler.load import load_own, own_filename
    from dlstudio.errors import CompileError

    filename = own_filename(question["module"], question["digest"])
    try:
        made = getattr(load_own(question["module"], question["text"]), question["class"])
        return _tried(made, question)
    except CompileError as error:
        cause = error.__cause__
        return _raised(cause, filename) if cause else {"kind": "untrusted"}
    except MemoryError:
        return {"kind": "memory"}
    except BaseException as error:
        return _raised(error, filename)


def _tried(made: Any, question: dict[str, Any]) -> dict[str, Any]:
    """Try without numbers; what cannot be done so (numpy, ``item()``) with some."""
    from torch._subclasses.fake_tensor import FakeTensorMode

    from dlstudio.compiler.own_trial import Unfit, trial

    try:
        with FakeTensorMode(allow_non_fake_inputs=True):
            return trial(made, question)
    except Unfit as unfit:
        return unfit.answer
    except Exception:
        # Its words are about fake tensors; what a person would see is said below.
        try:
            return trial(made, question)
        except Unfit as unfit:
            return unfit.answer


def _raised(error: BaseException, filename: str) -> dict[str, Any]:
    lines = []
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == filename:
        lines.append(error.lineno or 1)
    try:
        said = [line.strip() for line in str(error).splitlines() if line.strip()]
    except Exception:
        said = []  # its __str__ is the class's own, too
    if isinstance(error, ModuleNotFoundError) and error.name:
        return {"kind": "no such module", "line": lines[-1] if lines else None, "name": error.name}
    reason = f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
    return {"kind": "raised", "line": lines[-1] if lines else None, "reason": reason[:300]}


if __name__ == "__main__":
    main()
