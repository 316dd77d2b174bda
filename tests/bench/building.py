"""Building the full-size templates against constructing the same module by hand-written code.

Ours is the whole way, check, emit, load and construct, of a drawing that was never seen before;
the weights of both are drawn by torch's generator. Where nobody wrote the network by hand here,
the class of the emitted text is constructed again: that is what such code costs.

The bar compares with a class that was loaded, and run, before. Beside it stands the same where
both are new: the hand-written text is compiled and run, and its class constructed for the first
time, as ``python model.py`` does without byte code.

Where torchvision can be imported, its own constructors stand beside ours too. They are written
by other hands, and most of them draw the weights a second time, in a way of their own.
"""

from __future__ import annotations

import inspect
import re
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import nn

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.gallery import TEMPLATES
from dlstudio.validation import memo
from tests.bench.editing import milliseconds
from tests.bench.pairs import in_turns, ratio, spread
from tests.bench.peers_large import BY_TEMPLATE
from tests.bench.table import Row
from tests.helpers import torchvision_models

FULL_SIZE = 1_000_000  # parameters
BAR = 1.2
TURNS = 5
NAMED_TURNS = 11  # of those that the bar names
KNOWN, NEW = "its class loaded before", "its text run for the first time"
THEIRS = "torchvision's own constructor"
HEAD = "from __future__ import annotations\n\nimport torch\nfrom torch import Tensor, nn\n"


@dataclass(frozen=True, slots=True)
class Peer:
    """A hand-written network: its class, and the text that makes the class anew."""

    made: Callable[[], nn.Module]
    text: str
    name: str

    def afresh(self) -> nn.Module:
        """Construct it as in a process that never saw it."""
        namespace: dict[str, type[nn.Module]] = {"__name__": "by_hand"}
        exec(compile(self.text, "<by hand>", "exec", dont_inherit=True), namespace)
        return namespace[self.name]()


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
        return f"{ours:,.1f} / {theirs:,.1f} ms"


def rows() -> list[Row]:
    """Measure the two that the bar names, then all."""
    torch.set_num_threads(1)
    dls.build(dls.load(TEMPLATES["mini-bert"].path))  # what is imported and compiled once
    named = [_built(key, _by_hand(peer), NAMED_TURNS) for key, peer in BY_TEMPLATE.items()]
    others = [
        _built(key, _as_emitted(key), TURNS)
        for key, spec in TEMPLATES.items()
        if spec.parameters >= FULL_SIZE and key not in BY_TEMPLATE
    ]
    known, new = zip(*named, *others, strict=True)
    return [
        *(_row(one, KNOWN, BAR) for one, _ in named),
        _all(known, KNOWN, BAR),
        *(_row(one, NEW) for _, one in named),
        _all(new, NEW),
        *_by_others(),
    ]


def _by_others() -> list[Row]:
    """Compare with torchvision, where it is."""
    try:
        torchvision_models.theirs("squeezenet-1-1")
    except ImportError:
        return []
    return [_all([_beside_theirs(key) for key in torchvision_models.MODELS], THEIRS)]


def _beside_theirs(key: str) -> Built:
    calls = (lambda: _ours(key), lambda: milliseconds(lambda: torchvision_models.theirs(key)))
    pairs = [(ours, theirs) for ours, theirs in in_turns(calls, TURNS)]
    return Built(key, pairs)


def _built(key: str, peer: Peer, turns: int) -> tuple[Built, Built]:
    """Measure ours beside a peer that is known, and beside one that is new."""
    calls = (
        lambda: _ours(key),
        lambda: milliseconds(peer.made),
        lambda: milliseconds(peer.afresh),
    )
    ours, known, new = zip(*in_turns(calls, turns), strict=True)
    return (
        Built(key, list(zip(ours, known, strict=True))),
        Built(key, list(zip(ours, new, strict=True))),
    )


def _ours(key: str) -> float:
    """Build a template as if no drawing had been seen before."""
    project = dls.load(TEMPLATES[key].path)
    memo.forget()
    return milliseconds(lambda: dls.build(project))


def _as_emitted(key: str) -> Peer:
    source = source_of(dls.load(TEMPLATES[key].path))
    return Peer(load(source), source.text, source.class_name)


def _by_hand(peer: type[nn.Module]) -> Peer:
    """Return a peer with the text of its class, and of what that needs of its file."""
    file = sys.modules[peer.__module__]
    texts = {
        name: inspect.getsource(part)
        for name, part in vars(file).items()
        if getattr(part, "__module__", "") == file.__name__
    }
    needed, waiting = set[str](), {peer.__name__}
    while waiting:
        name = waiting.pop()
        needed.add(name)
        waiting |= set(re.findall(r"\w+", texts[name])) & texts.keys() - needed
    parts = [text for name, text in texts.items() if name in needed]
    return Peer(peer, "\n\n".join([HEAD, *parts]), peer.__name__)


def _row(built: Built, peer: str, bar: float | None = None) -> Row:
    return Row(
        what=f"building {TEMPLATES[built.key].title} / constructing it by hand, {peer}",
        measured=f"{built.ratio:.2f} ×",
        bar="" if bar is None else f"≤ {bar} ×",
        met=None if bar is None else built.ratio <= bar,
        note=f"{built.medians}; processor time; {len(built.pairs)} pairs: "
        + spread([a / b for a, b in built.pairs]),
    )


def _all(found: Sequence[Built], peer: str, bar: float | None = None) -> Row:
    worst = sorted(found, key=lambda one: -one.ratio)
    above = [one for one in worst if one.ratio > BAR]
    slow = ", ".join(f"{one.key} {one.ratio:.2f} × ({one.medians})" for one in above)
    return Row(
        what=f"the same of {len(found)} templates of {FULL_SIZE:,} parameters and more, {peer}",
        measured=f"{len(found) - len(above)} of {len(found)} ≤ {BAR} ×, "
        f"at most {worst[0].ratio:.2f} ×",
        bar="" if bar is None else f"all ≤ {bar} ×",
        met=None if bar is None else not above,
        note=f"median of {TURNS} pairs; above {BAR} ×: {slow or 'none'}",
    )
