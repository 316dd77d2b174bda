"""What is said about a run in one strip: how it goes, what to know, how it ended.

Signals:
    nodeAsked(str): show this node.
    exportAsked(), compareAsked(): buttons of the card at the end.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dlstudio.catalog import METRICS
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_M, SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.curves import Curves
from dlstudio.gui.panels.parts import OneLine, Translated, duration, label, measure, number
from dlstudio.gui.panels.training_view import metric_title
from dlstudio.training.events import Advised, Ended

NOT_WRITTEN = "DL592"  # the disk refused a checkpoint or the weights


class Notice(QFrame):
    """One sentence with its mark and, where a node is known, the way to it."""

    nodeAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node: str | None = None
        self.setProperty("role", "notice")
        self.mark, self.text = QLabel(), label(wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.setProperty("role", "small")
        self.button.clicked.connect(lambda: self.nodeAsked.emit(self._node or ""))
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        line.setSpacing(SPACE_S)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, kind: str, text: str, node: str | None = None) -> None:
        """Show a sentence; ``kind`` is "error", "warning" or "hint"."""
        self._node = node
        self.setProperty("severity", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.mark.setPixmap(icon(kind).pixmap(16, 16))
        self.text.setText(text)
        self.button.setText(tr("Show node"))
        self.button.setVisible(bool(node))
        self.show()


class EndCard(QFrame):
    """The small card at the end: best result, when, how long, and what one may do next."""

    exportAsked = Signal()
    compareAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.head, self.detail = OneLine("strong"), OneLine("secondary")
        self.export, self.compare = QPushButton(), QPushButton()
        self.export.setProperty("role", "small")
        self.compare.setProperty("role", "small")
        self.export.clicked.connect(self.exportAsked)
        self.compare.clicked.connect(self.compareAsked)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_M, SPACE_XS, SPACE_S, SPACE_XS)
        line.setSpacing(SPACE_M)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.head)
        said.addWidget(self.detail)
        line.addLayout(said, 1)
        line.addWidget(self.export)
        line.addWidget(self.compare)
        self.hide()

    def show_end(self, curves: Curves) -> None:
        """Show how a run ended; nothing for one without a finished epoch."""
        self.export.setText(tr("Export…"))
        self.compare.setText(tr("Compare runs"))
        end, best = curves.end, curves.best
        if end is None or best is None:
            self.hide()
            return
        parts = {**best.train, **best.validation}
        name = next(iter(curves.metrics()), "loss")
        value = result(name, parts.get(name, parts.get("loss", float("nan"))))
        self.head.write(tr("Best {result} in epoch {epoch}", result=value, epoch=best.epoch))
        facts = [
            tr("{seconds} of training", seconds=duration(end.seconds)),
            tr("{count} {count:epoch|epochs}", count=number(end.epoch)),
        ]
        tests = [result(key, score) for key, score in end.test.items()]
        if tests:
            facts.append(tr("on the test part: {results}", results=", ".join(tests)))
        self.detail.write(" · ".join(facts))
        self.show()


class RunStrip(Translated):
    """Advice while it runs, the card or the failure when it has ended."""

    nodeAsked = Signal(str)
    exportAsked = Signal()
    compareAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Curves | None = None
        self.notice, self.card = Notice(), EndCard()
        self.notice.nodeAsked.connect(self.nodeAsked)
        self.card.exportAsked.connect(self.exportAsked)
        self.card.compareAsked.connect(self.compareAsked)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.card)
        column.addWidget(self.notice)

    def retranslate(self) -> None:
        if self._curves is not None:
            self.show_run(self._curves)

    def show_run(self, curves: Curves) -> None:
        """Show what there is to say about a run."""
        self._curves = curves
        self.notice.hide()
        self.card.show_end(curves)
        if curves.advice:
            self.advise(curves.advice[-1])
        if curves.end is not None:
            self.end(curves.end)

    def advise(self, advice: Advised) -> None:
        """Show the newest advice."""
        self.notice.say("hint", words(advice.sentence), advice.node)

    def end(self, event: Ended) -> None:
        """Show how it ended."""
        if self._curves is not None:
            self.card.show_end(self._curves)
        advice = self._curves.advice if self._curves is not None else []
        refused = any(one.code == NOT_WRITTEN for one in advice)
        # The card of a training that simply finished says all there is to say; where the disk
        # refused something, the end tells what is kept and what is lost.
        if event.reason != "finished" or self.card.isHidden() or refused:
            kind = "error" if event.reason == "failed" else "warning" if refused else "hint"
            self.notice.say(kind, words(event.sentence), event.node)

    def clear(self) -> None:
        """Say nothing."""
        self._curves = None
        self.notice.hide()
        self.card.hide()


def result(name: str, value: float) -> str:
    """Write a metric with its name."""
    title = tr("loss") if name == "loss" else metric_title(name)
    return f"{title} {measure(value)}"


def higher_is_better(name: str) -> bool:
    """Whether a larger value of a metric is better."""
    spec = METRICS.get(name)
    return spec is not None and spec.higher_is_better
