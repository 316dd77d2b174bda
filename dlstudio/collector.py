"""The garbage collector rests while a large thing is made of which everything is kept.

It looks at all objects each time their number has grown by a quarter. While ten thousand nodes
are checked or a scene is drawn nothing becomes garbage, so that looking only costs: a third of
the time of both. What is no longer referred to is freed as always.

What was made meanwhile is old when the rest ends: else all of it would be looked at then, at
once, to be found in use. That is a tenth of the time in which a network is built.
"""

from __future__ import annotations

import gc
from threading import Lock
from time import monotonic

FEW = 700  # objects; Python looks at so few as quickly
MANY = 200_000  # objects that became old without a look; then all are looked at

_lock = Lock()
_resters = 0
_woken = False  # whether the last rester has to start it again
_ended = float("-inf")  # when the last one ended
_unseen = 0  # how many objects became old since all were looked at


class _Rest:
    """What ``resting`` gives; no generator, as a small check is over in 200 µs."""

    def __enter__(self) -> None:
        global _resters, _woken
        with _lock:
            if _resters == 0:
                _woken = gc.isenabled()
                gc.disable()
            _resters += 1

    def __exit__(self, *_: object) -> None:
        global _resters, _ended
        with _lock:
            _resters -= 1
            _ended = monotonic()
            if _resters == 0 and _woken:
                _grow_old()
                gc.enable()


_rest = _Rest()


def resting() -> _Rest:
    """Let the collector rest inside; it may be nested and be used in several threads."""
    return _rest


def _grow_old() -> None:
    """Put all objects among the old ones, which takes no time, unless it is time for a look."""
    global _unseen
    made = gc.get_count()[0]
    if made < FEW or gc.get_freeze_count():  # thawing would undo what somebody else froze
        return
    _unseen += made
    if _unseen > MANY:
        _unseen = 0
        gc.collect()
    else:
        gc.freeze()
        gc.unfreeze()


def rested() -> float:
    """Return how many seconds ago something large was made last."""
    return monotonic() - _ended
