"""torch.export: the graph of the network as a ``.pt2`` file, with named dynamic axes."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import torch

from dlstudio.exporting.exporter_spec import Bundle
from dlstudio.exporting.samples import LENGTHS, sample_inputs
from dlstudio.language import Sentence, say
from dlstudio.project.atomic import write_atomically
from dlstudio.spec.tensor_type import TensorType


def write(bundle: Bundle, path: Path) -> tuple[Sentence, ...]:
    """Export with a dynamic batch axis, and dynamic lengths where torch can keep them."""
    lengths = sorted({d for t in bundle.inputs for d in t.dims if isinstance(d, str)} - {"N"})
    fixed: tuple[str, ...] = ()
    try:
        program = _exported(bundle, lengths)
    except Exception:  # torch names no narrower class for "this axis cannot stay dynamic"
        if not lengths:
            raise
        fixed = tuple(lengths)
        program = _exported(bundle, [])
    buffer = io.BytesIO()
    torch.export.save(program, buffer)
    write_atomically(path, buffer.getvalue())
    free = ", ".join(["N", *(name for name in lengths if name not in fixed)])
    notes = [say("Sizes that may differ at run time: {names}.", names=free)]
    notes += [
        say(
            "{name} is fixed at {length} in this file, because torch.export cannot keep it "
            "free in this network. TorchScript can.",
            name=name,
            length=LENGTHS[0],
        )
        for name in fixed
    ]
    return tuple(notes)


def _exported(bundle: Bundle, lengths: list[str]) -> torch.export.ExportedProgram:
    axes = {"N": torch.export.Dim("N", min=1), **{n: torch.export.Dim(n, min=2) for n in lengths}}
    shapes = tuple(_dynamic(type, axes) for type in bundle.inputs)
    inputs = sample_inputs(bundle.inputs, bundle.highest, batch=2, length=LENGTHS[0])
    with torch.no_grad(), warnings.catch_warnings():
        # torch warns of the flat weights of its own LSTM and GRU, which it does handle.
        warnings.filterwarnings("ignore", "The tensor attributes? .*_flat_weights", UserWarning)
        return torch.export.export(bundle.module, inputs, dynamic_shapes=shapes)


def _dynamic(type: TensorType, axes: dict[str, object]) -> dict[int, object]:
    return {i: axes[dim] for i, dim in enumerate(type.dims) if dim in axes}
