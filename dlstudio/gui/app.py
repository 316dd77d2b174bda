"""The window's program: application, language, first window, and nothing that ends silently.

torch and pyqtgraph are not imported before the first window is painted; torch is warmed up
in a job afterwards, so that the first training starts sooner.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from dlstudio.gui.crash import CrashReports
from dlstudio.gui.frame.message_bar import Answer
from dlstudio.gui.look.fonts import ui_font
from dlstudio.gui.look.icons import app_icon
from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings, state_folder
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.tidying import Tidying
from dlstudio.language import say
from dlstudio.resources import resource

WARM_AFTER_MS = 1_000
PROBES = 100
ARENA_MAX, HEAPS = -8, 2  # what mallopt calls it, and how many
MOST_LOST = 50


class Translators(QObject):
    """Puts the chosen language into the application, and changes it while it runs."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._settings = settings
        self._installed: list[tuple[QTranslator, bytes]] = []
        self._language = ""
        settings.changed.connect(self._on_setting)
        self.install()

    def install(self) -> None:
        """Take the language of now; every widget hears of it by a LanguageChange."""
        language = self._settings.language
        if language == self._language:
            return
        self._language = language
        for translator, _texts in self._installed:
            QApplication.removeTranslator(translator)
        self._installed = []
        QLocale.setDefault(QLocale(language))
        if language == "en":
            return
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for file in (qt / f"qtbase_{language}.qm", resource("i18n", f"{language}.qm")):
            # Qt would map the file: if an update wrote it anew, the next word were a crash.
            texts = file.read_bytes() if file.is_file() else b""
            translator = QTranslator(self)
            if translator.load(texts):
                QApplication.installTranslator(translator)
                self._installed.append((translator, texts))  # Qt only looks at the bytes

    def _on_setting(self, name: str) -> None:
        if name == "language":
            self.install()


def lost_references() -> int:
    """Return how many references to None a hundred plain Qt calls lose; 0 on a sound pair.

    PySide6 6.12.0 loses one a call on CPython 3.11 and earlier, and ends the process after
    some thousand calls.
    """
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(PROBES):
        probe.setObjectName("probe")
        probe.blockSignals(False)
        probe.property("none")
    return before - sys.getrefcount(None)


def share_heaps() -> None:
    """Let all threads take memory from the same few heaps.

    glibc gives a new thread a heap of its own, and every training and every job is a thread: what
    one of them needed for a moment stays with its heap. In half an hour of work a window held a
    fifth more, and with two heaps no more than at the beginning.
    """
    if sys.platform == "linux":
        import ctypes

        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
        if mallopt is not None:
            mallopt(ARENA_MAX, HEAPS)


def make(arguments: list[str]) -> QApplication:
    """Make the application object."""
    share_heaps()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        QGuiApplication.highDpiScaleFactorRoundingPolicy().PassThrough
    )
    app = QApplication(arguments)
    app.setApplicationName("dlstudio")
    app.setDesktopFileName("dlstudio")
    app.setFont(ui_font())
    Tidying(app)
    return app


def main(path: Path | str | None = None, arguments: list[str] | None = None) -> int:
    """Open the window, on a file if one is given; returns the exit status."""
    app = make(list(sys.argv[:1] if arguments is None else arguments))
    if lost_references() > MOST_LOST:
        sys.stderr.write(_UNSOUND)
        return 1
    reports = CrashReports(state_folder() / "reports")
    reports.install()
    settings = Settings()
    look = Look(settings["theme"])
    look.install(app)
    app.setWindowIcon(app_icon())
    studio = Studio(settings, look)
    translators = Translators(settings)
    window = MainWindow(studio)
    if path is not None:
        window.open_path(Path(path))
    if not studio.files.shown:
        window.show_start()
    window.show()
    QTimer.singleShot(0, window, lambda: _after_first_paint(window, reports))
    status = app.exec()
    reports.uninstall()
    del translators
    return status


def _after_first_paint(window: MainWindow, reports: CrashReports) -> None:
    """Do what can wait until the window is seen."""
    window.offer_recovery()
    tell_missing_font(window, window.studio.settings)
    if reports.earlier.strip():
        report = reports.earlier
        window.notices.say(
            say("DL Studio ended unexpectedly the last time."),
            "warning",
            [Answer(say("Show the report"), lambda: reports.happened.emit(report))],
            key="fault",
        )
    QTimer.singleShot(WARM_AFTER_MS, window, lambda: _warm(window))


def tell_missing_font(window: MainWindow, settings: Settings) -> None:
    """Say it where a Chinese window would be boxes, now and whenever the language changes."""

    def look() -> None:
        system = QFontDatabase.WritingSystem.SimplifiedChinese
        if window.studio.language == "zh_CN" and not QFontDatabase.families(system):
            # In English whatever the language is: in Chinese nobody could read it, nor find the
            # menu of languages among boxes.
            english = Answer(_ENGLISH, lambda: settings.__setitem__("language", "en"), primary=True)
            window.notices.say(_NO_FONT, "warning", [english], key="font")
        else:
            window.notices.drop("font")

    settings.changed.connect(lambda name: look() if name == "language" else None)
    look()


def _warm(window: MainWindow) -> None:
    """Import torch beside the window, when nothing else is going on."""
    studio = window.studio
    if not studio.settings["warm_torch"] or "torch" in sys.modules:
        return
    if studio.jobs.busy or window.workspace.training or QApplication.mouseButtons().value:
        QTimer.singleShot(WARM_AFTER_MS, window, lambda: _warm(window))
        return

    def failed(error: Exception) -> None:
        studio.fail(say("PyTorch cannot be loaded ({problem}).", problem=str(error)))

    studio.jobs.start(lambda: importlib.import_module("torch"), lambda _module: None, failed)


_NO_FONT = (
    "No font on this computer has Chinese characters. Install one, such as Noto Sans CJK SC, and "
    "start DL Studio again."
)
_ENGLISH = "Use English until then"
_UNSOUND = (
    "dlstudio: this PySide6 loses references on this Python and would end the program after a "
    "while. Install PySide6-Essentials below 6.12, or use Python 3.12 or newer.\n"
)
