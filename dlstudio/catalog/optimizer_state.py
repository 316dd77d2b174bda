"""OPTIMIZER_STATE: how many numbers an optimizer remembers for each number that it trains.

SGD remembers nothing, momentum one, Adam two (the running means of the gradient and of its
square). Held to torch's optimizers by ``tests/catalog/test_keeping.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Values = Mapping[str, Any]

ROUNDS, MOST_ROUNDS = 100, 10_000  # of the history of LBFGS: torch's default, and the bound


def _momentum(values: Values) -> int:
    return int(bool(values.get("momentum")))


def _rmsprop(values: Values) -> int:
    return 1 + _momentum(values) + int(bool(values.get("centered")))


def _adam(values: Values) -> int:
    return 2 + int(bool(values.get("amsgrad")))


def _lbfgs(values: Values) -> int:
    """A step and a difference of gradients for each round of its history; direction, gradient."""
    rounds = values.get("history_size")
    if type(rounds) is not int or not 0 < rounds <= MOST_ROUNDS:
        rounds = ROUNDS  # not set, or a value that is refused elsewhere
    return 2 * rounds + 3


OPTIMIZER_STATE: Mapping[str, Callable[[Values], int]] = {
    "SGD": _momentum,
    "RMSprop": _rmsprop,
    **dict.fromkeys(("Adam", "AdamW"), _adam),
    **dict.fromkeys(("Adamax", "NAdam", "RAdam", "Adadelta", "Rprop"), lambda values: 2),
    **dict.fromkeys(("Adagrad", "ASGD", "EMAMomentum", "Lion", "Muon"), lambda values: 1),
    "LBFGS": _lbfgs,
}
# torch's fused form works in place; the others make a tensor or two of the largest weight's size.
FUSED = ("SGD", "Adam", "AdamW")


def numbers_per_parameter(key: str, values: Values) -> int:
    """Return how many numbers are remembered for each trained one; 2 for an unknown optimizer."""
    rule = OPTIMIZER_STATE.get(key)
    return 2 if rule is None else rule(values)
