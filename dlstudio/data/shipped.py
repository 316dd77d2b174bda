"""The small sets in ``resources/data``: digits, iris, wine, breast cancer.

Their licence and authors stand in ``resources/data/README.md``. What they hold is known
without opening them; a damaged installation is reported as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.data.columns import read_table
from dlstudio.data.finished import class_task, finished
from dlstudio.data.npz import read_npz
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.data.toy import TARGET
from dlstudio.errors import DataError
from dlstudio.language import say
from dlstudio.resources import resource
from dlstudio.spec import OneOf, TensorType

if TYPE_CHECKING:
    import numpy as np

GROUP = "Shipped"
LICENCE = "CC BY 4.0, UCI Machine Learning Repository"


# --- digits --------------------------------------------------------------------------------


def upsampled(images: np.ndarray, side: int) -> np.ndarray:
    """Enlarge square images (N, 8, 8) to (N, side, side) by bilinear interpolation.

    Pixel centres are half a pixel from the edge and the border is repeated: the same numbers
    as ``torch.nn.functional.interpolate(mode="bilinear", align_corners=False)``.
    """
    import numpy as np

    old = images.shape[-1]
    place = np.clip((np.arange(side) + 0.5) * (old / side) - 0.5, 0, old - 1)
    left = np.floor(place).astype(np.int64)
    right = np.minimum(left + 1, old - 1)
    weight = np.zeros((side, old))
    np.add.at(weight, (np.arange(side), left), 1 - (place - left))
    np.add.at(weight, (np.arange(side), right), place - left)
    return weight @ images @ weight.T


def _digits_info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
    filled = DIGITS.filled(values)
    side = int(filled["size"])
    types = {
        "image": ("image", TensorType(("N", 1, side, side))),
        "flat": ("pixels", TensorType(("N", side * side))),
        "rows": ("rows", TensorType(("N", side, side))),
    }
    name, type = types[filled["layout"]]
    return DataInfo(
        inputs={name: type},
        target=TensorType(("N",), "int64"),
        task="classes",
        class_names=tuple("0123456789"),
        samples=1797,
    )


def _digits_read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
    info = _digits_info(values)
    arrays = _shipped_npz("digits.npz")
    images = arrays["x"] / 16.0
    side = int(DIGITS.filled(values)["size"])
    if side != 8:
        images = upsampled(images, side)
    ((name, type),) = info.inputs.items()
    return finished(info, {name: images.reshape(-1, *map(int, type.dims[1:]))}, arrays["y"])


def _shipped_npz(name: str) -> dict[str, np.ndarray]:
    return read_npz(_shipped(name))


def _shipped(name: str) -> Path:
    path = resource("data", name)
    if not path.is_file():
        raise DataError(
            say(
                "The shipped data file {name} is missing. Install DL Studio again.",
                name=name,
            )
        )
    return path


DIGITS = SourceSpec(
    key="digits",
    title="Handwritten digits",
    group=GROUP,
    summary="1,797 small grey images of the digits 0 to 9.",
    params=(
        OneOf(
            name="size",
            default="8",
            options=("8", "28", "32"),
            unit="px",
            help="Side of the images; 28 and 32 are the same images, enlarged bilinearly.",
        ),
        OneOf(
            name="layout",
            default="image",
            options=("image", "flat", "rows"),
            help=(
                "image: (N, 1, size, size) for convolutions. flat: one vector a sample. "
                "rows: a sequence of rows for recurrent layers."
            ),
        ),
    ),
    help=(
        "Pixels are scaled to 0…1. The images were written by 13 people and are easy: a small "
        "network reaches more than 0.95."
    ),
    source="https://doi.org/10.24432/C50P49",
    licence=LICENCE + "; E. Alpaydin, C. Kaynak (1998)",
    info=_digits_info,
    read=_digits_read,
)


# --- tables --------------------------------------------------------------------------------


def _table_spec(
    key: str,
    title: str,
    summary: str,
    *,
    samples: int,
    features: int,
    class_names: tuple[str, ...],
    help: str,
    source: str,
    authors: str,
) -> SourceSpec:
    """Make the entry of a shipped table whose last column is the class."""

    def info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
        task, target = class_task(spec.filled(values)["target"] if two else "classes")
        return DataInfo(
            inputs={"features": TensorType(("N", features))},
            target=target,
            task=task,
            class_names=class_names,
            samples=samples,
        )

    def read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
        import numpy as np

        table = read_table(_shipped(f"{key}.csv"))
        labels = np.array([class_names.index(text) for text in table.target])
        return finished(info(values), {"features": table.matrix()}, labels)

    two = len(class_names) == 2
    spec = SourceSpec(
        key=key,
        title=title,
        group=GROUP,
        summary=summary,
        params=(TARGET,) if two else (),
        help=help,
        source=source,
        licence=f"{LICENCE}; {authors}",
        info=info,
        read=read,
    )
    return spec


IRIS = _table_spec(
    "iris",
    "Iris flowers",
    "Four lengths of 150 flowers of three species.",
    samples=150,
    features=4,
    class_names=("setosa", "versicolor", "virginica"),
    help="Setosa stands apart; versicolor and virginica overlap a little.",
    source="https://doi.org/10.24432/C56C76",
    authors="R. A. Fisher (1936)",
)

WINE = _table_spec(
    "wine",
    "Wine",
    "Thirteen chemical measurements of 178 wines of three cultivars.",
    samples=178,
    features=13,
    class_names=("cultivar_1", "cultivar_2", "cultivar_3"),
    help=(
        "The columns differ in size by a factor of ten thousand: compare a training with and "
        "without standard scaling."
    ),
    source="https://doi.org/10.24432/C5PC7J",
    authors="S. Aeberhard, M. Forina (1992)",
)

BREAST_CANCER = _table_spec(
    "breast_cancer",
    "Breast cancer (Wisconsin)",
    "Thirty measurements of cell nuclei of 569 samples, malignant or benign.",
    samples=569,
    features=30,
    class_names=("malignant", "benign"),
    help="For teaching, not for diagnosis. Use standard scaling.",
    source="https://doi.org/10.24432/C5DW2B",
    authors="W. Wolberg, O. Mangasarian, N. Street, W. Street (1993)",
)
