"""Python text as nodes: the same network as torch makes of it, and sentences for the rest."""

from __future__ import annotations

import inspect
import time
from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.errors import ProjectError
from dlstudio.graph.edits import free_name
from dlstudio.graph.model import Edge, Node, PortRef
from dlstudio.project.model import MAIN, Project
from dlstudio.project.python_text import _classes, looks_like_python, parse_python, told
from dlstudio.spec.spec import Choice

TEXTS = {
    "positional": (
        "nn.Sequential(nn.Conv2d(1, 6, 5, 1, 2), nn.ReLU(), nn.AvgPool2d(2),\n"
        "  nn.Conv2d(6, 16, 5), nn.ReLU(True), nn.AvgPool2d(2, 2), nn.Flatten(),\n"
        "  nn.Linear(16 * 5 * 5, 120), nn.Tanh(), nn.Linear(120, 10))",
        (1, 28, 28),
    ),
    "keywords": (
        "model = torch.nn.Sequential(torch.nn.Linear(in_features=8, out_features=4, bias=False),\n"
        "    torch.nn.LayerNorm(4, eps=1e-3), torch.nn.LeakyReLU(negative_slope=.2))",
        (8,),
    ),
    "named and nested": (
        "nn.Sequential(OrderedDict([('conv', nn.Conv1d(3, 5, kernel_size=3, padding='same')),\n"
        "  ('rest', nn.Sequential(nn.BatchNorm1d(5), nn.GELU(),\n"
        "    nn.Sequential(nn.Dropout(0.1))))]))",
        (3, 9),
    ),
    "prompt": (">>> nn.Sequential(\n...     nn.Linear(4, 4),\n...     nn.ELU(0.5),\n... )", (4,)),
    "single layers": ("self.a = nn.Linear(4, 3)\nself.b = nn.Softplus(2, 15)", (4,)),
}


def project_of(text: str, shape: tuple[int, ...]) -> Project:
    """Paste into an empty project between an Input and an Output."""
    read = parse_python(text)
    assert told(read) is None
    project = read.paste.apply(Project())
    graph = project.main
    first, last = next(iter(graph.nodes)), list(graph.nodes)[-1]
    nodes = {
        **graph.nodes,
        "a": Node(id="a", layer=Choice("Input", {"shape": shape}), name="x"),
        "z": Node(id="z", layer=Choice("Output"), name=free_name(graph, "out")),
    }
    into = PortRef(first, "input"), PortRef(last, "output")
    edges = (Edge(PortRef("a", "output"), into[0]), *graph.edges,
             Edge(into[1], PortRef("z", "input")))  # fmt: skip
    return project.with_graph(MAIN, replace(graph, nodes=nodes, edges=edges))


@pytest.mark.parametrize(("text", "shape"), TEXTS.values(), ids=list(TEXTS))
def test_it_is_the_network_that_torch_makes(text: str, shape: tuple[int, ...]) -> None:
    from collections import OrderedDict

    scope = {"nn": nn, "torch": torch, "OrderedDict": OrderedDict}
    code = text.replace(">>> ", "").replace("... ", "")
    if code.startswith("self"):
        theirs = nn.Sequential(nn.Linear(4, 3), nn.Softplus(2, 15))
    else:
        theirs = eval(code.removeprefix("model = "), scope)
    ours = load(source_of(project_of(text, shape)))()
    assert [tuple(p.shape) for p in ours.parameters()] == [
        tuple(p.shape) for p in theirs.parameters()
    ]
    weights = zip(ours.parameters(), theirs.parameters(), strict=True)
    with torch.no_grad():
        for mine, other in weights:
            mine.copy_(other)
    x = torch.randn(3, *shape)
    torch.testing.assert_close(ours.eval()(x), theirs.eval()(x))


def test_names_come_from_the_text() -> None:
    text = "nn.Sequential(OrderedDict([('stem', nn.Linear(2, 3)), ('head', nn.Sequential(\n" \
           "OrderedDict(fc=nn.Linear(3, 1))))]))"  # fmt: skip
    assert [n.name for n in parse_python(text).paste.nodes] == ["stem", "head_fc"]
    chains = "self.f = nn.Sequential(nn.ReLU())\nself.g = nn.Sequential(nn.ReLU(), nn.Tanh())"
    paste = parse_python(chains).paste
    assert len(paste.edges) == 1
    (_, first), (left, second), (right, third) = [node.position for node in paste.nodes]
    assert first < second == third and left < right


def test_a_long_chain_comes_in_rows() -> None:
    layers = ", ".join(["nn.Linear(8, 8)", "nn.ReLU()"] * 10)
    spots = [node.position for node in parse_python(f"nn.Sequential({layers})").paste.nodes]
    assert len({y for _x, y in spots}) >= 3
    assert [(y, x) for x, y in spots] == sorted((y, x) for x, y in spots)


def test_positional_values_follow_the_signatures_of_torch() -> None:
    """The order of the catalogue is torch's own: what comes first there comes first here."""
    for key, spec in _classes().items():
        signature = inspect.signature(getattr(nn, key)).parameters
        ours = [param.name for param in spec.params]
        known = [name for name in signature if name in ours]
        assert known == [name for name in ours if name in signature], key
        if "args" in signature or key in ("MaxUnpool1d", "MaxUnpool2d", "MaxUnpool3d"):
            continue
        assert list(signature)[: len(known)] == known or key in _GAPS, key


# Here torch has a parameter in between that this program does not know.
_GAPS = {"EmbeddingBag", "Transformer", "TransformerEncoder", "TransformerDecoder", "Unflatten"}


def test_a_default_of_torch_that_is_another_here_is_written_down() -> None:
    (node,) = parse_python("nn.LSTM(4, 8)").paste.nodes
    assert node.layer.values["batch_first"] is False


def test_what_is_not_understood_is_told_and_the_rest_stays() -> None:
    read = parse_python(
        "nn.Sequential(nn.Linear(8, hidden), MyLayer(3),\n nn.ReLU(), 5,\n"
        " nn.Linear(4, 2, speed=3))"
    )
    sentence = str(told(read))
    assert [n.layer.key for n in read.paste.nodes] == ["Linear", "MyLayer", "ReLU", "Linear"]
    assert "hidden" in sentence and "MyLayer" in sentence and "Line 2: “5”" in sentence
    assert "1 more" in sentence and len(read.paste.edges) == 3


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("nn.Sequential(nn.Linear(4, 8), nn.ReLU(", "line"),
        ("nn.Sequential()", "No layer"),
        ("print('hello')", "No layer"),
        ("nn.Sequential(" + "(" * 500 + "1" + ")" * 500 + ")", "."),
        ("\x00nn.Sequential(nn.ReLU())", "."),
    ],
)
def test_broken_text_is_refused_in_a_sentence(text: str, part: str) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_python(text)
    assert part in str(caught.value.sentence)


def test_nothing_is_run(tmp_path) -> None:  # type: ignore[no-untyped-def]
    mark = tmp_path / "mark"
    text = f"nn.Sequential(nn.Linear(4, __import__('os').mkdir({str(mark)!r}) or 2), nn.ReLU())"
    read = parse_python(text)
    assert not mark.exists() and "not known without running" in str(told(read))


def test_only_text_with_a_layer_looks_like_python() -> None:
    assert looks_like_python("x = nn.Linear(3, 4)") and looks_like_python("Sequential(a)")
    assert not looks_like_python("Dear Ada, Linear layers are fine.")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["nn.Sequential({})", "nn.Linear({})", "{}"]))
def test_any_text_gives_nodes_or_a_sentence(text: str, frame: str) -> None:
    try:
        read = parse_python(frame.format(text))
    except ProjectError as error:
        assert str(error.sentence).endswith(".")
    else:
        assert read.paste.nodes


def test_ten_thousand_layers_are_read_and_pasted_twice_in_a_moment() -> None:
    text = f"nn.Sequential({', '.join(['nn.ReLU()'] * 10_000)})"
    start = time.process_time()
    paste = parse_python(text).paste
    once = paste.apply(Project())
    twice = paste.apply(once)
    assert time.process_time() - start < 6
    names = [node.name for node in twice.main.nodes.values()]
    assert len(names) == len(set(names)) == 20_000
    with pytest.raises(ProjectError, match="more than"):
        parse_python(text.replace("ReLU()", "ReLU(), nn.Tanh()", 1))
