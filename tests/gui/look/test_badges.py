"""How often a block is run stands beside its words, never on them and never in their place."""

from __future__ import annotations

import pytest

from dlstudio.gui.look.faces import NodeFace, badge_row
from dlstudio.gui.look.inks import Inks
from dlstudio.gui.look.theme import Look


def block(badge: str, values: str = "width 64", shape: str = "N × 256 × 56 × 56") -> NodeFace:
    return NodeFace(
        name="rest", kind="Bottleneck", group="Block", icon="block", block=True, values=values,
        shape=shape, badge=badge,
    )  # fmt: skip


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize(
    ("face", "shape"),
    [
        (block("× blocks - 1", values="width"), "N × 256 × 56 × 56"),
        (block("× 12"), "N×256×56×56"),
        (block("× 12", values=""), "N×256×56×56"),
        (block("× 12", shape="N × 128 × 768"), "N × 128 × 768"),
    ],
)
def test_a_repeated_block_says_its_whole_shape(face: NodeFace, shape: str) -> None:
    text = Inks(Look("light").theme).text_of(face)
    assert (text.shape, text.values) == (shape, face.values)


@pytest.mark.parametrize("values", ["", "width 64"])
def test_the_badge_stands_in_a_row_of_the_node(values: str) -> None:
    short, long = block("× 12", values), block("× blocks - 1", values)
    assert badge_row(short) == bool(values)
    assert badge_row(long) == 0


@pytest.mark.usefixtures("qtbot")
def test_words_beside_a_long_badge_are_cut_before_it() -> None:
    inks = Inks(Look("light").theme)
    values = "in_channels 64 · width 64 · stride 2"
    beside = inks.text_of(block("× blocks - 1", values)).values
    assert beside.endswith("…")
    assert len(beside) < len(inks.text_of(block("× 12", values)).values)
