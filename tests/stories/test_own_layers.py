"""A network with a layer of one's own is trained, kept, exported, and trained again without us."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch

import dlstudio as dls
from dlstudio.cli import main
from dlstudio.errors import DLStudioError
from dlstudio.training.records import Record
from tests.helpers.own_layers import GATE, file_in

PROJECT = {
    "dlstudio": 1,
    "title": "Own",
    "graphs": {
        "main": {
            "nodes": [
                {"id": "n1", "layer": "Input", "name": "x", "params": {"shape": [2]}},
                {"id": "n2", "layer": "own:my_layers.py:Gate", "name": "gate"},
                {"id": "n3", "layer": "Linear", "name": "fc", "params": {"out_features": 2}},
                {"id": "n4", "layer": "Output", "name": "logits"},
            ],
            "wires": [["n1.output", "n2.x"], ["n2.output", "n3.input"], ["n3.output", "n4.input"]],
        }
    },
    "data": {"source": "moons", "params": {}},
    "training": {"epochs": 2, "threads": 1},
}


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.dls"
    path.write_text(json.dumps(PROJECT), "utf-8")
    file = file_in(tmp_path, trust=False)
    runs = tmp_path / "runs"
    assert main(["check", str(path)]) == 1
    assert main(["train", str(path), "--out", str(runs)]) == 1
    assert not runs.exists()
    assert "not trusted" in capsys.readouterr().err
    assert main(["trust", str(file)]) == 0
    assert "Gate, Halves" in capsys.readouterr().out
    assert main(["check", str(path)]) == 0
    assert main(["train", str(path), "--out", str(runs)]) == 0
    (folder,) = runs.iterdir()
    assert (folder / "my_layers.py").read_text("utf-8") == GATE

    # The run stands on what it was trained with, whatever becomes of the file.
    file.write_text("gone = True\n")
    module = Record.open(folder).module()
    assert module(torch.zeros(3, 2)).shape == (3, 2)
    out = tmp_path / "project"
    assert dls.export(folder, "project", out).largest <= 1e-5
    assert (out / "my_layers.py").read_text("utf-8") == GATE
    done = subprocess.run(
        [sys.executable, "-I", "-c", "import runpy, sys; sys.path.insert(0, '.'); "
         "sys.modules['dlstudio'] = None; runpy.run_path('train.py', run_name='__main__')"],
        cwd=out, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "epoch 2/2" in done.stdout

    assert main(["trust", str(folder / "my_layers.py"), "--take-back"]) == 0
    with pytest.raises(DLStudioError, match="not trusted"):
        Record.open(folder).module()
