"""LayerRules: which parameters learn at a rate of their own, without weight decay, or not at all.

Parameters are told by patterns of their names, since a repeated block holds many of them. No
torch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dlstudio.catalog import OPTIMIZERS
from dlstudio.compiler.source import Source
from dlstudio.graph.blocks import SHARED, is_repeated
from dlstudio.graph.model import USUAL, Node
from dlstudio.project.model import MAIN, Project
from dlstudio.validation.learning import any_frozen

# What turns a name of the module into one of its repeats.
TURN, PERHAPS_TURN = r"\d+\.", r"(\d+\.)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerRules:
    """What the layers of a network ask of the optimizer.

    Args:
        lr_factors: by pattern of a name; the first that matches counts.
        no_weight_decay: patterns of names.
        frozen: whether some parameters are not trained.
    """

    lr_factors: Mapping[str, float] = field(default_factory=dict)
    no_weight_decay: tuple[str, ...] = ()
    frozen: bool = False

    @property
    def grouped(self) -> bool:
        """Whether the optimizer needs several groups."""
        return bool(self.lr_factors or self.no_weight_decay)

    @property
    def text(self) -> str:
        """All that decides a training beside the source of the network; empty if nothing does."""
        return repr((dict(self.lr_factors), self.no_weight_decay)) if self.grouped else ""


NO_RULES = LayerRules()


def rules_of(project: Project, source: Source) -> LayerRules:
    """Return what the layers of a project ask of its optimizer."""
    nodes = [node for graph in project.graphs.values() for node in graph.nodes.values()]
    if all(node.learning is USUAL for node in nodes):
        return NO_RULES
    factors: dict[str, float] = {}
    without: list[str] = []
    for part, factor, decays in _walk(project, source, MAIN, "", (1.0, True)):
        if factor is not None:
            factors[part] = factor
        if not decays:
            without.append(part)
    spec = OPTIMIZERS[project.training.optimizer.key]
    used = spec.filled(project.training.optimizer.values).get("weight_decay")
    return LayerRules(
        lr_factors=factors,
        no_weight_decay=tuple(without) if used else (),
        frozen=any_frozen(project),
    )


def _walk(
    project: Project, source: Source, name: str, prefix: str, outer: tuple[float, bool]
) -> Iterator[tuple[str, float | None, bool]]:
    """Yield (pattern, factor if another than outside, whether decay works), inner ones first."""
    for node in project.graphs[name].nodes.values():
        attribute = source.names.get((name, node.id))
        if attribute is None or node.learning.frozen:
            continue
        factor = outer[0] * node.learning.lr_factor
        decays = outer[1] and node.learning.weight_decay
        part = rf"{prefix}{attribute}\."
        if node.block is not None:
            yield from _walk(project, source, node.block, part + _turn(node), (factor, decays))
        if (factor, decays) != outer:
            yield part, factor if factor != outer[0] else None, decays or not outer[1]


def _turn(node: Node) -> str:
    """Return what stands between the name of a repeated block and those inside it."""
    if not is_repeated(node.layer.values):
        return ""
    shared = node.layer.values.get(SHARED, False)
    if isinstance(shared, bool):
        return "" if shared else TURN
    return PERHAPS_TURN  # an expression: one use shares, another does not
