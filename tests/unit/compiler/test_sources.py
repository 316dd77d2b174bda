"""The emitted text: golden files, the formatter, the guard, torch, and hostile names."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import black
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.emit import _broken
from dlstudio.compiler.guard import guard
from dlstudio.compiler.load import explain, load
from dlstudio.compiler.names import FLOW
from dlstudio.compiler.source import Source
from dlstudio.errors import CompileError
from dlstudio.graph.edits import with_changed
from dlstudio.project.files import load as load_project
from dlstudio.project.model import Project
from dlstudio.samples import sample_keys, sample_path
from dlstudio.spec.identifier import RESERVED
from dlstudio.validation.check import check

GOLDEN = Path(__file__).parents[2] / "golden" / "sources"
BLACK = black.Mode(line_length=88)
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))  # set it to take a wanted change over


def formatted(text: str) -> str:
    return black.format_str(text, mode=BLACK)


@pytest.mark.parametrize("key", sample_keys())
def test_the_text_of_a_sample_is_the_golden_one(key: str) -> None:
    text = source_of(load_project(sample_path(key))).text
    path = GOLDEN / f"{key}.py"
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
    assert formatted(text) == text


@pytest.mark.parametrize("key", sample_keys())
def test_every_wire_has_the_shape_that_it_has_at_run_time(key: str) -> None:
    import torch

    project = load_project(sample_path(key))
    report = check(project)
    source = source_of(project, report)
    network = load(source)().eval()
    seen: dict[str, tuple[int, ...]] = {}
    for (graph, id), name in source.names.items():
        if graph != "main":
            continue  # what stands in a block has other types in each use
        module = getattr(network, name)
        module.register_forward_hook(
            lambda _m, _i, out, id=id: seen.__setitem__(
                id, tuple((out[0] if isinstance(out, tuple) else out).shape)
            )
        )
    for batch in (1, 2, 5):
        [start] = project.main.of_layer("Input")
        sizes = [batch, *report.main.nodes[start.id].outputs[0].dims[1:]]
        network(torch.randn(sizes))
        assert seen
        for id, shape in seen.items():
            said = report.main.nodes[id].outputs[0].dims
            assert shape == (batch, *said[1:]), (id, said)


@pytest.mark.parametrize("key", sample_keys())
def test_the_counted_parameters_are_those_of_the_module(key: str) -> None:
    project = load_project(sample_path(key))
    module = dls.build(project)
    assert dls.summary(project).parameters == sum(p.numel() for p in module.parameters())


def test_lenet_5_has_61706_parameters() -> None:
    project = load_project(sample_path("lenet-5"))
    assert sum(p.numel() for p in dls.build(project).parameters()) == 61_706


def small(title: str = "Net", name: str = "fc") -> Project:
    graph = dls.Graph("Net")
    x = graph.add("Input", name="x", shape=(4,))
    fc = graph.add("Linear", name="fc", source=x, out_features=3)
    relu = graph.add("ReLU", name="relu", source=fc)
    graph.add("Output", name="y", source=relu)
    project = graph.project
    from dataclasses import replace

    main = with_changed(project.main, fc.id, name=name)
    return replace(project.with_graph("main", main), title=title)


HOSTILE = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            *sorted(RESERVED),
            '"""',
            "\\",
            "a\nb",
            "{x}",
            "\u202egnp.exe",
            "卷积",
            "🙂",
            "__class__",
            "_x",
            "1a",
            "x",
        ]
    ),
)


@settings(max_examples=300)
@given(title=HOSTILE, name=HOSTILE)
def test_no_text_of_a_person_leaves_its_literal(title: str, name: str) -> None:
    source = source_of(small(title, name))
    guard(source)
    assert formatted(source.text) == source.text
    tree = ast.parse(source.text)
    [block] = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert [type(node).__name__ for node in tree.body] == ["Expr", "ImportFrom", "ClassDef"]
    init, forward = block.body[-2:]
    assert isinstance(init, ast.FunctionDef) and isinstance(forward, ast.FunctionDef)
    assert len(init.body) == 3 and len(forward.body) == 3
    assert block.name.isascii() and all(n.isascii() for n in source.names.values())


@pytest.mark.parametrize(
    "name", ["forward", "training", "type", "class", "to", "🙂", "卷积", "parameters"]
)
def test_a_name_that_would_break_a_module_runs(name: str) -> None:
    import torch

    network = load(source_of(small(name=name)))()
    assert network(torch.zeros(2, 4)).shape == (2, 3)


def test_names_of_nn_module_are_all_reserved() -> None:
    from torch import nn

    taken = {n for n in {*dir(nn.Module), *vars(nn.Module())} if not n.startswith("__")}
    assert taken <= RESERVED


def test_an_error_in_forward_is_found_at_its_node() -> None:
    import torch

    source = source_of(small())
    with pytest.raises(RuntimeError) as caught:
        load(source)()(torch.zeros(2, 5))
    assert explain(caught.value, source) == ("main", "n2")


def test_lines_belong_to_nodes_both_ways() -> None:
    source = source_of(small())
    lines = source.text.splitlines()
    for key, numbers in source.lines.items():
        for number in numbers:
            assert source.node_at(number) == key
    assert [lines[n - 1].split("=")[0].strip() for n in source.lines["main", "n2"]] == [
        "self.fc",
        "x",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "import os",
        "exec('1')",
        "x = torch.load('a')",
        "x = torch.hub.load('a', 'b')",
        "x = self.__class__",
        "x = open('a')",
        "x = [i for i in (1, 2)]",
        "x = lambda: 1",
        "x = getattr(self, 'a')",
        "x = f'{self}'",
    ],
)
def test_the_guard_refuses_what_we_never_write(line: str) -> None:
    head = "from torch import Tensor, nn\n\n\nclass Net(nn.Module):\n    def forward(self, x):\n"
    text = f"{head}        {line}\n        return x\n"
    source = Source(text=text, class_name="Net", lines={}, names={}, inputs=("x",), outputs=("y",))
    with pytest.raises(CompileError):
        load(source)


def test_blocks_become_classes_and_count() -> None:
    import torch

    graph = dls.Graph("Stack")
    block = graph.block("residual step")
    x = block.add("Input", name="x", shape=(8,))
    fc = block.add("Linear", name="fc", source=x, out_features=8)
    add = block.add("Add", name="add")
    block.connect(x, add)
    block.connect(fc, add)
    block.add("Output", name="y", source=add)
    image = graph.add("Input", name="features", shape=(8,))
    one = graph.add("block:residual step", name="one", source=image)
    two = graph.add("block:residual step", name="two", source=one)
    wide = graph.add("Linear", name="wide", source=two, out_features=16)
    graph.add("Output", name="out", source=wide)
    assert dls.check(graph).ok
    text = dls.source(graph)
    assert text.count("class ") == 2 and "self.one = ResidualStep()" in text
    assert formatted(text) == text
    module = dls.build(graph)
    assert module(torch.zeros(5, 8)).shape == (5, 16)
    total = sum(p.numel() for p in module.parameters())
    assert total == dls.summary(graph).parameters == 2 * (8 * 8 + 8) + 8 * 16 + 16


def test_a_block_used_with_two_widths_is_one_class_that_takes_the_width() -> None:
    import torch

    graph = dls.Graph("Net")
    block = graph.block("norm")
    x = block.add("Input", name="x", shape=(8,))
    norm = block.add("LayerNorm", name="norm", source=x)
    block.add("Output", name="y", source=norm)
    start = graph.add("Input", name="start", shape=(8,))
    one = graph.add("block:norm", name="one", source=start)
    wide = graph.add("Linear", name="wide", source=one, out_features=16)
    two = graph.add("block:norm", name="two", source=wide)
    graph.add("Output", name="out", source=two)
    text = dls.source(graph)
    assert formatted(text) == text
    assert text.count("class ") == 2
    (argument,) = re.findall(r"nn\.LayerNorm\((\w+)\)", text)
    assert f"def __init__(self, {argument}: int = 8)" in text
    assert f"Norm({argument}=16)" in text
    module = dls.build(graph)
    assert module(torch.zeros(5, 8)).shape == (5, 16)
    assert sum(p.numel() for p in module.parameters()) == 2 * 8 + 2 * 16 + 8 * 16 + 16


def test_a_block_used_with_two_widths_and_other_layers_in_each_is_two_classes() -> None:
    """What differs in more than numbers is no function: its texts stay apart."""
    import torch

    graph = dls.Graph("Net")
    block = graph.block("tail")
    x = block.add("Input", name="x", shape=(8,))
    flat = block.add("Flatten", name="flat", source=x)
    block.add("Output", name="y", source=flat)
    start = graph.add("Input", name="start", shape=(8,))
    image = graph.add("Input", name="image", shape=(2, 4))
    one = graph.add("block:tail", name="one", source=start)
    two = graph.add("block:tail", name="two", source=image)
    graph.add("Output", name="out", source=one)
    graph.add("Output", name="second", source=two)
    assert dls.source(graph).count("class Tail") == 2
    first, second = dls.build(graph)(torch.zeros(3, 8), torch.zeros(3, 2, 4))
    assert first.shape == second.shape == (3, 8)


def test_several_inputs_outputs_and_many_branches() -> None:
    import torch

    graph = dls.Graph("Wide")
    left = graph.add("Input", name="left", shape=(4,))
    right = graph.add("Input", name="right", shape=(4,))
    concat = graph.add("Concat", name="concat", dim=1)
    for number in range(14):
        branch = graph.add("Linear", name=f"b{number}", source=left if number % 2 else right)
        graph.connect(branch, concat)
    graph.add("Output", name="joined", source=concat)
    graph.add("Output", name="same", source=left)
    text = dls.source(graph)
    assert formatted(text) == text
    joined, same = dls.build(graph)(torch.ones(3, 4), torch.zeros(3, 4))
    assert joined.shape[0] == 3 and torch.equal(same, torch.ones(3, 4))


LINES = st.lists(
    st.sampled_from(FLOW) | st.text("abc", min_size=3, max_size=30), min_size=1, max_size=20
)


@settings(max_examples=200)
@given(names=LINES, depth=st.sampled_from([1, 2]))
def test_long_lines_are_broken_as_black_breaks_them(names: list[str], depth: int) -> None:
    inner = (
        f"torch.cat(({', '.join(names)},), dim=1)"
        if len(names) == 1
        else f"torch.cat(({', '.join(names)}), dim=1)"
    )
    for text in (f"x = {inner}", f"x = {' + '.join(names)}"):
        room = 88 - 4 * depth
        lines = [text] if len(text) <= room else _broken(text, room)
        pad = "    "
        head = "class A:\n" + (f"{pad}def f(self):\n" if depth == 2 else "")
        code = head + "\n".join(pad * depth + line for line in lines) + "\n"
        assert formatted(code) == code


def test_memory_is_freed_as_in_hand_written_code() -> None:
    """A chain uses one name, so each tensor is freed when the next one is there."""
    text = source_of(load_project(sample_path("lenet-5"))).text
    body = text.partition("def forward")[2]
    assert {line.split(" = ")[0].strip() for line in body.splitlines() if " = " in line} == {"x"}


def test_shapes_that_the_docstring_has_no_room_for_stand_at_the_arguments() -> None:
    import torch

    graph = dls.Graph("Many")
    ends = [
        graph.add("Input", name=f"picture_of_the_{side}_side", shape=(3, 4))
        for side in ("left", "right")
    ]
    for end in ends:
        graph.add("Output", source=end)
    source = source_of(graph.project)
    lines = [line.strip() for line in source.text.splitlines()]
    for end in ends:
        assert f"{end.name}: Tensor,  # (N, 3, 4)" in lines
    assert formatted(source.text) == source.text
    network = load(source)()
    torch.jit.script(network)(torch.zeros(2, 3, 4), torch.zeros(2, 3, 4))
