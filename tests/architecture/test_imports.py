"""Who may import whom (invariants 1 to 4): contracts, and what is really loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

# What opens a project, checks it and writes its code; none of it needs a number crunched.
LIGHT = (
    "dlstudio",
    "dlstudio.catalog",
    "dlstudio.data",
    "dlstudio.exporting",
    "dlstudio.graph.topology",
    "dlstudio.project.builder",
    "dlstudio.project.document",
    "dlstudio.project.files",
    "dlstudio.project.fragment",
    "dlstudio.project.training_spec",
    "dlstudio.validation.check",
    "dlstudio.validation.cost",
    "dlstudio.validation.memory",
    "dlstudio.compiler.compile",
    "dlstudio.compiler.emit",
    "dlstudio.compiler.guard",
    "dlstudio.training.events",
    "dlstudio.training.readiness",
    "dlstudio.training.records",
    "dlstudio.training.runner",
    "dlstudio.cli",
)
TORCH_DOORS = {
    "dlstudio/commands/doctor.py",  # says which torch is here
    "dlstudio/compiler/load.py",
    "dlstudio/compiler/own_child.py",  # a process of its own for layers of a person's own
    "dlstudio/compiler/own_trial.py",
    "dlstudio/data/batches.py",
    "dlstudio/exporting",
    "dlstudio/measuring",
    "dlstudio/training",
}


def python(code: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a new Python that sees the checkout."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False
    )


def modules(root: Path, *, engine_only: bool = False) -> list[str]:
    """Return every module of the package by its dotted name."""
    names = []
    for path in sorted((root / "dlstudio").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if parts[-1] == "__main__" or (engine_only and parts[1:2] == ("gui",)):
            continue
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def test_the_import_contracts_hold(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_the_engine_works_where_there_is_no_qt(root: Path) -> None:
    names = modules(root, engine_only=True)
    code = (
        "import importlib, sys\n"
        "for name in ('PySide6', 'shiboken6', 'pyqtgraph'): sys.modules[name] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    assert len(names) > 40
    done = python(code, root)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", LIGHT)
def test_checking_and_writing_code_load_no_torch(name: str, root: Path) -> None:
    heavy = ("torch", "numpy", "torchmetrics", "PySide6", "pyqtgraph")
    code = f"import {name}, sys\nprint(' '.join(m for m in {heavy!r} if m in sys.modules))"
    done = python(code, root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_every_module_of_the_window_loads_without_torch_or_plots(root: Path) -> None:
    code = (
        "import importlib, sys\n"
        "import dlstudio.gui.app\n"
        "print(' '.join(m for m in ('torch', 'pyqtgraph', 'numpy') if m in sys.modules))"
    )
    done = python(code, root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_window_leaves_the_import_of_python_as_it_is(root: Path) -> None:
    code = (
        "import builtins\nplain = builtins.__import__\n"
        "import dlstudio.gui.main_window\nimport pyqtgraph\n"
        "print(builtins.__import__ is plain)"
    )
    done = python(code, root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True"]


def test_torch_is_named_only_in_its_doors(root: Path) -> None:
    import ast

    guilty = []
    for path in sorted((root / "dlstudio").rglob("*.py")):
        place = path.relative_to(root).as_posix()
        if any(place == door or place.startswith(door + "/") for door in TORCH_DOORS):
            continue
        for node in _imports(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
            if any((name or "").split(".")[0] == "torch" for name in names):
                guilty.append(f"{place}:{node.lineno}")
    assert guilty == []


def _imports(tree: object) -> list:
    """Return the import statements of a file, but those that only a type checker sees."""
    import ast

    found: list = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for other in node.orelse:
                visit(other)
            return
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.append(node)
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(tree)  # type: ignore[arg-type]
    return found
