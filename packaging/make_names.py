"""Writes resources/names/zh_CN.json: Chinese names of the layers with their pinyin.

python packaging/make_names.py

The names stand in layer_names_zh.txt, one layer a line. Needs pypinyin, which nothing else
needs: what it says is shipped, not the library. A layer that ends in 1d, 2d or 3d gets its
一维, 二维 or 三维 in front.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dlstudio.catalog import LAYERS  # noqa: E402

OUT = ROOT / "resources" / "names" / "zh_CN.json"
DIMENSIONS = {"1d": "一维", "2d": "二维", "3d": "三维"}
NAMES = Path(__file__).with_name("layer_names_zh.txt")


def table() -> dict[str, list[str]]:
    """Return the names by key of the layer."""
    rows = (line.split() for line in NAMES.read_text(encoding="utf-8").splitlines())
    stems = {row[0]: row[1:] for row in rows}
    found: dict[str, list[str]] = {}
    for key in LAYERS:
        if key in stems:
            found[key] = stems[key]
            continue
        match = re.fullmatch(r"(.+)([123]d)", key)
        if match is not None and match[1] in stems:
            front = DIMENSIONS[match[2]]
            found[key] = [front + name for name in stems[match[1]]]
    return found


def sounds(name: str) -> list[str]:
    """Return the initials and the whole pinyin of a name, and those without its dimension."""
    from pypinyin import Style, lazy_pinyin

    spoken = [name, *(name[2:] for front in DIMENSIONS.values() if name.startswith(front))]
    return [
        "".join(lazy_pinyin(word, style=style))
        for word in spoken
        for style in (Style.FIRST_LETTER, Style.NORMAL)
    ]


def main() -> None:
    """Write the file; one layer a line."""
    rows = {
        key: [*names, *dict.fromkeys(sound for name in names for sound in sounds(name))]
        for key, names in table().items()
    }
    lines = (f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in rows.items())
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    missing = sorted(LAYERS.keys() - rows.keys())
    print(
        f"{len(rows)} layers named" + (f"; without a name: {', '.join(missing)}" if missing else "")
    )


if __name__ == "__main__":
    main()
