"""MaxUnpool with places of another image: torch and the maxima themselves are the judges."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

import dlstudio as dls
from dlstudio.project.model import Project
from dlstudio.validation.check import check

RANKS = (1, 2, 3)


def network(rank: int, size: tuple[int, ...], pool: dict[str, Any], back: dict[str, Any]) -> Any:
    graph = dls.Graph("Back")
    image = graph.add("Input", name="image", shape=(1, *size))
    first = graph.add(f"MaxPool{rank}d", source=image, return_indices=True, **pool)
    unpool = graph.add(f"MaxUnpool{rank}d", **back)
    graph.connect(first["output"], unpool["input"])
    graph.connect(first["indices"], unpool["indices"])
    graph.add("Output", name="result", source=unpool)
    return graph


def found(project: Project) -> list[Any]:
    return [d for d in check(project).diagnostics if d.code == "DL211"]


def goes_back(graph: Any, size: tuple[int, ...]) -> bool:
    """Run it on numbers that all differ: each maximum stands where it stood."""
    image = torch.arange(1.0, 1 + torch.Size(size).numel()).reshape(1, 1, *size)
    image = image[..., torch.randperm(size[-1])]  # the maxima are not all at one end
    try:
        result = dls.build(graph)(image)
    except RuntimeError:
        return False
    places = result.nonzero()
    if any(int(place[axis + 2]) >= size[axis] for place in places for axis in range(len(size))):
        return False
    return all(result[tuple(place)] == image[tuple(place)] for place in places)


@pytest.mark.parametrize("rank", RANKS)
@settings(max_examples=40)
@given(data=st.data())
def test_the_check_says_what_torch_does(rank: int, data: st.DataObject) -> None:
    size = tuple(data.draw(st.lists(st.integers(4, 8), min_size=rank, max_size=rank)))
    window = st.fixed_dictionaries({"kernel_size": st.integers(2, 3), "stride": st.integers(1, 3)})
    pool, back = data.draw(window), data.draw(window)
    if data.draw(st.booleans()):
        back = dict(pool)
    if data.draw(st.booleans()):
        pool |= {"ceil_mode": True}
    if data.draw(st.booleans()):
        back |= {"output_size": size}
    graph = network(rank, size, pool, back)
    report = check(graph.project)
    if any(d.code == "DL201" for d in report.diagnostics):
        return  # output_size that this window cannot give
    problems = found(graph.project)
    if not problems:
        assert goes_back(graph, size)
        return
    (problem,) = problems
    assert problem.place.port == "indices" and problem.fixes
    mended = problem.fixes[0].command.apply(graph.project)
    assert dls.check(mended).ok
    assert goes_back(mended, size)


def test_torch_alone_would_scramble_the_image() -> None:
    """5 × 4 pooled and put into 5 × 6 raises nothing in torch, and moves the maxima."""
    size = (5, 4)
    image = torch.arange(1.0, 21.0).reshape(1, 1, *size)
    pooled, places = torch.nn.functional.max_pool2d(image, (1, 2), return_indices=True)
    back = torch.nn.functional.max_unpool2d(pooled, places, (1, 3))
    assert back.shape[2:] == (5, 6) and back[0, 0, 1, 1] != image[0, 0, 1, 1]
    graph = network(2, size, {"kernel_size": (1, 2)}, {"kernel_size": (1, 3)})
    (problem,) = found(graph.project)
    assert "an image of 5 × 4, but unpool1 makes 5 × 6" in str(problem.sentence)


@pytest.mark.parametrize("key", ["AdaptiveMaxPool2d", "FractionalMaxPool2d"])
def test_other_poolings_get_a_window_that_fits(key: str) -> None:
    graph = dls.Graph("Back")
    image = graph.add("Input", name="image", shape=(3, 11, 14))
    size = {"output_size": (5, 7)}
    pool = graph.add(key, source=image, return_indices=True, **size)
    unpool = graph.add("MaxUnpool2d")
    graph.connect(pool["output"], unpool["input"])
    graph.connect(pool["indices"], unpool["indices"])
    graph.add("Output", name="result", source=unpool)
    (problem,) = found(graph.project)
    mended = problem.fixes[0].command.apply(graph.project)
    assert dls.check(mended).ok
    assert dls.build(mended)(torch.rand(2, 3, 11, 14)).shape == (2, 3, 11, 14)


def test_places_are_followed_out_of_one_block_into_another() -> None:
    graph = dls.Graph("SegNet")
    encoder, decoder = graph.block("encoder"), graph.block("decoder")
    image = encoder.add("Input", name="image", shape=(2, 6, 8))
    pool = encoder.add("MaxPool2d", source=image, return_indices=True)
    encoder.add("Output", name="small", source=pool["output"])
    encoder.add("Output", name="places", source=pool["indices"])
    small = decoder.add("Input", name="small", shape=(2, 3, 4))
    places = decoder.add("Input", name="places", shape=(2, 3, 4), dtype="int64")
    unpool = decoder.add("MaxUnpool2d")
    decoder.connect(small, unpool["input"])
    decoder.connect(places, unpool["indices"])
    decoder.add("Output", name="image", source=unpool)
    for size, wrong in (((6, 8), False), ((6, 9), True), ((7, 8), False)):
        net = dls.Graph("SegNet", project=graph)
        image = net.add("Input", name="image", shape=(2, *size))
        down = net.add("block:encoder", source=image)
        up = net.add("block:decoder")
        net.connect(down["small"], up["small"])
        net.connect(down["places"], up["places"])
        net.add("Output", name="result", source=up)
        problems = found(net.project)
        assert bool(problems) == wrong, size
        if wrong:
            (problem,) = problems
            assert problem.place.graph == "decoder"
            assert not found(problem.fixes[0].command.apply(net.project))


def test_places_from_nowhere_known_are_left_to_torch() -> None:
    graph = dls.Graph("Given")
    image = graph.add("Input", name="image", shape=(2, 3, 4))
    places = graph.add("Input", name="places", shape=(2, 3, 4), dtype="int64")
    unpool = graph.add("MaxUnpool2d")
    graph.connect(image, unpool["input"])
    graph.connect(places, unpool["indices"])
    graph.add("Output", name="result", source=unpool)
    assert dls.check(graph).ok


def test_places_of_a_sorted_axis_are_not_those_of_a_pooling() -> None:
    """torch looks at them while it runs, and may find them outside of the image."""
    graph = dls.Graph("Sorted")
    x = graph.add("Input", shape=(6, 5))
    ordered = graph.add("Sort", name="ordered", dim=1, source=x)
    unpool = graph.add("MaxUnpool1d", name="back", kernel_size=1, stride=1)
    graph.connect(x, unpool["input"])
    graph.connect(ordered["indices"], unpool["indices"])
    graph.add("Output", source=unpool)
    (problem,) = found(graph.project)
    assert "ordered count along one axis" in str(problem.sentence)
    (fix,) = problem.fixes
    mended = fix.command.apply(graph.project)
    assert found(mended) == [] and len(mended.main.edges) == len(graph.value.edges) - 1
