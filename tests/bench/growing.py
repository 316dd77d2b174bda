"""Check and emit of 10,000 nodes, ten times what a drawing in the window is measured with."""

from __future__ import annotations

import statistics

from dlstudio.compiler.compile import source_of
from tests.bench.editing import milliseconds
from tests.bench.projects import large
from tests.bench.table import Row

NODES = 10_001
ROUNDS = 5
BAR = 500.0  # milliseconds


def rows() -> list[Row]:
    """Measure networks that were never seen before, and each of them again."""
    source_of(large(50, 8))  # what is imported and compiled once
    afresh, again = [], []
    for width in range(16, 16 + ROUNDS):
        project = large(NODES, width)
        assert len(project.main.nodes) == NODES
        afresh.append(milliseconds(lambda project=project: source_of(project)))
        again.append(milliseconds(lambda project=project: source_of(project)))
    return [
        Row(
            what=f"check + emit of {NODES:,} nodes, never seen before",
            measured=f"{min(afresh):.0f} ms",
            bar=f"≤ {BAR:.0f} ms",
            met=min(afresh) <= BAR,
            note=f"fastest of {ROUNDS}, median {statistics.median(afresh):.0f}; the same network "
            f"again {min(again):.0f}; processor time",
        )
    ]
