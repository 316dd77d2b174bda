"""A process that trains a project in the window, all plots live, and says how it went.

    python -m tests.bench.in_window PROJECT [--steps N] [--seconds S] [--watch] [--tell]

The window is shown with its docks and the training panel in front; the training is started by
its own button. Printed as JSON: ``marks`` [(step, seconds)], ``losses`` of all steps,
``redraws``, ``threads``; with --watch, which costs some speed, ``late`` milliseconds of the event
loop after the first second, and ``idle``, the same before the training.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import sys
import tempfile
import time
from pathlib import Path

from dlstudio.gui import app as program  # before PySide6, as the program does

# isort: split
from PySide6.QtCore import QEventLoop, QTimer

from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.training import runner
from dlstudio.training.events import EpochEnded, Progress
from tests.helpers.watchdog import Watchdog

IDLE_SECONDS = 2.0


class Trained:
    """One training in a window of its own."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.app = program.make(sys.argv[:1])
        settings = Settings(folder / "settings.ini")
        settings["language"] = "en"
        settings["runs_folder"] = str(folder / "runs")
        look = Look("light")
        look.install(self.app)
        self.studio = Studio(settings, look, folder=folder / "recovery")
        self.window = MainWindow(self.studio)
        self.window.resize(1440, 900)
        self.window.open_path(project)
        self.window.show()
        self.window.docks.bring("training")
        self.panel = self.window.docks["training"].panel
        self.marks: list[tuple[int, float]] = []
        self.losses: list[float] = []
        self.redraws = 0
        self._listen()

    def rest(self, seconds: float) -> list[float]:
        """Let the window be, and return how late its event loop was."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        with Watchdog() as watchdog:
            loop.exec()
        return list(watchdog.late_ms)

    def train(self, steps: int, seconds: float, watch: bool) -> list[float]:
        """Train to the end or to one of the limits; return lateness after the first second."""
        run, loop = self.studio.run, QEventLoop()
        run.ended.connect(lambda _event: loop.quit())
        run.refused.connect(lambda sentence: sys.exit(str(sentence)))
        watchdog = Watchdog()
        self.panel.begin()
        late: list[float] = []
        patience = time.monotonic() + 60  # data in a file is looked at first, in a job
        while not run.active and time.monotonic() < patience:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
        if not run.active:
            sys.exit(f"The training did not start: {self.panel.ready.errors}")
        while run.active:
            QTimer.singleShot(1000, loop.quit)
            with watchdog if watch else contextlib.nullcontext():
                loop.exec()
            if watch and self.marks and self.marks[-1][1] > 2.0:
                late += watchdog.late_ms
            if self.marks and (self.marks[-1][0] >= steps or self.marks[-1][1] >= seconds):
                run.stop()
        if run.state == "failed":
            sys.exit(str(run.curves.end))
        return late

    def close(self) -> None:
        """Close the window and wait for what it had going."""
        self.window._settled = True
        self.window.close()
        self.app.processEvents()

    def _listen(self) -> None:
        run = self.studio.run

        def redrawn() -> None:
            self.redraws += 1

        run.updated.connect(redrawn)
        self._drain = run._take  # the only place through which all events pass
        run._take = self._take  # type: ignore[method-assign]

    def _take(self, events: list[object]) -> None:
        for event in events:
            if isinstance(event, Progress):
                self.marks.append((event.step, event.seconds))
                self.losses.extend(event.losses)
        self._drain(events)


class _Queue(queue.SimpleQueue):
    def put(self, event: object) -> None:
        super().put(event)
        if isinstance(event, EpochEnded):
            os.write(1, f"epoch {event.epoch}\n".encode())


class _Telling:
    """What the runner needs of the module ``queue``."""

    SimpleQueue, Empty = _Queue, queue.Empty


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("--steps", type=int, default=sys.maxsize)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--watch", action="store_true")
    parser.add_argument("--tell", action="store_true")
    options = parser.parse_args()
    if options.tell:
        runner.queue = _Telling
    with tempfile.TemporaryDirectory() as folder:
        trained = Trained(options.project, Path(folder))
        started = time.perf_counter()
        idle = trained.rest(IDLE_SECONDS)
        late = trained.train(options.steps, options.seconds, options.watch)
        start = trained.studio.run.curves.start
        answer = {
            "marks": trained.marks,
            "losses": trained.losses,
            "late": late,
            "idle": idle,
            "redraws": trained.redraws,
            "threads": start.threads if start else 0,
            "wall": time.perf_counter() - started,
        }
        trained.close()
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
