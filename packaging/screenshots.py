"""Takes the pictures of the README in the real window: opens it, trains, and grabs it.

    python packaging/screenshots.py          (needs a screen; xvfb-run -s "-screen 0 1600x1000x24")

Settings and runs go to a temporary folder, so nothing of a person's is touched.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "packaging" / "pictures"
sys.path.insert(0, str(ROOT))

_home = tempfile.TemporaryDirectory(prefix="dlstudio-pictures-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(Path(_home.name) / _name.lower())

from PySide6.QtCore import QSettings, QSize  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from dlstudio.gallery import TEMPLATES  # noqa: E402
from dlstudio.gui.app import Translators, make  # noqa: E402
from dlstudio.gui.look.theme import Look  # noqa: E402
from dlstudio.gui.main_window import MainWindow  # noqa: E402
from dlstudio.gui.models.settings import Settings  # noqa: E402
from dlstudio.gui.models.studio import Studio  # noqa: E402
from dlstudio.project.commands import SetParam  # noqa: E402
from dlstudio.samples import sample_path  # noqa: E402

SIZE = QSize(1440, 900)
PATIENCE = 120.0


class Photographer:
    """The window, and how it is brought into a state and grabbed."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, _home.name)
        self.settings = Settings()
        self.settings["language"] = "en"
        self.settings["theme"] = "light"
        self.settings["runs_folder"] = str(Path(_home.name) / "runs")
        self.look = Look("light")
        self.look.install(app)
        self.translators = Translators(self.settings)
        self.window = MainWindow(Studio(self.settings, self.look))
        self.window.resize(SIZE)

    @property
    def studio(self) -> Studio:
        """The tab that is worked in."""
        return self.window.studio

    def wait(self, seconds: float = 0.4) -> None:
        """Let the window work for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.005)

    def until(self, done: Callable[[], bool], what: str) -> None:
        """Let the window work until something has happened."""
        end = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > end:
                raise SystemExit(f"waited in vain: {what}")
            self.wait(0.05)
        self.wait()

    def take(self, name: str) -> None:
        """Grab the window."""
        self.wait()
        path = PICTURES / f"{name}.png"
        self.window.grab().save(str(path))
        print(path.relative_to(ROOT))

    def open(self, key: str) -> None:
        """Open a sample as it is, in place of what was there."""
        self.window.open_path(sample_path(key))
        self.window.close_tabs([tab for tab in self.window.workspace.tabs if tab != self.studio])
        self.wait(1.0)

    def select(self, name: str) -> None:
        """Select a node by its name."""
        node = self.studio.document.project.main.named(name)
        assert node is not None, name
        self.studio.selection.set([node.id])
        self.window.canvas.reveal_node(node.id)
        self.wait()


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(exist_ok=True)
    at = Photographer(make(sys.argv[:1]))
    at.window.show_start()
    at.window.show()
    at.wait(2.0)
    at.take("start")

    at.open("digits-resnet")
    at.window.docks.bring("code")
    at.select("conv2b")
    at.take("draw")

    node = at.studio.document.project.main.named("shortcut2")
    assert node is not None
    at.studio.document.do(SetParam(node=node.id, name="out_channels", value=16))
    at.window.docks.bring("inspector")
    at.window.docks.bring("problems")
    at.select("add2")
    at.take("problem")
    at.studio.document.undo()

    at.open("digits-cnn")
    at.studio.ask("train.start")
    run = at.studio.run
    at.until(lambda: run.active, "the training starts")
    at.until(lambda: not run.active, "the training ends")
    at.take("train")

    at.window.file_menu.open_example(TEMPLATES["resnet-50"].path)
    at.wait(1.0)
    at.select("layer2")
    at.studio.ask_tab("Bottleneck", beside=True)
    at.wait(1.0)
    at.take("side-by-side")
    at.window.close_tabs(at.window.workspace.tabs[1:])

    at.settings["language"] = "zh_CN"
    at.settings["theme"] = "dark"
    at.wait(1.0)
    at.select("conv2")
    at.take("dark-zh")
    at.studio.document.undo()
    at.window.close()
    at.wait(0.3)


if __name__ == "__main__":
    main()
