"""Cost rows: what the property panel says of the size and cost of layers and of the network."""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.keeping import keeping_of
from dlstudio.graph.model import Node
from dlstudio.gui.look.amounts import size_text
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.counting import Totals
from dlstudio.gui.panels.parts import number, short_number
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.flow import sized, sizes_of
from dlstudio.validation.memory import PRECISIONS, bytes_of
from dlstudio.validation.receptive import Field
from dlstudio.validation.report import GraphReport, NodeReport

FLOAT32 = PRECISIONS["float32"]
Rows = list[tuple[str, str]]


def rows_of(
    nodes: Sequence[Node],
    report: GraphReport,
    batch: int,
    fields: Sequence[Field | None],
) -> Rows:
    """Return rows of weights, work and memory of nodes, with their share of the graph.

    Args:
        fields: the receptive field of a single node; empty while it is not known.
    """
    known = [(node, report.nodes[node.id]) for node in nodes if node.id in report.nodes]
    if not known:
        return [(tr("Parameters"), "?")]
    weights = sum(found.parameters for _, found in known)
    macs = sum(found.macs for _, found in known)
    rows = [(tr("Parameters"), number(weights) + _share(weights, report.parameters))]
    # Those of a block belong to the layers in it: Stage of ResNet-50 has ninety.
    if len(known) == 1 and known[0][0].block is None:
        found = known[0][1]
        rows += [(f"  {n}", _shape(s)) for n, s in found.weights.items()]
        rows += [(f"  {n}", _shape(s)) for n, s in found.buffers.items()]
    disk = sum(_disk(found) for _, found in known)
    if disk:
        rows.append((tr("On disk"), size_text(disk)))
    if macs:
        cost = tr("{count} a sample", count=short_number(macs))
        rows.append((tr("MACs"), cost + _share(macs, report.macs)))
        rows.append((tr("FLOPs"), tr("{count} a sample", count=short_number(2 * macs))))
    rows += _memory_rows(known, batch)
    rows += [(tr("Receptive field"), _field(field)) for field in fields]
    return rows


def total_rows(totals: Totals) -> Rows:
    """Return rows of what the whole network takes in memory."""
    batch = totals.training.batch
    rows = [
        (tr("Training, batch {batch}", batch=batch), size_text(totals.training.peak)),
        (tr("Answering, batch {batch}", batch=batch), size_text(totals.inference.peak)),
    ]
    if totals.room is not None and totals.largest is not None:
        rows.append((tr("Free memory"), size_text(totals.room)))
        largest = number(totals.largest) if totals.largest else tr("does not fit")
        rows.append((tr("Largest batch that fits"), largest))
    return rows


def _memory_rows(known: Sequence[tuple[Node, NodeReport]], batch: int) -> Rows:
    """What layers make for a batch, and what training holds of them; not inside blocks.

    Muted ones make nothing: they are not there.
    """
    sizes = sizes_of(batch)
    # Many layers have the very same types: each is counted once.
    counted: dict[int, tuple[TensorType, int]] = {}

    def counted_all(types: Sequence[TensorType | None]) -> tuple[list[TensorType | None], int]:
        found: list[TensorType | None] = []
        total = 0
        for type in types:
            if type is None:
                found.append(None)
                continue
            known = counted.get(id(type))
            if known is None:
                number = sized(type, sizes)
                known = counted[id(type)] = number, bytes_of(number, FLOAT32)
            found.append(known[0])
            total += known[1]
        return found, total

    made = kept = 0
    for node, found in known:
        if node.block is not None or node.muted:
            continue
        keeping = keeping_of(node.layer.key)
        ins, arriving = counted_all(found.inputs)
        outs, results = counted_all(found.outputs)
        made += 0 if keeping.view or not found.inputs else results
        kept += keeping.more(ins, outs, found.values, FLOAT32.activation)
        kept += arriving if keeping.inputs else 0
        kept += results if keeping.outputs else 0
    rows = []
    if made:
        rows.append((tr("Results, batch {batch}", batch=batch), size_text(made)))
    if kept:
        rows.append((tr("Held in training, batch {batch}", batch=batch), size_text(kept)))
    return rows


def _disk(found: NodeReport) -> int:
    if not found.weights and not found.buffers:
        return 0
    buffers = sum(
        8 if name.endswith("num_batches_tracked") else FLOAT32.weight * _count(shape)
        for name, shape in found.buffers.items()
    )
    return FLOAT32.weight * found.parameters + buffers


def _count(shape: tuple[int, ...]) -> int:
    total = 1
    for size in shape:
        total *= size
    return total


def _field(field: Field | None) -> str:
    if field is None:
        return tr("the whole input")
    size, jump = " × ".join(map(str, field.size)), " × ".join(map(str, field.jump))
    return tr("{size}, step {jump}", size=size, jump=jump)


def _share(part: int, whole: int) -> str:
    return f" · {part / whole:.0%}" if part and whole and part != whole else ""


def _shape(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "1"
