"""Read a person's own layers from the text of a file: by its syntax tree, never by running it.

    __init__   annotated parameters become fields of a form; a default stands for the default
    forward    parameters become input ports, what it returns the output ports
    docstring  the help

``int``, ``float``, ``bool``, ``str``, ``Literal["a", "b"]`` (or whole numbers),
``tuple[int, int]`` and the same with ``| None`` can be fields. Other parameters need a
default and keep it.
"""

from __future__ import annotations

import ast
import inspect
import keyword
import re
import sys
import warnings
from collections.abc import Iterator

from dlstudio.catalog.own_layers import OwnClass, OwnFile
from dlstudio.catalog.own_signature import Reading, read_class
from dlstudio.language import Sentence, say

LARGEST = 512 * 1024  # bytes of a file
MOST_CLASSES = 100
LONGEST_HELP = 8_000

# What the text is called while it is read; an audit hook can tell that it is only parsed.
PARSED = "<own layers: read, not run>"

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}\.py")
# Modules that the code, torch or an exported project imports under these names.
_TAKEN = frozenset(
    ("torch", "numpy", "safetensors", "dlstudio", "model", "train", "nn", "setup", "conftest")
)
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)\d", re.IGNORECASE)


def name_problem(name: str) -> Sentence | None:
    """Say why a file cannot hold own layers because of its name; None if it can."""
    stem = name.removesuffix(".py")
    if not _NAME.fullmatch(name) or keyword.iskeyword(stem) or _DEVICES.fullmatch(stem):
        return say(
            "A file with own layers has a plain name such as {example}: Latin letters, digits "
            "and underscores, beside the project. “{name}” is none; rename the file.",
            example="my_layers.py",
            name=name[:80],
        )
    if stem in _TAKEN or stem in sys.stdlib_module_names:
        return say(
            "A file with own layers cannot be called “{name}”: another module has this name. "
            "Rename it, for example to {example}.",
            name=name,
            example="my_layers.py",
        )
    return None


def read_text(name: str, text: str) -> OwnFile:
    """Find the layers in a text. Never raises; what is wrong is said in the file's problem."""
    problem = name_problem(name)
    if problem is not None:
        return OwnFile(name=name, text=text, problem=problem)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a text is the writer's business
            tree = ast.parse(text, PARSED)
        classes = tuple(_classes(name, tree))
    except SyntaxError as error:
        problem = say(
            "“{file}” is no Python that can be read (line {line}: {reason}). Correct it.",
            file=name,
            line=error.lineno or 1,
            reason=error.msg,
        )
    except (ValueError, RecursionError, MemoryError, OverflowError):
        problem = say("“{file}” is no Python that can be read. Correct it.", file=name)
    else:
        return OwnFile(name=name, text=text, classes=classes)
    return OwnFile(name=name, text=text, problem=problem)


def _classes(file: str, tree: ast.Module) -> Iterator[OwnClass]:
    """Yield the public classes that are modules of torch.nn."""
    imported = _imported(tree)
    local = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    count = 0
    for name, node in local.items():
        if name.startswith("_") or count >= MOST_CLASSES:
            continue
        if _is_module(node, local, imported, set()):
            count += 1
            yield _read(file, node, local)


def _read(file: str, node: ast.ClassDef, local: dict[str, ast.ClassDef]) -> OwnClass:
    doc = inspect.cleandoc(ast.get_docstring(node, clean=False) or "")[:LONGEST_HELP]
    summary = doc.split("\n\n")[0].replace("\n", " ")[:200]
    reading = Reading(file, node.name)
    made = _method(node, "__init__", local, set())
    run = _method(node, "forward", local, set())
    return read_class(reading, node, made, run, summary, doc)


def _imported(tree: ast.Module) -> dict[str, str]:
    """Return what the names that a file imports stand for, with all their dots."""
    table: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                root = alias.name.split(".")[0]
                table[alias.asname or root] = alias.name if alias.asname else root
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                table[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return table


def _is_module(
    node: ast.ClassDef,
    local: dict[str, ast.ClassDef],
    imported: dict[str, str],
    seen: set[str],
) -> bool:
    """Tell whether a class derives from one of torch.nn, directly or through others here."""
    if node.name in seen:
        return False
    seen.add(node.name)
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in local:
            if _is_module(local[base.id], local, imported, seen):
                return True
        elif isinstance(base, (ast.Name, ast.Attribute)):
            root, dot, rest = ast.unparse(base).partition(".")
            if (imported.get(root, root) + dot + rest).startswith("torch.nn."):
                return True
    return False


def _method(
    node: ast.ClassDef, name: str, local: dict[str, ast.ClassDef], seen: set[str]
) -> ast.FunctionDef | None:
    """Return a method of a class, or of a class in the same file that it derives from."""
    seen.add(node.name)
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == name:
            return part
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in local and base.id not in seen:
            found = _method(local[base.id], name, local, seen)
            if found is not None:
                return found
    return None
