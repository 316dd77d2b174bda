"""Division of the samples into training, validation and test: seeded, disjoint, complete.

Sizes are the shares rounded up, so a share above zero is never an empty part. With
stratification each part has each class in its share of the whole, to within one sample
(largest remainder). The parts depend on the number of samples, the labels, the shares and the
seed alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlstudio.errors import DataError
from dlstudio.language import Sentence, say

if TYPE_CHECKING:
    import numpy as np

PARTS = ("train", "validation", "test")
PART_TITLES = {"train": say("training"), "validation": say("validation"), "test": say("test")}
UNBALANCED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Places of the samples of each part, ascending (int64)."""

    train: np.ndarray
    validation: np.ndarray
    test: np.ndarray

    def part(self, name: str) -> np.ndarray:
        """Return the places of "train", "validation" or "test"."""
        return {"train": self.train, "validation": self.validation, "test": self.test}[name]


def split(
    samples: int,
    *,
    validation_share: float,
    test_share: float,
    seed: int,
    labels: np.ndarray | None = None,
) -> Parts:
    """Divide ``samples`` places; stratified when ``labels`` (class numbers) are given.

    Raises:
        DataError: if nothing would be left for training.
    """
    import numpy as np

    test, validation = part_size(samples, test_share), part_size(samples, validation_share)
    if samples - test - validation < 1:
        raise DataError(
            say(
                "With {samples} {samples:sample|samples}, {validation} for validation and {test} "
                "for test, none "
                "is left for training. Lower the shares or use more data.",
                samples=samples,
                validation=validation,
                test=test,
            )
        )
    random = np.random.RandomState(seed % 2**32)
    groups = _groups(samples, labels)
    shuffled = [random.permutation(group) for group in groups]
    room = [max(len(group) - 1, 0) for group in groups]  # leave each class one for training
    from_test = allotted([len(group) for group in groups], room, test)
    room = [most - taken for most, taken in zip(room, from_test, strict=True)]
    from_validation = allotted([len(group) for group in groups], room, validation)
    pieces: dict[str, list[np.ndarray]] = {name: [] for name in PARTS}
    for group, first, second in zip(shuffled, from_test, from_validation, strict=True):
        pieces["test"].append(group[:first])
        pieces["validation"].append(group[first : first + second])
        pieces["train"].append(group[first + second :])
    return Parts(**{name: np.sort(np.concatenate(found)) for name, found in pieces.items()})


def part_size(samples: int, share: float) -> int:
    """Return the share of the samples, rounded up (0.2 of 1797 is 360)."""
    return math.ceil(round(samples * share, 9))


def _groups(samples: int, labels: np.ndarray | None) -> list[np.ndarray]:
    import numpy as np

    if labels is None:
        return [np.arange(samples)]
    return [np.flatnonzero(labels == label) for label in np.unique(labels)]


def allotted(sizes: Sequence[int], room: Sequence[int], wanted: int) -> list[int]:
    """Deal ``wanted`` places to groups in proportion to their sizes, by largest remainder.

    No group gives more than its ``room`` unless all of them together cannot fill the part.
    """
    if sum(room) < wanted:
        room = [have + 1 for have in room]
    total = sum(sizes)
    ideal = [wanted * size / total for size in sizes]
    given = [min(math.floor(share), most) for share, most in zip(ideal, room, strict=True)]
    while sum(given) < wanted:
        open_groups = [at for at in range(len(sizes)) if given[at] < room[at]]
        given[max(open_groups, key=lambda at: (ideal[at] - given[at], -at))] += 1
    return given


def class_counts(labels: np.ndarray, classes: int) -> tuple[int, ...]:
    """Return how many samples each class has."""
    import numpy as np

    numbers = labels.reshape(-1).astype(np.int64)
    return tuple(int(count) for count in np.bincount(numbers, minlength=classes))


def part_warnings(
    parts: Parts, labels: np.ndarray | None, class_names: Sequence[str]
) -> tuple[Sentence, ...]:
    """Say what a person should know about the division before training on it."""
    found = []
    if not len(parts.validation):
        found.append(
            say(
                "No samples are kept for validation, so over-fitting cannot be seen. Set a "
                "validation share such as 0.1."
            )
        )
    if labels is None or not class_names:
        return tuple(found)
    whole = class_counts(labels, len(class_names))
    for name in PARTS:
        places = parts.part(name)
        counts = class_counts(labels[places], len(class_names))
        missing = [class_names[at] for at, n in enumerate(counts) if not n and whole[at]]
        if len(places) and missing:
            found.append(_class_missing(name, missing))
    if max(whole) > UNBALANCED * max(1, min(whole)):
        found.append(
            say(
                "The classes are unbalanced: “{most}” has {many} {many:sample|samples}, "
                "“{least}” has {few}. "
                "Accuracy alone can mislead; look at the confusion matrix.",
                most=class_names[whole.index(max(whole))],
                many=max(whole),
                least=class_names[whole.index(min(whole))],
                few=min(whole),
            )
        )
    return tuple(found)


def _class_missing(part: str, missing: Sequence[str]) -> Sentence:
    names = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
    return say(
        "The {part} part has no sample of: {names}. Use stratified parts, a larger share or more "
        "data.",
        part=PART_TITLES[part],
        names=names,
    )
