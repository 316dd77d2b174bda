"""The lattice of a layered drawing: columns of tracks, and the arcs between them. Pure.

A track is what keeps one place among its neighbours: a node, a chain of nodes where nothing
beside them joins or branches, or the lane of wires that only pass. Ranks between which every
track just goes on are one column, so that a long network has few columns; wires that leave one
port share their lane. A track has a line; nodes hang on it at some height, such that the wires
between them are level.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dlstudio.graph.model import Edge, NodeId
from dlstudio.graph.sides import sides

Size = tuple[float, float]
# Heights of both ends of a wire, measured from the top of their nodes.
Offsets = Callable[[Edge], tuple[float, float]]
# A wire between two nodes by their numbers, always from a lower rank to a higher one.
Wire = tuple[int, int, Edge]
Drawn = tuple[int, int, Edge, float, float]  # with the heights of its ends
# Another track, where the arc leaves this one, where it ends there, how many wires it stands for.
Arc = tuple[int, float, float, int]

LANE = 24.0
OWN_LANES = 1_500  # with more tracks than that, wires of one port share their lanes


class Track:
    """What keeps one place in a column; a working table of one layout, no value.

    Args:
        wish: the height at which it stood before.
    """

    def __init__(self, wish: float) -> None:
        self.wish = wish
        self.lane = -1  # the node whose wires it leads, -1 if nodes hang on it
        self.side = 0  # for a lane, how many columns ago it began; of every other port negative
        self.nodes: list[tuple[int, float]] = []  # (its number, its top under the line)
        self.up = self.down = LANE / 2  # how far it reaches above and below its line

    def hang(self, node: int, top: float, height: float) -> None:
        """Put a node on the track, its top so far under the line."""
        if not self.nodes:
            self.lane = -1
            self.up, self.down = -top, top + height
        self.nodes.append((node, top))
        self.up, self.down = max(self.up, -top), max(self.down, top + height)


class Lattice:
    """Columns of tracks by number; ``place`` says where a track stands in its column.

    Args:
        columns: how many.
        nodes: how many.
    """

    def __init__(self, columns: int, nodes: int) -> None:
        self.columns: list[list[int]] = [[] for _ in range(columns)]
        self.home = [-1] * nodes  # the track of each node
        self.tracks: list[Track] = []
        self.after: list[list[Arc]] = []
        self.before: list[list[Arc]] = []
        self.ways: list[list[int]] = []  # the tracks that each wire passes
        self.place: list[int] = []

    @property
    def arcs(self) -> int:
        return sum(map(len, self.after))

    def put(self, columns: list[list[int]]) -> None:
        """Order the columns."""
        self.columns = columns
        self.place = [0] * len(self.tracks)
        for column in columns:
            for place, track in enumerate(column):
                self.place[track] = place


def lattice(
    ids: Sequence[NodeId],
    wires: Sequence[Wire],
    ranks: Sequence[int],
    sizes: Mapping[NodeId, Size],
    offsets: Offsets,
    wishes: Sequence[float],
) -> Lattice:
    """Build the lattice of ranked nodes; every column is in the order of the wishes."""
    made = _Making(ids, wires, ranks, sizes, offsets, wishes)
    made.hang_nodes()
    made.lead_wires()
    found = made.lattice
    tracks = found.tracks
    found.put([sorted(column, key=lambda t: tracks[t].wish) for column in found.columns])
    return found


class _Making:
    def __init__(
        self,
        ids: Sequence[NodeId],
        wires: Sequence[Wire],
        ranks: Sequence[int],
        sizes: Mapping[NodeId, Size],
        offsets: Offsets,
        wishes: Sequence[float],
    ) -> None:
        self._ids, self._ranks, self._sizes, self._wishes = ids, ranks, sizes, wishes
        self._wires = [(a, b, edge, *offsets(edge)) for a, b, edge in wires]
        self._column = _columns(len(ids), wires, ranks)
        self._lanes: dict[tuple[int, str, int, int], int] = {}
        spans = (self._column[ranks[b]] - self._column[ranks[a]] for a, b, _edge in wires)
        self._own_lanes = sum(spans) <= OWN_LANES
        self._wide = self._column[-1] + 1
        self._sides = self._passing()
        self._top = [0.0] * len(ids)  # of each node, under the line of its track
        self.lattice = Lattice(columns=self._column[-1] + 1, nodes=len(ids))

    def _passing(self) -> dict[tuple[int, str, int], tuple[int, int]]:
        """Return for each lane its side and its length in columns."""
        spans: dict[tuple[int, str, int], tuple[int, int, int]] = {}
        for wire in self._wires:
            first, last = (self._column[self._ranks[node]] for node in wire[:2])
            key = self._key(wire)
            before = spans.get(key, (first, last, 0))
            spans[key] = (first, max(last, before[1]), before[2] + 1)
        long = {key: span for key, span in spans.items() if span[1] - span[0] > 1}
        chosen = sides(list(long.values()))
        return {
            key: (side, last - first)
            for (key, (first, last, _count)), side in zip(long.items(), chosen, strict=True)
        }

    def hang_nodes(self) -> None:
        """Let each node begin a track, or hang on the one of the node before it."""
        made, column, ranks = self.lattice, self._column, self._ranks
        into = {wire[1]: wire for wire in self._wires}
        for node in sorted(range(len(self._ids)), key=lambda n: (ranks[n], n)):
            wire = into.get(node)
            here = column[ranks[node]]
            if ranks[node] and column[ranks[node] - 1] == here and wire is not None:
                source, _node, _edge, start, end = wire
                track = made.home[source] if column[ranks[source]] == here else -1
                if track >= 0:
                    self._top[node] = self._top[source] + start - end
                else:
                    track = self._lane(wire, here)
                    self._top[node] = -end
            else:
                track = self._track(here, self._wishes[node])
            made.home[node] = track
            made.tracks[track].hang(node, self._top[node], self._sizes[self._ids[node]][1])

    def lead_wires(self) -> None:
        """Lead every wire over lanes to its target; wires of one port share theirs."""
        groups: dict[tuple[int, str, int, float], list[Drawn]] = {}
        for wire in self._wires:
            groups.setdefault((*self._key(wire), wire[3]), []).append(wire)
        ways: dict[int, list[int]] = {}
        for group in groups.values():
            self._lead(group, ways)
        self.lattice.ways = [ways[id(wire)] for wire in self._wires]

    def _lead(self, group: list[Drawn], ways: dict[int, list[int]]) -> None:
        """Lead wires that leave one place, over the same lanes."""
        made, column = self.lattice, self._column
        source, _target, _edge, start, _end = group[0]
        first, home = column[self._ranks[source]], made.home[source]
        leave = self._top[source] + start
        reach = [column[self._ranks[wire[1]]] for wire in group]
        farthest = group[reach.index(max(reach))]
        way = [home, *(self._lane(farthest, at) for at in range(first + 1, max(reach)))]
        passing = [0] * len(way)  # wires that go on over each lane
        ends: dict[tuple[int, int, float], int] = {}
        for wire, last in zip(group, reach, strict=True):
            target, end = wire[1], wire[4]
            if last == first:
                ways[id(wire)] = [home]
                continue
            into = made.home[target]
            # A lane that comes in where nothing joins or branches has its target hung on it.
            ways[id(wire)] = [*way[: last - first], into]
            for step in range(1, last - first):
                passing[step] += 1
            spot = (way[last - first - 1], into, self._top[target] + end)
            ends[spot] = ends.get(spot, 0) + 1
        for step in range(1, len(way)):
            if passing[step]:
                self._join(
                    way[step - 1], leave if step == 1 else 0.0, way[step], 0.0, passing[step]
                )
        for (left, right, arrive), count in ends.items():
            self._join(left, leave if left == home else 0.0, right, arrive, count)

    def _join(self, left: int, leave: float, right: int, arrive: float, count: int) -> None:
        self.lattice.after[left].append((right, leave, arrive, count))
        self.lattice.before[right].append((left, arrive, leave, count))

    def _key(self, wire: Drawn) -> tuple[int, str, int]:
        """Return what wires that share their lanes have in common."""
        return wire[0], wire[2].source.port, self._part(wire)

    def _lane(self, wire: Drawn, column: int) -> int:
        """Return the lane of the wire's port in a column."""
        source, target = wire[:2]
        key = self._key(wire)
        if (*key, column) not in self._lanes:
            first, last = self._column[self._ranks[source]], self._column[self._ranks[target]]
            share = (column - first) / max(1, last - first)
            wish = self._wishes[source] * (1 - share) + self._wishes[target] * share
            number = self._lanes[(*key, column)] = self._track(column, wish)
            side, length = self._sides.get(key, (1, 1))
            track = self.lattice.tracks[number]
            track.lane, track.side = source, side * ((column - first + 1) * self._wide + length)
        return self._lanes[(*key, column)]

    def _part(self, wire: Drawn) -> int:
        return wire[1] if self._own_lanes else 0

    def _track(self, column: int, wish: float) -> int:
        made = self.lattice
        made.tracks.append(Track(wish))
        made.after.append([])
        made.before.append([])
        made.columns[column].append(len(made.tracks) - 1)
        return len(made.tracks) - 1


def _columns(count: int, wires: Sequence[Wire], ranks: Sequence[int]) -> list[int]:
    """Return the column of each rank: a new one begins where tracks join, branch, begin or end."""
    breaks: set[int] = set()  # the ranks after which a column ends
    readers: dict[tuple[int, str], list[int]] = {}
    fed = [0] * count
    for source, target, edge in wires:
        readers.setdefault((source, edge.source.port), []).append(ranks[target])
        fed[target] += 1
    ports = [0] * count
    for (source, _port), targets in readers.items():
        ports[source] += 1
        last = max(targets)
        for rank in set(targets):
            if targets.count(rank) + (rank < last) > 1:
                breaks.add(rank - 1)
    breaks.update(ranks[node] for node in range(count) if ports[node] != 1)
    breaks.update(ranks[node] - 1 for node in range(count) if fed[node] != 1)
    columns = [0]
    for rank in range(max(ranks)):
        columns.append(columns[-1] + (rank in breaks))
    return columns
