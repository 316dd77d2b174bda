"""Coloured shapes: small pictures made from a seed; what is in them, and where.

The numbers come from ``RandomState``, as in ``data.toy``, and for the same reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.data.finished import finished
from dlstudio.data.masks import MOST_SAMPLES, SIDE, inside
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.data.toy import GROUP, SEED, samples_param
from dlstudio.spec import Flag, Float, OneOf, TensorType
from dlstudio.spec.tensor_type import INTEGER

if TYPE_CHECKING:
    import numpy as np

NAMES = (
    "disc", "square", "triangle", "ring", "diamond", "cross", "star", "rows", "columns", "chequer",
)  # fmt: skip
PLAIN = 5  # the first ones are those of the masks
EMPTY = 0.125  # share of pictures without a shape, where a network says what is there
CLASSES, BOXES, FOUND = "classes", "boxes", "boxes and classes"


def shape(kind: np.ndarray, across: np.ndarray, down: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Tell which pixels lie in a shape; the arguments are those of ``masks.inside``."""
    import numpy as np

    wide, high = abs(across), abs(down)
    cross = (np.minimum(wide, high) <= 0.3 * radius) & (np.maximum(wide, high) <= radius)
    # Five petals: the border comes closer and goes away five times on its way around.
    petals = 0.6 + 0.4 * np.cos(5 * np.arctan2(across, -down))
    star = np.hypot(across, down) <= radius * petals
    square = np.maximum(wide, high) <= 0.85 * radius
    # Five bands a side, of which every other one is there.
    row, column = (
        np.floor((part / (0.85 * radius) + 1) * 2.5).astype(int) for part in (down, across)
    )
    rows, columns = square & (row % 2 == 0), square & (column % 2 == 0)
    others = (cross, star, rows, columns, square & ((row + column) % 2 == 0))
    plain = inside(kind, across, down, radius)
    return np.select([kind == PLAIN + place for place in range(len(others))], others, plain)


def corners(mask: np.ndarray) -> np.ndarray:
    """Return x1, y1, x2, y2 of what is there, as shares of the side: (N, h, w) -> (N, 4)."""
    import numpy as np

    ends = []
    for axis in (1, 2):  # seen from above: columns; from the side: rows
        there = np.any(mask, axis=axis)
        first = there.argmax(axis=1)
        last = there.shape[1] - there[:, ::-1].argmax(axis=1)
        ends.append(np.where(np.any(there, axis=1), (first, last), 0) / there.shape[1])
    (left, right), (top, bottom) = ends
    return np.stack([left, top, right, bottom], axis=1)


def _info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
    filled = SHAPES.filled(values)
    of_classes = filled["target"] == CLASSES
    width = 4 if filled["target"] == BOXES else 4 + len(NAMES)
    return DataInfo(
        inputs={"image": TensorType(("N", _channels(filled), SIDE, SIDE))},
        target=TensorType(("N",), INTEGER) if of_classes else TensorType(("N", width)),
        task="classes" if of_classes else "numbers",
        class_names=NAMES if of_classes else (),
        samples=filled["samples"],
    )


def _channels(filled: Mapping[str, Any]) -> int:
    return 3 if filled["colors"] else 1


def _read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
    import numpy as np

    filled = SHAPES.filled(values)
    count = filled["samples"]
    random = np.random.RandomState(filled["seed"])

    def between(low: float, high: float, channels: int = 1) -> np.ndarray:
        return low + (high - low) * random.random_sample((count, channels, 1, 1))

    kind = random.permutation(np.arange(count) % len(NAMES))
    middle_x, middle_y = (SIDE * between(0.35, 0.65)[:, 0] for _ in range(2))
    radius = SIDE * between(0.18, 0.32)[:, 0]
    place = np.arange(SIDE) + 0.5
    across, down = place[None, None, :] - middle_x, place[None, :, None] - middle_y
    mask = shape(kind[:, None, None], across, down, radius)
    if filled["target"] == FOUND:
        mask &= random.random_sample((count, 1, 1)) >= EMPTY
    bright, dark = (between(*ends, _channels(filled)) for ends in ((0.55, 1.0), (0.0, 0.45)))
    image = np.where(mask[:, None], bright, dark)
    image = image + filled["noise"] * random.standard_normal(image.shape)
    return finished(_info(values), {"image": image}, _target(filled["target"], kind, mask))


def _target(wanted: str, kind: np.ndarray, mask: np.ndarray) -> np.ndarray:
    import numpy as np

    if wanted == CLASSES:
        return kind
    if wanted == BOXES:
        return corners(mask)
    there = np.eye(len(NAMES))[kind] * np.any(mask, axis=(1, 2))[:, None]
    return np.concatenate([corners(mask), there], axis=1)


SHAPES = SourceSpec(
    key="shapes",
    title="Coloured shapes",
    group=GROUP,
    summary="Coloured pictures of 32×32 with one of ten shapes: what it is, or where.",
    params=(
        samples_param(2000, MOST_SAMPLES),
        Float(
            name="noise",
            default=0.08,
            low=0.0,
            high=10.0,
            help="Standard deviation of the noise added to each pixel.",
        ),
        OneOf(
            name="target",
            default=CLASSES,
            options=(CLASSES, BOXES, FOUND),
            help="Which shape it is, the corners of its box, or both together for a detector.",
        ),
        Flag(
            name="colors",
            default=True,
            help="Three channels, red, green and blue, or one of brightness.",
        ),
        SEED,
    ),
    help=(
        "Discs, squares, triangles, rings, diamonds, crosses, stars, rows, columns and chequers "
        "of any place, size and colour on a darker ground, with noise. A box is x1, y1, x2, y2 as "
        "shares of the side. With boxes and classes, ten scores follow, 1 at the shape that is "
        "there; one picture in eight is empty, and its numbers are all 0. A small convolutional "
        "network names more than 0.95 of the shapes."
    ),
    info=_info,
    read=_read,
)
