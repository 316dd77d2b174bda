"""What the drawings of the library share: the register, and inputs of a block."""

from __future__ import annotations

from collections.abc import Callable

from dlstudio.project.builder import Graph, Handle

Draw = Callable[[Graph], None]

BLOCK_DRAWINGS: dict[str, Draw] = {}


def block(key: str) -> Callable[[Draw], Draw]:
    """Register how the block called ``key`` is drawn."""

    def register(draw: Draw) -> Draw:
        if key in BLOCK_DRAWINGS:
            raise ValueError(f"{key} is drawn twice")
        BLOCK_DRAWINGS[key] = draw
        return draw

    return register


def maps(graph: Graph, channels: int | str = "width", size: int = 32, name: str = "maps") -> Handle:
    """Add the Input of feature maps."""
    return graph.add("Input", name=name, shape=(channels, size, size))


def steps_of(graph: Graph, name: str = "sequence", width: int | str = "width") -> Handle:
    """Add the Input of a sequence of vectors."""
    return graph.add("Input", name=name, shape=("T", width))


def width(graph: Graph, default: int, help: str = "How many feature maps there are.") -> None:
    """Declare the parameter that nearly every block has."""
    graph.parameter("width", default, low=1, help=help)
