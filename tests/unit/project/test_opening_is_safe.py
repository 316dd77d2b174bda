"""Opening a file runs no code, writes nothing, and ends with a project or one sentence.

It is done in a process of its own, where an audit hook watches: see tests/helpers/opening.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import fuzzing, opening
from tests.unit.project.test_bad_files import BAD, BOMBS

ROOT = Path(__file__).parents[3]


def watched(*arguments: str) -> dict[str, Any]:
    """Run the opening process and return what it counted."""
    done = subprocess.run(
        [sys.executable, opening.__file__, *arguments],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def tell(result: dict[str, Any]) -> None:
    """Print the numbers and fail with the first findings."""
    counts = result["counts"]
    found = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    print(f"opened under guard: {found}; slowest {result['slowest'] * 1000:.0f} ms")
    for fault in result["faults"][:3]:
        print(fault["kind"], fault["what"], fault["file"][:4000], sep="\n")
    assert not result["faults"]


def test_five_hundred_mutants() -> None:
    result = watched("mutants", "1", "500")
    tell(result)
    assert min(result["counts"].values()) > 10  # all three outcomes are met


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_twenty_thousand_mutants() -> None:
    tell(watched("mutants", "2", "20000"))


HOSTILE_PROJECT = {
    "dlstudio": 1,
    "title": "__import__('os').system('true')",
    "__class__": "os.system",
    "graphs": {
        "main": {
            "nodes": [
                {"id": "n1", "layer": "os.system", "name": "__init__", "params": {"self": "x"}},
                {"id": "n2", "layer": "__class__", "name": "__class__", "params": {"__dict__": 1}},
                {"id": "n3", "layer": "block:main", "name": "import os"},
                {"id": "n4", "layer": "block:../../etc/passwd", "name": "../../../etc/passwd"},
                {"id": "n5", "layer": "Linear", "name": "forward", "params": {
                    "out_features": "__import__('os').getpid()"}},
                {"id": "n6", "layer": "torch.hub.load", "name": "{0.__class__}"},
            ],
            "wires": [["n1.__call__", "n2.__globals__"], ["n3.x", "n3.x"]],
        }
    },
    "data": {"source": "../../../etc/passwd", "params": {"path": "/etc/passwd"}},
    "training": {"loss": {"key": "eval", "params": {"source": "1/0"}}, "__reduce__": "os"},
}  # fmt: skip


def test_golden_damaged_and_hostile_files_on_the_disk(tmp_path: Path) -> None:
    files = [json.dumps(HOSTILE_PROJECT).encode()]
    files += [c if isinstance(c, bytes) else c.encode() for c, _ in BAD.values()]
    files += [BOMBS["brackets"], BOMBS["quotes"]]
    files += fuzzing.corpus()
    paths = []
    for number, data in enumerate(files):
        paths.append(tmp_path / f"{number}.dls")
        paths[-1].write_bytes(data)
    result = watched("files", *map(str, paths))
    tell(result)
    refused = result["counts"]["refused"]
    assert refused == len(BAD) + 2
    assert sum(result["counts"].values()) == len(files)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in paths}


OWN_LAYERS = {
    "runs.py": "raise SystemExit('run')\nimport torch.nn as nn\nclass A(nn.Module):\n"
    "    def forward(self, x=open('/tmp/x', 'w')): return x\n",
    "bad.py": "class (",
    "deep.py": "x = " + "(" * 5_000 + ")" * 5_000,
    "minus.py": "x = " + "-" * 100_000 + "1",
    "nul.py": "x = '\0'",
    "names.py": "class Ünïcode(__import__('torch').nn.Module):\n    pass\n",
}


def test_own_layers_beside_a_project_are_parsed_and_never_run(tmp_path: Path) -> None:
    for name, text in OWN_LAYERS.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "latin.py").write_bytes(b"x = '\xff'")
    (tmp_path / "link.py").symlink_to("/etc/hostname")
    keys = [f"own:{path.name}:A" for path in sorted(tmp_path.glob("*.py"))]
    keys += ["own:../a.py:A", "own:/etc/passwd:A", "own:os.py:A", "own:a/b.py:A", "own:", "own:x"]
    nodes = [{"id": f"n{i}", "layer": key, "name": f"a{i}"} for i, key in enumerate(keys)]
    path = tmp_path / "p.dls"
    path.write_text(json.dumps({"dlstudio": 1, "graphs": {"main": {"nodes": nodes}}}), "utf-8")
    result = watched("files", str(path))
    tell(result)
    assert result["counts"] == {"opened, with errors": 1}


def test_the_guard_sees_what_it_is_for(tmp_path: Path) -> None:
    path = tmp_path / "a"
    script = (
        "import sys; from tests.helpers.opening import Guard; guard = Guard(); guard.on = True\n"
        "eval('1'); open(sys.argv[1], 'w').close(); import wave; guard.on = False\n"
        "print([event.split()[0] for event in guard.events])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    for event in ("compile", "exec", "open", "import"):
        assert f"'{event}'" in done.stdout
