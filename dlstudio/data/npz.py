"""Reads ``.npz`` files of plain numbers, bounded, and without running anything.

numpy's own reader believes the sizes that a file declares and can be asked for pickles. This
one knows no pickle at all: it takes arrays of whole numbers, floats and booleans, reads a
header by one regular expression, and never holds more than the file can honestly contain
(a file of 1 MB may unpack to 200 MB, not to 2 GB).
"""

from __future__ import annotations

import math
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dlstudio.data.files import LARGEST_FILE
from dlstudio.errors import DataError
from dlstudio.language import Sentence, say

if TYPE_CHECKING:
    import numpy as np

MOST_ARRAYS = 64
LARGEST_HEADER = 65_536
LARGEST_DIRECTORY = 1024**2
HONEST_RATIO = 200
FREE_BYTES = 1024**2
PIECE = 1024**2

HEADER = re.compile(
    r"\{'descr': '([<>|=]?(?:[iu][1248]|f[248]|b1))', 'fortran_order': (True|False), "
    r"'shape': \(((?:\d{1,18}(?:, ?|,?(?=\))))*)\),? ?\}\s*"
)
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What an array says of itself: numpy's dtype text, shape, order of its values."""

    dtype: str
    shape: tuple[int, ...]
    fortran: bool

    @property
    def bytes(self) -> int:
        return math.prod(self.shape) * int(self.dtype[-1])


def read_headers(path: Path) -> dict[str, Header]:
    """Return what each array of the file says of itself, without reading the values."""
    with _opened(path) as file:
        headers = {}
        for name, member in _members(file, path).items():
            with file.open(member) as stream:
                headers[name] = _header(stream, name, path)
        return headers


def read_npz(path: Path, only: Collection[str] | None = None) -> dict[str, np.ndarray]:
    """Return the arrays of the file by name (``only`` some); DataError if it is damaged."""
    with _opened(path) as file:
        room = max(FREE_BYTES, HONEST_RATIO * path.stat().st_size)
        arrays = {}
        for name, member in _members(file, path).items():
            if only is not None and name not in only:
                continue
            with file.open(member) as stream:
                header = _header(stream, name, path)
                room -= header.bytes
                if room < 0 or header.bytes > LARGEST_FILE:
                    raise _too_large(name, header, path)
                arrays[name] = _values(stream, header)
        return arrays


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open the archive; whatever a damaged one makes zipfile raise becomes one sentence."""
    try:
        _check_directory(path)
        with zipfile.ZipFile(path) as file:
            yield file
    except DAMAGE as error:
        raise damaged(path, error) from None


def damaged(path: Path, error: Exception) -> DataError:
    """Return the error for a file whose contents are not what they should be."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return DataError(
        say(
            "The file {file} is damaged or cut off ({reason}). Write it again with "
            "numpy.savez, or copy it again.",
            file=path.name,
            reason=reason[:120] or type(error).__name__,
        )
    )


def _check_directory(path: Path) -> None:
    """Refuse an archive whose table of contents alone would fill the memory."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - 65_557 - 20))
        tail = stream.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 22:
        raise zipfile.BadZipFile("the end of the archive is missing")
    count, directory = struct.unpack("<H", tail[place + 10 : place + 12])[0], tail[place + 12 :]
    if tail[max(0, place - 20) : place].startswith(b"PK\x06\x07") or count > MOST_ARRAYS:
        raise DataError(
            say(
                "The file {file} holds too many arrays; at most {most} can be read. Write only "
                "the ones that are needed.",
                file=path.name,
                most=MOST_ARRAYS,
            )
        )
    if struct.unpack("<I", directory[:4])[0] > LARGEST_DIRECTORY:
        raise zipfile.BadZipFile("its table of contents is too long")


def _members(file: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for member in file.infolist():
        name = member.filename.removesuffix(".npy")
        if name in members:
            raise DataError(
                say(
                    "The file {file} holds two arrays called “{name}”. Write it again with "
                    "numpy.savez.",
                    file=path.name,
                    name=name[:60],
                )
            )
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile("unknown compression")
        members[name] = member
    return members


def _header(stream: IO[bytes], name: str, path: Path) -> Header:
    """Read the header of one array (numpy's format, versions 1 to 3)."""
    start = _exactly(stream, 8)
    if start[:6] != b"\x93NUMPY" or start[6] not in (1, 2, 3):
        raise DataError(_only_numbers(name, path))
    wide = start[6] > 1
    (length,) = struct.unpack("<I" if wide else "<H", _exactly(stream, 4 if wide else 2))
    if length > LARGEST_HEADER:
        raise DataError(_only_numbers(name, path))
    match = HEADER.fullmatch(_exactly(stream, length).decode("latin-1"))
    if match is None:
        raise DataError(_only_numbers(name, path))
    shape = tuple(int(part) for part in match[3].replace(" ", "").split(",") if part)
    if len(shape) > 8:
        raise DataError(_only_numbers(name, path))
    return Header(dtype=match[1], shape=shape, fortran=match[2] == "True")


def _only_numbers(name: str, path: Path) -> Sentence:
    return say(
        "“{name}” in {file} is not an array of plain numbers. Store whole numbers or floats "
        "with numpy.savez; text and Python objects cannot be read.",
        name=name[:60],
        file=path.name,
    )


def _too_large(name: str, header: Header, path: Path) -> DataError:
    return DataError(
        say(
            "“{name}” in {file} says that it holds {size} MB, more than can be read or than the "
            "file can contain. Store a smaller part, or write the file again.",
            name=name[:60],
            file=path.name,
            size=f"{header.bytes / 1024**2:,.0f}",
        )
    )


def _values(stream: IO[bytes], header: Header) -> np.ndarray:
    import numpy as np

    data = _exactly(stream, header.bytes)
    if stream.read(1):  # also makes zipfile compare the checksum
        raise zipfile.BadZipFile("there is more data than the header says")
    flat = np.frombuffer(data, dtype=np.dtype(header.dtype))
    array = flat.reshape(header.shape, order="F" if header.fortran else "C")
    return array.astype(array.dtype.newbyteorder("="), order="C", copy=False)


def _exactly(stream: IO[bytes], count: int) -> bytearray:
    """Read ``count`` bytes in pieces, so that a lying size never costs memory."""
    data = bytearray()
    while len(data) < count:
        piece = stream.read(min(PIECE, count - len(data)))
        if not piece:
            raise EOFError("data is missing at the end")
        data += piece
    return data
