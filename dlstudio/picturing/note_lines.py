"""note_lines: the Markdown of a note as lines for a picture.

Headings, lists, quotes, code and paragraphs are told apart; signs within a line (bold, links,
code) leave their words. A table stands as it was typed. Nothing is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dlstudio.picturing.drawing import width_of

SIZE = 12.0
HEADINGS = (17.0, 15.0, 13.5)
LEADING = 1.45
INDENT = 14.0

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])\s+(.*)")
_SIGNS = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"[\1]"),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*\\])[*](?=\S)(.+?)(?<=\S)[*](?!\w)"), r"\1"),
    (re.compile(r"(?<![\w\\])_(?=\S)(.+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>|])"), r"\1"),
)  # fmt: skip
# Where a line may be broken: behind spaces, and around Chinese letters.
_PIECES = re.compile(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note; an empty one is a gap."""

    text: str
    size: float = SIZE
    bold: bool = False
    mono: bool = False
    indent: float = 0.0


def note_lines(markdown: str, room: float) -> Iterator[NoteLine]:
    """Yield the lines of a note that is ``room`` pixels wide."""
    code, paragraph = False, []
    for raw in [*markdown.splitlines(), ""]:
        line = raw.rstrip()
        fence = line.lstrip().startswith(("```", "~~~"))
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        plain = not (code or fence or heading or item or line.startswith(">") or not line)
        if plain:
            paragraph.append(line.strip())
            continue
        if paragraph:
            yield from _wrapped(NoteLine(words_of(" ".join(paragraph))), room)
            paragraph = []
        if fence:
            code = not code
        elif code:
            yield NoteLine(line, mono=True)
        elif heading:
            size = HEADINGS[min(len(heading[1]), len(HEADINGS)) - 1]
            yield from _wrapped(NoteLine(words_of(heading[2]), size=size, bold=True), room)
        elif item:
            mark = "•" if item[2] in "-*+" else item[2]
            depth = (1 + len(item[1].expandtabs(4)) // 2) * INDENT
            yield from _wrapped(NoteLine(f"{mark} {words_of(item[3])}", indent=depth), room)
        elif line:
            yield from _wrapped(NoteLine(words_of(line.lstrip("> ")), indent=INDENT), room)
        else:
            yield NoteLine("", size=SIZE / 2)


def words_of(text: str) -> str:
    """Return a line of Markdown without its signs."""
    for pattern, words in _SIGNS:
        text = pattern.sub(words, text)
    return text


def _wrapped(line: NoteLine, room: float) -> Iterator[NoteLine]:
    room, now = room - line.indent, ""
    for piece in _PIECES.findall(line.text):
        if now and width_of((now + piece).rstrip(), line.size, bold=line.bold) > room:
            yield NoteLine(now.rstrip(), line.size, line.bold, line.mono, line.indent)
            now = ""
        now += piece
    yield NoteLine(now.rstrip(), line.size, line.bold, line.mono, line.indent)
