"""ReplaceProject: put another value in the place of the whole project, as one undo step.

For what comes from outside: an earlier version of the file, or what another program has
written. Nothing of the value before is lost, because undo brings it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from dlstudio.graph.model import Graph
from dlstudio.language import Sentence, say
from dlstudio.project.change import Change
from dlstudio.project.command import Command
from dlstudio.project.model import Project

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceProject(Command):
    """Take another value; ``name`` is what the undo menu says."""

    project: Project
    name: Sentence

    @property
    def label(self) -> Sentence:
        return self.name

    def apply(self, project: Project) -> Project:
        after = sharing(project, self.project)
        return project if after == project else after


def sharing(old: Project, new: Project) -> Project:
    """Return ``new`` with the objects of ``old`` wherever they are equal.

    Views find what differs by identity, so only what really differs is drawn afresh.
    """
    return replace(
        new,
        graphs={name: _graph(old.graphs.get(name), graph) for name, graph in new.graphs.items()},
        data=old.data if old.data == new.data else new.data,
        training=old.training if old.training == new.training else new.training,
    )


def differences(before: Project, after: Project) -> tuple[Sentence, ...]:
    """Say in a few short parts what differs; empty if nothing does."""
    change = Change.between(before, sharing(before, after))
    parts: list[Sentence] = []
    changes = change.graphs.values()
    for text, counts in (
        (
            say("layers"),
            [sum(len(getattr(g, kind)) for g in changes) for kind in ("added", "removed")],
        ),
        (
            say("wires"),
            [sum(len(g.edges_added) for g in changes), sum(len(g.edges_removed) for g in changes)],
        ),
    ):
        if any(counts):
            parts.append(
                say("{what}: +{added} −{removed}", what=text, added=counts[0], removed=counts[1])
            )
    changed = sum(len(g.changed) for g in changes)
    if changed:
        parts.append(say("changed layers: {count}", count=changed))
    parts += [
        text
        for differs, text in (
            (change.data, say("data")),
            (change.training, say("training settings")),
            (change.text, say("title or notes")),
        )
        if differs
    ]
    if not parts and before != after:
        parts.append(say("details"))
    return tuple(parts)


def _graph(old: Graph | None, new: Graph) -> Graph:
    if old is None or old == new:
        return old or new
    edges = {edge: edge for edge in old.edges}
    return replace(
        new,
        nodes=_shared(old.nodes, new.nodes),
        edges=tuple(edges.get(edge, edge) for edge in new.edges),
        marks=_shared(old.marks, new.marks),
        bends=_shared(old.bends, new.bends),
    )


def _shared(old: Mapping[K, V], new: Mapping[K, V]) -> dict[K, V]:
    return {key: old[key] if old.get(key) == value else value for key, value in new.items()}
