"""What is known of own layers, kept from one start of the program to the next.

One file a text of own layers, in this person's state folder. It holds shapes and names only;
a damaged one counts for nothing, and what it lacks is found out again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dlstudio.catalog.own_layers import Answer, Question
from dlstudio.errors import ProjectError
from dlstudio.project.atomic import write_atomically
from dlstudio.project.canonical import frozen
from dlstudio.project.own_trust import state_folder
from dlstudio.spec.tensor_type import TensorType, parse_type

VERSION = 1
MOST = 400  # answers a file
LARGEST = 4 * 2**20

_DIGEST = re.compile(r"[0-9a-f]{64}")


def recalled(digest: str) -> dict[Question, Answer]:
    """Return the answers that were kept for a text."""
    try:
        with _path(digest).open("rb") as file:
            data = file.read(LARGEST + 1)
        raw = json.loads(data) if len(data) <= LARGEST else {}
        if raw["version"] != VERSION:
            return {}
        return dict(_row(digest, row) for row in raw["answers"][:MOST])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def keep(digest: str, answers: Mapping[Question, Answer]) -> None:
    """Keep the answers for a text that are shapes; failures are found out again."""
    good = {q: a for q, a in answers.items() if q.digest == digest and a.sentence is None}
    rows = list({**recalled(digest), **good}.items())[-MOST:]
    text = json.dumps({"version": VERSION, "answers": [_raw(q, a) for q, a in rows]})
    try:
        _path(digest).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_path(digest), text.encode())
    except (OSError, ProjectError):
        return  # it is only remembered; the next start asks again


def _path(digest: str) -> Path:
    if not _DIGEST.fullmatch(digest):
        raise ValueError(digest)
    return state_folder() / "own-layers" / f"{digest}.json"


def _raw(question: Question, answer: Answer) -> dict[str, Any]:
    return {
        "class": question.class_name,
        "values": question.values,
        "types": [None if type is None else str(type) for type in question.types],
        "outputs": [str(type) for type in answer.outputs],
        "weights": answer.weights,
        "buffers": answer.buffers,
    }


def _row(digest: str, raw: Any) -> tuple[Question, Answer]:
    question = Question(
        digest,
        str(raw["class"]),
        tuple((str(name), frozen(value)) for name, value in raw["values"]),
        tuple(None if text is None else parse_type(text) for text in raw["types"]),
    )
    return question, Answer(
        outputs=_types(raw["outputs"]),
        weights=_shapes(raw["weights"]),
        buffers=_shapes(raw["buffers"]),
    )


def _types(raw: Any) -> tuple[TensorType, ...]:
    return tuple(parse_type(text) for text in raw)


def _shapes(raw: Any) -> dict[str, tuple[int, ...]]:
    return {str(name): tuple(int(size) for size in shape) for name, shape in raw.items()}
