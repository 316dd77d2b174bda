"""Networks that answer for each pixel: U-Net."""

from __future__ import annotations

from dlstudio.project.builder import Graph
from gallery.pen import Block, Source, chain, conv, drawing, image, joined, pool, result


def double(graph: Graph, width: int, normed: bool) -> str:
    """Draw two 3×3 convolutions with ReLU; returns the block's key."""
    block = Block(graph, f"Double_{width}")
    if block.fresh:
        end: Source = block.inputs[0]
        for place in (1, 2):
            end = block.chain(end, conv(f"conv{place}", width, 3, bias=not normed))
            if normed:
                end = block.chain(end, ("BatchNorm2d", f"bn{place}"))
            end = block.chain(end, ("ReLU", f"relu{place}"))
        block.end(end)
    return block.layer


def u_net(graph: Graph, start: Source, widths: tuple[int, ...], classes: int, normed: bool) -> None:
    """Draw the way down, the way up, and the wires across."""
    x, across = start, []
    for place, width in enumerate(widths[:-1], start=1):
        x = graph.add(double(graph, width, normed), name=f"down{place}", source=x)
        across.append(x)
        x = chain(graph, x, [pool(f"pool{place}", 2)])
    x = graph.add(double(graph, widths[-1], normed), name="bottom", source=x)
    for place in range(len(widths) - 1, 0, -1):
        width = widths[place - 1]
        values = {"out_channels": width, "kernel_size": 2, "stride": 2}
        x = chain(graph, x, [("ConvTranspose2d", f"upconv{place}", values)])
        both = joined(graph, "Concat", f"concat{place}", (across[place - 1], x), dim=1)
        x = graph.add(double(graph, width, normed), name=f"up{place}", source=both)
    result(graph, chain(graph, x, [conv("head", classes, 1)]), "classes")


@drawing("u-net")
def u_net_of_the_paper(graph: Graph) -> None:
    u_net(graph, image(graph, 1, 256), (64, 128, 256, 512, 1024), 2, normed=False)


@drawing("u-net-bn")
def u_net_normed(graph: Graph) -> None:
    u_net(graph, image(graph, 3, 256), (64, 128, 256, 512, 1024), 2, normed=True)


@drawing("mini-u-net")
def mini_u_net(graph: Graph) -> None:
    u_net(graph, image(graph, 1, 32), (8, 16, 32), 2, normed=True)
