"""Ways: a wire is led in the style that the person prefers, curved or orthogonal."""

from __future__ import annotations

from dlstudio.graph.boxes import Boxes
from dlstudio.graph.square_ways import Spot
from dlstudio.gui.canvas.bends import bent
from dlstudio.gui.canvas.routes import Route, route
from dlstudio.gui.canvas.square_routes import square_bent, square_route

CURVED, ORTHOGONAL = "curved", "orthogonal"


def way(
    style: str,
    start: Spot,
    end: Spot,
    boxes: Boxes | None = None,
    ends: tuple[object, ...] = (),
    *,
    below: bool = False,
) -> Route:
    """Return the way from an output to an input; arguments as those of ``route``."""
    lead = square_route if style == ORTHOGONAL else route
    return lead(start, end, boxes, ends, below=below)


def led(style: str, start: Spot, dots: tuple[Spot, ...], end: Spot) -> Route:
    """Return the way from an output through dots to an input."""
    return (square_bent if style == ORTHOGONAL else bent)(start, dots, end)
