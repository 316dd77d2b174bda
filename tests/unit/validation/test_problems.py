"""Every problem code is raised by a drawing, is told in a sentence, and its repairs mend it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import dlstudio as dls
from dlstudio.catalog.own_layers import Answer, OwnLayers
from dlstudio.catalog.own_reading import read_text
from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.language import say
from dlstudio.project.commands import AddNode, Connect
from dlstudio.project.diagnostic import Severity
from dlstudio.project.learning_commands import SetInitializer
from dlstudio.project.model import Project
from dlstudio.project.muting import SetMuted
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check
from dlstudio.validation.problems import PROBLEMS
from tests.helpers.own_layers import GATE
from tests.helpers.wrong_drawings import (
    half_mask,
    narrow_shortcut,
    places_too_far,
    step_behind_padding,
    strange_places,
    unmasked_padding,
    words_without_places,
)


def chained(
    *layers: tuple[str, str, dict[str, object]], shape: tuple[int, ...] = (1, 8, 8)
) -> Project:
    """Input -> layers -> Output."""
    graph = dls.Graph("Net")
    last = graph.add("Input", name="image", shape=shape)
    for key, name, params in layers:
        last = graph.add(key, name=name, source=last, **params)
    graph.add("Output", name="out", source=last)
    return graph.project


def wired(project: Project, source: tuple[str, str], target: tuple[str, str]) -> Project:
    """Draw a wire by names, whatever it does."""
    ids = {node.name: node.id for node in project.main.nodes.values()}
    ends = [PortRef(ids.get(name, name), port) for name, port in (source, target)]
    graph = project.main
    from dataclasses import replace

    return project.with_graph("main", replace(graph, edges=(*graph.edges, Edge(*ends))))


def loop() -> Project:
    project = chained(("Linear", "fc", {"out_features": 8}), ("Add", "add", {}))
    return Connect(source=PortRef("n3", "output"), target=PortRef("n3", "input", 1)).apply(project)


def open_port() -> Project:
    return AddNode(layer=Choice("Linear"), name="loose").apply(chained(("ReLU", "relu", {})))


def two_wires() -> Project:
    project = chained(("ReLU", "relu", {}), ("Tanh", "tanh", {}))
    return wired(project, ("image", "output"), ("tanh", "input"))


def broken_wire() -> Project:
    return wired(chained(("ReLU", "relu", {})), ("image", "output"), ("relu", "nothing"))


def muted_but_read() -> Project:
    graph = dls.Graph("Net")
    x = graph.add("Input", name="x", shape=(5, 4))
    lstm = graph.add("LSTM", name="lstm", source=x, hidden_size=3)
    graph.add("Output", name="last", source=lstm["output"])
    graph.add("Output", name="state", source=graph.add("Tanh", source=lstm["h_n"]))
    return SetMuted(ids=("n2",)).apply(graph.project)


def unknown_layer() -> Project:
    return AddNode(layer=Choice("Conv9d", {"a": 1}), name="odd").apply(
        chained(("ReLU", "relu", {}))
    )


def same_names() -> Project:
    project = chained(("ReLU", "relu", {}), ("Tanh", "tanh", {}))
    from dlstudio.project.commands import RenameNode

    return RenameNode(node="n3", name="relu").apply(project)


def chinese_name() -> Project:
    return chained(("Conv2d", "卷积", {"out_channels": 4, "kernel_size": 3}))


def no_input() -> Project:
    project = Project(title="x")
    project = AddNode(layer=Choice("Linear"), name="fc").apply(project)
    project = AddNode(layer=Choice("Output"), name="out").apply(project)
    return Connect(source=PortRef("n1", "output"), target=PortRef("n2", "input")).apply(project)


def no_output() -> Project:
    project = Project(title="x")
    project = AddNode(layer=Choice("Input", {"shape": (4,)}), name="x").apply(project)
    project = AddNode(layer=Choice("Linear"), name="fc").apply(project)
    return Connect(source=PortRef("n1", "output"), target=PortRef("n2", "input")).apply(project)


def dead_end() -> Project:
    project = chained(("ReLU", "relu", {}))
    project = AddNode(layer=Choice("Tanh"), name="unused").apply(project)
    return Connect(source=PortRef("n1", "output"), target=PortRef("n4", "input")).apply(project)


def misfit() -> Project:
    return chained(("Conv2d", "conv", {}), shape=(64,))


def out_of_range() -> Project:
    return chained(("Dropout", "drop", {"p": 0.5}), ("Linear", "fc", {})).with_graph(
        "main",
        _with_param(chained(("Dropout", "drop", {"p": 0.5}), ("Linear", "fc", {})), "n2", "p", 1.5),
    )


def unknown_param() -> Project:
    project = chained(("ReLU", "relu", {}))
    return project.with_graph("main", _with_param(project, "n2", "speed", 3))


def contradiction() -> Project:
    project = chained(("Flatten", "flat", {}), ("Linear", "fc", {}))
    return project.with_graph("main", _with_param(project, "n3", "in_features", 63))


def giant() -> Project:
    return chained(("Linear", "fc", {"out_features": 1_000_000}), shape=(2_000,))


def idle_dropout() -> Project:
    graph = dls.Graph("Net")
    steps = graph.add("Input", name="steps", shape=(5, 3))
    lstm = graph.add("LSTM", name="lstm", source=steps, hidden_size=4, dropout=0.2)
    graph.add("Output", name="out", source=lstm["output"])
    return graph.project


def unknown_block() -> Project:
    return AddNode(layer=Choice("block:gone"), name="gone").apply(chained(("ReLU", "relu", {})))


def recursive_block() -> Project:
    graph = dls.Graph("Net")
    inner = graph.block("again")
    start = inner.add("Input", name="x", shape=(4,))
    inner.add("Output", name="y", source=start)
    image = graph.add("Input", name="image", shape=(4,))
    used = graph.add("block:again", name="used", source=image)
    graph.add("Output", name="out", source=used)
    return AddNode(graph="again", layer=Choice("block:again"), name="me").apply(graph.project)


def block_misfit() -> Project:
    graph = dls.Graph("Net")
    inner = graph.block("conv")
    x = inner.add("Input", name="x", shape=(1, 8, 8))
    conv = inner.add("Conv2d", name="conv", source=x)
    inner.add("Output", name="y", source=conv)
    image = graph.add("Input", name="image", shape=(1, 8, 8))
    first = graph.add("block:conv", name="first", source=image)
    flat = graph.add("Flatten", name="flat", source=first)
    second = graph.add("block:conv", name="second", source=flat)
    graph.add("Output", name="out", source=second)
    return graph.project


def used_block(
    shape: tuple[object, ...] = ("width",), out: object = "width", **values: object
) -> Project:
    """A Linear in a block with a parameter, used twice."""
    graph = dls.Graph("Net")
    inner = graph.block("step")
    inner.parameter("width", 4, low=1)
    x = inner.add("Input", name="x", shape=("width",))
    inner.add("Output", name="y", source=inner.add("Linear", name="fc", source=x, out_features=out))
    image = graph.add("Input", name="image", shape=(4,))
    first = graph.add("block:step", name="first", source=image)
    second = graph.add("block:step", name="second", source=first, **values)
    graph.add("Output", name="out", source=second)
    return graph.project


def bad_default() -> Project:
    project = used_block()
    step = project.graphs["step"]
    params = (replace(step.params[0], default=0),)
    return project.with_graph("step", replace(step, params=params))


def _with_param(project: Project, id: str, name: str, value: object):  # type: ignore[no-untyped-def]
    from dlstudio.graph.edits import with_param

    return with_param(project.main, id, name, value)


def learning(weight: Choice | None = None, **settings: Any) -> Project:
    graph = dls.Graph("Net")
    image = graph.add("Input", shape=(6,))
    part = graph.add("Linear", source=image, out_features=5).learning(**settings)
    graph.add("Output", source=part)
    choice = SetInitializer(ids=(part.id,), target="weight", choice=weight)
    return choice.apply(graph.project)


def own_layer(
    key: str = "own:my_layers.py:Halves", trusted: bool = True, answer: Answer | None = None
) -> Project:
    """An own layer, known as a file that was read; nothing runs."""
    project = chained(shape=(8,))
    (wire,) = project.main.edges
    node = Node(id="n9", layer=Choice(key), name="own")
    edges = (Edge(wire.source, PortRef("n9", "x")), Edge(PortRef("n9", "left"), wire.target))
    nodes = {**project.main.nodes, "n9": node}
    file = replace(read_text("my_layers.py", GATE), trusted=trusted)
    own = OwnLayers({"my_layers.py": file})
    project = replace(project.with_graph("main", Graph(nodes=nodes, edges=edges)), own=own)
    asked = check(project).questions
    return replace(project, own=own.with_answers({q: answer for q in asked if answer}))


RAISED: dict[str, Callable[[], Project]] = {
    "DL101": loop,
    "DL102": open_port,
    "DL103": two_wires,
    "DL104": broken_wire,
    "DL105": unknown_layer,
    "DL106": same_names,
    "DL107": chinese_name,
    "DL108": no_input,
    "DL109": no_output,
    "DL110": dead_end,
    "DL111": muted_but_read,
    "DL201": misfit,
    "DL203": out_of_range,
    "DL204": unknown_param,
    "DL205": contradiction,
    "DL206": giant,
    "DL207": idle_dropout,
    "DL208": lambda: learning(weight=Choice("magic_")),
    "DL209": lambda: learning(weight=Choice("dirac_")),
    "DL210": lambda: learning(lr_factor=0.0),
    "DL211": strange_places,
    "DL212": lambda: learning(tied_to="n99"),
    "DL213": words_without_places,
    "DL214": places_too_far,
    "DL215": half_mask,
    "DL216": unmasked_padding,
    "DL217": step_behind_padding,
    "DL218": narrow_shortcut,
    "DL301": unknown_block,
    "DL302": recursive_block,
    "DL303": block_misfit,
    "DL304": lambda: used_block(out="4*"),
    "DL305": lambda: used_block(out="4*widht"),
    "DL306": lambda: used_block(width=5, repeat=3),
    "DL307": lambda: used_block(same_as="n9"),
    "DL308": bad_default,
    "DL401": lambda: own_layer("own:my_layers.py:Gone"),
    "DL402": lambda: own_layer(trusted=False),
    "DL403": own_layer,
    "DL404": lambda: own_layer(answer=Answer(sentence=say("It fails."))),
}


@pytest.mark.parametrize(
    ("code", "part", "project"),
    [
        ("DL304", "divides by zero", used_block(out="width//0")),
        ("DL304", "Use // to divide whole numbers", used_block(out="width/2")),
        ("DL203", "out_features must be a whole number", used_block(out="width-4")),
        ("DL203", "width must be a whole number of at least 1", used_block(width=0)),
        ("DL203", "repeat must be a whole number from 1", used_block(repeat=0)),
        ("DL305", "There are: width", used_block(out="4*height")),
        ("DL307", "there is no node", used_block(same_as="gone")),
    ],
)
def test_blocks_say_what_is_wrong(code: str, part: str, project: Project) -> None:
    assert part in next(str(d.sentence) for d in check(project).diagnostics if d.code == code)


def test_every_code_is_tried() -> None:
    structural = {code for code in PROBLEMS if code < "DL5"}
    assert set(RAISED) == structural


@pytest.mark.parametrize("code", RAISED)
def test_a_drawing_raises_it_and_its_repairs_mend_it(code: str) -> None:
    project = RAISED[code]()
    found = [d for d in check(project).diagnostics if d.code == code]
    assert found, f"{code} was not raised"
    first = found[0]
    assert first.severity is PROBLEMS[code].severity
    assert str(first.sentence).endswith(".") and "{" not in first.sentence
    assert first.node is None or first.node in project.graphs[first.place.graph].nodes
    for fix in first.fixes:
        mended = fix.command.apply(project)
        left = [d for d in check(mended).diagnostics if (d.code, d.place) == (code, first.place)]
        assert not left, f"“{fix.label}” leaves {code} where it was"


@pytest.mark.parametrize(
    "code", sorted(set(RAISED) - {"DL206", "DL303", "DL402", "DL403", "DL404"})
)
def test_there_is_a_repair(code: str) -> None:
    assert any(d.fixes for d in check(RAISED[code]()).diagnostics if d.code == code)


def test_errors_stop_and_warnings_do_not() -> None:
    assert not check(misfit()).ok
    report = check(dead_end())
    assert report.ok
    assert report.diagnostics[0].severity is Severity.WARNING


def test_a_residual_of_another_width_gets_a_projection() -> None:
    graph = dls.Graph("Net")
    image = graph.add("Input", name="image", shape=(8, 16, 16))
    conv = graph.add(
        "Conv2d", name="conv", source=image, out_channels=16, kernel_size=3, stride=2, padding=1
    )
    add = graph.add("Add", name="add")
    graph.connect(image, add)
    graph.connect(conv, add)
    graph.add("Output", name="out", source=add)
    [misfit] = [d for d in check(graph.project).diagnostics if d.code == "DL201"]
    projected = [fix for fix in misfit.fixes if "projection" in fix.label]
    assert projected
    mended = check(projected[0].command.apply(graph.project))
    assert mended.ok, mended.diagnostics


@pytest.mark.parametrize(
    ("layer", "values", "dtype"),
    [
        ("Embedding", {"num_embeddings": 9, "embedding_dim": 4}, "float32"),
        ("OneHot", {"num_classes": 9}, "float32"),
        ("Linear", {"out_features": 3}, "int64"),
        ("Linear", {"out_features": 3}, "bool"),
        ("Softmax", {"dim": 1}, "bool"),
    ],
)
def test_an_input_of_another_dtype_is_changed(
    layer: str, values: dict[str, Any], dtype: str
) -> None:
    graph = dls.Graph("Net")
    ids = graph.add("Input", name="ids", shape=(5,), dtype=dtype)
    graph.add("Output", source=graph.add(layer, source=ids, **values))
    [misfit] = dls.check(graph).diagnostics
    changed = [fix for fix in misfit.fixes if str(fix.label).startswith("Set dtype of ids to")]
    assert len(changed) == 1
    assert not check(changed[0].apply(graph.project)).diagnostics


def test_check_is_the_same_twice_and_after_an_edit_and_back() -> None:
    """What is remembered between checks changes nothing."""
    project = chained(("Conv2d", "conv", {"out_channels": 4}), ("Flatten", "flat", {}))
    other = project.with_graph("main", _with_param(project, "n2", "out_channels", 5))
    first, second, third = check(project), check(other), check(project)
    assert first.main.types == third.main.types != second.main.types
    assert first.main.nodes["n2"].weights == third.main.nodes["n2"].weights


def test_true_is_not_one() -> None:
    """Equal keys of different kinds are different values."""
    assert check(chained(("Linear", "fc", {"out_features": 1}), shape=(4,))).ok
    project = chained(("Linear", "fc", {"out_features": 1}), shape=(4,))
    wrong = project.with_graph("main", _with_param(project, "n2", "out_features", True))
    assert [d.code for d in check(wrong).errors] == ["DL203"]


def test_a_dead_branch_is_told_once_at_its_end() -> None:
    graph = dls.Graph("Net")
    image = graph.add("Input", name="image", shape=(4,))
    graph.add("Output", name="out", source=graph.add("Linear", name="fc", source=image))
    last = image
    for name in ("a", "b", "c"):
        last = graph.add("ReLU", name=name, source=last)
    assert [d.node for d in dls.check(graph).diagnostics if d.code == "DL110"] == ["c"]
