"""Runs: pause, go on, stop, two at once, events, what is refused before anything starts."""

from __future__ import annotations

import errno
import itertools
import json
import os
import pickle
import random
import re
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from dlstudio.errors import TrainingError
from dlstudio.project.builder import Graph
from dlstudio.spec.spec import Choice
from dlstudio.training import runner
from dlstudio.training.control import Control
from dlstudio.training.events import Advised, Ended, EpochEnded, Progress, Started
from dlstudio.training.records import Record, list_records
from dlstudio.training.runner import evaluate, train
from tests.helpers import trainings
from tests.unit.training.test_resume import assert_same

SLOW = {"epochs": 100_000}


def wait_for(true: Any, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.002)


def steps(run: runner.Run) -> int:
    return max((e.step for e in run.drain() if isinstance(e, Progress)), default=0)


def test_a_run_from_start_to_end(tmp_path: Path) -> None:
    heard: list[Any] = []
    run = train(trainings.cnn(), out=tmp_path, on_event=heard.append)
    assert [type(event) for event in heard if not isinstance(event, (Progress, Advised))] == [
        Started, EpochEnded, EpochEnded, EpochEnded, Ended,
    ]  # fmt: skip
    started, ended = heard[0], heard[-1]
    assert (started.train_samples, started.validation_samples, started.test_samples) == (
        1437, 180, 180,
    )  # fmt: skip
    assert started.metrics == ("Accuracy",)
    assert ended.reason == run.reason == "finished"
    assert ended.step == 3 * started.steps_per_epoch == 36
    assert sum(len(event.losses) for event in heard if isinstance(event, Progress)) == 36
    assert sum(map(sum, ended.confusion)) == 180
    assert run.metrics == ended.test == evaluate(run.record)
    assert run.record.status == "finished"
    assert [event for event in run.record.events() if not isinstance(event, Progress)] == [
        event for event in heard if not isinstance(event, Progress)
    ]
    assert [r.id for r in list_records(tmp_path)] == [run.id]
    assert not run.module().training
    assert not run.alive


def test_two_runs_are_equal_to_the_bit(tmp_path: Path) -> None:
    first = train(trainings.cnn(epochs=2), out=tmp_path / "a").record
    torch.manual_seed(99)  # what was drawn before does not matter
    assert_same(first, train(trainings.cnn(epochs=2), out=tmp_path / "b").record)
    other = train(trainings.cnn(epochs=2, seed=1), out=tmp_path / "c").record
    assert other.history[0].train != first.history[0].train


def test_measuring_threads_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = train(trainings.cnn(epochs=1), out=tmp_path / "a").record
    monkeypatch.setattr("dlstudio.training.devices.os.cpu_count", lambda: 1)
    measured = train(trainings.cnn(epochs=1, threads=0), out=tmp_path / "b").record
    assert measured.config["threads"] == 1
    first_weights = load_file(first.weights())
    assert all(torch.equal(t, first_weights[n]) for n, t in load_file(measured.weights()).items())


def test_pause_and_stop_take_one_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dlstudio.training.telling.SPEAK_SECONDS", -1.0)
    run = runner.start(trainings.mlp(**SLOW), out=tmp_path)
    wait_for(lambda: steps(run) > 3)
    run.pause()
    wait_for(lambda: run.paused)
    run.drain()
    time.sleep(0.05)
    assert run.drain() == []
    assert run.record.status == "running"
    run.go_on()
    wait_for(lambda: steps(run) > 0)
    run.pause()
    wait_for(lambda: run.paused)
    run.drain()
    run.stop()
    assert run.join(30)
    (ended,) = run.drain()
    assert isinstance(ended, Ended)
    assert ended.reason == "stopped"
    record = Record.open(run.folder)
    assert record.status == "stopped"
    assert record.resumable
    run.stop()
    run.pause()
    assert not run.paused


def test_a_storm_of_buttons_changes_no_bit(tmp_path: Path) -> None:
    project = trainings.mlp(epochs=12)
    whole = train(project, out=tmp_path / "whole").record
    chance = random.Random(3)
    run = runner.start(project, out=tmp_path / "storm")
    for _ in range(300):
        chance.choice([run.pause, run.go_on, run.go_on])()
        if chance.random() < 0.1:
            time.sleep(0.001)
    run.go_on()
    assert run.join(60)
    assert run.reason == "finished"
    assert_same(Record.open(run.folder), whole)


@pytest.mark.slow
def test_a_thousand_presses_leave_no_thread(tmp_path: Path) -> None:
    project = trainings.mlp(epochs=40)
    whole = train(project, out=tmp_path / "whole").record
    before = threading.active_count()
    chance, run, folder = random.Random(4), None, None
    for _ in range(1000):
        if run is None or not run.alive:
            if run is not None and run.reason == "finished":
                break
            run = runner.start(project, out=tmp_path / "storm", resume=folder)
            folder = run.folder
        chance.choice([run.pause, run.go_on, run.go_on, run.go_on, run.stop])()
        time.sleep(chance.random() * 0.01)
    assert run is not None
    run.go_on()
    assert run.join(60)
    if run.reason != "finished":
        train(project, out=tmp_path / "storm", resume=folder)
    assert threading.active_count() == before
    assert_same(Record.open(run.folder), whole)


def test_a_control_never_sleeps_through_a_stop() -> None:
    for seed in range(60):
        control, chance, done = Control(), random.Random(seed), []

        def loop(control: Control = control, done: list[bool] = done) -> None:
            while not (control.wanted and not control.obey()):
                pass
            done.append(True)

        thread = threading.Thread(target=loop)
        thread.start()
        for _ in range(50):
            chance.choice([control.pause, control.go_on])()
        control.stop()
        control.pause()  # too late: a stop is final
        thread.join(10)
        assert done == [True]


def test_progress_is_told_at_most_twenty_times_a_second(tmp_path: Path) -> None:
    run = train(trainings.mlp(epochs=60), out=tmp_path)
    told = [e for e in run.record.events() if isinstance(e, Progress)]
    seconds = told[-1].seconds
    saves = 2 + seconds  # a checkpoint speaks first, at most once a second
    assert len(told) <= 20 * seconds + saves
    losses = [loss for event in told for loss in event.losses]
    assert len(losses) == 60 * 6
    assert all(a.step < b.step for a, b in itertools.pairwise(told))


def test_the_progress_of_a_run_adds_up(tmp_path: Path) -> None:
    run = train(trainings.cnn(), out=tmp_path)
    told = [e for e in run.record.events() if isinstance(e, Progress)]
    assert told[-1].seconds_left == pytest.approx(0.0)
    assert all(e.samples_per_second > 0 for e in told[1:])
    assert all(0 <= e.seconds_left < 3600 for e in told)


def test_ctrl_c_stops_in_good_order(tmp_path: Path) -> None:
    pressed: list[int] = []

    def hear(event: Any) -> None:
        if isinstance(event, Progress) and not pressed:
            pressed.append(event.step)
            raise KeyboardInterrupt

    run = train(trainings.mlp(**SLOW), out=tmp_path, on_event=hear)
    assert run.reason == "stopped"
    assert Record.open(run.folder).status == "stopped"
    assert run.module() is not None  # the weights so far


def test_an_error_of_the_listener_ends_the_run(tmp_path: Path) -> None:
    def hear(event: Any) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        train(trainings.mlp(**SLOW), out=tmp_path, on_event=hear)
    assert list_records(tmp_path)[0].status in ("stopped", "failed")
    assert not any(t.name.startswith("training") for t in threading.enumerate())


def test_changes_of_settings_are_used_and_recorded(tmp_path: Path) -> None:
    run = train(trainings.mlp(), out=tmp_path, epochs=2, seed=5, device="cpu")
    assert len(run.history) == 2
    assert run.record.project.training.seed == 5
    assert run.record.config["device"] == "cpu"
    again = runner.start(trainings.mlp(), out=tmp_path, resume=run.folder)
    again.join()
    assert again.reason == "finished"  # the same two epochs: nothing left to do
    assert len(again.record.history) == 2


def test_no_gpu_means_the_cpu_with_one_notice(tmp_path: Path) -> None:
    if torch.cuda.is_available():
        pytest.skip("this machine has one")
    run = train(trainings.mlp(epochs=2), out=tmp_path, device="cuda:3")
    notices = [e for e in run.record.events() if isinstance(e, Advised) and e.code == "DL518"]
    assert len(notices) == 1
    assert "cuda:3" in notices[0].sentence
    assert run.record.config["device"] == "cpu"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"epochs": 0}, "epochs must be a whole number"),
        ({"seed": -1}, "seed must be"),
    ],
)
def test_wrong_changes_are_refused(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    with pytest.raises(TrainingError, match=message):
        runner.start(trainings.mlp(), out=tmp_path, **change)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_trained_is_refused_before_a_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="needs data"):
        runner.start(replace(trainings.mlp(), data=None), out=tmp_path)
    with pytest.raises(TrainingError, match="Input"):
        runner.start(Graph("empty").project, out=tmp_path)
    with pytest.raises(TrainingError, match="not a run"):
        runner.start(trainings.mlp(), out=tmp_path, resume=tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(TrainingError, match="cannot be made"):
        runner.start(trainings.mlp(), out=tmp_path / "file")
    with pytest.raises(TrainingError, match="is a file"):
        runner.start(trainings.mlp(), out=tmp_path / "file" / "deeper")


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk of {} is full"), (errno.EROFS, "{} is read-only")],
)
def test_a_disk_that_takes_no_run_is_told_as_for_every_file(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(TrainingError, match=re.escape(words.format(tmp_path))):
        runner.start(trainings.mlp(), out=tmp_path)


def test_a_folder_is_trained_by_one_run_only(tmp_path: Path) -> None:
    project = trainings.mlp(**SLOW)
    run = runner.start(project, out=tmp_path)
    wait_for(lambda: (run.folder / "state.safetensors").is_file())
    with pytest.raises(TrainingError, match="being trained already"):
        runner.start(project, out=tmp_path, resume=run.folder)
    assert run.record.status == "running"
    assert not run.record.resumable
    run.stop()
    assert run.join(30)


def test_a_full_disk_is_told_once_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dlstudio.training import checkpoint, loop

    def full(*_arguments: Any, **_more: Any) -> None:
        raise TrainingError("the disk is full")

    monkeypatch.setattr(checkpoint, "write_atomically", full)
    monkeypatch.setattr(loop.Saving, "is_due", lambda self, least: True)
    run = train(trainings.mlp(), out=tmp_path)
    told = [event for event in run.record.events() if isinstance(event, Advised)]
    assert [event.sentence for event in told if event.code == "DL592"] == ["the disk is full"]
    assert run.reason == "finished"
    last = run.record.outcome
    assert last is not None and "could not be written" in last.sentence


def test_the_best_weights_are_kept_where_only_they_have_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dlstudio.training import checkpoint

    def narrow(path: Path, data: bytes, **more: Any) -> None:
        if path.name == "state.safetensors":
            raise TrainingError("the disk is full")
        write(path, data, **more)

    write = checkpoint.write_atomically
    monkeypatch.setattr(checkpoint, "write_atomically", narrow)
    run = train(trainings.mlp(), out=tmp_path)
    last = run.record.outcome
    assert last is not None and "are kept" in last.sentence
    record = Record.open(run.record.folder)
    assert record.best_metrics and record.best_metrics["loss"] > 0
    assert evaluate(record)


def test_a_single_last_sample_is_left_out_with_batch_norm(tmp_path: Path) -> None:
    project = trainings.cnn(epochs=1, batch_size=359)  # 1437 = 4 · 359 + 1
    heard: list[Any] = []
    run = train(project, out=tmp_path, on_event=heard.append)
    assert run.reason == "finished"
    assert heard[0].steps_per_epoch == 4
    assert heard[-1].step == 4


def test_events_and_projects_can_be_pickled(tmp_path: Path) -> None:
    run = train(trainings.cnn(epochs=1), out=tmp_path)
    events = run.record.events()
    assert {type(event) for event in events} >= {Started, Progress, EpochEnded, Ended}
    assert pickle.loads(pickle.dumps(events)) == events
    project = trainings.cnn()
    assert pickle.loads(pickle.dumps(project)) == project


def test_several_outputs_train_the_first(tmp_path: Path) -> None:
    graph = Graph("two")
    at = graph.add("Input", shape=(2,))
    hidden = graph.add("Linear", out_features=8, source=at)
    graph.add("Output", name="scores", source=graph.add("Linear", out_features=2, source=hidden))
    graph.add("Output", name="hidden", source=hidden)
    project = replace(
        graph.project, data=Choice("two_spirals", {"samples": 100}), training=trainings.SETTINGS
    )
    assert train(project, out=tmp_path).reason == "finished"


def test_run_json_is_strict_json_with_all_that_matters(tmp_path: Path) -> None:
    run = train(trainings.lstm(epochs=1), out=tmp_path)
    config = json.loads((run.folder / "run.json").read_text(), parse_constant=pytest.fail)
    assert config.keys() >= {
        "version", "id", "title", "started", "source", "training", "data", "seed", "torch",
        "python", "machine", "device", "threads", "status", "best", "best_epoch", "test",
    }  # fmt: skip
    assert (run.folder / "model.py").read_text() == run.record.source
    assert run.record.project == replace(trainings.lstm(epochs=1))


def test_no_progress_tells_of_an_epoch_that_does_not_exist(tmp_path: Path) -> None:
    """What is told after the last step belongs to the last epoch, not to one behind it."""
    from dlstudio.project.files import load
    from dlstudio.samples import sample_path

    heard: list[Any] = []
    run = train(load(sample_path("iris")), out=tmp_path, epochs=3, on_event=heard.append)
    told = [event for event in heard if isinstance(event, Progress)]
    steps = run.outcome.step // 3  # type: ignore[union-attr]
    assert told and told[-1].step == run.outcome.step  # type: ignore[union-attr]
    assert all(event.epoch == -(-event.step // steps) for event in told)
