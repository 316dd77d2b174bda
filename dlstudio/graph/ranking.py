"""The rank of each node of a layered drawing: as low as it can be, then closer to its readers.

Pure. Ranks by the longest path leave nodes far from what reads them; small groups of nodes that
hang together then move on together, as long as that makes the wires shorter in all.
"""

from __future__ import annotations

from collections.abc import Sequence

MOST = 60  # nodes that move together
PASSES = 8

Arc = tuple[int, int]


def ranked(count: int, arcs: Sequence[Arc]) -> list[int]:
    """Return the rank of each node; every arc leads to a higher one.

    Args:
        count: the nodes are numbered from 0 to count - 1.
        arcs: (source, target), without a cycle.
    """
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for source, target in arcs:
        after[source].append(target)
        before[target].append(source)
    ranks, order = _longest(before, after)
    moving = _Moving(ranks, before, after)
    for _ in range(PASSES):
        if not sum(moving.advance(node) for node in reversed(order)):
            break
    lowest = min(ranks)
    return [rank - lowest for rank in ranks]


def _longest(before: list[list[int]], after: list[list[int]]) -> tuple[list[int], list[int]]:
    """Return the longest way to each node, and an order in which none comes before its source."""
    missing = [len(sources) for sources in before]
    ranks = [0] * len(before)
    ready = [node for node, count in enumerate(missing) if not count]
    for node in ready:
        for target in after[node]:
            ranks[target] = max(ranks[target], ranks[node] + 1)
            missing[target] -= 1
            if not missing[target]:
                ready.append(target)
    return ranks, ready


class _Moving:
    """Moves groups of nodes to higher ranks."""

    def __init__(self, ranks: list[int], before: list[list[int]], after: list[list[int]]) -> None:
        self._ranks, self._before, self._after = ranks, before, after

    def advance(self, node: int) -> bool:
        """Move a node on, with what must go along, if that makes wires shorter in all."""
        ranks, after = self._ranks, self._after
        if all(ranks[target] == ranks[node] + 1 for target in after[node]):
            return False
        group: set[int] = set()
        wanted: int | None = node
        while wanted is not None:
            if not self._take(group, wanted):
                return False
            gain, room = self._gain(group)
            if not room:
                return False
            if gain > 0:
                for member in group:
                    ranks[member] += room
                return True
            wanted = self._neighbour(group)
        return False

    def _take(self, group: set[int], node: int) -> bool:
        """Add a node and all that it would push; False if they are too many."""
        waiting = [node]
        while waiting:
            at = waiting.pop()
            if at in group:
                continue
            group.add(at)
            if len(group) > MOST:
                return False
            waiting += [to for to in self._after[at] if self._ranks[to] == self._ranks[at] + 1]
        return True

    def _gain(self, group: set[int]) -> tuple[int, int]:
        """Return by how much the wires get shorter a step, and how many steps there are."""
        ranks, gain, room = self._ranks, 0, 0
        for node in group:
            gain -= sum(source not in group for source in self._before[node])
            for target in self._after[node]:
                if target not in group:
                    gain += 1
                    slack = ranks[target] - ranks[node] - 1
                    room = min(room, slack) if room else slack
        return gain, room

    def _neighbour(self, group: set[int]) -> int | None:
        """Return a source right before the group that has the fewest sources itself."""
        ranks = self._ranks
        found = {
            source
            for node in group
            for source in self._before[node]
            if source not in group and ranks[source] == ranks[node] - 1
        }
        return min(found, key=lambda node: (len(self._before[node]), node), default=None)
