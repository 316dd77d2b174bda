"""The open document: undo gives back the very object, commands leave their input alone."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dlstudio.errors import GraphError
from dlstudio.graph.model import FRAME, NOTE, Edge, Graph, Node, PortRef
from dlstudio.language import say
from dlstudio.project import fragment
from dlstudio.project.bookmark_commands import SetBookmark
from dlstudio.project.change import Change
from dlstudio.project.commands import (
    AddNode,
    Batch,
    ChooseData,
    Command,
    Connect,
    Disconnect,
    MoveNodes,
    PutGraph,
    RemoveNodes,
    RenameNode,
    SetLayer,
    SetNote,
    SetParam,
    SetText,
    SetTraining,
)
from dlstudio.project.document import LONGEST_HISTORY, Document
from dlstudio.project.files import parse_project, project_text
from dlstudio.project.mark_commands import (
    AddMark,
    ColorMarks,
    LeadWire,
    MoveDrawing,
    RemoveMarks,
    ResizeMark,
    WriteMark,
)
from dlstudio.project.model import MAIN, Bookmark, Project
from dlstudio.spec.spec import Choice
from tests.helpers.strategies import graphs, texts, wrong_values

LAYERS = ("Input", "Linear", "Conv2d", "ReLU", "Add", "Output", "block:residual", "Unheard")
IDS = st.sampled_from([f"n{number}" for number in range(1, 9)])
MARKS = st.sampled_from(["f1", "f2", "t1"])
NAMES = st.sampled_from([MAIN, MAIN, MAIN, "residual"])


def digest(project: Project) -> bytes:
    """Return every bit of a project."""
    return pickle.dumps(project)


class Editing(RuleBasedStateMachine):
    """Random editing; keeps every value there was, and what it looked like then."""

    @initialize(graph=graphs())
    def open(self, graph: Graph) -> None:
        start = Project(graphs={MAIN: graph, "residual": Graph()})
        self.start, self.bits = start, digest(start)
        self.document = Document(start)
        self.seen = start
        self.document.subscribe(self._follow)

    def _follow(self, change: Change) -> None:
        """Rebuild the new value's ids from the change, as a view does."""
        assert change.before is self.seen
        for name, part in change.graphs.items():
            before = set(change.before.graphs.get(name, Graph()).nodes)
            assert (before | part.added) - part.removed == set(change.after.graphs[name].nodes)
            edges = set(change.before.graphs.get(name, Graph()).edges)
            after = set(change.after.graphs[name].edges)
            assert (edges | part.edges_added) - part.edges_removed == after
        self.seen = change.after

    def do(self, command: Command) -> None:
        before = self.document.project
        bits = digest(before)
        past = len(self.document.past)
        try:
            self.document.do(command)
        except GraphError as error:
            assert str(error).endswith(".")
            assert self.document.project is before
            assert len(self.document.past) == past
        assert digest(before) == bits, f"{command} changed its input"
        assert str(command.label)

    @rule(layer=st.sampled_from(LAYERS), graph=NAMES, name=st.just("") | texts)
    def add(self, layer: str, graph: str, name: str) -> None:
        self.do(AddNode(graph=graph, layer=Choice(layer), name=name, position=(1.0, 2.0)))

    @rule(ids=st.lists(IDS, max_size=3), graph=NAMES)
    def remove(self, ids: list[str], graph: str) -> None:
        self.do(RemoveNodes(graph=graph, ids=tuple(ids)))

    @rule(start=IDS, stop=IDS, slot=st.integers(0, 2), replace=st.booleans(), graph=NAMES)
    def connect(self, start: str, stop: str, slot: int, replace: bool, graph: str) -> None:
        edges = self.document.project.graphs[graph].edges
        gone = edges[:1] if replace else ()
        end = PortRef(stop, "input", slot)
        self.do(Connect(graph=graph, source=PortRef(start, "output"), target=end, replaces=gone))

    @rule(number=st.integers(0, 9), graph=NAMES)
    def disconnect(self, number: int, graph: str) -> None:
        edges = self.document.project.graphs[graph].edges
        nowhere = Edge(PortRef("n1", "nowhere"), PortRef("n2", "input"))
        self.do(Disconnect(graph=graph, edges=(*edges[number : number + 1], nowhere)))

    @rule(node=IDS, name=texts, value=wrong_values, reset=st.booleans())
    def set_param(self, node: str, name: str, value: object, reset: bool) -> None:
        self.do(SetParam(node=node, name=name, value=value, reset=reset))

    @rule(node=IDS, layer=st.sampled_from(LAYERS))
    def set_layer(self, node: str, layer: str) -> None:
        self.do(SetLayer(node=node, layer=Choice(layer)))

    @rule(node=IDS, name=texts, graph=NAMES)
    def rename(self, node: str, name: str, graph: str) -> None:
        self.do(RenameNode(graph=graph, node=node, name=name))

    @rule(node=IDS, note=texts)
    def note(self, node: str, note: str) -> None:
        self.do(SetNote(node=node, note=note))

    @rule(ids=st.lists(IDS, max_size=3), x=st.floats(-1e3, 1e3), gesture=st.integers(0, 1))
    def move(self, ids: list[str], x: float, gesture: int) -> None:
        self.do(MoveNodes(positions=dict.fromkeys(ids, (x, 0.0)), gesture=gesture or None))

    @rule(ids=st.lists(IDS, max_size=4), graph=NAMES, into=NAMES)
    def copy_and_paste(self, ids: list[str], graph: str, into: str) -> None:
        text = fragment.copy(self.document.project, graph, ids, ("f1", "t1"))
        self.do(fragment.shifted(fragment.parse(text, into), 24, 24))

    @rule(kind=st.sampled_from((FRAME, NOTE)), text=texts, width=st.floats(-1, 1e3), graph=NAMES)
    def add_mark(self, kind: str, text: str, width: float, graph: str) -> None:
        self.do(AddMark(graph=graph, kind=kind, text=text, area=(0.0, 0.0, width, 9.0)))

    @rule(id=MARKS, text=texts, color=st.sampled_from(("pink", "<b>")))
    def change_mark(self, id: str, text: str, color: str) -> None:
        self.do(WriteMark(id=id, text=text))
        self.do(ColorMarks(ids=(id,), color=color))
        self.do(ResizeMark(id=id, area=(1.0, 2.0, 3.0, 4.0)))

    @rule(ids=st.lists(MARKS, max_size=2), graph=NAMES)
    def remove_marks(self, ids: list[str], graph: str) -> None:
        self.do(RemoveMarks(graph=graph, ids=tuple(ids)))

    @rule(number=st.integers(0, 3), dots=st.integers(0, 3), graph=NAMES)
    def lead_wire(self, number: int, dots: int, graph: str) -> None:
        nowhere = Edge(PortRef("n1", "nowhere"), PortRef("n2", "input"))
        edge = [*self.document.project.graphs[graph].edges, nowhere][:number][-1:]
        for wire in edge or [nowhere]:
            self.do(LeadWire(graph=graph, edge=wire, dots=((1.0, 2.0),) * dots))

    @rule(node=IDS, id=MARKS, x=st.floats(-1e3, 1e3), gesture=st.integers(0, 1))
    def move_drawing(self, node: str, id: str, x: float, gesture: int) -> None:
        bends = dict.fromkeys(self.document.project.main.bends, ((x, x),))
        spots, corners = {node: (x, 1.0)}, {id: (x, 2.0)}
        self.do(MoveDrawing(positions=spots, corners=corners, bends=bends, gesture=gesture or None))

    @rule(number=st.integers(0, 10), name=st.none() | texts)
    def bookmark(self, number: int, name: str | None) -> None:
        place = Bookmark(name=name or "", graph=MAIN, area=(0.0, 0.0, 9.0, 9.0))
        self.do(SetBookmark(number=number, bookmark=None if name is None else place))

    @rule(graph=graphs())
    def put_block(self, graph: Graph) -> None:
        self.do(PutGraph(graph="residual", value=graph))

    @rule(data=st.none() | st.just(Choice("digits")))
    def choose_data(self, data: Choice | None) -> None:
        self.do(ChooseData(data=data))

    @rule(
        name=st.sampled_from(["epochs", "seed", "device", "loss", "nonsense"]), value=wrong_values
    )
    def set_training(self, name: str, value: object) -> None:
        self.do(SetTraining(name=name, value=value))

    @rule(name=st.sampled_from(["title", "notes", "graphs"]), value=texts)
    def set_text(self, name: str, value: str) -> None:
        self.do(SetText(name=name, value=value))

    @rule(node=IDS)
    def several_at_once(self, node: str) -> None:
        self.do(
            Batch(
                commands=(AddNode(layer=Choice("ReLU")), SetNote(node=node, note="x")),
                title=say("Both"),
            )
        )

    @rule(node=IDS, fail=st.booleans())
    def transaction(self, node: str, fail: bool) -> None:
        before, past = self.document.project, len(self.document.past)
        try:
            with self.document.transaction(say("Together")):
                self.document.do(AddNode(layer=Choice("ReLU")))
                self.document.do(AddNode(layer=Choice("Tanh")))
                assert self.document.undo() is None
                if fail:
                    raise RuntimeError
        except RuntimeError:
            assert self.document.project is before
            assert len(self.document.past) == past
        else:
            assert self.document.past[-1].before is before
            assert self.document.past[-1].after is self.document.project

    @rule()
    def undo(self) -> None:
        step = self.document.past[-1] if self.document.past else None
        self.document.undo()
        assert step is None or self.document.project is step.before

    @rule()
    def redo(self) -> None:
        step = self.document.future[0] if self.document.future else None
        self.document.redo()
        assert step is None or self.document.project is step.after

    @rule()
    def save(self) -> None:
        self.document.mark_saved(self.document.project, Path("a.dls"))
        assert not self.document.modified
        text = project_text(self.document.project)
        assert project_text(parse_project(text).project) == text

    @rule()
    def seal(self) -> None:
        self.document.seal()

    @invariant()
    def views_follow(self) -> None:
        if hasattr(self, "document"):
            assert self.seen is self.document.project

    def teardown(self) -> None:
        """Take everything back: the same object; do it again: the same end."""
        if not hasattr(self, "document"):
            return
        end = self.document.project
        future = len(self.document.future)
        while self.document.undo():
            pass
        assert self.document.project is self.start
        assert digest(self.start) == self.bits
        while len(self.document.future) > future:
            self.document.redo()
        assert self.document.project is end


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=60, stateful_step_count=30)


@pytest.mark.slow
@pytest.mark.timeout(3600)
class TestEditingLong(Editing.TestCase):  # type: ignore[misc, name-defined]
    """1,000 sequences of up to 100 commands."""

    settings = settings(max_examples=1000, stateful_step_count=100)


def relu(id: str = "n1") -> Node:
    return Node(id=id, layer=Choice("ReLU"), name="relu1")


def opened() -> Document:
    return Document(Project(graphs={MAIN: Graph(nodes={"n1": relu()})}))


def test_equal_merge_keys_become_one_step_with_the_newest_label() -> None:
    document = opened()
    start = document.project
    for name in ("a", "ab", "abc"):
        document.do(RenameNode(node="n1", name=name))
    assert [str(step.label) for step in document.past] == ["Rename to abc"]
    document.undo()
    assert document.project is start


def test_merging_ends_at_another_command_a_seal_an_undo_and_a_save() -> None:
    document = opened()
    document.do(RenameNode(node="n1", name="a"))
    document.do(SetNote(node="n1", note="x"))
    document.do(RenameNode(node="n1", name="b"))
    document.seal()
    document.do(RenameNode(node="n1", name="c"))
    document.undo()
    document.do(RenameNode(node="n1", name="d"))
    document.mark_saved(document.project, Path("a.dls"))
    document.do(RenameNode(node="n1", name="e"))
    assert len(document.past) == 5
    document.undo()
    assert not document.modified


def test_a_step_without_effect_is_none() -> None:
    document = opened()
    document.do(SetNote(node="n1", note=""))
    document.do(MoveNodes(positions={"n1": (0, 0), "n9": (1, 1)}))
    document.do(RemoveNodes(ids=("n9",)))
    document.do(SetParam(node="n1", name="inplace", reset=True))
    document.do(Disconnect(edges=()))
    document.do(SetTraining(name="epochs", value=10))
    document.do(SetText(name="title", value="Untitled"))
    document.do(ChooseData(data=None))
    document.do(PutGraph(graph=MAIN, value=document.project.main))
    assert not document.past
    assert not document.modified


def test_one_and_true_are_different_values() -> None:
    document = opened()
    document.do(SetParam(node="n1", name="inplace", value=True))
    document.seal()
    document.do(SetParam(node="n1", name="inplace", value=1))
    assert document.project.main.nodes["n1"].layer.values["inplace"] is not True


def test_history_has_an_end() -> None:
    document = opened()
    for number in range(LONGEST_HISTORY + 10):
        document.do(SetText(name="title", value=str(number)))
        document.seal()
    assert len(document.past) == LONGEST_HISTORY


def test_a_new_command_ends_the_future() -> None:
    document = opened()
    document.do(SetText(name="title", value="a"))
    document.undo()
    document.do(SetNote(node="n1", note="b"))
    assert document.redo() is None
    assert document.future == ()


def test_a_listener_can_leave_twice() -> None:
    document = opened()
    changes: list[Change] = []
    leave = document.subscribe(changes.append)
    change = document.do(SetNote(node="n1", note="b"), initiator="me")
    leave()
    leave()
    document.undo()
    assert changes == [change]
    assert change.initiator == "me"


def test_a_recovered_project_is_unsaved_until_it_is_saved() -> None:
    document = opened()
    document.mark_unsaved()
    assert document.modified
    document.mark_saved(document.project, Path("b.dls"))
    assert not document.modified
    assert document.path == Path("b.dls")


def test_an_inner_transaction_taken_back_leaves_the_outer_one() -> None:
    document = opened()
    with document.transaction(say("Outer")):
        document.do(AddNode(layer=Choice("ReLU"), id="n5"))
        with pytest.raises(GraphError), document.transaction(say("Inner")):
            document.do(AddNode(layer=Choice("ReLU"), id="n6"))
            document.do(AddNode(layer=Choice("ReLU"), id="n6"))
    assert "n5" in document.project.main.nodes
    assert "n6" not in document.project.main.nodes
    assert len(document.past) == 1
