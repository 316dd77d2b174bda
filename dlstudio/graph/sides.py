"""On which side of a main line long wires pass, so that few of them cross. Pure.

Two wires that pass on the same side of a line of nodes must cross once if one begins inside the
other and ends outside; on different sides they need not. Sides are chosen from the longest wire
on, then changed as long as that helps (the fewest of a complete graph are found so).
"""

from __future__ import annotations

from collections.abc import Sequence

MOST = 400  # wires; of more, every other one passes on the other side
ROUNDS = 6

Span = tuple[int, int, int]  # first column, last column, how many wires


def sides(spans: Sequence[Span]) -> list[int]:
    """Return 1 or -1 for each span."""
    if len(spans) > MOST:
        return [1 if number % 2 == 0 else -1 for number in range(len(spans))]
    beside = _interleaved(spans)
    found = [0] * len(spans)
    longest = sorted(range(len(spans)), key=lambda n: (spans[n][0] - spans[n][1], n))
    for number in longest:
        pull = sum(found[other] * weight for other, weight in beside[number])
        found[number] = -1 if pull > 0 else 1
    for _ in range(ROUNDS):
        changed = False
        for number, others in enumerate(beside):
            pull = sum(found[other] * weight for other, weight in others)
            if pull * found[number] > 0:
                found[number] = -found[number]
                changed = True
        if not changed:
            break
    return found


def _interleaved(spans: Sequence[Span]) -> list[list[tuple[int, int]]]:
    """Return for each span those that begin inside it and end outside, or the other way round."""
    beside: list[list[tuple[int, int]]] = [[] for _ in spans]
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    for at, one in enumerate(order):
        first, last, count = spans[one]
        for other in order[at + 1 :]:
            start, end, wires = spans[other]
            if start >= last:
                break
            if first < start and end > last:
                beside[one].append((other, count * wires))
                beside[other].append((one, count * wires))
    return beside
