"""What the drawings of the gallery share: the register, chains of layers, named blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dlstudio.project.builder import Graph, Handle, Socket

Source = Handle | Socket
Step = tuple[str, str] | tuple[str, str, dict[str, Any]]
Draw = Callable[[Graph], None]

DRAWINGS: dict[str, Draw] = {}


def drawing(key: str) -> Callable[[Draw], Draw]:
    """Register how the template called ``key`` is drawn."""

    def register(draw: Draw) -> Draw:
        if key in DRAWINGS:
            raise ValueError(f"{key} is drawn twice")
        DRAWINGS[key] = draw
        return draw

    return register


def chain(graph: Graph, start: Source, steps: Sequence[Step]) -> Source:
    """Add (layer, name, parameters) one behind the other; returns the last."""
    for layer, name, *params in steps:
        start = main(graph, graph.add(layer, name=name, source=start, **(params or [{}])[0]))
    return start


def main(graph: Graph, handle: Handle) -> Source:
    """Return what goes on from a node: its one output, or the one called ``output``."""
    outputs = graph.ports_of(handle)[1]
    return handle if len(outputs) == 1 else handle["output"]


def image(graph: Graph, channels: int, size: int) -> Handle:
    """Add the Input of square pictures."""
    return graph.add("Input", name="image", shape=(channels, size, size))


def result(graph: Graph, source: Source, name: str = "logits") -> Handle:
    """Add the Output."""
    return graph.add("Output", name=name, source=source)


def joined(graph: Graph, layer: str, name: str, sources: Sequence[Source], **params: Any) -> Handle:
    """Add a layer that takes several wires, such as Add or Concat."""
    return graph.add(layer, name=name, source=sources, **params)


def conv(
    name: str,
    channels: int | str,
    kernel: int | str | tuple[int, int],
    stride: int | str = 1,
    **more: Any,
) -> Step:
    """Return a Conv2d that keeps the size at stride 1 unless ``padding`` says otherwise.

    Inside a block the numbers may be expressions of its parameters.
    """
    params: dict[str, Any] = {"out_channels": channels, "kernel_size": kernel}
    if stride != 1:
        params["stride"] = stride
    params["padding"] = more.pop("padding", _half(kernel))
    if params["padding"] == 0:
        del params["padding"]
    return ("Conv2d", name, {**params, **more})


def _half(kernel: int | str | tuple[int, int]) -> int | str | tuple[int, int]:
    if isinstance(kernel, str):
        return f"{kernel}//2"
    sides = (kernel, kernel) if isinstance(kernel, int) else kernel
    return sides[0] // 2 if sides[0] == sides[1] else (sides[0] // 2, sides[1] // 2)


def linear(name: str, features: int | str, **more: Any) -> Step:
    """Return a Linear layer."""
    return ("Linear", name, {"out_features": features, **more})


def pool(name: str, size: int, **more: Any) -> Step:
    """Return a MaxPool2d."""
    return ("MaxPool2d", name, {"kernel_size": size, **more})


# What the parameters of blocks mean; shown in the window, in both languages.
HELPS = {
    "width": "How many feature maps there are.",
    "in_channels": "How many feature maps go in.",
    "out_channels": "How many feature maps come out.",
    "kernel_size": "Height and width of the filter; odd.",
    "stride": "By how much the size shrinks.",
    "blocks": "How many blocks there are, the first one included.",
}


class Block:
    """A named block being drawn: its Input is there already, ``end`` draws its Output.

    Blocks of one name are drawn once: ``fresh`` says whether this is the first time.

    Args:
        shape: of its first Input, in expressions of the parameters; open where it is left out.
        params: its parameters with their defaults; (default, help) where HELPS has no word
            for it that fits.
    """

    def __init__(
        self,
        graph: Graph,
        name: str,
        inputs: Sequence[str] = ("maps",),
        shape: Sequence[int | str] | None = None,
        **params: Any,
    ) -> None:
        self.layer = f"block:{name}"
        self.graph = graph.block(name)
        self.fresh = not self.graph.value.nodes
        self.inputs: list[Handle] = []
        if not self.fresh:
            return
        for key, given in params.items():
            default, help = given if isinstance(given, tuple) else (given, HELPS[key])
            low = 1 if isinstance(default, int) else 0
            self.graph.parameter(key, default, low=low, help=help)
        sizes = {} if shape is None else {"shape": tuple(shape)}
        for one in inputs:
            self.inputs.append(self.graph.add("Input", name=one, **sizes))
            sizes = {}

    def chain(self, start: Source, *steps: Step) -> Source:
        """Add layers inside."""
        return chain(self.graph, start, steps)

    def use(self, layer: str, name: str, source: Source, **params: Any) -> Handle:
        """Add a block inside."""
        return self.graph.add(layer, name=name, source=source, **params)

    def end(self, source: Source, name: str = "result") -> None:
        """Draw an Output of the block."""
        self.graph.add("Output", name=name, source=source)
