"""Parsed JSON -> what is only drawn: places, frames and notes, dots on wires. Strict, bounded."""

from __future__ import annotations

from typing import Any

from dlstudio.errors import ProjectError
from dlstudio.graph.edits import ID
from dlstudio.graph.marks import COLOR, FARTHEST, LONGEST_TITLE, MOST_DOTS, good_area, refusal
from dlstudio.graph.model import Area, Mark, MarkId, Spot
from dlstudio.language import say
from dlstudio.project.bookmark_commands import MOST_BOOKMARKS
from dlstudio.project.model import Bookmark
from dlstudio.project.parsed import list_of, needed, object_of, refuse, rest, text_of
from dlstudio.project.writing import BOOKMARK_KEYS, MARK_KEYS, MARK_KINDS

MOST_MARKS = 2_000


def read_marks(raw: Any, place: str) -> dict[MarkId, Mark]:
    """Read the frames and notes of a graph."""
    marks: dict[MarkId, Mark] = {}
    entries = list_of(raw, place)
    if len(entries) > MOST_MARKS:
        refuse(place, say("a list of {most} at most", most=f"{MOST_MARKS:,}"), raw)
    for number, value in enumerate(entries):
        here = f"{place}[{number}]"
        mark = _mark(value, here)
        if mark.id in marks:
            raise ProjectError(
                say(
                    "{place}: a second frame or note has the id {id}. Give one of them another id.",
                    place=f"{here}.id",
                    id=mark.id,
                )
            )
        marks[mark.id] = mark
    return marks


def read_dots(raw: Any, place: str) -> tuple[Spot, ...]:
    """Read the dots of a wire."""
    dots = list_of(raw, place)
    if len(dots) > MOST_DOTS:
        refuse(place, say("a list of {most} at most", most=MOST_DOTS), raw)
    return tuple(read_spot(dot, f"{place}[{number}]") for number, dot in enumerate(dots))


def read_spot(raw: Any, place: str) -> Spot:
    """Read a place on the canvas."""
    good = (
        isinstance(raw, list)
        and len(raw) == 2
        and all(type(n) in (int, float) and abs(n) <= FARTHEST for n in raw)
    )
    if not good:
        told = str(raw) if isinstance(raw, list) and len(raw) == 2 else raw  # not "a list of 2"
        refuse(place, say("two numbers between −{most} and {most}", most=f"{FARTHEST:,.0f}"), told)
    return float(raw[0]), float(raw[1])


def read_area(raw: Any, place: str) -> Area:
    """Read a rectangle: left, top, width, height."""
    numbers = isinstance(raw, list) and len(raw) == 4 and all(type(n) in (int, float) for n in raw)
    if not numbers or not good_area((raw[0], raw[1], raw[2], raw[3])):
        expected = say(
            "left, top, width and height: numbers up to {most}, the sizes above 0",
            most=f"{FARTHEST:,.0f}",
        )
        refuse(place, expected, raw)
    return float(raw[0]), float(raw[1]), float(raw[2]), float(raw[3])


def read_bookmarks(raw: Any) -> dict[int, Bookmark]:
    """Read the places of the view."""
    found: dict[int, Bookmark] = {}
    for number, value in enumerate(list_of(raw, "bookmarks")):
        place = f"bookmarks[{number}]"
        entry = object_of(value, place)
        key = needed(entry, "key", place)
        if type(key) is not int or not 1 <= key <= MOST_BOOKMARKS or key in found:
            expected = say("a number from 1 to {most} of its own", most=MOST_BOOKMARKS)
            refuse(f"{place}.key", expected, key)
        name = text_of(needed(entry, "name", place), f"{place}.name")
        if len(name) > LONGEST_TITLE:
            refuse(f"{place}.name", say("a text of {most} characters at most", most=200), name)
        found[key] = Bookmark(
            name=name,
            graph=text_of(needed(entry, "graph", place), f"{place}.graph"),
            area=read_area(needed(entry, "area", place), f"{place}.area"),
            extra=rest(entry, BOOKMARK_KEYS),
        )
    return found


def _mark(raw: Any, place: str) -> Mark:
    raw = object_of(raw, place)
    id = text_of(needed(raw, "id", place), f"{place}.id")
    if not ID.fullmatch(id):
        refuse(f"{place}.id", say("a short word of letters and digits such as n1"), id)
    kind = text_of(needed(raw, "kind", place), f"{place}.kind")
    if kind not in MARK_KINDS:
        refuse(f"{place}.kind", say("one of {options}", options=", ".join(MARK_KINDS)), kind)
    color = text_of(raw.get("color", "grey"), f"{place}.color")
    if not COLOR.fullmatch(color):
        refuse(f"{place}.color", say("the name of a colour such as {example}", example="blue"), raw)
    mark = Mark(
        id=id,
        kind=kind,
        area=read_area(needed(raw, "area", place), f"{place}.area"),
        text=text_of(raw.get("text", ""), f"{place}.text"),
        color=color,
        extra=rest(raw, MARK_KEYS),
    )
    if (reason := refusal(mark)) is not None:
        raise ProjectError(say("{place}: {reason} Correct it.", place=place, reason=reason))
    return mark
