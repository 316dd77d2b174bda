"""A process that saves a project again and again, to be killed while it does.

    python saving.py FILE BYTES

It tells the number of each save on standard output once the save is acknowledged.
"""

from __future__ import annotations

import sys
from pathlib import Path


def contents(number: int, size: int) -> str:
    """Return the notes of the save with this number: its number in front, then filling."""
    return f"{number} " + f"save {number}. " * (size // 12)


def main(path: Path, size: int) -> None:
    """Save for ever."""
    from dlstudio.project.files import write_project
    from dlstudio.project.model import Project

    number = 0
    while True:
        number += 1
        write_project(Project(title=str(number), notes=contents(number, size)), path)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
