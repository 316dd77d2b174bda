"""A drawing in which everything is wrong is checked in linear time: pasting must not freeze."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest

from dlstudio.graph.model import Edge, Graph, Node, PortRef
from dlstudio.project.model import MAIN, Project
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check

ENDS = {
    "n1": Node(id="n1", layer=Choice("Input", {"shape": (4,)}), name="x"),
    "n2": Node(id="n2", layer=Choice("Output"), name="y"),
}


def wire(source: int, target: int) -> Edge:
    return Edge(PortRef(f"n{source}", "output"), PortRef(f"n{target}", "input"))


def placed(count: int, key: str, name: str = "", **values: object) -> Project:
    """Return so many nodes of one kind in rows of forty, without wires."""
    nodes = {
        f"n{number}": Node(
            id=f"n{number}",
            layer=Choice(key, values),
            name=name or f"node{number}",
            position=(number % 40 * 200.0, number // 40 * 100.0),
        )
        for number in range(3, count + 3)
    }
    return Project(graphs={MAIN: Graph(nodes={**ENDS, **nodes}, edges=(wire(1, 2),))})


def fed(project: Project) -> Project:
    """Wire the input to every node."""
    edges = (wire(1, int(id[1:])) for id in project.main.nodes if id != "n1")
    return project.with_graph(MAIN, Graph(nodes=project.main.nodes, edges=tuple(edges)))


WRONG: dict[str, tuple[str, Callable[[int], Project]]] = {
    "open ports": ("DL102", lambda count: placed(count, "Linear")),
    "dead ends": ("DL110", lambda count: fed(placed(count, "ReLU"))),
    "one name": ("DL106", lambda count: fed(placed(count, "ReLU", name="same"))),
    "misfits": ("DL201", lambda count: fed(placed(count, "Conv2d"))),
    "values": ("DL203", lambda count: fed(placed(count, "Linear", out_features=-1))),
}


def calls(project: Project) -> int:
    """Return how many functions a check calls: a measure of work that no other program moves."""
    profile = cProfile.Profile()
    profile.runcall(check, project)
    return pstats.Stats(profile).total_calls


@pytest.mark.parametrize("what", WRONG)
def test_four_times_the_problems_are_four_times_the_work(what: str) -> None:
    code, made = WRONG[what]
    few, many = made(150), made(600)
    found = [d for d in check(many).diagnostics if d.code == code]
    assert len(found) >= 599
    assert all(d.fixes for d in found)
    check(few)
    assert calls(many) < 5.5 * calls(few)
