"""mark_differences: what differs in the frames, notes and dots of a graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dlstudio.comparing import comparison as kinds
from dlstudio.comparing.comparison import Difference
from dlstudio.graph.edits import same
from dlstudio.graph.model import FRAME, Graph, Mark
from dlstudio.language import Sentence, say

LONGEST = 40  # characters of a text in a sentence


def mark_differences(graph: str, before: Graph, after: Graph) -> Iterator[Difference]:
    """Yield a difference for each frame or note, and for the dots of the wires that stayed."""
    for id in dict.fromkeys((*after.marks, *before.marks)):
        old, new = before.marks.get(id), after.marks.get(id)
        if same(old, new):
            continue
        kind = kinds.NOTE
        if old is not None and new is not None and same(replace(old, area=new.area), new):
            kind = kinds.MOVED
        yield Difference(
            kind=kind, graph=graph, field="marks", sentence=_sentence(old, new),
            old=None if old is None else old.text, new=None if new is None else new.text,
        )  # fmt: skip
    there = set(before.edges) & set(after.edges) if before.bends or after.bends else set()
    if any(before.bends.get(edge) != after.bends.get(edge) for edge in there):
        yield Difference(
            kind=kinds.MOVED, graph=graph, field="bends",
            sentence=say("{graph}: wires are led in another way", graph=graph),
        )  # fmt: skip


def _sentence(old: Mark | None, new: Mark | None) -> Sentence:
    mark = new or old
    assert mark is not None
    text = mark.text.strip().partition("\n")[0]
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    if mark.kind == FRAME:
        texts = (
            say("Added the frame “{text}”", text=text),
            say("Removed the frame “{text}”", text=text),
        )
        changed = say("Changed the frame “{text}”", text=text)
    else:
        texts = (
            say("Added the note “{text}”", text=text),
            say("Removed the note “{text}”", text=text),
        )
        changed = say("Changed the note “{text}”", text=text)
    if old is None:
        return texts[0]
    return texts[1] if new is None else changed
