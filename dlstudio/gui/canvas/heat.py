"""Heat: how much of the whole a node takes, for the bar at its foot.

What is compared is chosen in the View menu: parameters, multiply-accumulates or the memory of
the results; "off" shows no bar.
"""

from __future__ import annotations

from collections.abc import Mapping

from dlstudio.catalog.keeping import keeping_of
from dlstudio.graph.model import Node, NodeId
from dlstudio.validation.flow import sized
from dlstudio.validation.memory import PRECISIONS, bytes_of
from dlstudio.validation.report import GraphReport, NodeReport
from dlstudio.validation.wiring import INPUT, OUTPUT

STEPS = 40  # of the bar, so that it does not flicker with every edit
FLOAT32 = PRECISIONS["float32"]
ONE_SAMPLE: Mapping[str, int] = {}


class Heat:
    """Shares of the nodes of one graph."""

    def __init__(self, kind: str = "macs") -> None:
        self.kind = kind
        self._of: tuple[GraphReport, str] | None = None
        self._total = 0

    def share(self, report: GraphReport, nodes: Mapping[NodeId, Node], id: NodeId) -> float:
        """Return the part of the whole that a node takes, 0 to 1 in steps."""
        known = report.nodes.get(id)
        total = self._whole(report, nodes)
        if known is None or not total:
            return 0.0
        return round(self._weight(report, nodes[id], known) / total * STEPS) / STEPS

    def _whole(self, report: GraphReport, nodes: Mapping[NodeId, Node]) -> int:
        if self._of is None or self._of[0] is not report or self._of[1] != self.kind:
            self._of = report, self.kind
            self._total = {
                "off": lambda: 0,
                "macs": lambda: report.macs,
                "parameters": lambda: report.parameters,
                "memory": lambda: _memory(report, nodes),
            }[self.kind]()
        return self._total

    def _weight(self, report: GraphReport, node: Node, known: NodeReport) -> int:
        if self.kind == "macs":
            return known.macs
        return known.parameters if self.kind == "parameters" else _result_bytes(node, known)


def _memory(report: GraphReport, nodes: Mapping[NodeId, Node]) -> int:
    return sum(_result_bytes(nodes[id], known) for id, known in report.nodes.items() if id in nodes)


def _result_bytes(node: Node, known: NodeReport) -> int:
    """Bytes of what a node gives for one sample; a view takes nothing, of a block its results."""
    key = node.layer.key
    if key in (INPUT, OUTPUT) or keeping_of(key).view:
        return 0
    return sum(bytes_of(sized(type, ONE_SAMPLE), FLOAT32) for type in known.outputs)
