"""unpooling: places that came from an image of another size than MaxUnpool makes.

A place is one number that counts through a whole image of the size before the pooling. Types on
wires do not say that size, so the wires are followed back to the pooling, through blocks too.
torch itself tells only places outside the image, and when it runs; the others it scrambles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dlstudio.catalog.convolution import each
from dlstudio.graph.model import Edge, Node, NodeId
from dlstudio.language import say
from dlstudio.project.commands import Batch, Command, SetParam
from dlstudio.project.diagnostic import Diagnostic, Fix, Place
from dlstudio.project.model import Project
from dlstudio.validation import fixes
from dlstudio.validation.problems import found
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.tracing import Use, nodes_of, origins

UNPOOLS = {"MaxUnpool1d": 1, "MaxUnpool2d": 2, "MaxUnpool3d": 3}
INDICES = "indices"
PASSING = ("Identity", "Detach")
WINDOW = ("kernel_size", "stride", "padding")

Sizes = tuple[int, ...]


def strangers(
    project: Project, main: GraphReport, present: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """DL211: MaxUnpool makes an image of another size than its places count through."""
    told: set[tuple[str, NodeId]] = set()
    for use, node, known in nodes_of(project, main, present, frozenset(UNPOOLS)):
        if (use.name, node.id) not in told:
            for problem in _unpool(project, use, node, known):
                told.add((use.name, node.id))
                yield problem


def _unpool(project: Project, use: Use, node: Node, known: NodeReport) -> Iterator[Diagnostic]:
    feed = use.report.feeds.get(node.id) or ()
    end = next((edge for edge in feed if edge and edge.target.port == INDICES), None)
    origin = next(origins(project, use, end, PASSING), None)
    if origin is None or origin.port != INDICES:
        return
    pool, pooled = origin.node, origin.known
    if "MaxPool" not in pool.layer.key:
        yield _no_pooling(use.name, node, pool, end)
        return
    if pooled.inputs[0] is None:
        return
    wanted = _fixed(pooled.inputs[0].dims[2:])
    made, small = _fixed(known.outputs[0].dims[2:]), _fixed(pooled.outputs[0].dims[2:])
    if not wanted or not made or len(wanted) != len(made) or _fit(pooled, wanted, made, small):
        return
    yield found(
        "DL211",
        Place(graph=use.name, node=node.id, port=INDICES),
        say(
            "The places from {pool} are those of an image of {wanted}, but {node} makes {made}, "
            "so the maxima would go to other places. Let {node} make {wanted}.",
            pool=pool.name,
            node=node.name,
            wanted=_shown(wanted),
            made=_shown(made),
        ),
        _repairs(use.name, node, known, pooled, wanted, small),
    )


def _no_pooling(graph: str, node: Node, other: Node, end: Edge | None) -> Diagnostic:
    """Indices of Sort and its like count along one axis, those of a pooling over an image."""
    return found(
        "DL211",
        Place(graph=graph, node=node.id, port=INDICES),
        say(
            "The places from {other} count along one axis, but {node} needs those of a pooling. "
            "Wire the indices of a MaxPool.",
            other=other.name,
            node=node.name,
        ),
        fixes.disconnect(graph, *((end,) if end is not None else ())),
    )


def _fixed(dims: Sequence[Any]) -> Sizes:
    """Return sizes that are all known now; () otherwise."""
    return tuple(dims) if all(type(size) is int for size in dims) else ()


def _fit(pooled: NodeReport, wanted: Sizes, made: Sizes, small: Sizes) -> bool:
    """Tell whether each place means the same number in both images.

    The first axis only has to reach as far as the windows did.
    """
    reach, values = wanted[0], pooled.values
    if small and "stride" in values:
        kernel, stride, padding = (sizes[0] for sizes in _window(pooled.values, len(wanted)))
        span = (each(values["dilation"], len(wanted))[0]) * (kernel - 1) + 1
        reach = min(reach, (small[0] - 1) * stride - padding + span)
    return wanted[1:] == made[1:] and made[0] >= reach


def _window(values: Any, rank: int) -> tuple[Sizes, Sizes, Sizes]:
    kernels = each(values["kernel_size"], rank)
    strides = kernels if values["stride"] is None else each(values["stride"], rank)
    return tuple(kernels), tuple(strides), tuple(each(values["padding"], rank))


def _repairs(
    graph: str, node: Node, known: NodeReport, pooled: NodeReport, wanted: Sizes, small: Sizes
) -> tuple[Fix, ...]:
    """Ask for the size where this window can give it, else take another window as well."""
    rank = len(wanted)
    mine = _window(known.values, rank)
    windows = [mine]
    if small:
        if "stride" in pooled.values:
            windows.append(_window(pooled.values, rank))
        strides = tuple(max(1, size // many) for size, many in zip(wanted, small, strict=True))
        kernels = tuple(
            size - (many - 1) * stride
            for size, many, stride in zip(wanted, small, strides, strict=True)
        )
        if min(kernels) > 0:
            windows.append((kernels, strides, (0,) * rank))
    for window in windows:
        asked = _asked(window, wanted, small)
        if asked is None:
            continue
        values: dict[str, Any] = {}
        if window != mine:
            values = dict(zip(WINDOW, map(_short, window), strict=True))
        values["output_size"] = _short(wanted) if asked else None
        commands: list[Command] = [
            SetParam(graph=graph, node=node.id, name=name, value=value)
            for name, value in values.items()
        ]
        label = say("Let {node} make {wanted}", node=node.name, wanted=_shown(wanted))
        return (Fix(label, Batch(commands=tuple(commands), title=label)),)
    return ()


def _asked(window: tuple[Sizes, Sizes, Sizes], wanted: Sizes, small: Sizes) -> bool | None:
    """Tell whether ``output_size`` must ask for a size; None where the window cannot give it."""
    alone = tuple((many - 1) * s - 2 * p + k for many, k, s, p in zip(small, *window, strict=True))
    if alone == wanted:
        return False
    near = all(abs(a - w) < s for a, w, s in zip(alone, wanted, window[1], strict=True))
    return True if small and near and min(alone) > 0 else None


def _short(sizes: Sizes) -> int | Sizes:
    return sizes[0] if len(set(sizes)) == 1 else sizes


def _shown(sizes: Sizes) -> str:
    return " × ".join(map(str, sizes))
