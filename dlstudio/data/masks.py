"""Shape masks: small pictures made from a seed, and which pixels belong to the shape.

The numbers come from ``RandomState``, as in ``data.toy``, and for the same reason.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.data.finished import finished
from dlstudio.data.source_spec import Arrays, DataInfo, SourceSpec
from dlstudio.data.toy import GROUP, SEED, samples_param
from dlstudio.spec import Float, TensorType

if TYPE_CHECKING:
    import numpy as np

SIDE = 32  # px
KINDS = 5
MOST_SAMPLES = 20_000


def inside(
    kind: np.ndarray, across: np.ndarray, down: np.ndarray, radius: np.ndarray
) -> np.ndarray:
    """Tell which pixels lie in a disc, square, triangle, ring or diamond.

    Args:
        kind: (N, 1, 1), 0 to 4.
        across, down: (N, side, side), from the centre, in pixels.
        radius: (N, 1, 1), in pixels.
    """
    import numpy as np

    far = np.hypot(across, down)
    square = np.maximum(abs(across), abs(down)) <= 0.85 * radius
    # Upright, its corners on the circle: below two slanted sides, above the base.
    sides = abs(across) * math.sqrt(3) <= down + radius
    triangle = sides & (down <= radius / 2)
    ring = (far <= radius) & (far >= 0.5 * radius)
    shapes = (far <= radius, square, triangle, ring, abs(across) + abs(down) <= radius)
    return np.select([kind == place for place in range(KINDS)], shapes)


def _info(values: Mapping[str, Any], folder: Path | None = None) -> DataInfo:
    return DataInfo(
        inputs={"image": TensorType(("N", 1, SIDE, SIDE))},
        target=TensorType(("N", 1, SIDE, SIDE)),
        task="binary",
        class_names=("background", "shape"),
        samples=SHAPE_MASKS.filled(values)["samples"],
    )


def _read(values: Mapping[str, Any], folder: Path | None = None) -> Arrays:
    import numpy as np

    filled = SHAPE_MASKS.filled(values)
    count = filled["samples"]
    random = np.random.RandomState(filled["seed"])

    def between(low: float, high: float) -> np.ndarray:
        return low + (high - low) * random.random_sample((count, 1, 1))

    kind = random.randint(0, KINDS, (count, 1, 1))
    middle_x, middle_y = (SIDE * between(0.35, 0.65) for _ in range(2))
    radius = SIDE * between(0.18, 0.32)
    place = np.arange(SIDE) + 0.5
    across, down = place[None, None, :] - middle_x, place[None, :, None] - middle_y
    mask = inside(kind, across, down, radius)
    image = np.where(mask, between(0.55, 1.0), between(0.0, 0.45))
    image = image + filled["noise"] * random.standard_normal(image.shape)
    return finished(_info(values), {"image": image[:, None]}, mask)


SHAPE_MASKS = SourceSpec(
    key="shape_masks",
    title="Shape masks",
    group=GROUP,
    summary="Pictures of 32×32 with a bright shape; the network says which pixels belong to it.",
    params=(
        samples_param(600, MOST_SAMPLES),
        Float(
            name="noise",
            default=0.08,
            low=0.0,
            high=10.0,
            help="Standard deviation of the noise added to each pixel.",
        ),
        SEED,
    ),
    help=(
        "Discs, squares, triangles, rings and diamonds of any place, size and brightness on a "
        "darker ground, with noise. The target is a mask of zeros and ones as large as the "
        "picture: the smallest task of segmentation. A small U-Net reaches an overlap (IoU) "
        "above 0.92."
    ),
    info=_info,
    read=_read,
)
