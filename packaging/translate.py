"""Keeps resources/i18n in step with the code, through Qt's own tools.

    packaging/translate.py                   update the .ts file from the code, make the .qm
    packaging/translate.py --add zh.json …   the same, with translations {"English": "中文"}
    packaging/translate.py --missing         print what has no translation, as such a file
    packaging/translate.py --check           fail if anything is missing or out of step

The strings of the program are literals in ``say``, ``tr`` and ``words``, and the texts of
catalogue entries (titles, summaries, help …). All share one context, so one text has one
translation.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
CONTEXT = "dlstudio"
LANGUAGE = "zh_CN"
TS = ROOT / "resources" / "i18n" / f"{LANGUAGE}.ts"
QM = TS.with_suffix(".qm")

CALLS = {"say", "tr", "words"}
# Fields of catalogue entries that a person reads, whatever table the entry stands in.
FIELDS = {
    "title",
    "group",
    "summary",
    "help",
    "explanation",
    "unit",
    "none_text",
    "menu",
    "section",
}
# Tables of plain texts: all their values, or the keys where these are headings.
VALUES = {"TITLES", "OPTIONS", "READINESS_PROBLEMS"}
KEYS = {"SETTINGS"}


# --- what the code says ------------------------------------------------------------------


def collected() -> list[str]:
    """Return every translatable text of the program, sorted."""
    texts: set[str] = set()
    for path in sorted((ROOT / "dlstudio").rglob("*.py")):
        if "_resources" not in path.parts:
            texts.update(literals(path))
    texts.update(table_texts())
    texts.update(sample_texts())
    return sorted(text for text in texts if _has_words(text))


def literals(path: Path) -> Iterator[str]:
    """Yield the literals in ``say``, ``tr`` and ``words`` of one file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Call) and _name(node.func) in CALLS and node.args:
            found = list(_strings(node.args[0]))
            own = isinstance(node.func, ast.Name) and node.func.id == "say"
            if not found and own and not _passes_on(node.args[0]):
                raise SystemExit(f"{path}:{node.lineno}: the text must be a literal")
            yield from found


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _strings(node: ast.expr) -> Iterator[str]:
    """Yield the possible values of an expression of literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def _passes_on(node: ast.expr) -> bool:
    """Tell whether a text is only handed on: a name or an entry of a table of ours."""
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript)


def table_texts() -> Iterator[str]:
    """Yield the texts of all entries that stand in a module of ours."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    import dlstudio

    seen: set[int] = set()
    for info in pkgutil.walk_packages(dlstudio.__path__, "dlstudio."):
        if not info.name.endswith("__main__"):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                if name in VALUES:
                    yield from _plain(value)
                elif name in KEYS:
                    yield from value
            for name, value in vars(module).items():
                # What is neither a constant nor public may be a memory of projects looked at.
                if not (name.startswith("_") and name.islower()):
                    yield from _texts_in(value, seen)


def sample_texts() -> Iterator[str]:
    """Yield titles and notes of the projects that ship, and what parameters of blocks mean."""
    for path in sorted((ROOT / "resources" / "samples").glob("*.dls")):
        project = json.loads(path.read_text("utf-8"))
        yield from (project[key] for key in ("title", "notes") if isinstance(project.get(key), str))
    drawn = [*(ROOT / "resources" / "blocks").glob("*.dlb")]
    drawn += (ROOT / "resources" / "templates").rglob("*.dls")
    for path in sorted(drawn):
        for block in json.loads(path.read_text("utf-8"))["graphs"].values():
            yield from (param["help"] for param in block.get("params", ()) if "help" in param)


def _plain(value: Any) -> Iterator[str]:
    """Yield the strings inside nested tables."""
    if type(value) is str:
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _plain(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _plain(item)


def _texts_in(value: Any, seen: set[int]) -> Iterator[str]:
    """Walk containers and dataclasses of ours; yield the fields that a person reads."""
    if isinstance(value, str | bytes | int | float | type) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        for key, item in list(value.items()):
            if not str(key).startswith("__"):
                yield from _texts_in(item, seen)
    elif isinstance(value, tuple | list | frozenset | set):
        for item in value:
            yield from _texts_in(item, seen)
    elif dataclasses.is_dataclass(value) and type(value).__module__.startswith("dlstudio."):
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.name in FIELDS and type(item) is str:
                yield item
            if field.name == "options" and isinstance(item, Mapping):
                yield from _plain(item)
            yield from _texts_in(item, seen)
    elif type(value).__module__.startswith("dlstudio.") and isinstance(value, Iterable):
        yield from _texts_in(list(value), seen)  # a Catalog


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in re.sub(r"\{\w+\}", "", text))


# --- the .ts file ------------------------------------------------------------------------


def translations() -> dict[str, str]:
    """Return what the .ts file holds; an unfinished text is empty."""
    if not TS.is_file():
        return {}
    table = {}
    for message in ElementTree.parse(TS).getroot().iter("message"):
        target = message.find("translation")
        done = target is not None and target.get("type") is None
        table[message.findtext("source") or ""] = (target.text or "") if done else ""
    return table


def update(additions: Mapping[str, str]) -> None:
    """Bring the .ts file in step with the code, take additions in, compile the .qm."""
    texts = collected()
    with tempfile.TemporaryDirectory() as folder:
        # JavaScript literals are JSON, so every character arrives as it is.
        lines = [f"qsTranslate({json.dumps(CONTEXT)}, {json.dumps(text)});" for text in texts]
        source = Path(folder) / "texts.js"
        source.write_text("\n".join(lines), "utf-8")
        heuristics = ("-disable-heuristic", "sametext", "-disable-heuristic", "similartext")
        _tool(
            "lupdate", "-silent", "-no-obsolete", "-sort-messages", "-locations", "none",
            *heuristics, str(source), "-source-language", "en", "-target-language", LANGUAGE,
            "-ts", str(TS),
        )  # fmt: skip
    _fill_in(additions)
    _tool("lrelease", "-silent", str(TS), "-qm", str(QM))


def _fill_in(additions: Mapping[str, str]) -> None:
    """Write translations into the .ts file; the rest of it stays as lupdate wrote it."""
    tree = ElementTree.parse(TS)
    for message in tree.getroot().iter("message"):
        text, target = message.findtext("source") or "", message.find("translation")
        if target is not None and additions.get(text):
            target.text = additions[text]
            target.attrib.pop("type", None)
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    TS.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def _tool(name: str, *arguments: str) -> None:
    import PySide6

    folder = Path(PySide6.__file__).parent
    program = folder / (f"{name}.exe" if os.name == "nt" else name)
    subprocess.run([program, *arguments], check=True)


# --- checks ------------------------------------------------------------------------------


def problems() -> list[str]:
    """Return what is missing or out of step, a line each."""
    table, texts = translations(), set(collected())
    return [
        *(f"not in {TS.name}: {text!r}" for text in sorted(texts - table.keys())),
        *(f"no longer in the code: {text!r}" for text in sorted(table.keys() - texts)),
        *(f"not translated: {text!r}" for text, target in table.items() if not target),
        *(f"other placeholders: {text!r}" for text, t in table.items() if t and not _fits(text, t)),
        *(f"{QM.name} differs: {text!r}" for text in _stale(table)),
    ]


def _fits(text: str, translation: str) -> bool:
    """Tell whether both sides have the same places to fill."""
    return set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", translation))


def _stale(table: Mapping[str, str]) -> list[str]:
    """Return the texts for which the compiled file says something else."""
    from PySide6.QtCore import QTranslator

    translator = QTranslator()
    if not translator.load(str(QM)):
        return list(table)
    return [text for text, target in table.items() if translator.translate(CONTEXT, text) != target]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--add", nargs="+", type=Path, default=[], metavar="FILE")
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    if options.missing:
        known = translations()
        missing = {text: "" for text in collected() if not known.get(text)}
        print(json.dumps(missing, ensure_ascii=False, indent=1))
        return 0
    if options.check:
        found = problems()
        print("\n".join(found))
        return bool(found)
    additions: dict[str, str] = {}
    for path in options.add:
        additions.update(json.loads(path.read_text("utf-8")))
    update(additions)
    done = translations()
    print(f"{sum(map(bool, done.values()))} of {len(done)} texts are translated.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
