"""Repairs in blocks: a name that was mistyped or cannot be, weights that are borrowed twice."""

from __future__ import annotations

import pytest

import dlstudio as dls
from dlstudio.project.model import Project


def using(expression: str, parameter: str = "width", layer: str = "up") -> dls.Graph:
    graph = dls.Graph("Uses")
    block = graph.block("step")
    block.parameter(parameter, 4)
    inside = block.add("Input", name="x", shape=(8,))
    block.add(
        "Output",
        name="y",
        source=block.add("Linear", name=layer, out_features=expression, source=inside),
    )
    image = graph.add("Input", shape=(8,))
    graph.add("Output", source=graph.add("block:step", source=image, **{parameter: 6}))
    return graph


def repaired(graph: dls.Graph, code: str, label: str) -> Project:
    """Apply the repair of a problem; nothing is wrong then, and the network is built."""
    problems = [d for d in dls.check(graph).diagnostics if d.code == code]
    (fix,) = [f for d in problems for f in d.fixes if str(f.label) == label][:1]
    done = fix.command.apply(graph.project)
    assert dls.check(done).ok
    dls.build(done)
    return done


@pytest.mark.parametrize(
    ("expression", "written"), [("4*widht", "4 * width"), ("width + wdth", "width + width")]
)
def test_a_mistyped_name_is_written_as_it_was_meant(expression: str, written: str) -> None:
    unknown = "widht" if "widht" in expression else "wdth"
    done = repaired(using(expression), "DL305", f"Write width in place of {unknown}")
    assert done.graphs["step"].named("up").layer.values["out_features"] == written  # type: ignore[union-attr]


def test_a_name_like_no_other_is_not_guessed() -> None:
    (problem,) = [d for d in dls.check(using("heads")).diagnostics if d.code == "DL305"]
    assert not [fix for fix in problem.fixes if "in place of" in fix.label]


@pytest.mark.parametrize(("parameter", "free"), [("up", "up1"), ("forward", "forward_")])
def test_a_parameter_of_an_impossible_name_is_renamed_everywhere(parameter: str, free: str) -> None:
    graph = using(f"2*{parameter}", parameter)
    done = repaired(graph, "DL308", f"Rename to {free}")
    assert [param.name for param in done.graphs["step"].params] == [free]
    assert dls.summary(done).parameters == 8 * 12 + 12


def test_a_weight_borrowed_twice_is_taken_where_it_is() -> None:
    graph = dls.Graph("Tied")
    words = graph.add("Input", shape=("T",), dtype="int64")
    table = graph.add("Embedding", name="table", num_embeddings=9, embedding_dim=4, source=words)
    first = graph.add("Linear", out_features=9, bias=False, source=table).learning(tied_to=table)
    second = graph.add("Linear", out_features=9, bias=False, source=table).learning(tied_to=first)
    graph.add("Output", source=first)
    graph.add("Output", source=second)
    done = repaired(graph, "DL212", "Use the weight of table")
    assert dls.summary(done).parameters == 36


def test_a_block_that_shares_with_one_that_shares() -> None:
    graph = using("8")
    first = graph.add("block:step", name="first", source=graph.add("Input", shape=(8,)))
    second = graph.add("block:step", source=first, same_as=first)
    third = graph.add("block:step", source=second, same_as=second)
    graph.add("Output", source=third)
    repaired(graph, "DL307", "Use the weights of first")


def test_a_block_without_ends_is_called_a_block() -> None:
    graph = dls.Graph("Open")
    graph.add("Output", source=graph.add("Input", shape=(4,)))
    graph.block("step").add("ReLU")
    said = [str(d.sentence) for d in dls.check(graph).diagnostics if d.code in ("DL108", "DL109")]
    assert said == [
        "A block needs at least one Input. Add one and wire it to the first layer.",
        "A block needs at least one Output. Add one behind the last layer.",
    ]
