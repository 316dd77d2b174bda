"""Nothing ends silently: every unexpected error becomes a report that can be read and copied.

Errors of the window's thread, of other threads and of Qt's callbacks all come here. A report
is written to the person's state folder first, then shown. A fault in native code, which
Python never sees, is written by ``faulthandler`` and offered at the next start.
"""

from __future__ import annotations

import datetime
import faulthandler
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from dlstudio.gui.dialogs.crash import CrashDialog

MOST_REPORTS = 20


class CrashReports(QObject):
    """Catches, writes and shows.

    Args:
        folder: where reports are kept.

    Signals:
        happened(str): a report; emitted from whatever thread it happened in.
    """

    happened = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.dialog: CrashDialog | None = None
        self.earlier = ""
        self._faults: IO[str] | None = None
        self.happened.connect(self._show)

    def install(self) -> None:
        """Catch from now on; read what the last session left."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            log = self.folder / "fault.log"
            self.earlier = log.read_text("utf-8", "replace") if log.exists() else ""
            self._faults = log.open("w", encoding="utf-8")
        except OSError:
            # No place to write: faults still go to standard error.
            if sys.stderr is not None:
                faulthandler.enable()
            return
        faulthandler.enable(self._faults)

    def uninstall(self) -> None:
        """Put Python's own hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Take an error that nobody expected."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from dlstudio.gui.dialogs.about import versions  # not at every start

        lines = traceback.format_exception(kind, error, trace)
        if sys.stderr is not None:
            sys.stderr.write("".join(lines))
        when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        self.happened.emit(f"{when}\n{versions()}\n\n{''.join(lines)}")

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)

    def write(self, report: str) -> Path | None:
        """Keep a report; None if that is not possible."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            old = sorted(self.folder.glob("crash-*.txt"))
            for path in old[: max(0, len(old) - MOST_REPORTS + 1)]:
                path.unlink(missing_ok=True)
            stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S-%f")
            path = self.folder / f"crash-{stamp}.txt"
            path.write_text(report, encoding="utf-8")
        except OSError:
            return None
        return path

    def _show(self, report: str) -> None:
        kept = self.write(report)
        if self.dialog is not None:
            # One dialog only: an error in a timer would otherwise bury the screen.
            self.dialog.report.appendPlainText("\n" + report)
            return
        from dlstudio.gui.dialogs.crash import CrashDialog

        parent = QApplication.activeWindow()
        self.dialog = CrashDialog.ask(report, kept, parent)
        self.dialog.finished.connect(self._on_closed)

    def _on_closed(self) -> None:
        self.dialog = None
