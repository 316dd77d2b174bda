"""Params: each kind checks, reads, shows and writes its values."""

from __future__ import annotations

import ast
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlstudio.spec import Flag, Float, Int, OneOf, Pair, Param, PathTo, Shape, Size, Text

PARAMS: dict[str, Param] = {
    "int": Int(name="n", default=3, low=1, high=64),
    "any int": Int(name="n", default=3),
    "optional int": Int(name="n", optional=True, none_text="from the wire"),
    "float": Float(name="p", default=0.5, low=0.0, high=1.0),
    "open float": Float(name="p", default=0.5, low=0.0, high=1.0, open_low=True, open_high=True),
    "any float": Float(name="p", default=0.0),
    "flag": Flag(name="bias", default=True),
    "one of": OneOf(name="mode", default="zeros", options=("zeros", "reflect")),
    "size": Size(name="k", default=3, low=0, high=9, words=("same",)),
    "size 1d": Size(name="k", default=3, rank=1),
    "shape": Shape(name="shape", default=(1, 28), symbols=True, min_rank=0),
    "reshape": Shape(name="shape", default=(-1,), infer=True),
    "dims": Shape(name="dim", default=(1,), low=-8, high=7, bare=True),
    "pair": Pair(name="betas", default=(0.9, 0.999)),
    "text": Text(name="note", longest=9),
    "path": PathTo(name="file", default="a.csv", pattern="*.csv"),
}
every_param = pytest.mark.parametrize("param", PARAMS.values(), ids=PARAMS)

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["same", "zeros", "T", "N", "-1", "1e999", "nan"]),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner),
    max_leaves=5,
)  # fmt: skip


@every_param
@given(value=values)
def test_any_value_is_checked_without_an_exception(param: Param, value: Any) -> None:
    sentence = param.check(value)
    assert sentence is None or (param.name in sentence and sentence.endswith("."))
    assert isinstance(param.show(value), str)
    loaded = param.load(value)
    param.check(loaded)


@every_param
@given(value=values)
def test_an_allowed_value_survives_every_way(param: Param, value: Any) -> None:
    value = param.load(value)
    if param.check(value) is not None:
        return
    read = param.load(json.loads(json.dumps(value)))
    assert read == value and param.check(read) is None
    code = param.code(value)
    written = ast.literal_eval(code)
    assert written == value or (written,) == value
    if isinstance(param, (Text, Float, Pair)):
        return  # blanks at the ends, or digits beyond the sixth, are not shown
    assert param.parse(param.show(value)) == value


@every_param
@given(text=st.text(max_size=20) | st.sampled_from(["3, 4", "3×4", "(1, 2)", "−0.5", "1_000", "T"]))
def test_any_text_is_read_or_refused_with_a_sentence(param: Param, text: str) -> None:
    try:
        value = param.parse(text)
    except ValueError as error:
        assert str(error.args[0]).endswith(".")
        assert hasattr(error.args[0], "template")
        return
    param.check(value)


@every_param
def test_default_is_allowed_and_expectation_is_a_phrase(param: Param) -> None:
    assert param.check(param.default) is None
    assert not param.expected().endswith(".")
    assert param.kind in repr(type(param)).lower() or param.kind
    assert param.name in repr(param)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("int", 0), ("int", 65), ("int", True), ("int", 3.0), ("int", "3"), ("int", None),
        ("float", -0.1), ("float", math.nan), ("float", math.inf), ("float", True),
        ("open float", 0.0), ("open float", 1.0),
        ("flag", 1), ("flag", "true"), ("one of", "wrap"), ("one of", 1),
        ("size", -1), ("size", (1,)), ("size", (1, 2, 3)), ("size", "valid"), ("size", (1, True)),
        ("size 1d", (1, 2)),
        ("shape", (0,)), ("shape", ("N",)), ("shape", ("t",)), ("shape", [1]), ("shape", (1,) * 9),
        ("reshape", (-1, -1)), ("reshape", (-2,)), ("reshape", ()),
        ("dims", (8,)), ("dims", 1),
        ("pair", (0.9, 1.0)), ("pair", (0.9,)), ("pair", (0.9, True)), ("pair", 0.9),
        ("text", "x" * 10), ("text", 3),
    ],
)  # fmt: skip
def test_refused(key: str, value: Any) -> None:
    assert PARAMS[key].check(value) is not None


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("int", " 7 ", 7), ("any int", "1,000", 1000), ("any int", "1_000", 1000),
        ("optional int", "from the wire", None), ("optional int", "", None),
        ("float", "0.25", 0.25), ("any float", "−2", -2.0), ("any float", "1e-3", 0.001),
        ("flag", "No", False), ("flag", "true", True),
        ("size", "3×5", (3, 5)), ("size", "(3, 5)", (3, 5)), ("size", "same", "same"),
        ("shape", "1, T", (1, "T")), ("shape", "", ()), ("reshape", "-1, 4", (-1, 4)),
        ("pair", "0.5, 0.6", (0.5, 0.6)),
    ],
)  # fmt: skip
def test_parsed(key: str, text: str, value: Any) -> None:
    assert PARAMS[key].parse(text) == value


def test_a_bare_number_stands_for_a_shape_of_one() -> None:
    assert PARAMS["shape"].load(28) == (28,)
    assert PARAMS["shape"].load("T") == ("T",)
    assert PARAMS["dims"].load([1, 2]) == (1, 2)
    assert PARAMS["dims"].code((1,)) == "1" and PARAMS["dims"].code((1, 2)) == "(1, 2)"


def test_whole_numbers_of_json_become_floats() -> None:
    assert repr(PARAMS["float"].load(1)) == "1.0"
    assert PARAMS["any float"].load(2**60) == 2**60  # checked, not rounded
    assert PARAMS["pair"].load([0, 0.5]) == (0.0, 0.5)
    assert PARAMS["float"].code(1) == "1.0" and PARAMS["pair"].code((0, 0.5)) == "(0.0, 0.5)"


def test_size_gives_one_number_an_axis() -> None:
    size = PARAMS["size"]
    assert isinstance(size, Size)
    assert size.each(3) == (3, 3) and size.each((3, 5)) == (3, 5)


def test_sentences_are_shortened() -> None:
    sentence = PARAMS["int"].check("x" * 10_000)
    assert sentence is not None and len(sentence) < 200


def test_what_is_expected_is_said() -> None:
    assert PARAMS["int"].check(99) == "n must be a whole number from 1 to 64, but it is 99."
    assert PARAMS["open float"].check(0.0) == "p must be a number in (0, 1), but it is 0.0."
    assert PARAMS["any float"].expected() == "a number"
    assert PARAMS["any int"].expected() == "a whole number of at least 1"
    with pytest.raises(TypeError):
        Param(name="x").expected()
    with pytest.raises(TypeError):
        Param(name="x").check(1)
    with pytest.raises(TypeError):
        Param(name="x").parse("1")


def test_texts_are_written_as_formatters_do() -> None:
    assert PARAMS["one of"].code("zeros") == '"zeros"'
    assert PARAMS["text"].code("it's") == '"it\'s"'
    assert PARAMS["text"].code('a"b') == "'a\"b'"
