"""What the target of a person's own file means: classes, 0 and 1, or numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dlstudio.data.finished import LARGEST_NUMBER, class_task
from dlstudio.errors import DataError
from dlstudio.language import say
from dlstudio.spec import OneOf
from dlstudio.spec.tensor_type import TensorType

MOST_CLASSES = 1000
MOST_NUMBER_CLASSES = 20

TASK = OneOf(
    name="task",
    default="auto",
    options=("auto", "classes", "binary", "numbers"),
    help=(
        "What the target is. classes: one of several. binary: 0 and 1 for a network with one "
        "output. numbers: a value to predict. auto: decided from the values."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Task, type of the target, and the class names in the order of their numbers."""

    task: str
    target: TensorType
    class_names: tuple[str, ...] = ()


def meaning_of_texts(texts: Sequence[str], task: str, column: str) -> Meaning:
    """Decide what a column of texts is; DataError if it cannot be ``task``."""
    distinct = set(texts)
    numbers = all(_is_number(text) for text in distinct)
    if task == "auto":
        whole = numbers and all(float(text).is_integer() for text in distinct)
        few = len(distinct) <= MOST_NUMBER_CLASSES and len(distinct) < len(texts)
        task = "numbers" if numbers and not (whole and few) else "classes"
    if task == "numbers":
        if not numbers:
            wrong = min(text for text in distinct if not _is_number(text))
            raise DataError(
                say(
                    "“{column}” holds “{value}”, which is not a number. Choose the task "
                    "“classes”, or another target.",
                    column=column,
                    value=wrong[:60],
                )
            )
        return Meaning(task=task, target=TensorType(("N", 1)))
    return class_meaning(
        sorted(distinct, key=(lambda text: (float(text), text)) if numbers else str), task, column
    )


def class_meaning(names: Iterable[str], task: str, column: str) -> Meaning:
    """Return the meaning of classes; DataError if there are too few or too many."""
    classes = tuple(names)
    if len(classes) < 2:
        raise DataError(
            say(
                "“{column}” holds only one value, “{value}”. A classifier needs samples of at "
                "least two classes.",
                column=column,
                value=classes[0][:60],
            )
        )
    if task == "binary" and len(classes) != 2:
        raise DataError(
            say(
                "“{column}” holds {found} different {found:value|values}, but the task “binary” "
                "needs two. "
                "Choose the task “classes”.",
                column=column,
                found=len(classes),
            )
        )
    if len(classes) > MOST_CLASSES:
        raise DataError(
            say(
                "“{column}” holds {found} different {found:value|values}, too many for classes. "
                "Choose "
                "another target, or the task “numbers” if they are numbers.",
                column=column,
                found=len(classes),
            )
        )
    task, target = class_task(task)
    return Meaning(task=task, target=target, class_names=classes)


def _is_number(text: str) -> bool:
    try:
        return "_" not in text and abs(float(text)) <= LARGEST_NUMBER
    except ValueError:
        return False
