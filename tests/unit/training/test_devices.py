"""Devices: what is taken, and how threads are chosen."""

from __future__ import annotations

import pytest
import torch

from dlstudio.training import devices


def test_auto_takes_the_best_and_cpu_is_always_there() -> None:
    here = devices.available()
    assert here[-1] == "cpu"
    assert devices.choose("auto") == devices.Chosen(here[0])
    assert devices.choose("cpu").notice is None
    assert devices.title("cpu") == "cpu"


def test_a_device_that_is_not_there_gives_the_cpu_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(devices, "available", lambda: ("cuda", "cpu"))
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert devices.choose("cuda:1") == devices.Chosen("cuda:1")
    for wish in ("mps", "cuda:2", "cuda:x", "tpu"):
        chosen = devices.choose(wish)
        assert chosen.name == "cpu"
        assert chosen.notice is not None
        assert wish in chosen.notice


@pytest.mark.parametrize(
    ("together", "expected"), [(0.5, 4), (0.88, 4), (0.95, 1), (1.0, 1), (20.0, 1)]
)
def test_the_faster_number_of_threads_is_kept(
    monkeypatch: pytest.MonkeyPatch, together: float, expected: int
) -> None:
    clock = [0.0]
    monkeypatch.setattr(devices.time, "perf_counter", lambda: clock[0])
    steps = []

    def step() -> None:
        threads = torch.get_num_threads()
        steps.append(threads)
        clock[0] += 0.01 if threads == 1 else 0.01 * together

    assert devices.faster_threads(step, most=4) == expected
    assert torch.get_num_threads() == 1
    assert clock[0] < 1.0  # even when it is hopeless
    assert devices.faster_threads(step, most=1) == 1


def test_a_slow_step_is_not_timed_often(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(devices.time, "perf_counter", lambda: clock[0])
    steps = []

    def step() -> None:
        steps.append(1)
        clock[0] += 2.0

    devices.faster_threads(step, most=2)
    assert len(steps) == 2
