"""Gliding: nodes that were moved by a command are seen on their way to their new places.

The project has changed already; only the scene follows in steps. Whatever happens meanwhile
finds the nodes where they belong.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from dlstudio.graph.model import NodeId
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.gui.look.theme import Look

FRAME_MS = 16
MOST = 300  # nodes; a step with more would take longer than two frames

Places = Mapping[NodeId, tuple[float, float]]


class Glide(QObject):
    """Moves nodes of the scene for a short time, slower towards the end."""

    def __init__(self, stage: Stage, look: Look) -> None:
        super().__init__(stage.scene)
        self._stage, self._look = stage, look
        self._from: Places = {}
        self._to: Places = {}
        self._clock = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._step)
        stage.sync.interrupted.connect(self.finish)

    def start(self, before: Places, after: Places) -> None:
        """Show nodes on their way from where they were to where they are."""
        self.finish()
        if not self._look.motion or len(after) > MOST:
            return
        self._from, self._to = before, after
        self._stage.scene.lift(before)
        self._clock.start()
        self._frames.start()

    def finish(self) -> None:
        """Show the nodes where they belong."""
        if self._frames.isActive():
            self._frames.stop()
            nodes = self._stage.scene.nodes
            self._stage.scene.lift({id: at for id, at in self._to.items() if id in nodes})

    def _step(self) -> None:
        share = self._clock.elapsed() / max(1, self._look.motion)
        if share >= 1.0:
            self.finish()
            return
        share = 1.0 - (1.0 - share) ** 3
        self._stage.scene.lift(
            {
                id: (x + (self._to[id][0] - x) * share, y + (self._to[id][1] - y) * share)
                for id, (x, y) in self._from.items()
            }
        )
