"""NodeFace: all that a node shows, as one value; and where its parts stand.

Two equal faces look the same, so the canvas repaints a node only when its face differs.
Lengths are scene units (pixels at 100 %), measured from the top left corner of the node.
They depend on the face alone, never on fonts of the machine, so that a drawing has the same
places everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

WIDTH = 176.0
PAD = 12.0
LINE_Y = 28.0  # height of the ports of a node with one input and one output
TITLE_TOP, TITLE_HEIGHT = 8.0, 21.0
ROW_HEIGHT = 17.0
PORT_ROW = 20.0
SLOT_STEP = 12.0
BOTTOM = 10.0
LONG_BADGE = 5  # letters: "× 100"
PORT_RADIUS = 5.0
GRID = 8.0
STRIPE = 4.0  # in the family's colour, at the left
ICON = 16.0
FAR_LEFT = STRIPE + 38.0  # where a name begins that stands alone

FLOAT, INTEGER, MASK, UNKNOWN = "float", "integer", "mask", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PortFace:
    """A socket.

    Args:
        name: the port's name.
        kind: "float", "integer", "mask" or "unknown": colour and shape.
        slots: slots in use, in order; more than one only where ``many``.
        many: takes any number of wires.
        problem: "error", "warning" or "" if all is well.
        optional: may stay open.
    """

    name: str
    kind: str = FLOAT
    slots: tuple[int, ...] = ()
    many: bool = False
    problem: str = ""
    optional: bool = False

    @property
    def height(self) -> float:
        """Distance between the first and the last wire that ends here."""
        return SLOT_STEP * max(len(self.slots) - 1, 1 if self.many else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFace:
    """A node as it is seen.

    Args:
        name, kind: what the person calls it, and the type of layer.
        group, icon: family and layer key, for colour and picture.
        values: one line of the parameters that matter.
        shape: type of the first output, "N × 6 × 28 × 28"; empty if unknown.
        share: its part of the whole cost, 0 to 1.
        problems, severity: how many findings, and the gravest ("error", "warning", "hint").
        block: stands for a graph of its own.
        badge: how often a block is run, "× 12".
        note: whether a note is attached.
        muted: left out of the code, its first input passes on.
        frozen: training leaves its weights as they are.
        tied: its weights are those of another node.
    """

    name: str
    kind: str
    group: str
    icon: str
    values: str = ""
    shape: str = ""
    share: float = 0.0
    problems: int = 0
    severity: str = ""
    inputs: tuple[PortFace, ...] = ()
    outputs: tuple[PortFace, ...] = ()
    block: bool = False
    badge: str = ""
    note: bool = False
    muted: bool = False
    frozen: bool = False
    tied: bool = False

    def ports(self, output: bool) -> tuple[PortFace, ...]:
        """Return the sockets of one side."""
        return self.outputs if output else self.inputs

    def without_types(self) -> NodeFace:
        """Return what is seen when no type is known any more."""
        inputs, outputs = [
            tuple([replace(port, kind=UNKNOWN) for port in side])
            for side in (self.inputs, self.outputs)
        ]
        return replace(self, shape="", share=0.0, inputs=inputs, outputs=outputs)


def body_height(face: NodeFace) -> float:
    """Height of title, values and shape."""
    rows = 1 + bool(face.values)
    return TITLE_TOP + TITLE_HEIGHT + rows * ROW_HEIGHT + BOTTOM


def badge_row(face: NodeFace) -> int:
    """Return the row below the title in which the badge stands: the last, that of the shape.

    An expression is too long to stand beside a shape; where there is a row above, it is there.
    """
    last = int(bool(face.values))
    return 0 if last and len(face.badge) > LONG_BADGE else last


def height_of(face: NodeFace) -> float:
    """Height of the whole node."""
    tallest = body_height(face)
    for side in (face.inputs, face.outputs):
        if len(side) > 1:
            rows = sum(PORT_ROW + _extra(port) for port in side)
            tallest = max(tallest, body_height(face) + rows + BOTTOM / 2)
        elif side:
            tallest = max(tallest, _line_of(side[0]) + side[0].height / 2 + 2 * PAD)
    return tallest


def size_of(face: NodeFace) -> tuple[float, float]:
    """Width and height of the whole node."""
    return WIDTH, height_of(face)


def port_rows(face: NodeFace, output: bool) -> Iterator[tuple[PortFace, float]]:
    """Yield the sockets of one side with the height of their middle."""
    side = face.ports(output)
    if len(side) == 1:
        yield side[0], _line_of(side[0])
        return
    top = body_height(face)
    for port in side:
        tall = PORT_ROW + _extra(port)
        yield port, top + tall / 2
        top += tall


def port_spot(face: NodeFace, name: str, slot: int, output: bool) -> tuple[float, float]:
    """Where a wire ends; an unknown port is taken to stand on the line of the title."""
    x = WIDTH if output else 0.0
    for port, middle in port_rows(face, output):
        if port.name == name:
            if len(port.slots) < 2 or slot not in port.slots:
                return x, middle
            index = port.slots.index(slot)
            return x, middle + (index - (len(port.slots) - 1) / 2) * SLOT_STEP
    return x, LINE_Y


def _line_of(port: PortFace) -> float:
    """Height of the only port of a side: the line of all, lower for very many wires."""
    return max(LINE_Y, port.height / 2 + PAD)


def _extra(port: PortFace) -> float:
    return max(0.0, port.height - SLOT_STEP / 2)
