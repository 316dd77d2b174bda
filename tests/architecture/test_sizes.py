"""How large things may be (invariant 20): what no longer fits on a page has two jobs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_FILE = 400
LONGEST_CLASS = 250
LONGEST_FUNCTION = 50
USUAL_FUNCTION = 25  # nine of ten stay within it

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def sources(root: Path) -> list[Path]:
    return sorted((root / "dlstudio").rglob("*.py"))


def definitions(root: Path) -> Iterator[tuple[str, Definition, int]]:
    """Yield (place, definition, its lines) for everything in the package."""
    for path in sources(root):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Definition):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(root)}:{node.lineno} {node.name}", node, length


def test_files_stay_within_their_size(root: Path) -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in sources(root)}
    assert len(lengths) > 60
    assert [f"{p.relative_to(root)} {n}" for p, n in lengths.items() if n > LONGEST_FILE] == []


@pytest.mark.parametrize(
    ("kind", "longest"), [(ast.FunctionDef, LONGEST_FUNCTION), (ast.ClassDef, LONGEST_CLASS)]
)
def test_definitions_stay_within_their_size(
    kind: type[Definition], longest: int, root: Path
) -> None:
    long = [
        f"{place} {n}" for place, node, n in definitions(root) if type(node) is kind and n > longest
    ]
    assert long == []


def test_most_functions_are_short(root: Path) -> None:
    lengths = sorted(n for _, node, n in definitions(root) if not isinstance(node, ast.ClassDef))
    assert lengths[int(len(lengths) * 0.9)] <= USUAL_FUNCTION


def test_every_file_says_its_job_first(root: Path) -> None:
    silent = [
        str(path.relative_to(root))
        for path in sources(root)
        if path.read_text("utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []
