"""Mutants of project files: damaged byte by byte, and damaged where it hurts.

Byte mutants test the door (encoding, JSON, limits). Structured ones are valid JSON with
wrong ids, types, layers, values and wires, and test everything behind it.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "tests" / "golden" / "projects", ROOT / "resources" / "samples")

TOKENS = (
    b"NaN", b"-Infinity", b"1e999", b"9" * 30, b"-0.0", b"null", b"true", b'"', b"\\", b"\\u0000",
    b"\\ud800", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"[" * 70, b'{"a":' * 70, b"}", b"]", b",",
    b":", b"<<<<<<< ", b'"dlstudio": 2,', b'"id": "n1",', b"\xed\xa0\x80", b"\r\n", b"/*", b"1_000",
)  # fmt: skip

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**53, -(2**53), 2**53 + 1, 1e308, -1e-308, 0.5, "", " ",
    "n1",
    "n1.output", "n2.input[3]", "Linear", "block:main", "block:残差", "block:", "__class__",
    "../../x",
    "x" * 5000, "\u202e", "\ud800", "图", [], {}, [[]], [1, -1, "T"], ["N"], [0, 0],
    {"key": "Adam"},
    {"__class__": 1}, [10**9, 10**9], [1] * 9, "same", "1", "é\n", 10**9, -5, 3.7,
)  # fmt: skip


def corpus() -> list[bytes]:
    """Return whole, right files to start from."""
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.dls"))]
    return [path.read_bytes() for path in paths]


def mutants(seed: int, count: int) -> Iterator[bytes]:
    """Yield mutants, the same for the same seed."""
    dice = random.Random(seed)
    files = corpus()
    for _ in range(count):
        file = dice.choice(files)
        if dice.random() < 0.4:
            yield _byte_mutant(dice, file)
        else:
            yield _structured_mutant(dice, file)


def _byte_mutant(dice: random.Random, file: bytes) -> bytes:
    data = bytearray(file)
    for _ in range(dice.choice((1, 1, 1, 2, 5, 20))):
        if not data:
            break
        place, end = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
        match dice.randrange(6):
            case 0:
                data[place] ^= 1 << dice.randrange(8)
            case 1:
                data[place:place] = dice.choice(TOKENS)
            case 2:
                del data[place : place + dice.choice((1, 1, 3, 40, 4000))]
            case 3:
                data[place:place] = data[place : min(end, place + 4000)]
            case 4:
                del data[place:]
            case 5:
                data[place : place + 1] = dice.randbytes(dice.choice((1, 1, 4)))
    return bytes(data)


def _structured_mutant(dice: random.Random, file: bytes) -> bytes:
    raw = json.loads(file)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        dice.choice(_CHANGES)(dice, raw)
    return json.dumps(raw, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")


def _replace(dice: random.Random, raw: Any) -> None:
    holder, key = dice.choice(_places(raw))
    holder[key] = copy.deepcopy(dice.choice(VALUES))


def _remove(dice: random.Random, raw: Any) -> None:
    holder, key = dice.choice(_places(raw))
    del holder[key]


def _move(dice: random.Random, raw: Any) -> None:
    holder, key = dice.choice(_places(raw))
    other, place = dice.choice(_places(raw))
    holder[key] = copy.deepcopy(other[place])


def _rename(dice: random.Random, raw: Any) -> None:
    holder, key = dice.choice(_places(raw))
    if isinstance(holder, dict):
        holder[str(dice.choice(VALUES))] = holder.pop(key)


def _add_wire(dice: random.Random, raw: Any) -> None:
    graph = dice.choice(_graphs(raw))
    ids = [node.get("id") for node in graph["nodes"] if isinstance(node, dict)] or ["n1"]
    ports = ("input", "output", "inputs", "query", "h_0", "图像", "out", "", "x[1]")
    ends = [f"{dice.choice(ids)}.{dice.choice(ports)}" for _ in range(2)]
    graph["wires"].append(ends)


def _change_layer(dice: random.Random, raw: Any) -> None:
    from dlstudio.catalog import LAYERS

    graph = dice.choice(_graphs(raw))
    nodes = [node for node in graph["nodes"] if isinstance(node, dict)]
    if not nodes:
        return
    key = dice.choice([*LAYERS, "block:main", "block:残差"])
    names = [param.name for param in LAYERS[key].params] if key in LAYERS else ["x"]
    params = (
        {dice.choice(names): copy.deepcopy(dice.choice(VALUES)) for _ in range(2)} if names else {}
    )
    dice.choice(nodes).update(layer=key, params=params)


def _change_training(dice: random.Random, raw: Any) -> None:
    training = raw.get("training")
    if isinstance(training, dict):
        name = dice.choice(("loss", "optimizer", "schedule", "metrics", "epochs", "device"))
        choice = {"key": dice.choice(("Adam", "SGD", "MSELoss", "OneCycleLR", "Accuracy", "")),
                  "params": {"lr": copy.deepcopy(dice.choice(VALUES))}}  # fmt: skip
        training[name] = [choice] if name == "metrics" else choice


_CHANGES: tuple[Callable[[random.Random, Any], None], ...] = (
    _replace, _replace, _remove, _move, _rename, _add_wire, _change_layer, _change_layer,
    _change_training,
)  # fmt: skip


def _places(raw: Any) -> list[tuple[Any, Any]]:
    """Return every (holder, key or index) in parsed JSON."""
    found: list[tuple[Any, Any]] = [({"": raw}, "")]
    waiting = [raw]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            found.append((holder, key))
            if isinstance(holder[key], (dict, list)):
                waiting.append(holder[key])
    return found[1:] or found


def _graphs(raw: Any) -> list[Any]:
    graphs = raw.get("graphs")
    good = [
        graph
        for graph in (graphs.values() if isinstance(graphs, dict) else ())
        if isinstance(graph, dict)
        and isinstance(graph.get("nodes"), list)
        and isinstance(graph.get("wires"), list)
    ]
    return good or [{"nodes": [], "wires": []}]
