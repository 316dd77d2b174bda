"""Journal: the events of a run as lines of JSON, and back to the same values.

One line an event: ``{"event": "Progress", "step": 20, …}``. Numbers that JSON does not know
are written as ``{"number": "nan"}``, sentences with their template and values, so that they
can still be read in another language. A line cut off by a crash is left out when reading.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TextIO

from dlstudio.errors import TrainingError
from dlstudio.language import Sentence, say
from dlstudio.training.events import Advised, Ended, EpochEnded, Event, Progress, Started

KINDS = {kind.__name__: kind for kind in (Started, Progress, EpochEnded, Advised, Ended)}


class Journal:
    """Appends events to a file, a whole line at a time.

    Args:
        path: the file; created if it is not there.
        keep: bytes of an earlier journal to keep (up to a checkpoint); the rest is dropped,
            because a continued run tells it again.
    """

    def __init__(self, path: Path, keep: int | None = None) -> None:
        if keep is not None and path.is_file():
            _cut(path, keep)
        self._path = path
        self._file: TextIO = path.open("a", encoding="utf-8", newline="\n")

    def write(self, event: Event) -> None:
        """Append one event, in memory until ``flush``; OSError if the disk refuses."""
        self._file.write(line_of(event) + "\n")

    def flush(self) -> None:
        """Hand everything to the system, which keeps it even if this process is killed."""
        self._file.flush()

    @property
    def size(self) -> int:
        """Bytes flushed so far."""
        return self._path.stat().st_size

    def close(self) -> None:
        self._file.close()


def line_of(event: Event) -> str:
    """Write an event as one line of strict JSON."""
    record = {"event": type(event).__name__}
    record.update((f.name, plain(getattr(event, f.name))) for f in fields(event))
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def event_of(line: str) -> Event:
    """Read one line; TrainingError if it is not an event of this version."""
    try:
        record = json.loads(line)
        kind = KINDS[record.pop("event")]
        known = {f.name for f in fields(kind)}
        return kind(**{key: value_of(raw) for key, raw in record.items() if key in known})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrainingError(say("This is not an event of a run: {line}", line=line[:80])) from error


def read(path: Path) -> Iterator[Event]:
    """Yield the events of a journal; nothing if there is none.

    Raises:
        TrainingError: a line that is not the last one cannot be read.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        for raw in file:
            if not raw.endswith(b"\n"):  # cut off by a crash
                return
            yield event_of(raw.decode("utf-8", errors="replace"))


def plain(value: Any) -> Any:
    """Turn a value of an event into what JSON knows."""
    if isinstance(value, Sentence):
        return {"template": value.template, "values": plain(value.values)}
    if isinstance(value, float) and not math.isfinite(value):
        return {"number": repr(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if is_dataclass(value):
        raise TypeError(f"{type(value).__name__} has no place inside an event")
    return str(value)  # a path or a type inside a sentence: its text is what people read


def value_of(raw: Any) -> Any:
    """Turn what ``plain`` made back into the value."""
    if isinstance(raw, list):
        return tuple(value_of(item) for item in raw)
    if not isinstance(raw, dict):
        return raw
    if raw.keys() == {"template", "values"}:
        return Sentence(raw["template"], **value_of(raw["values"]))
    if raw.keys() == {"number"}:
        return float(raw["number"])
    return {key: value_of(item) for key, item in raw.items()}


def _cut(path: Path, keep: int) -> None:
    with path.open("r+b") as file:
        file.truncate(min(keep, path.stat().st_size))
