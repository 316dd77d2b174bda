"""Frame: where the parts of a node stand. Nodes with the same sockets share one.

It can be known long before the face of a node is made, which takes its words and the report.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dlstudio.gui.look.faces import NodeFace, PortFace, port_spot, size_of

# The sockets of one side: name, slots in use, whether it takes many wires.
Side = tuple[tuple[str, tuple[int, ...], bool], ...]


class Frame:
    """Size of a node, and the places where wires end, measured from its corner."""

    __slots__ = ("_face", "_spots", "size")

    def __init__(self, face: NodeFace) -> None:
        self.size = size_of(face)
        self._face = face
        self._spots: dict[tuple[str, int, bool], tuple[float, float]] = {}

    def spot(self, port: str, slot: int, output: bool) -> tuple[float, float]:
        """Return where a wire ends."""
        key = port, slot, output
        found = self._spots.get(key)
        if found is None:
            found = self._spots[key] = port_spot(self._face, port, slot, output)
        return found


class Glimpse(NamedTuple):
    """What is seen of a node from far away: its frame and what gives it a colour."""

    frame: Frame
    group: str
    muted: bool = False

    @staticmethod
    def of(face: NodeFace) -> Glimpse:
        """Return the glimpse of a face."""
        sides = (
            tuple([(port.name, port.slots, port.many) for port in side])
            for side in (face.inputs, face.outputs)
        )
        return Glimpse(framed(bool(face.values), *sides), face.group, face.muted)


@lru_cache(maxsize=4096)
def framed(values: bool, inputs: Side, outputs: Side) -> Frame:
    """Return the frame of all nodes with these sockets.

    Args:
        values: whether a line of parameters stands in them.
    """
    sides = (
        tuple(PortFace(name=name, slots=slots, many=many) for name, slots, many in side)
        for side in (inputs, outputs)
    )
    into, out = sides
    face = NodeFace(
        name="", kind="", group="", icon="", values="-" if values else "", inputs=into, outputs=out
    )
    return Frame(face)
