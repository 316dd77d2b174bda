"""Mending: walk from problem to problem, and repair the selected one with a key."""

from __future__ import annotations

from dlstudio.graph.model import Edge
from dlstudio.gui.look.words import words
from dlstudio.gui.models.studio import Studio
from dlstudio.language import Sentence, say
from dlstudio.project.diagnostic import Diagnostic


def found_here(studio: Studio) -> list[Diagnostic]:
    """Return the findings on what is selected: a node, several, or a wire; errors first."""
    chosen, edge = studio.selection.nodes, studio.selection.edge
    name = studio.document.graph_name
    return [
        d
        for d in studio.ready.everything
        if d.place.graph == name and (d.place.node in chosen or _on(d, edge))
    ]


def repair_first(studio: Studio) -> None:
    """Do the first repair of what is selected; with nothing selected, of the first problem."""
    found = found_here(studio)
    if not studio.selection.nodes and studio.selection.edge is None:
        found = [d for d in studio.ready.everything if d.fixes]
    if not found:
        studio.fail(say("Nothing is wrong here. Press F8 to go to the next problem."))
        return
    fix = next((fix for d in found for fix in d.fixes), None)
    if fix is None:
        reason = found[0].sentence
        studio.fail(say("No repair is known for this. {reason}", reason=reason))
        return
    if studio.document.repair(fix):
        studio.tell(words(fix.label))


def step(studio: Studio, forward: bool) -> Diagnostic | None:
    """Go to the next place with a problem, round and round; None if there is none."""
    places = [d for d in studio.ready.everything if d.place.node or d.place.edge]
    seen: list[Diagnostic] = []
    for found in places:  # one stop a node, at its gravest problem
        if not any(_place(found) == _place(other) for other in seen):
            seen.append(found)
    if not seen:
        studio.tell(words(say("No problems.")))
        return None
    single, edge, name = studio.selection.single, studio.selection.edge, studio.document.graph_name
    here = (name, single, None if single else edge)
    known = [_place(found) for found in seen]
    if here in known:
        at = (known.index(here) + (1 if forward else -1)) % len(seen)
    else:
        at = 0 if forward else len(seen) - 1
    found = seen[at]
    if found.place.node is not None:
        studio.reveal(found.place.node, found.place.graph)
    else:
        studio.document.show(found.place.graph)
        studio.selection.set(edge=found.place.edge)
    return found


def with_key(found: Diagnostic) -> Sentence:
    """Say a problem, and which key does what to it."""
    if not found.fixes:
        return found.sentence
    return say("{problem} Ctrl+.: {repair}", problem=found.sentence, repair=found.fixes[0].label)


def _place(found: Diagnostic) -> tuple[str, str | None, Edge | None]:
    node = found.place.node
    return found.place.graph, node, None if node else found.place.edge


def _on(found: Diagnostic, edge: Edge | None) -> bool:
    if edge is None:
        return False
    at = found.place.node, found.place.port
    return found.place.edge == edge or at in (
        (edge.target.node, edge.target.port),
        (edge.target.node, None),
    )
