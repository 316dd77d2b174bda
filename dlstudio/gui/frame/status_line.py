"""StatusLine: notices on the left; cost of the network, device, language and zoom on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from dlstudio.gui.look.amounts import size_text
from dlstudio.gui.look.devices import device_name, device_text
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.validation.learning import any_frozen, count_frozen
from dlstudio.validation.own import uncounted
from dlstudio.validation.report import Report

NOTICE_MS = 6_000
MOST_NAMES = 5


def parameter_count(report: Report) -> int:
    """Return how many numbers the main network learns, as far as its shapes are known."""
    return report.main.parameters


def mac_count(report: Report) -> int:
    """Return the multiply-accumulates of one sample, as far as shapes are known."""
    return report.main.macs


def grouped(number: float) -> str:
    """Write a large number for reading: 61,706 or 0.42 M or 1.8 G."""
    for size, unit in ((1e12, "T"), (1e9, "G"), (1e6, "M")):
        if number >= size / 10:
            return f"{number / size:,.2f} {unit}"
    return f"{number:,.0f}"


class StatusLine(QStatusBar):
    """The line at the lower edge."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._zoom_percent = 100
        self.setSizeGripEnabled(False)
        self.parameters, self.macs, self.device = QLabel(), QLabel(), QLabel()
        self.memory = QLabel()
        self.zoom = QLabel()
        self.zoom.setMinimumWidth(56)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.language = QToolButton(autoRaise=True)
        self.language.setMinimumSize(48, 24)
        self.language.clicked.connect(self._on_language)
        for widget in (
            *(self.parameters, self.macs, self.memory, self.device),
            *(self.language, self.zoom),
        ):
            self.addPermanentWidget(widget)
        self._links: list[tuple[SignalInstance, Callable[..., object]]] = []
        self.look_at(studio)

    def look_at(self, studio: Studio) -> None:
        """Speak of another tab."""
        for signal, slot in self._links:
            signal.disconnect(slot)
        self._studio = studio
        self._links = [
            (studio.told, self._on_told),
            (studio.document.checked, self.refresh),
            (studio.document.opened, self.refresh),
            (studio.document.stateChanged, self._write_device),
            (studio.counting.counted, self._write_memory),
            (studio.run.started, self._write_device),
            (studio.run.ended, self.clearMessage),
            (studio.files.changed, self.refresh),
        ]
        for signal, slot in self._links:
            signal.connect(slot)
        self.clearMessage()
        self.retranslate()

    def set_zoom(self, factor: float) -> None:
        """Show the zoom of the canvas; 1.0 is 100 %."""
        self._zoom_percent = round(factor * 100)
        self.zoom.setText(f"{self._zoom_percent} %")

    def refresh(self) -> None:
        """Show the cost of the network of now."""
        shown = self._studio.files.shown
        for widget in (self.parameters, self.macs, self.memory, self.device, self.zoom):
            widget.setVisible(shown)
        if shown:
            report = self._studio.document.report
            self._write_parameters(report)
            self._write_macs(report)
            self._write_memory()
            self._write_device()

    def _write_macs(self, report: Report) -> None:
        """Say what one sample takes, and whether layers are missing in that."""
        count = grouped(mac_count(report))
        missing = list(uncounted(self._studio.document.project, report))
        text, tip = tr("{count} MACs", count=count), tr("Multiply-accumulates for one sample")
        if missing:
            text = tr("{count} MACs and own layers", count=count)
            names = ", ".join(missing[:MOST_NAMES]) + ("…" if len(missing) > MOST_NAMES else "")
            tip += "\n" + tr("MACs and FLOPs of own layers are not known: {names}", names=names)
        self.macs.setText(text)
        self.macs.setToolTip(tip)

    def _write_parameters(self, report: Report) -> None:
        project, count = self._studio.document.project, f"{parameter_count(report):,}"
        frozen = count_frozen(project, report.main) if any_frozen(project) else 0
        text = tr("{count} {count:parameter|parameters}", count=count)
        if frozen:
            text = tr(
                "{count} {count:parameter|parameters}, {frozen} frozen",
                count=count,
                frozen=f"{frozen:,}",
            )
        self.parameters.setText(text)

    def retranslate(self) -> None:
        self.language.setText("中 / EN")
        self.language.setToolTip(tr("Switch between English and Chinese"))
        self.language.setAccessibleName(tr("Switch between English and Chinese"))
        self.parameters.setToolTip(tr("Numbers that the network learns"))
        self.memory.setToolTip(tr("Memory that a training step takes, as predicted"))
        self.device.setToolTip(tr("Where the network is trained"))
        self.zoom.setToolTip(tr("Zoom of the canvas"))
        self.set_zoom(self._zoom_percent / 100)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_told(self, text: str) -> None:
        self.showMessage(text, NOTICE_MS)

    def _write_memory(self, _totals: object = None) -> None:
        """Say what a training step takes; nothing until it is counted."""
        totals = self._studio.counting.totals
        size = "" if totals is None else size_text(totals.training.peak)
        self.memory.setText(tr("{size} in training", size=size) if size else "")

    def _write_device(self) -> None:
        """Name the device of the last training, or the one that is wished for."""
        started = self._studio.run.beginning
        if started is None:
            text = device_name(self._studio.document.project.training.device)
        else:
            text = device_text(started.device, started.threads)
        self.device.setText(text)

    def _on_language(self) -> None:
        chinese = self._studio.language == "zh_CN"
        self._studio.settings["language"] = "en" if chinese else "zh_CN"
