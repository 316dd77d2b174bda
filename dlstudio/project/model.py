"""Project and TrainSpec: all that is saved, as one immutable value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dlstudio.catalog.own_layers import NO_OWN_LAYERS, OwnLayers
from dlstudio.graph.model import Area, Graph
from dlstudio.spec.spec import Choice

MAIN = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainSpec:
    """How the network is trained; ``training_params`` describes every field of a person's.

    Args:
        epochs: passes over the training part.
        batch_size: samples a step.
        loss, optimizer, schedule: entries of their catalogues.
        metrics: entries of the metrics catalogue.
        validation_share, test_share: parts of the data kept from training, 0 to 1.
        stratified: keep the share of each class in every part.
        scaling: "none", "standard" or "minmax", measured on the training part only.
        warmup_steps: steps in which the learning rate rises from near zero.
        clip_norm: largest norm of all gradients together; None for no clipping.
        patience: epochs without a better validation loss before training stops; None never.
        seed: of split, initial weights, order and dropout.
        device: "auto", "cpu", "cuda", "mps".
        threads: torch threads on the CPU; 0 measures at the start.
    """

    epochs: int = 10
    batch_size: int = 32
    loss: Choice = field(default=Choice("CrossEntropyLoss"))
    optimizer: Choice = field(default=Choice("Adam"))
    schedule: Choice = field(default=Choice("constant"))
    metrics: tuple[Choice, ...] = field(default=(Choice("Accuracy"),))
    validation_share: float = 0.1
    test_share: float = 0.2
    stratified: bool = True
    scaling: str = "none"
    warmup_steps: int = 0
    clip_norm: float | None = None
    patience: int | None = None
    seed: int = 0
    device: str = "auto"
    threads: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A place of the view: which part of which graph was seen.

    Args:
        extra: keys of the file that this version does not know.
    """

    name: str
    graph: str
    area: Area
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Graphs, data choice, training settings, notes.

    Args:
        graphs: "main" and the blocks by name; a node whose layer is ``block:NAME`` stands
            for the graph NAME.
        bookmarks: places of the view by their number, 1 to 9.
        extra: keys of the file that this version does not know; kept and written back.
        own: the person's own layers, read from the files beside the project; never saved in it.
    """

    title: str = "Untitled"
    graphs: Mapping[str, Graph] = field(default_factory=lambda: {MAIN: Graph()})
    data: Choice | None = None
    training: TrainSpec = field(default=TrainSpec())
    notes: str = ""
    bookmarks: Mapping[int, Bookmark] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    own: OwnLayers = field(default=NO_OWN_LAYERS, compare=False)

    @property
    def main(self) -> Graph:
        return self.graphs[MAIN]

    def with_graph(self, name: str, graph: Graph) -> Project:
        """Return the project with one graph replaced or added."""
        return replace(self, graphs={**self.graphs, name: graph})
