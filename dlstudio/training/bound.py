"""The loss of a project as the loop calls it: ``loss(output, target)``. Loads torch.

``output`` is what the network returns, a tensor or a tuple. A loss that takes just the one
tensor there is, as most do, is called without anything in between.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from torch import Tensor, nn

from dlstudio.catalog.loss_spec import TARGET, LossSpec
from dlstudio.compiler.load import load
from dlstudio.compiler.loss_source import loss_source
from dlstudio.errors import TrainingError
from dlstudio.language import say
from dlstudio.project.loss_graph import loss_spec, places_of
from dlstudio.project.model import Project
from dlstudio.training.own_losses_several import listed
from dlstudio.training.vocabulary import make_loss

Output: TypeAlias = Tensor | tuple[Tensor, ...]

# What ``catalog.loss_spec.FORMS`` writes, done.
FORMED: Mapping[str, Callable[[Tensor], Tensor]] = {
    "plain": lambda target: target,
    "signed": lambda target: 2.0 * target - 1.0,
    "signed_flat": lambda target: (2.0 * target - 1.0).flatten(),
    "listed": listed,
}


class BoundLoss(nn.Module):
    """A loss that is given its arguments out of what the network returns.

    Args:
        places: for each argument the output it is, None for the target.
    """

    def __init__(self, loss: nn.Module, places: tuple[int | None, ...], form: str) -> None:
        super().__init__()
        self.loss = loss
        self.places = places
        self.form = form

    def forward(self, output: Output, target: Tensor) -> Tensor:
        outputs = output if isinstance(output, tuple) else (output,)
        given = FORMED[self.form](target)
        arguments = [given if place is None else outputs[place] for place in self.places]
        loss: Tensor = self.loss(*arguments)
        return loss


def bound_loss(project: Project) -> nn.Module:
    """Build the loss of a project that is ready to be trained."""
    spec = known_loss(project)
    source = loss_source(project)
    loss = make_loss(project.training.loss) if source is None else load(source)()
    if spec.plain and len(project.main.of_layer("Output")) == 1:
        return loss
    places = places_of(project, spec)
    return BoundLoss(
        loss,
        tuple(None if name == TARGET else places[name] for name in spec.order),
        spec.form,
    )


def known_loss(project: Project) -> LossSpec:
    """Return the entry of the loss; TrainingError if there is no such loss."""
    spec = loss_spec(project)
    if spec is None:
        raise TrainingError(
            say("There is no loss called “{name}”.", name=project.training.loss.key[:60])
        )
    return spec


def measured_place(project: Project) -> int:
    """Return which output of the network metrics look at."""
    places = places_of(project, known_loss(project))
    return next(iter(places.values()), 0)


def first_output(output: Output, place: int = 0) -> Tensor:
    """Return the output that metrics look at."""
    return output[place] if isinstance(output, tuple) else output
