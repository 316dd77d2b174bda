"""DiskWatch: tells when other programs touch the open file.

A file that is put in the place of the old one takes its watch with it, so the folder is
watched as well. What comes in a burst (a checkout, a half-written file) is told once, when
it has come to rest. Drives that tell nothing are no trouble: saving looks for itself.

Signals:
    touched(): the file may be another one, or gone; look what it is.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

REST_MS = 300


class DiskWatch(QObject):
    """Watches one file at a time."""

    touched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._on_rest)

    def follow(self, path: Path | None) -> None:
        """Watch another file; None watches nothing."""
        self._path = path
        self._timer.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if path is None:
            return
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._timer.start)
        self._watcher.directoryChanged.connect(self._timer.start)
        self._watch()

    def _watch(self) -> None:
        if self._watcher is None or self._path is None:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for place in (self._path, self._path.parent):
            if str(place) not in watched and place.exists():
                self._watcher.addPath(str(place))

    def _on_rest(self) -> None:
        self._watch()
        self.touched.emit()
