"""``.npz`` files of a person: what is understood, and a sentence for everything that is not."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dlstudio.data.npz import HEADER, read_headers, read_npz
from dlstudio.data.source_spec import Arrays
from dlstudio.data.sources import describe, read
from dlstudio.errors import DataError
from dlstudio.spec import Choice


def choose(**values: Any) -> Choice:
    return Choice("arrays", {"path": "data.npz", **values})


def load(folder: Path, arrays: dict[str, Any], **values: Any) -> Arrays:
    np.savez_compressed(folder / "data.npz", **arrays)
    found = read(choose(**values), folder)
    assert describe(choose(**values), folder) == found.info
    return found


def refusal(folder: Path, arrays: dict[str, Any], **values: Any) -> str:
    with pytest.raises(DataError) as caught:
        load(folder, arrays, **values)
    return str(caught.value)


def refused_bytes(folder: Path, data: bytes) -> str:
    (folder / "data.npz").write_bytes(data)
    with pytest.raises(DataError) as caught:
        read(choose(), folder)
    return str(caught.value)


X = np.arange(24, dtype=np.float32).reshape(6, 4)
Y = np.array([3, 1, 3, 1, 7, 7])


def test_inputs_and_classes(tmp_path: Path) -> None:
    found = load(tmp_path, {"x": X, "y": Y})
    assert found.info.task == "classes"
    assert found.info.class_names == ("1", "3", "7")
    assert np.array_equal(found.inputs["x"], X)
    assert found.target.tolist() == [1, 0, 1, 0, 2, 2]
    assert found.info.inputs["x"].dims == ("N", 4)


def test_several_inputs_and_another_target(tmp_path: Path) -> None:
    arrays = {"image": np.ones((6, 1, 8, 8)), "age": np.arange(6.0), "cost": np.ones((6, 2))}
    found = load(tmp_path, arrays, target="cost")
    assert {name: type.dims for name, type in found.info.inputs.items()} == {
        "image": ("N", 1, 8, 8),
        "age": ("N", 1),
    }
    assert found.info.task == "numbers"
    assert found.target.shape == (6, 2)


@pytest.mark.parametrize(
    "dtype",
    ["<f2", "<f4", ">f4", "<f8", ">f8", "|u1", "|i1", "<u2", ">i2", "<i4", ">u4", "<i8", "|b1"],
)
@pytest.mark.parametrize("order", ["C", "F"])
def test_every_kind_of_number_is_read(tmp_path: Path, dtype: str, order: Any) -> None:
    x = (np.arange(24).reshape(6, 2, 2) % 2).astype(dtype, order=order)
    found = load(tmp_path, {"x": x, "y": Y})
    assert found.inputs["x"].dtype == np.float32
    assert np.array_equal(found.inputs["x"], x.astype(np.float32))
    assert np.array_equal(read_npz(tmp_path / "data.npz")["x"], x)


def test_whole_numbers_as_indices(tmp_path: Path) -> None:
    tokens = np.arange(12, dtype=np.int32).reshape(6, 2)
    found = load(tmp_path, {"x": tokens, "y": Y}, integers="indices")
    assert found.info.inputs["x"].dtype == "int64"
    assert found.inputs["x"].dtype == np.int64
    sentence = refusal(tmp_path, {"x": tokens - 5, "y": Y}, integers="indices")
    assert "holds -5, but an index is 0 or more" in sentence


@pytest.mark.parametrize(
    ("y", "task", "found", "shape"),
    [
        (Y, "numbers", "numbers", (6, 1)),
        (Y.reshape(6, 1), "auto", "classes", (6,)),
        (Y % 2 == 0, "auto", None, None),
        (Y == 3, "auto", "classes", (6,)),
        (Y == 3, "binary", "binary", (6, 1)),
        (Y * 0.5, "auto", "numbers", (6, 1)),
        (Y * 0.5, "classes", "classes", (6,)),
        (np.eye(6), "auto", "numbers", (6, 6)),
    ],
)
def test_what_the_target_means(
    tmp_path: Path, y: Any, task: str, found: str | None, shape: tuple[int, ...]
) -> None:
    if found is None:
        assert "holds only one value" in refusal(tmp_path, {"x": X, "y": y}, task=task)
        return
    arrays = load(tmp_path, {"x": X, "y": y}, task=task)
    assert arrays.info.task == found
    assert arrays.target.shape == shape


def broken(value: float) -> np.ndarray:
    array = X.copy()
    array[2, 1] = value
    return array


@pytest.mark.parametrize(
    ("arrays", "sentence"),
    [
        ({"x": X, "label": Y}, "data.npz has no array “y”. Its arrays are: x, label."),
        ({"y": Y}, "data.npz holds only the target “y”."),
        ({"x": X[:5], "y": Y}, "“x” in data.npz has 5 samples, but the target “y” has 6."),
        ({"x": X[:0], "y": Y[:0]}, "“x” in data.npz is empty: its shape is (0, 4)."),
        ({"x": np.float32(3), "y": Y}, "“x” in data.npz is empty: its shape is ()."),
        (
            {"x": broken(np.nan), "y": Y},
            "“x” in data.npz holds nan at [2, 1] (1 such value in all). Replace or remove these "
            "samples.",
        ),
        ({"x": broken(np.inf), "y": Y}, "“x” in data.npz holds inf at [2, 1]"),
        ({"x": broken(-np.inf), "y": Y}, "“x” in data.npz holds -inf at [2, 1]"),
        ({"x": X, "y": broken(np.nan)[:, 1]}, "“y” in data.npz holds nan at [2]"),
        ({"x": X, "y": Y * 0}, "“y” holds only one value, “0”."),
        ({"x": X * 1j, "y": Y}, "“x” in data.npz is not an array of plain numbers."),
        ({"x": X.astype(str), "y": Y}, "“x” in data.npz is not an array of plain numbers."),
        ({"x": X, "y": Y.astype(str)}, "“y” in data.npz is not an array of plain numbers."),
        ({f"a{n}": Y for n in range(65)}, "data.npz holds too many arrays; at most 64"),
    ],
)
def test_a_fault_gets_a_sentence(tmp_path: Path, arrays: dict[str, Any], sentence: str) -> None:
    assert sentence in refusal(tmp_path, arrays)


def test_classes_need_one_number_a_sample(tmp_path: Path) -> None:
    sentence = refusal(tmp_path, {"x": X, "y": np.eye(6)}, task="classes")
    assert "has shape (6, 6), but classes need one number a sample" in sentence
    assert "needs two" in refusal(tmp_path, {"x": X, "y": Y}, task="binary")


def test_python_objects_are_refused_unread(tmp_path: Path) -> None:
    touched = tmp_path / "touched"

    class Hostile:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (touched,))

    np.savez(tmp_path / "data.npz", x=np.array([Hostile()] * 6, dtype=object), y=Y)
    with pytest.raises(DataError, match="is not an array of plain numbers"):
        read(choose(), tmp_path)
    assert not touched.exists()


# --- damaged and hostile files -----------------------------------------------------------------


def npz_bytes(**arrays: Any) -> bytes:
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)
    return stream.getvalue()


def header_text(text: str, data: bytes = b"") -> bytes:
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text.encode("latin-1") + data


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name + ".npy", data)
    return stream.getvalue()


def test_every_cut_of_a_good_file_gets_a_sentence(tmp_path: Path) -> None:
    whole = npz_bytes(x=X, y=Y)
    for length in range(1, len(whole), 7):
        assert refused_bytes(tmp_path, whole[:length]).endswith(".")


def test_a_changed_file_is_the_old_one_or_a_sentence(tmp_path: Path) -> None:
    whole = npz_bytes(x=X, y=Y)
    good = load(tmp_path, {"x": X, "y": Y})
    generator = random.Random(5)
    refused = 0
    for _ in range(2000):
        data = bytearray(whole)
        for _ in range(generator.randint(1, 4)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        (tmp_path / "data.npz").write_bytes(data)
        try:
            arrays = read_npz(tmp_path / "data.npz")
        except DataError as error:
            refused += 1
            assert len(str(error)) < 700
        else:
            for name, array in arrays.items():
                assert name not in good.inputs or np.array_equal(array, X)
    assert refused > 1000


@pytest.mark.parametrize(
    ("shape", "dtype"),
    [
        ("(400000000000, 1024)", "<f4"),
        ("(999999999999999999, 999999999999999999)", "<f8"),
        ("(6, 100000000)", "<f4"),
    ],
)
def test_a_header_that_lies_costs_no_memory(tmp_path: Path, shape: str, dtype: str) -> None:
    lie = header_text(f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}\n")
    data = archive(x=lie, y=npy(Y))
    tracemalloc.start()
    sentence = refused_bytes(tmp_path, data)
    assert peak() < 10_000_000
    assert "more than can be read" in sentence or "samples, but the target" in sentence


def peak() -> int:
    """Return the most memory since ``tracemalloc.start``, and stop watching."""
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def npy(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array)
    return stream.getvalue()


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    zeros = npy(np.zeros((6, 20_000_000), np.uint8))
    bomb = archive(x=zeros, y=npy(Y))
    assert len(bomb) < 200_000
    tracemalloc.start()
    assert "than the file can contain" in refused_bytes(tmp_path, bomb)
    assert peak() < 10_000_000


@pytest.mark.parametrize(
    "header",
    [
        "{'descr': '|O', 'fortran_order': False, 'shape': (6, 4), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (__import__('os').getpid(),), }",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-6, 4), }",
        "{'descr': '<f3', 'fortran_order': False, 'shape': (6, 4), }",
        "{'descr': '<f1', 'fortran_order': False, 'shape': (6, 4), }",
        "{'descr': '<b8', 'fortran_order': False, 'shape': (6, 4), }",
        "{'descr': '<f4', 'shape': (6, 4), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1), }",
        "",
        "{" * 60_000,
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + "1" * 60_000,
    ],
)
def test_a_header_that_is_not_of_numbers_gets_a_sentence(tmp_path: Path, header: str) -> None:
    data = archive(x=header_text(header, b"\0" * 96), y=npy(Y))
    assert "“x” in data.npz is not an array of plain numbers" in refused_bytes(tmp_path, data)


def test_too_little_and_too_much_data(tmp_path: Path) -> None:
    for data in (npy(X)[:-1], npy(X) + b"\0"):
        assert "is damaged or cut off" in refused_bytes(tmp_path, archive(x=data, y=npy(Y)))


def test_two_arrays_of_one_name_and_a_member_that_is_no_array(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("y.npy", npy(Y))
        file.writestr("y", npy(Y))
    assert "holds two arrays called “y”" in refused_bytes(tmp_path, stream.getvalue())
    readme = archive(x=npy(X), y=npy(Y), readme=b"hello, this is text")
    assert "“readme” in data.npz is not" in refused_bytes(tmp_path, readme)


def test_unknown_compression_and_long_tables_of_contents(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("y.npy", npy(Y))
    assert "unknown compression" in refused_bytes(tmp_path, stream.getvalue())
    whole = bytearray(npz_bytes(x=X, y=Y))
    place = whole.rfind(b"PK\x05\x06")
    whole[place + 12 : place + 16] = struct.pack("<I", 2**31)
    assert "table of contents is too long" in refused_bytes(tmp_path, bytes(whole))


@pytest.mark.parametrize("data", [b"PK", b"\x93NUMPY\x01\x00", b"hello", b"\0" * 5000])
def test_what_is_no_archive_at_all(tmp_path: Path, data: bytes) -> None:
    assert "is damaged or cut off" in refused_bytes(tmp_path, data)


def test_only_the_target_is_unpacked_to_describe_a_file(tmp_path: Path) -> None:
    np.savez(tmp_path / "data.npz", x=broken(np.nan), y=Y)
    assert describe(choose(), tmp_path).samples == 6
    assert read_headers(tmp_path / "data.npz")["x"].shape == (6, 4)


@pytest.mark.parametrize("shape", [(), (3,), (3, 4), (3, 4, 5)])
def test_the_header_expression_reads_what_numpy_writes(shape: tuple[int, ...]) -> None:
    data = npy(np.zeros(shape, np.float32))
    assert HEADER.fullmatch(data[10:].split(b"\n")[0].decode() + "\n") is not None
