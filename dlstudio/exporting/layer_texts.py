"""The lines of ``train.py`` that say how single layers are trained."""

from __future__ import annotations

from dlstudio.training.layer_rules import LayerRules


def layer_constants(rules: LayerRules) -> list[str]:
    """Write what single layers ask for, by patterns of the names of their parameters."""
    if not rules.grouped:
        return []
    lines = ["", "# By names of parameters, as patterns; the first that matches counts."]
    factors = [f'    r"{part}": {factor!r},' for part, factor in rules.lr_factors.items()]
    lines += ["LR_FACTORS = {", *factors, "}"] if factors else ["LR_FACTORS = {}"]
    parts = [f'    r"{part}",' for part in rules.no_weight_decay]
    return [*lines, *(["NO_WEIGHT_DECAY = (", *parts, ")"] if parts else ["NO_WEIGHT_DECAY = ()"])]


def chosen_parameters(rules: LayerRules, lr: float) -> tuple[list[str], str]:
    """Return the lines of ``main`` that choose the parameters, and what they are called."""
    if rules.grouped:
        call = f"parameter_groups(model, {lr!r}, LR_FACTORS, NO_WEIGHT_DECAY)"
        return [f"    groups = {call}"], "groups"
    if rules.frozen:
        return ["    trained = [p for p in model.parameters() if p.requires_grad]"], "trained"
    return [], "model.parameters()"
