"""cautions: what is allowed but hardly meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dlstudio.catalog.layer_spec import LayerSpec, no_cautions
from dlstudio.graph.model import Node
from dlstudio.language import say
from dlstudio.validation import fixes
from dlstudio.validation.report import NodeReport
from dlstudio.validation.tensors import numbers_in

if TYPE_CHECKING:
    from dlstudio.validation.graph_walk import GraphWalk

MASK = "MaskedFill"
LARGE_LAYER = 1_000_000_000  # parameters
LARGEST_HALF = 65_504.0  # of float16


def may_be(spec: LayerSpec) -> bool:
    """Tell whether there may be something to tell of a layer without weights."""
    return spec.cautions is not no_cautions or spec.key == MASK


def tell(at: GraphWalk, spec: LayerSpec, node: Node, report: NodeReport) -> None:
    """DL206, DL207, DL215: values that an entry warns of, layers of huge size, masks."""
    if spec.key == MASK:
        _mask(at, node, report)
    if spec.cautions is not no_cautions:
        for name, sentence in spec.cautions(report.values):
            reset = fixes.reset_param(at.drawing.name, node, name)
            at.find("DL207", node, sentence, (reset,), param=name)
    if report.weights and (count := numbers_in(report.weights)) > LARGE_LAYER:
        at.find(
            "DL206",
            node,
            say(
                "{node} alone has {count} {count:parameter|parameters} ({gigabytes} GB). "
                "Make it smaller, "
                "for example by pooling before it.",
                node=node.name,
                count=f"{count:,}",
                gigabytes=f"{count * 4 / 1e9:.0f}",
            ),
        )


def _mask(at: GraphWalk, node: Node, report: NodeReport) -> None:
    """DL215: a number for minus infinity that half precision does not have."""
    value = report.values.get("value")
    if value is None or abs(value) <= LARGEST_HALF:
        return
    at.find(
        "DL215",
        node,
        say(
            "{node} fills masked places with {value}, which is beyond the largest number of half "
            "precision ({largest}): there it fails. Leave value empty for minus infinity, which "
            "every precision has.",
            node=node.name,
            value=f"{value:g}",
            largest=f"{LARGEST_HALF:,.0f}",
        ),
        (fixes.reset_param(at.drawing.name, node, "value", say("Use minus infinity")),),
        param="value",
    )
