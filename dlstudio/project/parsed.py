"""Parts of parsed JSON, each refused with its place when it is of another kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NoReturn

from dlstudio.errors import ProjectError
from dlstudio.language import Sentence, say


def rest(raw: Mapping[str, Any], known: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if key not in known}


def needed(raw: Mapping[str, Any], key: str, place: str) -> Any:
    if key not in raw:
        missing(f"{place}.{key}" if place else key)
    return raw[key]


def object_of(raw: Any, place: str) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else refuse(place, say("an object"), raw)


def list_of(raw: Any, place: str) -> list[Any]:
    return raw if isinstance(raw, list) else refuse(place, say("a list"), raw)


def text_of(raw: Any, place: str) -> str:
    return raw if isinstance(raw, str) else refuse(place, say("a text"), raw)


def flag(raw: Any, place: str) -> bool:
    return raw if isinstance(raw, bool) else refuse(place, say("true or false"), raw)


def missing(place: str) -> NoReturn:
    raise ProjectError(
        say(
            "{place} is missing. Add it in a text editor or open an earlier copy.",
            place=short(place),
        )
    )


def refuse(place: str, expected: Sentence, found: Any) -> NoReturn:
    raise ProjectError(
        say(
            "{place} must be {expected}, but it is {found}. Correct it in a text editor or open "
            "an earlier copy.",
            place=short(place),
            expected=expected,
            found=told(found),
        )
    )


def told(value: Any) -> Sentence | str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return say("an object")
    if isinstance(value, list):
        return say("a list of {count}", count=len(value))
    return short(f"“{value}”" if isinstance(value, str) else str(value))


def short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"
