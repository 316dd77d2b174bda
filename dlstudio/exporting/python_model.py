"""The source as a file: the very text that was shown and trained."""

from __future__ import annotations

from pathlib import Path

from dlstudio.exporting.exporter_spec import Bundle
from dlstudio.exporting.own_layers import carry
from dlstudio.language import Sentence
from dlstudio.project.atomic import write_atomically


def write(bundle: Bundle, path: Path) -> tuple[Sentence, ...]:
    """Write the text; it needs only torch, and the person's own files beside it."""
    notes = carry(bundle, path.parent)
    write_atomically(path, bundle.source.text.encode())
    return notes
