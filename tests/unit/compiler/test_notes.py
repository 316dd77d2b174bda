"""Notes on nodes: comments in the code, whatever is written in them."""

from __future__ import annotations

import ast
from pathlib import Path

import black
import pytest
import torch

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.compiler.source import Source

BLACK = black.Mode(line_length=88)
ODD = (
    "quotes \" and ' and \"\"\" and '''",
    "a backslash at the end \\",
    "中文注释：注意力、残差" * 12,
    "two lines\nof which\r\none\u2028is odd\x85here",
    "right to left: שלום \u202ereversed\u202c and \u2066isolated\u2069",
    "control \x00 \x1b[31m \x0c characters",
    "type: ignore",
    "see # type: (Tensor) -> Tensor",
    "#  type: Tensor",
    "noqa",
    "fmt: off",
    "an address " + "x" * 300,
    "a hash # here",
    "{braces} %s",
)


def noted(note: str) -> dls.Graph:
    """An input, a module, a function and an output, each with the same note."""
    graph = dls.Graph("Noted")
    image = graph.add("Input", shape=(2, 4)).note(note)
    flat = graph.add("Flatten", source=image).note(note)
    head = graph.add("Linear", out_features=3, source=flat).note(note)
    graph.add("Output", source=head).note(note)
    return graph


def text_of(graph: dls.Graph) -> Source:
    return source_of(graph.project)


def test_a_note_stands_before_the_line_it_is_about() -> None:
    graph = dls.Graph("Noted")
    image = graph.add("Input", shape=(2, 4), name="image").note("From the left eye.")
    flat = graph.add("Flatten", source=image).note("Rows, then columns.")
    head = graph.add("Linear", out_features=3, source=flat, name="head")
    head.note("Three classes,\nas in")
    graph.add("Output", source=head).note("Not yet probabilities.")
    lines = [line.strip() for line in text_of(graph).text.splitlines()]
    for comment, line in (
        ("# as in", "self.head = nn.Linear(8, 3)"),
        ("# Rows, then columns.", "x = image.flatten(1)  # (N, 8)"),
        ("# Not yet probabilities.", "return x"),
    ):
        assert lines[lines.index(line) - 1] == comment
    assert lines[lines.index("# as in") - 1] == "# Three classes,"
    start = lines.index("def forward(self, image: Tensor) -> Tensor:  # (N, 2, 4)")
    assert lines[start + 1] == "# From the left eye."
    assert sum(line.startswith("#") for line in lines) == 5  # a module is told of once


def test_a_line_of_a_note_belongs_to_its_node() -> None:
    source = text_of(noted("Here."))
    lines = source.text.splitlines()
    owners = {source.node_at(number) for number, text in enumerate(lines, 1) if "# Here" in text}
    assert len(owners) == 4


def test_a_block_carries_its_notes_into_each_of_its_classes() -> None:
    graph = dls.Graph("Noted")
    block = graph.block("step")
    inner = block.add("Linear", out_features=4, source=block.add("Input", shape=(4,)))
    block.add("Output", source=inner.note("Inside."))
    use = graph.add("block:step", source=graph.add("Input", shape=(4,))).note("Outside.")
    graph.add("Output", source=use)
    text = text_of(graph).text
    assert text.count("# Inside.") == text.count("# Outside.") == 1


@pytest.mark.parametrize("note", ODD)
def test_no_note_is_more_than_a_comment(note: str, tmp_path: Path) -> None:
    plain, odd = text_of(noted("")), text_of(noted(note))
    assert ast.dump(ast.parse(odd.text)) == ast.dump(ast.parse(plain.text))
    assert black.format_str(odd.text, mode=BLACK) == odd.text
    said = [line for line in odd.text.splitlines() if line.strip().startswith("#")]
    assert said
    assert all(char.isprintable() for line in said for char in line)
    assert all(len(line) <= 88 for line in said)
    assert not any("# type:" in line or "#  type:" in line or "# noqa" in line for line in said)
    network = load(odd)().eval()
    given = torch.randn(2, 2, 4)
    torch.testing.assert_close(torch.jit.script(network)(given), network(given))


def test_a_note_makes_no_other_network() -> None:
    graphs = [noted(note) for note in ("", "one", "another\nof two lines")]
    assert len({text_of(graph).digest for graph in graphs}) == 1
    assert len({text_of(graph).text for graph in graphs}) == 3


def test_a_run_goes_on_and_is_exported_after_a_note(tmp_path: Path) -> None:
    def drawn(note: str) -> dls.Graph:
        graph = dls.Graph("Flowers")
        measured = graph.add("Input", shape=(4,))
        head = graph.add("Linear", out_features=3, source=measured).note(note)
        graph.add("Output", source=head)
        graph.data("iris")
        return graph

    run = dls.train(drawn(""), epochs=1, out=tmp_path)
    again = dls.train(drawn("Three kinds."), epochs=2, out=tmp_path, resume=run.folder)
    assert again.folder == run.folder
    assert dls.export(again, "safetensors", tmp_path / "w.safetensors").largest == 0.0


def test_a_long_name_of_a_layer_without_values_is_broken_as_the_formatter_does() -> None:
    graph = dls.Graph("Long")
    image = graph.add("Input", shape=(4,))
    graph.add("Output", source=graph.add("Identity", name="a" * 60, source=image))
    text = text_of(graph).text
    assert black.format_str(text, mode=BLACK) == text
