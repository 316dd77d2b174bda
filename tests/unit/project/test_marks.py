"""Frames, notes, dots and bookmarks: drawn and kept, and never seen by what is computed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dlstudio as dls
from dlstudio.comparing.compare import compare
from dlstudio.comparing.merge import merge
from dlstudio.compiler.compile import source_of
from dlstudio.errors import GraphError
from dlstudio.graph.edits import same, without_nodes
from dlstudio.graph.model import FRAME, NOTE, Edge, Graph, Mark, PortRef
from dlstudio.project import fragment
from dlstudio.project.block_commands import RenameBlock
from dlstudio.project.bookmark_commands import SetBookmark
from dlstudio.project.commands import Batch, Connect, Disconnect, RemoveNodes, RenameNode
from dlstudio.project.document import Document
from dlstudio.project.files import parse_project, project_text
from dlstudio.project.grouping import GroupNodes, UnpackBlock
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
from dlstudio.validation.check import check
from tests.helpers.strategies import projects

AREA = (0.0, 0.0, 300.0, 200.0)
LARGE = [HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large]


def wire(source: str, target: str) -> Edge:
    return Edge(PortRef(source, "output"), PortRef(target, "input"))


def chain() -> Project:
    """x -> a -> b -> y as n1 to n4."""
    graph = dls.Graph("Net")
    x = graph.add("Input", name="x", shape=(4,))
    a = graph.add("Linear", name="a", source=x, out_features=3)
    b = graph.add("ReLU", name="b", source=a)
    graph.add("Output", name="y", source=b)
    return graph.project


def drawn() -> Project:
    project = AddMark(kind=FRAME, area=AREA, text="Stem", color="blue").apply(chain())
    project = AddMark(kind=NOTE, area=AREA, text="# Why\n\n**so**").apply(project)
    return LeadWire(edge=wire("n2", "n3"), dots=((300.0, 40.0), (320.0, 80.0))).apply(project)


def test_the_code_and_the_check_do_not_see_them() -> None:
    assert source_of(drawn()).text == source_of(chain()).text
    assert check(drawn()).types == check(chain()).types
    assert compare(chain(), drawn()).same_network


def test_the_file_keeps_them_and_only_such_a_file_needs_the_newer_version() -> None:
    text = project_text(drawn())
    assert '"dlstudio": 5' in text and parse_project(text).project == drawn()
    assert '["n2.output", "n3.input", [[300, 40], [320, 80]]]' in text
    bare = RemoveMarks(ids=("f1", "t1")).apply(drawn())
    bare = LeadWire(edge=wire("n2", "n3")).apply(bare)
    assert project_text(bare) == project_text(chain())


def test_ids_are_short_and_stay_free_of_each_other() -> None:
    project = AddMark(kind=FRAME, area=AREA).apply(drawn())
    assert list(project.main.marks) == ["f1", "t1", "f2"]
    project = AddMark(kind=FRAME, area=AREA).apply(RemoveMarks(ids=("f1",)).apply(project))
    assert list(project.main.marks) == ["t1", "f2", "f1"]


def test_each_command_changes_one_thing() -> None:
    project = WriteMark(id="f1", text="Trunk").apply(drawn())
    project = ColorMarks(ids=("f1", "t1"), color="pink").apply(project)
    project = ResizeMark(id="t1", area=(1.0, 2.0, 30.0, 40.0)).apply(project)
    f1, t1 = project.main.marks.values()
    assert (f1.text, f1.color, f1.area) == ("Trunk", "pink", AREA)
    assert (t1.text, t1.color, t1.area) == ("# Why\n\n**so**", "pink", (1.0, 2.0, 30.0, 40.0))
    move = MoveDrawing(
        positions={"n2": (9.0, 9.0)}, corners={"f1": (7.0, 8.0)},
        bends={wire("n2", "n3"): ((1.0, 1.0),)},
    )  # fmt: skip
    after = move.apply(project).main
    assert after.nodes["n2"].position == (9.0, 9.0)
    assert after.marks["f1"].area == (7.0, 8.0, 300.0, 200.0)
    assert after.bends[wire("n2", "n3")] == ((1.0, 1.0),)


@pytest.mark.parametrize(
    "command",
    [
        AddMark(kind=FRAME, area=(0.0, 0.0, 0.0, 5.0)),
        AddMark(kind=FRAME, area=(float("nan"), 0.0, 5.0, 5.0)),
        AddMark(kind=FRAME, area=AREA, text="x" * 201),
        AddMark(kind=NOTE, area=AREA, text="x" * 20_001),
        AddMark(kind=NOTE, area=AREA, color="<i>"),
        WriteMark(id="f9", text=""),
        LeadWire(edge=wire("n2", "n3"), dots=((0.0, 0.0),) * 65),
        LeadWire(edge=wire("n2", "n3"), dots=((float("inf"), 0.0),)),
        SetBookmark(number=10, bookmark=None),
        SetBookmark(number=1, bookmark=Bookmark(name="x" * 201, graph=MAIN, area=AREA)),
    ],
)  # fmt: skip
def test_what_could_not_be_saved_is_refused(command: AddMark) -> None:
    with pytest.raises(GraphError):
        command.apply(drawn())


def test_dots_go_with_their_wire_and_follow_a_reconnected_end() -> None:
    edge = wire("n2", "n3")
    assert Disconnect(edges=(edge,)).apply(drawn()).main.bends == {}
    assert RemoveNodes(ids=("n3",)).apply(drawn()).main.bends == {}
    again = Connect(source=edge.source, target=edge.target)
    assert again.apply(Disconnect(edges=(edge,)).apply(drawn())).main.bends == {}
    dots = drawn().main.bends[edge]
    moved = Connect(source=edge.source, target=PortRef("n4", "input"), replaces=(edge,), dots=dots)
    assert moved.apply(drawn()).main.bends == {wire("n2", "n4"): dots}


def test_dots_follow_a_renamed_port_of_a_block() -> None:
    inside = ("n2", "n3")
    project = GroupNodes(ids=inside, name="Step").apply(drawn())
    (node,) = (n for n in project.main.nodes.values() if n.block)
    (edge,) = project.main.into(node.id)
    project = LeadWire(edge=edge, dots=((5.0, 5.0),)).apply(project)
    block = project.graphs["Step"]
    (entry,) = block.of_layer("Input")
    project = RenameNode(graph="Step", node=entry.id, name="fresh").apply(project)
    ((led, dots),) = project.main.bends.items()
    assert led.target.port == "fresh" and dots == ((5.0, 5.0),)


def test_a_group_takes_them_in_and_unpacking_brings_them_out() -> None:
    project = GroupNodes(ids=("n2", "n3"), name="Step", marks=("f1",)).apply(drawn())
    block = project.graphs["Step"]
    assert list(block.marks) == ["f1"] and list(project.main.marks) == ["t1"]
    assert block.bends == drawn().main.bends and project.main.bends == {}
    (node,) = (n for n in project.main.nodes.values() if n.block)
    back = UnpackBlock(node=node.id).apply(project).main
    assert sorted(m.text for m in back.marks.values()) == ["# Why\n\n**so**", "Stem"]
    ((edge, dots),) = back.bends.items()
    # They stand to their nodes as they did before.
    old = drawn().main
    dx = back.nodes[edge.source.node].position[0] - old.nodes["n2"].position[0]
    assert [x - dx for x, _ in dots] == [300.0, 320.0]
    assert next(m for m in back.marks.values() if m.text == "Stem").area[0] == dx


def test_copies_come_with_frames_notes_and_dots_under_new_ids() -> None:
    text = fragment.copy(drawn(), MAIN, ("n2", "n3"), ("f1",))
    paste = fragment.shifted(fragment.parse(text), 10, 20)
    main = paste.apply(drawn()).main
    assert list(main.marks) == ["f1", "t1", "f2"]
    assert main.marks["f2"] == Mark(
        id="f2", kind=FRAME, area=(10.0, 20.0, 300.0, 200.0), text="Stem", color="blue"
    )
    assert main.bends[wire("n5", "n6")] == ((310.0, 60.0), (330.0, 100.0))
    alone = fragment.parse(fragment.copy(drawn(), MAIN, (), ("t1",))).apply(chain())
    assert [m.text for m in alone.main.marks.values()] == ["# Why\n\n**so**"]
    # One end alone takes no wire along, and so no dots.
    assert fragment.parse(fragment.copy(drawn(), MAIN, ("n2",))).bends == {}


def test_undo_gives_back_the_very_value_and_redo_an_equal_one() -> None:
    document = Document(chain())
    values = [document.project]
    for command in (
        AddMark(kind=FRAME, area=AREA, text="a"), WriteMark(id="f1", text="b"),
        ColorMarks(ids=("f1",), color="sky"), ResizeMark(id="f1", area=(0.0, 0.0, 50.0, 50.0)),
        LeadWire(edge=wire("n2", "n3"), dots=((1.0, 2.0),)),
        Batch(commands=(RemoveNodes(ids=("n3",)), RemoveMarks(ids=("f1",))),
              title=RemoveMarks(ids=()).label),
        SetBookmark(number=3, bookmark=Bookmark(name="here", graph=MAIN, area=AREA)),
    ):  # fmt: skip
        document.do(command)
        values.append(document.project)
    for value in reversed(values[:-1]):
        document.undo()
        assert document.project is value
    for value in values[1:]:
        document.redo()
        assert document.project == value


def test_a_nudge_is_one_step_however_long() -> None:
    document = Document(drawn())
    for x in range(1, 5):
        document.do(
            MoveDrawing(positions={}, corners={"f1": (float(x), 0.0)}, bends={}, gesture="nudge")
        )
    assert len(document.past) == 1


def test_a_change_names_what_differs() -> None:
    document = Document(drawn())
    seen = []
    document.subscribe(seen.append)
    document.do(WriteMark(id="f1", text="other"))
    document.do(LeadWire(edge=wire("n2", "n3")))
    document.do(SetBookmark(number=1, bookmark=Bookmark(name="a", graph=MAIN, area=AREA)))
    assert seen[0].graphs[MAIN].marks == {"f1"} and not seen[0].graphs[MAIN].changed
    assert seen[1].graphs[MAIN].bends == {wire("n2", "n3")}
    assert seen[2].bookmarks and not seen[2].graphs


@settings(max_examples=40, deadline=None, suppress_health_check=LARGE)
@given(projects(wild=True))
def test_reading_what_was_written_gives_it_again(project: Project) -> None:
    text = project_text(project)
    again = parse_project(text).project
    assert project_text(again) == text
    assert [list(g.marks) for g in again.graphs.values()] == [
        list(g.marks) for g in project.graphs.values()
    ]


def retitled(project: Project, text: str) -> Project:
    return WriteMark(id="f1", text=text).apply(project)


def test_a_three_way_merge_loses_nothing() -> None:
    base = drawn()
    ours = AddMark(kind=NOTE, area=AREA, text="ours").apply(retitled(base, "A"))
    theirs = AddMark(kind=NOTE, area=AREA, text="theirs").apply(base)
    theirs = LeadWire(edge=wire("n2", "n3"), dots=((9.0, 9.0),)).apply(theirs)
    theirs = ResizeMark(id="f1", area=(5.0, 5.0, 60.0, 60.0)).apply(theirs)
    merged = merge(base, ours, theirs)
    assert merged.clean
    main = merged.project.main
    assert sorted(m.text for m in main.marks.values()) == ["# Why\n\n**so**", "A", "ours", "theirs"]
    assert main.marks["f1"].area == (5.0, 5.0, 60.0, 60.0)
    assert main.bends[wire("n2", "n3")] == ((9.0, 9.0),)
    assert all(mark.id == id for id, mark in main.marks.items())


def test_two_titles_are_a_conflict_and_two_places_are_none() -> None:
    base = drawn()
    merged = merge(base, retitled(base, "A"), retitled(base, "B"))
    assert len(merged.conflicts) == 1 and merged.project.main.marks["f1"].text == "A"
    one = ResizeMark(id="f1", area=(1.0, 0.0, 9.0, 9.0)).apply(base)
    other = ResizeMark(id="f1", area=(2.0, 0.0, 9.0, 9.0)).apply(base)
    assert merge(base, one, other) == merge(base, one, one)
    removed = RemoveMarks(ids=("f1",)).apply(base)
    assert "f1" not in merge(base, removed, other).project.main.marks
    assert merge(base, removed, other).clean
    assert not merge(base, retitled(base, "A"), removed).clean


@settings(max_examples=20, deadline=None, suppress_health_check=LARGE)
@given(projects(), st.sampled_from(("ours", "theirs")))
def test_new_marks_of_one_side_are_kept(base: Project, side: str) -> None:
    mark = AddMark(kind=NOTE, area=AREA, text="new", id="t9").apply(base)
    other = replace(base, title=base.title + "!")
    sides = (mark, other) if side == "ours" else (other, mark)
    merged = merge(base, *sides)
    assert merged.clean and merged.project.main.marks["t9"].text == "new"
    assert same(merged.project.main, mark.main)


def test_what_differs_is_said() -> None:
    told = [str(d.sentence) for d in compare(chain(), retitled(drawn(), "Trunk"))]
    assert "Added the frame “Trunk”" in told and "Added the note “# Why”" in told
    told = [str(d.sentence) for d in compare(drawn(), retitled(drawn(), "Trunk"))]
    assert told == ["Changed the frame “Trunk”"]
    assert len(list(compare(drawn(), LeadWire(edge=wire("n2", "n3")).apply(drawn())))) == 1


def test_bookmarks_follow_a_renamed_block() -> None:
    project = GroupNodes(ids=("n2",), name="Step").apply(chain())
    place = Bookmark(name="inside", graph="Step", area=AREA)
    project = SetBookmark(number=4, bookmark=place).apply(project)
    project = RenameBlock(graph="Step", name="Stage").apply(project)
    assert project.bookmarks[4].graph == "Stage"
    assert SetBookmark(number=4, bookmark=None).apply(project).bookmarks == {}


def test_a_graph_never_holds_dots_of_a_wire_that_is_not_there() -> None:
    graph = Graph(nodes=chain().main.nodes, bends={wire("n1", "n2"): ((0.0, 0.0),)})
    assert graph.bends == {}
    assert without_nodes(drawn().main, ["n2"]).bends == {}
