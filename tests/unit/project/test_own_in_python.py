"""Own layers in a drawing made by Python: added by their key, like any other layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

import dlstudio as dls
from dlstudio.errors import GraphError
from tests.helpers.own_layers import file_in


def test_an_own_layer_is_added_trained_on_and_saved(tmp_path: Path) -> None:
    path = file_in(tmp_path, trust=False)
    graph = dls.Graph("Own")
    with pytest.raises(GraphError, match="There is no own layer"):
        graph.add("own:my_layers.py:Gate")
    assert graph.own_layers(tmp_path) == ["own:my_layers.py:Gate", "own:my_layers.py:Halves"]
    x = graph.add("Input", name="x", shape=(16,))
    gate = graph.add("own:my_layers.py:Gate", source=x, width=8)
    graph.add("Output", name="y", source=gate)
    assert [d.code for d in dls.check(graph).diagnostics] == ["DL402"]  # not trusted yet
    dls.trust(path)
    graph.own_layers(tmp_path)
    report = dls.check(graph)
    assert report.ok and report.shapes["y"] == ("N", 8)
    module: Any = dls.build(graph)
    assert module(torch.rand(3, 16)).shape == (3, 8)
    graph.save(tmp_path / "own.dls")
    assert dls.check(dls.load(tmp_path / "own.dls")).ok


def test_a_wrong_name_or_parameter_is_told(tmp_path: Path) -> None:
    file_in(tmp_path)
    graph = dls.Graph("Own")
    graph.own_layers(tmp_path)
    with pytest.raises(GraphError, match="Gate"):
        graph.add("own:my_layers.py:Gait")
    with pytest.raises(GraphError, match="widht"):
        graph.add("own:my_layers.py:Gate", widht=8)
