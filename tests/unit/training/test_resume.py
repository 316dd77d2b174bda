"""A run that is killed and goes on ends with the same bits as one that was left alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from dlstudio.errors import TrainingError
from dlstudio.spec.spec import Choice
from dlstudio.training import runner
from dlstudio.training.checkpoint import read_state
from dlstudio.training.events import EpochEnded, Progress
from dlstudio.training.records import Record
from dlstudio.training.runner import train
from tests.helpers import trainings

PROGRAM = Path(trainings.__file__)


def started(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, str(PROGRAM), *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=400
    )


def losses(record: Record) -> list[float]:
    return [x for event in record.events() if isinstance(event, Progress) for x in event.losses]


def epochs(record: Record) -> list[EpochEnded]:
    return [replace(event, seconds=0.0) for event in record.history]


def assert_same(left: Record, right: Record) -> None:
    """Compare everything that must be equal to the last bit."""
    assert losses(left) == losses(right)
    assert epochs(left) == epochs(right)
    assert left.test_metrics == right.test_metrics
    assert left.best_epoch == right.best_epoch
    for name in ("best.safetensors", "last.safetensors"):
        one, other = load_file(left.folder / name), load_file(right.folder / name)
        assert one.keys() == other.keys()
        for key in one:
            assert torch.equal(one[key], other[key]), (name, key)
    (one, numbers), (other, others) = (
        read_state(r.folder / "state.safetensors") for r in (left, right)
    )
    assert one.keys() == other.keys()
    assert all(torch.equal(one[key], other[key]) for key in one)
    drop = ("seconds", "events")
    assert {k: v for k, v in numbers.items() if k not in drop} == {
        k: v for k, v in others.items() if k not in drop
    }


def killed_and_resumed(root: Path, out: Path, kind: str, step: int) -> Record:
    killed = started(root, kind, str(out), str(step))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    (record,) = (Record.open(path.parent) for path in out.glob("*/run.json"))
    assert record.status == "interrupted"
    assert record.resumable
    done = started(root, kind, str(out), "resume", str(record.folder))
    assert done.returncode == 0, done.stderr
    return Record.open(record.folder)


@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize(("kind", "step"), [("cnn", 14), ("lstm", 5)])
def test_a_killed_run_goes_on_with_the_same_bits(
    root: Path, tmp_path: Path, kind: str, step: int
) -> None:
    record = killed_and_resumed(root, tmp_path / "killed", kind, step)
    whole = train(trainings.KINDS[kind](), out=tmp_path / "whole").record
    assert record.status == "finished"
    assert_same(record, whole)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("point", range(10))
@pytest.mark.parametrize("kind", list(trainings.KINDS))
def test_ten_kill_points(root: Path, tmp_path: Path, kind: str, point: int) -> None:
    whole = train(trainings.KINDS[kind](), out=tmp_path / "whole").record
    last = len(losses(whole))
    third = last // 3  # the border of an epoch
    steps = (1, 2, 3, third - 1, third, third + 1, last // 2, last - 5, last - 1, last)
    assert_same(killed_and_resumed(root, tmp_path / "killed", kind, steps[point]), whole)


def test_a_stopped_run_goes_on_with_the_same_bits(tmp_path: Path) -> None:
    project = trainings.cnn(epochs=4)
    whole = train(project, out=tmp_path / "whole").record
    record = None
    for _ in range(30):
        run = runner.start(project, out=tmp_path / "parts", resume=record and record.folder)
        run.listen(30)
        run.stop()
        assert run.join(60)
        record = Record.open(run.folder)
        if run.reason == "finished":
            break
    else:
        train(project, out=tmp_path / "parts", resume=record.folder)
    assert_same(Record.open(record.folder), whole)


def test_more_epochs_of_a_finished_run(tmp_path: Path) -> None:
    spec = {"schedule": Choice("StepLR", {"step_size": 2}), "warmup_steps": 0}
    short = train(trainings.cnn(epochs=2, **spec), out=tmp_path / "parts")
    longer = trainings.cnn(epochs=4, **spec)
    train(longer, out=tmp_path / "parts", resume=short.folder)
    whole = train(longer, out=tmp_path / "whole").record
    record = Record.open(short.folder)
    assert_same(record, whole)
    assert [event.epoch for event in record.history] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"batch_size": 64}, "the training settings"),
        ({"seed": 7}, "the seed"),
        ({"epochs": 9}, "the training settings"),  # cosine looks ahead
    ],
)
def test_what_changed_since_is_named(tmp_path: Path, change: dict[str, int], named: str) -> None:
    run = train(trainings.cnn(epochs=1), out=tmp_path)
    with pytest.raises(TrainingError, match=named):
        train(trainings.cnn(**{"epochs": 1, **change}), out=tmp_path, resume=run.folder)
    assert Record.open(run.folder).status == "finished"


def test_another_network_data_torch_or_thread_count_is_named(tmp_path: Path) -> None:
    run = train(trainings.mlp(epochs=1), out=tmp_path)
    project = trainings.mlp(epochs=1)
    with pytest.raises(TrainingError, match="the network"):
        train(trainings.cnn(), out=tmp_path, resume=run.folder)
    with pytest.raises(TrainingError, match=r"the number of threads \(1 → 2\)"):
        threads = replace(project, training=replace(project.training, threads=2))
        train(threads, out=tmp_path, resume=run.folder)
    with pytest.raises(TrainingError, match="the data"):
        train(replace(project, data=Choice("two_spirals", {"samples": 240, "seed": 5})),
              out=tmp_path, resume=run.folder)  # fmt: skip
    assert Record.open(run.folder).status == "finished"
    config = json.loads((run.folder / "run.json").read_text())
    (run.folder / "run.json").write_text(json.dumps({**config, "torch": "1.0"}))
    with pytest.raises(TrainingError, match=r"the version of torch \(1.0"):
        train(project, out=tmp_path, resume=run.folder)


def test_a_damaged_checkpoint_is_refused_with_a_sentence(tmp_path: Path) -> None:
    run = train(trainings.mlp(epochs=1), out=tmp_path)
    path = run.folder / "state.safetensors"
    whole = path.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], b"\xff" * 64, whole[:8] + b"[" + whole[9:]):
        path.write_bytes(damaged)
        with pytest.raises(TrainingError, match="cannot be read"):
            train(trainings.mlp(epochs=1), out=tmp_path, resume=run.folder)
    path.unlink()
    with pytest.raises(TrainingError, match="no checkpoint"):
        train(trainings.mlp(epochs=1), out=tmp_path, resume=run.folder)


def test_a_checkpoint_holds_no_pickle(tmp_path: Path) -> None:
    run = train(trainings.cnn(epochs=1), out=tmp_path)
    for path in run.folder.iterdir():
        assert path.suffix in {".json", ".jsonl", ".dls", ".py", ".safetensors", ""}
        assert not path.read_bytes().startswith((b"\x80\x04", b"PK"))


def test_a_run_goes_on_with_data_beside_its_project(tmp_path: Path) -> None:
    """Relative paths start at the project's folder, which only the record knows by then."""
    rows = "\n".join(f"{i % 7},{i % 3},{i % 2}" for i in range(60))
    (tmp_path / "table.csv").write_text(f"a,b,kind\n{rows}\n", encoding="utf-8")
    project = replace(
        trainings.mlp(epochs=500), data=Choice("table", {"path": "table.csv", "target": "kind"})
    )
    run = runner.start(project, out=tmp_path / "runs", folder=tmp_path)
    while run.alive and not any(isinstance(event, EpochEnded) for event in run.listen(0.05)):
        pass
    run.stop()
    assert run.join(60)
    assert run.reason == "stopped", run.outcome
    record = Record.open(run.folder)
    again = runner.start(record.project, out=tmp_path / "runs", resume=run.folder)
    again.stop()
    assert again.join(60)
    assert again.reason == "stopped", again.outcome
