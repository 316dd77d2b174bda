"""Sentences in two languages, without Qt.

The program's text is written in English in the code; every other language lives in one
Qt Linguist file, ``resources/i18n/<language>.ts``. The window reads the compiled ``.qm``
through Qt; the command line and graders read the same ``.ts`` here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from dlstudio.resources import resource

_PLACE = re.compile(r"\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}")

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}


class Sentence(str):
    """English text that remembers its template and values, so that it can be translated.

    It is an ordinary ``str`` (the English sentence) everywhere else.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, **values: Any) -> Sentence:
        sentence = super().__new__(cls, fill(template, values) if values else template)
        sentence.template = template
        sentence.values = values
        return sentence

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), self.values


def say(template: str, **values: Any) -> Sentence:
    """Make a translatable sentence; ``template`` must be a literal (a script collects it)."""
    return Sentence(template, **values)


def listed(texts: Iterable[str]) -> Sentence:
    """Join texts of a catalogue with commas; each is translated by itself."""
    values = {str(place): Sentence(text) for place, text in enumerate(texts)}
    return Sentence(", ".join(f"{{{place}}}" for place in values), **values)


def fill(template: str, values: dict[str, Any]) -> str:
    """Put values into ``{name}`` places; nothing else is interpreted, whatever they hold.

    A place ``{name:one|many}`` becomes the first word if the value is 1, else the second:
    "{count} {count:layer|layers}". A language without plural forms leaves such places out.
    """

    def put(match: re.Match[str]) -> str:
        name, one, many = match.groups()
        if name not in values:
            return match[0]
        if one is None:
            return str(values[name])
        return one if str(values[name]) == "1" else many

    return _PLACE.sub(put, template)


def translated(text: str, language: str = "en") -> str:
    """Return the text (a Sentence or plain catalogue text) in ``language``."""
    if language == "en":
        return str(text)
    catalogue = translations(language)
    if not isinstance(text, Sentence):
        return catalogue.get(text, text)
    values = {
        key: translated(value, language) if isinstance(value, Sentence) else value
        for key, value in text.values.items()
    }
    return fill(catalogue.get(text.template, text.template), values)


@lru_cache(maxsize=4)
def translations(language: str) -> dict[str, str]:
    """English text -> text of ``language``, from its ``.ts`` file; empty if there is none."""
    path = resource("i18n", f"{language}.ts")
    if not path.is_file():
        return {}
    # A file of our own installation, never of a project, so the plain parser will do.
    root = ElementTree.parse(path).getroot()
    table: dict[str, str] = {}
    for message in root.iter("message"):
        source, target = message.findtext("source"), message.find("translation")
        if source and target is not None and target.text and target.get("type") is None:
            table[source] = target.text
    return table
