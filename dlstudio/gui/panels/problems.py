"""The problems of the project, worst first, each with its place and its repairs.

What the check found and what stands in the way of a training are listed together; a click
or Enter shows the place, a button repairs it (and can be undone).

Signals:
    counted(int, int): errors and warnings that are listed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.afterwards import Afterwards
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.layouts import Page
from dlstudio.gui.panels.parts import Empty, ProblemCard, Translated, clear, label, number
from dlstudio.gui.panels.training_titles import TITLES
from dlstudio.project.diagnostic import Diagnostic, Fix, Severity
from dlstudio.project.model import MAIN

MOST_SHOWN = 100  # cards; more would make a broken project slow to draw


class ProblemsPanel(Translated):
    """A list of findings with filters by severity."""

    counted = Signal(int, int)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._found: tuple[Diagnostic, ...] = ()
        self._drawn: tuple[Diagnostic, ...] | None = None
        self.filters = {severity: QToolButton() for severity in Severity}
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, 0)
        bar.setSpacing(SPACE_XS)
        for button in self.filters.values():
            button.setCheckable(True)
            button.setChecked(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.toggled.connect(lambda _on: self._draw())
            bar.addWidget(button)
        bar.addStretch(1)
        self._bar = QWidget()
        self._bar.setLayout(bar)
        self.page = Page(margin=SPACE_S)
        self.page.column.setSpacing(SPACE_XS)
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self._later = Afterwards(self._draw, self)
        studio.ready.found.connect(self._take)
        studio.ready.wake()
        studio.look.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Everything found, whatever the filters."""
        return self._found

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Problems"))
        self._drawn = None
        clear(self.page.column)
        for severity, button in self.filters.items():
            button.setIcon(icon(severity.value))
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._studio.ready.ask(again=True)
        self._later.now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        cards = self.cards()
        if step is None or not cards:
            super().keyPressEvent(event)
            return
        here = next((i for i, card in enumerate(cards) if card.hasFocus()), -1 if step > 0 else 0)
        card = cards[(here + step) % len(cards)]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.page.ensureWidgetVisible(card)

    def cards(self) -> list[ProblemCard]:
        """The cards that are shown, from top to bottom."""
        self._later.flush()
        return self._standing()

    def _standing(self) -> list[ProblemCard]:
        items = (self.page.column.itemAt(i) for i in range(self.page.column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, ProblemCard)]

    def _take(self, _more: object) -> None:
        self._found = self._studio.ready.everything
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):  # at work here: no repair twice
            self._later.now()
        else:
            self._later.ask()
        counts = self._counts()
        self.counted.emit(counts[Severity.ERROR], counts[Severity.WARNING])

    def _counts(self) -> dict[Severity, int]:
        return {s: sum(d.severity is s for d in self._found) for s in Severity}

    def _draw(self) -> None:
        """Draw the cards, if they are other than those that stand there."""
        self._write_filters()
        if not self.isVisible():
            return
        self.empty.write(
            tr("No problems. Shapes fit, and every layer is connected.")
            if self._studio.ready.begun
            else tr("Nothing is drawn yet. Drag a layer onto the canvas.")
        )
        shown = tuple(d for d in self._found if self.filters[d.severity].isChecked())
        if shown == self._drawn:
            return
        self._drawn = shown
        self._fill(shown)
        self._bar.setVisible(bool(self._found))
        self._stack.setCurrentWidget(self.page if self._found else self.empty)

    def _fill(self, shown: tuple[Diagnostic, ...]) -> None:
        """Put the cards in order; those of problems that stay stand where they stood.

        The list must neither jump nor lose the focus when one of its problems is repaired: the
        keys go on with the problem that takes the place of the one that is gone.
        """
        column, old = self.page.column, self._standing()
        focus = self.window().focusWidget()
        held = None
        if focus is not None:
            held = next((i for i, c in enumerate(old) if c is focus or c.isAncestorOf(focus)), None)
        free = {(card.place, card.found.code, str(card.found.sentence)): card for card in old}
        cards = []
        for found in shown[:MOST_SHOWN]:
            place = self._place_of(found)
            card = free.pop((place, found.code, str(found.sentence)), None)
            if card is None or card.found != found:
                card = self._card(found, place)
            cards.append(card)
        if held is not None and old[held] not in cards:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            held = None
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in cards:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            column.addWidget(card)
        if len(shown) > MOST_SHOWN:
            more = tr("… and {count} more", count=number(len(shown) - MOST_SHOWN))
            column.addWidget(label(more, "secondary"))
        column.addStretch(1)
        if held is not None and cards:
            cards[min(held, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, found: Diagnostic, place: str) -> ProblemCard:
        card = ProblemCard(found, place)
        card.chosen.connect(self._go_to)
        card.repaired.connect(self._repair)
        card.previewed.connect(self._studio.previewed)
        return card

    def _write_filters(self) -> None:
        counts = self._counts()
        words_of = {
            Severity.ERROR: tr(
                "{count} {count:error|errors}", count=number(counts[Severity.ERROR])
            ),
            Severity.WARNING: tr(
                "{count} {count:warning|warnings}", count=number(counts[Severity.WARNING])
            ),
            Severity.HINT: tr("{count} {count:hint|hints}", count=number(counts[Severity.HINT])),
        }
        for severity, button in self.filters.items():
            if button.text() != words_of[severity]:
                button.setText(words_of[severity])
                button.setAccessibleName(words_of[severity])

    def _place_of(self, found: Diagnostic) -> str:
        place = found.place
        graph = self._studio.document.project.graphs.get(place.graph)
        node = graph.nodes.get(place.node) if graph and place.node else None
        if node is not None:
            where = node.name if place.graph == MAIN else f"{place.graph} › {node.name}"
            detail = place.param or place.port
            return f"{where} · {detail}" if detail else where
        if place.setting is not None:
            title = TITLES.get(place.setting)
            return f"{tr('Training')} · {words(title) if title else place.setting}"
        return tr("Network") if place.graph == MAIN else place.graph

    def _go_to(self, found: Diagnostic) -> None:
        place, studio = found.place, self._studio
        if place.node is not None:
            studio.reveal(place.node, place.graph)
        elif place.edge is not None:
            studio.document.show(place.graph)
            studio.selection.set(edge=place.edge)
        elif place.graph != MAIN and place.param is not None:  # a parameter that a block declares
            studio.document.show(place.graph)
            studio.selection.set()
            studio.ask_panel("inspector")
        elif place.setting is not None:
            studio.ask_panel("data" if place.setting == "data" else "training")

    def _repair(self, fix: Fix) -> None:
        self._studio.document.repair(fix, self)
