"""SOURCES: the data catalogue, and the doors through which a chosen source is used.

``describe`` and ``read`` check the values of a choice before its entry sees them; use these
and not the fields of an entry when the choice comes from a file or a person.
"""

from __future__ import annotations

from pathlib import Path

from dlstudio.data.arrays import ARRAYS
from dlstudio.data.masks import SHAPE_MASKS
from dlstudio.data.sentences import SENTENCES
from dlstudio.data.shapes import SHAPES
from dlstudio.data.shipped import BREAST_CANCER, DIGITS, IRIS, WINE
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.data.speech import SPOKEN_DIGITS
from dlstudio.data.table import TABLE
from dlstudio.data.toy import CIRCLES, MOONS, TWO_SPIRALS, WAVES, XOR
from dlstudio.errors import DataError
from dlstudio.language import say
from dlstudio.spec.spec import Catalog, Choice

SOURCES: Catalog[SourceSpec] = Catalog(
    (
        DIGITS,
        IRIS,
        WINE,
        BREAST_CANCER,
        TWO_SPIRALS,
        MOONS,
        CIRCLES,
        XOR,
        WAVES,
        SHAPES,
        SHAPE_MASKS,
        SENTENCES,
        SPOKEN_DIGITS,
        TABLE,
        ARRAYS,
    )
)


def describe(choice: Choice | None, folder: Path | None = None) -> DataInfo:
    """Say what the chosen source holds; DataError if it cannot be known."""
    spec, checked = _checked(choice)
    return spec.info(checked.values, folder)


def read(choice: Choice | None, folder: Path | None = None) -> Arrays:
    """Read the chosen source; ``folder`` is the project's, for relative paths."""
    spec, checked = _checked(choice)
    return spec.read(checked.values, folder)


def _checked(choice: Choice | None) -> tuple[SourceSpec, Choice]:
    if choice is None:
        raise DataError(say("No data is chosen. Choose a source in the data panel."))
    if choice.key not in SOURCES:
        raise DataError(
            say(
                "There is no data source “{key}”. Choose one in the data panel.",
                key=choice.key[:60],
            )
        )
    spec = SOURCES[choice.key]
    for _name, sentence in spec.problems(choice.values):
        raise DataError(sentence)
    return spec, choice
