"""Frames, notes and dots in pictures: PNG, SVG and PDF, and only in the style of the canvas."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dlstudio.cli import main
from dlstudio.graph.model import FRAME, NOTE, Mark
from dlstudio.picturing.drawing import Box, Curve, Drawing, Words
from dlstudio.picturing.note_lines import note_lines, words_of
from dlstudio.picturing.picture import CANVAS, FLOW, MAPS, PictureSpec, picture
from dlstudio.picturing.svg import svg_text
from dlstudio.project.files import load, write_project
from dlstudio.project.model import Project
from dlstudio.resources import resource

NOTE_TEXT = (
    "## Why two?\n\nEach **doubles** the _channels_ of the [paper](file:///etc/passwd).\n\n"
    "- 3×3 `kernels`\n1. first\n\n```\nx = 1\n```\n![cat](http://example.org/cat.png) <b>x</b>"
)


def drawn() -> Project:
    project = load(resource("samples", "digits-cnn.dls"))
    main = project.main
    edge = next(e for e in main.edges if e.source.node == "n2")
    marks = (
        Mark(id="f1", kind=FRAME, area=(240.0, -100.0, 520.0, 240.0), text="Stem", color="blue"),
        Mark(id="t1", kind=NOTE, area=(-300.0, 200.0, 320.0, 260.0), text=NOTE_TEXT),
    )
    bends = {edge: ((500.0, 180.0), (520.0, 190.0))}
    main = replace(main, marks={mark.id: mark for mark in marks}, bends=bends)
    return project.with_graph("main", main)


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def test_the_canvas_style_draws_them_behind_and_over_the_boxes() -> None:
    drawing = picture(drawn(), PictureSpec(style=CANVAS))
    said = words(drawing)
    assert said[0] == "Stem"  # frames come first, so everything stands on them
    note = said[said.index("Why two?") :]
    assert note[1].startswith("Each doubles the channels") and "• 3×3 kernels" in note
    assert "1. first" in note and "x = 1" in note and "[cat] <b>x</b>" in note
    assert not any("passwd" in text or "example.org" in text for text in said)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert all(b.x >= 0 and b.x + b.width <= drawing.width for b in boxes)
    assert all(b.y >= 0 and b.y + b.height <= drawing.height for b in boxes)


def test_a_bent_wire_passes_its_dots() -> None:
    drawing = picture(drawn(), PictureSpec(style=CANVAS))
    # n1 stands at 0, 0; the picture begins 24 px before the note and above the frame.
    dots = [(500.0 + 324, 180.0 + 124), (520.0 + 324, 190.0 + 124)]
    wires = [s for s in drawing.shapes if isinstance(s, Curve)]
    (bent,) = (wire for wire in wires if set(dots) <= set(wire.points))
    assert len(bent.points) == 10  # three curves


@pytest.mark.parametrize("style", [FLOW, MAPS])
def test_other_styles_place_boxes_anew_and_leave_them_out(style: str) -> None:
    bare = load(resource("samples", "digits-cnn.dls"))
    spec = PictureSpec(style=style)
    assert picture(drawn(), spec).shapes == picture(bare, spec).shapes


def test_a_part_holds_only_the_chosen_ones() -> None:
    some = picture(drawn(), PictureSpec(nodes=["n2", "n3"], marks=["f1"]))
    assert "Stem" in words(some) and "Why two?" not in words(some)
    assert "Stem" not in words(picture(drawn(), PictureSpec(nodes=["n2"])))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_svg_is_sound_and_links_nowhere(theme: str) -> None:
    text = svg_text(picture(drawn(), PictureSpec(theme=theme)))
    root = ElementTree.fromstring(text)
    assert "Stem" in text and "&lt;b&gt;x&lt;/b&gt;" in text
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not tags & {"image", "a", "script", "foreignObject"}


@pytest.mark.parametrize(("name", "head"), [("p.png", b"\x89PNG"), ("p.pdf", b"%PDF")])
def test_png_and_pdf_are_written(tmp_path: Path, name: str, head: bytes) -> None:
    write_project(drawn(), tmp_path / "net.dls")
    assert main(["picture", str(tmp_path / "net.dls"), "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(head)


def test_a_note_holds_as_many_lines_as_it_has_room_for() -> None:
    project = drawn()
    long = replace(project.main.marks["t1"], text="word " * 2_000)
    main = replace(project.main, marks={"t1": long})
    drawing = picture(project.with_graph("main", main), PictureSpec())
    bottom = 200.0 + 260.0 - min(0.0, 200.0)  # of the note, in the scene
    rows = [s for s in drawing.shapes if isinstance(s, Words) and s.text.startswith("word word")]
    assert 5 < len(rows) < 20 and max(row.y for row in rows) < bottom + 124


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("**a** b *c* `d`", "a b c d"), ("snake_case_name stays", "snake_case_name stays"),
        ("2 * 3 * 4", "2 * 3 * 4"), (r"\*no\*", "*no*"), ("~~gone~~", "gone"), ("", ""),
    ],
)  # fmt: skip
def test_signs_leave_their_words(typed: str, read: str) -> None:
    assert words_of(typed) == read


def test_chinese_breaks_anywhere_and_nothing_is_lost() -> None:
    text = "先看形状再看参数" * 6
    lines = [line.text for line in note_lines(text, 100)]
    assert len(lines) > 3 and "".join(lines) == text
