"""Random mouse and keys on the whole window: nothing breaks, nothing traps, nothing is lost.

    packaging/check --slow                                      half an hour, in the campaign
    DLSTUDIO_SOAK_MINUTES=480 packaging/check -- -m slow tests/stories/test_soak.py

``tests/helpers/soak.py`` says what counts as a fault. Another DLSTUDIO_SOAK_SEED is another life.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

MINUTES = float(os.environ.get("DLSTUDIO_SOAK_MINUTES", "30"))
SEED = int(os.environ.get("DLSTUDIO_SOAK_SEED", "1"))
GROWTH = 1.03  # of memory, from the third quarter of a life to the last
EVERYDAY = 200  # deeds


def life(root: Path, seed: int, minutes: float, *deeds: int) -> dict[str, Any]:
    """Return what came of a life of the monkey in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.helpers.soak", *map(str, (seed, minutes, *deeds))],
        cwd=root, capture_output=True, text=True, timeout=minutes * 60 + 600, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-6000:]
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def told(faults: list[dict[str, Any]]) -> str:
    return "\n\n".join(f"{f['kind']}: {f['what']}\nafter {f['last']}" for f in faults)


def test_a_short_life(root: Path) -> None:
    found = life(root, SEED, 4.0, EVERYDAY)
    assert found["deeds"] == EVERYDAY and found["rests"] >= 1
    assert not found["faults"], told(found["faults"])


@pytest.mark.slow
@pytest.mark.timeout(int(MINUTES * 60) + 900)
def test_a_long_life(root: Path) -> None:
    found = life(root, SEED, MINUTES)
    assert not found["faults"], told(found["faults"])
    assert len(found["memory"]) >= 4, "too slow a machine to say anything"
    quarter = len(found["memory"]) // 4
    before, last = found["memory"][-2 * quarter : -quarter], found["memory"][-quarter:]
    assert statistics.median(last) <= GROWTH * statistics.median(before), found["memory"]
