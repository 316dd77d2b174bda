"""Values of a block that are counted: each use, and each block, has its own."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from dlstudio.graph.model import BLOCK_PREFIX, BlockParam, Edge, Graph, Node, PortRef
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.validation import memo
from dlstudio.validation.check import check


def wire(source: str, target: str) -> Edge:
    return Edge(PortRef(source, "output"), PortRef(target, "input"))


def chain(*layers: tuple[str, dict[str, Any]], params: tuple[BlockParam, ...] = ()) -> Graph:
    nodes = {
        f"n{place}": Node(id=f"n{place}", layer=Choice(key, values), name=f"part_{place}")
        for place, (key, values) in enumerate(layers)
    }
    ids = list(nodes)
    edges = tuple(
        wire(a, b)._replace(
            source=PortRef(a, "part_2" if layers[place][0].startswith(BLOCK_PREFIX) else "output"),
            target=PortRef(
                b, "part_0" if layers[place + 1][0].startswith(BLOCK_PREFIX) else "input"
            ),
        )
        for place, (a, b) in enumerate(pairwise(ids))
    )
    return Graph(nodes=nodes, edges=edges, params=params)


def narrow(values: dict[str, Any], *params: BlockParam) -> Graph:
    return chain(
        ("Input", {"shape": (8, 12, 12)}), ("Conv2d", values), ("Output", {}), params=params
    )


def used(block: Graph, *uses: dict[str, Any]) -> Project:
    layers = [(f"{BLOCK_PREFIX}Part", use) for use in uses]
    main = chain(("Input", {"shape": (8, 12, 12)}), *layers, ("Output", {}))
    return Project(graphs={MAIN: main, "Part": block})


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    memo.forget()


def test_each_use_counts_with_its_own_values() -> None:
    block = narrow(
        {"out_channels": "2*width", "kernel_size": ("tall", 1), "padding": "same"},
        BlockParam(name="width"),
        BlockParam(name="tall", default=3),
    )
    report = check(used(block, {"width": 4}, {"width": 4, "tall": 1}, {"width": 5})).main
    made = [report.inside[id].nodes["n1"] for id in ("n1", "n2", "n3")]
    assert [known.values["kernel_size"] for known in made] == [(3, 1), (1, 1), (3, 1)]
    assert [known.weights["weight"] for known in made] == [
        (8, 8, 3, 1), (8, 8, 1, 1), (10, 8, 3, 1)
    ]  # fmt: skip
    assert report.nodes["n4"].inputs[0].dims == ("N", 10, 12, 12)


def test_a_word_of_one_block_is_a_parameter_of_another() -> None:
    """Both count to a five and leave a word, but not the same one."""
    graphs = {MAIN: Graph()}
    for name in ("T", "F"):
        layers = ("Input", {"shape": ("T", "F")}), ("Output", {})
        graphs[f"Block{name}"] = chain(*layers, params=(BlockParam(name=name, default=5),))
    report = check(Project(graphs=graphs))
    assert report.blocks["BlockT"].nodes["n0"].outputs[0].dims == ("N", 5, "F")
    assert report.blocks["BlockF"].nodes["n0"].outputs[0].dims == ("N", "T", 5)


@pytest.mark.parametrize(
    ("values", "use", "code", "param"),
    [
        ({"out_channels": "width*"}, {}, "DL304", "out_channels"),
        ({"out_channels": "wide"}, {}, "DL305", "out_channels"),
        ({"out_channels": "width/2"}, {}, "DL304", "out_channels"),
        ({"out_channels": 4, "bias": "width"}, {}, "DL304", "bias"),
        ({"out_channels": "width-1"}, {}, "DL203", "out_channels"),
        ({"out_channels": "width", "stride": 0}, {}, "DL203", "stride"),
        ({"out_channels": "width", "strides": 1}, {}, "DL204", "strides"),
    ],
)
def test_a_wrong_value_is_told_where_it_stands(
    values: dict[str, Any], use: dict[str, Any], code: str, param: str
) -> None:
    report = check(used(narrow(values, BlockParam(name="width")), use, use))
    told = [d for d in report.diagnostics if d.code == code]
    assert [(d.place.graph, d.place.node, d.place.param) for d in told] == [("Part", "n1", param)]


def test_a_value_that_one_use_makes_wrong_is_told_at_that_use() -> None:
    block = narrow({"out_channels": "width-1"}, BlockParam(name="width", default=2))
    report = check(used(block, {"width": 9}, {"width": 1}))
    assert [(d.code, d.place.graph, d.place.node) for d in report.errors] == [
        ("DL303", MAIN, "n2")
    ]  # fmt: skip
