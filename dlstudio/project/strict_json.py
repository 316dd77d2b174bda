"""Read JSON from strangers: bounded, strict, and with the place of every fault.

The fast road is the standard library's parser with hooks that refuse; only when something
is refused is the text walked again, token by token, to say where.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dlstudio.errors import ProjectError
from dlstudio.language import Sentence, say

LARGEST_FILE = 16 * 2**20  # bytes
DEEPEST = 64
LARGEST_INTEGER = 2**53  # beyond it, other programs read another number
LONGEST_TEXT = 1_000_000  # characters
MOST_PARTS = 1_000_000  # lists, objects and texts

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_PARTS = re.compile(rf"{_STRING}|[\[\]{{}}]", re.DOTALL)
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_TOKENS = re.compile(rf"{_STRING}|NaN|-?Infinity|{_NUMBER}|[^\s]", re.DOTALL)
_HALF = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


class _Refused(Exception):
    """Something in the text is not allowed; where, is found out by ``_refusal``."""


def decode(data: bytes) -> tuple[str, bool]:
    """Turn the bytes of a file into text, and tell whether it began with a byte order mark.

    Raises:
        ProjectError: too large, empty, or no UTF-8 text.
    """
    if len(data) > LARGEST_FILE:
        raise ProjectError(
            say(
                "It is larger than {limit} MiB, the most a project may have. Open an earlier copy.",
                limit=LARGEST_FILE // 2**20,
            )
        )
    if not data.strip():
        raise ProjectError(
            say("It is empty: there is no project in it. Open an earlier copy or start a new one.")
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ProjectError(
            say("It is written in UTF-16, expected was UTF-8. Save it again as UTF-8 text.")
        )
    marked = data.startswith(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        place = problem.start + (3 if marked else 0)
        raise ProjectError(
            say(
                "It is not a DL Studio project: byte {place} is not UTF-8 text. Choose a file "
                "that DL Studio has saved.",
                place=place + 1,
            )
        ) from None
    if "\0" in text:
        raise ProjectError(
            say(
                "It is not a DL Studio project but a binary file. Choose a file that DL Studio "
                "has saved."
            )
        )
    return text, marked


def parse(text: str) -> Any:
    """Read JSON text.

    Raises:
        ProjectError: it is no JSON or breaks a limit; the sentence names line and column.
    """
    _scan(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_number,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as problem:
        raise ProjectError(_syntax_sentence(text, problem)) from None
    except _Refused:
        raise ProjectError(_refusal(text)) from None
    if _HALF.search(text):
        refusal = _first_refusal(text)
        if refusal is not None:
            raise ProjectError(refusal)
    return value


def position(text: str, offset: int) -> dict[str, int]:
    """Return line and column of an offset, both counted from 1."""
    return {
        "line": text.count("\n", 0, offset) + 1,
        "column": offset - text.rfind("\n", 0, offset),
    }


def _scan(text: str) -> None:
    """Refuse depth, size and number of parts before anything recursive sees the text."""
    depth = 0
    if text.count(",") > 2 * MOST_PARTS:
        raise ProjectError(_too_many())
    for number, match in enumerate(_PARTS.finditer(text)):
        first = text[match.start()]
        if number >= MOST_PARTS:
            raise ProjectError(_too_many())
        if first == '"':
            if match.end() - match.start() > LONGEST_TEXT + 2:
                raise ProjectError(
                    say(
                        "Line {line}, column {column}: a text is longer than {most} characters. "
                        "Shorten it.",
                        most=f"{LONGEST_TEXT:,}",
                        **position(text, match.start()),
                    )
                )
        elif first in "[{":
            depth += 1
            if depth > DEEPEST:
                raise ProjectError(
                    say(
                        "Line {line}, column {column}: lists and objects are nested more than "
                        "{most} deep.",
                        most=DEEPEST,
                        **position(text, match.start()),
                    )
                )
        else:
            depth -= 1


def _too_many() -> Sentence:
    return say(
        "It holds more than {most} values, which no project does. Choose a file that DL Studio "
        "has saved.",
        most=f"{MOST_PARTS:,}",
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _Refused
    return value


def _integer(text: str) -> int:
    if len(text) > 17 or abs(number := int(text)) > LARGEST_INTEGER:
        raise _Refused
    return number


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _Refused
    return number


def _constant(text: str) -> Any:
    raise _Refused


def _syntax_sentence(text: str, problem: json.JSONDecodeError) -> Sentence:
    conflict = re.search(r"^(?:<{7}|={7}|>{7})", text, re.MULTILINE)
    if conflict:
        return say(
            "Line {line} holds the mark of a merge conflict. Decide for one side in a text editor "
            "and remove the marks.",
            line=position(text, conflict.start())["line"],
        )
    if not text.lstrip().startswith("{"):
        return say(
            "It is not a DL Studio project, which begins with a curly bracket. Choose a file that "
            "DL Studio has saved."
        )
    if problem.pos >= len(text.rstrip()) or problem.msg.startswith("Unterminated"):
        return say(
            "It is cut off in line {line}, column {column}: the end is missing. Open an earlier "
            "copy.",
            **position(text, problem.pos),
        )
    return say(
        "Line {line}, column {column}: this is not valid JSON ({problem}). Repair it in a text "
        "editor or open an earlier copy.",
        problem=problem.msg,
        **position(text, problem.pos),
    )


def _refusal(text: str) -> Sentence:
    found = _first_refusal(text)
    # Every refusal of a hook is found again by the walk; a test holds the two together.
    assert found is not None
    return found


def _first_refusal(text: str) -> Sentence | None:
    for token in _walk(text):
        place = position(text, token.start)
        if token.twice is not None:
            return say(
                "Line {line}, column {column}: the key “{key}” stands twice in one object. Keep "
                "one of them.",
                key=token.twice,
                **place,
            )
        if token.text.startswith('"'):
            if _is_half(token.text):
                return say(
                    "Line {line}, column {column}: a text holds half of a character (a lone "
                    "surrogate). Write it again.",
                    **place,
                )
        elif (reason := _bad_number(token.text)) is not None:
            return say("Line {line}, column {column}: {reason}", reason=reason, **place)
    return None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str
    twice: str | None = None  # the key, if it stands for the second time in its object


def _walk(text: str) -> Iterator[_Token]:
    stack: list[set[str] | None] = []  # keys of the open objects, None for a list
    previous = ""
    for match in _TOKENS.finditer(text):
        part, twice = match[0], None
        keys = stack[-1] if stack else None
        if part == "{":
            stack.append(set())
        elif part == "[":
            stack.append(None)
        elif part in ("}", "]"):
            stack.pop()
        elif part.startswith('"') and previous in ("{", ",") and keys is not None:
            key = json.loads(part)
            twice = key if key in keys else None
            keys.add(key)
        previous = part
        yield _Token(match.start(), part, twice)


def _is_half(token: str) -> bool:
    try:
        json.loads(token).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _bad_number(token: str) -> Sentence | None:
    if token in ("NaN", "Infinity", "-Infinity"):
        return say("{value} is not a number in JSON. Write a finite number.", value=token)
    if not re.fullmatch(_NUMBER, token):
        return None
    if re.fullmatch(r"-?[0-9]+", token):
        if len(token) > 17 or abs(int(token)) > LARGEST_INTEGER:
            return say(
                "the whole number {value} is beyond {most}. Write a smaller one.",
                value=token if len(token) <= 24 else token[:20] + "…",
                most=f"{LARGEST_INTEGER:,}",
            )
        return None
    if not math.isfinite(float(token)):
        return say(
            "the number {value} is too large. Write a smaller one.",
            value=token if len(token) <= 24 else token[:20] + "…",
        )
    return None
