"""Pictures: every template in every style names all its nodes; sizes are true; forms open."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dlstudio.cli import main
from dlstudio.errors import GraphError
from dlstudio.gallery import TEMPLATES
from dlstudio.picturing.drawing import Box, Curve, Polygon, Words, width_of
from dlstudio.picturing.maps import solids_of
from dlstudio.picturing.picture import FLOW, MAPS, STYLES, PictureSpec, picture
from dlstudio.picturing.svg import svg_text
from dlstudio.picturing.tables import layer_table
from dlstudio.project.files import load
from dlstudio.resources import resource
from dlstudio.validation.check import check
from dlstudio.validation.summary import summary

SVG = "{http://www.w3.org/2000/svg}"
CNN = resource("samples", "digits-cnn.dls")


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("key", list(TEMPLATES))
def test_every_template_in_every_style_names_all_its_nodes(key: str, style: str) -> None:
    project = load(TEMPLATES[key].path)
    drawing = picture(project, PictureSpec(style=style))
    written = texts(svg_text(drawing))
    assert {node.name for node in project.main.nodes.values()} <= set(written)
    for shape in drawing.shapes:  # nothing stands outside the page
        points = shape.points if isinstance(shape, (Curve, Polygon)) else ((shape.x, shape.y),)
        assert all(0 <= x <= drawing.width and -20 <= y <= drawing.height for x, y in points)


def test_flow_never_lays_one_box_on_another() -> None:
    for key in ("resnet-18", "inception-v1", "densenet-121"):
        path = TEMPLATES[key].path if key in TEMPLATES else CNN
        project = load(path)
        for graph in project.graphs:
            drawing = picture(project, PictureSpec(style=FLOW, graph=graph))
            boxes = [s for s in drawing.shapes if isinstance(s, Box) and s.radius == 6]
            for place, a in enumerate(boxes):
                for b in boxes[place + 1 :]:
                    apart = a.x + a.width <= b.x or b.x + b.width <= a.x
                    assert apart or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_feature_maps_have_true_relative_sizes() -> None:
    """LeNet-5: 1 × 28 × 28 to 6 × 28 × 28 to 6 × 14 × 14; the front is channels by height."""
    project = load(resource("samples", "lenet-5.dls") if _has("lenet-5") else CNN)
    report = check(project)
    solids = solids_of(project.main, report.main)
    drawing = picture(project, PictureSpec(style=MAPS))
    fronts = [
        s for s in drawing.shapes
        if isinstance(s, Polygon) and len(s.points) == 4 and s.points[0][1] == s.points[1][1]
        and s.points[0][0] == s.points[3][0]
    ]  # fmt: skip
    assert len(fronts) == len(solids)
    seen = [(s, f) for s, f in zip(solids, fronts, strict=True) if s.height]
    tall = [(f.points[3][1] - f.points[0][1]) / s.height for s, f in seen]
    assert max(tall) - min(tall) < 1e-6
    deep = [(f.points[1][0] - f.points[0][0]) / s.channels for s, f in seen if s.channels > 10]
    assert max(deep) - min(deep) < 1e-6


def _has(key: str) -> bool:
    return resource("samples", f"{key}.dls").is_file()


def test_a_selection_dark_and_without_shapes() -> None:
    project = load(CNN)
    conv = project.main.named("conv1")
    assert conv is not None
    svg = svg_text(picture(project, PictureSpec(nodes=[conv.id], theme="dark", shapes=False)))
    assert "conv1" in texts(svg) and "relu1" not in texts(svg)
    assert not any("(N, " in text for text in texts(svg))
    assert 'fill="#191B1F"' in svg
    with pytest.raises(GraphError):
        picture(project, PictureSpec(nodes=[]))
    with pytest.raises(GraphError):
        picture(project, PictureSpec(graph="none"))


def test_names_that_xml_cannot_hold_still_give_a_file_that_opens() -> None:
    project = load(CNN)
    hostile = '<script>alert("1")</script>&\x00\x1b\ud800名'
    id = next(iter(project.main.nodes))
    nodes = {**project.main.nodes, id: replace(project.main.nodes[id], name=hostile)}
    evil = project.with_graph("main", replace(project.main, nodes=nodes))
    for style in STYLES:
        svg = svg_text(picture(evil, PictureSpec(style=style)))
        svg.encode()
        tags = {element.tag for element in ElementTree.fromstring(svg).iter()}
        assert f"{SVG}script" not in tags


def test_a_broken_network_can_be_drawn() -> None:
    project = load(CNN)
    cut = replace(project.main, edges=project.main.edges[:2])
    for style in STYLES:
        assert picture(project.with_graph("main", cut), PictureSpec(style=style)).shapes


def test_tables_hold_the_numbers_of_the_summary() -> None:
    counted = summary(load(CNN))
    rows = list(csv.reader(io.StringIO(layer_table(counted, "csv"))))
    assert len(rows) == len(counted) + 1
    assert sum(int(row[3]) for row in rows[1:]) == counted.parameters
    markdown = layer_table(counted, "markdown").splitlines()
    assert len(markdown) == len(counted) + 3
    assert f"| {counted.parameters:,} |" in markdown[-1]
    tex = layer_table(replace(counted, title="50 % & more_of #1"), "latex")
    assert r"\caption{50 \% \& more\_of \#1}" in tex and tex.count(r"\\") == len(counted) + 2


def test_summary_prints_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(CNN), "--format", "markdown"]) == 0
    assert capsys.readouterr().out == layer_table(summary(load(CNN)), "markdown")


def test_the_command_writes_each_form(tmp_path: Path) -> None:
    """In processes of their own: SVG without Qt, the others without a screen."""
    starts = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    for form, start in starts.items():
        out = tmp_path / f"net.{form}"
        code = (
            "import sys; from dlstudio.cli import main; "
            f"status = main(['picture', {str(CNN)!r}, '-o', {str(out)!r}]); "
            "print('PySide6' in sys.modules); sys.exit(status)"
        )
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert out.read_bytes().startswith(start)
        assert run.stdout.strip() == str(form != "svg")


def test_an_unknown_form_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["picture", str(CNN), "-o", str(tmp_path / "net.bmp")]) == 2
    assert "must end in .svg, .png or .pdf" in capsys.readouterr().err


def test_a_wire_leads_around_the_boxes_between_its_ends() -> None:
    project = load(TEMPLATES["resnet-50"].path)
    drawing = picture(project, PictureSpec(graph="Bottleneck"))
    boxes = [s for s in drawing.shapes if isinstance(s, Box) and s.radius == 6]
    wires = [s for s in drawing.shapes if isinstance(s, Curve)]
    shortcut = max(wires, key=lambda wire: wire.points[-1][0] - wire.points[0][0])
    for a, b in pairwise(shortcut.points[3:-3]):  # the level part, between the two bends
        for box in boxes:
            over = min(a[0], b[0]) < box.x + box.width and box.x < max(a[0], b[0])
            assert not over or not box.y - 4 < a[1] < box.y + box.height + 4


def test_as_on_the_canvas_boxes_of_templates_lie_apart_and_hold_their_values() -> None:
    for key, graph in (("resnet-50", "Bottleneck"), ("mini-inception", "Inception")):
        drawing = picture(load(TEMPLATES[key].path), PictureSpec(graph=graph))
        boxes = [s for s in drawing.shapes if isinstance(s, Box) and s.radius == 6]
        for a, b in combinations(boxes, 2):
            apart = a.x + a.width <= b.x or b.x + b.width <= a.x
            assert apart or a.y + a.height <= b.y or b.y + b.height <= a.y
        for words in (s for s in drawing.shapes if isinstance(s, Words)):
            assert width_of(words.text, words.size) <= words.room


def test_expressions_are_written_as_a_person_writes_them() -> None:
    drawing = picture(load(TEMPLATES["resnet-50"].path), PictureSpec(graph="Bottleneck"))
    written = texts(svg_text(drawing))
    assert "shape 4*width, 56, 56" in written
    assert {"kernel_size 3, padding 1,", "bias false"} <= set(written)
