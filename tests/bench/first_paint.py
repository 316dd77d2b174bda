"""A process that opens a window, and ends when it has been painted.

    python -m tests.bench.first_paint bare
    python -m tests.bench.first_paint studio PROJECT

Printed as JSON: ``at`` the time of day of the first paint, ``cpu`` seconds of processor time of
the whole process until then, ``heavy`` the modules that should not be there yet, ``nodes`` on
the canvas.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

HEAVY = ("torch", "pyqtgraph", "numpy", "torchmetrics")


def tell(**more: object) -> None:
    """Say when it was, and end at once."""
    at, cpu = time.time(), time.process_time()
    heavy = [name for name in HEAVY if name in sys.modules]
    print(json.dumps({"at": at, "cpu": cpu, "heavy": heavy, **more}), flush=True)
    os._exit(0)


def bare() -> None:
    """The least that a Qt program can do."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, tell)

    app = QApplication([])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def studio(path: str) -> None:
    """The program as ``dlstudio FILE`` starts it; it is watched through its view's paint."""
    from dlstudio.gui import app

    original = app.MainWindow.canvas.fget

    def watched(window: Any) -> Any:
        built = window.page.made_canvas is None
        canvas = original(window)
        if built:
            paint = canvas.paintEvent

            def painted(event: Any) -> None:
                paint(event)
                nodes = len(canvas.scene().nodes)
                from PySide6.QtCore import QTimer

                QTimer.singleShot(0, lambda: tell(nodes=nodes))

            canvas.paintEvent = painted
        return canvas

    app.MainWindow.canvas = property(watched)
    app.main(path, ["dlstudio"])


if __name__ == "__main__":
    {"bare": bare, "studio": studio}[sys.argv[1]](*sys.argv[2:])
