"""Watchdog: how long the window did not answer.

A timer of the event loop asks to be called every few milliseconds; whatever comes later than
asked is time in which a click would have waited too.
"""

from __future__ import annotations

import time
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer

PERIOD_MS = 5


class Watchdog(QObject):
    """Measures lateness of the event loop while it is used as a context manager.

    >>> with Watchdog() as watchdog:
    ...     train_for_a_second()
    >>> watchdog.worst_ms, watchdog.percentile_ms(99)
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=PERIOD_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.late_ms: list[float] = []

    def __enter__(self) -> Watchdog:
        self.late_ms.clear()
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._beat()  # a silence that lasts until now counts too
        self._timer.stop()

    @property
    def worst_ms(self) -> float:
        """The longest time that the window did not answer."""
        return max(self.late_ms, default=0.0)

    def percentile_ms(self, percent: float) -> float:
        """The lateness that ``percent`` of all beats stayed within."""
        if not self.late_ms:
            return 0.0
        ordered = sorted(self.late_ms)
        return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - PERIOD_MS))
        self._last = now
