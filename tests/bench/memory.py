"""Peak memory of one pass without gradients: our module against one written by hand.

Counted to the byte: torch's profiler reports every allocation and release of its allocator, and
the peak of their running sum is what the pass needs beside weights and input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch
from torch import nn
from torch._C._profiler import _EventType
from torch.profiler import ProfilerActivity, profile

import dlstudio as dls
from tests.bench.peers import BY_SAMPLE
from tests.bench.places import SAMPLES
from tests.bench.table import Row

BATCH = 64


def rows() -> list[Row]:
    """Measure every sample that has a hand-written peer."""
    torch.set_num_threads(1)
    worst, texts = 0.0, []
    for name, peer in BY_SAMPLE.items():
        project = dls.load(SAMPLES / f"{name}.dls")
        shape = project.main.of_layer("Input")[0].layer.values["shape"]
        batch = torch.rand(BATCH, *shape)
        ours, theirs = dls.build(project).eval(), peer().eval()
        theirs.load_state_dict(ours.state_dict())
        with torch.no_grad():
            difference = (ours(batch) - theirs(batch)).abs().max().item()
        assert difference < 1e-5, (name, difference)
        mine, hand = peak(ours, batch), peak(theirs, batch)
        worst = max(worst, mine / hand - 1)
        texts.append(f"{name} {mine / 1024:,.0f} / {hand / 1024:,.0f} KiB")
    return [
        Row(
            what="peak memory of a no-grad pass, most above hand-written",
            measured=f"{worst:+.1%}",
            bar="within 2 %",
            met=worst <= 0.02,
            note=f"batch {BATCH}, ours / by hand, same weights and outputs: " + ", ".join(texts),
        )
    ]


def peak(module: nn.Module, batch: torch.Tensor) -> int:
    """Return the most bytes that are allocated at once during a pass without gradients."""
    with torch.no_grad():
        return peak_of(lambda: module(batch))


def peak_of(call: Callable[[], object]) -> int:
    """Return the most bytes that are allocated at once during a call, beyond those before it."""
    call()  # caches that are built once
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as run:
        result = call()
    del result
    tree = run.profiler.kineto_results.experimental_event_tree()
    events = sorted(_allocations(tree))
    level = most = 0
    for _at, size in events:
        level += size
        most = max(most, level)
    return most


def _allocations(events: Iterable[Any]) -> Iterator[tuple[int, int]]:
    """Yield (time, bytes) of each allocation (positive) and release (negative)."""
    for event in events:
        if event.tag == _EventType.Allocation:
            yield event.start_time_ns, event.extra_fields.alloc_size
        yield from _allocations(event.children)
