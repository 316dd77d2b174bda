"""Chinese: names of layers and their pinyin, by which a search finds them in any language.

The table is written by ``packaging/make_names.py`` and read when a search is first used.
"""

from __future__ import annotations

import json
from functools import cache

from dlstudio.resources import resource


def chinese_words(key: str) -> tuple[str, ...]:
    """Return names of a layer in Chinese, pinyin initials and whole pinyin; empty if unknown."""
    return _table().get(key, ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    try:
        raw = json.loads(resource("names", "zh_CN.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # a search without it is better than none
        return {}
    return {key: tuple(words) for key, words in raw.items()}
