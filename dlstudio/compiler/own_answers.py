"""Find what a person's own layers do to shapes: ask a process of its own that may fail.

``known(project)`` is the project with the answers; a check of it then is as of any other.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from dlstudio.catalog.own_layers import (
    Answer,
    OwnClass,
    OwnFile,
    OwnLayers,
    Question,
    keywords_for,
)
from dlstudio.compiler import own_child
from dlstudio.language import Sentence, say
from dlstudio.project.model import Project
from dlstudio.project.own_files import files_in
from dlstudio.project.own_memory import keep
from dlstudio.project.own_trust import is_trusted
from dlstudio.spec.tensor_type import parse_type
from dlstudio.validation.check import check

START_SECONDS = 120.0  # torch on a busy machine
ANSWER_SECONDS = 20.0
MOST_ROUNDS = 500  # own layers one behind the other

Table = dict[Question, Answer]


def known(project: Project, prober: Prober | None = None) -> Project:
    """Return the project with all that can be known of its own layers.

    Runs the classes of trusted files in a process of its own; nothing if all is known.
    """
    if not files_in(project):
        return project
    own = project.own.with_trust({n: is_trusted(f.digest) for n, f in project.own.files.items()})
    if own is not project.own:
        project = replace(project, own=own)
    asked = prober or Prober()
    try:
        for _ in range(MOST_ROUNDS):
            questions = check(project).questions
            if not questions:
                break
            answers = asked.ask(project.own, questions)
            project = replace(project, own=project.own.with_answers(answers))
    finally:
        if prober is None:
            asked.close()
    return project


class Prober:
    """Asks the process, starting it when it is needed and ending it when it is late.

    Args:
        seconds: the longest a class may take.
        cancelled: asked now and then; True makes it give up, with passing answers.
    """

    def __init__(
        self, seconds: float = ANSWER_SECONDS, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self._seconds = seconds
        self._cancelled = cancelled
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None

    def ask(self, own: OwnLayers, questions: Iterable[Question]) -> Table:
        """Return an answer to every question; those that are shapes are kept as well."""
        answers: Table = {}
        for question in questions:
            file = next((f for f in own.files.values() if f.digest == question.digest), None)
            known = file.named(question.class_name) if file else None
            if file is not None and known is not None:
                answers[question] = self._answer(file, known, question)
        for digest in {question.digest for question in answers}:
            keep(digest, answers)
        return answers

    def close(self) -> None:
        """End the process and everything it started."""
        process, self._process = self._process, None
        if process is None:
            return
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        if self._reader is not None:
            self._reader.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _answer(self, file: OwnFile, known: OwnClass, question: Question) -> Answer:
        if not self.start():
            return _failed(file, known, {"kind": "start"})
        assert self._process is not None and self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(_raw(file, known, question)) + "\n")
            self._process.stdin.flush()
            line = self._line(self._seconds)
        except OSError:
            line = ""
        if not line:  # late, or gone: the next question gets a fresh process
            late = line is None
            self.close()
            return _failed(file, known, {"kind": "late" if late else "gone"}, self._seconds)
        raw = json.loads(line)
        if raw["kind"] != "shapes":
            return _failed(file, known, raw)
        return Answer(
            outputs=tuple(parse_type(text) for text in raw["outputs"]),
            weights={name: tuple(shape) for name, shape in raw["weights"].items()},
            buffers={name: tuple(shape) for name, shape in raw["buffers"].items()},
        )

    def start(self) -> bool:
        """Start the process and wait until torch is loaded; whether it is there."""
        if self._process is None:
            self._launch()
            if not self._line(START_SECONDS):
                self.close()
        return self._process is not None

    def _launch(self) -> None:
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-I", str(Path(own_child.__file__))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=environment,
            cwd=tempfile.gettempdir(),
            start_new_session=True,
        )
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()

        def read() -> None:
            assert process.stdout is not None
            for line in process.stdout:
                lines.put(line)
            lines.put("")

        self._process, self._lines = process, lines
        self._reader = threading.Thread(target=read, name="own layers", daemon=True)
        self._reader.start()

    def _line(self, seconds: float) -> str | None:
        """Wait for a line; "" if the process has gone, None if it is late."""
        left = seconds
        while left > 0 and not self._cancelled():
            try:
                return self._lines.get(timeout=min(left, 0.1))
            except queue.Empty:
                left -= 0.1
        return None


def _raw(file: OwnFile, known: OwnClass, question: Question) -> dict[str, Any]:
    names = keywords_for(known.inputs, known.keywords, question.types)
    return {
        "module": file.module,
        "text": file.text,
        "digest": file.digest,
        "class": known.name,
        "values": question.values,
        "inputs": [
            (name, None if type is None else str(type))
            for name, type in zip(names, question.types, strict=True)
        ],
        "outputs": len(known.outputs),
    }


def _failed(
    file: OwnFile, known: OwnClass, raw: dict[str, Any], seconds: float = ANSWER_SECONDS
) -> Answer:
    line = raw.get("line") or known.line
    reason = _reason(known, raw, seconds)
    if raw["kind"] == "raised":
        sentence = say(
            "{layer} fails in line {line} of “{file}”: {reason}. Change its values, its wires, "
            "or the file.",
            layer=known.name,
            line=line,
            file=file.name,
            reason=reason,
        )
    else:
        sentence = say(
            "{layer} (line {line} of “{file}”) {reason}",
            layer=known.name,
            line=line,
            file=file.name,
            reason=reason,
        )
    return Answer(sentence=sentence, line=line, passing=raw["kind"] in ("start", "untrusted"))


def _reason(known: OwnClass, raw: dict[str, Any], seconds: float) -> Sentence | str:
    match raw["kind"]:
        case "raised":
            return str(raw["reason"]).rstrip(".")
        case "no such module":
            return say(
                "imports {module}, which is not installed. Only this very file was trusted, so no "
                "other file beside it is loaded: write what is needed into it.",
                module=str(raw["name"])[:80],
            )
        case "count":
            return say(
                "gives {found} {found:tensor|tensors}, but its forward says {expected}. "
                "Annotate it, as in “-> tuple[Tensor, Tensor]”.",
                found=raw["found"],
                expected=raw["expected"],
            )
        case "dtype":
            return say(
                "gives {found}, but wires carry float32, int64 or bool. Convert it, as in "
                "“x.float()”.",
                found=raw["found"],
            )
        case "no tensor" | "no module" | "rank":
            return say(
                "must be an nn.Module whose forward gives a tensor, or a tuple of tensors, with "
                "the same number of axes for every batch."
            )
    return _broken_off(raw["kind"], seconds)


def _broken_off(kind: str, seconds: float) -> Sentence:
    """Say why a trial came to no end."""
    if kind == "late":
        return say(
            "gave no answer within {seconds} s and was ended. Look for a loop that does not end.",
            seconds=f"{seconds:g}",
        )
    if kind == "gone":
        return say(
            "ended the process it was tried in. Look for calls that exit, or that need more "
            "memory than there is."
        )
    if kind == "memory":
        return say("needs more memory than it may take. Make it smaller.")
    return say("could not be tried. Try again.")
