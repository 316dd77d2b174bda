"""NodeGraphQt (MIT, by jchanvfx) worked as our canvas is, where it can be imported.

It is not among our packages. Installed somewhere, its folder is named by BENCH_PEERS:

    pip install --no-deps --target FOLDER NodeGraphQt Qt.py types-pyside2
    BENCH_PEERS=FOLDER python -m tests.bench editor

A process of its own: python -m tests.bench.editor_nodegraphqt COUNT
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib.util import find_spec
from typing import Any

FOLDER = "BENCH_PEERS"
NAME = "NodeGraphQt"
FRAMES = 20  # a quarter of ours: each takes long
NOTCHES = 15
DEEPEST = 4.0  # our closest zoom


def is_there() -> bool:
    """Tell whether it can be imported."""
    folder = os.environ.get(FOLDER, "")
    if folder and folder not in sys.path:
        sys.path.append(folder)
    return find_spec(NAME) is not None


def measure(count: int) -> dict[str, Any]:
    """Return processor milliseconds of its window's thread, a list a deed."""
    os.environ["QT_PREFERRED_BINDING"] = "PySide6"
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtWidgets import QApplication

    from tests.bench.editor_drive import Hand, circle, rest, sweep
    from tests.bench.editor_graph import hub_of

    app = QApplication([NAME])
    start = time.thread_time()
    graph, nodes = _drawn(count)
    answer: dict[str, Any] = {"build": [(time.thread_time() - start) * 1000]}
    view = graph.viewer()
    view.resize(1600, 1000)
    view.show()
    rest()
    hand, whole = Hand(view), [node.view for node in nodes.values()]
    view.zoom_to_nodes(whole)
    rest()
    before = view.mapToScene(0, 0)
    moved = hand.moves(circle(hand.middle(), 60, FRAMES), Qt.MouseButton.MiddleButton)
    if view.mapToScene(0, 0) != before:  # the range that it can show may be used up
        answer["pan_fit"] = moved
    view.zoom_to_nodes(whole)
    rest()
    hub = nodes[hub_of(count)].view
    at = QPointF(view.mapFromScene(hub.sceneBoundingRect().center()))
    answer["drag_fit"] = hand.moves(circle(at, 60, FRAMES), Qt.MouseButton.LeftButton)
    notches = 0
    while view.transform().m11() < DEEPEST and notches < NOTCHES:
        hand.wheel(120)
        notches += 1
    view.zoom_to_nodes(whole)
    rest()
    answer["zoom"] = sweep(hand, notches)
    view.zoom_to_nodes([hub])
    view.reset_zoom()
    rest()
    answer["pan"] = hand.moves(circle(hand.middle(), 130, FRAMES), Qt.MouseButton.MiddleButton)
    answer["hover"] = hand.moves(circle(hand.middle(), 300, 2 * FRAMES), None)
    view.reset_zoom(hub.sceneBoundingRect().center())
    rest()
    at = QPointF(view.mapFromScene(hub.sceneBoundingRect().center()))
    answer["drag"] = hand.moves(circle(at, 60, FRAMES), Qt.MouseButton.LeftButton)
    app.processEvents()
    return answer


def _drawn(count: int) -> tuple[Any, dict[str, Any]]:
    """Draw the graph of the bench: a node of theirs with the ports that ours has."""
    from NodeGraphQt import BaseNode, NodeGraph

    from tests.bench.editor_graph import drawing

    class Layer(BaseNode):  # type: ignore[misc]
        """A node with as many inputs as wires arrive."""

        __identifier__ = "bench"
        NODE_NAME = "Layer"

        def __init__(self) -> None:
            super().__init__()
            self.set_port_deletion_allowed(True)
            self.add_output("output")

    ours = drawing(count).main
    graph = NodeGraph()
    graph.set_acyclic(False)  # its search for cycles would take minutes
    graph.register_node(Layer)
    nodes = {
        id: graph.create_node(
            "bench.Layer", name=node.name, pos=list(node.position), selected=False, push_undo=False
        )
        for id, node in ours.nodes.items()
    }
    for edge in ours.edges:
        target = nodes[edge.target.node]
        port = target.add_input(f"input {len(target.input_ports())}")
        nodes[edge.source.node].output(0).connect_to(port, push_undo=False)
    return graph, nodes


if __name__ == "__main__":
    assert is_there()
    print(json.dumps(measure(int(sys.argv[1]))), flush=True)
    os._exit(0)
