"""Networks that answer for each pixel: U-Net."""

from __future__ import annotations

from dlstudio.project.builder import Graph, Handle
from gallery.pen import Block, Source, chain, conv, drawing, image, joined, pool, result


def double(graph: Graph, normed: bool) -> str:
    """Draw two 3×3 convolutions with ReLU once; returns the block's key."""
    values = {"in_channels": 1, "out_channels": 64}
    block = Block(graph, "DoubleConv", shape=("in_channels", 256, 256), **values)
    if block.fresh:
        end: Source = block.inputs[0]
        for place in (1, 2):
            end = block.chain(end, conv(f"conv{place}", "out_channels", 3, bias=not normed))
            if normed:
                end = block.chain(end, ("BatchNorm2d", f"bn{place}"))
            end = block.chain(end, ("ReLU", f"relu{place}"))
        block.end(end)
    return block.layer


def u_net(graph: Graph, channels: int, size: int, widths: tuple[int, ...], normed: bool) -> None:
    """Draw the way down, the way up, and the wires across."""

    def doubled(name: str, source: Source, ins: int, outs: int) -> Handle:
        values = {"in_channels": ins, "out_channels": outs}
        return graph.add(double(graph, normed), name=name, source=source, **values)

    ins, across = channels, []
    x: Source = image(graph, channels, size)
    for place, width in enumerate(widths[:-1], start=1):
        x, ins = doubled(f"down{place}", x, ins, width), width
        across.append(x)
        x = chain(graph, x, [pool(f"pool{place}", 2)])
    x = doubled("bottom", x, ins, widths[-1])
    for place in range(len(widths) - 1, 0, -1):
        width = widths[place - 1]
        values = {"out_channels": width, "kernel_size": 2, "stride": 2}
        x = chain(graph, x, [("ConvTranspose2d", f"upconv{place}", values)])
        both = joined(graph, "Concat", f"concat{place}", (across[place - 1], x), dim=1)
        x = doubled(f"up{place}", both, 2 * width, width)
    result(graph, chain(graph, x, [conv("head", 2, 1)]), "classes")


@drawing("u-net")
def u_net_of_the_paper(graph: Graph) -> None:
    u_net(graph, 1, 256, (64, 128, 256, 512, 1024), normed=False)


@drawing("u-net-bn")
def u_net_normed(graph: Graph) -> None:
    u_net(graph, 3, 256, (64, 128, 256, 512, 1024), normed=True)


@drawing("mini-u-net")
def mini_u_net(graph: Graph) -> None:
    u_net(graph, 1, 32, (8, 16, 32), normed=True)
