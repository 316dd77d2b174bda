"""Marking: what menus and keys do with frames and notes. One command, one undo step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from dlstudio.errors import GraphError
from dlstudio.graph.marks import inside
from dlstudio.graph.model import FRAME, NOTE, Area, MarkId
from dlstudio.gui.canvas.gestures import Stage, area_of
from dlstudio.gui.canvas.lens import to_point
from dlstudio.gui.look.faces import GRID
from dlstudio.gui.look.paint_marks import BAR
from dlstudio.gui.look.words import tr
from dlstudio.language import say
from dlstudio.picturing.palette import MARK_COLORS
from dlstudio.project.mark_commands import AddMark, ColorMarks, ResizeMark, WriteMark

if TYPE_CHECKING:
    from dlstudio.gui.canvas.note_editor import NoteEditor
    from dlstudio.gui.canvas.view import CanvasView

AROUND = 24.0  # between a frame and what lies in it
EMPTY_FRAME, NEW_NOTE = (384.0, 256.0), (240.0, 120.0)


def frame_selection(view: CanvasView, at: QPointF | None = None) -> None:
    """Draw a frame around the selection, or an empty one at a place, and ask for its title."""
    selection = view.stage.selection
    if at is None and (selection.nodes or selection.marks):
        area = _around(view.stage, selection.nodes, selection.marks)
    else:
        area = _new_area(view, EMPTY_FRAME, at)
    count = sum(mark.kind == FRAME for mark in view.stage.document.graph.marks.values())
    color = [name for name in MARK_COLORS if name != "grey"][count % (len(MARK_COLORS) - 1)]
    if _added(view, AddMark(graph=view.stage.graph_name, kind=FRAME, area=area, color=color)):
        edit(view)


def add_note(view: CanvasView, at: QPointF | None = None) -> None:
    """Put an empty note somewhere and let the person write."""
    area = _new_area(view, NEW_NOTE, at)
    note = AddMark(graph=view.stage.graph_name, kind=NOTE, area=area, color="amber")
    if _added(view, note):
        edit(view)


def edit(view: CanvasView, id: MarkId | None = None) -> None:
    """Ask for the title of a frame, or open a note for writing: the selected one by default."""
    stage = view.stage
    if id is not None:
        stage.selection.set(marks=[id])
    id = stage.selection.mark
    mark = stage.document.graph.marks.get(id or "")
    if mark is None or id is None:
        return
    _reveal(view, id)
    if mark.kind == NOTE:
        _editor(view).open(id)
        return
    name = stage.graph_name
    spot = view.viewportTransform().map(stage.scene.marks[id].area().topLeft())
    view.overlays.name_box.open(
        to_point(spot), tr("Title of the frame"), mark.text,
        lambda text: WriteMark(graph=name, id=id, text=text), None,
    )  # fmt: skip


def color(stage: Stage, name: str) -> None:
    """Give the selected frames and notes a colour."""
    ids = tuple(sorted(stage.selection.marks & stage.document.graph.marks.keys()))
    if ids:
        stage.document.do(ColorMarks(graph=stage.graph_name, ids=ids, color=name))


def fit(view: CanvasView) -> None:
    """Make each selected frame as large as what lies in it, each note as its text."""
    stage = view.stage
    with stage.document.transaction(say("Fit to content")):
        for id in sorted(stage.selection.marks & stage.scene.marks.keys()):
            item = stage.scene.marks[id]
            x, y, width, _height = item.mark.area
            if item.is_frame:
                nodes, marks = contents(stage, id)
                if not nodes and not marks:
                    continue
                area = _around(stage, nodes, marks)
            else:
                text = item.laid_out(width)
                area = (x, y, width, max(GRID * 4, _up(text.size().height() + 20)))
            stage.document.do(ResizeMark(graph=stage.graph_name, id=id, area=area))


def contents(stage: Stage, id: MarkId) -> tuple[frozenset[str], frozenset[MarkId]]:
    """Return the nodes and the marks that lie in a frame."""
    graph, area = stage.document.graph, stage.document.graph.marks[id].area
    boxes = {key: stage.scene.nodes[key].box() for key in graph.nodes}
    nodes = frozenset(
        key for key, b in boxes.items() if inside(area, (b[0], b[1], b[2] - b[0], b[3] - b[1]))
    )
    marks = (key for key, mark in graph.marks.items() if key != id and inside(area, mark.area))
    return nodes, frozenset(marks)


def select_inside(stage: Stage) -> None:
    """Select what lies in the selected frames, and the frames."""
    nodes, marks = set(stage.selection.nodes), set(stage.selection.marks)
    for id in stage.selection.marks & stage.document.graph.marks.keys():
        if stage.scene.marks[id].is_frame:
            more, others = contents(stage, id)
            nodes |= more
            marks |= others
    stage.selection.set(nodes, marks=marks)


def step(view: CanvasView, forward: bool) -> None:
    """Select the next frame or note, from the left to the right, and show it."""
    stage = view.stage
    marks = stage.document.graph.marks
    if not marks:
        return
    order = sorted(marks, key=lambda id: (marks[id].area[0], marks[id].area[1], id))
    now = stage.selection.mark
    place = order.index(now) + (1 if forward else -1) if now in order else 0 if forward else -1
    id = order[place % len(order)]
    stage.selection.set(marks=[id])
    _reveal(view, id)


def selected_area(stage: Stage) -> QRectF:
    """Return the rectangle around the selection, around all if there is none."""
    area = area_of(stage.scene, stage.selection.nodes)
    for id in stage.selection.marks & stage.scene.marks.keys():
        area = area.united(stage.scene.marks[id].area())
    return stage.scene.content() if area.isEmpty() else area


def _reveal(view: CanvasView, id: MarkId) -> None:
    """Show a mark, or where its text begins if it is larger than the view."""
    area, seen = view.stage.scene.marks[id].area(), view.lens.seen()
    area.setWidth(min(area.width(), seen.width() / 2))
    area.setHeight(min(area.height(), seen.height() / 2))
    view.lens.reveal(area)


def _editor(view: CanvasView) -> NoteEditor:
    """Return what notes are written with, built when it is first needed."""
    from dlstudio.gui.canvas.note_editor import NoteEditor

    if view.overlays.note_editor is None:
        view.overlays.note_editor = NoteEditor(view, view.stage, view.lens)
    return view.overlays.note_editor


def _added(view: CanvasView, command: AddMark) -> bool:
    stage, before = view.stage, view.stage.document.graph.marks.keys()
    try:
        done = stage.document.do(command)
    except GraphError as error:
        stage.document.refused.emit(error.sentence)
        return False
    if done:
        stage.selection.set(marks=stage.document.graph.marks.keys() - before)
    return done


def _around(stage: Stage, nodes: frozenset[str], marks: frozenset[MarkId]) -> Area:
    area = area_of(stage.scene, nodes)
    for id in marks & stage.scene.marks.keys():
        area = area.united(stage.scene.marks[id].area())
    area = area.adjusted(-AROUND, -AROUND - BAR, AROUND, AROUND)
    left, top = _down(area.left()), _down(area.top())
    return left, top, _up(area.right() - left), _up(area.bottom() - top)


def _new_area(view: CanvasView, size: tuple[float, float], at: QPointF | None) -> Area:
    """Return a place at the pointer, or in the middle of the view where nothing lies."""
    width, height = size
    spot = at or view.lens.middle() - QPointF(width / 2, height / 2)
    x, y = _down(spot.x()), _down(spot.y())
    scene, taken = view.stage.scene, [item.area() for item in view.stage.scene.marks.values()]
    for _ in range(40):
        box = QRectF(x, y, width, height)
        if at is not None or not (scene.inside(box) or any(box.intersects(t) for t in taken)):
            break
        y += GRID * 4
    return x, y, width, height


def _down(value: float) -> float:
    return float(value // GRID * GRID)


def _up(value: float) -> float:
    return float(-(-value // GRID) * GRID)
