"""What the text of ``train.py`` needs to know, and how it calls the loss and what it measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dlstudio.catalog import LOSSES
from dlstudio.catalog.loss_spec import LossSpec
from dlstudio.project.model import TrainSpec
from dlstudio.training.layer_rules import NO_RULES, LayerRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the text needs to know beside the settings.

    Args:
        class_name: of the network in model.py.
        title: made safe for a docstring.
        fields: names of the input arrays in data.npz.
        task: "classes", "binary" or "numbers".
        steps_per_epoch: steps that are taken in an epoch.
        alone: whether a last batch of one sample is left out (batch normalization).
        threads: torch threads; 0 for torch's own choice.
        evaluation_batch: samples a batch where nothing is learned.
        loss: its entry, where it stands in no catalogue.
        loss_class: the class of a loss graph, in loss.py.
        places: which output each slot of the loss takes; None for a network with one.
        measured: whether the first output can be compared with the target.
        rules: what single layers ask of the optimizer.
        tied: whether layers share a weight, which a file of weights holds for each of them.
    """

    class_name: str
    title: str
    fields: tuple[str, ...]
    task: str
    steps_per_epoch: int
    alone: bool
    threads: int
    evaluation_batch: int
    loss: LossSpec | None = None
    loss_class: str = ""
    places: Mapping[str, int] | None = None
    measured: bool = True
    rules: LayerRules = NO_RULES
    tied: bool = False

    def loss_of(self, spec: TrainSpec) -> LossSpec:
        """Return the entry of the loss."""
        return self.loss or LOSSES[spec.loss.key]

    def is_plain(self, spec: TrainSpec) -> bool:
        """Whether the loss is computed on the first output and the target, as they are."""
        return self.loss_of(spec).plain and not any((self.places or {}).values())


_SCORE = {
    "classes": ("accuracy", "(output.argmax(dim=1) == target).float()"),
    "binary": ("accuracy", "((output > {middle}) == (target > 0.5)).float()"),
    "numbers": ("mean absolute error", "({output} - target).abs().flatten(1).mean(dim=1)"),
}


def score(spec: TrainSpec, facts: Facts) -> tuple[str, str]:
    """Return what the script prints beside the loss, and how it is computed of each sample."""
    loss = facts.loss_of(spec)
    if loss.frames:
        blank = loss.filled(spec.loss.values)["blank"]
        return "share of blanks", f"(output.argmax(dim=2) == {blank}).float().mean(dim=1)"
    if not facts.measured or not loss.measured:
        return "mean output size", "output.abs().flatten(1).mean(dim=1)"
    name, text = _SCORE[facts.task]
    activation = loss.activation_with(spec.loss.values, facts.task)
    middle = "0" if activation == "sigmoid" else "0.5"
    output = "output.exp()" if activation == "exp" else "output"
    return name, text.format(middle=middle, output=output)


def called(spec: TrainSpec, facts: Facts) -> str:
    """Write how the loss is called with what the network gave."""
    if facts.is_plain(spec):
        return "loss_of(output, wanted)"
    return facts.loss_of(spec).call(facts.places, "output", "wanted")


def measured_text(spec: TrainSpec, facts: Facts) -> str:
    """Write the output that is compared with the target."""
    if facts.is_plain(spec) or facts.places is None:
        return "output"
    return f"output[{next(iter(facts.places.values()))}]"
