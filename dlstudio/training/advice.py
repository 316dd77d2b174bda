"""Advice: what the curves tell a beginner, each thing once a run. No torch."""

from __future__ import annotations

import itertools
import math

from dlstudio.language import say
from dlstudio.training.events import Advised, EpochEnded

RISING = 3  # epochs in a row with a rising validation loss before over-fitting is told
FLAT = 5  # epochs without progress from the start before it is told
RISEN = 1.1  # how far above its lowest the validation loss must be: curves wobble
CHANCE = 0.98  # share of the first loss that still counts as no progress


class Advice:
    """Watches the epochs of one run; feed it the old ones again after a resume."""

    def __init__(self, patience: int | None = None) -> None:
        self._rising_for = max(RISING, min(patience or RISING, 10))
        self._history: list[EpochEnded] = []
        self._told: set[str] = set()

    def take(self, epoch: EpochEnded) -> list[Advised]:
        """Take the next epoch and return what is worth telling now."""
        self._history.append(epoch)
        found = [self._overfitting(), self._flat(), self._jumping()]
        news = [advice for advice in found if advice and advice.code not in self._told]
        self._told.update(advice.code for advice in news)
        return news

    def _overfitting(self) -> Advised | None:
        last = self._history[-self._rising_for - 1 :]
        if len(last) <= self._rising_for or not last[-1].validation:
            return None
        watched = [epoch.validation["loss"] for epoch in last]
        trained = [epoch.train["loss"] for epoch in last]
        rising = all(a < b for a, b in itertools.pairwise(watched))
        lowest = min(epoch.validation["loss"] for epoch in self._history if epoch.validation)
        parted = watched[-1] > max(RISEN * lowest, trained[-1])
        if not rising or not parted or trained[-1] >= trained[0]:
            return None
        start = last[0].epoch
        return Advised(
            code="DL581",
            sentence=say(
                "Since epoch {epoch} the validation loss rises while the training loss falls: the "
                "network learns the training samples by heart. Stop early, add Dropout or weight "
                "decay, use fewer weights, or more data.",
                epoch=start,
            ),
        )

    def _flat(self) -> Advised | None:
        if len(self._history) < FLAT:
            return None
        losses = [epoch.train["loss"] for epoch in self._history[-FLAT:]]
        first = self._history[0].train["loss"]
        if first <= 0 or min(losses) < CHANCE * first:
            return None
        return Advised(
            code="DL582",
            sentence=say(
                "After {epochs} {epochs:epoch|epochs} the training loss is still {loss}. Try a "
                "learning rate ten "
                "times higher or lower, and check that inputs are scaled.",
                epochs=len(self._history),
                loss=f"{losses[-1]:.3g}",
            ),
        )

    def _jumping(self) -> Advised | None:
        """The loss rises strongly again and again: steps are too long."""
        losses = [epoch.train["loss"] for epoch in self._history[-6:]]
        jumps = sum(b > 1.3 * a for a, b in itertools.pairwise(losses))
        far = math.isfinite(losses[-1]) and losses[-1] > 3 * self._history[0].train["loss"] > 0
        if jumps < 2 and not far:
            return None
        return Advised(
            code="DL583",
            sentence=say(
                "The training loss jumps up and down instead of falling. Lower the learning rate, "
                "for example to a tenth, or clip the gradients at norm 1."
            ),
        )
