"""The program from outside: what is loaded at the first paint, and that it never ends silently."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from dlstudio.gui import app

OPEN_AND_LOOK = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from dlstudio.gui import app
from dlstudio.gui.main_window import MainWindow

class Eye(QObject):
    def eventFilter(self, watched, event):
        window = self.window()
        built = window is not None and getattr(window, "_pages", None)
        view = window.page.made_canvas if built else None
        if event.type() == QEvent.Type.Paint and view and watched is view.viewport():
            heavy = [name for name in ("torch", "pyqtgraph", "numpy") if name in sys.modules]
            report = self.window().studio.document.report
            print("painted", len(report.main.nodes), report.ok, heavy, flush=True)
            QTimer.singleShot(0, QApplication.quit)
            QApplication.instance().removeEventFilter(self)
        return False

    def window(self):
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        return found[0] if found else None

real = app.make
def make(arguments):
    made = real(arguments)
    made.eye = Eye()
    made.installEventFilter(made.eye)
    return made
app.make = make
sys.exit(app.main(Path(sys.argv[1])))
"""


def run(code: str, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    places = {name: str(tmp_path / name.lower()) for name in names}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_sample_is_painted_and_checked_without_torch(tmp_path: Path, root: Path) -> None:
    sample = root / "resources" / "samples" / "digits-cnn.dls"
    done = run(OPEN_AND_LOOK, tmp_path, str(sample))
    assert done.stdout.strip() == "painted 12 True []", done.stderr
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_file_that_is_not_there_opens_the_start_page(tmp_path: Path) -> None:
    code = OPEN_AND_LOOK.replace("watched is view.viewport()", "False").replace(
        "real = app.make",
        "def look(w):\n"
        "    print(w.page.start.isVisible(), [m.text.text() for m in w.messages.messages])\n"
        "    QApplication.quit()\n"
        "app._warm = lambda window: None\n"
        "later = app._after_first_paint\n"
        "app._after_first_paint = lambda w, r: (later(w, r),"
        " QTimer.singleShot(200, lambda: look(w)))\n"
        "real = app.make",
    )
    done = run(code, tmp_path, str(tmp_path / "absent.dls"))
    assert done.stdout.startswith("True ['“absent.dls” is not in"), done.stderr
    assert done.returncode == 0


def test_an_unsound_pair_is_refused_before_it_can_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    monkeypatch.setattr(app, "make", lambda _arguments: qapp)
    monkeypatch.setattr(app, "lost_references", lambda: app.PROBES)
    assert app.main() == 1
    assert "PySide6" in capsys.readouterr().err


def test_this_pair_is_sound(qapp: object) -> None:
    assert abs(app.lost_references()) < app.MOST_LOST


def test_a_lossy_pair_would_be_noticed(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    counts = iter([20_000, 20_000 - app.PROBES])
    monkeypatch.setattr(app.sys, "getrefcount", lambda _thing: next(counts))
    assert app.lost_references() > app.MOST_LOST


def test_torch_is_warmed_once_and_only_when_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, window: QObject, studio: QObject, qtbot: object
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(app.importlib, "import_module", asked.append)
    monkeypatch.setattr(app.sys, "modules", {k: v for k, v in sys.modules.items() if k != "torch"})
    app._warm(window)
    assert asked == []  # the preference of these tests
    studio.settings["warm_torch"] = True
    app._warm(window)
    qtbot.waitUntil(lambda: asked == ["torch"] and not studio.jobs.busy)
