"""Sentences in two languages, without Qt."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlstudio import language
from dlstudio.language import Sentence, fill, say, translated, translations

TS = """<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="xx"><context><name>dlstudio</name>
<message><source>{n} wires</source><translation>{n} 条连线</translation></message>
<message><source>open {what}</source><translation>打开{what}</translation></message>
<message><source>a port</source><translation>端口</translation></message>
<message><source>not yet</source><translation type="unfinished">草稿</translation></message>
</context></TS>
"""


@pytest.fixture
def other_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A language with a few words of its own."""
    (tmp_path / "xx.ts").write_text(TS, "utf-8")
    monkeypatch.setattr(language, "resource", lambda *parts: tmp_path / parts[-1])
    translations.cache_clear()
    yield "xx"  # type: ignore[misc]
    translations.cache_clear()


def test_a_sentence_reads_as_its_english_text() -> None:
    sentence = say("{n} wires", n=3)
    assert sentence == "3 wires"
    assert isinstance(sentence, str)
    assert (sentence.template, sentence.values) == ("{n} wires", {"n": 3})


def test_a_sentence_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(say("{n} wires", n=3)))
    assert isinstance(copy, Sentence)
    assert (copy, copy.template, copy.values) == ("3 wires", "{n} wires", {"n": 3})


def test_english_needs_no_file() -> None:
    assert translated(say("{n} wires", n=3)) == "3 wires"
    assert translated("ReLU", "en") == "ReLU"


def test_values_go_into_the_translated_template(other_language: str) -> None:
    assert translated(say("{n} wires", n=3), other_language) == "3 条连线"


def test_a_sentence_inside_a_sentence_is_translated_too(other_language: str) -> None:
    assert translated(say("open {what}", what=say("a port")), other_language) == "打开端口"


def test_plain_catalogue_text_is_translated(other_language: str) -> None:
    assert translated("a port", other_language) == "端口"


@pytest.mark.parametrize("text", ["not yet", "unknown"])
def test_what_has_no_finished_translation_stays_english(text: str, other_language: str) -> None:
    assert translated(text, other_language) == text


def test_a_language_without_a_file_stays_english(tmp_path: Path) -> None:
    assert translations("no_such_language") == {}
    assert translated(say("{n} wires", n=3), "no_such_language") == "3 wires"


def test_a_missing_value_leaves_its_place() -> None:
    assert fill("{a} and {b}", {"a": 1}) == "1 and {b}"


@given(st.text(), st.text())
def test_values_are_never_interpreted(a: str, b: str) -> None:
    """Braces, percent signs and attribute lookups in a value stay what they are."""
    assert fill("<{a}|{b}>", {"a": a, "b": b}) == f"<{a}|{b}>"


@given(st.text())
def test_a_template_never_fails(template: str) -> None:
    assert isinstance(say(template, n=1), str)
