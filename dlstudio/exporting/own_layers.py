"""The person's own files that a network imports, carried along with its text."""

from __future__ import annotations

from pathlib import Path

from dlstudio.errors import ExportError
from dlstudio.exporting.exporter_spec import Bundle
from dlstudio.language import Sentence, say
from dlstudio.project.atomic import write_atomically


def carry(bundle: Bundle, folder: Path) -> tuple[Sentence, ...]:
    """Write the files into a folder; ExportError if others of the same name lie there."""
    texts = {f"{module}.py": text.encode() for module, text in bundle.source.own.items()}
    for name, data in texts.items():
        path = folder / name
        if path.exists() and (not path.is_file() or _plain(path) != data):
            raise ExportError(
                say(
                    "“{file}” in {folder} is another file than the one that the network imports. "
                    "Choose another folder.",
                    file=name,
                    folder=folder,
                )
            )
    for name, data in texts.items():
        if not (folder / name).exists():
            write_atomically(folder / name, data)
    return (say("Files that it imports, beside it: {files}", files=", ".join(texts)),) * bool(texts)


def _plain(path: Path) -> bytes:
    """Read a file as own layers are read: without a mark, with one kind of line end."""
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
