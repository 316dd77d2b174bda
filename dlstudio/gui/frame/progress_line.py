"""ProgressLine: a thin line under the tool bar while a training goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from dlstudio.gui.models.run_model import RunModel

FULL = 1000


class ProgressLine(QProgressBar):
    """Steps done of all steps; moves to and fro while the training is prepared."""

    def __init__(self, run: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self.setProperty("role", "line")
        self.setTextVisible(False)
        self.setRange(0, FULL)
        run.stateChanged.connect(self._on_state)
        run.updated.connect(self._on_updated)
        self._on_state(run.state)

    def _on_state(self, state: str) -> None:
        self.setVisible(self._run.active)
        self.setRange(0, 0 if state == "preparing" else FULL)
        self._on_updated()

    def _on_updated(self) -> None:
        curves = self._run.curves
        if self.maximum() == FULL:
            self.setValue(
                round(FULL * curves.step / curves.total_steps) if curves.total_steps else 0
            )
