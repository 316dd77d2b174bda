"""The bugs of the tutorials, row by row (B-01 … B-34): what the program does about each.

A test is named after its rows; those of code and training stand in test_tutorial_bugs_trained
beside it. ELSEWHERE says where a row is held already; the rows of NOT_HERE
are no matter of the drawing, its code or its training. The last test reads the table off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

import dlstudio as dls
from dlstudio.catalog import LAYERS
from dlstudio.gallery import TEMPLATES
from dlstudio.project.commands import SetParam
from dlstudio.project.files import load
from dlstudio.project.model import Project
from tests.helpers import wrong_drawings as wrong
from tests.helpers.tutorial_bugs import mended, net, told

ELSEWHERE = {
    "B-08": "tests/unit/training/test_learning.py::test_the_loss_of_a_part_is_a_mean_over_samples",
    "B-11": "tests/unit/training/test_learning.py::"
    "test_metrics_of_classes_are_those_of_scikit_learn",
    "B-23": "tests/unit/training/test_learning.py::"
    "test_early_stopping_ends_in_time_and_gives_the_best_weights_back",
    "B-32": "tests/unit/data/test_splits.py::test_stratified_parts_keep_the_share_of_each_class",
}
NOT_HERE = {
    "B-25": "a trainer of another library",
    "B-26": "quantising",
    "B-27": "pruning",
    "B-29": "a service",
    "B-30": "a container",
}


# --- the layers --------------------------------------------------------------------------


def test_b10_a_convolution_is_told_to_be_a_cross_correlation() -> None:
    assert "cross-correlation" in str(LAYERS["Conv2d"].help)
    image, kernel = torch.randn(1, 1, 5, 5), torch.randn(3, 3)
    module = dls.build(
        net(("Conv2d", {"out_channels": 1, "kernel_size": 3, "bias": False}), shape=(1, 5, 5))
    )
    (weight,) = module.parameters()
    weight.data[0, 0] = kernel
    windows = image[0, 0].unfold(0, 3, 1).unfold(1, 3, 1)
    torch.testing.assert_close(module(image)[0, 0], (windows * kernel).sum((-1, -2)))
    weight.data[0, 0] = kernel.flip(0, 1)  # the formula of the tutorial flips
    torch.testing.assert_close(module(image)[0, 0], (windows * kernel.flip(0, 1)).sum((-1, -2)))


@pytest.mark.parametrize(
    ("key", "values", "shape"),
    [
        ("Flatten", {"start_dim": 0}, (3, 4)),
        ("Permute", {"dims": (1, 0, 2)}, (3, 4)),
        ("Transpose", {"dim0": 0, "dim1": 1}, (3, 4)),
        ("Unflatten", {"dim": 0, "sizes": (-1, 2)}, (4,)),
        ("Reshape", {"shape": (5,)}, (3, 4)),
    ],
)
def test_b13_nothing_reshapes_the_batch(
    key: str, values: dict[str, Any], shape: tuple[int, ...]
) -> None:
    project = net((key, values), shape=shape)
    assert told(project, "DL201")
    assert dls.check(net(("Reshape", {"shape": (2, -1)}), shape=(4, 3))).shapes["y"] == ("N", 2, 6)


def test_b14_dropout_between_the_layers_of_a_single_one() -> None:
    mended(net(("RNN", {"hidden_size": 4, "dropout": 0.2}), shape=(5, 3)), "DL207")


@pytest.mark.parametrize("key", ["MultiheadAttention", "TransformerEncoderLayer", "SplitHeads"])
def test_b15_heads_that_do_not_divide_the_width(key: str) -> None:
    graph = dls.Graph("Heads")
    x = graph.add("Input", shape=(5, 10))
    name = "nhead" if key.startswith("Transformer") else "num_heads"
    values = {name: 4}
    node = graph.add(key, **values)
    for port in graph.ports_of(node)[0]:
        if not port.optional:
            graph.connect(x, node[port.name])
    ends = graph.ports_of(node)[1]
    graph.add("Output", source=node[ends[0].name])
    mended(graph.project, "DL201")


def attention() -> Project:
    """Attention over words, hidden where they are padding, with a mask for what comes later."""
    graph = dls.Graph("Masked")
    tokens = graph.add("Input", name="tokens", shape=("T",), dtype="int64")
    words = graph.add("Embedding", source=tokens, num_embeddings=9, embedding_dim=8, padding_idx=0)
    x = graph.add("LearnedPositions", source=words, max_len=16)
    attend = graph.add("MultiheadAttention", num_heads=2)
    for port in ("query", "key", "value"):
        graph.connect(x, attend[port])
    graph.connect(graph.add("PaddingMask", source=tokens), attend["key_padding_mask"])
    graph.connect(graph.add("CausalMask", source=x), attend["attn_mask"])
    graph.add("Output", source=attend["attn_output"])
    return graph.project


SENTENCES = torch.tensor([[3, 4, 5, 0, 0], [1, 2, 3, 4, 5]])


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_b16_masks_hold_in_half_precision(dtype: torch.dtype) -> None:
    for project, given in (
        (attention(), SENTENCES),
        (wrong.half_mask(None), torch.randn(2, 5, 5)),
    ):
        module = dls.build(project).eval()
        with torch.autocast("cpu", dtype=dtype):
            assert module(given).isfinite().all()
        short = given.to(dtype) if given.is_floating_point() else given
        assert module.to(dtype)(short).isfinite().all()


def test_b16_minus_a_milliard_is_told() -> None:
    done = mended(wrong.half_mask(), "DL215")
    with pytest.raises(RuntimeError, match="overflow"):
        dls.build(wrong.half_mask()).half()(torch.randn(2, 5, 5).half())
    assert dls.build(done).half()(torch.randn(2, 5, 5).half()).isfinite().all()


def test_b17_masks_go_through_torchscript() -> None:
    module = dls.build(attention()).eval()
    script = torch.jit.script(module)
    for given in (SENTENCES, SENTENCES[:, :4]):
        assert torch.equal(script(given), module(given))


def test_b18_attention_without_positions() -> None:
    mended(wrong.words_without_places(), "DL213")


@pytest.mark.parametrize("key", ["RNN", "LSTM", "GRU", "TransformerEncoderLayer"])
def test_b19_time_before_the_batch_is_refused(key: str) -> None:
    values = {"nhead": 1} if key.startswith("T") else {"hidden_size": 4}
    mended(net((key, {**values, "batch_first": False}), shape=("T", 6)), "DL201")


def filled_further(project: Project) -> float:
    """Return how much the answer differs when sentences are filled up further."""
    torch.manual_seed(0)
    module = dls.build(project).eval()
    sentences = torch.randint(1, 20, (4, 7))
    longer = torch.cat((sentences, torch.zeros(4, 6, dtype=torch.int64)), dim=1)
    with torch.no_grad():
        difference: Tensor = (module(sentences) - module(longer)).abs().max()
    return difference.item()


STEPS = {
    "LSTM": wrong.step_behind_padding(),
    "GRU": wrong.step_behind_padding("GRU"),
    "state of an RNN": wrong.step_behind_padding("RNN", "h_n"),
    "state of two layers": wrong.step_behind_padding("LSTM", "h_n", num_layers=2),
}


@pytest.mark.parametrize("kind", STEPS)
def test_b20_the_step_behind_the_padding(kind: str) -> None:
    assert filled_further(STEPS[kind]) > 1e-3
    assert filled_further(mended(STEPS[kind], "DL217")) <= 1e-6


def test_b20_attention_that_looks_at_the_padding() -> None:
    """One mask serves all layers."""
    project = wrong.unmasked_padding(layers=3)
    assert filled_further(project) > 1e-3
    assert filled_further(mended(project, "DL216")) <= 1e-6
    assert not told(wrong.unmasked_padding(padding=None), "DL216")


def test_b20_the_text_classifier_of_the_gallery_reads_no_padding() -> None:
    assert filled_further(load(TEMPLATES["text-classifier"].path)) <= 1e-6


def test_b33_a_shortcut_of_other_channels_gets_a_projection() -> None:
    for channels, code in ((3, "DL201"), (1, "DL218")):
        done = mended(wrong.narrow_shortcut(channels), code)
        assert any(node.layer.values.get("kernel_size") == 1 for node in done.main.nodes.values())
    assert not told(wrong.narrow_shortcut(4), "DL218")


@pytest.mark.parametrize("key", [key for key, spec in LAYERS.items() if spec.group == "Dropout"])
def test_b34_everything_is_never_dropped(key: str) -> None:
    if "p" not in LAYERS[key].by_name:
        return
    shape = {"1": (4, 5), "2": (4, 5, 5), "3": (4, 5, 5, 5)}.get(key[-2:-1], (4,))
    project = net((key, {"p": 0.5}), shape=shape)
    graph = project.main
    node = next(n for n in graph.nodes.values() if n.layer.key == key)
    mended(SetParam(node=node.id, name="p", value=1.0).apply(project), "DL203")


# --- the table ---------------------------------------------------------------------------


def _rows() -> Iterator[str]:
    for path in Path(__file__).parent.glob("test_tutorial_bugs*.py"):
        for names in re.findall(r"def test((?:_b\d\d)+)_", path.read_text("utf-8")):
            yield from (f"B-{number}" for number in names.split("_b")[1:])


def test_every_row_has_its_place(root: Path) -> None:
    for place in ELSEWHERE.values():
        path, name = place.split("::")
        assert f"def {name}(" in (root / path).read_text("utf-8"), place
    held = {*_rows(), *ELSEWHERE, *NOT_HERE}
    assert held == {f"B-{number:02}" for number in range(1, 35)}
    assert not set(_rows()) & {*ELSEWHERE, *NOT_HERE}
