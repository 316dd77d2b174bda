"""Jobs: run a function beside the window, bring back its result or error.

Nothing that runs here touches a QObject. ``Jobs`` is the only place that uses the pool.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot


class _Courier(QObject):
    """Carries the end of a job from its thread to the window's (queued signal)."""

    ended = Signal(object, object)


def _run(work: Callable[[], Any], courier: _Courier) -> None:
    try:
        result, error = work(), None
    except Exception as caught:  # handed to the caller's ``failed``, never swallowed
        result, error = None, caught
    courier.ended.emit(result, error)


class Jobs(QObject):
    """Starts jobs; results arrive in the window's thread.

    Args:
        beneath: jobs that ``busy`` and ``wait`` speak of as well.
    """

    _leaving: ClassVar[set[Jobs]] = set()  # kept alive until the last job has ended

    def __init__(self, parent: QObject | None = None, beneath: Jobs | None = None) -> None:
        super().__init__(parent)
        self._beneath = beneath
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._left = False
        self._couriers: dict[_Courier, tuple[Callable[[Any], None], Callable[..., None]]] = {}

    def start(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run ``work``; then ``done(result)`` or ``failed(exception)`` in this thread."""
        if self._left:
            return  # a timer of a closed tab: nobody waits for it
        courier = _Courier(self)
        self._couriers[courier] = (done, failed)
        courier.ended.connect(self._on_ended)
        # PySide may keep a QRunnable of ours as long as its pool; of a function it does not.
        self._pool.start(partial(_run, work, courier))

    @property
    def busy(self) -> bool:
        return bool(self._couriers) or (self._beneath is not None and self._beneath.busy)

    def leave(self) -> None:
        """Let what still runs end in peace, and bring nothing back; then be gone.

        Waiting for it here would hold the window up.
        """
        self._left = True
        self._leaving.add(self)
        self.setParent(None)
        self._go()

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Wait until all have ended (results may still be queued)."""
        below = self._beneath is None or self._beneath.wait(milliseconds)
        return self._pool.waitForDone(milliseconds) and below

    @Slot(object, object)
    def _on_ended(self, result: Any, error: Exception | None) -> None:
        courier = self.sender()
        assert isinstance(courier, _Courier)
        done, failed = self._couriers.pop(courier)
        courier.deleteLater()
        if self._left:
            self._go()
        elif error is None:
            done(result)
        else:
            failed(error)

    def _go(self) -> None:
        """Be gone with the last job."""
        if not self._couriers:
            self._leaving.discard(self)
            self.deleteLater()
