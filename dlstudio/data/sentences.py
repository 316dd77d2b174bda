"""Sentences of a small grammar, made from a seed: what they say of a film, or their next word.

    sentence = clause {"but" clause}
    clause = ("the" | "this") NOUN ("was" | "is") ["not"] ["very" | "really"] ADJECTIVE

The numbers come from ``RandomState``, as in ``data.toy``, and for the same reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.data.finished import finished
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.data.toy import GROUP, SEED, samples_param
from dlstudio.spec import Int, OneOf, TensorType
from dlstudio.spec.tensor_type import INTEGER

if TYPE_CHECKING:
    import numpy as np

GOOD = ("good", "fine", "great", "lovely", "clever")
BAD = ("bad", "dull", "poor", "ugly", "slow")
NOUNS = ("film", "book", "song", "play", "meal", "game", "story")
# The number of a word is its place; that of the end, 0, also fills up short sentences.
WORDS = (
    ".", "the", "this", "was", "is", "not", "very", "really", "but", *NOUNS, *GOOD, *BAD,
)  # fmt: skip
STOP = WORDS.index(".")
LONGEST = 13  # words of two clauses, the most in a sentence that is to be judged
TURNS = 0.3  # share of clauses behind which another one follows, which then decides
LENGTHY = 99  # clauses: in a text nothing ends a sentence but chance
MEANING, NEXT = "meaning", "next word"
MOST_SAMPLES, MOST_WORDS = 50_000, 256


def _info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
    filled = SENTENCES.filled(values)
    says, length = filled["target"] == MEANING, filled["length"]
    return DataInfo(
        inputs={"tokens": TensorType(("N", length), INTEGER)},
        target=TensorType(("N",) if says else ("N", length), INTEGER),
        task="classes",
        class_names=("bad", "good") if says else WORDS,
        samples=filled["samples"],
        words=WORDS,
        filled_behind=says,
    )


def _read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
    import numpy as np

    filled = SENTENCES.filled(values)
    count, length = filled["samples"], filled["length"]
    random = np.random.RandomState(filled["seed"])
    if filled["target"] == MEANING:
        said, good = zip(*[_sentence(random, 2) for _ in range(count)], strict=True)
        tokens = np.array([words + [STOP] * (length - len(words)) for words in said])
        return finished(_info(values), {"tokens": tokens}, np.array(good))
    text: list[int] = []
    while len(text) <= count * length:
        text += [*_sentence(random, LENGTHY)[0], STOP]
    pieces = np.array(text[: count * length + 1])
    tokens, following = pieces[:-1].reshape(count, length), pieces[1:].reshape(count, length)
    return finished(_info(values), {"tokens": tokens}, following)


def _sentence(random: np.random.RandomState, most: int) -> tuple[list[int], int]:
    """Return the numbers of the words of some clauses, and 1 if they say something good."""
    words, good = _clause(random)
    for _ in range(most - 1):
        if random.random_sample() >= TURNS:
            break
        more, good = _clause(random)
        words = [*words, "but", *more]
    return [WORDS.index(word) for word in words], good


def _clause(random: np.random.RandomState) -> tuple[list[str], int]:
    def one_of(*words: str) -> list[str]:
        return words[random.randint(0, len(words))].split()

    good, denied = random.randint(0, 2), random.randint(0, 2)
    said = [*one_of("the", "this"), *one_of(*NOUNS), *one_of("was", "is"), *["not"] * denied]
    return [*said, *one_of("", "very", "really"), *one_of(*(GOOD if good else BAD))], good ^ denied


SENTENCES = SourceSpec(
    key="sentences",
    title="Sentences",
    group=GROUP,
    summary="Short sentences of 26 words that praise or blame, or the next word of a text.",
    params=(
        samples_param(3600, MOST_SAMPLES),
        OneOf(
            name="target",
            default=MEANING,
            options=(MEANING, NEXT),
            help="Whether a sentence praises or blames, or for each word of a text the next one.",
        ),
        Int(
            name="length",
            default=16,
            low=LONGEST,
            high=MOST_WORDS,
            unit="words",
            help="Words of a sample. Shorter sentences are filled up behind with 0, the full stop.",
        ),
        SEED,
    ),
    help=(
        "“this film was not very good”, “the song is dull but the play was clever”: a not turns "
        "the meaning around, and after a but the second half decides. A network that only counts "
        "words stays far below one that reads them in order, which reaches 0.97 and more. For the "
        "next word a text of such sentences is cut into pieces; who has learned the grammar can "
        "write sentences of its own."
    ),
    info=_info,
    read=_read,
)
