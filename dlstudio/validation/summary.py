"""summary: what each layer holds and costs, and the totals. Counted, not measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from dlstudio.graph.model import NodeId
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.check import check
from dlstudio.validation.report import NodeReport, Report
from dlstudio.validation.wiring import INPUT, OUTPUT

BYTES = {"float32": 4, "int64": 8, "bool": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One layer.

    Args:
        inputs, outputs: shapes as text.
        parameters: trainable numbers.
        macs: multiply-accumulates of one sample; lengths such as T count as 1.
        activation_bytes: memory of its results for one sample.
    """

    id: NodeId
    name: str
    layer: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    parameters: int
    macs: int
    activation_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All rows in the order of the drawing's flow, and the totals.

    ``weight_bytes`` is the size of parameters and buffers, which is the size of a weights
    file.
    """

    title: str
    rows: tuple[Row, ...]
    parameters: int
    macs: int
    activation_bytes: int
    weight_bytes: int

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return "\n".join(table(self))


def summary(project: Project, report: Report | None = None) -> Summary:
    """Count every layer that is part of the code; layers with problems are left out."""
    report = report or check(project)
    main = report.main
    rows = []
    weight_bytes = 0
    for id in main.order:
        if id not in main.live:
            continue
        known = main.nodes[id]
        node = project.main.nodes[id]
        rows.append(_row(id, node.name, node.layer.key, known))
        weight_bytes += sum(4 * prod(s) for s in known.weights.values())
        weight_bytes += sum(
            (8 if name.endswith("num_batches_tracked") else 4) * prod(s)
            for name, s in known.buffers.items()
        )
    return Summary(
        title=project.title,
        rows=tuple(rows),
        parameters=sum(row.parameters for row in rows),
        macs=sum(row.macs for row in rows),
        activation_bytes=sum(row.activation_bytes for row in rows),
        weight_bytes=weight_bytes,
    )


def table(summary: Summary) -> list[str]:
    """Write a summary as lines of text."""
    head = ("name", "layer", "output", "parameters", "MACs")
    body = [
        (
            row.name,
            row.layer,
            " ".join(row.outputs or row.inputs),
            f"{row.parameters:,}",
            f"{row.macs:,}",
        )
        for row in summary.rows
    ]
    body.append(("total", "", "", f"{summary.parameters:,}", f"{summary.macs:,}"))
    widths = [max(len(line[i]) for line in (head, *body)) for i in range(len(head))]
    return [_line(head, widths), *(_line(line, widths) for line in body)]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    text = [c.rjust(w) if i > 2 else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths))]  # noqa: B905
    return "  ".join(text).rstrip()


def _row(id: NodeId, name: str, layer: str, known: NodeReport) -> Row:
    # An Input is given, an Output only hands on: neither makes a tensor of its own.
    made = () if layer in (INPUT, OUTPUT) else known.outputs
    return Row(
        id=id,
        name=name,
        layer=layer,
        inputs=tuple(t.shape_text() for t in known.inputs if t is not None),
        outputs=tuple(t.shape_text() for t in known.outputs),
        parameters=sum(prod(shape) for shape in known.weights.values()),
        macs=known.macs,
        activation_bytes=sum(map(_bytes, made)),
    )


def _bytes(type: TensorType) -> int:
    return BYTES[type.dtype] * prod(d if isinstance(d, int) else 1 for d in type.dims)
