"""Building the full-size templates against constructing the same module by hand-written code.

Ours is the whole way, check, emit, load and construct, of a drawing that was never seen before;
the weights of both are drawn by torch's generator. Where nobody wrote the network by hand here,
the class of the emitted text is constructed again: that is what such code costs.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import nn

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.gallery import TEMPLATES
from dlstudio.validation import memo
from tests.bench.editing import milliseconds
from tests.bench.pairs import alternate, ratio, spread
from tests.bench.peers_large import BY_TEMPLATE
from tests.bench.table import Row

FULL_SIZE = 1_000_000  # parameters
BAR = 1.2
TURNS = 5
NAMED_TURNS = 11  # of those that the bar names


@dataclass(frozen=True, slots=True)
class Built:
    """Milliseconds of ours and of hand-written code, turn by turn."""

    key: str
    pairs: list[tuple[float, float]]

    @property
    def ratio(self) -> float:
        return ratio(self.pairs)

    @property
    def medians(self) -> str:
        ours, theirs = (statistics.median(side) for side in zip(*self.pairs, strict=True))
        return f"{ours:,.0f} / {theirs:,.0f} ms"


def rows() -> list[Row]:
    """Measure the two that the bar names, then all."""
    torch.set_num_threads(1)
    dls.build(dls.load(TEMPLATES["mini-bert"].path))  # what is imported and compiled once
    named = [_built(key, peer, NAMED_TURNS) for key, peer in BY_TEMPLATE.items()]
    others = [
        _built(key, load(source_of(dls.load(spec.path))), TURNS)
        for key, spec in TEMPLATES.items()
        if spec.parameters >= FULL_SIZE and key not in BY_TEMPLATE
    ]
    return [*map(_row, named), _all([*named, *others])]


def _built(key: str, peer: Callable[[], nn.Module], turns: int) -> Built:
    return Built(key, alternate(lambda: _ours(key), lambda: milliseconds(peer), turns))


def _ours(key: str) -> float:
    """Build a template as if no drawing had been seen before."""
    project = dls.load(TEMPLATES[key].path)
    memo.forget()
    return milliseconds(lambda: dls.build(project))


def _row(built: Built) -> Row:
    return Row(
        what=f"building {TEMPLATES[built.key].title} / constructing it by hand",
        measured=f"{built.ratio:.2f} ×",
        bar=f"≤ {BAR} ×",
        met=built.ratio <= BAR,
        note=f"{built.medians}; processor time; {len(built.pairs)} pairs: "
        + spread([a / b for a, b in built.pairs]),
    )


def _all(found: list[Built]) -> Row:
    worst = sorted(found, key=lambda one: -one.ratio)
    good = [one for one in found if one.ratio <= BAR]
    shown = worst[: max(5, len(found) - len(good))]
    return Row(
        what=f"the same of all templates of {FULL_SIZE:,} parameters and more",
        measured=f"{len(good)} of {len(found)}, at most {worst[0].ratio:.2f} ×",
        bar=f"all ≤ {BAR} ×",
        met=len(good) == len(found),
        note=f"median of {TURNS} pairs; the slowest: "
        + ", ".join(f"{one.key} {one.ratio:.2f} × ({one.medians})" for one in shown),
    )
