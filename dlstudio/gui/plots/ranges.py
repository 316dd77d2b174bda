"""What of a plot is shown: ranges that hold all points, with room for those to come. No Qt."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Sequence
from typing import Any

ROOM = 0.15  # above and below the curves, where they are going to grow
LEAST_FILLED = 0.45  # part of the axis that the points take, or it is fitted again

Numbers = Sequence[float] | Any  # or a numpy array
Ranges = tuple[tuple[float, float], tuple[float, float]]  # of x, of y


def range_of(
    curves: Iterable[tuple[Numbers, Numbers]], log: bool, from_zero: bool
) -> Ranges | None:
    """Return the ranges of both axes that show all curves; None if there is nothing to show."""
    spans = [span for x, y in curves if (span := span_of(x, y, log)) is not None]
    if not spans:
        return None
    left, right = min(s[0] for s in spans), max(s[1] for s in spans)
    low, high = min(s[2] for s in spans), max(s[3] for s in spans)
    if from_zero:
        low, high = 0.0, high or 1.0
    right = right if right > left else left + 1.0
    return (left, right), (low, high if high > low else low + (abs(low) or 1.0) * 0.1)


def holds(shown: Ranges, found: Ranges) -> bool:
    """Tell whether what is shown holds the points, without too much room around them."""
    return all(
        low <= least and most <= high and most - least >= LEAST_FILLED * (high - low)
        for (low, high), (least, most) in zip(shown, found, strict=True)
    )


def roomy(found: Ranges, last: float) -> Ranges:
    """Return ranges with room for points to come: as much again, and some above and below."""
    (left, right), (low, high) = found
    room = ROOM * (high - low)
    least = max(low - room, 0.0) if low >= 0 else low - room
    return (left, max(right, min(2 * right, last))), (least, high + room)


def span_of(x: Numbers, y: Numbers, log: bool = False) -> tuple[float, float, float, float] | None:
    """Return left, right, low and high of a curve; None if nothing of it can be drawn."""
    import numpy as np

    if not len(x):
        return None
    values = np.asarray(y, float)
    values = values[np.isfinite(values) & (values > 0)] if log else values[np.isfinite(values)]
    if not len(values):
        return None
    low, high = float(values.min()), float(values.max())
    if log:
        low, high = math.log10(low), math.log10(high)
    return float(x[0]), float(x[-1]), low, high


def value_at(points: tuple[Numbers, Numbers], x: float | None) -> float | None:
    """Return the value nearest to ``x``, or the newest; None if there is none."""
    xs, ys = points
    if not len(xs):
        return None
    if x is None:
        return float(ys[-1])
    place = bisect.bisect_left(xs, x)
    near = [i for i in (place - 1, place) if 0 <= i < len(xs)]
    value = float(ys[min(near, key=lambda i: abs(xs[i] - x))])
    return value if math.isfinite(value) else None
