"""LEARNING: one Param for every plain field of ``graph.model.Learning``.

The form, the commands and the check of a project file are derived from it.
"""

from __future__ import annotations

from typing import Any

from dlstudio.catalog import INITIALIZERS
from dlstudio.graph.model import USUAL, Learning
from dlstudio.spec.param import Flag, Float, Text
from dlstudio.spec.spec import Choice, Spec

TIED_TO = "tied_to"

LEARNING = Spec(
    key="learning",
    title="Initialization and training",
    group="Training",
    summary="How the weights of a layer begin and change.",
    params=(
        Flag(
            name="frozen",
            default=USUAL.frozen,
            help=(
                "Training leaves the layer as it is: no step changes its parameters, and batch "
                "normalization keeps its running statistics and uses them as in evaluation. "
                "Dropout stays on."
            ),
        ),
        Flag(
            name="weight_decay",
            default=USUAL.weight_decay,
            help=(
                "Whether the weight decay of the optimizer works on this layer. Often switched "
                "off for normalizations and embeddings."
            ),
        ),
        Float(
            name="lr_factor",
            default=USUAL.lr_factor,
            low=0.0,
            high=1000.0,
            help=(
                "The learning rate of this layer is this times that of the training, in every "
                "step. Small ones keep what a pretrained layer knows."
            ),
        ),
        Text(
            name=TIED_TO,
            default=USUAL.tied_to,
            longest=64,
            help=(
                "The layer whose weight is used here too: one tensor, trained once. GPT-2 tells "
                "the next word with the vectors of its embedding."
            ),
        ),
    ),
)


def written(learning: Learning) -> dict[str, Any]:
    """Return all settings as flat values, initializers as a text such as ``normal_(std=0.02)``."""
    plain = {param.name: getattr(learning, param.name) for param in LEARNING.params}
    return plain | {f"init.{name}": as_text(choice) for name, choice in learning.init.items()}


def as_text(choice: Choice) -> str:
    """Write an initializer with what was set."""
    spec = INITIALIZERS.get(choice.key)
    known = spec.by_name if spec is not None else {}
    values = (
        f"{name}={known[name].show(value) if name in known else value}"
        for name, value in choice.values.items()
    )
    return f"{choice.key}({', '.join(values)})"
