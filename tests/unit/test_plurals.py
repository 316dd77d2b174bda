"""Counted texts: the noun follows the number, in every text of the program."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dlstudio.language import fill, say, translated

ROOT = Path(__file__).parents[2]

# A number, then a plural noun, with at most one word between them.
COUNTED = re.compile(
    r"\{(?P<name>\w+)\} (?:(?:equal|different|such|more|whole|trainable) )?"
    r"(?P<noun>[a-z]{3,}s)\b(?!/)"
)
# Limits of the program, which are never 1, and what is no number at all.
NO_COUNT = {
    "most", "longest", "start", "end", "forward", "backward", "shape", "want", "node", "layer",
    "loss", "optimizer", "lender", "path", "input", "mode", "factor", "param", "high",
    "height", "nodes",
}  # fmt: skip
NO_PLURAL = {
    "this", "its", "was", "axis", "loss", "class", "less", "pass", "bias", "always", "does",
    "needs", "stands", "holds", "divides", "gives", "reads", "comes", "reports", "says",
    "lies", "follows", "takes", "gets",
}  # fmt: skip


def sources() -> list[str]:
    root = ElementTree.parse(ROOT / "resources" / "i18n" / "zh_CN.ts").getroot()
    return [message.findtext("source") or "" for message in root.iter("message")]


def test_no_number_stands_before_a_fixed_plural() -> None:
    texts = sources()
    assert len(texts) > 2_000
    wrong = [
        text
        for text in texts
        for match in COUNTED.finditer(text)
        if match["name"] not in NO_COUNT and match["noun"] not in NO_PLURAL
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["{count} layers", "after {n} whole epochs", "a {k} more rows."])
def test_the_rule_finds_them(text: str) -> None:
    assert COUNTED.search(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "1 layer is"), ("1", "1 layer is"), (0, "0 layers are"), (2, "2 layers are"),
     ("1,001", "1,001 layers are"), (11, "11 layers are")],
)  # fmt: skip
def test_the_word_follows_the_number(value: object, expected: str) -> None:
    assert say("{n} {n:layer|layers} {n:is|are}", n=value) == expected


def test_a_place_without_a_value_stays_and_values_are_not_interpreted() -> None:
    assert fill("{n} {n:layer|layers}", {"m": 1}) == "{n} {n:layer|layers}"
    assert fill("{n} {n:a|b}", {"n": "{n:x|y}"}) == "{n:x|y} b"


def test_chinese_has_no_plural() -> None:
    for count in (1, 5):
        text = translated(say("{count} {count:problem|problems} found", count=count), "zh_CN")
        assert str(count) in text
        assert "problem" not in text
        assert "{" not in text
