"""A process in which a monkey works the whole window, and what came of it.

    python -m tests.helpers.soak SEED MINUTES [DEEDS]

It ends after MINUTES, or after DEEDS if that is sooner. Every REST deeds the monkey rests:
popups and dialogs must close by Escape, everything is undone, the document must be the one that
was opened, the canvas must show just that, and memory is measured. The result is one JSON object
on standard output: deeds, rests, faults (what, and the last deeds before it), memory in MiB, and
which dialogs and actions were met.

Memory is what the process alone holds at every HOME-th rest, with no project open: what is kept
of one, its last run for instance, is no leak. Pages of libraries are not counted; the system
brings and takes them as it likes. The first half is warming up: each dialog and panel is built
once, in no order. What exports load once is loaded before a long life: some libraries take
20 MiB at a moment of chance.
"""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import json
import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from dlstudio.gui import app as program  # before PySide6, as the program does

# isort: split
from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import dlstudio as dls
from dlstudio.exporting import EXPORTERS
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.open_project import OpenProject
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.project.document import LONGEST_HISTORY
from dlstudio.project.files import parse_project
from dlstudio.project.writing import project_text
from dlstudio.samples import sample_path
from tests.helpers.monkey import Monkey

REST = 200  # deeds, so that a history stays within what is kept of it
HOME = 4  # rests
ESCAPES = 12
MOST_FAULTS = 40
PATIENCE = 60  # seconds
QUIET = (
    "This plugin does not support",
    "QFontDatabase: Cannot find font directory",
    # Enter twice before the event loop turns: Qt commits the same field of a list twice.
    "QAbstractItemView::commitData called with an editor that does not belong to this view",
)
SAMPLES = ("digits-cnn", "iris")

Turn = Callable[[], object]


class Soak:
    """A window, a monkey in it, and a list of what went wrong."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.faults: list[dict[str, Any]] = []
        self.memory: list[float] = []
        self.rests = 0
        settings = Settings(folder / "settings.ini")
        settings["language"], settings["theme"], settings["warm_torch"] = "en", "light", False
        settings["runs_folder"] = str(folder / "runs")
        look = Look("light")
        look.install(QApplication.instance())
        self.starts: dict[OpenProject, str] = {}
        self.translators = program.Translators(settings)
        self.window = MainWindow(Studio(settings, look, folder=folder / "recovery"))
        self.window.show_start()
        self.window.workspace.added.connect(self._on_tab)
        self._on_tab(self.studio)
        self.window.actions_of["file.quit"].setVisible(False)
        self.window.actions_of["file.quit"].setShortcuts([])
        self.window.show()
        self.window.activateWindow()
        self.monkey = Monkey(self.window, seed, folder)
        self._opened: set[str] = set()

    @property
    def studio(self) -> Studio:
        """The tab that is worked in."""
        return self.window.studio

    def live(self, minutes: float, deeds: int) -> Iterator[Turn]:
        """Say, turn by turn, what is to be done next."""
        end = time.monotonic() + minutes * 60
        while time.monotonic() < end and self.monkey.count < deeds:
            self._begin()
            for _ in range(min(REST, deeds - self.monkey.count)):
                yield self.monkey.act
            yield from self._rest()

    def _begin(self) -> None:
        """Open something to work on if nothing is open."""
        if not self.studio.files.shown:
            name = self.monkey.dice.choice(SAMPLES)
            self.studio.files.new(parse_project(sample_path(name).read_text("utf-8")).project)

    def _rest(self) -> Iterator[Turn]:
        self.rests += 1
        yield from self._leave()
        row = self.window.workspace
        for project in row.projects:
            if project.run.active:
                project.run.stop()
        for what, busy in (
            ("training", lambda: row.training is not None),
            ("jobs", lambda: any(tab.jobs.busy for tab in row.tabs)),
        ):
            end = time.monotonic() + PATIENCE
            while busy() and time.monotonic() < end:
                yield lambda: time.sleep(0.01)
            if busy():
                self.fault("waiting", f"{what} do not end in {PATIENCE} s")
        for tab in list(row.tabs):
            yield partial(row.activate, tab)
            yield self._undo_all
            yield from (lambda: None for _ in range(4))
            yield self._compare
        while len(row.tabs) > 1:
            yield partial(row.close, row.tabs[-1])
        if self.rests % HOME == 0:
            yield partial(row.close, row.tabs[-1])
            yield self._measure

    def _leave(self) -> Iterator[Turn]:
        """Leave what is open by Escape alone; an export needs its time to stop."""
        end, pressed = time.monotonic() + PATIENCE, 0
        while (top := self.monkey.top()) is not None:
            pressed += 1
            if pressed > ESCAPES and time.monotonic() > end:
                self.fault("dead end", f"{type(top).__name__} “{top.windowTitle()}” stays open")
                yield top.close
                return
            yield self.monkey.escape  # a deed, for what follows may run a loop of its own
            yield partial(time.sleep, 0.0 if pressed < ESCAPES else 0.05)

    def _undo_all(self) -> None:
        document = self.studio.document
        if not self.studio.files.shown:
            return
        whole = len(document.document.past) < LONGEST_HISTORY
        end = project_text(document.project)
        steps = self._all("edit.undo")
        start = self.starts[self.studio.opened]
        if whole and project_text(document.project) != start:
            self.fault("undo", _difference(start, project_text(document.project)))
        self._all("edit.redo", steps)
        if project_text(document.project) != end:
            self.fault("redo", _difference(end, project_text(document.project)))
        if project_text(parse_project(end).project) != end:
            self.fault("file", "reads back as another")
        self._all("edit.undo")

    def _all(self, action: str, most: int = LONGEST_HISTORY + 1) -> int:
        """Go back or forth by the action of the window, as often as it can; count."""
        for done in range(most):
            if not self.window.actions_of[action].isEnabled():
                return done
            self.window.actions_of[action].trigger()
        return most

    def _compare(self) -> None:
        """The canvas shows the graph of the document, nothing more and nothing less."""
        if not self.studio.files.shown:
            return
        stage, graph = self.window.canvas.stage, self.studio.document.graph
        stage.sync.finish()
        scene = stage.scene
        if set(scene.nodes) != set(graph.nodes):
            self.fault("canvas", f"nodes {set(scene.nodes) ^ set(graph.nodes)}")
        if set(scene.edges) != set(graph.edges):
            self.fault("canvas", f"wires {set(scene.edges) ^ set(graph.edges)}")
        if not self.window.isVisible():
            self.fault("window", "is not there any more")

    def _measure(self) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        self.memory.append(held())

    def fault(self, kind: str, what: str) -> None:
        """Keep what went wrong, with the deeds before it; each kind of trace once."""
        known = [fault for fault in self.faults if (fault["kind"], fault["what"]) == (kind, what)]
        if known:
            known[0]["times"] += 1
        elif len(self.faults) < MOST_FAULTS:
            last = list(self.monkey.last)[-12:] if hasattr(self, "monkey") else []
            self.faults.append({"kind": kind, "what": what[-3000:], "last": last, "times": 1})
            sys.stderr.write(f"{kind}: {what}\n  after {last}\n")

    def _on_tab(self, tab: Studio) -> None:
        self.starts = {one: text for one, text in self.starts.items() if isValid(one)}
        if tab.opened not in self.starts:
            tab.opened.document.opened.connect(partial(self._on_opened, tab.opened))
            self._on_opened(tab.opened)
        tab.failed.connect(self._on_failed)

    def _on_opened(self, opened: OpenProject) -> None:
        document = opened.document.document
        project = document.past[0].before if document.past else document.project
        self.starts[opened] = project_text(project)

    def _on_failed(self, sentence: object) -> None:
        if "Traceback" in str(sentence) or not str(sentence).strip().endswith((".", "。")):
            self.fault("sentence", str(sentence))

    def close(self) -> None:
        """Let the window go."""
        for project in self.window.workspace.projects:
            project.run.close()
            project.leave()
        for tab in self.window.workspace.tabs:
            tab.jobs.wait()
        self.window._settled = True
        self.window.close()


def held() -> float:
    """Return the MiB that this process alone holds; 0 where that cannot be read."""
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)  # or what is free counts as held
        lines = Path("/proc/self/status").read_text().splitlines()
    except (OSError, AttributeError):
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon")), 0.0)


def _load_libraries(folder: Path) -> None:
    """Write a network in every format."""
    project = dls.load(sample_path("digits-cnn"))
    for key, exporter in EXPORTERS.items():
        dls.export(project, key, folder / f"{key}{exporter.suffix}")


def _difference(a: str, b: str) -> str:
    import difflib

    lines = difflib.unified_diff(a.splitlines(), b.splitlines(), "start", "now", n=1, lineterm="")
    return "\n".join(list(lines)[:40])


def _catch(soak: Soak) -> None:
    """Every exception and every warning of Qt is a fault."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        soak.fault("exception", "".join(traceback.format_exception(kind, error, trace)))

    def said(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not text.startswith(QUIET):
            soak.fault("Qt", text)

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
    qInstallMessageHandler(said)


def main(arguments: list[str]) -> None:
    """Live through it and print what came of it."""
    seed, minutes = int(arguments[0]), float(arguments[1])
    deeds = int(arguments[2]) if len(arguments) > 2 else sys.maxsize
    faulthandler.enable()
    if not os.environ.get("DLSTUDIO_TEST_WINDOW"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    app = program.make(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    QDesktopServices.openUrl = staticmethod(lambda _url: True)  # nothing outside is opened
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[variable] = name
        if len(arguments) < 3:
            (Path(name) / "libraries").mkdir()
            _load_libraries(Path(name) / "libraries")
        soak = Soak(seed, Path(name))
        _catch(soak)
        turns = soak.live(minutes, deeds)

        def turn() -> None:
            try:
                act = next(turns)
            except BaseException as error:
                if not isinstance(error, StopIteration):
                    soak.fault("soak", traceback.format_exc())
                app.exit()  # not quit: that would ask the window, and it asks back
                return
            # Before the deed: it may run an event loop of its own.
            QTimer.singleShot(0, app, turn)
            faulthandler.dump_traceback_later(PATIENCE, exit=True)
            act()

        QTimer.singleShot(0, app, turn)
        app.exec()
        faulthandler.cancel_dump_traceback_later()
        soak.close()
        QApplication.processEvents()
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
    result = {"deeds": soak.monkey.count, "rests": soak.rests, "faults": soak.faults}
    print(json.dumps(result | {"memory": soak.memory, "met": sorted(soak.monkey.met)}))


if __name__ == "__main__":
    main(sys.argv[1:])
