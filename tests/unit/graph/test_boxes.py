"""Boxes on a plane: those near a line are found whatever squares it passes."""

from __future__ import annotations

import random

import pytest

from dlstudio.graph.boxes import Box, Boxes, Looked

BY = 2.0


def scattered(dice: random.Random, count: int) -> Boxes:
    boxes = Boxes()
    for key in range(count):
        x, y = dice.uniform(-4_000, 9_000), dice.uniform(-3_000, 3_000)
        boxes.put(key, (x, y, x + dice.uniform(20, 700), y + dice.uniform(20, 400)))
    return boxes


def meets(xs: list[float], ys: list[float], box: Box) -> bool:
    """Walk along a line in small steps."""
    for ax, bx, ay, by in zip(xs, xs[1:], ys, ys[1:], strict=False):
        steps = int(abs(bx - ax) + abs(by - ay)) + 1
        for step in range(steps + 1):
            x, y = ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps
            if box[0] - 1 < x < box[2] + 1 and box[1] - 1 < y < box[3] + 1:
                return True
    return False


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("count", [3, 400])
def test_every_box_on_a_line_is_found_and_few_others(seed: int, count: int) -> None:
    dice = random.Random(seed)
    boxes = scattered(dice, count)
    start, width = dice.uniform(-4_000, 2_000), dice.choice([40.0, 900.0, 9_000.0])
    xs = sorted([start, start + width, *(start + dice.random() * width for _ in range(12))])
    tall = dice.choice([0.0, 60.0, 2_500.0, -2_500.0])
    top = dice.uniform(-500, 500)
    ys = [top + tall * place / len(xs) for place in range(len(xs))]
    found = boxes.along(xs, ys, BY)
    on_it = {key for key, box in boxes.all().items() if meets(xs, ys, box)}
    assert on_it <= found.keys()
    if count == 400 and width == 9_000.0 and abs(tall) == 2_500.0:
        room = boxes.within(xs[0], min(ys), xs[-1], max(ys))
        assert len(found) < len(room) / 2


def test_who_asked_along_a_line_has_looked_at_the_room_around_it() -> None:
    looked = Looked(scattered(random.Random(1), 50))
    looked.along([0.0, 100.0], [50.0, 20.0], BY)
    assert looked.area == (0.0, 18.0, 100.0, 52.0)
