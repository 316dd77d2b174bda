"""Control: what the person wants of a running training. Shared by the window and the loop.

The loop looks at ``wanted`` between two batches (one attribute, so it costs nothing) and
goes into ``obey`` only when something is wanted. A thread that does not come back to look is
broken off, or left behind, by ``training.lookout``; who of the two writes the end is settled here.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable

from dlstudio.training.events import Ended


class BrokenOff(BaseException):
    """Raised in the training's thread from outside."""


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
        self._stepped: Callable[[], int] | None = None
        self._rescue: Callable[[], None] = lambda: None
        self._write: Callable[[Ended], None] | None = None
        self._broken: Ended | None = None
        self._over = self._left = False

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

    # --- a thread that does not come back --------------------------------------------------

    @property
    def step(self) -> int | None:
        """The step that is being computed, from 1; None before the first."""
        return None if self._stepped is None else self._stepped()

    def begins(self, stepped: Callable[[], int], rescue: Callable[[], None]) -> None:
        """Say how to learn of the step, and how to keep the best weights. For the loop only."""
        self._stepped, self._rescue = stepped, rescue

    def keeps(self, write: Callable[[Ended], None]) -> None:
        """Say how the end is written. For the training's thread only."""
        self._write = write

    @property
    def broken(self) -> Ended | None:
        """How it ends if it was broken off."""
        return self._broken

    def break_off(self, thread: int, ended: Ended) -> None:
        """Raise ``BrokenOff`` in the training's thread as soon as it runs Python code."""
        with self._lock:
            if not self._over:
                self._broken = ended
                raised = ctypes.py_object(BrokenOff)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)

    def rescue(self) -> None:
        """Keep the best weights, while the thread is in a call that has nothing to do with them."""
        self._rescue()

    def leave(self, ended: Ended) -> bool:
        """Write the end for a thread that is not waited for; False if it has ended itself."""
        with self._lock:
            if self._over or self._write is None:
                return False
            self._left = True
            self._write(ended)
            return True

    def over(self) -> bool:
        """Let nothing be raised from now on; False if the end is written. For the thread only."""
        while True:
            try:
                with self._lock:
                    self._over = True
                for _ in range(2):
                    pass  # what was raised before arrives when Python code jumps back
                return not self._left
            except BrokenOff:
                continue
