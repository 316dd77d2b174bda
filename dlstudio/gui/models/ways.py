"""Ways: through which nodes a block is entered from the main graph; they say which use is shown.

A block that is used several times may hold other shapes in each use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dlstudio.graph.model import NodeId
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.report import GraphReport, Report
from dlstudio.validation.rules import inside

Way = tuple[NodeId, ...]


def graphs_on(project: Project, way: Way) -> tuple[str, ...]:
    """Return the graphs on a way from the main one on; only those up to where it is broken."""
    names = [MAIN]
    for id in way:
        node = project.graphs[names[-1]].nodes.get(id)
        if node is None or node.block is None or node.block not in project.graphs:
            break
        names.append(node.block)
    return tuple(names)


def ways_to(project: Project, wanted: str, report: Report | None = None) -> Iterator[Way]:
    """Yield the way to each use of a graph, in the order of a check: the first comes first."""
    leading = {name for name in project.graphs if wanted in inside(project, name)}
    known = report.main if report is not None else None
    return _ways(project, wanted, leading, (MAIN,), (), known)


def report_on(report: Report, way: Way) -> GraphReport | None:
    """Return what is known of the graph at the end of a way."""
    found: GraphReport | None = report.main
    for id in way:
        found = found.inside.get(id) if found is not None else None
    return found


def _ways(
    project: Project,
    wanted: str,
    leading: Collection[str],
    names: tuple[str, ...],
    way: Way,
    known: GraphReport | None,
) -> Iterator[Way]:
    """Yield the ways below the last of some graphs.

    Args:
        leading: the wanted graph, and those in which it stands, however deep.
    """
    if names[-1] == wanted:
        yield way
        return
    nodes = project.graphs[names[-1]].nodes
    for id in known.order if known is not None else nodes:
        block = nodes[id].block if id in nodes else None
        if block is None or block in names or block not in leading:
            continue
        below = known.inside.get(id) if known is not None else None
        yield from _ways(project, wanted, leading, (*names, block), (*way, id), below)
