"""A process that works the canvas of a window with real events and says what it cost.

    python -m tests.bench.editor_drive window COUNT [WIDTH HEIGHT]
    python -m tests.bench.editor_drive memory COUNT
    python -m tests.bench.editor_drive lean COUNT
    python -m tests.bench.editor_drive peer COUNT

Printed as JSON: processor milliseconds of the window's thread, a list a deed. The window stands
with all its docks; its canvas is as large as is asked for (1600×1000).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dlstudio.gui import app as program  # before PySide6, as the program does

# isort: split
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

from dlstudio.gui.canvas.view import CanvasView
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.commands import SetParam
from dlstudio.project.document import Document
from dlstudio.project.files import write_project
from dlstudio.validation.check import check
from tests.bench.editor_graph import drawing, hub_of

Answer = dict[str, Any]
Button, Modifiers, Type = Qt.MouseButton, Qt.KeyboardModifier, QEvent.Type
FRAMES = 80
PAGE = 4096
NOTHING = Modifiers.NoModifier


def cost(act: Callable[[], object]) -> float:
    """Return the processor milliseconds of an act and of the painting that follows."""
    start = time.thread_time()
    act()
    QApplication.processEvents()
    QApplication.processEvents()  # what the first found to be painted
    return (time.thread_time() - start) * 1000


def rest(seconds: float = 0.4) -> None:
    """Let everything that is due happen."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()


def sleep(milliseconds: int) -> None:
    """Do what is due, and nothing else: asking for events again and again costs time too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Hand:
    """A mouse over any graphics view."""

    def __init__(self, view: QGraphicsView) -> None:
        self.view, self.at = view, QPointF()
        self._held = Button.NoButton

    def mouse(self, type: Type, at: QPointF, button: Button = Button.NoButton) -> None:
        """Send one event."""
        self.at = at
        if type is Type.MouseButtonPress:
            self._held = button
        elif type is Type.MouseButtonRelease:
            self._held = Button.NoButton
        port = self.view.viewport()
        event = QMouseEvent(
            type, at, QPointF(port.mapToGlobal(at.toPoint())), button, self._held, NOTHING
        )
        QApplication.sendEvent(port, event)

    def press(self, at: QPointF, button: Button = Button.LeftButton) -> None:
        self.mouse(Type.MouseButtonPress, at, button)

    def move(self, at: QPointF) -> None:
        self.mouse(Type.MouseMove, at)

    def release(self, button: Button = Button.LeftButton) -> None:
        self.mouse(Type.MouseButtonRelease, self.at, button)

    def wheel(self, delta: int) -> None:
        """Turn the wheel over the middle of the view."""
        port = self.view.viewport()
        at = QPointF(port.rect().center())
        event = QWheelEvent(
            at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, delta),
            Button.NoButton, NOTHING, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(port, event)

    def middle(self) -> QPointF:
        return QPointF(self.view.viewport().rect().center())

    def moves(self, spots: list[QPointF], button: Button | None) -> list[float]:
        """Drag through some spots (hover without a button); return what each move cost."""
        if button is not None:
            self.press(spots[0], button)
            self.move(spots[0] + QPointF(6, 6))
            rest(0.05)
        found = [cost(lambda at=at: self.move(at)) for at in spots[1:]]
        if button is not None:
            self.release(button)
            rest(0.2)
        return found


def circle(middle: QPointF, radius: float, count: int = FRAMES) -> list[QPointF]:
    """Return spots on a circle, as a hand moves."""
    import math

    turn = [2 * math.pi * step / 40 for step in range(count)]
    return [middle + QPointF(radius * math.cos(a) - radius, radius * math.sin(a)) for a in turn]


def sweep(hand: Hand, notches: int) -> list[float]:
    """Zoom in by single notches of the wheel and out again."""
    found = [cost(lambda: hand.wheel(120)) for _ in range(notches)]
    found += [cost(lambda: hand.wheel(-120)) for _ in range(notches)]
    rest(0.3)
    return found


def window(folder: Path, count: int, width: int = 1600, height: int = 1000) -> Answer:
    """Work the whole window."""
    path = folder / "drawing.dls"
    write_project(drawing(count), path)
    QApplication.instance() or program.make(sys.argv[:1])
    settings = Settings(folder / "settings.ini")
    settings["language"], settings["warm_torch"] = "en", False
    look = Look("light")
    look.install(QApplication.instance())
    studio = Studio(settings, look, folder=folder / "recovery")
    shell = MainWindow(studio)
    studio.files.new()
    shell.show()
    canvas = shell.canvas
    rest()
    shell.resize(
        shell.width() + width - canvas.viewport().width(),
        shell.height() + height - canvas.viewport().height(),
    )
    rest()
    answer: Answer = {"size": [canvas.viewport().width(), canvas.viewport().height()]}
    answer["open"] = _opened(shell, canvas, path)
    rest(2.0)
    answer |= _looked(canvas)
    answer |= _handled(canvas, hub_of(count))
    if width > 2000:
        answer["sharp"] = _sharp(canvas)
    else:
        answer |= _edited(studio, canvas)
        answer |= _all(studio, canvas, count)
        answer |= _drawn(canvas)
    shell._settled = True
    shell.close()
    QApplication.processEvents()
    return answer


def _opened(shell: MainWindow, canvas: CanvasView, path: Path) -> list[float]:
    """Open the file: parse, check, draw, paint."""
    painted: list[float] = []
    original = canvas.paintEvent

    def paint(event: Any) -> None:
        original(event)
        if canvas.stage.scene.nodes:
            painted.append(time.thread_time())

    canvas.paintEvent = paint  # type: ignore[method-assign]
    start = time.thread_time()
    shell.open_path(path)
    while not painted:
        QApplication.processEvents()
    del canvas.paintEvent
    return [(painted[0] - start) * 1000]


def _looked(canvas: CanvasView) -> Answer:
    hand = Hand(canvas)
    canvas.fit_all()
    rest()
    answer: Answer = {"fit_zoom": canvas.lens.zoom}
    hand.press(hand.middle(), Button.MiddleButton)
    hand.release(Button.MiddleButton)
    answer["pan_fit"] = hand.moves(circle(hand.middle(), 60), Button.MiddleButton)
    canvas.fit_all()
    rest()
    notches = 0
    while canvas.lens.zoom < 3.99:
        hand.wheel(120)
        notches += 1
    canvas.fit_all()
    rest()
    answer["zoom"] = sweep(hand, notches)
    canvas.reset_zoom()
    canvas.lens.show_place(canvas.stage.scene.content().center())
    rest()
    answer["pan"] = hand.moves(circle(hand.middle(), 130), Button.MiddleButton)
    answer["hover"] = hand.moves(circle(hand.middle(), 300, 160), None)
    return answer


def _handled(canvas: CanvasView, hub: str) -> Answer:
    hand, scene = Hand(canvas), canvas.stage.scene
    answer: Answer = {}
    for name, zoom in (("drag", 1.0), ("drag_fit", None)):
        canvas.fit_all()
        if zoom is not None:
            canvas.reset_zoom()
            canvas.lens.show_place(scene.nodes[hub].middle())
        rest()
        at = canvas.viewportTransform().map(scene.nodes[hub].middle())
        canvas.studio.selection.set([hub])
        answer[name] = hand.moves(circle(at, 60), Button.LeftButton)
        canvas.studio.document.undo()
        rest()
    canvas.escape()
    canvas.fit_all()
    rest()
    port = canvas.viewport().rect()
    step = QPointF(port.width() - 80, port.height() - 80) / FRAMES
    corner = QPointF(40, 40)  # at the border the view would move
    answer["band"] = hand.moves(
        [corner + step * number for number in range(FRAMES)], Button.LeftButton
    )
    canvas.escape()
    rest()
    return answer


def _sharp(canvas: CanvasView) -> list[float]:
    """Let the smooth edges come back after a zoom."""
    hand, found = Hand(canvas), []
    for delta in (120, -120) * 3:
        hand.wheel(delta)
        QApplication.processEvents()
        start = time.thread_time()
        sleep(400)
        found.append((time.thread_time() - start) * 1000)
    return found


def _edited(studio: Studio, canvas: CanvasView) -> Answer:
    """Set the channels of a layer until its wires say so."""
    graph = studio.document.graph
    ids = [id for id, node in graph.nodes.items() if node.layer.key == "Conv2d"]
    id = ids[len(ids) // 2]
    studio.selection.set([id])
    canvas.fit_selection()
    canvas.reset_zoom()
    rest(1.0)
    scene, found = canvas.stage.scene, []
    item = next(w for w in scene.wires_of(id) if w.edge.source.node == id)
    for channels in range(40, 52):
        before = item.label
        start = time.thread_time()
        studio.document.do(SetParam(node=id, name="out_channels", value=channels))
        while item.label == before:
            QApplication.processEvents()
        QApplication.processEvents()
        found.append((time.thread_time() - start) * 1000)
        rest(0.8)
    for _ in range(1):
        studio.document.undo()
    rest(1.0)
    return {"edit": found}


def _all(studio: Studio, canvas: CanvasView, count: int) -> Answer:
    """Do something to every node, by keys."""
    canvas.setFocus()
    canvas.fit_all()
    rest()
    control = Modifiers.ControlModifier
    answer: Answer = {}

    def key(name: str, key: Qt.Key, modifiers: Modifiers = NOTHING) -> None:
        answer[name] = [cost(lambda: QTest.keyClick(canvas, key, modifiers))]
        rest(1.5)

    key("select_all", Qt.Key.Key_A, control)
    assert len(studio.selection.nodes) == count
    key("move_all", Qt.Key.Key_Right, control)
    key("copy_all", Qt.Key.Key_C, control)
    key("delete_all", Qt.Key.Key_Delete)
    assert not studio.document.graph.nodes
    answer["undo_all"] = [cost(studio.document.undo)]
    rest(1.5)
    assert len(studio.document.graph.nodes) == count
    canvas.select_all()
    canvas.delete_selection()
    rest(1.5)
    key("paste_all", Qt.Key.Key_V, control)
    assert len(studio.document.graph.nodes) == count
    return answer


def _drawn(canvas: CanvasView) -> Answer:
    """Draw the scene from the document again, and paint it."""
    built, painted = [], []
    for _ in range(5):
        start = time.thread_time()
        canvas.sync.rebuild()
        built.append((time.thread_time() - start) * 1000)
        painted.append(cost(canvas.viewport().update))
        rest(1.0)
    return {"build": built, "first_paint": painted}


def memory(folder: Path, count: int) -> Answer:
    """Say how many bytes the drawing adds to the project and its report."""
    app = program.make(sys.argv[:1])
    look = Look("light")
    look.install(app)
    project = drawing(count)
    check(project)
    settings = Settings(folder / "settings.ini")
    warm = CanvasView(Studio(settings, look, Document(drawing(20)), folder / "recovery"))
    warm.resize(1600, 1000)
    warm.show()
    rest()
    studio = Studio(settings, look, Document(project), folder / "recovery")
    studio.document.check_now()
    before = resident()
    view = CanvasView(studio)
    view.resize(1600, 1000)
    view.show()
    view.fit_all()
    rest(2.0)
    return {"memory": resident() - before}


def resident() -> int:
    """Return the resident bytes of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def main(mode: str, count: str, *size: str) -> None:
    """Measure one thing and say it."""
    with tempfile.TemporaryDirectory() as folder:
        if mode in ("window", "memory"):
            run = window if mode == "window" else memory
            answer = run(Path(folder), int(count), *map(int, size))
        else:
            from tests.bench import editor_peers

            answer = getattr(editor_peers, mode)(int(count))
        print(json.dumps(answer), flush=True)
        os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
