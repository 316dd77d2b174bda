"""Sets that the bars of the templates are measured on and that do not ship, as ``.npz`` files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from dlstudio.spec.spec import Choice

Random = np.random.RandomState
Made = dict[str, np.ndarray]


def markers(random: Random, count: int = 3_600) -> Made:
    """Forty symbols of eight, one-hot; the answer is the one after the only symbol 0."""
    symbols = random.randint(1, 8, (count, 40))
    place, answer = random.randint(0, 39, count), random.randint(0, 4, count)
    rows = np.arange(count)
    symbols[rows, place] = 0
    symbols[rows, place + 1] = answer + 1
    return {"sequence": np.eye(8, dtype=np.float32)[symbols], "y": answer}


def two_senses(random: Random, count: int = 2_500) -> Made:
    """Two vectors, each a fixed direction or its opposite, with noise; whether both agree."""
    signs = random.randint(0, 2, (count, 2))
    made: Made = {}
    for place, (name, width) in enumerate((("text_features", 16), ("image_features", 64))):
        direction = random.standard_normal(width)
        direction *= 4.0 / np.linalg.norm(direction)
        noise = random.standard_normal((count, width))
        made[name] = ((2 * signs[:, place, None] - 1) * direction + noise).astype(np.float32)
    return {**made, "y": signs[:, 0] ^ signs[:, 1]}


def kept(folder: Path, make: Callable[[Random], Made], seed: int = 0) -> Choice:
    """Write a set and return the choice that reads it."""
    path = folder / f"{make.__name__}.npz"
    np.savez(path, **make(Random(seed)))
    return Choice("arrays", {"path": str(path), "integers": "indices"})
