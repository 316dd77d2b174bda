"""What differs in values of one entry, and in data, training, title and notes of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dlstudio.comparing import comparison as kinds
from dlstudio.comparing.comparison import Difference
from dlstudio.graph.edits import same
from dlstudio.language import Sentence, say
from dlstudio.project.canonical import CATALOGUES
from dlstudio.project.model import Project, TrainSpec
from dlstudio.project.training_spec import CHOICE_LISTS, CHOICES, TRAINING
from dlstudio.spec.spec import Choice, Spec

LONGEST = 60  # characters of a value in a sentence


def value_differences(
    name: str, spec: Spec | None, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[tuple[str, Any, Any, Sentence]]:
    """Yield (parameter, old, new, sentence) for the values that differ, defaults filled in."""
    known = spec.by_name if spec is not None else {}
    order = [*known, *(key for key in (*new, *old) if key not in known)]
    for field in dict.fromkeys(order):
        default = known[field].default if field in known else None
        a, b = old.get(field, default), new.get(field, default)
        if not same(a, b):
            text = say(
                "{name}: {field} {old} → {new}",
                name=name,
                field=field,
                old=shown(spec, field, a),
                new=shown(spec, field, b),
            )
            yield field, a, b, text


def shown(spec: Spec | None, field: str, value: Any) -> str:
    """Write a value as its form does; anything else as text, not too long."""
    param = spec.by_name.get(field) if spec is not None else None
    text = str(value)
    if param is not None and (value is None or param.check(value) is None):
        text = param.show(value)
    elif value is None:
        text = "–"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def settings_differences(before: Project, after: Project) -> Iterator[Difference]:
    """Yield what differs in data, training, title and notes."""
    yield from _choice("data", before.data, after.data, kinds.DATA)
    yield from _training(before.training, after.training)
    if before.title != after.title:
        yield Difference(
            kind=kinds.TEXT, field="title", old=before.title, new=after.title,
            sentence=say("Title: {old} → {new}", old=before.title, new=after.title),
        )  # fmt: skip
    if before.notes != after.notes:
        yield Difference(
            kind=kinds.TEXT, field="notes", old=before.notes, new=after.notes,
            sentence=say("The notes differ"),
        )  # fmt: skip
    if not same(before.bookmarks, after.bookmarks):
        yield Difference(
            kind=kinds.TEXT, field="bookmarks", sentence=say("The bookmarks differ"),
        )  # fmt: skip
    if not same(before.extra, after.extra):
        yield Difference(
            kind=kinds.TEXT, field="extra", old=before.extra, new=after.extra,
            sentence=say("Entries of the file differ that this version does not know"),
        )  # fmt: skip


def _training(before: TrainSpec, after: TrainSpec) -> Iterator[Difference]:
    for param in TRAINING.params:
        a, b = getattr(before, param.name), getattr(after, param.name)
        if not same(a, b):
            text = _changed(
                param.name, shown(TRAINING, param.name, a), shown(TRAINING, param.name, b)
            )
            yield Difference(kind=kinds.TRAINING, field=param.name, old=a, new=b, sentence=text)
    for field in CHOICES:
        yield from _choice(field, getattr(before, field), getattr(after, field), kinds.TRAINING)
    for field in CHOICE_LISTS:
        old, new = getattr(before, field), getattr(after, field)
        if not same(old, new):
            a, b = (", ".join(map(choice_text, side)) or "–" for side in (old, new))
            text = _changed(field, a, b)
            yield Difference(kind=kinds.TRAINING, field=field, old=a, new=b, sentence=text)
    if not same(before.extra, after.extra):
        text = say("Training settings differ that this version does not know")
        yield Difference(kind=kinds.TRAINING, field="extra", sentence=text)


def _choice(field: str, old: Choice | None, new: Choice | None, kind: str) -> Iterator[Difference]:
    if old is None or new is None or old.key != new.key:
        if old is not new:
            a, b = ("–" if side is None else choice_text(side) for side in (old, new))
            yield Difference(kind=kind, field=field, old=a, new=b, sentence=_changed(field, a, b))
        return
    spec = CATALOGUES[field].get(old.key)
    for name, a, b, text in value_differences(new.key, spec, old.values, new.values):
        yield Difference(kind=kind, field=f"{field}.{name}", old=a, new=b, sentence=text)


def _changed(field: str, old: str, new: str) -> Sentence:
    return say("{field}: {old} → {new}", field=field, old=old, new=new)


def choice_text(choice: Choice) -> str:
    """Write an entry with what is set: "SGD(lr=0.1)"."""
    if not choice.values:
        return choice.key
    return f"{choice.key}({', '.join(f'{key}={value}' for key, value in choice.values.items())})"
