"""The long campaigns among the tests: killed while saving, killed while training, mutants."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.bench.places import ROOT
from tests.bench.table import Row


def kills() -> list[Row]:
    """Run the campaigns with kill -9."""
    saving = _campaign("tests/unit/project/test_killed_while_saving.py")
    told = re.search(r"([\d,]+) kills while saving .*: (\d+) unreadable, (\d+) acknow.*", saving[1])
    training = _campaign("tests/unit/training/test_resume.py")
    passed = re.search(r"(\d+) passed", training[1])
    return [
        Row(
            what="kill −9 while saving, documents lost",
            measured=f"{int(told[2]) + int(told[3])} of {told[1]}" if told else "no number",
            bar="0 of 1,000",
            met=saving[0] and told is not None,
            note=told[0] if told else saving[1][-500:],
        ),
        Row(
            what="kill −9 while training, 10 kill points, bit-equal resume",
            measured=f"{passed[1] if passed else 0} of 30 equal (3 networks × 10)",
            bar="all equal",
            met=training[0] and passed is not None and passed[1] == "30",
            note="losses, metrics, weights, optimizer and generators compared bit by bit"
            if training[0]
            else training[1][-500:],
        ),
    ]


def files() -> list[Row]:
    """Open twenty thousand damaged files under guard."""
    passed, text = _campaign("tests/unit/project/test_opening_is_safe.py")
    told = re.search(r"opened under guard: (.*); slowest (\d+) ms", text)
    bad = {kind: _number(kind, told[1] if told else "") for kind in ("crash", "hang", "code")}
    return [
        Row(
            what="20,000 mutated .dls files: crashes, hangs over 2 s, code run",
            measured=", ".join(map(str, bad.values())) if told else "no number",
            bar="0, 0, 0",
            met=passed and told is not None and not any(bad.values()),
            note=told[0] if told else text[-500:],
        )
    ]


def _number(kind: str, text: str) -> int:
    found = re.search(rf"(\d+) {kind}", text)
    return int(found[1]) if found else 0


def _campaign(path: str) -> tuple[bool, str]:
    """Run the slow tests of a file; return whether all passed, and what they printed."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", path, "-m", "slow", "-s", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout
