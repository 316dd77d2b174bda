"""Several tabs on one project, the row of tabs whatever is done, and how they come back."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dlstudio.gui.look.theme import Look
from dlstudio.gui.main_window import MainWindow
from dlstudio.gui.models.settings import Settings
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.models.workspace import Workspace
from dlstudio.gui.tabs.session import bring_back
from dlstudio.project.commands import AddNode, MoveNodes, SetText, SetTraining
from dlstudio.spec.spec import Choice

# --- views of one project


def test_two_tabs_on_one_project_have_one_document_and_two_places(
    window: MainWindow, blocky: Path
) -> None:
    window.open_path(blocky)
    whole = window.studio
    whole.ask_tab("Core")
    inner = window.studio
    assert inner is not whole and inner.document.document is whole.document.document
    assert inner.document.graph_name == "Core" and whole.document.graph_name == "main"
    assert window.tabs.tabText(1).startswith("Core · ")
    inner.document.do(AddNode(graph="Core", layer=Choice("Sigmoid"), name="gate"))
    assert whole.files.modified
    window.workspace.activate(whole)
    assert whole.document.report is inner.document.report or inner.document.report is not None
    window.actions_of.run("edit.undo")
    assert not whole.files.modified
    window.workspace.activate(inner)
    assert len(window.canvas._scene.nodes) == len(inner.document.graph.nodes)


def test_a_sleeping_tab_catches_up_when_it_is_looked_at(window: MainWindow, blocky: Path) -> None:
    window.open_path(blocky)
    whole = window.studio
    canvas = window.canvas
    window.actions_of.run("tabs.again")
    (node, *_rest) = whole.document.graph.nodes
    before = canvas._scene.nodes[node].at
    window.studio.document.do(MoveNodes(positions={node: (640.0, 480.0)}))
    window.studio.document.do(AddNode(layer=Choice("Tanh"), name="late"))
    assert canvas._scene.nodes[node].at == before  # nobody sees it
    window.workspace.activate(whole)
    assert canvas._scene.nodes[node].at == (640.0, 480.0)
    assert set(canvas._scene.nodes) == set(whole.document.graph.nodes)


def test_closing_one_of_two_tabs_on_a_project_asks_nothing(
    window: MainWindow, blocky: Path
) -> None:
    window.open_path(blocky)
    whole = window.studio
    whole.document.do(SetText(name="title", value="Mine"))
    whole.ask_tab("Core")
    window.actions_of.run("file.close")
    assert window.file_menu.question is None
    assert window.workspace.tabs == [whole]
    assert whole.files.modified and whole.files.shown


# --- the row itself, without a window --------------------------------------------------


def test_a_workspace_always_has_a_tab_in_sight(studio: Studio) -> None:
    row = Workspace(studio)
    row.add(studio.fresh())
    row.show_two()
    assert row.panes == (row.tabs[1], studio)
    while len(row.tabs) > 1:
        row.close(row.active)
        assert row.active in row.panes and set(row.panes) <= set(row.tabs)
    row.close(row.active)
    assert len(row.tabs) == 1


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ("add", "again", "split", "left", "two", "unite", "close", "move", "step", "put")
            ),
            st.integers(0, 7),
        ),
        max_size=25,
    )
)
def test_whatever_is_done_the_row_stays_sound(
    qapp: QApplication, deeds: list[tuple[str, int]]
) -> None:
    first = Studio(Settings(), Look("light"))
    row = Workspace(first)
    for deed, number in deeds:
        tab = row.tabs[number % len(row.tabs)]
        {
            "add": lambda: row.add(row.active.fresh()),
            "again": lambda tab=tab: row.add(tab.again()),
            "put": lambda tab=tab: row.put(tab.again()),
            "split": lambda tab=tab: row.split(tab),
            "left": lambda tab=tab: row.split(tab, left=True),
            "two": row.show_two,
            "unite": row.unite,
            "close": lambda tab=tab: row.close(tab),
            "move": lambda tab=tab, number=number: row.move(tab, number % len(row.tabs)),
            "step": lambda number=number: row.step(number - 3),
        }[deed]()
        assert row.active in row.panes and 1 <= len(set(row.panes)) == len(row.panes) <= 2
        assert set(row.panes) <= set(row.tabs) and len(set(row.tabs)) == len(row.tabs)
        assert sorted(map(id, row._seen_last)) == sorted(map(id, row.tabs))
        assert row._seen_last[-1] is row.active
        assert {tab for tab in row.tabs if tab.document.awake} == set(row.panes)
        assert all(tab.workspace is row for tab in row.tabs)
    for project in row.projects:
        project.leave()


# --- training --------------------------------------------------------------------------


def test_one_training_goes_on_at_a_time_and_says_where(
    window: MainWindow, root: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    samples = root / "resources" / "samples"
    window.studio.settings["runs_folder"] = str(tmp_path / "runs")
    window.file_menu.open_example(samples / "two-spirals.dls")
    first = window.studio
    first.document.do(SetTraining(name="epochs", value=10_000))
    first.document.do(SetTraining(name="threads", value=1))
    window.actions_of.run("train.start")
    qtbot.waitUntil(lambda: first.run.state == "running", timeout=60_000)
    window.file_menu.open_example(samples / "digits-cnn.dls")
    second = window.studio
    assert window.tools.train.isVisible() and not window.page_of(first).tools.isVisible()
    assert "is being trained" in window.tabs.tabToolTip(0)
    assert "is being trained" not in window.tabs.tabToolTip(1)
    window.actions_of.run("train.start")
    window.docks["training"].panel.begin()
    assert not second.run.active
    (message,) = window.messages.messages
    assert "“Two spirals” is being trained" in message.text.text()
    before = first.run.curves.step
    qtbot.waitUntil(lambda: first.run.curves.step > before, timeout=20_000)  # it goes on
    qtbot.mouseClick(message.buttons[0], Qt.MouseButton.LeftButton)
    assert window.studio is first
    window.actions_of.run("train.stop")
    qtbot.waitUntil(lambda: first.run.state == "stopped", timeout=20_000)
    assert "is being trained" not in window.tabs.tabToolTip(0)


# --- the tabs of the last time ---------------------------------------------------------


def test_tabs_come_back_when_that_is_wished(
    window: MainWindow, files: list[Path], blocky: Path, qtbot: QtBot
) -> None:
    window.studio.settings["at_start"] = "tabs"
    window.open_path(files[0])
    window.open_path(blocky)
    whole = window.studio
    whole.ask_tab("Core", beside=True)
    window.open_path(files[1])  # in the place of the block
    window.actions_of.run("file.new")
    window.close()
    later = Studio(whole.settings, whole.look, folder=whole.folder)
    again = MainWindow(later)
    qtbot.addWidget(again, before_close_func=lambda w: setattr(w, "_settled", True))
    again.show_start()
    again.show()
    assert [again.tabs.tabText(place) for place in range(again.tabs.count())] == [
        "One",
        "Small",
        "Core · Small",
        "Two",
    ]
    assert [studio.document.graph_name for studio in again.workspace.tabs][2] == "Core"
    assert again.workspace.tabs[1].opened is again.workspace.tabs[2].opened
    built = [again.page_of(studio).made_canvas is not None for studio in again.workspace.tabs]
    assert sum(built) == len(again.workspace.panes)
    again._settled = True
    again.close()
    qtbot.waitUntil(lambda: not any(tab.jobs.busy for tab in again.workspace.tabs))


def test_what_is_remembered_may_be_damaged(
    window: MainWindow, files: list[Path], qtbot: QtBot
) -> None:
    studio = window.studio
    for kept in (3, {"tabs": 4}, {"tabs": [[1, 2], ["/absent.dls", "main"], None], "seen": "x"}):
        studio.settings.remember("window/tabs", kept)
        bring_back(window.workspace, studio.settings)
        assert window.workspace.tabs == [studio]
    kept = {"tabs": [[str(files[0]), "gone"]], "seen": [7, -2], "active": None}
    studio.settings.remember("window/tabs", kept)
    bring_back(window.workspace, studio.settings)
    assert [tab.document.project.title for tab in window.workspace.tabs] == ["One"]
