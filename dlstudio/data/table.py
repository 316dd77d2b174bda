"""A person's own table: a CSV file with named columns, one sample a row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from dlstudio.data.columns import Table, read_table
from dlstudio.data.files import located, stamp
from dlstudio.data.finished import finished
from dlstudio.data.labels import TASK, Meaning, meaning_of_texts
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.spec import OneOf, PathTo, TensorType, Text


def _table(values: Mapping[str, Any], folder: Path | None) -> tuple[Table, Meaning]:
    filled = TABLE.filled(values)
    path = located(filled["path"], folder)
    ignore = tuple(part.strip() for part in filled["ignore"].split(",") if part.strip())
    return _parsed(
        stamp(path), path, filled["target"].strip(), ignore, filled["encoding"], filled["task"]
    )


@lru_cache(maxsize=2)
def _parsed(
    _stamp: tuple[str, int, int],
    path: Path,
    target: str,
    ignore: tuple[str, ...],
    encoding: str,
    task: str,
) -> tuple[Table, Meaning]:
    """Read a table once for as long as the file stays the same."""
    table = read_table(path, target=target, ignore=ignore, encoding=encoding)
    return table, meaning_of_texts(table.target, task, table.target_column)


def _info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
    table, meaning = _table(values, folder)
    return DataInfo(
        inputs={"features": TensorType(("N", len(table.columns)))},
        target=meaning.target,
        task=meaning.task,
        class_names=meaning.class_names,
        samples=len(table.target),
    )


def _read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
    import numpy as np

    table, meaning = _table(values, folder)
    if meaning.task == "numbers":
        labels = np.array([float(text) for text in table.target])
    else:
        number = {name: place for place, name in enumerate(meaning.class_names)}
        labels = np.array([number[text] for text in table.target])
    return finished(_info(values, folder), {"features": table.matrix()}, labels)


TABLE = SourceSpec(
    key="table",
    title="Table (CSV)",
    group="Your own",
    summary="A CSV file with named columns: one sample a row, one column to predict.",
    params=(
        PathTo(name="path", pattern="*.csv", help="The file; it may lie next to the project."),
        Text(
            name="target",
            help="Name of the column to predict. Empty: the last column.",
        ),
        TASK,
        Text(
            name="ignore",
            longest=2000,
            help="Columns to leave out, separated by commas, such as a running number.",
            advanced=True,
        ),
        OneOf(
            name="encoding",
            default="utf-8",
            options=("utf-8", "gb18030", "latin-1"),
            help="How the text of the file is stored.",
            advanced=True,
        ),
    ),
    help=(
        "The first row names the columns. All columns but the target must hold numbers; no "
        "cell may be empty. Commas, semicolons and tabs are understood as separators."
    ),
    info=_info,
    read=_read,
)
