"""What is made while the collector rests is kept, not looked at, and not forgotten either."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from dlstudio.collector import FEW, MANY, resting


class Ring:
    """Something that only the collector frees."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def looks() -> Iterator[list[int]]:
    """The generations that are looked at; Python looks by itself, as in a program."""
    seen: list[int] = []

    def note(phase: str, about: dict[str, Any]) -> None:
        if phase == "start":
            seen.append(about["generation"])

    was = gc.isenabled()
    gc.enable()
    gc.unfreeze()  # what a test with a training may have left
    gc.collect()
    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    (gc.enable if was else gc.disable)()


def made(count: int) -> list[list[int]]:
    """Make objects that the collector has to look at."""
    return [[number] for number in range(count)]


def test_what_was_made_is_old_without_a_look(looks: list[int]) -> None:
    with resting():
        kept = made(10 * FEW)
    more = made(FEW // 2)
    assert looks == []
    assert gc.is_tracked(kept[0])
    assert any(one is kept[0] for one in gc.get_objects(generation=2))
    assert len(more) < FEW


def test_nobody_looks_inside_nor_after_an_inner_rest(looks: list[int]) -> None:
    with resting():
        with resting():
            inner = made(10 * FEW)
        outer = made(10 * FEW)
        assert not gc.isenabled()
    assert looks == []
    assert gc.isenabled()
    assert len(inner) == len(outer)


def test_rings_are_freed_after_some_rests(looks: list[int]) -> None:
    with resting():
        kept = made(10 * FEW)
        ring = weakref.ref(Ring())
    assert ring() is not None
    for _ in range(MANY // (10 * FEW) + 1):
        with resting():
            kept += made(10 * FEW)
    assert ring() is None
    assert looks == [2]


def test_what_others_froze_stays_frozen(looks: list[int]) -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    with resting():
        kept = made(10 * FEW)
    try:
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()
    assert len(kept) == 10 * FEW


def test_a_collector_that_is_off_stays_off(looks: list[int]) -> None:
    gc.disable()
    with resting():
        kept = made(10 * FEW)
    assert not gc.isenabled()
    assert gc.get_count()[0] >= len(kept)  # left to whoever switched it off
    assert looks == []
