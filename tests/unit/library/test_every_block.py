"""Every block of the library: without problems, as drawn, laid out, and right to the number."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import dlstudio as dls
from dlstudio.library import BLOCKS
from dlstudio.library.trying import tried
from dlstudio.project.block_files import SUFFIX, block_text, load_block
from dlstudio.resources import resource

NODE = (160, 56)  # less than a node takes on the canvas

# By hand: k²·in·out (+ out) a convolution, 2·maps a normalization, in·out + out a Linear layer.
COUNTS = {
    "residual-basic": 2 * (9 * 64 * 64 + 2 * 64),
    "residual-bottleneck": 2 * 256 * 64 + 9 * 64 * 64 + 2 * (64 + 64 + 256),
    "residual-projection": 9 * 64 * 128 + 9 * 128 * 128 + 64 * 128 + 3 * 2 * 128,
    "residual-pre-activation": 2 * (9 * 64 * 64 + 2 * 64),
    "inception": 192 * (64 + 96 + 16 + 32) + 9 * 96 * 128 + 25 * 16 * 32 + 368,
    "inception-bn": 192 * (64 + 96 + 16 + 32) + 9 * 96 * 128 + 25 * 16 * 32 + 2 * 368,
    "dense-block": sum(2 * m + m * 128 + 256 + 9 * 128 * 32 for m in (64, 96, 128, 160)),
    "squeeze-excite": 64 * 4 + 4 + 4 * 64 + 64,
    "depthwise-separable": 9 * 32 + 2 * 32 + 32 * 64 + 2 * 64,
    "inverted-residual": 2 * 24 * 144 + 9 * 144 + 2 * (144 + 144 + 24),
    "mbconv": 2 * 24 * 144 + 9 * 144 + 2 * (144 + 144 + 24) + 144 * 6 + 6 + 6 * 144 + 144,
    "convnext": 49 * 96 + 96 + 2 * 96 + 96 * 384 + 384 + 384 * 96 + 96,
    "u-net-down": 9 * 3 * 64 + 64 + 9 * 64 * 64 + 64,
    "u-net-up": 4 * 128 * 64 + 64 + 9 * 128 * 64 + 64 + 9 * 64 * 64 + 64,
    "multi-head-attention": 4 * (64 * 64 + 64),
    "encoder-post-norm": 49_984,  # capabilities A-12
    "encoder-pre-norm": 49_984,
    "decoder-post-norm": 49_984 + 4 * (64 * 64 + 64) + 2 * 64,
    "decoder-pre-norm": 49_984 + 4 * (64 * 64 + 64) + 2 * 64,
    "swiglu": 3 * 64 * 172,
    "grouped-query-attention": 2 * 64 * 64 + 2 * 64 * 16,
    "vit-stem": 3 * 256 * 192 + 192 + 192 + 197 * 192,
    "mixture-of-experts": 64 * 4 + 4 * (64 * 128 + 128 + 128 * 64 + 64),
    "attention-pooling": 65,
    "seq2seq-attention": 2 * 64 * 64 + 2 * 3 * 64 * (64 + 64 + 2) + 64 * 64 + 128 * 64,
    "vae-bottleneck": 2 * (64 * 8 + 8),
    "graph-convolution": 8 * 16,
}


@pytest.fixture(scope="module")
def script(root: Path) -> Iterator[ModuleType]:
    """packaging/make_blocks.py, which is no package."""
    path, before = root / "packaging" / "make_blocks.py", list(sys.path)
    spec = importlib.util.spec_from_file_location("make_blocks", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.collect()
    yield module
    sys.path[:] = before


def test_files_and_entries_are_in_step() -> None:
    files = {path.stem for path in resource("blocks").glob(f"*{SUFFIX}")}
    assert files == set(BLOCKS) == set(COUNTS)


@pytest.mark.parametrize("key", BLOCKS)
def test_it_is_exact_and_without_problems(key: str) -> None:
    project = tried(BLOCKS[key])
    assert list(dls.check(project).diagnostics) == []
    assert dls.summary(project).parameters == COUNTS[key]


@pytest.mark.parametrize("key", BLOCKS)
def test_the_file_is_what_the_script_draws(key: str, script: ModuleType) -> None:
    spec = BLOCKS[key]
    assert block_text(script.drawn(spec).project, spec.title) == spec.path.read_text("utf-8")


@pytest.mark.parametrize("key", BLOCKS)
def test_its_parameters_say_what_they_do(key: str) -> None:
    for graph in load_block(BLOCKS[key].path).graphs.values():
        assert graph.params
        assert all(param.help.endswith(".") for param in graph.params)


@pytest.mark.parametrize("key", BLOCKS)
def test_no_node_lies_on_another(key: str) -> None:
    for graph in load_block(BLOCKS[key].path).graphs.values():
        spots = sorted(node.position for node in graph.nodes.values())
        for place, (x, y) in enumerate(spots):
            near = (other for other in spots[place + 1 :] if other[0] - x < NODE[0])
            assert all(abs(other[1] - y) >= NODE[1] for other in near)


@pytest.mark.parametrize("key", BLOCKS)
def test_it_computes_what_a_module_written_by_hand_does(key: str) -> None:
    import torch

    from tests.helpers.templates import inputs_of
    from tests.unit.library.references import REFERENCES

    torch.manual_seed(0)
    project = tried(BLOCKS[key])
    module = dls.build(project).eval()
    for name, buffer in module.named_buffers():
        if "running" in name:  # statistics that are not 0 and 1
            buffer.copy_(torch.rand_like(buffer) + 0.5)
    inputs = inputs_of(project, batch=2)
    weights = {n.removeprefix("block."): w.detach() for n, w in module.state_dict().items()}
    weights = {n: w for n, w in weights.items() if not n.endswith("num_batches_tracked")}
    with torch.no_grad():
        found, wanted = module(*inputs), REFERENCES[key](weights, *inputs)
    found = found if isinstance(found, tuple) else (found,)
    wanted = wanted if isinstance(wanted, tuple) else (wanted,)
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        torch.testing.assert_close(one, other, atol=2e-5, rtol=1e-4)


# torch says this of its own recurrent layers.
@pytest.mark.filterwarnings("ignore:The tensor attributes? .* assigned during export")
@pytest.mark.parametrize("key", BLOCKS)
def test_it_scripts_and_exports_with_equal_results(key: str) -> None:
    import torch

    from tests.helpers.templates import inputs_of

    torch.manual_seed(0)
    project = tried(BLOCKS[key])
    module = dls.build(project).eval()
    inputs = tuple(inputs_of(project, batch=2))
    with torch.no_grad():
        wanted = module(*inputs)
        for made in (torch.jit.script(module), torch.export.export(module, inputs).module()):
            torch.testing.assert_close(made(*inputs), wanted)


@pytest.mark.parametrize(
    ("key", "values", "count"),
    [
        ("residual-basic", {"width": 16}, 2 * (9 * 16 * 16 + 2 * 16)),
        ("encoder-pre-norm", {"width": 512, "heads": 8, "inside": 2048}, 3_152_384),
        ("multi-head-attention", {"width": 512, "heads": 8}, 1_050_624),
        ("mbconv", {"width": 16, "kernel": 5}, 2 * 16 * 96 + 25 * 96 + 2 * 208 + 868),
        ("vit-stem", {"width": 768}, 768 * (768 + 1 + 1 + 197)),
    ],
)
def test_its_parameters_reach_its_layers(key: str, values: dict[str, int], count: int) -> None:
    project = tried(BLOCKS[key], **values)
    assert list(dls.check(project).diagnostics) == []
    assert dls.summary(project).parameters == count
