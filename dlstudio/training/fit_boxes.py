"""Do the numbers of the data make up boxes, as a metric takes them? Part of ``readiness``."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from dlstudio.catalog import METRICS
from dlstudio.data.source_spec import DataInfo
from dlstudio.language import Sentence, say
from dlstudio.project.commands import SetTraining
from dlstudio.project.diagnostic import Diagnostic, Fix
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training.findings import found, setting

CORNERS = 4


def boxes(spec: TrainSpec, metric: Choice, info: DataInfo, without: Fix) -> Iterator[Diagnostic]:
    """DL517 where a row of the target is no whole number of boxes."""
    entry = METRICS[metric.key]
    sizes = [dim for dim in info.target.dims[1:] if isinstance(dim, int)]
    wide, one = prod(sizes), entry.numbers_of_a_box(metric.values)
    if len(sizes) + 1 != info.target.rank or wide % one == 0:
        return
    fixes = [without]
    classes = entry.by_name.get("classes")
    if classes is not None and classes.check(wide - CORNERS) is None:
        values = {**metric.values, "classes": wide - CORNERS}
        metrics = tuple(Choice(m.key, values) if m == metric else m for m in spec.metrics)
        label = say("Set {name} to {value}", name="classes", value=wide - CORNERS)
        fixes.insert(0, Fix(label, SetTraining(name="metrics", value=metrics)))
    yield found(
        "DL517",
        setting("metrics"),
        say(
            "The metric {metric} takes boxes of {one} {one:number|numbers} each, but a target of "
            "this data has {wide} {wide:number|numbers}. Choose other data, or remove it.",
            metric=Sentence(entry.title),
            one=one,
            wide=wide,
        ),
        tuple(fixes),
    )
