"""A person's own arrays: an ``.npz`` file with the samples on the first axis of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.data.files import located, stamp
from dlstudio.data.finished import LARGEST_NUMBER, finished
from dlstudio.data.labels import TASK, Meaning, class_meaning
from dlstudio.data.npz import Header, read_headers, read_npz
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.errors import DataError
from dlstudio.language import say
from dlstudio.spec import OneOf, PathTo, TensorType, Text
from dlstudio.spec.tensor_type import INTEGER

if TYPE_CHECKING:
    import numpy as np


def _info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
    filled = ARRAYS.filled(values)
    path = located(filled["path"], folder)
    return _described(
        stamp(path), path, filled["target"].strip(), filled["task"], filled["integers"]
    )


@lru_cache(maxsize=8)
def _described(
    _stamp: tuple[str, int, int], path: Path, target: str, task: str, integers: str
) -> DataInfo:
    """Describe a file from its headers and its target, once while it stays the same."""
    headers = read_headers(path)
    if target not in headers:
        raise DataError(
            say(
                "{file} has no array “{name}”. Its arrays are: {names}. Choose the target among "
                "them.",
                file=path.name,
                name=target[:60],
                names=", ".join(headers)[:300] or "–",
            )
        )
    _check_lengths(headers, target, path)
    labels = read_npz(path, only={target})[target]
    meaning = _meaning(labels, task, target, path)
    inputs = {
        name: _input_type(header, integers) for name, header in headers.items() if name != target
    }
    return DataInfo(
        inputs=inputs,
        target=meaning.target,
        task=meaning.task,
        class_names=meaning.class_names,
        samples=len(labels),
    )


def _check_lengths(headers: Mapping[str, Header], target: str, path: Path) -> None:
    if len(headers) < 2:
        raise DataError(
            say(
                "{file} holds only the target “{name}”. Store the inputs beside it, as in "
                "numpy.savez(file, x=inputs, y=target).",
                file=path.name,
                name=target,
            )
        )
    for name, header in headers.items():
        if not header.shape or 0 in header.shape:
            raise DataError(
                say(
                    "“{name}” in {file} is empty: its shape is {shape}. Store one or more "
                    "samples on the first axis.",
                    name=name[:60],
                    file=path.name,
                    shape=header.shape,
                )
            )
        if header.shape[0] != headers[target].shape[0]:
            raise DataError(
                say(
                    "“{name}” in {file} has {found} {found:sample|samples}, but the target "
                    "“{target}” has "
                    "{expected}. The first axis of all arrays must be equal.",
                    name=name[:60],
                    file=path.name,
                    found=header.shape[0],
                    target=target,
                    expected=headers[target].shape[0],
                )
            )


def _input_type(header: Header, integers: str) -> TensorType:
    whole = header.dtype[-2] in "iu"
    if whole and integers == "indices":
        return TensorType(("N", *header.shape[1:]), INTEGER)
    return TensorType(("N", *(header.shape[1:] or (1,))))


def _meaning(labels: np.ndarray, task: str, name: str, path: Path) -> Meaning:
    """Decide what the target array is."""
    import numpy as np

    _check_finite(labels, name, path)
    flat = labels.size == len(labels)
    if task == "auto":
        task = "classes" if flat and labels.dtype.kind in "iub" else "numbers"
    if task == "numbers":
        return Meaning(task=task, target=TensorType(("N", *(labels.shape[1:] or (1,)))))
    if not flat:
        raise DataError(
            say(
                "The target “{name}” in {file} has shape {shape}, but classes need one number a "
                "sample. Store class numbers, or choose the task “numbers”.",
                name=name,
                file=path.name,
                shape=labels.shape,
            )
        )
    return class_meaning([f"{value:g}" if labels.dtype.kind == "f" else str(int(value))
                          for value in np.unique(labels)], task, name)  # fmt: skip


def _check_finite(array: np.ndarray, name: str, path: Path) -> None:
    import numpy as np

    if array.dtype.kind != "f":
        return
    good = np.abs(array) <= min(LARGEST_NUMBER, float(np.finfo(array.dtype).max))
    if not good.all():
        place = np.unravel_index(int(np.argmin(good)), array.shape)
        raise DataError(
            say(
                "“{name}” in {file} holds {value} at {place} ({count} such {count:value|values} "
                "in all). "
                "Replace or remove these samples.",
                name=name[:60],
                file=path.name,
                value=array[place],
                place="[" + ", ".join(map(str, map(int, place))) + "]",
                count=f"{int(good.size - good.sum()):,}",
            )
        )


def _read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
    import numpy as np

    info = _info(values, folder)
    filled = ARRAYS.filled(values)
    path = located(filled["path"], folder)
    arrays = read_npz(path)
    labels = arrays[filled["target"].strip()]
    inputs = {}
    for name, type in info.inputs.items():
        _check_finite(arrays[name], name, path)
        if type.dtype == INTEGER:
            _check_indices(arrays[name], name, path)
        inputs[name] = arrays[name].reshape(len(labels), *type.dims[1:])
    if info.task != "numbers":
        labels = np.unique(labels, return_inverse=True)[1].reshape(-1)
    return finished(info, inputs, labels)


def _check_indices(array: np.ndarray, name: str, path: Path) -> None:
    lowest = int(array.min())
    if lowest < 0:
        raise DataError(
            say(
                "“{name}” in {file} holds {value}, but an index is 0 or more. Correct the "
                "values, or read whole numbers as numbers.",
                name=name[:60],
                file=path.name,
                value=lowest,
            )
        )


ARRAYS = SourceSpec(
    key="arrays",
    title="Arrays (.npz)",
    group="Your own",
    summary="A file of numpy.savez: inputs and a target, with the samples on the first axis.",
    params=(
        PathTo(name="path", pattern="*.npz", help="The file; it may lie next to the project."),
        Text(
            name="target",
            default="y",
            help="Name of the array to predict; all others are inputs.",
        ),
        TASK,
        OneOf(
            name="integers",
            default="numbers",
            options=("numbers", "indices"),
            help="Whole numbers are measured values, or indices for an Embedding.",
        ),
    ),
    help=(
        "Write it with numpy.savez(file, x=inputs, y=target). Images are (samples, channels, "
        "height, width), sequences (samples, steps, features). Python objects are refused."
    ),
    info=_info,
    read=_read,
)
