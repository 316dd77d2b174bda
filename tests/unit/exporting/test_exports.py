"""Every format is written, opened in a clean process, and equal to the module that left."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import black
import pytest
from safetensors.torch import load_file

import dlstudio as dls
from dlstudio.errors import DLStudioError, ExportError
from dlstudio.exporting import EXPORTERS
from dlstudio.exporting.write import export
from dlstudio.project.files import load
from dlstudio.samples import sample_path
from dlstudio.training.runner import Run
from tests.helpers.apart import apart

TRAININGS: dict[str, dict[str, Any]] = {
    "plain": {},
    "warm-up, clipping, cosine": {
        "warmup_steps": 5,
        "clip_norm": 0.5,
        "schedule": "CosineAnnealingLR",
    },
    "one cycle, SGD": {
        "schedule": "OneCycleLR",
        "optimizer": ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True}),
    },
    "plateau, patience": {
        "schedule": ("ReduceLROnPlateau", {"patience": 0, "factor": 0.5}),
        "patience": 1,
        "optimizer": ("RMSprop", {"lr": 0.02}),
    },
    "no validation, no test, StepLR": {
        "validation_share": 0.0,
        "test_share": 0.0,
        "schedule": ("StepLR", {"step_size": 1}),
    },
    "our own loss, optimizer and schedule": {
        "loss": "FocalLoss",
        "optimizer": ("Lion", {"lr": 0.003}),
        "schedule": "InverseSquareRootLR",
        "warmup_steps": 5,
    },
    "weights of classes, a cycle without momentum": {
        "loss": ("CrossEntropyLoss", {"weight": (1.0, 2.0, 0.5)}),
        "optimizer": ("Adagrad", {"lr": 0.05}),
        "schedule": ("CyclicLR", {"base_lr": 0.01, "step_size_up": 7}),
    },
    "minmax": {"scaling": "minmax", "loss": ("CrossEntropyLoss", {"label_smoothing": 0.1})},
}


def net(**training: Any) -> dls.Graph:
    graph = dls.Graph("Iris “net”")
    x = graph.add("Input", name="features", shape=(4,))
    for step in (1, 2):
        x = graph.add("Linear", name=f"fc{step}", source=x, out_features=8)
        x = graph.add("BatchNorm1d", name=f"bn{step}", source=x)
        x = graph.add("ReLU", name=f"relu{step}", source=x)
        x = graph.add("Dropout", name=f"drop{step}", source=x, p=0.1)
    x = graph.add("Linear", name="head", source=x, out_features=3)
    graph.add("Output", name="logits", source=x)
    graph.data("iris")
    graph.training(**{"epochs": 4, "batch_size": 17, "threads": 1, **training})
    return graph


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return dls.train(net(), out=tmp_path_factory.mktemp("runs"))


@pytest.mark.parametrize("format", EXPORTERS)
def test_a_trained_network_leaves_unchanged(run: Run, format: str, tmp_path: Path) -> None:
    path = tmp_path / f"net{EXPORTERS[format].suffix}"
    result = dls.export(run, format, path)
    assert path.exists() and result.path == path
    assert set(result.differences) == {"batch 1", "batch 2", "batch 5"}
    assert result.largest <= 1e-6
    facts = json.loads(result.proof.read_text())
    assert facts["largest_difference"] == result.largest
    assert facts["weights"] == run.id
    assert facts["source_sha256"] == result.digest


EVERYDAY = ("warm-up, clipping, cosine", "our own loss, optimizer and schedule")


@pytest.mark.parametrize(
    "name",
    [
        name if name in EVERYDAY else pytest.param(name, marks=pytest.mark.slow)
        for name in TRAININGS
    ],
)
def test_the_project_reaches_the_result_of_the_run(name: str, tmp_path: Path) -> None:
    """The same losses and, to the bit, the same weights; with torch alone."""
    again_trained(dls.train(net(**TRAININGS[name]), out=tmp_path / "runs"), tmp_path / "project")


def again_trained(run: Run, folder: Path) -> None:
    """Export a run, train it by the exported script, and compare."""
    dls.export(run, "project", folder)
    script = (folder / "train.py").read_text(encoding="utf-8")
    assert black.format_str(script, mode=black.Mode(line_length=88)) == script
    compile(script, "train.py", "exec")
    trained = load_file(folder / "best.safetensors")
    blocked = "import sys; sys.modules['dlstudio'] = None; import runpy; sys.argv = ['train.py']; "
    ended = subprocess.run(
        [sys.executable, "-c", f"{blocked}runpy.run_path('train.py', run_name='__main__')"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    again = load_file(folder / "best.safetensors")
    assert trained.keys() == again.keys()
    assert all(bool((trained[key] == again[key]).all()) for key in trained), ended.stdout
    for epoch in run.record.history:
        start = f"epoch {epoch.epoch}/4: training loss {epoch.train['loss']:.4f}"
        assert start in ended.stdout
    if run.record.test_metrics:
        assert f"test loss {run.record.test_metrics['loss']:.4f}" in ended.stdout


APART: dict[str, dict[str, Any]] = {
    "warm-up, clipping, cosine": {
        "warmup_steps": 5, "clip_norm": 0.5, "optimizer": "AdamW",
        "schedule": ("CosineAnnealingLR", {"eta_min": 0.0005}),
    },
    "one cycle": {"schedule": "OneCycleLR", "optimizer": ("SGD", {"lr": 0.1, "momentum": 0.9})},
    "plateau": {"schedule": ("ReduceLROnPlateau", {"patience": 0, "factor": 0.5})},
    "constant": {"optimizer": ("Lion", {"lr": 0.003, "weight_decay": 0.1})},
}  # fmt: skip


@pytest.mark.parametrize(
    "name", ["warm-up, clipping, cosine", "one cycle",
             *(pytest.param(name, marks=pytest.mark.slow) for name in ("plateau", "constant"))],
)  # fmt: skip
def test_layers_with_rates_of_their_own_and_frozen_ones_reach_the_same_bits(
    name: str, tmp_path: Path
) -> None:
    again_trained(dls.train(apart(**APART[name]), out=tmp_path / "runs"), tmp_path / "project")


@pytest.mark.parametrize("key", ["digits-lstm", "digits-attention", "digits-resnet"])
@pytest.mark.parametrize("format", ["torchscript", "pt2"])
def test_recurrent_attention_and_branches(key: str, format: str, tmp_path: Path) -> None:
    path = tmp_path / f"net{EXPORTERS[format].suffix}"
    assert dls.export(load(sample_path(key)), format, path).largest <= 1e-6


@pytest.mark.parametrize("format", ["python", "torchscript", "pt2"])
def test_tokens_of_any_length(format: str, tmp_path: Path) -> None:
    graph = dls.Graph("Tokens")
    tokens = graph.add("Input", name="tokens", shape=("T",), dtype="int64")
    x = graph.add("Embedding", name="embed", source=tokens, num_embeddings=12, embedding_dim=8)
    lstm = graph.add("LSTM", name="lstm", source=x, hidden_size=6)
    last = graph.add("Select", name="last", source=lstm["output"], dim=1, index=-1)
    head = graph.add("Linear", name="head", source=last, out_features=2)
    graph.add("Output", name="logits", source=head)
    result = dls.export(graph, format, tmp_path / f"net{EXPORTERS[format].suffix}")
    assert result.largest <= 1e-6
    assert "batch 5, T = 7" in result.differences
    if format == "torchscript":
        assert "batch 5, T = 11" in result.differences


def test_an_untrained_project_gets_the_weights_of_its_seed(tmp_path: Path) -> None:
    first = dls.export(net(), "safetensors", tmp_path / "a.safetensors")
    second = dls.export(net(), "safetensors", tmp_path / "b.safetensors")
    assert first.origin == "untrained"
    left, right = load_file(first.path), load_file(second.path)
    assert left.keys() == right.keys()
    assert all(bool((left[key] == right[key]).all()) for key in left)


def test_exporting_draws_nothing_from_the_generator(tmp_path: Path) -> None:
    import torch

    torch.manual_seed(5)
    wanted = torch.rand(3)
    torch.manual_seed(5)
    dls.export(net(), "safetensors", tmp_path / "a.safetensors")
    assert torch.equal(torch.rand(3), wanted)


def test_weights_name_the_text_they_belong_to(run: Run, tmp_path: Path) -> None:
    from safetensors import safe_open

    result = dls.export(run, "safetensors", tmp_path / "w.safetensors")
    with safe_open(result.path, "pt") as file:
        assert file.metadata()["source_sha256"] == result.digest


def test_chinese_folders_and_spaces(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "我的 网络 🙂"
    folder.mkdir()
    for format in ("torchscript", "pt2", "python"):
        path = folder / f"网络{EXPORTERS[format].suffix}"
        assert dls.export(run, format, path).largest <= 1e-6


def test_a_relative_path(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for format in ("torchscript", "safetensors"):
        name = f"net{EXPORTERS[format].suffix}"
        assert dls.export(run, format, name).largest <= 1e-6
        assert (tmp_path / name).is_file() and (tmp_path / f"{name}.proof.json").is_file()


def test_refusals_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="There is no format called “onnx”"):
        dls.export(net(), "onnx", tmp_path / "a")
    with pytest.raises(ExportError, match="does not exist"):
        dls.export(net(), "python", tmp_path / "gone" / "a.py")
    graph = dls.Graph("Empty")
    with pytest.raises(DLStudioError, match="problems"):
        dls.export(graph, "python", tmp_path / "a.py")
    graph = net()
    project = graph.project
    from dataclasses import replace

    with pytest.raises(ExportError, match="needs data"):
        dls.export(replace(project, data=None), "project", tmp_path / "p")


def test_a_file_that_differs_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The judge is really asked: a wrong answer of the clean process is an error."""
    from dlstudio.exporting import proof

    def wrong(*arguments: Any) -> int | None:
        from safetensors.torch import save_file

        folder = next(a for a in reversed(arguments) if isinstance(a, Path))
        ended = honest(*arguments)
        found = load_file(folder / "outputs.safetensors")
        save_file({k: v + 0.01 for k, v in found.items()}, folder / "outputs.safetensors")
        return ended

    honest = proof._run_clean
    monkeypatch.setattr(proof, "_run_clean", wrong)
    with pytest.raises(ExportError, match="differs from the network"):
        dls.export(run, "python", tmp_path / "net.py")


def test_what_torch_cannot_script_is_told(tmp_path: Path) -> None:
    """torch 2.13 fails on its own attention without bias; the .pt2 of it works."""
    graph = dls.Graph("Attention")
    x = graph.add("Input", name="x", shape=(5, 8))
    attention = graph.add("MultiheadAttention", name="attention", num_heads=2, bias=False)
    for port in ("query", "key", "value"):
        graph.connect(x, attention[port])
    graph.add("Output", name="y", source=attention["attn_output"])
    with pytest.raises(ExportError, match="cannot be written as TorchScript; torch says: 'None"):
        dls.export(graph, "torchscript", tmp_path / "a.pt")
    assert dls.export(graph, "pt2", tmp_path / "a.pt2").largest <= 1e-6


@pytest.mark.parametrize("key", ["python", "torchscript", "pt2", "safetensors"])
def test_results_may_be_one_and_the_same_tensor(key: str, tmp_path: Path) -> None:
    """As where a code goes out as it is and through a Dropout, which rests in evaluation."""
    graph = dls.Graph("Twice")
    code = graph.add("Linear", out_features=3, source=graph.add("Input", shape=(4,)))
    graph.add("Output", name="code", source=code)
    graph.add("Output", name="noisy", source=graph.add("Dropout", source=code))
    graph.add("Output", name="again", source=code)
    assert dls.export(graph, key, tmp_path / "twice").largest == 0.0


def test_damaged_weights_are_told(run: Run, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "run"
    shutil.copytree(run.folder, copy)
    weights = copy / "best.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(ExportError, match="cannot be read or do not fit"):
        dls.export(copy, "python", tmp_path / "net.py")


def test_a_cancelled_export_says_what_is_there(tmp_path: Path) -> None:
    """Asked first before it writes, then while the clean process runs, which is ended."""
    project, path = load(sample_path("iris")), tmp_path / "iris.py"
    with pytest.raises(ExportError, match="Nothing was written"):
        export(project, "python", path, cancelled=lambda: True)
    assert not path.exists()
    answers = iter([False])
    with pytest.raises(ExportError, match="was not compared"):
        export(project, "python", path, cancelled=lambda: next(answers, True))
    assert path.exists() and [p.name for p in tmp_path.iterdir()] == ["iris.py"]
