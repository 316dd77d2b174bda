"""Reads a CSV file with named columns: numbers everywhere, any text in the target column.

Works line by line and bounded: a line, a cell and the whole table have limits, so a file
that lies about itself costs a sentence and not the memory. Faults are named by row (the line
of the file, the header is row 1) and column, as a spreadsheet shows them. Standard library
only; numpy comes with ``Table.matrix``.
"""

from __future__ import annotations

import csv
import math
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dlstudio.data.files import unreadable
from dlstudio.data.finished import LARGEST_NUMBER
from dlstudio.errors import DataError
from dlstudio.language import Sentence, say

if TYPE_CHECKING:
    from _csv import Reader

    import numpy as np

LONGEST_LINE = 1_000_000
MOST_COLUMNS = 10_000
MOST_CELLS = 100_000_000
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The numbers of the input columns row by row, and the text of the target column."""

    columns: tuple[str, ...]
    values: array[float]
    target_column: str
    target: Sequence[str]
    rows: Sequence[int]

    def matrix(self) -> np.ndarray:
        """Return the numbers as (rows, columns) float64."""
        import numpy as np

        return np.frombuffer(self.values, dtype=np.float64).reshape(-1, len(self.columns))


def read_table(
    path: Path, *, target: str = "", ignore: Collection[str] = (), encoding: str = "utf-8"
) -> Table:
    """Read the whole file; ``target`` empty means the last column.

    Raises:
        DataError: with the row and column of the first fault.
    """
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    try:
        with path.open(encoding=codec, newline="") as stream:
            return _read(stream, path, target, ignore)
    except UnicodeDecodeError:
        raise DataError(
            say(
                "{file} is not a text in {encoding}. Save it as “CSV UTF-8”, or choose another "
                "encoding.",
                file=path.name,
                encoding=encoding,
            )
        ) from None
    except OSError as error:
        raise unreadable(path, error) from None


def _read(stream: IO[str], path: Path, target: str, ignore: Collection[str]) -> Table:
    first = stream.readline(LONGEST_LINE + 1)
    separator = max(",;\t", key=first.count)
    reader = csv.reader(_lines(first, stream, path), delimiter=separator, strict=True)
    rows = _rows(reader, path)
    header = next(rows, None)
    if header is None:
        raise DataError(say("{file} holds no table. Choose another file.", file=path.name))
    names = _names(header[1], path)
    target_at = _target_place(names, target, ignore, path)
    inputs = [at for at, name in enumerate(names) if at != target_at and name not in ignore]
    if not inputs:
        raise DataError(
            say(
                "{file} has only the target column “{column}”. At least one more column of "
                "numbers is needed.",
                file=path.name,
                column=names[target_at],
            )
        )
    return _body(rows, path, names, target_at, inputs)


def _body(
    rows: Iterator[tuple[int, list[str]]],
    path: Path,
    names: Sequence[str],
    target_at: int,
    inputs: Sequence[int],
) -> Table:
    values, labels, places = array("d"), [], array("q")
    seen: dict[str, str] = {}  # one string a class, not one a row
    for row, cells in rows:
        if len(cells) != len(names):
            raise DataError(_ragged(row, len(cells), len(names), path))
        values.extend(_numbers([cells[at] for at in inputs], row, inputs, names, path))
        label = cells[target_at].strip()
        if label.lower() in MISSING:
            raise DataError(_missing(row, names[target_at], path))
        labels.append(seen.setdefault(label, label))
        places.append(row)
        if len(values) > MOST_CELLS:
            raise DataError(
                say(
                    "{file} has more than {most} numbers. Choose a smaller part of it.",
                    file=path.name,
                    most=f"{MOST_CELLS:,}",
                )
            )
    if not labels:
        raise DataError(
            say("{file} has column names but no rows. Choose another file.", file=path.name)
        )
    return Table(
        columns=tuple(names[at] for at in inputs),
        values=values,
        target_column=names[target_at],
        target=labels,
        rows=places,
    )


def _lines(first: str, stream: IO[str], path: Path) -> Iterator[str]:
    line, number = first, 1
    while line:
        if len(line) > LONGEST_LINE:
            raise DataError(
                say(
                    "Row {row} of {file} is longer than {most} characters, so this is not a "
                    "table with one sample a row. Choose a CSV file.",
                    row=number,
                    file=path.name,
                    most=f"{LONGEST_LINE:,}",
                )
            )
        yield line
        line = stream.readline(LONGEST_LINE + 1)
        number += 1


def _rows(reader: Reader, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells), skipping empty lines."""
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise DataError(
                say(
                    "Row {row} of {file} cannot be read as CSV ({reason}). A quotation mark may "
                    "be missing, or the file was cut off.",
                    row=reader.line_num,
                    file=path.name,
                    reason=str(error),
                )
            ) from None
        if cells and any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _names(cells: Sequence[str], path: Path) -> tuple[str, ...]:
    names = tuple(cell.strip() for cell in cells)
    if len(names) > MOST_COLUMNS:
        raise DataError(
            say(
                "{file} has {found} {found:column|columns}; at most {most} can be read.",
                file=path.name,
                found=len(names),
                most=MOST_COLUMNS,
            )
        )
    if all(_number(name) is not None for name in names):
        raise DataError(
            say(
                "The first row of {file} holds numbers, but it must hold the names of the "
                "columns. Add a row of names at the top.",
                file=path.name,
            )
        )
    for place, name in enumerate(names, start=1):
        if not name:
            raise DataError(
                say(
                    "Column {place} of {file} has no name. Name every column in the first row.",
                    place=place,
                    file=path.name,
                )
            )
        if names.index(name) != place - 1:
            raise DataError(
                say(
                    "Two columns of {file} are called “{column}”. Give each its own name.",
                    file=path.name,
                    column=_short(name),
                )
            )
    return names


def _target_place(names: Sequence[str], target: str, ignore: Collection[str], path: Path) -> int:
    missing = [name for name in (*([target] if target else []), *ignore) if name not in names]
    if missing:
        raise DataError(
            say(
                "{file} has no column “{column}”. Its columns are: {names}.",
                file=path.name,
                column=_short(missing[0]),
                names=_short(", ".join(names), 300),
            )
        )
    place = names.index(target) if target else len(names) - 1
    if names[place] in ignore:
        raise DataError(
            say(
                "Column “{column}” is both the target and left out. Remove it from the columns "
                "to leave out, or choose another target.",
                column=_short(names[place]),
            )
        )
    return place


def _numbers(
    cells: list[str], row: int, inputs: Sequence[int], names: Sequence[str], path: Path
) -> list[float]:
    """Return the cells as numbers; the quick way first, cell by cell to name a fault."""
    try:
        numbers = [float(cell) for cell in cells]
    except ValueError:
        numbers = []
    # One sum finds NaN, infinity and numbers too large; Python reads "1_0" as a number.
    if numbers and sum(map(abs, numbers)) <= LARGEST_NUMBER and "_" not in "".join(cells):
        return numbers
    checked = []
    for cell, at in zip(cells, inputs, strict=True):
        number = _number(cell)
        if number is None:
            raise DataError(_not_a_number(cell.strip(), row, names[at], path))
        if not abs(number) <= LARGEST_NUMBER:
            raise DataError(_not_finite(cell.strip(), row, names[at], path))
        checked.append(number)
    return checked


def _number(cell: str) -> float | None:
    try:
        return None if "_" in cell else float(cell)
    except ValueError:
        return None


def _not_a_number(cell: str, row: int, column: str, path: Path) -> Sentence:
    if cell.lower() in MISSING:
        return _missing(row, column, path)
    return say(
        "Row {row}, column “{column}” of {file} holds “{cell}”, which is not a number. Write "
        "numbers in the column, or leave the column out.",
        row=row,
        column=_short(column),
        file=path.name,
        cell=_short(cell),
    )


def _not_finite(cell: str, row: int, column: str, path: Path) -> Sentence:
    if math.isnan(float(cell)):
        return _missing(row, column, path)
    return say(
        "Row {row}, column “{column}” of {file} holds {cell}, which is too large to compute "
        "with. Correct the value or remove the row.",
        row=row,
        column=_short(column),
        file=path.name,
        cell=_short(cell),
    )


def _missing(row: int, column: str, path: Path) -> Sentence:
    return say(
        "Row {row}, column “{column}” of {file} has no value. Fill it in, remove the row, or "
        "leave the column out.",
        row=row,
        column=_short(column),
        file=path.name,
    )


def _ragged(row: int, found: int, expected: int, path: Path) -> Sentence:
    return say(
        "Row {row} of {file} has {found} {found:cell|cells}, but the header names {expected} "
        "{expected:column|columns}. "
        "Correct the row; if it is the last one, the file was probably cut off.",
        row=row,
        file=path.name,
        found=found,
        expected=expected,
    )


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
