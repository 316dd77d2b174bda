"""The files of own layers beside a project: found, read, and never run."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dlstudio.catalog.own_layers import OWN_PREFIX, OwnFile, OwnLayers, parts_of
from dlstudio.catalog.own_reading import LARGEST, name_problem, read_text
from dlstudio.errors import ProjectError
from dlstudio.language import Sentence, say
from dlstudio.project.model import Project
from dlstudio.project.own_memory import recalled
from dlstudio.project.own_trust import is_trusted, trust_digest

MOST_FILES = 200
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


def with_own_layers(project: Project, folder: Path, *, everything: bool = False) -> Project:
    """Return the project with the own layers that lie in its folder, read anew.

    Args:
        everything: also files that no node names, for a palette.
    """
    names = set(files_in(project))
    if everything:
        names |= set(beside(folder))
    if not names and not project.own.files:
        return project
    own = read_files(folder, sorted(names), project.own)
    return project if own is project.own else replace(project, own=own)


def files_in(project: Project) -> list[str]:
    """Return the names of the files that the nodes of a project name, in order."""
    graphs = project.graphs.values()
    keys = dict.fromkeys([node.layer.key for graph in graphs for node in graph.nodes.values()])
    parts = [parts_of(key) for key in keys if key.startswith(OWN_PREFIX)]
    return list(dict.fromkeys([names[0] for names in parts if names is not None]))


def beside(folder: Path) -> list[str]:
    """Return the names of the Python files in a folder that can hold own layers."""
    try:
        with os.scandir(folder) as entries:
            names = [e.name for e in entries if e.name.endswith(".py") and not e.is_symlink()]
    except OSError:
        return []
    return sorted(name for name in names if name_problem(name) is None)[:MOST_FILES]


def read_files(folder: Path, names: Iterable[str], before: OwnLayers) -> OwnLayers:
    """Read files; ``before`` itself if nothing differs from it."""
    files = []
    for name in names:
        file = read_own_file(folder / name)
        old = before.files.get(name)
        same = old is not None and (old.text, old.problem) == (file.text, file.problem)
        if same and old is not None:
            file = old if old.trusted == file.trusted else replace(old, trusted=file.trusted)
        files.append(file)
    known = {file.name: file for file in files}
    if known.keys() == before.files.keys() and all(before.files[n] is f for n, f in known.items()):
        return before
    own = before.with_files(files)
    fresh = [f for f in files if f.trusted and f is not before.files.get(f.name)]
    return own.with_answers({q: a for f in fresh for q, a in recalled(f.digest).items()})


def read_own_file(path: Path) -> OwnFile:
    """Read one file; what is wrong with it is said in its ``problem``."""
    problem = name_problem(path.name)
    if problem is not None:
        return OwnFile(name=path.name, problem=problem)
    try:
        data = _bytes_of(path)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        return OwnFile(name=path.name, problem=not_there(path.name), absent=True)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = say("“{file}” cannot be read ({problem}).", file=path.name, problem=reason)
    except UnicodeDecodeError:
        problem = say("“{file}” is not UTF-8 text. Save it as UTF-8.", file=path.name)
    else:
        if len(data) > LARGEST:
            problem = say(
                "“{file}” is larger than {most} kB. Split it.",
                file=path.name,
                most=LARGEST // 1024,
            )
    if problem is not None:
        return OwnFile(name=path.name, problem=problem)
    # Line ends differ between machines, and Python reads them all as one.
    file = read_text(path.name, text.replace("\r\n", "\n").replace("\r", "\n"))
    return replace(file, trusted=is_trusted(file.digest)) if file.classes else file


def trust_file(path: Path) -> OwnFile:
    """Trust a file as it is now, on this machine.

    Raises:
        ProjectError: it cannot be read, or holds no layer.
    """
    file = read_own_file(path)
    problem = file.problem or (None if file.classes else no_layer(file.name))
    if problem is not None:
        raise ProjectError(problem)
    trust_digest(file.digest)
    return replace(file, trusted=True)


def not_there(name: str) -> Sentence:
    """Say that there is no such file."""
    return say(
        "“{file}” is not beside the project. Put it there, or choose another file.", file=name
    )


def no_layer(name: str) -> Sentence:
    """Say that a file has no class that could be placed."""
    return say(
        "“{file}” has no class that derives from nn.Module, so nothing can be placed. Write "
        "one, as in “class MyLayer(nn.Module):”.",
        file=name,
    )


def _bytes_of(path: Path) -> bytes:
    """Read a file, bounded, that is no link to a place elsewhere and no pipe."""
    if not _NO_LINKS and path.is_symlink():
        raise OSError(0, "it is a link")
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | _NO_LINKS
    descriptor = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is not an ordinary file")
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(LARGEST + 1)
    finally:
        os.close(descriptor)
