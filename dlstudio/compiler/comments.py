"""Notes of a person as comments in the code: any text, and no word of it is obeyed.

Tools read comments too: a linter obeys ``noqa``, TorchScript stops at ``type:``, and marks that
turn the direction of writing show other code than is run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from dlstudio.compiler.source import NodeKey
from dlstudio.project.model import Project

_OBEYED = re.compile(
    r"(?:^|#+\s*)(?=(?:type|fmt|ruff|mypy|pylint|flake8|isort|pragma|yapf|pyright)\s*:|noqa\b)",
    re.IGNORECASE,
)
_WORDS = re.compile(r" ?(?:[^ \u2e80-\uffff]+|[\u2e80-\uffff])")  # Chinese may break anywhere


def notes_in(project: Project, graphs: Iterable[str]) -> dict[NodeKey, str]:
    """Return the notes on the nodes of some graphs."""
    return {
        (name, node.id): node.note
        for name in dict.fromkeys(graphs)
        for node in project.graphs[name].nodes.values()
        if node.note
    }


def comment_lines(note: str, room: int) -> Iterator[str]:
    """Yield a note as comments of at most ``room`` columns; its own lines stay lines."""
    for line in note.splitlines():
        plain = "".join(char for char in line if char.isprintable() or char.isspace())
        for part in _wrapped(" ".join(plain.split()), room - len("# note: ")):
            yield f"# {_OBEYED.sub('note: ', part)}"


def _wrapped(text: str, room: int) -> Iterator[str]:
    line, used = "", 0
    for word in _WORDS.findall(text):
        width = _width(word)
        if line and used + width > room:
            yield line
            line, used = "", 0
            word = word.lstrip()
        while _width(word) > room:  # an address, for instance
            yield word[:room]
            word = word[room:]
        line += word
        used = used + width if used else _width(word)
    if line:
        yield line


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
