"""resources/help/command-line.md: every --json answer has exactly the keys and kinds it shows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import dlstudio as dls
from dlstudio.cli import _COMMANDS, main
from dlstudio.exporting import EXPORTERS
from dlstudio.resources import resource

PAGE = resource("help", "command-line.md").read_text("utf-8")
IRIS = str(resource("samples", "iris.dls"))

KINDS: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "whole": (int,),
    "number": (int, float),
    "truth": (bool,),
}


def blocks() -> dict[str, Any]:
    """Return the shapes of the page by "command" or "command Event"."""
    found = {}
    for part in PAGE.split("\n### ")[1:]:
        command = part.split("\n", 1)[0].strip()
        for event, text in re.findall(r"```json ?(\w*)\n(.*?)```", part, re.S):
            found[f"{command} {event}".strip()] = json.loads(text)
    return found


def misfits(shape: Any, value: Any, at: str = "") -> list[str]:
    """Return where a value differs from its shape."""
    if isinstance(shape, str):
        kind, _, null = shape.partition(" or ")
        if kind == "any" or (null == "null" and value is None):
            return []
        good = isinstance(value, KINDS[kind]) and (kind == "truth") == isinstance(value, bool)
        return [] if good else [f"{at}: {value!r} is not {shape}"]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{at}: {value!r} is not a list"]
        return [m for i, v in enumerate(value) for m in misfits(shape[0], v, f"{at}[{i}]")]
    if not isinstance(value, dict):
        return [f"{at}: {value!r} is not an object"]
    if set(shape) == {"NAME"}:
        return [m for key, v in value.items() for m in misfits(shape["NAME"], v, f"{at}.{key}")]
    if set(shape) != set(value):
        return [f"{at}: the keys {sorted(set(shape) ^ set(value))} are on one side only"]
    return [m for key, v in value.items() for m in misfits(shape[key], v, f"{at}.{key}")]


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A project with errors, a warning, and a training that is not ready."""
    graph = dls.Graph("Broken")
    image = graph.add("Input", name="image", shape=(1, 8, 8))
    conv = graph.add("Conv2d", name="conv", source=image, in_channels=3)
    graph.add("Output", name="out", source=conv)
    graph.add("ReLU", name="dead", source=image)
    graph.save(tmp_path / "broken.dls")
    return str(tmp_path / "broken.dls")


def answered(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    assert main([*arguments, "--json", "--lang", "zh_CN"]) == status
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", ["layers", "templates", "datasets"])
def test_lists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, command)
    assert answer and misfits(blocks()[command], answer) == []


def test_check_and_summary(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "summary"):
        assert misfits(blocks()[command], answered(capsys, command, IRIS)) == []
        answer = answered(capsys, command, broken, status=1)
        assert misfits(blocks()[command], answer) == []
    assert answer["ok"] is False


def test_summary_with_measured_times(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, "summary", IRIS, "--measure", "--batch", "3")
    assert misfits(blocks()["summary measured"], answer["measured"]) == []
    assert answer["batch"] == answer["measured"]["batch"] == 3


def test_diff_and_merge(broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(capsys, "diff", IRIS, broken, status=1)
    assert answer["differences"] and misfits(blocks()["diff"], answer) == []
    out = str(tmp_path / "merged.dls")
    answer = answered(capsys, "merge", broken, broken, IRIS, "-o", out)
    assert answer["clean"] and misfits(blocks()["merge"], answer) == []


def test_doctor(capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", "--json"])
    assert misfits(blocks()["doctor"], json.loads(capsys.readouterr().out)) == []


def test_train_evaluate_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "runs"
    arguments = [
        "train",
        IRIS,
        "--epochs",
        "2",
        "--device",
        "cuda",
        "--out",
        str(out),
        "--json",
    ]
    assert main(arguments) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for event in events:
        assert misfits(blocks()[f"train {event['event']}"], event) == []
    assert {event["event"] for event in events} >= {
        "Started",
        "Progress",
        "EpochEnded",
        "Ended",
    }
    run = str(out / events[0]["run_id"])
    assert misfits(blocks()["evaluate"], answered(capsys, "evaluate", run)) == []
    for what, weights in ((run, events[0]["run_id"]), (IRIS, "untrained")):
        target = str(tmp_path / f"{weights}.py")
        answer = answered(capsys, "export", what, "--to", "python", "-o", target)
        assert misfits(blocks()["export"], answer) == []
        assert answer["weights"] == weights


def test_the_page_names_every_command_and_format_and_no_other() -> None:
    named = set(re.findall(r"^\| `dlstudio ([a-z]+)", PAGE, re.M))
    assert named == set(_COMMANDS)
    assert all(f"`{key}`" in PAGE for key in EXPORTERS)
    with_json = {
        name for name in _COMMANDS if re.search(rf"^\| `dlstudio {name}[^|]*--json", PAGE, re.M)
    }
    assert with_json == {name.split()[0] for name in blocks()}


def test_a_wrong_answer_would_be_seen() -> None:
    shape = {"a": "whole", "b": ["text or null"]}
    assert misfits(shape, {"a": 1, "b": ["x", None]}) == []
    for wrong in (
        {"a": True, "b": []},
        {"a": 1},
        {"a": 1, "b": [2]},
        {"a": 1.5, "b": []},
        [],
    ):
        assert misfits(shape, wrong)
