"""Sentences: the grammar as written down, what they mean, and the next word of each."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dlstudio.data.sentences import BAD, GOOD, LONGEST, NOUNS, STOP, WORDS
from dlstudio.data.sources import describe, read
from dlstudio.errors import DLStudioError
from dlstudio.spec.spec import Choice

CLAUSE = (
    f"(?:the|this) (?:{'|'.join(NOUNS)}) (?:was|is) (not )?(?:(?:very|really) )?"
    f"({'|'.join(GOOD + BAD)})"
)
SENTENCE = re.compile(f"{CLAUSE}(?: but {CLAUSE})?")


def words(tokens: np.ndarray) -> str:
    return " ".join(WORDS[token] for token in tokens).rstrip(" .")


def test_each_says_what_its_last_clause_says_and_a_not_turns_it_around() -> None:
    arrays = read(Choice("sentences", {"samples": 800}))
    for tokens, good in zip(arrays.inputs["tokens"], arrays.target, strict=True):
        found = SENTENCE.fullmatch(words(tokens))
        assert found is not None
        denied, adjective = found.groups()[2:] if found[4] else found.groups()[:2]
        assert good == ((adjective in GOOD) ^ (denied is not None))
        length = int((tokens != STOP).sum())
        assert length <= LONGEST and not tokens[length:].any()
    assert 0.4 < arrays.target.mean() < 0.6


def test_the_next_word_is_that_of_the_text() -> None:
    choice = Choice("sentences", {"samples": 50, "target": "next word", "length": 20})
    arrays = read(choice)
    tokens, following = arrays.inputs["tokens"], arrays.target
    assert np.array_equal(tokens.reshape(-1)[1:], following.reshape(-1)[:-1])
    whole = words(tokens.reshape(-1)).split(" . ")
    clauses = [clause for one in whole[:-1] for clause in one.split(" but ")]
    assert all(re.fullmatch(CLAUSE, clause) for clause in clauses)
    assert (tokens == STOP).sum() > 100
    info = describe(choice)
    assert info.class_names == WORDS and info.target.dims == ("N", 20)
    assert len(set(WORDS)) == len(WORDS) == 26


def test_a_seed_makes_the_same_text_and_another_one_another() -> None:
    one, again, other = (
        read(Choice("sentences", {"samples": 20, "seed": seed})) for seed in (3, 3, 4)
    )
    assert one.fingerprint == again.fingerprint != other.fingerprint


def test_too_short_for_a_sentence_is_told() -> None:
    with pytest.raises(DLStudioError, match="13"):
        read(Choice("sentences", {"length": 5}))
