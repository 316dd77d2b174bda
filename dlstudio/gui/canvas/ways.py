"""Ways: a wire is led in the style that the person prefers, curved or orthogonal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlstudio.graph.boxes import Boxes, Looked
from dlstudio.graph.model import Edge, Spot
from dlstudio.gui.canvas.bends import bent
from dlstudio.gui.canvas.routes import Route, route
from dlstudio.gui.canvas.square_routes import square_bent, square_route

if TYPE_CHECKING:
    from dlstudio.gui.canvas.led_scene import LedScene
    from dlstudio.gui.canvas.scene import CanvasScene
    from dlstudio.gui.models.settings import Settings

CURVED, ORTHOGONAL = "curved", "orthogonal"


def way(
    style: str,
    start: Spot,
    end: Spot,
    boxes: Boxes | Looked | None = None,
    ends: tuple[object, ...] = (),
    *,
    below: bool = False,
) -> Route:
    """Return the way from an output to an input; arguments as those of ``route``."""
    lead = square_route if style == ORTHOGONAL else route
    return lead(start, end, boxes, ends, below=below)


def way_of(scene: LedScene, edge: Edge, boxes: Boxes | Looked) -> Route:
    """Return the way of a wire of a scene, as its ends, dots and nodes now stand."""
    start, end = scene.spot_of(edge.source, True), scene.spot_of(edge.target, False)
    style = scene.easel.wires
    if scene.bends and edge in scene.bends:
        return (square_bent if style == ORTHOGONAL else bent)(start, scene.bends[edge], end)
    ends = (edge.source.node, edge.target.node)
    return way(style, start, end, boxes, ends, below=edge.target.slot > 0)


def prefer(scene: CanvasScene, settings: Settings) -> None:
    """Lead all wires as the person prefers, if they are not, and note how nodes snap."""
    scene.easel.guides = settings["snapping"] == "guides"
    if settings["wires"] != scene.easel.wires:
        scene.easel.wires = settings["wires"]
        scene.reroute({}, scene.edges)
