"""What a person can do wrong, one test each, through the commands and the Python API.

Each gets a sentence in both languages that says what was found and what to do, on the node or
field it belongs to; no traceback, and no file is lost. Closing the window during training is
in tests/gui/shell/test_main_window.py, a second window in test_document_files.py beside it.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

import dlstudio as dls
from dlstudio.cli import main
from dlstudio.errors import ProjectError
from dlstudio.language import translated
from dlstudio.project import atomic
from dlstudio.resources import resource

Capture = pytest.CaptureFixture[str]


def said(capsys: Capture, status: int, *arguments: str) -> tuple[str, str]:
    """Run a command; return its answer and its complaint, neither of them a traceback."""
    assert main(list(arguments)) == status, capsys.readouterr()
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return captured.out, captured.err


def chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


# --- the drawing and the training settings, told by `check` ------------------------------


def net(
    *layers: tuple[str, str, dict[str, Any]],
    shape: tuple[int, ...] = (4,),
    data: str = "iris",
    **training: Any,
) -> dls.Graph:
    """Input -> layers -> Output, on a data set."""
    graph = dls.Graph("Net")
    last = graph.add("Input", name="x", shape=shape)
    for key, name, params in layers:
        last = graph.add(key, name=name, source=last, **params)
    graph.add("Output", name="y", source=last)
    graph.data(data)
    graph.training(device="cpu", threads=1, **training)
    return graph


def fc(name: str = "fc", out: Any = 3, **more: Any) -> tuple[str, str, dict[str, Any]]:
    return ("Linear", name, {"out_features": out, **more})


def cycle() -> dls.Graph:
    graph = net(fc())
    a, b = graph.add("ReLU", name="a"), graph.add("ReLU", name="b")
    graph.connect(a, b)
    graph.connect(b, a)
    graph.add("Output", name="z", source=b)
    return graph


def open_port() -> dls.Graph:
    graph = net(fc())
    graph.add("Output", name="z", source=graph.add("ReLU", name="loose"))
    return graph


def two_wires() -> dls.Graph:
    graph = net()
    relu = graph.add("ReLU", name="relu")
    for name in ("p", "q"):
        graph.connect(graph.add("Input", name=name, shape=(4,)), relu["input"])
    graph.add("Output", name="z", source=relu)
    return graph


def table(path: str) -> dls.Graph:
    graph = net(fc(out=2), shape=(2,))
    graph.data("table", path=path)
    return graph


def arrays(path: str) -> dls.Graph:
    graph = net(fc(out=2), shape=(2,))
    graph.data("arrays", path=path)
    return graph


class Row(NamedTuple):
    """A drawing, the code it must be told by, where, and a word that must be in it."""

    draw: Callable[[], dls.Graph]
    code: str
    place: str
    words: str
    status: int = 1


BATCH_OF_ONE = [fc("h"), ("BatchNorm1d", "bn", {}), fc()]

DRAWN: dict[str, Row] = {
    "cycle": Row(cycle, "DL101", "a", "Remove one of their wires"),
    "open port": Row(open_port, "DL102", "loose input", "Connect it"),
    "two wires into one port": Row(two_wires, "DL103", "relu input", "one wire"),
    "shape mismatch": Row(
        lambda: net(("Conv2d", "conv", {"out_channels": 2, "kernel_size": 3})),
        *("DL201", "conv input", "(N, 4)"),
    ),
    "dtype mismatch": Row(
        lambda: net(("Embedding", "emb", {"num_embeddings": 9, "embedding_dim": 2})),
        *("DL201", "emb input", "int64"),
    ),
    "softmax before cross-entropy": Row(
        lambda: net(fc(), ("Softmax", "soft", {"dim": 1})), "DL507", "soft", "softmax itself", 0
    ),
    "loss does not fit the output": Row(lambda: net(fc(out=5)), "DL505", "y input", "3 classes", 0),
    "loss does not fit the target": Row(
        lambda: net(fc(), loss="MSELoss"), "DL506", "loss", "does not fit", 0
    ),
    "parameter out of range": Row(lambda: net(fc(out=-3)), "DL203", "fc out_features", "-3"),
    "size contradicts the wire": Row(
        lambda: net(fc(in_features=7)), "DL205", "fc in_features", "brings 4"
    ),
    "batch of one with BatchNorm": Row(
        lambda: net(*BATCH_OF_ONE, batch_size=1), "DL512", "bn", "2 or more", 0
    ),
    "data file missing": Row(lambda: table("gone.csv"), "DL502", "data", "gone.csv does not", 0),
    "NaN in a table": Row(lambda: table("nan.csv"), "DL502", "data", "row", 0),
    "table cut off": Row(lambda: table("cut.csv"), "DL502", "data", "cut.csv", 0),
    "table empty": Row(lambda: table("empty.csv"), "DL502", "data", "is empty", 0),
    "arrays cut off": Row(lambda: arrays("cut.npz"), "DL502", "data", "cut.npz", 0),
    **{
        f"name {name}": Row(lambda name=name: net(fc(name)), "DL107", name, f"“{name}”", 0)
        for name in ("forward", "training", "class", "self", "😀", "卷积", "a b; import os")
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Data files that are wrong, each in its way."""
    (tmp_path / "nan.csv").write_text("a,b,kind\n1,2,u\n3,inf,v\n" + "1,2,u\n2,1,v\n" * 20)
    (tmp_path / "cut.csv").write_text("a,b,kind\n" + "1,2,u\n2,1,v\n" * 20 + "1,")
    (tmp_path / "empty.csv").touch()
    x, y = np.ones((40, 2), np.float32), np.arange(40) % 2
    np.savez(tmp_path / "good.npz", x=x, y=y)
    (tmp_path / "cut.npz").write_bytes((tmp_path / "good.npz").read_bytes()[:-60])
    x[3, 1] = np.nan
    np.savez(tmp_path / "nan.npz", x=x, y=y)
    return tmp_path


@pytest.mark.parametrize("name", DRAWN)
def test_a_wrong_drawing_is_told_where_it_is(name: str, folder: Path, capsys: Capture) -> None:
    row = DRAWN[name]
    path = str(folder / "net.dls")
    row.draw().save(path)
    before = Path(path).read_bytes()
    found = {}
    for language in ("en", "zh_CN"):
        out, err = said(capsys, row.status, "check", path, "--json", "--lang", language)
        problems = json.loads(out)["problems"]
        mine = [p for p in problems if p["code"] == row.code]
        assert mine and err == "", problems
        found[language] = mine[0]
    english, other = found["en"], found["zh_CN"]
    place = " ".join(filter(None, (english[k] for k in ("node", "port", "param", "setting"))))
    assert place == row.place
    assert row.words in english["sentence"] and english["sentence"].endswith(".")
    assert chinese(other["sentence"].replace(row.place, "")) and "{" not in other["sentence"]
    assert Path(path).read_bytes() == before
    if english["severity"] == "error":
        _, err = said(capsys, 1, "train", path, "--out", str(folder / "runs"))
        assert row.words in err and not (folder / "runs").exists()


# --- project files, told by every command that opens one ---------------------------------


def project_text(**changes: Any) -> str:
    value = json.loads(resource("samples", "iris.dls").read_text("utf-8"))
    return json.dumps({**value, **changes})


def first_node(**changes: Any) -> str:
    value = json.loads(resource("samples", "iris.dls").read_text("utf-8"))
    value["graphs"]["main"]["nodes"][0].update(changes)
    return json.dumps(value)


UNREADABLE: dict[str, tuple[Callable[[], str | None], str]] = {
    "empty": (lambda: "", "It is empty"),
    "truncated": (lambda: project_text()[:400], "It is cut off in line 1"),
    "of a newer version": (lambda: '{"dlstudio": 99}', "newer DL Studio"),
    "deep nesting": (lambda: '{"a":' * 100_000, "nested more than 64 deep"),
    "huge integer": (lambda: '{"dlstudio": ' + "9" * 100_000 + "}", "the whole number 999"),
    "huge float": (lambda: '{"dlstudio": 1e99999}', "too large"),
    "duplicate keys": (lambda: '{"dlstudio": 1, "dlstudio": 1}', "stands twice"),
    "a path for an id": (lambda: first_node(id="../../n1"), "short word"),
    "a text of 1 GB": (lambda: None, "larger than"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_project_file_that_cannot_be_read(name: str, tmp_path: Path, capsys: Capture) -> None:
    make, words = UNREADABLE[name]
    path = tmp_path / "net.dls"
    text = make()
    path.write_text('{"dlstudio": 1, "title": "' if text is None else text, "utf-8")
    if text is None:
        os.truncate(path, 2**30)
    for command in ("check", "summary", "source", "train"):
        out, err = said(capsys, 2, command, str(path), "--lang", "en")
        assert out == "" and err.startswith("dlstudio: “net.dls” cannot be opened. ")
        assert words in err and err.rstrip().endswith(".") and len(err) < 400
        _, other = said(capsys, 2, command, str(path), "--lang", "zh_CN")
        assert chinese(other)
    with pytest.raises(ProjectError):
        dls.load(path)
    assert os.listdir(tmp_path) == ["net.dls"]


# --- saving ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "is full"), (errno.EROFS, "is read-only"), (errno.EACCES, "may not write")],
    ids=["disk full", "read-only disk", "read-only folder"],
)
def test_saving_that_fails_keeps_the_old_file(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "net.dls"
    net(fc()).save(path)
    before = path.read_bytes()

    def fail(self: object, *args: object) -> int:
        raise OSError(number, os.strerror(number))

    graph = net(fc("changed"))
    with monkeypatch.context() as patched:
        patched.setattr(atomic.Disk, "write", fail)
        with pytest.raises(ProjectError) as caught:
            graph.save(path)
    sentence = caught.value.sentence
    assert words in sentence and "was not written" in sentence and str(tmp_path) in sentence
    assert chinese(translated(sentence, "zh_CN"))
    assert path.read_bytes() == before and os.listdir(tmp_path) == ["net.dls"]
    graph.save(path)
    assert dls.load(path) == graph.project


# --- training ----------------------------------------------------------------------------


def test_a_device_that_is_not_there_is_told_and_the_cpu_taken(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    path = tmp_path / "net.dls"
    net(fc()).save(path)
    arguments = ["train", str(path), "--epochs", "1", "--device", "cuda", "--json"]
    for language in ("en", "zh_CN"):
        out, _ = said(capsys, 0, *arguments, "--out", str(tmp_path / "runs"), "--lang", language)
        events = [json.loads(line) for line in out.splitlines()]
        [advice] = [event for event in events if event["event"] == "Advised"]
        assert advice["code"] == "DL518" and "cuda" in advice["sentence"]
        assert chinese(advice["sentence"]) == (language == "zh_CN")
        assert events[0]["device"] == "cpu" and events[-1]["reason"] == "finished"


def test_nan_in_arrays_is_told_before_the_first_step(folder: Path, capsys: Capture) -> None:
    path = str(folder / "net.dls")
    arrays("nan.npz").save(path)
    for language in ("en", "zh_CN"):
        arguments = ["train", path, "--out", str(folder / "runs"), "--lang", language]
        _, err = said(capsys, 1, *arguments)
        assert "nan.npz" in err and "3" in err and err.count("dlstudio: ") == 1
        assert chinese(err) == (language == "zh_CN")


def test_data_beside_the_project_is_found_by_every_command(tmp_path: Path, capsys: Capture) -> None:
    """The other side: a relative path starts at the project, wherever the command is given."""
    (tmp_path / "good.csv").write_text("a,b,kind\n" + "1,2,u\n2,1,v\n" * 20)
    path = str(tmp_path / "net.dls")
    table("good.csv").save(path)
    assert "DL502" not in said(capsys, 0, "check", path)[0]
    said(capsys, 0, "train", path, "--epochs", "1", "--out", str(tmp_path / "runs"), "--json")
