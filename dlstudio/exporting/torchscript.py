"""TorchScript: one file with code and weights that C++ and Python can run.

torch calls TorchScript deprecated since 2.11 and does not support it on Python 3.14; this
is the only file that names ``torch.jit`` for writing. ``torch_export`` is its successor.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import torch

from dlstudio.exporting.exporter_spec import Bundle
from dlstudio.language import Sentence, say
from dlstudio.project.atomic import write_atomically


def write(bundle: Bundle, path: Path) -> tuple[Sentence, ...]:
    """Script the module and write it; any batch size and length remain possible."""
    # Through a buffer: torch opens paths itself and fails on Chinese ones on Windows.
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", FutureWarning)
        torch.jit.save(torch.jit.script(bundle.module), buffer)
    write_atomically(path, buffer.getvalue())
    return (
        say("TorchScript is deprecated in torch; .pt2 is the format that replaces it."),
        say("A TorchScript file is a program: open only files that you trust."),
    )
