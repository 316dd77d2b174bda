"""Quick add: what the search over the canvas offers: layers and blocks, or ports to wire to."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon

from dlstudio.catalog import LAYERS
from dlstudio.catalog.own_layers import layer_of, own_key
from dlstudio.graph.model import BLOCK_PREFIX, PortRef
from dlstudio.gui.canvas.fitting import Fitting, ports_of_layer
from dlstudio.gui.canvas.pick_list import Entry
from dlstudio.gui.canvas.reading import shape_text
from dlstudio.gui.look.chinese import chinese_words
from dlstudio.gui.look.icons import layer_icon
from dlstudio.gui.look.theme import Theme
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.block_shelf import BlockShelf
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.report import GraphReport
from dlstudio.validation.wiring import ports_of

MORE_WIRES = 0.25  # of a layer that one wire does not complete: "out" is Output, not Outer


def layer_entries(project: Project, theme: Theme, wired: bool | None = None) -> list[Entry]:
    """Return the layers that can be placed.

    Args:
        wired: only what a wire fits that starts at an output (True) or an input (False).
    """
    entries = []
    own = (
        project.own.get(own_key(f.name, c.name))
        for f in project.own.files.values()
        for c in f.classes
        if c.problem is None
    )
    for spec in (*filter(None, own), *LAYERS.values()):
        if not _takes(project, spec.key, wired):
            continue
        entries.append(
            Entry(
                key=spec.key,
                title=words(spec.title),
                detail=words(spec.group),
                words=(
                    spec.key,
                    spec.title,
                    *chinese_words(spec.key),
                    *spec.words,
                    words(spec.summary),
                    spec.group,
                ),
                icon=_icon(spec.key, theme.family(spec.group)),
                handicap=MORE_WIRES if len(_needed(project, spec.key)) > 1 else 0.0,
            )
        )
    return entries


def block_entries(
    project: Project, graph_name: str, theme: Theme, wired: bool | None = None
) -> list[Entry]:
    """Return the blocks of the project that can be placed in a graph, as ``layer_entries``."""
    entries = []
    for name in project.graphs:
        key = BLOCK_PREFIX + name
        if name not in (MAIN, graph_name) and _takes(project, key, wired):
            icon = _icon(key, theme.family("block"))
            entries.append(Entry(key=key, title=name, detail=tr("Block"), icon=icon))
    return entries


def shelf_entries(project: Project, shelf: BlockShelf, theme: Theme) -> list[Entry]:
    """Return the blocks that lie in files and are not in the project yet."""
    entries = []
    for found in shelf.entries():
        if found.title not in project.graphs:
            entries.append(
                Entry(
                    key=found.key,
                    title=words(found.title),
                    detail=words(found.group),
                    words=(found.title, *found.words, words(found.summary), found.group),
                    icon=_icon("block:", theme.family("block")),
                )
            )
    return entries


def target_entries(fitting: Fitting, report: GraphReport, theme: Theme) -> list[Entry]:
    """Return the ports that a wire may end in, nearest nodes first as given by the report."""
    graph, project = fitting.graph, fitting.project
    order = {id: place for place, id in enumerate(report.order)}
    entries = []
    table = fitting.fits()
    for id in sorted(table, key=lambda id: order.get(id, len(order))):
        node = graph.nodes[id]
        ports = ports_of(project, node)
        side = () if ports is None else ports.inputs if fitting.output else ports.outputs
        for port in side:
            if (port.name, not fitting.output) not in table[id]:
                continue
            ref = PortRef(id, port.name)
            type = report.types.get(ref)
            title = node.name if len(side) == 1 else f"{node.name} · {port.name}"
            spec = layer_of(project.own, node.layer.key)
            detail = shape_text(type) if type else (node.block or node.layer.key)
            color = theme.family("block" if node.block else spec.group if spec else "")
            icon = _icon(node.layer.key, color)
            entries.append(Entry(ref, title, detail, (node.layer.key,), icon))
    return entries


def _takes(project: Project, key: str, wired: bool | None) -> bool:
    if wired is None:
        return True
    ports = ports_of_layer(project, key)
    return ports is not None and bool(ports.inputs if wired else ports.outputs)


def _needed(project: Project, key: str) -> list[str]:
    """Return the inputs that may not stay open."""
    ports = ports_of_layer(project, key)
    return [port.name for port in ports.inputs if not port.optional] if ports else []


def _icon(key: str, color: str) -> QIcon:
    return layer_icon(key, QColor(color))
