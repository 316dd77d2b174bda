"""Runs the benches, each in a process of its own, and prints their table."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import subprocess
import sys
import time

from tests.bench.places import ROOT
from tests.bench.table import Row, as_json, as_table, from_json

BENCHES = {
    "digits": ("accuracy", "digits"),
    "lenet": ("accuracy", "lenet"),
    "window": ("opening", "rows"),
    "graph": ("editing", "rows"),
    "large": ("growing", "rows"),
    "templates": ("building", "rows"),
    "modules": ("passing", "rows"),
    "predicted": ("predicted", "rows"),
    "editor": ("editor", "rows"),
    "layouts": ("layouts", "rows"),
    "exported": ("speed", "exported"),
    "tutorial": ("speed", "tutorial"),
    "memory": ("memory", "rows"),
    "answers": ("answering", "rows"),
    "kills": ("campaigns", "kills"),
    "files": ("campaigns", "files"),
}


def main(arguments: list[str]) -> int:
    """Measure what is asked for; 0 if every bar is reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"some of: {', '.join(BENCHES)}")
    parser.add_argument("--json", action="store_true", help="rows as JSON")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.name) - set(BENCHES))
    if unknown:
        parser.error(f"no bench is called {', '.join(unknown)}; there are: {', '.join(BENCHES)}")
    rows: list[Row] = []
    for name in options.name or BENCHES:
        rows += _here(name) if options.here else _apart(name)
    print(as_json(rows) if options.json else as_table(rows))
    return 0 if all(row.met is not False for row in rows) else 1


def _here(name: str) -> list[Row]:
    module, function = BENCHES[name]
    with contextlib.redirect_stdout(sys.stderr):  # nothing may come between the JSON
        rows: list[Row] = getattr(importlib.import_module(f"tests.bench.{module}"), function)()
    return rows


def _apart(name: str) -> list[Row]:
    """Run one bench in a fresh process."""
    print(f"{name} …", end=" ", file=sys.stderr, flush=True)
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", name, "--here", "--json"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"{time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    try:
        return from_json(done.stdout)
    except ValueError:
        last = (done.stderr.strip().splitlines() or ["nothing was said"])[-1]
        print(done.stderr, file=sys.stderr)
        return [Row(what=name, measured="broken", met=False, note=last)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
