"""merge(base, ours, theirs): two projects that grew apart, joined by field.

What one side left as it was in ``base`` is taken from the other side. Where both changed one
thing differently, ours is kept and a Conflict says so; the result is always a sound project.
Places on the canvas are never a conflict: ours is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from dlstudio.comparing.merge_graphs import merged_graph
from dlstudio.comparing.settings import LONGEST, choice_text
from dlstudio.comparing.three_ways import ABSENT, Tell, three_ways
from dlstudio.graph.edits import same
from dlstudio.graph.model import Graph
from dlstudio.language import Sentence, say
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One thing that both sides changed differently; ours was kept.

    Args:
        place: where: "main › conv1 › kernel_size", "training › epochs".
        base, ours, theirs: the three values, None where there is none.
    """

    place: str
    sentence: Sentence
    base: Any = None
    ours: Any = None
    theirs: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merged project, and what a person has to look at."""

    project: Project
    conflicts: tuple[Conflict, ...] = ()

    @property
    def clean(self) -> bool:
        return not self.conflicts


def merge(base: Project, ours: Project, theirs: Project) -> Merged:
    """Merge what ``ours`` and ``theirs`` made of ``base``."""
    if same(base, ours) or same(ours, theirs):
        return Merged(project=theirs if same(base, ours) else ours)
    if same(base, theirs):
        return Merged(project=ours)
    conflicts: list[Conflict] = []
    tell = teller(conflicts)
    values: dict[str, Any] = {}
    for field in fields(Project):
        sides = tuple(getattr(side, field.name) for side in (base, ours, theirs))
        if field.name == "graphs":
            values["graphs"] = _graphs(sides[0], sides[1], sides[2], tell)
        else:
            values[field.name] = three_ways(sides, (field.name,), tell)
    return Merged(project=replace(ours, **values), conflicts=tuple(conflicts))


def merge_without_base(ours: Project, theirs: Project) -> Merged:
    """Both sides made the file anew: nothing tells what belongs together, so ours is kept."""
    if same(ours, theirs):
        return Merged(project=ours)
    sentence = say(
        "Both sides made this file anew, so there is nothing to merge them by. Ours was kept; "
        "open theirs beside it and copy what you need."
    )
    return Merged(project=ours, conflicts=(Conflict(place="", sentence=sentence),))


def teller(conflicts: list[Conflict]) -> Tell:
    """Return the function that notes a conflict; ``sentence`` replaces the usual one."""

    def tell(
        path: Iterable[str], base: Any, ours: Any, theirs: Any, sentence: Sentence | None = None
    ) -> None:
        place = " › ".join(path)
        a, b, c = (None if side is ABSENT else side for side in (base, ours, theirs))
        sentence = sentence or say(
            "{place}: ours has {ours}, theirs has {theirs} (before: {base}). Ours was kept.",
            place=place,
            ours=_shown(b),
            theirs=_shown(c),
            base=_shown(a),
        )
        conflicts.append(Conflict(place=place, sentence=sentence, base=a, ours=b, theirs=c))

    return tell


def _shown(value: Any) -> str | Sentence:
    if value is None:
        return say("nothing")
    text = choice_text(value) if isinstance(value, Choice) else str(value)
    text = f"“{text}”" if isinstance(value, str) else text
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _graphs(
    base: Mapping[str, Graph],
    ours: Mapping[str, Graph],
    theirs: Mapping[str, Graph],
    tell: Tell,
) -> dict[str, Graph]:
    """Merge graphs by name; a block that one side removed stays while a node stands for it."""
    result: dict[str, Graph] = {}
    for name in dict.fromkeys((*ours, *theirs)):
        a, b, c = base.get(name), ours.get(name), theirs.get(name)
        if b is not None and c is not None:
            result[name] = merged_graph(name, a or Graph(), b, c, tell)
        elif b is not None and (a is None or not same(a, b)):
            result[name] = b
            if a is not None:
                tell((name,), None, None, None, say(
                    "Theirs removed the block {name}, which ours changed. It was kept.", name=name,
                ))  # fmt: skip
        elif c is not None and a is None:
            result[name] = c
        elif c is not None and a is not None and not same(a, c):
            tell((name,), None, None, None, say(
                "Ours removed the block {name}, which theirs changed. It stays removed.", name=name,
            ))  # fmt: skip
    _bring_back(result, ours, theirs, tell)
    return result


def _bring_back(
    result: dict[str, Graph], ours: Mapping[str, Graph], theirs: Mapping[str, Graph], tell: Tell
) -> None:
    """Bring back removed blocks that a node still stands for."""
    waiting = list(result.values())
    while waiting:
        for node in waiting.pop().nodes.values():
            name = node.block
            if name is None or name in result:
                continue
            graph = ours.get(name) or theirs.get(name)
            if graph is not None:
                result[name] = graph
                waiting.append(graph)
                tell((name,), None, None, None, say(
                    "One side removed the block {name}, but {node} on the other side stands for "
                    "it. It was brought back.", name=name, node=node.name,
                ))  # fmt: skip
