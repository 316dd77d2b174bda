"""The weights as safetensors: names are those of ``state_dict``, no code in the file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import save

from dlstudio.exporting.exporter_spec import Bundle
from dlstudio.language import Sentence
from dlstudio.project.atomic import write_atomically


def write(bundle: Bundle, path: Path) -> tuple[Sentence, ...]:
    """Write weights and buffers, with the digest of the source they belong to."""
    metadata = {
        "format": "pt",
        "source_sha256": bundle.source.digest,
        "class_name": bundle.source.class_name,
        "origin": bundle.origin,
    }
    write_atomically(path, save(apart(bundle.state), metadata))
    return ()


def apart(state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return the tensors, a copy of each that shares its memory with one before it.

    A file of safetensors holds no tensor under two names.
    """
    seen: set[int] = set()
    found = {}
    for name, tensor in state.items():
        found[name] = tensor.clone() if tensor.data_ptr() in seen else tensor.contiguous()
        seen.add(tensor.data_ptr())
    return found
