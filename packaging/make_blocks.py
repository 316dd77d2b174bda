"""Writes resources/blocks: draws each block of the library and tries it out.

packaging/make_blocks.py             write all
packaging/make_blocks.py vit swiglu  write those whose key holds one of the words
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import library  # noqa: E402
from library.pen import BLOCK_DRAWINGS  # noqa: E402

import dlstudio as dls  # noqa: E402
from dlstudio.library import BLOCKS, BlockSpec  # noqa: E402
from dlstudio.library.trying import tried  # noqa: E402
from dlstudio.project.block_files import save_block  # noqa: E402


def drawn(spec: BlockSpec) -> dls.Graph:
    """Draw one block in a project that holds nothing else."""
    graph = dls.Graph(spec.title)
    BLOCK_DRAWINGS[spec.key](graph.block(spec.title))
    return graph


def collect() -> None:
    """Import every module of drawings, so that all are registered."""
    for module in pkgutil.iter_modules(library.__path__):
        importlib.import_module(f"library.{module.name}")


def main(words: list[str]) -> None:
    """Write the blocks; stop at one with a problem."""
    collect()
    if set(BLOCKS) != set(BLOCK_DRAWINGS):
        raise SystemExit(
            f"entries and drawings differ: {sorted(set(BLOCKS) ^ set(BLOCK_DRAWINGS))}"
        )
    for key, spec in sorted(BLOCKS.items()):
        if words and not any(word in key for word in words):
            continue
        graph = drawn(spec)
        spec.path.parent.mkdir(parents=True, exist_ok=True)
        save_block(graph.project, spec.title, spec.path)
        project = tried(spec)
        problems = dls.check(project).diagnostics
        if problems:
            raise SystemExit(f"{key}: " + "\n".join(str(d.sentence) for d in problems))
        print(f"{key}: {dls.summary(project).parameters:,}")


if __name__ == "__main__":
    main(sys.argv[1:])
