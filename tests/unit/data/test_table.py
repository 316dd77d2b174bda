"""CSV files of a person: what is understood, and a sentence for everything that is not."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlstudio.data import columns
from dlstudio.data.source_spec import Arrays
from dlstudio.data.sources import describe, read
from dlstudio.errors import DataError
from dlstudio.spec import Choice

GOOD = "width,height,kind\n1,2.5,cat\n3,4,dog\n-5e-1, 6 ,cat\n"


def load(folder: Path, text: str | bytes, **values: Any) -> Arrays:
    """Write a table, describe it, read it."""
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "data.csv").write_bytes(data)
    choice = Choice("table", {"path": "data.csv", **values})
    arrays = read(choice, folder)
    assert describe(choice, folder) == arrays.info
    return arrays


def refusal(folder: Path, text: str | bytes, **values: Any) -> str:
    with pytest.raises(DataError) as caught:
        load(folder, text, **values)
    return str(caught.value)


def test_a_table_with_named_classes(tmp_path: Path) -> None:
    arrays = load(tmp_path, GOOD)
    assert arrays.info.task == "classes"
    assert arrays.info.class_names == ("cat", "dog")
    assert arrays.info.samples == 3
    expected = np.array([[1, 2.5], [3, 4], [-0.5, 6]], np.float32)
    assert np.array_equal(arrays.inputs["features"], expected)
    assert arrays.target.tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
        GOOD.replace("width", '"width"').replace("dog", '"dog"'),
        GOOD + "\n\n",
        GOOD.rstrip("\n"),
        GOOD.replace("1,2.5,cat", "1,2.5,cat\n,,"),
    ],
    ids=["semicolons", "tabs", "windows", "bom", "quotes", "empty-end", "no-end", "empty-row"],
)
def test_other_ways_of_writing_the_same_table(tmp_path: Path, text: str) -> None:
    expected = load(tmp_path, GOOD)
    assert load(tmp_path, text).fingerprint == expected.fingerprint


def test_target_and_columns_to_leave_out(tmp_path: Path) -> None:
    arrays = load(tmp_path, "no,y,x\nA1,0,5\nA2,1,6\nA3,1,7\n", target="y", ignore="no")
    assert arrays.inputs["features"].tolist() == [[5], [6], [7]]
    assert arrays.info.class_names == ("0", "1")


@pytest.mark.parametrize(
    ("column", "task", "found", "names"),
    [
        ("0 1 1 0", "auto", "classes", ("0", "1")),
        ("10 9 9 10", "auto", "classes", ("9", "10")),
        ("1.5 2 3 4", "auto", "numbers", ()),
        ("1 2 3 4", "auto", "numbers", ()),
        ("yes no no yes", "auto", "classes", ("no", "yes")),
        ("yes no no yes", "binary", "binary", ("no", "yes")),
        ("0 1 1 0", "numbers", "numbers", ()),
        ("0.5 1.5 0.5 0.5", "classes", "classes", ("0.5", "1.5")),
    ],
)
def test_what_the_target_means(
    tmp_path: Path, column: str, task: str, found: str, names: tuple[str, ...]
) -> None:
    text = "x,y\n" + "".join(f"{at},{value}\n" for at, value in enumerate(column.split()))
    arrays = load(tmp_path, text, task=task)
    assert (arrays.info.task, arrays.info.class_names) == (found, names)
    if found == "numbers":
        assert arrays.target[:, 0].tolist() == [float(value) for value in column.split()]
    else:
        labels = [names[int(number)] for number in arrays.target.reshape(-1)]
        assert labels == column.split()


def test_chinese_tables_of_both_encodings(tmp_path: Path) -> None:
    text = "长度,种类\n1,猫\n2,狗\n"
    assert load(tmp_path, text).info.class_names == ("狗", "猫")
    assert load(tmp_path, text.encode("gb18030"), encoding="gb18030").info.samples == 2
    assert "is not a text in utf-8" in refusal(tmp_path, text.encode("gb18030"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "a,b,y\n1,2,x\n1,red,y\n",
            "Row 3, column “b” of data.csv holds “red”, which is not a number. Write numbers in "
            "the column, or leave the column out.",
        ),
        (
            "a,b,y\n1,2,x\n\n1,,y\n",
            "Row 4, column “b” of data.csv has no value. Fill it in, remove the row, or leave "
            "the column out.",
        ),
        ("a,b,y\n1,nan,x\n1,2,y\n", "Row 2, column “b” of data.csv has no value."),
        ("a,b,y\n1,NA,x\n1,2,y\n", "Row 2, column “b” of data.csv has no value."),
        ("a,b,y\n1,-nan,x\n1,2,y\n", "Row 2, column “b” of data.csv has no value."),
        ("a,b,y\n1,inf,x\n1,2,y\n", "Row 2, column “b” of data.csv holds inf, which is too large"),
        ("a,b,y\n1,-1e99,x\n1,2,y\n", "Row 2, column “b” of data.csv holds -1e99, which is too"),
        ("a,b,y\n1,1_0,x\n1,2,y\n", "Row 2, column “b” of data.csv holds “1_0”, which is not"),
        ("a,b,y\n1,2,x\n1,2,\n", "Row 3, column “y” of data.csv has no value."),
        ("a,b,y\n1,2,?\n1,2,x\n", "Row 2, column “y” of data.csv has no value."),
        (
            "a,b,y\n1,2,x\n1,2\n",
            "Row 3 of data.csv has 2 cells, but the header names 3 columns. Correct the row; if "
            "it is the last one, the file was probably cut off.",
        ),
        ("a,b,y\n1,2,x,4\n", "Row 2 of data.csv has 4 cells, but the header names 3 columns."),
        ('a,b,y\n1,2,"x\n1,2,y\n', "cannot be read as CSV"),
        ('a,b,y\n1,2,"x"y\n', "Row 2 of data.csv cannot be read as CSV"),
        ("a,b,y\n", "data.csv has column names but no rows."),
        ("\n\n  \n", "data.csv holds no table."),
        ("1,2,3\n4,5,6\n", "The first row of data.csv holds numbers, but it must hold the names"),
        ("a,,y\n1,2,x\n", "Column 2 of data.csv has no name."),
        ("a,a,y\n1,2,x\n", "Two columns of data.csv are called “a”."),
        ("y\nx\nz\n", "data.csv has only the target column “y”."),
        ("a,y\n1,x\n2,x\n", "“y” holds only one value, “x”. A classifier needs samples of at"),
        ("a,y\n1,7\n2,7\n", "“y” holds only one value, “7”."),
    ],
)
def test_a_fault_is_named_by_row_and_column(tmp_path: Path, text: str, sentence: str) -> None:
    assert sentence in refusal(tmp_path, text)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"target": "z"}, "data.csv has no column “z”. Its columns are: width, height, kind."),
        ({"ignore": "width, z"}, "data.csv has no column “z”."),
        ({"target": "kind", "ignore": "kind"}, "Column “kind” is both the target and left out."),
        ({"ignore": "kind"}, "Column “kind” is both the target and left out."),
        ({"task": "numbers"}, "“kind” holds “cat”, which is not a number."),
        ({"target": "width", "task": "binary"}, "“width” holds 3 different values, but the task"),
    ],
)
def test_choices_that_do_not_fit(tmp_path: Path, values: dict[str, str], sentence: str) -> None:
    text = GOOD.replace("cat", "1").replace("dog", "2") if "target" in values else GOOD
    text = text.replace(",1\n", ",cat\n") if values.get("task") == "numbers" else text
    assert sentence in refusal(tmp_path, text, **values)


def test_too_many_classes(tmp_path: Path) -> None:
    text = "x,name\n" + "".join(f"{at},person {at}\n" for at in range(1001))
    assert "“name” holds 1001 different values, too many for classes" in refusal(tmp_path, text)


def test_one_line_without_end_is_refused_early(tmp_path: Path) -> None:
    text = "a,b,y\n" + "1" * 3_000_000
    assert "Row 2 of data.csv is longer than 1,000,000 characters" in refusal(tmp_path, text)
    assert "Row 1 of data.csv is longer" in refusal(tmp_path, "a" * 3_000_000)


def test_a_huge_cell_and_a_huge_quotation_are_refused(tmp_path: Path) -> None:
    assert "cannot be read as CSV" in refusal(tmp_path, "a,y\n1," + "x" * 200_000 + "\n")
    assert "cannot be read as CSV" in refusal(tmp_path, 'a,y\n1,"' + "x,\n" * 200_000)


def test_a_table_has_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MOST_CELLS", 10)
    assert "has more than 10 numbers" in refusal(tmp_path, "a,y\n" + "1,0\n2,1\n" * 6)
    monkeypatch.setattr(columns, "MOST_COLUMNS", 2)
    assert "has 3 columns; at most 2 can be read" in refusal(tmp_path, GOOD)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    assert "is not a text in utf-8" in refusal(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0\xff\xfe")
    assert refusal(tmp_path, b"\0" * 1000)


def test_a_file_is_read_again_when_it_changes(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD).info.samples == 3
    assert load(tmp_path, GOOD + "7,8,dog\n").info.samples == 4


def test_describing_twice_reads_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(tmp_path, GOOD)
    monkeypatch.setattr(columns.csv, "reader", None)
    choice = Choice("table", {"path": "data.csv"})
    assert describe(choice, tmp_path).samples == 3


@given(st.binary(max_size=400) | st.text('0123456789.,;"\n\t\r -eynaif_', max_size=200))
def test_whatever_a_file_holds_there_is_a_table_or_a_sentence(
    tmp_path: Path, data: bytes | str
) -> None:
    try:
        arrays = load(tmp_path, data)
    except DataError as error:
        assert len(str(error)) < 900
        assert str(error).endswith(".")
    else:
        assert np.isfinite(arrays.inputs["features"]).all()


def test_every_cut_of_a_good_file_is_a_table_or_a_sentence(tmp_path: Path) -> None:
    for length in range(len(GOOD)):
        try:
            arrays = load(tmp_path, GOOD[:length])
        except DataError:
            continue
        assert arrays.info.samples < 3 or GOOD[:length].rstrip().endswith(("c", "ca", "cat"))


@pytest.mark.slow
def test_half_a_million_rows_are_read(tmp_path: Path) -> None:
    text = "a,b,c,d,y\n" + "0.125,2.5,-3.75,4e2,cat\n1,2,3,4,dog\n" * 250_000
    start = time.process_time()
    assert load(tmp_path, text).info.samples == 500_000
    print(f"500,000 rows: {time.process_time() - start:.1f} s")
