"""Jobs: run a function beside the window, bring back its result or error.

Nothing that runs here touches a QObject. ``Jobs`` is the only place that uses the pool.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class _Courier(QObject):
    """Carries the end of a job from its thread to the window's (queued signal)."""

    ended = Signal(object, object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], courier: _Courier) -> None:
        super().__init__()
        self.setAutoDelete(True)
        self._work, self._courier = work, courier

    def run(self) -> None:
        try:
            result, error = self._work(), None
        except Exception as caught:  # handed to the caller's ``failed``, never swallowed
            result, error = None, caught
        self._courier.ended.emit(result, error)


class Jobs(QObject):
    """Starts jobs; results arrive in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._couriers: dict[_Courier, tuple[Callable[[Any], None], Callable[..., None]]] = {}

    def start(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run ``work``; then ``done(result)`` or ``failed(exception)`` in this thread."""
        courier = _Courier(self)
        self._couriers[courier] = (done, failed)
        courier.ended.connect(self._on_ended)
        self._pool.start(_Task(work, courier))

    @property
    def busy(self) -> bool:
        return bool(self._couriers)

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Wait until all have ended (results may still be queued)."""
        return self._pool.waitForDone(milliseconds)

    @Slot(object, object)
    def _on_ended(self, result: Any, error: Exception | None) -> None:
        courier = self.sender()
        assert isinstance(courier, _Courier)
        done, failed = self._couriers.pop(courier)
        courier.deleteLater()
        if error is None:
            done(result)
        else:
            failed(error)
