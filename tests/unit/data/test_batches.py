"""Batches: every sample once an epoch, an order of (seed, epoch) alone, any starting place."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dlstudio.data import batches as module
from dlstudio.data.batches import Batch, Batches, epoch_order
from dlstudio.data.preparation import prepare
from dlstudio.project.model import TrainSpec
from dlstudio.spec import Choice


def numbered(samples: int, batch_size: int, seed: int | None = 0) -> Batches:
    """Make batches whose target and input are the place of the sample."""
    places = torch.arange(samples)
    field = places.float().reshape(-1, 1).repeat(1, 3)
    return Batches([field, field * 2], places, batch_size=batch_size, seed=seed)


def seen(batches: list[Batch]) -> list[int]:
    return [int(place) for _, target in batches for place in target]


sizes = st.tuples(st.integers(1, 70), st.integers(1, 80))


@given(sizes, st.integers(0, 2**31), st.integers(1, 1000))
def test_every_sample_comes_once_with_its_inputs(
    size: tuple[int, int], seed: int, epoch: int
) -> None:
    found = list((batches := numbered(*size, seed=seed)).epoch(epoch))
    assert sorted(seen(found)) == list(range(size[0]))
    assert tuple(len(target) for _, target in found) == batches.sizes()
    assert len(found) == len(batches)
    for (first, second), target in found:
        assert torch.equal(first[:, 0], target.float())
        assert torch.equal(second, first * 2)


@given(sizes, st.integers(0, 2**31), st.integers(1, 50), st.data())
def test_starting_in_the_middle_gives_the_rest_of_the_epoch(
    size: tuple[int, int], seed: int, epoch: int, data: st.DataObject
) -> None:
    batches = numbered(*size, seed=seed)
    start = data.draw(st.integers(0, len(batches) + 1))
    whole, rest = list(batches.epoch(epoch)), list(batches.epoch(epoch, start=start))
    assert len(rest) == max(0, len(whole) - start)
    for (_, expected), (_, got) in zip(whole[start:], rest, strict=True):
        assert torch.equal(expected, got)


def test_gathering_in_pieces_does_not_change_the_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = list(numbered(1000, 7).epoch(3))
    monkeypatch.setattr(module, "GATHERED_BYTES", 1)
    one_by_one = list(numbered(1000, 7).epoch(3))
    for (first, _), (second, _) in zip(at_once, one_by_one, strict=True):
        assert torch.equal(first[0], second[0])


def test_the_order_is_a_function_of_seed_and_epoch_alone() -> None:
    first = epoch_order(100, 5, 2)
    torch.manual_seed(99)
    torch.rand(13)
    assert torch.equal(epoch_order(100, 5, 2), first)
    assert not torch.equal(epoch_order(100, 5, 3), first)
    assert not torch.equal(epoch_order(100, 6, 2), first)


def test_the_global_generator_is_not_touched() -> None:
    torch.manual_seed(1)
    expected = torch.rand(3)
    torch.manual_seed(1)
    list(numbered(50, 8).epoch(1))
    assert torch.equal(torch.rand(3), expected)


def test_the_order_of_a_seed_is_frozen() -> None:
    assert epoch_order(10, 0, 1).tolist() == [5, 6, 1, 2, 0, 8, 9, 3, 7, 4]


def test_without_a_seed_the_order_is_kept() -> None:
    assert seen(list(numbered(10, 4, seed=None))) == list(range(10))
    assert seen(list(numbered(10, 4, seed=None).epoch(9))) == list(range(10))


def test_a_network_that_writes_into_its_input_spoils_nothing() -> None:
    batches = numbered(10, 4, seed=None)
    for (first, _), target in batches:
        first.zero_()
        target.zero_()
    assert seen(list(batches)) == list(range(10))
    assert next(iter(batches))[0][0][3, 0] == 3


def test_sizes_tell_of_a_short_last_batch() -> None:
    assert numbered(65, 32).sizes() == (32, 32, 1)
    assert numbered(64, 32).sizes() == (32, 32)
    assert numbered(3, 32).sizes() == (3,)


def test_an_empty_part_has_no_batches() -> None:
    empty = numbered(8, 4).other([], batch_size=4)
    assert (len(empty), empty.sizes(), empty.samples) == (0, (), 0)
    assert list(empty) == []


def test_parts_of_prepared_data_share_the_tensors() -> None:
    ready = prepare(Choice("digits"), TrainSpec(scaling="standard"))
    training = Batches.of(ready, "train", batch_size=64, seed=0)
    validation = training.other(ready.parts.validation, batch_size=256)
    assert training._inputs[0].data_ptr() == validation._inputs[0].data_ptr()
    assert training._inputs[0].data_ptr() == ready.inputs["image"].ctypes.data
    for batches, part in ((training, "train"), (validation, "validation")):
        (image,), label = ready.part(part)
        got = list(batches)
        assert sorted(seen(got)) == sorted(label)
        total = sum(float(fields[0].double().sum()) for fields, _ in got)
        assert total == pytest.approx(float(image.astype(np.float64).sum()), rel=1e-9, abs=1e-3)
    (image,), label = ready.part("validation")
    (first,), target = next(iter(validation))
    assert np.array_equal(first.numpy(), image[:256])
    assert np.array_equal(target.numpy(), label[:256])
    assert target.dtype == torch.int64
