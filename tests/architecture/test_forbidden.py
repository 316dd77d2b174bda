"""What stands nowhere, or in one place only (invariants 2, 7 and 8)."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

CODE_RUNNERS = {"exec", "eval", "compile", "__import__"}
CODE_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "code", "imp"}
DOCTOR = "dlstudio/commands/doctor.py"  # says which versions are here, by their names
EXEC_DOOR = "dlstudio/compiler/load.py"


@cache  # half a minute of parsing on a slow machine, for each of the tests below
def trees(root: Path) -> list[tuple[str, ast.Module]]:
    return [
        (path.relative_to(root).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in sorted((root / "dlstudio").rglob("*.py"))
    ]


def test_code_is_run_in_one_file_only(root: Path) -> None:
    places = [
        f"{place}:{node.lineno} {node.func.id}"
        for place, tree in trees(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in CODE_RUNNERS
        and place != EXEC_DOOR
    ]
    assert places == []


def test_the_one_exec_is_there(root: Path) -> None:
    calls = [
        node
        for place, tree in trees(root)
        if place == EXEC_DOOR
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "exec"
    ]
    assert len(calls) == 1


def test_nothing_unpickles(root: Path) -> None:
    places = []
    for place, tree in trees(root):
        for node in ast.walk(tree):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            if any(name.split(".")[0] in CODE_MODULES for name in names):
                places.append(f"{place}:{node.lineno}")
    assert places == []


def test_weights_are_never_loaded_as_code(root: Path) -> None:
    """``torch.load`` may run what a file says unless it is told not to."""
    places = [
        f"{place}:{node.lineno}"
        for place, tree in trees(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"torch.load", "np.load", "numpy.load"}
        and not any(
            (keyword.arg, ast.unparse(keyword.value))
            in {("weights_only", "True"), ("allow_pickle", "False")}
            for keyword in node.keywords
        )
    ]
    assert places == []


def test_no_shell_and_no_swallowed_exception(root: Path) -> None:
    places = []
    for place, tree in trees(root):
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "shell":
                places.append(f"{place}:{node.value.lineno} shell=")
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                places.append(f"{place}:{node.lineno} except:")
            if isinstance(node, ast.ExceptHandler) and isinstance(node.body[0], ast.Pass):
                caught = ast.unparse(node.type) if node.type else ""
                if caught in {"Exception", "BaseException"}:
                    places.append(f"{place}:{node.lineno} swallowed")
    assert places == []


def test_the_engine_names_no_qt(root: Path) -> None:
    """Not even in a string that somebody imports by name later."""
    places = [
        f"{place}:{node.lineno}"
        for place, tree in trees(root)
        if not place.startswith("dlstudio/gui/") and place != DOCTOR
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and re.fullmatch(r"Q[A-Z]\w+", node.id))
        or (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.match(r"(PySide6|shiboken6|pyqtgraph)\b", node.value)
        )
    ]
    assert places == []


def test_tracked_files_name_no_machine(root: Path) -> None:
    """No path of somebody's computer and no download host in anything that is shipped."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False
    )
    names = [name for name in listed.stdout.split("\0") if name]
    if listed.returncode != 0:  # an unpacked archive has no history; look at what is there
        names = [str(p.relative_to(root)) for p in (root / "dlstudio").rglob("*.py")]
    pattern = re.compile(
        r"""(?:^|["'( =`])/(?:home|root|Users|work|farm)/|[A-Z]:\\\\?Users|index-url|find-links"""
        r"""|files\.pythonhosted|download\.pytorch""",
        re.MULTILINE,
    )
    guilty = []
    for name in names:
        path = root / name
        if name == "tests/architecture/test_forbidden.py" or not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a compiled translation, data
        guilty += [f"{name}: {match.group().strip()}" for match in pattern.finditer(text)]
    assert guilty == []


def test_nothing_asks_for_a_widget_that_pyside_then_takes_for_a_child(root: Path) -> None:
    """PySide makes what these return a child of the object that was asked.

    When that one is deleted, actions of the other are taken for deleted too, although it lives on:
    a tool bar then failed at the next change of theme.
    """
    takers = {"nextInFocusChain", "previousInFocusChain", "buddy", "defaultAction", "device"}
    assert _calls(root, lambda call, name: not call.args and name in takers) == []


def test_nothing_asks_in_a_way_that_keeps_dead_widgets(root: Path) -> None:
    """What these return stays with the object that was asked after Qt deleted it.

    ``inside`` and ``children`` find the same and keep nothing.
    """
    keepers = {"findChild", "findChildren", "childAt"}
    assert _calls(root, lambda _call, name: name in keepers) == []


def _calls(root: Path, guilty: Callable[[ast.Call, str], bool]) -> list[str]:
    """Return the places in the window's code where a method is called that is guilty."""
    return [
        f"{place}:{node.lineno} {node.func.attr}"
        for place, tree in trees(root)
        if place.startswith("dlstudio/gui/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        and guilty(node, node.func.attr)
    ]  # fmt: skip
