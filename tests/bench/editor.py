"""The canvas at 1,000 and 5,000 nodes, with real events, beside a lean scene of the same graph.

Processor time of the window's thread, the 95th percentile of the frames. A machine may be slow
on the day: the note of each row gives the ratio to the lean scene, where that does the same.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.bench import editor_nodegraphqt
from tests.bench.places import answer_of
from tests.bench.table import Row

COUNTS = (1_000, 5_000)
# What was measured: what it is called, the bars at both counts in milliseconds.
BARS: dict[str, tuple[str, float, float]] = {
    "pan": ("pan at 100 %", 3, 3),
    "pan_fit": ("pan, whole graph in view", 2, 2),
    "zoom": ("zoom, any step of a sweep through all levels", 14, 16),
    "drag": ("drag a hub of 20 wires", 6, 6),
    "drag_fit": ("drag a hub of 20 wires, whole graph in view", 6, 6),
    "hover": ("hover", 1, 1.5),
    "band": ("a step of a rubber band over everything", 8, 25),
    "build": ("draw the scene from the document", 60, 300),
    "first_paint": ("first paint", 60, 100),
    "open": ("open a file to first paint, with parsing and check", 400, 1_500),
    "select_all": ("select all", 100, 500),
    "move_all": ("move all", 100, 500),
    "delete_all": ("delete all", 100, 500),
    "undo_all": ("undo the deletion of all", 100, 500),
    "paste_all": ("paste all", 100, 500),
    "edit": ("an edit until its shapes are on the screen", 16, 40),
}
WIDE_BARS = {"pan": 10.0, "zoom": 30.0, "sharp": 80.0}
WIDE = (3_840, 2_160)
MEMORY_BARS = (50, 120)
PEER_BARS = {"pan_fit": "pan, whole graph in view", "zoom": "zoom"}
FASTER = 10.0  # times, than NodeGraphQt


def rows() -> list[Row]:
    """Measure both sizes, a 4K window, and the memory."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for place, count in enumerate(COUNTS):
            lean = answer_of("editor_drive", "lean", count, home=home)
            ours = answer_of("editor_drive", "window", count, home=home)
            for key, (what, *bars) in BARS.items():
                found.append(_row(f"{what}, {count:,} nodes", ours, lean, key, bars[place]))
            found += _against_peer(ours, count, home)
            added = answer_of("editor_drive", "memory", count, home=home)["memory"] / 2**20
            bar = MEMORY_BARS[place]
            found.append(
                Row(
                    what=f"memory added by the drawing, {count:,} nodes",
                    measured=f"{added:.0f} MB",
                    bar=f"≤ {bar} MB",
                    met=added <= bar,
                )
            )
        wide = answer_of("editor_drive", "window", COUNTS[0], *WIDE, home=home)
        for key, bar in WIDE_BARS.items():
            found.append(_row(f"{key} in a window of 3840×2160", wide, {}, key, bar))
    return found


def _against_peer(ours: dict[str, Any], count: int, home: Path) -> list[Row]:
    """Compare with NodeGraphQt where it can be imported."""
    if not editor_nodegraphqt.is_there():
        return []
    peer = answer_of("editor_nodegraphqt", count, home=home)
    said = ", ".join(f"{k} {percentile(peer[k]):.1f} / {percentile(ours[k]):.1f}" for k in peer)
    return [
        Row(
            what=f"{what}, {count:,} nodes: NodeGraphQt / ours",
            measured=f"{(times := percentile(peer[key]) / percentile(ours[key])):.1f} ×",
            bar=f"≥ {FASTER:g} ×",
            met=times >= FASTER,
            note=f"milliseconds of NodeGraphQt / ours: {said}" if key == "zoom" else "",
        )
        for key, what in PEER_BARS.items()
        if key in peer
    ]


def _row(what: str, ours: dict[str, Any], lean: dict[str, Any], key: str, bar: float) -> Row:
    value = percentile(ours[key])
    note = f"median {percentile(ours[key], 0.5):.1f}"
    if key in lean:
        reference = percentile(lean[key])
        note += f"; lean scene {reference:.1f}, {value / reference:.1f} times that"
    return Row(
        what=what, measured=f"{value:.1f} ms", bar=f"≤ {bar:g} ms", met=value <= bar, note=note
    )


def percentile(values: list[float], part: float = 0.95) -> float:
    """Return the value below which a part of the values lies."""
    row = sorted(values)
    return row[min(len(row) - 1, int(len(row) * part))]
