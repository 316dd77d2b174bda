"""Predicted memory against what torch's tensors really take; times by layer; free memory."""

from __future__ import annotations

import sys

import pytest
import torch
from torch import nn

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.errors import TrainingError
from dlstudio.gallery import TEMPLATES
from dlstudio.measuring import measure as measuring
from dlstudio.measuring.room import free_memory, meminfo, room_on
from dlstudio.measuring.storages import LiveBytes
from dlstudio.resources import resource
from dlstudio.training.equipment import equip
from dlstudio.validation.check import check
from dlstudio.validation.memory import training_memory

SAMPLES = sorted(path.stem for path in resource("samples").glob("*.dls"))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "ROUNDS", 1)


@pytest.mark.parametrize("name", SAMPLES)
def test_predicted_memory_of_the_samples(name: str) -> None:
    """With the sample's own data, loss and optimizer, as a training takes its steps."""
    path = resource("samples", f"{name}.dls")
    project = dls.load(path)
    equipment = equip(project, source_of(project), "cpu", path.parent)
    inputs, target = next(iter(equipment.train.epoch(1)))
    inputs, target = tuple(value.clone() for value in inputs), target.clone()
    module = equipment.module.train()
    with LiveBytes([*module.parameters(), *module.buffers(), *inputs, target]) as live:
        for _ in range(3):
            live.most = live.now
            module.zero_grad(set_to_none=True)
            equipment.loss(module(*inputs), target).backward()
            equipment.optimizer.step()
    predicted = training_memory(project, check(project), batch=len(target)).peak
    assert 0.75 <= predicted / live.most <= 1.25, (predicted, live.most)


def block_project() -> dls.Graph:
    graph = dls.Graph("Mixed")
    image = graph.add("Input", name="image", shape=(3, 8, 8))
    conv = graph.add("Conv2d", name="conv", source=image, out_channels=4)
    both = graph.add("Add", name="both")
    graph.connect(conv, both)
    graph.connect(graph.add("ReLU", name="relu", source=conv), both)
    flat = graph.add("Flatten", name="flat", source=both)
    graph.add("Output", name="out", source=graph.add("Linear", name="fc", source=flat))
    return graph


def test_every_layer_has_times_and_only_trained_ones_go_backward() -> None:
    found = dls.measure(block_project(), batch=4)
    by_name = {row.name: row for row in found.layers}
    assert list(by_name) == ["conv", "relu", "both", "flat", "fc"]
    assert all(row.forward > 0 for row in found.layers)  # "both" has no module to hook
    assert by_name["conv"].backward > 0 and by_name["fc"].backward > 0
    assert found.batch == 4 and found.device == "cpu"
    assert found.peak_bytes > 0 and found.forward > 0 and found.backward > 0
    assert found.predicted_bytes == dls.memory(block_project(), batch=4).peak


def test_measuring_leaves_generator_and_tracer_alone() -> None:
    torch.manual_seed(5)
    expected, tracer = torch.rand(3), sys.gettrace()
    torch.manual_seed(5)
    dls.measure(block_project(), batch=2)
    assert torch.equal(torch.rand(3), expected)
    assert sys.gettrace() is tracer


def test_a_network_that_learns_nothing_is_measured_forward_only() -> None:
    graph = dls.Graph("Still")
    source = graph.add("Input", name="x", shape=(4,))
    graph.add("Output", name="y", source=graph.add("Tanh", name="bend", source=source))
    found = dls.measure(graph, batch=2)
    assert found.layers[0].forward > 0 and found.layers[0].backward == 0
    assert found.peak_bytes >= 2 * 2 * 4 * 4


def test_what_does_not_fit_is_refused_before_it_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "room_on", lambda device: 1000)
    with pytest.raises(TrainingError, match=r"1,?\d* samples needs about .* Take a smaller batch"):
        dls.measure(block_project(), batch=1000)


def test_live_bytes_count_each_storage_once_until_it_is_freed() -> None:
    weight = torch.zeros(10)
    with LiveBytes([weight]) as live:
        assert live.now == 40
        other = weight + 1
        view = other.reshape(2, 5)
        assert live.now == 80
        del other
        assert live.now == 80  # the view still holds it
        del view
        assert live.now == 40 and live.most == 80
        nn.functional.relu(weight)
    assert live.now == 40


def test_free_memory_of_this_machine() -> None:
    free = free_memory()
    assert free is not None and free > 1_000_000
    assert room_on("cpu") is not None
    assert meminfo("MemTotal: 9 kB\nMemAvailable:   12 kB\n") == 12 * 1024
    assert meminfo("nothing of the kind") is None


def test_largest_batch_fits_and_one_more_does_not() -> None:
    room = 3_000_000
    most = dls.largest_batch(block_project(), room)
    assert dls.memory(block_project(), batch=most).peak <= room
    assert dls.memory(block_project(), batch=most + 1).peak > room
    assert dls.largest_batch(block_project(), 10) == 0
    assert dls.largest_batch(block_project(), device="cpu") > most


def test_what_the_loss_does_not_take_has_no_gradient() -> None:
    """The head of an Output that no loss looks at is held, but neither it nor Adam learns."""
    graph = dls.Graph("Two heads")
    source = graph.add("Input", name="x", shape=(64,))
    body = graph.add(
        "Tanh", name="bend", source=graph.add("Linear", source=source, out_features=64)
    )
    for name, width in (("main", 10), ("aside", 600)):
        head = graph.add("Linear", name=f"{name}_head", source=body, out_features=width)
        graph.add("Output", name=name, source=head)
    found = dls.measure(graph, batch=4)
    assert found.predicted_bytes == pytest.approx(found.peak_bytes, rel=0.02)
    taught = 64 * 64 + 64 + 64 * 10 + 10
    assert dls.memory(graph, batch=4, optimizer="Adam").gradients == 4 * taught


@pytest.mark.parametrize("key", ["siamese", "gan"])
def test_a_branch_with_the_weights_of_another_is_held_as_well(key: str) -> None:
    found = dls.measure(dls.load(TEMPLATES[key].path))
    assert found.predicted_bytes == pytest.approx(found.peak_bytes, rel=0.05)
