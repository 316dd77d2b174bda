"""Editing: what menus and keys do to the selection. Each function does one command at most."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from dlstudio.errors import ProjectError
from dlstudio.graph.model import Edge, Graph, PortRef
from dlstudio.gui.canvas import wire_dots
from dlstudio.gui.canvas.fitting import snapped
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.gui.canvas.mark_gestures import Piece
from dlstudio.language import say
from dlstudio.project import commands, fragment, python_text
from dlstudio.project.commands import Paste
from dlstudio.project.mark_commands import RemoveMarks

PASTE_STEP = 24.0
# What was copied here last. As long as the clipboard holds it, nothing has to be read again.
_copied: tuple[str, Paste] | None = None


def delete_selection(stage: Stage) -> None:
    """Remove the selected nodes with their wires, frames and notes, or the selected wire."""
    selection, name = stage.selection, stage.graph_name
    nodes = commands.RemoveNodes(graph=name, ids=tuple(sorted(selection.nodes)))
    if selection.marks:
        marks = RemoveMarks(graph=name, ids=tuple(sorted(selection.marks)))
        stage.document.do(commands.Batch(commands=(nodes, marks), title=marks.label))
    elif selection.nodes:
        stage.document.do(nodes)
    elif selection.edge is not None and selection.dot is not None:
        wire_dots.remove(stage, selection.edge, selection.dot)
        stage.selection.set(edge=selection.edge)
    elif selection.edge is not None:
        stage.document.do(commands.Disconnect(graph=name, edges=(selection.edge,)))


def disconnect(stage: Stage, edges: tuple[Edge, ...]) -> None:
    """Remove wires."""
    if edges:
        stage.document.do(commands.Disconnect(graph=stage.graph_name, edges=edges))


def wires_at(stage: Stage, ref: PortRef, output: bool) -> tuple[Edge, ...]:
    """Return every wire of a port."""
    ends = ((edge, edge.source if output else edge.target) for edge in stage.document.graph.edges)
    return tuple(edge for edge, end in ends if (end.node, end.port) == (ref.node, ref.port))


def select_all(stage: Stage) -> None:
    """Select every node, frame and note."""
    stage.selection.set(stage.document.graph.nodes, marks=stage.document.graph.marks)


def copy(stage: Stage) -> bool:
    """Put the selected nodes, frames and notes into the clipboard, as text."""
    global _copied
    piece = _selected(stage)
    if piece is not None:
        text = fragment.written(piece)
        QGuiApplication.clipboard().setText(text)
        _copied = text, piece
    return piece is not None


def _selected(stage: Stage) -> Paste | None:
    """Return what is selected as a command that pastes it; None if nothing is."""
    selection = stage.selection
    if not selection.nodes and not selection.marks:
        return None
    project, name = stage.document.project, stage.graph_name
    return fragment.taken(project, name, selection.nodes, selection.marks)


def cut(stage: Stage) -> None:
    """Copy and remove."""
    if copy(stage):
        delete_selection(stage)


def paste(stage: Stage, at: QPointF | None) -> None:
    """Add what the clipboard holds, at a place or beside where it came from."""
    _paste(stage, QGuiApplication.clipboard().text(), at)


def _paste(stage: Stage, text: str, at: QPointF | None) -> None:
    trouble = None
    try:
        if fragment.FRAGMENT_KEY not in text and python_text.looks_like_python(text):
            read = python_text.parse_python(text, stage.graph_name)
            piece, trouble = read.paste, python_text.told(read)
            at = at or _below(stage)
        else:
            piece = _read(text, stage.graph_name)
            if not piece.nodes and not piece.marks:
                trouble = say("The clipboard holds no layers. Copy some layers, then paste.")
    except ProjectError as error:
        stage.document.refused.emit(error.sentence)
        return
    _put(stage, piece, at)
    if trouble is not None:
        stage.document.refused.emit(trouble)


def _read(text: str, graph_name: str) -> Paste:
    if _copied is not None and _copied[0] == text:
        return replace(_copied[1], graph=graph_name)
    return fragment.parse(text, graph_name)


def duplicate(stage: Stage) -> None:
    """Copy the selection beside itself; the clipboard stays as it is."""
    piece = _selected(stage)
    if piece is not None:
        _put(stage, piece, None)


def nudge(stage: Stage, dx: float, dy: float) -> None:
    """Move the selection a little; nudges in a row are one undo step."""
    graph = stage.document.graph
    if stage.selection.edge is not None:
        wire_dots.nudge(stage, dx, dy)
        return
    if stage.selection.marks or graph.bends:
        piece = Piece.of(stage, stage.selection.nodes, stage.selection.marks)
        stage.document.do(piece.moved(stage.graph_name, dx, dy, gesture="nudge"))
        return
    spots = {
        id: (graph.nodes[id].position[0] + dx, graph.nodes[id].position[1] + dy)
        for id in stage.selection.nodes
        if id in graph.nodes
    }
    if spots:
        move = commands.MoveNodes(graph=stage.graph_name, positions=spots, gesture="nudge")
        stage.document.do(move)


def _below(stage: Stage) -> QPointF | None:
    """Return a free place under all that is drawn, None if nothing is."""
    content = stage.scene.content()
    return None if content.isEmpty() else content.bottomLeft() + QPointF(0.0, 2 * PASTE_STEP)


def _put(stage: Stage, piece: Paste, at: QPointF | None) -> None:
    """Paste a piece where it lies on nothing, and select it."""
    corners = [*(node.position for node in piece.nodes), *(mark.area[:2] for mark in piece.marks)]
    if not corners:
        return
    graph = stage.document.graph
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    dx, dy = (PASTE_STEP, PASTE_STEP) if at is None else snapped(at.x() - left, at.y() - top)
    taken = {node.position for node in graph.nodes.values()}
    taken |= {mark.area[:2] for mark in graph.marks.values()}
    while any((x + dx, y + dy) in taken for x, y in corners):
        dx, dy = dx + PASTE_STEP, dy + PASTE_STEP
    before, drawn = graph.nodes.keys(), graph.marks.keys()
    if stage.document.do(replace(piece, offset=(dx, dy))):
        after: Graph = stage.document.graph
        stage.selection.set(after.nodes.keys() - before, marks=after.marks.keys() - drawn)
