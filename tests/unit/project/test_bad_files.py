"""Every kind of damaged or hostile file gets one sentence that says where and what to do."""

# ruff: noqa: E501 (a table is read by its columns)

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

from dlstudio.errors import ProjectError
from dlstudio.project import strict_json
from dlstudio.project.files import NewerVersionError, parse_bytes, project_text, read_project
from dlstudio.project.model import Project

GOOD = project_text(Project()).encode()


def with_main(main: str) -> str:
    return f'{{"dlstudio": 1, "graphs": {{"main": {main}}}}}'


def with_nodes(*nodes: str, wires: str = "") -> str:
    return with_main(f'{{"nodes": [{", ".join(nodes)}], "wires": [{wires}]}}')


def with_mark(text: str) -> str:
    return with_main(f'{{"nodes": [], "marks": [{{"id": "f1", {text}}}]}}')


def with_training(text: str) -> str:
    return f'{{"dlstudio": 1, "graphs": {{"main": {{"nodes": []}}}}, "training": {text}}}'


NODE = '{"id": "n1", "layer": "ReLU", "name": "a"}'

# name: (contents, what the sentence must say)
BAD: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "It is empty"),
    "only spaces": (b" \n\t ", "It is empty"),
    "zeros": (bytes(5000), "binary file"),
    "utf-16": ('{"dlstudio": 1}'.encode("utf-16"), "UTF-16"),
    "latin-1": ('{"title": "Übung"}'.encode("latin-1"), "byte 12 is not UTF-8 text"),
    "cut off inside a character": ("{\"t\": \"图".encode()[:-1], "byte 8 is not UTF-8 text"),
    "zip": (b"PK\x03\x04" + bytes(range(256)), "not"),
    "pickle": (b"\x80\x04\x95" + bytes(40), "byte 1 is not UTF-8 text"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(40), "byte 1 is not UTF-8 text"),
    "prose": ("Dear diary", "begins with a curly bracket"),
    "python": ("import os\nos.system('true')", "begins with a curly bracket"),
    "xml": ("<project/>", "begins with a curly bracket"),
    "cut off": (GOOD[: len(GOOD) // 2], "It is cut off in line"),
    "cut off in a text": ('{"dlstudio": 1, "title": "Le', "It is cut off in line 1, column"),
    "comma too many": ('{"dlstudio": 1,}', "Line 1, column 1"),
    "line and column": ('{\n  "dlstudio": 1,\n  "title": oops\n}', "Line 3, column 12: this is not"),
    "control character": ('{"title": "a\x01b"}', "Line 1, column 13"),
    "two documents": ('{"dlstudio": 1} {"dlstudio": 1}', "Line 1, column 17"),
    "merge conflict": (
        '{\n  "dlstudio": 1,\n<<<<<<< ours\n  "title": "a"\n=======\n', "Line 3 holds the mark of a"
    ),
    "NaN": ('{"dlstudio": 1,\n "x": NaN}', "Line 2, column 7: NaN is not a number in JSON"),
    "Infinity": ('{"x": [1, -Infinity]}', "Line 1, column 11: -Infinity is not a number"),
    "float too large": ('{"x": 1e999}', "Line 1, column 7: the number 1e999 is too large"),
    "integer too large": ('{"x": 9007199254740993}', "column 7: the whole number 9007199254740993"),
    "5,000 digits": ('{"x": ' + "9" * 5000 + "}", "the whole number 99999999999999999999…"),
    "duplicate key": ('{"dlstudio": 1,\n"a": {"b": 1, "b": 2}}', "Line 2, column 15: the key “b”"),
    "duplicate key, escaped": (r'{"a": 1, "\u0061": 2}', "column 10: the key “a” stands twice"),
    "lone surrogate": (r'{"title": "\ud83d"}', "Line 1, column 11: a text holds half of a char"),
    "lone surrogate in a key": (r'{"\udc00": 1}', "Line 1, column 2: a text holds half"),
    "65 deep": ("[" * 65 + "]" * 65, "Line 1, column 65: lists and objects are nested"),
    "100,000 deep": ('{"a":' * 100_000, "nested more than 64 deep"),
    "deep in a graph": (with_main("[" * 100_000), "nested more than 64 deep"),
    "long text": ('{"title": "' + "x" * 1_000_001 + '"}', "column 11: a text is longer than"),
    "list": ("[1, 2]", "The file must be an object, but it is a list of 2"),
    "number": ("17", "The file must be an object, but it is 17"),
    "other JSON": ('{"name": "left-pad"}', "the entry “dlstudio”"),
    "version text": ('{"dlstudio": "1"}', "dlstudio must be a whole number of at least 1"),
    "version true": ('{"dlstudio": true}', "dlstudio must be a whole number"),
    "version 0": ('{"dlstudio": 0}', "dlstudio must be a whole number"),
    "newer version": ('{"dlstudio": 99, "wonders": []}', "saved by a newer DL Studio (file version 99"),
    "no graphs": ('{"dlstudio": 1}', "graphs is missing"),
    "graphs a list": ('{"dlstudio": 1, "graphs": []}', "graphs must be an object, but it is a list"),
    "no main": ('{"dlstudio": 1, "graphs": {}}', "graphs.main is missing"),
    "main a text": (with_main('"x"'), "graphs.main must be an object, but it is “x”"),
    "no nodes": (with_main("{}"), "graphs.main.nodes is missing"),
    "nodes an object": (with_main('{"nodes": {}}'), "graphs.main.nodes must be a list"),
    "node a number": (with_nodes("3"), "graphs.main.nodes[0] must be an object, but it is 3"),
    "node without id": (with_nodes('{"layer": "ReLU", "name": "a"}'), "nodes[0].id is missing"),
    "node without layer": (with_nodes('{"id": "n1", "name": "a"}'), "nodes[0].layer is missing"),
    "node without name": (with_nodes('{"id": "n1", "layer": "A"}'), "nodes[0].name is missing"),
    "id a number": (with_nodes('{"id": 1, "layer": "A", "name": "a"}'), "nodes[0].id must be a text"),
    "id a path": (
        with_nodes('{"id": "../n1", "layer": "A", "name": "a"}'), "must be a short word of letters"
    ),
    "id twice": (with_nodes(NODE, NODE), "graphs.main.nodes[1].id: a second node has the id n1"),
    "layer a list": (
        with_nodes('{"id": "n1", "layer": [], "name": "a"}'), "nodes[0].layer must be a text"
    ),
    "params a list": (with_nodes(NODE[:-1] + ', "params": [1]}'), "nodes[0].params must be an object"),
    "note null": (with_nodes(NODE[:-1] + ', "note": null}'), "nodes[0].note must be a text"),
    "position text": (with_nodes(NODE[:-1] + ', "at": "here"}'), "nodes[0].at must be two numbers"),
    "position of three": (with_nodes(NODE[:-1] + ', "at": [1, 2, 3]}'), "it is a list of 3"),
    "position far away": (with_nodes(NODE[:-1] + ', "at": [1e8, 0]}'), "nodes[0].at must be two"),
    "position true": (with_nodes(NODE[:-1] + ', "at": [true, 0]}'), "nodes[0].at must be two"),
    "wires an object": (with_main('{"nodes": [], "wires": {}}'), "graphs.main.wires must be a list"),
    "wire of four": (with_nodes(NODE, wires='["a", "b", [], 1]'), "wires[0] must be two sockets"),
    "dots a text": (
        with_nodes(NODE, wires='["n1.a", "n1.b", "c"]'), "wires[0][2] must be a list"
    ),
    "dot of one": (
        with_nodes(NODE, wires='["n1.a", "n1.b", [[1]]]'), "wires[0][2][0] must be two numbers"
    ),
    "too many dots": (
        with_nodes(NODE, wires='["n1.a", "n1.b", ' + str([[0, 0]] * 65) + "]"),
        "wires[0][2] must be a list of 64 at most",
    ),
    "marks an object": (with_main('{"nodes": [], "marks": {}}'), "graphs.main.marks must be a list"),
    "mark of no kind": (with_mark('"kind": "cloud", "area": [0, 0, 9, 9]'), "must be one of frame, note"),
    "mark without area": (with_mark('"kind": "note"'), "marks[0].area is missing"),
    "mark of no width": (
        with_mark('"kind": "note", "area": [0, 0, 0, 9]'), "marks[0].area must be left, top, width"
    ),
    "mark far away": (
        with_mark('"kind": "note", "area": [1e9, 0, 9, 9]'), "marks[0].area must be left, top, width"
    ),
    "mark with a wild colour": (
        with_mark('"kind": "note", "area": [0, 0, 9, 9], "color": "<b>"'), "must be the name of a colour"
    ),
    "title too long": (
        with_mark('"kind": "frame", "area": [0, 0, 9, 9], "text": "' + "x" * 201 + '"'),
        "longer than 200 characters",
    ),
    "note too long": (
        with_mark('"kind": "note", "area": [0, 0, 9, 9], "text": "' + "x" * 20_001 + '"'),
        "longer than 20,000 characters",
    ),
    "two marks with one id": (
        with_main(
            '{"nodes": [], "marks": [{"id": "f1", "kind": "note", "area": [0, 0, 9, 9]}, '
            '{"id": "f1", "kind": "note", "area": [0, 0, 9, 9]}]}'
        ),
        "a second frame or note has the id f1",
    ),
    "too many marks": (
        with_main('{"nodes": [], "marks": ' + str([0] * 2001) + "}"), "must be a list of 2,000 at most"
    ),
    "wire a text": (with_nodes(NODE, wires='"n1.a -> n1.b"'), "wires[0] must be two sockets"),
    "socket without port": (with_nodes(NODE, wires='["n1", "n1.a"]'), "wires[0][0] must be a node"),
    "socket a number": (with_nodes(NODE, wires='["n1.a", 5]'), "wires[0][1] must be a text"),
    "slot too large": (with_nodes(NODE, wires='["n1.a", "n1.b[99999]"]'), "wires[0][1] must be a"),
    "wire to nowhere": (
        with_nodes(NODE, wires='["n1.output", "n9.input"]'), "wires[0][1]: the wire ends at the node n9"
    ),
    "data a text": ('{"dlstudio": 1, "graphs": {"main": {"nodes": []}}, "data": "digits"}',
                    "data must be an object"),
    "data without source": ('{"dlstudio": 1, "graphs": {"main": {"nodes": []}}, "data": {}}',
                            "data.source is missing"),
    "training a list": (with_training("[]"), "training must be an object"),
    "epochs a text": (with_training('{"epochs": "ten"}'), "training.epochs: epochs must be a whole"),
    "epochs 0": (with_training('{"epochs": 0}'), "training.epochs: epochs must be a whole number"),
    "share of 2": (with_training('{"test_share": 2}'), "training.test_share"),
    "device unknown": (with_training('{"device": "abacus"}'), "training.device: device must be one of"),
    "loss a text": (with_training('{"loss": "MSELoss"}'), "training.loss must be an object"),
    "loss without key": (with_training('{"loss": {}}'), "training.loss.key is missing"),
    "metrics an object": (with_training('{"metrics": {}}'), "training.metrics must be a list"),
    "metric a number": (with_training('{"metrics": [1]}'), "training.metrics[0] must be an object"),
    "title a number": ('{"dlstudio": 1, "title": 3, "graphs": {"main": {"nodes": []}}}',
                       "title must be a text, but it is 3"),
    "notes a list": ('{"dlstudio": 1, "notes": [], "graphs": {"main": {"nodes": []}}}',
                     "notes must be a text, but it is a list of 0"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_the_sentence_says_where_and_what(name: str, tmp_path: Any) -> None:
    contents, expected = BAD[name]
    path = tmp_path / "project.dls"
    path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
    with pytest.raises(ProjectError) as caught:
        read_project(path)
    sentence = str(caught.value)
    assert sentence.startswith("“project.dls” cannot be opened. ")
    assert expected in sentence
    assert sentence.endswith(".")
    assert "!" not in sentence
    assert len(sentence) < 400
    assert "{" not in sentence  # every place of the template is filled


def test_a_newer_version_is_told_apart() -> None:
    with pytest.raises(NewerVersionError, match="Update DL Studio"):
        parse_bytes(b'{"dlstudio": 99}')


def test_too_many_nodes_and_wires() -> None:
    node = {"layer": "ReLU", "name": "a", "at": [0, 0]}
    nodes = [{"id": f"n{number}", **node} for number in range(10_001)]
    raw: dict[str, Any] = {"dlstudio": 1, "graphs": {"main": {"nodes": nodes, "wires": []}}}
    with pytest.raises(ProjectError, match="10001 nodes, the most is 10000"):
        parse_bytes(json.dumps(raw).encode())
    raw["graphs"]["main"] = {"nodes": nodes[:2], "wires": [["n0.output", "n1.input"]] * 50_001}
    with pytest.raises(ProjectError, match="50001 wires, the most is 50000"):
        parse_bytes(json.dumps(raw).encode())


def test_a_file_is_never_read_beyond_the_limit(tmp_path: Any) -> None:
    path = tmp_path / "huge.dls"
    with path.open("wb") as file:  # a hole: takes no room on the disk
        file.seek(2**30)
        file.write(b"}")
    tracemalloc.start()
    try:
        with pytest.raises(ProjectError, match="larger than 16 MiB"):
            read_project(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * strict_json.LARGEST_FILE


SIZE = 8 * 2**20
BOMBS = {
    "brackets": b"[]," * (SIZE // 3),
    "texts": b'["' + b'a","' * (SIZE // 4),
    "numbers": b"[" + b"1," * (SIZE // 2),
    "escapes": b'"' + b'\\"' * (SIZE // 2),
    "quotes": b'"' * SIZE,
    "backslashes": b"\\" * SIZE,
    "digits": b"[" + b"1" * SIZE,
    "exponents": b"[" + b"1e" * (SIZE // 2),
    "surrogates": b'["' + b"\\ud800" * (SIZE // 6),
    "closing": b"]" * SIZE,
    "spaces": b" " * SIZE + b"{",
    "lines": b"\n" * SIZE + b"{]",
    "literals": b"[" + b"null," * (SIZE // 5),
}


@pytest.mark.timeout(60)  # one needs 0.1 to 0.7 s; quadratic time would need hours
@pytest.mark.parametrize("name", BOMBS)
def test_bombs_of_text_end(name: str) -> None:
    with pytest.raises(ProjectError):
        parse_bytes(BOMBS[name])


def test_every_refusal_of_the_fast_road_is_found_again_by_the_slow_one() -> None:
    for text in (
        '{"a": 1, "a": 1}',
        "[-0.1e999.1e9]",
        "[NaN1]",
        "[NaN]",
        "[1e400]",
        "[-1e400]",
        "[123456789012345678]",
    ):
        with pytest.raises(ProjectError, match="Line 1, column"):
            strict_json.parse(text)


@pytest.mark.parametrize("number", ["9007199254740992", "-9007199254740992", "0", "-0", "1e308"])
def test_numbers_on_the_edge_are_read(number: str) -> None:
    assert strict_json.parse(f"[{number}]") == json.loads(f"[{number}]")


def test_64_deep_is_read() -> None:
    assert strict_json.parse("[" * 64 + "]" * 64)
