"""Reading data, even hostile data, executes nothing, starts nothing and writes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np

from dlstudio.data import SOURCES

SCRIPT = """
import json, sys
from pathlib import Path
from dlstudio.data import SOURCES
from dlstudio.data.preparation import prepare, preview
from dlstudio.data.sources import describe, read
from dlstudio.errors import DataError
from dlstudio.project.model import TrainSpec
from dlstudio.spec import Choice
folder = Path(sys.argv[1])
files = [Choice("table", {"path": p.name}) for p in sorted(folder.glob("*.csv"))]
files += [Choice("arrays", {"path": p.name}) for p in sorted(folder.glob("*.npz"))]
ready = [Choice(key) for key in SOURCES if key not in ("table", "arrays")]
for choice in ready:  # everything that is lazy is loaded now
    prepare(choice, TrainSpec(scaling="standard"))
for choice in files[:1]:
    preview(choice, folder)
seen = []
def hook(event, args):
    if event in ("exec", "compile", "import", "pickle.find_class", "os.exec", "os.fork",
                 "os.posix_spawn", "os.system", "subprocess.Popen", "ctypes.dlopen"):
        seen.append(event)
    elif event.startswith("socket."):
        seen.append(event)
    elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        seen.append(f"write {args[0]}")
sys.addaudithook(hook)
ends = []
for choice in ready + files:
    for work in (describe, read, preview):
        try:
            work(choice, folder)
            ends.append("read")
        except DataError as error:
            ends.append(str(error))
print(json.dumps({"seen": seen, "ends": ends}))
"""


class Hostile:
    def __reduce__(self) -> tuple[object, ...]:
        return (exec, ("open('touched', 'w')",))


def test_reading_runs_no_code(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,y\n1,cat\n2,dog\n")
    (tmp_path / "b.csv").write_text("a,y\n__import__('os').getpid(),cat\n2,dog\n")
    (tmp_path / "c.csv").write_text('=cmd|calc!A0,y\n"=1+1",{x!r}\n')
    np.savez(tmp_path / "a.npz", x=np.ones((3, 2)), y=np.array([0, 1, 0]))
    np.savez(tmp_path / "b.npz", x=np.array([Hostile()] * 3, dtype=object), y=np.arange(3))
    (tmp_path / "c.npz").write_bytes((tmp_path / "a.npz").read_bytes()[:200])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        cwd=root, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["seen"] == []
    assert len(result["ends"]) == (len(SOURCES) - 2 + 6) * 3
    assert result["ends"].count("read") == (len(SOURCES) - 2) * 3 + 2 * 3
    assert not (root / "touched").exists()
