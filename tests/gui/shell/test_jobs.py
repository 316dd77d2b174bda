"""Jobs: what runs beside the window brings its end back, and is free after it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from dlstudio.gui.models.jobs import Jobs


@pytest.fixture
def jobs(qapp: Any) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.wait()
    made.deleteLater()


class Work:
    """A job that can be watched."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def __call__(self) -> int:
        if self.error is not None:
            raise self.error
        return 7


def test_a_result_comes_back(jobs: Jobs, qtbot: Any) -> None:
    results: list[object] = []
    jobs.start(Work(), results.append, pytest.fail)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert results == [7]


def test_an_error_comes_back(jobs: Jobs, qtbot: Any) -> None:
    errors: list[Exception] = []
    jobs.start(Work(ValueError("no")), pytest.fail, errors.append)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [str(error) for error in errors] == ["no"]


def test_nothing_of_a_job_stays(jobs: Jobs, qtbot: Any) -> None:
    works = [Work() for _ in range(100)]
    watched = [weakref.ref(work) for work in works]
    before = len(gc.get_objects())
    while works:
        jobs.start(works.pop(), lambda _: None, pytest.fail)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert jobs.wait()
    qtbot.wait(0)
    gc.collect()
    assert not any(ref() for ref in watched)
    assert len(gc.get_objects()) < before
