"""The weights as safetensors: names are those of ``state_dict``, no code in the file."""

from __future__ import annotations

from pathlib import Path

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
    state = {name: tensor.contiguous() for name, tensor in bundle.state.items()}
    write_atomically(path, save(state, metadata))
    return ()
