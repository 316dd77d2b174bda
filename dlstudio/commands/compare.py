"""dlstudio diff | merge: what differs between two projects, and three that become one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dlstudio.cli import FAILED, OK, Console
from dlstudio.comparing import comparison as kinds
from dlstudio.comparing.compare import compare
from dlstudio.comparing.comparison import Comparison, Difference
from dlstudio.comparing.merge import Merged, merge, merge_without_base
from dlstudio.language import say
from dlstudio.project.files import file_bytes, load, write_project
from dlstudio.project.model import MAIN, Project
from dlstudio.project.writing import plain


def diff(options: argparse.Namespace, console: Console) -> int:
    """List what differs; 1 if something does, as ``diff`` does."""
    found = compare(_project(options.before), _project(options.after))
    if console.as_json:
        console.json(_described(found, console))
    else:
        for difference in found:
            if options.all or difference.kind != kinds.MOVED:
                console.line(_line(difference, console))
        if found.same:
            console.line(say("Nothing differs."))
    return OK if found.same else FAILED


def merge_files(options: argparse.Namespace, console: Console) -> int:
    """Merge into OURS or OUT; 1 if a person has to decide something, as git expects it."""
    ours, theirs = load(options.ours), load(options.theirs)
    if file_bytes(options.base).strip():
        merged = merge(load(options.base), ours, theirs)
    else:  # git passes an empty file where both sides added one
        merged = merge_without_base(ours, theirs)
    target = options.output or options.ours
    write_project(merged.project, target)
    if console.as_json:
        console.json(_merge_value(merged, target, console))
    else:
        for conflict in merged.conflicts:
            console.complain(conflict.sentence)
    return OK if merged.clean else FAILED


def _project(path: Path) -> Project:
    """Read a project file, or the project of a run by its folder."""
    if path.is_dir():
        from dlstudio.training.records import Record

        return Record.open(path).project
    return load(path)


def _line(difference: Difference, console: Console) -> str:
    mark = {kinds.ADDED: "+", kinds.REMOVED: "-"}.get(difference.kind, "~")
    if difference.kind in (kinds.WIRE, kinds.BLOCK):
        mark = "~" if difference.old and difference.new else "+" if difference.new else "-"
    inside = difference.graph not in ("", MAIN) and difference.kind != kinds.BLOCK
    place = f"{difference.graph} › " if inside else ""
    return f"{mark} {place}{console.words(difference.sentence)}"


def _described(found: Comparison, console: Console) -> dict[str, Any]:
    return {
        "same": found.same,
        "same_network": found.same_network,
        "differences": [
            {
                "kind": d.kind,
                "graph": d.graph,
                "node": d.name or None,
                "id": d.node,
                "field": d.field or None,
                "old": plain(d.old),
                "new": plain(d.new),
                "sentence": console.words(d.sentence),
            }
            for d in found
        ],
    }


def _merge_value(merged: Merged, target: Path, console: Console) -> dict[str, Any]:
    return {
        "clean": merged.clean,
        "written": str(target),
        "conflicts": [
            {
                "place": conflict.place,
                "base": _text(conflict.base),
                "ours": _text(conflict.ours),
                "theirs": _text(conflict.theirs),
                "sentence": console.words(conflict.sentence),
            }
            for conflict in merged.conflicts
        ],
    }


def _text(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, type(None))) else str(value)
