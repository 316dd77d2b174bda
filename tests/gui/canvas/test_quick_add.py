"""The search for layers: by Chinese name and pinyin, what fits first, configured as needed."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt

from dlstudio.catalog import LAYERS
from dlstudio.graph.model import PortRef
from dlstudio.gui.canvas.suiting import values_for
from dlstudio.gui.look.chinese import chinese_words
from dlstudio.gui.panels.palette_model import entries, score
from dlstudio.project.commands import RemoveNodes
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import parse_type
from tests.gui.canvas.conftest import Hands, network, node, wire

Open = Callable[..., Hands]
Key = Qt.Key


def titles(hands: Hands) -> list[str]:
    found = hands.view.adding.list.list
    return [found.item(row).text() for row in range(found.count())]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("卷积", "Conv2d"), ("二维卷积", "Conv2d"), ("ewjj", "Conv2d"), ("juanji", "Conv1d"),
        ("zdch", "MaxPool2d"), ("全连接", "Linear"), ("qlj", "Linear"), ("pgyh", "BatchNorm2d"),
        ("批归一化", "BatchNorm1d"), ("zhuyili", "MultiheadAttention"), ("sjsh", "Dropout"),
        ("cdqjy", "LSTM"), ("pinjie", "Concat"), ("c2d", "Conv2d"), ("bnorm", "BatchNorm2d"),
    ],
)  # fmt: skip
def test_layers_are_found_by_chinese_names_and_pinyin(
    open_canvas: Open, query: str, wanted: str
) -> None:
    hands = open_canvas(network())
    hands.key(Key.Key_Tab)
    search = hands.view.adding.list.search
    search.setText(query) if not query.isascii() else hands.bot.keyClicks(search, query)
    assert wanted in titles(hands)[:8]
    palette = {entry.key: entry for entry in entries(Project(), "main")}
    if query != "bnorm":
        assert score(query, palette[wanted]) > 0


def test_what_is_called_exactly_so_comes_first(open_canvas: Open) -> None:
    hands = open_canvas(network())
    hands.key(Key.Key_Tab)
    hands.bot.keyClicks(hands.view.adding.list.search, "sc")
    assert titles(hands)[0] == "Output"  # 输出; Scale only starts so
    search = hands.view.adding.list.search
    for query, wanted in (("out", "Output"), ("outer", "Outer"), ("lin", "Linear")):
        search.clear()
        hands.bot.keyClicks(search, query)
        assert titles(hands)[0] == wanted
    ranked = sorted(entries(Project(), "main"), key=lambda entry: -score("sc", entry))
    assert ranked[0].key == "Output"


def test_every_layer_has_a_chinese_name_and_the_file_is_that_of_its_script(root: Path) -> None:
    assert [key for key in LAYERS if not chinese_words(key)] == []
    spec = importlib.util.spec_from_file_location("names", root / "packaging" / "make_names.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    shipped = json.loads((root / "resources/names/zh_CN.json").read_text("utf-8"))
    named = script.table()
    assert list(shipped) == list(named)
    assert all(shipped[key][: len(names)] == names for key, names in named.items())


@pytest.mark.parametrize(
    ("key", "type", "values"),
    [
        ("Conv2d", "(N, 3, 8, 8)", {}),
        ("Conv2d", "(N, 8)", None),
        ("Linear", "(N, 3, 8, 8)", {}),
        ("Embedding", "(N, 8)", None),
        ("Embedding", "(N, T) int64", {}),
        ("Add", "(N, 8)", {}),
    ],
)
def test_whether_a_layer_takes_a_tensor(key: str, type: str, values: object) -> None:
    assert values_for(key, parse_type(type)) == values


def test_a_layer_is_configured_for_what_the_wire_brings() -> None:
    """Whatever is offered as fitting does fit, in the eyes of the layer's own rule."""
    for text in ("(N, 3, 8, 8)", "(N, 6)", "(N, T, 6)", "(N, T) int64", "(N, 4, 9)"):
        type = parse_type(text)
        for key, spec in LAYERS.items():
            values = values_for(key, type)
            if values is None or any(not port.optional for port in spec.inputs[1:]):
                continue
            if spec.inputs:
                first = (type,) * (2 if spec.inputs[0].many else 1)
                types = (*first, *(None for port in spec.inputs[1:] if not port.many))
                outputs = spec.shape(types, spec.complete(types, values))
                assert len(outputs) == len(spec.outputs_with(values)), key


def test_what_takes_the_tensor_stands_first(open_canvas: Open) -> None:
    project = network(node("n1", "Input", 0, 0, shape=(1, 8, 8)))
    hands = open_canvas(project)
    hands.drag(hands.port("n1", True), QPointF(330, 120))
    found = titles(hands)
    assert found.index("Conv2d") < found.index("Conv1d")
    assert found.index("MaxPool2d") < found.index("Embedding")
    hands.bot.keyClicks(hands.view.adding.list.search, "maxpool2d")
    hands.bot.keyClick(hands.view.adding.list.search, Key.Key_Return)
    hands.drag(hands.port("n1", True), QPointF(330, 260))
    assert titles(hands)[0] == "MaxPool2d"  # the latest one


def test_a_layer_placed_on_a_wire_comes_configured(open_canvas: Open) -> None:
    project = network(
        node("n1", "Input", 0, 0, shape=(5, 6)), node("n2", "Output", 500, 0),
        wires=(wire("n1", "n2"),),
    )  # fmt: skip
    hands = open_canvas(project)
    middle = (hands.port("n1", True) + hands.port("n2", False)) / 2
    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    hands.bot.mouseDClick(hands.view.viewport(), left, shift, hands.at(middle))
    search = hands.view.adding.list.search
    hands.bot.keyClicks(search, "groupnorm")
    hands.bot.keyClick(search, Key.Key_Return)
    added = hands.graph.nodes["n3"]
    assert added.layer.values == values_for("GroupNorm", parse_type("(N, 5, 6)"))
    assert hands.studio.document.report.ok and hands.steps() == 1


def test_the_search_goes_when_the_drawing_changes_beneath_it(open_canvas: Open) -> None:
    hands = open_canvas(network(node("n1", "ReLU", 0, 0)))
    hands.view.adding.open_wired(PortRef("n1", "output"), True, QPointF(400, 0))
    found = hands.view.adding.list
    assert found.isVisible()
    # As by a menu of the window, which takes the keyboard for a moment only.
    hands.studio.document.do(RemoveNodes(graph="main", ids=("n1",)))
    assert not found.isVisible()
    found.picked.emit("Linear", False)
    assert not hands.graph.nodes
