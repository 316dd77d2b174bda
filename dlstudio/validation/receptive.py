"""receptive: how much of the input one place of a result sees, along each axis of an image.

A convolution or pooling widens the field by (kernel_size − 1)·dilation steps of its input, and
multiplies the distance between two places by its stride. Layers that work number by number
change nothing; where several wires meet, the widest field counts. A layer that mixes all places
(Flatten, attention, a recurrent layer, an adaptive pooling) ends the chain: it sees everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dlstudio.catalog import LAYERS
from dlstudio.catalog.convolution import each
from dlstudio.graph.model import NodeId
from dlstudio.project.model import Project
from dlstudio.validation.flow import Flow, Step, flow_of
from dlstudio.validation.report import Report

WINDOWS = ("Convolution", "Pooling")  # groups whose layers slide over places
POINTWISE = ("Activation", "Normalization", "Dropout")


@dataclass(frozen=True, slots=True)
class Field:
    """What one place of a result sees.

    Args:
        size: numbers of the input along each axis.
        jump: how far the fields of two neighbours lie apart; a fraction behind a transposed
            convolution, which puts several places where there was one.
    """

    size: tuple[int, ...]
    jump: tuple[Fraction, ...]

    def __str__(self) -> str:
        size = " × ".join(map(str, self.size))
        return f"{size}, {' × '.join(map(str, self.jump))}"


Path = tuple[NodeId, ...]


def fields_of(project: Project, report: Report) -> dict[Path, Field | None]:
    """Return the field of each layer by its path; None where it sees the whole input."""
    return fields_in(flow_of(project, report))


def fields_in(flow: Flow) -> dict[Path, Field | None]:
    """The same for a flow that is laid out already; layers that no chain reaches are missing."""
    at: dict[int, Field | None] = {}
    for value in flow.given:
        places = len(flow.types[value].dims) - 2
        if places > 0:
            at[value] = Field((1,) * places, (Fraction(1),) * places)
    found: dict[Path, Field | None] = {}
    for step in flow.steps:
        arriving = [at[value] for value in step.reads if value is not None and value in at]
        if not arriving:
            continue
        field = _after(step, arriving)
        found[step.path] = field
        for value in step.makes:
            at[value] = field
    return found


def _after(step: Step, arriving: Sequence[Field | None]) -> Field | None:
    field = _widest(arriving)
    spec = LAYERS.get(step.key)
    if field is None or spec is None or not step.known.outputs:
        return None
    values, places = step.known.values, len(field.size)
    if spec.group in WINDOWS:
        # Fractional pooling has windows at random places, unpooling and Fold put numbers back.
        slides = "kernel_size" in values and "stride" in values and "Unpool" not in step.key
        if not slides or len(step.known.outputs[0].dims) != places + 2 or step.key == "Fold":
            return None
        kernels = each(values["kernel_size"], places)
        strides = each(values["stride"] or values["kernel_size"], places)
        taps = each(values.get("dilation", 1), places)
        return _slid(field, kernels, strides, taps, transposed="Transpose" in step.key)
    if _keeps_places(step, places) and (
        spec.group in POINTWISE or step.key in ("Add", "Multiply", "Concat")
    ):
        return field
    return None


def _slid(
    field: Field,
    kernels: Sequence[int],
    strides: Sequence[int],
    taps: Sequence[int],
    *,
    transposed: bool,
) -> Field:
    sizes, jumps = [], []
    for size, jump, kernel, stride, tap in zip(
        field.size, field.jump, kernels, strides, taps, strict=True
    ):
        reach = (kernel - 1) * tap
        if transposed:  # a result is fed by every stride-th tap
            jumps.append(jump / stride)
            sizes.append(int(size + (reach // stride) * jump))
        else:
            jumps.append(jump * stride)
            sizes.append(int(size + reach * jump))
    return Field(tuple(sizes), tuple(jumps))


def _keeps_places(step: Step, places: int) -> bool:
    first = next((type for type in step.known.inputs if type is not None), None)
    out = step.known.outputs[0]
    if first is None or len(first.dims) != places + 2 or len(out.dims) != places + 2:
        return False
    return first.dims[2:] == out.dims[2:]


def _widest(fields: Sequence[Field | None]) -> Field | None:
    known = [field for field in fields if field is not None]
    if len(known) < len(fields) or len({len(field.size) for field in known}) != 1:
        return None
    return Field(
        tuple(max(sizes) for sizes in zip(*(f.size for f in known), strict=True)),
        tuple(max(jumps) for jumps in zip(*(f.jump for f in known), strict=True)),
    )
