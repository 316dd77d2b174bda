"""Blocks, expressions and own layers that are wrong, through every command and the Python API.

Each is a sentence in both languages, never a traceback, and writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dlstudio as dls
from dlstudio.cli import main
from dlstudio.compiler import own_answers
from dlstudio.compiler.own_answers import Prober
from dlstudio.errors import DLStudioError, ProjectError
from dlstudio.language import translated
from dlstudio.project.block_files import load_block
from tests.helpers.own_layers import chain, file_in, layer

Capture = pytest.CaptureFixture[str]
WIDTH = [{"name": "width", "kind": "int", "default": 4}]


def step(key: str, **params: Any) -> dict[str, Any]:
    """Input x -> one layer called use -> Output y."""
    ports = ("x", "y") if key.startswith("block:") else ("input", "output")
    nodes = [
        {"id": "n1", "layer": "Input", "name": "x", "params": {"shape": [4]}},
        {"id": "n2", "layer": key, "name": "use", "params": params},
        {"id": "n3", "layer": "Output", "name": "y"},
    ]
    wires = [["n1.output", f"n2.{ports[0]}"], [f"n2.{ports[1]}", "n3.input"]]
    return {"nodes": nodes, "wires": wires}


def linear(out_features: str) -> dict[str, Any]:
    return {"params": WIDTH, **step("Linear", out_features=out_features)}


# What the blocks of a project are, the code of its first problem, and words of the sentence.
WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "inside itself": ({"a": step("block:a")}, "DL302", "contains itself"),
    "inside one in it": (
        {"a": step("block:b"), "b": step("block:a")}, "DL302", "contains itself",
    ),
    "missing": ({}, "DL301", "no block called “a”"),
    "missing further in": ({"a": step("block:gone")}, "DL301", "no block called “gone”"),
    "unknown name": ({"a": linear("4*widht")}, "DL305", "no parameter “widht”"),
    "no expression": ({"a": linear("4*")}, "DL304", "is not finished"),
    "code": ({"a": linear("__import__('os')")}, "DL304", "cannot be read"),
    "brackets without end": ({"a": linear("(" * 150 + "width")}, "DL304", "."),
    "a tower of powers": ({"a": linear("width**width**width")}, "DL304", "power"),
    "nothing left": ({"a": linear("width-4")}, "DL203", "out_features"),
    "by zero": ({"a": linear("width//0")}, "DL304", "divides by zero"),
}  # fmt: skip


def said(capsys: Capture, *arguments: str) -> str:
    """Run a command that must not work; return what it says, no traceback."""
    assert main(list(arguments)) in (1, 2)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return captured.out + captured.err


def refused_everywhere(path: Path, words: str, capsys: Capture) -> None:
    """Every command and every function that needs the network says so, in both languages."""
    before = sorted(item.name for item in path.parent.iterdir())
    out = str(path.parent / "made")
    for command in (
        ("check",), ("source",), ("train", "--out", out), ("export", "--to", "python", "-o", out),
    ):  # fmt: skip
        text = said(capsys, command[0], str(path), *command[1:], "--lang", "en")
        assert words in text and "{" not in text
        text = said(capsys, command[0], str(path), *command[1:], "--lang", "zh_CN")
        assert any("\u4e00" <= char <= "\u9fff" for char in text)
    assert main(["summary", str(path)]) in (0, 1)  # counts what can be counted
    assert main(["picture", str(path), "-o", str(path.with_suffix(".svg"))]) == 0
    assert "Traceback" not in capsys.readouterr().err
    path.with_suffix(".svg").unlink()
    project = dls.load(path)
    calls: tuple[Callable[[], object], ...] = (
        lambda: dls.build(project),
        lambda: dls.source(project),
        lambda: dls.train(project, out=out),
        lambda: dls.export(project, "torchscript", out),
    )
    for call in calls:
        with pytest.raises(DLStudioError) as caught:
            call()
        assert translated(caught.value.sentence, "zh_CN") != str(caught.value)
    assert sorted(item.name for item in path.parent.iterdir()) == before


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_block_is_a_sentence(name: str, tmp_path: Path, capsys: Capture) -> None:
    blocks, code, words = WRONG[name]
    graphs = {"main": step("block:a"), **blocks}
    raw = {"dlstudio": 2, "title": "P", "graphs": graphs, "data": {"source": "iris", "params": {}}}
    path = tmp_path / "p.dls"
    path.write_text(json.dumps(raw), "utf-8")
    told = [d for d in dls.check(dls.load(path)).diagnostics if d.code == code]
    assert told and words in str(told[0].sentence)
    refused_everywhere(path, words, capsys)


def test_an_expression_outside_of_a_block_says_where_it_belongs(
    tmp_path: Path, capsys: Capture
) -> None:
    main_graph = step("Linear", out_features="2*width")
    raw = {"dlstudio": 2, "title": "P", "graphs": {"main": main_graph}}
    path = tmp_path / "p.dls"
    path.write_text(json.dumps(raw), "utf-8")
    (problem,) = dls.check(dls.load(path)).report.errors
    assert problem.code == "DL203" and "group the layer into a block" in str(problem.sentence)
    assert dls.check(problem.fixes[0].command.apply(dls.load(path))).ok
    refused_everywhere(path, "the expression 2*width", capsys)


@pytest.mark.parametrize("text", [None, "", "{", '{"dlstudio-block": 99}', '{"dlstudio": 2}'])
def test_a_block_file_that_is_not_there_or_is_none(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "step.dlb"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(ProjectError) as caught:
        load_block(path)
    sentence = caught.value.sentence
    assert "step.dlb" in sentence and sentence.endswith(".")
    assert any("\u4e00" <= char <= "\u9fff" for char in translated(sentence, "zh_CN"))


# Further ways to fail are in tests/unit/compiler/test_own_layers.
OWN: dict[str, tuple[str | None, str]] = {
    "raises": (layer("raise ValueError('no')"), "line 11 of “my_layers.py”: ValueError: no"),
    "hangs": (layer("while True:\n    pass"), "gave no answer within 2 s"),
    "is not trusted": (None, "not trusted on this machine"),
    "is no Python": ("class Own(nn.Module:\n", "is no Python that can be read"),
    "is another class": ("from torch import nn\nclass A(nn.Module):\n    pass\n", "no layer Own"),
}


@pytest.mark.parametrize("name", OWN)
def test_a_wrong_own_layer_is_a_sentence(
    name: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, words = OWN[name]
    monkeypatch.setattr(own_answers, "Prober", lambda: Prober(seconds=2.0))
    trusts = text is not None and "Own" in text and "Module:" not in text
    file_in(tmp_path, text or layer("return x"), trust=trusts)
    chain(tmp_path)
    told = said(capsys, "check", str(tmp_path / "own.dls"), "--lang", "zh_CN")
    assert any("\u4e00" <= char <= "\u9fff" for char in told)
    with pytest.raises(DLStudioError) as caught:
        dls.build(dls.load(tmp_path / "own.dls"))
    assert words in str(caught.value.sentence)


def test_an_own_layer_that_fails_in_the_middle_of_a_training(
    tmp_path: Path, capsys: Capture
) -> None:
    """The probe sees nothing of it; the sentence names the layer, and the run is kept."""
    body = "self.calls += 1\nif self.calls > 40:\n    raise ValueError('tired')\nreturn x * self.w"
    file_in(tmp_path, layer(body, "self.calls = 0\nself.w = nn.Parameter(torch.ones(3))"))
    graph = dls.Graph("Tired")
    graph.own_layers(tmp_path)
    head = graph.add("Linear", source=graph.add("Input", shape=(4,)), out_features=3)
    graph.add("Output", source=graph.add("own:my_layers.py:Own", name="own", source=head))
    graph.data("iris")
    graph.training(epochs=50, threads=1)
    graph.save(tmp_path / "tired.dls")
    for language, words in (("en", "Training stopped at own"), ("zh_CN", "own")):
        out = str(tmp_path / language)
        text = said(capsys, "train", str(tmp_path / "tired.dls"), "--out", out, "--lang", language)
        assert words in text and "tired" in text
        (run,) = Path(out).iterdir()
        assert json.loads((run / "run.json").read_text("utf-8"))["status"] == "failed"
