"""Tensor words: what a wire carries, its letters explained, and the memory of this tensor."""

from __future__ import annotations

import re

from dlstudio.gui.look.amounts import size_text
from dlstudio.gui.look.words import tr
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import TensorType
from dlstudio.validation.flow import sized, sizes_of
from dlstudio.validation.memory import PRECISIONS, bytes_of

BATCH, UNKNOWN = "N", "?"
_LETTERS = re.compile(r"[A-Z][A-Z0-9]{0,3}")
_USUAL = PRECISIONS["float32"]


def tensor_lines(type: TensorType, project: Project) -> list[str]:
    """Explain a tensor in lines of plain text; the first is its full type."""
    batch = project.training.batch_size
    lines = [str(type)]
    letters = dict.fromkeys(
        letter for dim in type.dims if isinstance(dim, str) for letter in _LETTERS.findall(dim)
    )
    for letter in letters:
        if letter == BATCH:
            lines.append(tr("N: samples at once; {batch} while training", batch=batch))
        else:
            lines.append(tr("{letter}: a length that the data decides", letter=letter))
    for dim in type.dims:
        if isinstance(dim, str) and dim != UNKNOWN and not dim.isalnum():
            lines.append(tr("{size}: computed from {letters}", size=dim,
                            letters=", ".join(_LETTERS.findall(dim))))  # fmt: skip
    if UNKNOWN in type.dims:
        lines.append(tr("?: known only when it is run"))
    one, many = (bytes_of(sized(type, sizes_of(n)), _USUAL) for n in (1, batch))
    others = [letter for letter in letters if letter != BATCH]
    if not others and UNKNOWN not in type.dims:
        memory = tr("Memory: {one} a sample, {many} a batch of {batch}",
                    one=size_text(one), many=size_text(many), batch=batch)  # fmt: skip
    else:
        memory = tr("Memory: {one} a sample for each unit of {letters}",
                    one=size_text(one), letters=", ".join([*others, *_unknown(type)]))  # fmt: skip
    lines.append(memory)
    return lines


def _unknown(type: TensorType) -> list[str]:
    return [UNKNOWN] if UNKNOWN in type.dims else []
