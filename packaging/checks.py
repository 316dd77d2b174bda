"""Runs every check and the tests, as people and CI do; ends with pytest's own line.

Options: ``--slow`` also runs the long campaigns, ``--bench`` the figures instead of the
tests, and what stands behind ``--`` goes to pytest (or names some of the figures).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
WORKERS = min(os.cpu_count() or 1, 4)  # each holds a torch of its own

CHECKS: dict[str, list[str]] = {
    "lint": ["-m", "ruff", "check", "--quiet"],
    "format": ["-m", "ruff", "format", "--check", "--quiet"],
    "types": ["-m", "mypy", "--no-error-summary"],
    "imports": ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
    "translations": ["packaging/translate.py", "--check"],
}


def main(arguments: list[str]) -> int:
    """Run all checks, then pytest; 0 only if everything passed."""
    own, for_pytest = _split(arguments)
    options = _parser().parse_args(own)
    if options.bench:
        return _run("-m", "tests.bench", *for_pytest)
    failed = [name for name in CHECKS if not _passes(name)]
    status = _pytest("-n", str(WORKERS), *for_pytest)
    if options.slow and status == 0:
        status = _pytest("-m", "slow", *for_pytest)
    if failed:
        print(f"Not passed before the tests: {', '.join(failed)}.", file=sys.stderr)
    return status or bool(failed)


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="packaging/check", description=__doc__)
    parser.add_argument("--slow", action="store_true", help="also the long campaigns")
    parser.add_argument("--bench", action="store_true", help="the figures, instead of tests")
    return parser


def _passes(name: str) -> bool:
    """Run one check; print its words only if it fails."""
    start = time.monotonic()
    done = subprocess.run(
        [PYTHON, *CHECKS[name]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    seconds = time.monotonic() - start
    print(f"{name:14}{'passed' if done.returncode == 0 else 'FAILED'} {seconds:6.1f} s", flush=True)
    if done.returncode != 0:
        print((done.stdout + done.stderr).strip(), flush=True)
    return done.returncode == 0


def _pytest(*arguments: str) -> int:
    return _run("-m", "pytest", *arguments)


def _run(*arguments: str) -> int:
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
