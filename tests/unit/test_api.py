"""The public faces, line by line, as labs, scripts and graders rely on them."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path
from typing import Any

import pytest

import dlstudio as dls
from dlstudio.errors import CompileError, DLStudioError, GraphError, ProjectError
from dlstudio.training.events import Ended, EpochEnded, Started


def lenet() -> dls.Graph:
    """The example of the handbook, and what it leaves out: a recurrent net with attention."""
    graph = dls.Graph("LeNet-5")
    image = graph.add("Input", shape=(1, 28, 28))
    conv = graph.add("Conv2d", name="conv1", out_channels=6, kernel_size=5, padding=2)
    graph.connect(image, conv)
    pool = graph.add("AvgPool2d", name="pool1", kernel_size=2, source=conv)
    flat = graph.add("Flatten", name="flat", source=pool)
    head = graph.add("Linear", name="fc1", out_features=10, source=flat)
    graph.add("Output", name="logits", source=head)
    return graph


def iris(**training: Any) -> dls.Graph:
    graph = dls.Graph("Iris")
    x = graph.add("Input", name="x", shape=(4,))
    fc = graph.add("Linear", name="fc", out_features=3, source=x)
    graph.add("Output", name="y", source=fc)
    graph.data("iris")
    graph.training(device="cpu", threads=1, batch_size=16, **training)
    return graph


def attentive() -> dls.Graph:
    graph = dls.Graph("Attentive")
    steps = graph.add("Input", shape=("T", 3))
    lstm = graph.add("LSTM", name="lstm", hidden_size=8, batch_first=True, source=steps)
    attention = graph.add("MultiheadAttention", name="attention", num_heads=2, batch_first=True)
    graph.connect(lstm["output"], attention["query"])
    graph.connect(lstm["output"], attention["key"])
    graph.connect(lstm["output"], attention["value"])
    graph.add("Output", name="seen", source=attention["attn_output"])
    last = graph.add("Select", name="last", dim=0, index=-1, source=lstm["h_n"])
    graph.add("Output", name="state", source=last)
    return graph


def test_nothing_is_imported_before_it_is_used() -> None:
    import subprocess
    import sys

    program = (
        "import sys, dlstudio as dls; assert sorted(dls.__all__) == dir(dls); "
        "heavy = {'torch', 'numpy', 'PySide6', 'networkx'}; assert not heavy & set(sys.modules); "
        "g = dls.Graph('a'); g.add('Output', source=g.add('Input', shape=(3,))); "
        "dls.check(g); dls.source(g); dls.summary(g); "
        "assert not {'torch', 'numpy', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_example_is_drawn_saved_and_loaded(tmp_path: Path) -> None:
    graph = lenet()
    graph.save(tmp_path / "lenet.dls")
    project = dls.load(tmp_path / "lenet.dls")
    assert project == graph.project
    assert dls.load(str(tmp_path / "lenet.dls")) == project
    dls.save(graph, tmp_path / "again.dls")
    assert (tmp_path / "again.dls").read_bytes() == (tmp_path / "lenet.dls").read_bytes()
    assert dls.Graph(project=project).project == dls.Graph(project=graph).project == project


def test_ports_by_name_where_there_are_several() -> None:
    import torch

    report = dls.check(attentive())
    assert report.ok, report.diagnostics
    assert report.shapes["lstm.output"] == ("N", "T", 8)
    module = dls.build(attentive()).eval()
    seen, state = module(torch.zeros(2, 5, 3))
    assert seen.shape == (2, 5, 8) and state.shape == (2, 8)


def test_a_graph_is_taken_wherever_a_project_is(tmp_path: Path) -> None:
    graph = lenet()
    project = graph.project
    assert dls.check(graph).shapes == dls.check(project).shapes
    assert dls.source(graph) == dls.source(project)
    assert dls.summary(graph) == dls.summary(project)
    assert dls.build(graph).state_dict().keys() == dls.build(project).state_dict().keys()
    for number, what in enumerate((graph, project)):
        dls.save(what, tmp_path / f"{number}.dls")
        dls.export(what, "python", tmp_path / f"{number}.py")
    assert (tmp_path / "0.py").read_text() == (tmp_path / "1.py").read_text()


def test_check_of_a_good_network() -> None:
    report = dls.check(lenet())
    assert report.ok and report.diagnostics == ()
    assert report.shapes["conv1"] == report.shapes["conv1.output"] == ("N", 6, 28, 28)
    assert report.shapes["fc1"] == report.shapes["logits"] == ("N", 10)


def test_check_of_a_bad_network() -> None:
    graph = dls.Graph("Bad")
    image = graph.add("Input", name="image", shape=(1, 8, 8))
    fc = graph.add("Linear", name="fc", in_features=63, source=graph.add("Flatten", source=image))
    graph.add("Output", name="out", source=fc)
    graph.add("ReLU", name="loose")
    report = dls.check(graph)
    assert not report.ok
    found = {d.code: d for d in report.diagnostics}
    assert (found["DL102"].node, found["DL102"].port) == ("loose", "input")
    wrong = found["DL205"]
    assert (wrong.node, wrong.param, wrong.severity) == ("fc", "in_features", "error")
    assert "63" in wrong.sentence and "64" in wrong.sentence
    mended = wrong.fixes[0].command.apply(graph.project)
    assert "DL205" not in {d.code for d in dls.check(mended).diagnostics}
    assert [d.severity for d in report.diagnostics] == sorted(
        (d.severity for d in report.diagnostics), key=["error", "warning", "hint"].index
    )


@pytest.mark.parametrize(
    ("layer", "shape", "size", "right", "others"),
    [
        ("Linear", (7,), "in_features", 7, {"out_features": 2}),
        ("Conv1d", (3, 9), "in_channels", 3, {"out_channels": 2, "kernel_size": 3}),
        ("Conv2d", (3, 9, 9), "in_channels", 3, {"out_channels": 2, "kernel_size": 3}),
        (
            "ConvTranspose2d",
            (3, 9, 9),
            "in_channels",
            3,
            {"out_channels": 2, "kernel_size": 3},
        ),
        ("BatchNorm1d", (5,), "num_features", 5, {}),
        ("BatchNorm2d", (5, 4, 4), "num_features", 5, {}),
        ("GroupNorm", (4, 3, 3), "num_channels", 4, {"num_groups": 2}),
        ("LayerNorm", (6,), "normalized_shape", (6,), {}),
        ("RNN", (5, 3), "input_size", 3, {"hidden_size": 4}),
        ("LSTM", (5, 3), "input_size", 3, {"hidden_size": 4}),
        ("GRU", (5, 3), "input_size", 3, {"hidden_size": 4}),
    ],
)
def test_sizes_from_the_wire_may_be_left_out_and_are_checked_when_given(
    layer: str, shape: tuple[int, ...], size: str, right: Any, others: dict[str, Any]
) -> None:
    def drawn(**given: Any) -> dls.Graph:
        graph = dls.Graph("Sizes")
        x = graph.add("Input", name="x", shape=shape)
        node = graph.add(layer, name="it", source=x, **others, **given)
        graph.add("Output", name="y", source=node["output"])
        return graph

    assert dls.check(drawn()).ok
    assert dls.check(drawn(**{size: right})).ok
    assert dls.source(drawn()) == dls.source(drawn(**{size: right}))
    wrong = (right[0] + 1,) if isinstance(right, tuple) else right + 1
    codes = {(d.code, d.node, d.param) for d in dls.check(drawn(**{size: wrong})).diagnostics}
    assert ("DL205", "it", size) in codes


def test_summary_counts_rows_and_totals() -> None:
    counted = dls.summary(lenet())
    by_name = {row.name: row for row in counted}
    conv, fc = by_name["conv1"], by_name["fc1"]
    assert (conv.layer, conv.inputs, conv.outputs) == (
        "Conv2d",
        ("(N, 1, 28, 28)",),
        ("(N, 6, 28, 28)",),
    )
    assert conv.parameters == 6 * 25 + 6 and conv.macs == 28 * 28 * 6 * 25
    assert conv.activation_bytes == 4 * 6 * 28 * 28
    assert fc.parameters == 1176 * 10 + 10
    module = dls.build(lenet())
    assert counted.parameters == sum(p.numel() for p in module.parameters())
    assert counted.parameters == sum(row.parameters for row in counted.rows)
    assert counted.macs == sum(row.macs for row in counted.rows)
    assert counted.activation_bytes == sum(row.activation_bytes for row in counted.rows)


def test_state_dicts_of_hand_written_modules_load() -> None:
    import torch
    from torch import nn

    class ByHand(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
            self.pool1 = nn.AvgPool2d(2)
            self.fc1 = nn.Linear(1176, 10)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.fc1(self.pool1(self.conv1(x)).flatten(1))

    hand, module = ByHand(), dls.build(lenet())
    assert isinstance(module, nn.Module) and isinstance(module.conv1, nn.Conv2d)
    module.load_state_dict(hand.state_dict(), strict=True)
    x = torch.randn(3, 1, 28, 28)
    assert torch.equal(module(x), hand(x))


def test_the_module_is_made_from_that_very_text() -> None:
    text = dls.source(lenet())
    assert "import dlstudio" not in text and "class LeNet5(nn.Module):" in text
    space: dict[str, Any] = {"__name__": "model"}
    exec(compile(text, "model.py", "exec"), space)
    assert space["LeNet5"]().state_dict().keys() == dls.build(lenet()).state_dict().keys()


def test_train_tells_events_and_the_run_is_exported(tmp_path: Path) -> None:
    heard: list[Any] = []
    run = dls.train(
        iris(),
        epochs=2,
        device="auto",
        seed=3,
        out=tmp_path / "runs",
        on_event=heard.append,
    )
    assert isinstance(heard[0], Started) and isinstance(heard[-1], Ended)
    assert [e.epoch for e in heard if isinstance(e, EpochEnded)] == [1, 2]
    assert run.reason == "finished" and not run.alive
    assert Path(run.folder).parent == tmp_path / "runs"
    assert dls.evaluate(run) == dls.evaluate(run.folder) == pytest.approx(dict(heard[-1].test))
    made = {
        key: dls.export(run, key, tmp_path / name)
        for key, name in (("python", "net.py"), ("torchscript", "net.pt"))
    }
    for result in made.values():
        assert Path(result.path).is_file() and Path(result.proof).is_file()
        assert list(result.differences) == ["batch 1", "batch 2", "batch 5"]
        assert math.isfinite(result.largest) and result.largest <= 1e-6
    text = (tmp_path / "net.py").read_text("utf-8")
    assert text == dls.source(iris())
    assert hashlib.sha256(text.encode()).hexdigest() == made["torchscript"].digest
    again = dls.train(iris(), epochs=2, seed=3, out=tmp_path / "runs")
    assert again.metrics == run.metrics


def test_data_beside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "\n".join(f"{i % 7},{i % 5},{'ab'[i % 2]}" for i in range(60))
    (tmp_path / "mine.csv").write_text(f"u,v,kind\n{rows}\n")
    graph = dls.Graph("Mine")
    x = graph.add("Input", name="x", shape=(2,))
    graph.add("Output", name="y", source=graph.add("Linear", out_features=2, source=x))
    graph.data("table", path="mine.csv")
    graph.training(device="cpu", threads=1, batch_size=8)
    assert dls.train(graph, epochs=1, out=tmp_path / "r", folder=tmp_path).reason == "finished"
    monkeypatch.chdir(tmp_path)
    assert dls.train(graph, epochs=1, out="r").reason == "finished"


REFUSED: list[tuple[str, Any, type[Exception], str]] = [
    (
        "no project",
        lambda p: dls.check(5),
        DLStudioError,
        "Expected a Project or a Graph, got int",
    ),
    (
        "no run",
        lambda p: dls.evaluate(5),
        DLStudioError,
        "Expected a run or the folder of one",
    ),
    (
        "no run to export",
        lambda p: dls.export(5, "python", p / "x"),
        DLStudioError,
        "Expected a",
    ),
    ("no folder of a run", lambda p: dls.evaluate(p), DLStudioError, "is not a run"),
    (
        "no file",
        lambda p: dls.load(p / "x.dls"),
        ProjectError,
        "Check the name and the folder",
    ),
    (
        "no folder",
        lambda p: dls.save(iris(), p / "no" / "x.dls"),
        ProjectError,
        "choose another",
    ),
    (
        "errors",
        lambda p: dls.source(dls.Graph()),
        CompileError,
        "needs at least one Input",
    ),
    (
        "errors, built",
        lambda p: dls.build(dls.Graph()),
        CompileError,
        "at least one Input",
    ),
    (
        "format",
        lambda p: dls.export(iris(), "gif", p / "x"),
        DLStudioError,
        "Use one of: python",
    ),
    (
        "epochs",
        lambda p: dls.train(iris(), epochs=0, out=p),
        DLStudioError,
        "from 1 to 1000000",
    ),
    (
        "epochs, text",
        lambda p: dls.train(iris(), epochs="x", out=p),
        DLStudioError,
        "it is x",
    ),
    (
        "device",
        lambda p: dls.train(iris(), device="tpu", out=p),
        DLStudioError,
        "one of auto, cpu",
    ),
    (
        "seed",
        lambda p: dls.train(iris(), seed=2**70, out=p),
        DLStudioError,
        "from 0 to 2147483647",
    ),
    (
        "name",
        lambda p: iris().add("ReLU", name=5),
        GraphError,
        "name must be a text, but it is 5",
    ),
    ("title", lambda p: dls.Graph(5), GraphError, "title must be a text, but it is 5"),
    ("layer", lambda p: iris().add("Conv2D"), GraphError, "Did you mean “Conv2d”?"),
]


@pytest.mark.parametrize("what", [row[0] for row in REFUSED])
def test_a_wrong_call_is_refused_in_a_sentence(what: str, tmp_path: Path) -> None:
    call, kind, words = next(row[1:] for row in REFUSED if row[0] == what)
    with pytest.raises(kind) as caught:
        call(tmp_path)
    assert words in str(caught.value) and str(caught.value).endswith((".", "?"))


ODD = [10**5000, 2**70, math.nan, None, (1,), "x" * 10_000, b"x", True]


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_a_value_of_any_kind_is_told_and_never_raises(value: Any) -> None:
    graph = dls.Graph("Odd")
    x = graph.add("Input", name="x", shape=(4,))
    graph.add(
        "Output",
        name="y",
        source=graph.add("Linear", name="fc", out_features=value, source=x),
    )
    [found] = [d for d in dls.check(graph).diagnostics if d.code == "DL203"]
    assert (found.node, found.param) == ("fc", "out_features")
    assert "from 1 to 1000000" in found.sentence and len(found.sentence) < 200
