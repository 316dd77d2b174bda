"""The garbage collector rests while a large thing is made of which everything is kept.

It looks at all objects each time their number has grown by a quarter. While ten thousand nodes
are checked or a scene is drawn nothing becomes garbage, so that looking only costs: a third of
the time of both. What is no longer referred to is freed as always.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

_lock = Lock()
_resters = 0
_woken = False  # whether the last rester has to start it again
_ended = float("-inf")  # when the last one ended


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest inside; it may be nested and be used in several threads."""
    global _resters, _woken, _ended
    with _lock:
        if _resters == 0:
            _woken = gc.isenabled()
            gc.disable()
        _resters += 1
    try:
        yield
    finally:
        with _lock:
            _resters -= 1
            _ended = monotonic()
            if _resters == 0 and _woken:
                gc.enable()


def rested() -> float:
    """Return how many seconds ago something large was made last."""
    return monotonic() - _ended
