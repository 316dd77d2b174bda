"""Writes resources/templates: draws each template and holds it to its entry in the gallery.

packaging/make_templates.py            write all
packaging/make_templates.py vgg u-net  write those whose key holds one of the words
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import gallery  # noqa: E402
from gallery.pen import DRAWINGS  # noqa: E402

import dlstudio as dls  # noqa: E402
from dlstudio.gallery import TEMPLATES, TemplateSpec  # noqa: E402


def drawn(spec: TemplateSpec) -> dls.Graph:
    """Draw one template."""
    graph = dls.Graph(spec.title)
    graph.describe(spec.summary)
    DRAWINGS[spec.key](graph)
    return graph


def collect() -> None:
    """Import every module of drawings, so that all are registered."""
    for module in pkgutil.iter_modules(gallery.__path__):
        importlib.import_module(f"gallery.{module.name}")


def main(words: list[str]) -> None:
    """Write the templates; stop at one that is not what its entry says."""
    collect()
    own = {key for key, spec in TEMPLATES.items() if not spec.sample}
    if own != set(DRAWINGS):
        raise SystemExit(f"entries and drawings differ: {sorted(own ^ set(DRAWINGS))}")
    for key in sorted(own):
        if words and not any(word in key for word in words):
            continue
        graph = drawn(TEMPLATES[key])
        problems = [d for d in dls.check(graph).diagnostics if d.severity != "hint"]
        count = dls.summary(graph).parameters
        if problems or count != TEMPLATES[key].parameters:
            raise SystemExit(f"{key}: {count:,} parameters, {problems}")
        TEMPLATES[key].path.parent.mkdir(parents=True, exist_ok=True)
        graph.save(TEMPLATES[key].path)
        print(f"{key}: {count:,}")


if __name__ == "__main__":
    main(sys.argv[1:])
