"""From the start of the process to the first painted window, against a bare Qt program."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.pairs import alternate, spread
from tests.bench.places import SAMPLES, answer_of, virtual_screen
from tests.bench.table import Row

TURNS = 7


def rows() -> list[Row]:
    """Measure offscreen, and on an X screen where there is one."""
    found = _on("offscreen", {})
    with virtual_screen() as screen:
        if screen is not None:
            found += _on("Xvfb", screen)
    return found


def _on(name: str, more: dict[str, str]) -> list[Row]:
    heavy: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)

        def started(*arguments: object) -> dict:
            begin = time.time()
            answer = answer_of("first_paint", *arguments, home=home, **more)
            heavy.update(answer["heavy"])
            assert answer.get("nodes", 1) > 0
            return {"wall": answer["at"] - begin, "cpu": answer["cpu"]}

        def studio() -> dict:
            return started("studio", SAMPLES / "digits-cnn.dls")

        studio()  # byte code and disk caches, as after any first start
        pairs = alternate(studio, lambda: started("bare"), TURNS)
    wall = [ours["wall"] - bare["wall"] for ours, bare in pairs]
    cpu = statistics.median(ours["cpu"] - bare["cpu"] for ours, bare in pairs)
    own = statistics.median(ours["wall"] for ours, _ in pairs)
    more_seconds = statistics.median(wall)
    forbidden = sorted(heavy & {"torch", "pyqtgraph"})
    return [
        Row(
            what=f"window up with a sample, more than a bare window ({name})",
            measured=f"{more_seconds:.2f} s, loaded: {', '.join(forbidden) or 'neither'}",
            bar="≤ 1.0 s, neither torch nor pyqtgraph",
            met=more_seconds <= 1.0 and not forbidden,
            note=f"whole {own:.2f} s; processor time {cpu:.2f} s more; {TURNS} pairs: "
            + spread(wall),
        )
    ]
