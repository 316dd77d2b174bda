"""Small widgets that several panels are made of, and how panels write numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_M, SPACE_S, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.panels.layouts import NO_MARGINS, Flow
from dlstudio.project.diagnostic import Diagnostic, Fix

LEAST_REPAIR = 120  # pixels of a button whose words are cut
NARROWEST, LEAST_NAMES = 160, 0.65  # px of rows of facts, and the share of it that names have


def number(value: float) -> str:
    """Write a count with thousands separators."""
    return f"{round(value):,}"


def measure(value: float) -> str:
    """Write a loss or metric so that its leading figures can be compared."""
    size = abs(value)
    return f"{value:.4f}" if 0.001 <= size < 1000 or value == 0 else f"{value:.3e}"


def short_number(value: float) -> str:
    """Write a large count with its unit letter: 61.7 k, 0.42 M."""
    for limit, letter in ((1e9, "G"), (1e5, "M"), (1e4, "k")):
        if value >= limit:
            scale = {"G": 1e9, "M": 1e6, "k": 1e3}[letter]
            return f"{value / scale:.3g} {letter}"
    return number(value)


def duration(seconds: float) -> str:
    """Write a time as a person says it: 8.4 s, 2 min 05 s, 1 h 12 min."""
    if seconds < 60:
        return tr("{seconds} s", seconds=f"{seconds:.1f}" if seconds < 10 else f"{seconds:.0f}")
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return tr("{minutes} min {seconds} s", minutes=minutes, seconds=f"{rest:02d}")
    hours, minutes = divmod(minutes, 60)
    return tr("{hours} h {minutes} min", hours=hours, minutes=f"{minutes:02d}")


def label(text: str = "", role: str = "", wrap: bool = False) -> QLabel:
    """Make a label with a role of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


class OneLine(QLabel):
    """A text that is cut with an ellipsis where there is no room, in full in the tooltip."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def write(self, text: str) -> None:
        """Show a text."""
        self._full = text
        self.setToolTip(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._full, mode, self.width()))


def give_role(widget: QWidget, role: str) -> None:
    """Change a widget's role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class Empty(QWidget):
    """What an empty panel says: one line and the first step."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label(role="secondary", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton()
        self.button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_S)
        column.addStretch(2)
        column.addWidget(self.text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def write(self, text: str, action: str = "") -> None:
        """Set the line, and the button's text if there is a step to offer."""
        self.text.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))


class Section(QWidget):
    """A titled part of a page that can be folded."""

    def __init__(self, folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = QToolButton()
        self.head.setCheckable(True)
        self.head.setChecked(not folded)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setProperty("role", "section")
        self.body = QWidget()
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(*NO_MARGINS)
        self.inside.setSpacing(SPACE_XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(*NO_MARGINS)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.head)
        column.addWidget(self.body)
        self.head.toggled.connect(self._on_toggled)
        self._on_toggled(not folded)

    def write(self, title: str) -> None:
        """Set the title."""
        self.head.setText(title)
        self.head.setAccessibleName(title)

    def _on_toggled(self, opened: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self.head.setArrowType(arrow)
        self.body.setVisible(opened)


class Facts(QWidget):
    """Rows of a name and a value that can be selected and copied.

    Names take the room that values leave, and are cut in their middle where that is too little.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*NO_MARGINS)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._names: list[str] = []

    def write(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these rows; as many labels are kept as are needed."""
        rows = list(rows)
        self._names = [name for name, _value in rows]
        while len(self._rows) < len(rows):
            name, value = label(role="secondary"), label(role="mono", wrap=True)
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            place = len(self._rows)
            self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, place, 1)
            self._rows.append((name, value))
        for place, (name, value) in enumerate(self._rows):
            shown = place < len(rows)
            name.setVisible(shown)
            value.setVisible(shown)
            # After an edit most rows are as they were, and a new text lays the panel out anew.
            if shown and (value.accessibleName(), value.text()) != rows[place]:
                value.setText(rows[place][1])
                name.setMinimumHeight(value.fontMetrics().height())
                value.setAccessibleName(rows[place][0])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Give each column its room, and each name what of it fits."""
        rows = self._rows[: len(self._names)]
        if not rows:
            return
        write, width = rows[0][0].fontMetrics(), self.width() - SPACE_M
        wanted = max(write.horizontalAdvance(name) for name in self._names) + 1
        values = max(v.fontMetrics().horizontalAdvance(v.text()) for _name, v in rows) + 2
        room = min(wanted, max(width - values, round(width * LEAST_NAMES)))
        self._grid.setColumnMinimumWidth(0, room)
        for whole, (name, _value) in zip(self._names, rows, strict=True):
            shown = write.elidedText(whole, Qt.TextElideMode.ElideMiddle, room)
            if name.text() != shown:
                name.setText(shown)
                name.setToolTip(whole if shown != whole else "")


class ProblemCard(QFrame):
    """One finding: its mark, place, sentence, and the buttons that repair it.

    Signals:
        chosen(Diagnostic): a person wants to see where it is.
        repaired(Fix): a person pressed a repair.
        previewed(Fix): the pointer or the focus is on a repair; None when it has left.
    """

    chosen = Signal(object)
    repaired = Signal(object)
    previewed = Signal(object)

    def __init__(
        self,
        found: Diagnostic,
        place: str = "",
        with_code: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.found = found
        self.place = place
        self.setProperty("role", "problem")
        self.setProperty("severity", found.severity.value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark = QLabel()
        mark.setPixmap(icon(found.severity.value).pixmap(16, 16))
        sentence = label(words(found.sentence), wrap=True)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        if place:
            head.addWidget(label(place, "strong"))
        head.addStretch(1)
        if with_code:
            head.addWidget(label(found.code, "code"))
        body = QVBoxLayout()
        body.setSpacing(SPACE_XS)
        if place or with_code:
            body.addLayout(head)
        body.addWidget(sentence)
        if found.fixes:
            body.addWidget(repair_buttons(found.fixes, self.repaired.emit, self.previewed.emit))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, SPACE_S - 2, SPACE_S, SPACE_S - 2)
        row.setSpacing(SPACE_S)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(body, 1)
        self.setAccessibleName(f"{severity_word(found)}: {place} {words(found.sentence)}".strip())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.found)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.found)
        else:
            super().keyPressEvent(event)


class RepairButton(QPushButton):
    """Offers a repair and shows what it would do while the pointer or the focus is on it."""

    def __init__(self, fix: Fix, preview: Callable[[Fix | None], object]) -> None:
        super().__init__(words(fix.label))
        self._fix, self._preview = fix, preview
        self._missing = 0  # pixels, for the whole text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()  # a narrow panel cuts the words, not everything beside them
        return QSize(min(hint.width(), LEAST_REPAIR), hint.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._missing > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self.text()) - self._missing
            option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._missing = self.sizeHint().width() - self.width()
        self.setToolTip(self.text() if self._missing > 0 else "")

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._preview(self._fix)
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._preview(None)
        return super().event(event)


def repair_buttons(
    fixes: Iterable[Fix],
    repair: Callable[[Fix], object],
    preview: Callable[[Fix | None], object],
) -> QWidget:
    """Make one button a repair, wrapping where there is no room."""
    holder = QWidget()
    flow = Flow(holder)
    for fix in fixes:
        button = RepairButton(fix, preview)
        button.setProperty("role", "small")
        button.clicked.connect(partial(_run, repair, fix))
        flow.addWidget(button)
    return holder


def severity_word(found: Diagnostic) -> str:
    """Return the word of a severity."""
    return {"error": tr("Error"), "warning": tr("Warning"), "hint": tr("Hint")}[
        found.severity.value
    ]


class Translated(QWidget):
    """Base of the panels: writes its texts again when the language changes."""

    def retranslate(self) -> None:
        raise TypeError(f"{type(self).__name__} does not write its texts")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _run(repair: Callable[[Fix], object], fix: Fix, _checked: bool = False) -> None:
    repair(fix)
