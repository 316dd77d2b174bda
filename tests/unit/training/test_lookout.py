"""Layers that hang in the middle of a training: told, broken off by a stop, or left behind."""

from __future__ import annotations

import io
import signal
import threading
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from dlstudio.cli import main
from dlstudio.errors import TrainingError
from dlstudio.language import LANGUAGES, translated
from dlstudio.project.model import Project
from dlstudio.training import runner
from dlstudio.training.events import Advised, Ended, Event
from dlstudio.training.records import Record
from dlstudio.training.runner import Run
from tests.helpers.hanging import DEEP, INIT, LOOP, STEPS, gate_of, hanging, hurry

LONG = 60.0
THREADED = "if threading.current_thread().name.startswith('training'):"


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


def heard(run: Run, until: Callable[[Event], bool]) -> Event:
    """Listen until an event comes."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        for event in run.listen(0.05):
            if until(event):
                return event
    raise AssertionError("it was not said")


def advice(run: Run) -> Advised:
    event = heard(run, lambda event: isinstance(event, Advised) and event.code == "DL584")
    assert isinstance(event, Advised)
    return event


def end(run: Run) -> Ended:
    event = heard(run, lambda event: isinstance(event, Ended))
    assert isinstance(event, Ended)
    return event


def line_of(project: Project, words: str) -> int:
    text = project.own.files["my_layers.py"].text
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_loop_is_told_and_a_stop_ends_it(tmp_path: Path) -> None:
    project = hanging(tmp_path, LOOP)
    run = runner.start(project, out=tmp_path / "runs")
    told = advice(run)
    assert told.node == "n2"
    for language in LANGUAGES:
        words = translated(told.sentence, language)
        for part in ("“own”", str(STEPS + 2), str(line_of(project, LOOP)), "“my_layers.py”"):
            assert part in words, words
    assert "in step 6;" in told.sentence
    assert run.alive
    run.stop()
    ended = end(run)
    assert run.join(LONG) and run.reason == ended.reason == "stopped"
    assert (ended.node, ended.step, ended.best_epoch) == ("n2", STEPS + 2, 1)
    assert "broken off" in ended.sentence
    record = Record.open(run.folder)
    assert (record.status, record.resumable, record.best_epoch) == ("stopped", True, 1)
    assert record.config["sentence"] == ended.sentence
    assert record.outcome == ended
    # The weights of the epoch that ended are there, and the state that can be gone on from.
    assert record.best_metrics == pytest.approx(record.history[0].validation)
    assert not torch.equal(load_file(record.weights())["own.w"], torch.ones(3))
    assert torch.equal(load_file(record.weights("last"))["own.w"], torch.ones(3))


def test_the_best_weights_are_those_of_a_training_that_ends_there(tmp_path: Path) -> None:
    project = hanging(tmp_path, LOOP)
    run = runner.start(project, out=tmp_path / "runs")
    advice(run)
    run.stop()
    assert run.join(LONG)
    short = replace(project, training=replace(project.training, epochs=1))
    whole = runner.train(short, out=tmp_path / "whole").record
    theirs = load_file(whole.weights())
    assert all(torch.equal(t, theirs[n]) for n, t in load_file(run.record.weights()).items())


@pytest.mark.parametrize(
    "body",
    [
        "while True:\n        try: raise ValueError\n        except Exception: pass",
        "[None for _ in iter(int, 1)]",
        "while True: x = x + 1",
    ],
    ids=["catches", "in one line", "works"],
)
def test_other_loops_end_as_well(tmp_path: Path, body: str) -> None:
    run = runner.start(hanging(tmp_path, body), out=tmp_path / "runs")
    advice(run)
    run.stop()
    assert run.join(LONG) and run.reason == "stopped"


def test_while_the_network_is_made(tmp_path: Path) -> None:
    project = hanging(tmp_path, "pass", init=f"{INIT}\n{THREADED}\n    {LOOP}")
    run = runner.start(project, out=tmp_path / "runs")
    assert "in the preparation" in advice(run).sentence
    run.stop()
    assert "Nothing was learned yet." in end(run).sentence
    assert run.join(LONG)
    assert Record.open(run.folder).status == "stopped"
    assert not run.record.resumable


def test_while_it_is_validated(tmp_path: Path) -> None:
    when = f"not self.training and self.calls == {2 * STEPS} and len(x) < 32"
    run = runner.start(hanging(tmp_path, LOOP, when), out=tmp_path / "runs")
    assert f"in step {2 * STEPS};" in advice(run).sentence
    run.stop()
    assert run.join(LONG) and run.reason == "stopped"
    assert run.record.best_epoch == 1


def test_what_python_cannot_end_is_left_behind(tmp_path: Path) -> None:
    project = hanging(tmp_path, DEEP)
    run = runner.start(project, out=tmp_path / "runs")
    advice(run)
    run.stop()
    ended = end(run)
    assert run.join(0) and not run.alive and run.outcome == ended
    assert ended.reason == "failed" and "Python cannot end" in ended.sentence
    record = Record.open(run.folder)
    assert (record.status, record.best_epoch, record.outcome) == ("failed", 1, ended)
    with pytest.raises(TrainingError, match="is being trained already"):
        runner.start(project, out=tmp_path / "runs", resume=run.folder)
    # Another training runs beside it.
    whole = replace(project, training=replace(project.training, epochs=1))
    assert runner.train(whole, out=tmp_path / "runs").reason == "finished"
    gate_of(project).set()  # it comes back at last, and changes nothing
    (thread,) = [t for t in threading.enumerate() if t.name == f"training {run.id}"]
    thread.join(LONG)
    assert not thread.is_alive() and run.drain() == []
    assert Record.open(run.folder).config == record.config
    assert record.outcome == Record.open(run.folder).outcome == ended
    assert record.resumable


def test_a_slow_layer_is_left_alone(tmp_path: Path) -> None:
    """Each call takes longer than what is told, but all come back."""
    project = hanging(tmp_path, "__import__('time').sleep(0.2)", "self.training")
    run = runner.start(project, out=tmp_path / "runs")
    ended = []
    while not ended:
        events = run.listen(0.05)
        assert not [e for e in events if isinstance(e, Advised) and e.code == "DL584"]
        ended = [e for e in events if isinstance(e, Ended)]
        if run.record.config.get("best_epoch"):
            run.stop()
    assert ended[0].reason == "finished"


@pytest.mark.parametrize(
    ("body", "status", "language"), [(LOOP, 130, "en"), (DEEP, 1, "en"), (LOOP, 130, "zh_CN")]
)
def test_on_the_command_line(tmp_path: Path, body: str, status: int, language: str) -> None:
    project = hanging(tmp_path, body)
    runs, out, err, over = tmp_path / "runs", io.StringIO(), io.StringIO(), threading.Event()

    def press() -> None:
        while not over.wait(0.05) and "“own”" not in out.getvalue():
            pass
        signal.raise_signal(signal.SIGINT)

    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    presser = threading.Thread(target=press)
    presser.start()
    try:
        arguments = ["train", str(tmp_path / "own.dls"), "--out", str(runs), "--lang", language]
        with redirect_stdout(out), redirect_stderr(err):
            assert main(arguments) == status
        assert "“own”" in out.getvalue()
    finally:
        over.set()
        presser.join()
        signal.signal(signal.SIGINT, usual)
        if body == DEEP:
            gate_of(project).set()
    (folder,) = runs.iterdir()
    sentence = translated(Record.open(folder).config["sentence"], language)
    assert sentence in (out if status == 130 else err).getvalue()
