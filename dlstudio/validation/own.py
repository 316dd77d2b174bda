"""What is wrong with nodes of a person's own layers, without running them."""

from __future__ import annotations

from collections.abc import Iterator

from dlstudio.catalog.own_layers import OWN_PREFIX, OwnLayers, own_key, parts_of
from dlstudio.graph.model import Node
from dlstudio.language import Sentence, say
from dlstudio.project.commands import SetLayer
from dlstudio.project.diagnostic import Fix
from dlstudio.project.model import MAIN, Project
from dlstudio.project.own_files import not_there
from dlstudio.spec.spec import Choice
from dlstudio.validation import fixes
from dlstudio.validation.report import Report

MOST_REPAIRS = 4


def uncounted(project: Project, report: Report) -> Iterator[str]:
    """Name the own layers in the code, those in blocks by the names around them."""
    graphs = {MAIN: report.main, **report.blocks}
    for name, graph in graphs.items():
        nodes = project.graphs[name].nodes
        if not any(key.startswith(OWN_PREFIX) for key in {n.layer.key for n in nodes.values()}):
            continue
        for id in graph.order:
            node = nodes[id]
            if id in graph.live and node.layer.key.startswith(OWN_PREFIX):
                yield node.name if name == MAIN else f"{name}.{node.name}"


def is_closed(own: OwnLayers, node: Node) -> bool:
    """Tell whether nothing can be known of a layer of a person's own; of others it can."""
    found = own.found(node.layer.key)
    return found is not None and (not found[0].trusted or found[1].problem is not None)


def problems(
    own: OwnLayers, graph: str, node: Node
) -> Iterator[tuple[str, Sentence, tuple[Fix, ...]]]:
    """Yield code, sentence and repairs of what is wrong with a node of an own layer."""
    found = own.found(node.layer.key)
    if found is None:
        repairs = (*_others(own, graph, node), *fixes.remove(graph, node))
        yield "DL401", _missing(own, node.layer.key), repairs
        return
    file, known = found
    if known.problem is not None:
        yield "DL401", known.problem, fixes.remove(graph, node)
    elif not file.trusted:
        yield (
            "DL402",
            say(
                "{node} comes from “{file}”, which is not trusted on this machine. It is drawn, "
                "but its shapes are not known and it cannot be trained or exported. Look at the "
                "file, then trust it.",
                node=node.name,
                file=file.name,
            ),
            (),
        )


def waiting(node: Node) -> Sentence:
    """Say that shapes are being found."""
    return say("The shapes of {node} are being found.", node=node.name)


def _missing(own: OwnLayers, key: str) -> Sentence:
    parts = parts_of(key)
    if parts is None:
        return say(
            "“{layer}” names no layer of your own: it must be a plain file beside the project and "
            "a class, as in {example}. Choose the file anew.",
            layer=key[:80],
            example="own:my_layers.py:MyLayer",
        )
    file = own.files.get(parts[0])
    if file is None or file.absent:
        return not_there(parts[0])
    if file.problem is not None:
        return say("{reason} Mend the file, or choose another one.", reason=file.problem)
    return say(
        "“{file}” has no layer {layer}. It has: {known}. Choose one of them, or write the class.",
        file=file.name,
        layer=parts[1],
        known=", ".join(known.name for known in file.classes) or "–",
    )


def _others(own: OwnLayers, graph: str, node: Node) -> Iterator[Fix]:
    """Offer the class of the same name in other files, then the classes of the same file."""
    parts = parts_of(node.layer.key)
    wanted = parts[1] if parts else ""
    rows = [(file.name, known.name) for file in own.files.values() for known in file.classes]
    same = [row for row in rows if row[1] == wanted]
    beside = [row for row in rows if parts and row[0] == parts[0]]
    for file, name in dict.fromkeys([*same, *beside][:MOST_REPAIRS]):
        layer = Choice(own_key(file, name), node.layer.values)
        yield Fix(
            say("Use {layer} of {file}", layer=name, file=file),
            SetLayer(graph=graph, node=node.id, layer=layer),
        )
