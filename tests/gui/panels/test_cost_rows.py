"""What the panel and the status line say of cost, and the bar at the foot of a node."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dlstudio import Graph
from dlstudio.graph.model import Node
from dlstudio.gui.canvas.view import CanvasView
from dlstudio.gui.frame.status_line import StatusLine
from dlstudio.gui.look.amounts import size_text
from dlstudio.gui.models import counting
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.inspector import InspectorPanel
from dlstudio.gui.panels.parts import Facts
from dlstudio.project.commands import Disconnect, SetParam
from dlstudio.project.document import Document
from dlstudio.validation.memory import training_memory


def rows(widget: object) -> dict[str, str]:
    return {n.text(): v.text() for n, v in widget._rows if n.isVisible()}  # type: ignore[attr-defined]


def test_a_layer_says_what_it_takes(
    studio: Studio, node: Callable[[str], Node], shown: Callable[..., InspectorPanel]
) -> None:
    panel = shown(InspectorPanel(studio), 320, 800)
    studio.selection.set([node("conv1").id])
    studio.counting.count()
    said = rows(panel.node_page.cost_rows)
    assert said["Parameters"].startswith("40")
    assert said["On disk"] == "160 B"
    assert said["MACs"].startswith("1,296 a sample") and said["FLOPs"] == "2,592 a sample"
    assert said["Results, batch 32"] == "18.4 kB"  # 32 × 4 × 6 × 6 numbers of 4 bytes
    assert said["Held in training, batch 32"] == "8.19 kB"  # its input
    assert said["Receptive field"] == "3 × 3, step 1 × 1"
    studio.selection.set([node("fc").id])
    assert rows(panel.node_page.cost_rows)["Receptive field"] == "the whole input"


def test_long_names_leave_values_their_room(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    name, value = "layers.0.self_attn.in_proj_weight_of_the_decoder", "1536 × 512"
    facts.write([(name, value), ("MACs", "12")])
    facts.resize(284, 60)
    facts.show()
    (long, beside), (short, _) = facts._rows
    whole = beside.fontMetrics().horizontalAdvance(value)
    qtbot.waitUntil(lambda: beside.width() >= whole)
    assert (long.text()[:6], long.text()[-7:], long.toolTip()) == (name[:6], name[-7:], name)
    assert (short.text(), short.toolTip()) == ("MACs", "")
    facts.resize(700, 60)
    assert (long.text(), long.toolTip()) == (name, "")


def test_a_block_says_its_cost_without_the_weights_of_its_layers(
    studio: Studio, shown: Callable[..., InspectorPanel]
) -> None:
    graph = Graph("Blocks")
    core = graph.block("core")
    core.add(
        "Output", name="y", source=core.add("Linear", name="fc", source=core.add("Input", name="x"))
    )
    block = graph.add("block:core", source=graph.add("Input", shape=(4,)))
    graph.add("Output", source=block)
    studio.document.open(Document(graph.project))
    panel = shown(InspectorPanel(studio), 320, 800)
    used = next(n for n in graph.project.main.nodes.values() if n.block)
    studio.selection.set([used.id])
    said = rows(panel.node_page.cost_rows)
    assert "On disk" in said
    assert not [name for name in said if "weight" in name]


def test_the_project_says_what_a_training_takes_and_what_fits(
    studio: Studio, shown: Callable[..., InspectorPanel], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_room", lambda _device: 2_000_000)
    panel = shown(InspectorPanel(studio), 320, 800)
    studio.counting.count()
    said = rows(panel.project_page.rows)
    peak = training_memory(studio.document.project, studio.document.report).peak
    assert said["Training, batch 32"] == size_text(peak)
    assert said["Free memory"] == "2 MB"
    most = int(said["Largest batch that fits"].replace(",", ""))
    assert training_memory(studio.document.project, studio.document.report, batch=most).peak <= 2e6
    monkeypatch.setattr(counting, "_room", lambda _device: 10)
    studio.counting.count()
    assert rows(panel.project_page.rows)["Largest batch that fits"] == "does not fit"


def test_the_status_line_follows_an_edit_a_moment_later(
    studio: Studio, node: Callable[[str], Node], qtbot: QtBot, tmp_path: Path
) -> None:
    line = StatusLine(studio)
    qtbot.addWidget(line)
    studio.counting.count()
    before = line.memory.text()
    assert before.endswith(" in training")
    studio.document.do(SetParam(node=node("conv1").id, name="out_channels", value=400))
    qtbot.waitUntil(lambda: line.memory.text() not in ("", before))


def test_a_large_network_is_counted_beside_the_window(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 0)
    with qtbot.waitSignal(studio.counting.counted):
        studio.counting.count()
        assert studio.counting.totals is None
    assert studio.counting.totals is not None


def test_the_bar_compares_what_the_person_chose(
    studio: Studio, node: Callable[[str], Node], shown: Callable[..., CanvasView]
) -> None:
    canvas = shown(CanvasView(studio))
    studio.document.check_now()
    scene = canvas.sync._scene

    def shares() -> tuple[float, ...]:
        return tuple(scene.nodes[node(name).id].face.share for name in ("conv1", "flat", "fc"))

    assert shares() == (0.475, 0.0, 0.525)  # 1,296 and 1,440 multiply-accumulates
    studio.settings["heat"] = "parameters"
    assert shares() == (0.025, 0.0, 0.975)  # 40 and 1,450 numbers
    studio.settings["heat"] = "memory"
    assert shares() == (0.925, 0.0, 0.075)  # 144 and 10 results; a view takes none
    studio.settings["heat"] = "off"
    assert shares() == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1_500, "1.5 kB"), (12_345_678, "12.3 MB"), (2.1e9, "2.1 GB"),
     (6.9e11, "690 GB"), (999_900, "1,000 kB")],
)  # fmt: skip
def test_sizes_are_written_for_reading(count: float, text: str) -> None:
    assert size_text(count) == text


def test_nothing_is_said_of_the_memory_of_a_drawing_that_cannot_run(
    studio: Studio, shown: Callable[..., InspectorPanel]
) -> None:
    panel = shown(InspectorPanel(studio), 320, 800)
    studio.selection.set()
    studio.counting.count()
    assert "Largest batch that fits" in rows(panel.project_page.rows)
    studio.document.do(Disconnect(edges=studio.document.graph.edges[-1:]))
    studio.counting.count()
    said = rows(panel.project_page.rows)
    assert "Parameters" in said and "Largest batch that fits" not in said
