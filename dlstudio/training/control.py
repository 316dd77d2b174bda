"""Control: what the person wants of a running training. Shared by the window and the loop.

The loop looks at ``wanted`` between two batches (one attribute, so it costs nothing) and
goes into ``obey`` only when something is wanted.
"""

from __future__ import annotations

import threading


class Control:
    """Pause, go on, stop; may be called from any thread, any number of times, in any order.

    A stop is final: whatever is asked afterwards changes nothing.
    """

    def __init__(self) -> None:
        self.wanted = False  # something is wanted: a pause or a stop
        self._lock = threading.Lock()
        self._pause = False
        self._stop = False
        self._resting = threading.Event()  # the loop has really paused
        self._woken = threading.Event()

    def pause(self) -> None:
        """Ask for a pause; it begins after the batch that is being computed."""
        with self._lock:
            if not self._stop:
                self._pause = True
                self._woken.clear()
                self.wanted = True

    def go_on(self) -> None:
        """Take a pause back."""
        with self._lock:
            self._pause = False
            self.wanted = self._stop
            self._woken.set()

    def stop(self) -> None:
        """Ask for the end; a pause ends with it."""
        with self._lock:
            self._stop = True
            self.wanted = True
            self._woken.set()

    @property
    def stopped(self) -> bool:
        """Whether the end was asked for."""
        return self._stop

    @property
    def pausing(self) -> bool:
        """Whether a pause was asked for and not taken back."""
        return self._pause and not self._stop

    @property
    def resting(self) -> bool:
        """Whether the loop has stopped computing because of a pause."""
        return self._resting.is_set()

    def obey(self) -> bool:
        """Wait as long as a pause lasts; False if the loop must end. For the loop only."""
        self._resting.set()
        while self.pausing:
            self._woken.wait()
        self._resting.clear()
        return not self._stop
