"""Projects with a layer of one's own that does not come back in the middle of a training."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from dlstudio.compiler.own_answers import known
from dlstudio.project.files import write_project
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.training import lookout
from tests.helpers.own_layers import chain, file_in, layer

STEPS = 4  # of an epoch of 105 flowers in batches of 32
INIT = "self.w = nn.Parameter(torch.ones(3))\nself.calls = 0"
COUNTED = """\
self.calls += self.training
if {when}:
{body}
return x[:, :3] * self.w"""

HEAD = "import threading\n\nGATE = threading.Event()\n\n\n"
LOOP = "while True: pass"
DEEP = "GATE.wait()"  # waits in C, where nothing can be raised


def hanging(folder: Path, body: str, when: str = "", init: str = INIT) -> Project:
    """Return a project on iris whose own layer runs ``body`` in the second epoch.

    Args:
        when: another condition; ``self.calls`` counts the calls of the training.
    """
    lines = COUNTED.format(when=when or f"self.calls == {STEPS + 2}", body=f"    {body}")
    text = layer(lines, init).replace("class Own", f"{HEAD}class Own")
    file_in(folder, text)
    project = known(chain(folder, shape=(4,)))
    training = replace(project.training, epochs=3, threads=1)
    project = replace(project, data=Choice("iris"), training=training)
    write_project(project, folder / "own.dls")
    if gate := _gate(project):  # a file is loaded once in a program
        gate.clear()
    return project


def gate_of(project: Project) -> threading.Event:
    """Return the event that ``DEEP`` waits for, while a training uses it."""
    gate = _gate(project)
    assert gate is not None
    return gate


def _gate(project: Project) -> threading.Event | None:
    digest = project.own.files["my_layers.py"].digest
    module = sys.modules.get(f"dlstudio_own_{digest[:16]}_my_layers")
    return None if module is None else vars(module)["GATE"]


def hurry(monkeypatch: pytest.MonkeyPatch, told: float = 0.3, broken: float = 0.6) -> None:
    """Let everything that takes a person's patience take a moment."""
    monkeypatch.setattr(lookout, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr("dlstudio.training.runner.LOOK_SECONDS", 0.05)
    monkeypatch.setattr(lookout, "TOLD_AFTER", (told, 60.0))
    monkeypatch.setattr(lookout, "BROKEN_AFTER", broken)
    monkeypatch.setattr(lookout, "LEFT_AFTER", 0.4)
