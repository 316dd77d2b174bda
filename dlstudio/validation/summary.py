"""summary: what each layer holds and costs, and the totals. Counted, not measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dlstudio.catalog.own_layers import OWN_PREFIX
from dlstudio.graph.model import NodeId
from dlstudio.project.model import Project
from dlstudio.validation.check import check
from dlstudio.validation.cost import Cost, costs_of
from dlstudio.validation.flow import sized
from dlstudio.validation.memory import (
    PRECISIONS,
    bytes_of,
    inference_memory,
    training_memory,
)
from dlstudio.validation.own import uncounted
from dlstudio.validation.receptive import Field
from dlstudio.validation.report import NodeReport, Report
from dlstudio.validation.wiring import INPUT, OUTPUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One layer.

    Args:
        inputs, outputs: shapes as text.
        parameters: numbers in its weights.
        macs: multiply-accumulates of one sample; lengths such as T count as 1.
        activation_bytes: memory of its results for one sample.
        trainable, frozen: the parameters that training changes, and those that it leaves.
        flops: two for each multiply-accumulate.
        kept_bytes: what training holds of it until its backward step, for one sample.
        disk_bytes: its part of a file of weights.
        receptive_field: for a chain of convolutions and poolings, how much of the input one
            place sees and how far two neighbours are apart: "14 × 14, 2 × 2".
    """

    id: NodeId
    name: str
    layer: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    parameters: int
    macs: int
    activation_bytes: int
    trainable: int
    frozen: int
    flops: int
    kept_bytes: int
    disk_bytes: int
    receptive_field: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All rows in the order of the drawing's flow, and the totals.

    ``weight_bytes`` is the size of parameters and buffers, which is the size of a weights
    file. ``training_bytes`` is the peak of a training step with ``batch`` samples and the
    project's optimizer, ``inference_bytes`` that of an answer for as many; lengths such as T
    count as 1. ``uncounted`` names the layers of a person's own: what they multiply is not
    known, so it is missing in ``macs`` and ``flops``.
    """

    title: str
    rows: tuple[Row, ...]
    parameters: int
    macs: int
    activation_bytes: int
    weight_bytes: int
    trainable: int
    frozen: int
    flops: int
    batch: int
    training_bytes: int
    inference_bytes: int
    uncounted: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return "\n".join(table(self))


def summary(project: Project, report: Report | None = None, *, batch: int | None = None) -> Summary:
    """Count every layer that is part of the code; layers with problems are left out.

    ``batch`` is that of the predicted memory; the project's own if it is not given.
    """
    report = report or check(project)
    main = report.main
    costs = costs_of(project, report)
    rows = []
    for id in main.order:
        if id not in main.live:
            continue
        node = project.main.nodes[id]
        cost, field = costs.nodes.get(id, Cost()), costs.fields.get((id,))
        rows.append(_row(id, node.name, node.layer.key, main.nodes[id], cost, field))
    count = batch or project.training.batch_size
    return Summary(
        title=project.title,
        rows=tuple(rows),
        parameters=sum(row.parameters for row in rows),
        macs=sum(row.macs for row in rows),
        activation_bytes=sum(row.activation_bytes for row in rows),
        weight_bytes=costs.total.disk_bytes,
        trainable=costs.total.trainable,
        frozen=costs.total.frozen,
        flops=sum(row.flops for row in rows),
        batch=count,
        training_bytes=training_memory(project, report, batch=count).peak,
        inference_bytes=inference_memory(project, report, batch=count).peak,
        uncounted=tuple(uncounted(project, report)),
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
            "?" if row.layer.startswith(OWN_PREFIX) else f"{row.macs:,}",
        )
        for row in summary.rows
    ]
    body.append(("total", "", "", f"{summary.parameters:,}", f"{summary.macs:,}"))
    if summary.frozen:
        body.append(("trainable", "", "", f"{summary.trainable:,}", ""))
        body.append(("frozen", "", "", f"{summary.frozen:,}", ""))
    widths = [max(len(line[i]) for line in (head, *body)) for i in range(len(head))]
    return [_line(head, widths), *(_line(line, widths) for line in body)]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    text = [c.rjust(w) if i > 2 else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths))]  # noqa: B905
    return "  ".join(text).rstrip()


def _row(
    id: NodeId, name: str, layer: str, known: NodeReport, cost: Cost, field: Field | None
) -> Row:
    # An Input is given, an Output only hands on: neither makes a tensor of its own.
    made = () if layer in (INPUT, OUTPUT) else known.outputs
    return Row(
        id=id,
        name=name,
        layer=layer,
        inputs=tuple(t.shape_text() for t in known.inputs if t is not None),
        outputs=tuple(t.shape_text() for t in known.outputs),
        parameters=known.parameters,
        macs=known.macs,
        activation_bytes=sum(bytes_of(sized(t, {}), PRECISIONS["float32"]) for t in made),
        trainable=cost.trainable,
        frozen=cost.frozen,
        flops=2 * known.macs,
        kept_bytes=cost.kept_bytes,
        disk_bytes=cost.disk_bytes,
        receptive_field=None if field is None else str(field),
    )
