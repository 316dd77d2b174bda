"""What the chosen data holds: figures, class counts by part, and some samples.

``load`` runs in a job and returns plain values; ``DataView`` draws them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from dlstudio.data.source_spec import DataInfo
from dlstudio.gui.look.fonts import mono_font
from dlstudio.gui.look.theme import Look
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.panels.data_pictures import ClassBars, Points, Sample, Series, Thumbnails
from dlstudio.gui.panels.layouts import Page
from dlstudio.gui.panels.parts import Facts, Translated, label, number
from dlstudio.language import Sentence
from dlstudio.project.model import TrainSpec
from dlstudio.spec.spec import Choice

if TYPE_CHECKING:
    import numpy as np

MOST_SAMPLES = 24
MOST_POINTS = 600
MOST_COLUMNS = 30
KEPT = "\u2060"  # no new line here, also between Chinese characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What is shown of the data.

    Args:
        counts: samples of each class by part; empty where there are no classes.
        sizes: samples by part.
        fields: some samples by input field, as they are in the source.
        target: theirs.
    """

    info: DataInfo
    counts: Mapping[str, tuple[int, ...]]
    sizes: Mapping[str, int]
    fields: Mapping[str, np.ndarray]
    target: np.ndarray
    warnings: tuple[Sentence, ...]


def load(choice: Choice, training: TrainSpec, folder: Path | None) -> Loaded:
    """Read and divide the data; DataError with a sentence."""
    from dlstudio.data.preparation import prepare, preview
    from dlstudio.data.splits import PARTS, class_counts

    prepared = prepare(choice, training, folder)
    types = list(prepared.info.inputs.values())
    plane = len(types) == 1 and types[0].dims[1:] == (2,)
    shown = preview(choice, folder, most=MOST_POINTS if plane else MOST_SAMPLES)
    classes = len(prepared.info.class_names)
    counts = {}
    if prepared.info.task != "numbers" and prepared.target.size == len(prepared.target):
        counts = {
            part: class_counts(prepared.target[prepared.parts.part(part)], classes)
            for part in PARTS
        }
    assert shown.target is not None  # a preview always has its targets
    return Loaded(
        info=prepared.info,
        counts=counts,
        sizes={part: len(prepared.parts.part(part)) for part in PARTS},
        fields=shown.inputs,
        target=shown.target,
        warnings=prepared.warnings,
    )


class DataView(Translated):
    """Figures and class bars beside a picture of some samples."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._loaded: Loaded | None = None
        self.facts, self.bars = Facts(), ClassBars(look)
        self.legend = label(role="secondary", wrap=True)
        self.warnings = label(role="warning", wrap=True)
        self.thumbnails, self.series = Thumbnails(look), Series(look)
        self.points, self.table = Points(look), QTableWidget()
        self.heading = label(role="secondary")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self._figures, self._pictures = Page(), Page()
        for widget in (self.facts, self.warnings, self.legend, self.bars):
            self._figures.column.addWidget(widget)
        self._figures.column.addStretch(1)
        for picture in (self.heading, self.thumbnails, self.series):
            self._pictures.column.addWidget(picture)
        self._pictures.column.addWidget(self.points, 1)
        self._pictures.column.addWidget(self.table, 1)
        self._pictures.column.addStretch(0)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._figures, 2)
        line.addWidget(self._pictures, 3)
        look.changed.connect(self._color_legend)
        self.clear()

    def retranslate(self) -> None:
        if self._loaded is not None:
            self.show_data(self._loaded)

    def clear(self) -> None:
        """Show nothing (an error stands above)."""
        self._loaded = None
        for page in (self._figures, self._pictures):
            page.hide()

    def show_data(self, loaded: Loaded) -> None:
        """Show what was loaded."""
        self._loaded = loaded
        info = loaded.info
        for page in (self._figures, self._pictures):
            page.show()
        self.facts.write(_facts(loaded))
        self.warnings.setText("\n".join(words(sentence) for sentence in loaded.warnings))
        self.warnings.setVisible(bool(loaded.warnings))
        with_classes = bool(loaded.counts)
        self.bars.setVisible(with_classes)
        self.legend.setVisible(with_classes)
        if with_classes:
            self.bars.show_counts(info.class_names, dict(loaded.counts))
        self._color_legend()
        self._show_samples(loaded)

    def _show_samples(self, loaded: Loaded) -> None:
        name, values = next(iter(loaded.fields.items()))
        captions = [_caption(loaded.info, target) for target in loaded.target]
        labels = _labels(loaded)
        samples = [
            Sample(values=v, caption=c, label=k)
            for v, c, k in zip(values, captions, labels, strict=True)
        ]
        rank, plane = values.ndim, values.shape[1:] == (2,)
        self.thumbnails.setVisible(rank == 4)
        self.series.setVisible(rank == 3)
        self.points.setVisible(rank == 2 and plane)
        self.table.setVisible(rank == 2 and not plane)
        self.heading.setText(tr("Some samples of “{field}”", field=name))
        if rank == 4:
            self.thumbnails.show_samples(samples)
        elif rank == 3:
            self.series.show_samples(samples)
        elif plane:
            self.points.show_points(
                [(float(s.values[0]), float(s.values[1]), s.label) for s in samples]
            )
        else:
            self._fill_table(samples)

    def _fill_table(self, samples: list[Sample]) -> None:
        words = self._loaded.info.words if self._loaded is not None else ()
        if words:
            self._fill_texts(samples, words)
            return
        columns = min(samples[0].values.size, MOST_COLUMNS) if samples else 0
        self.table.setColumnCount(columns + 1)
        self.table.setRowCount(len(samples))
        heads = [tr("target"), *(f"x{place}" for place in range(columns))]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setFont(mono_font(0.92))
        for row, sample in enumerate(samples):
            self.table.setItem(row, 0, QTableWidgetItem(sample.caption))
            for column, value in enumerate(sample.values.reshape(-1)[:columns]):
                item = QTableWidgetItem(f"{float(value):g}")
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column + 1, item)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setMinimumHeight(24 * 6)

    def _fill_texts(self, samples: list[Sample], words: Sequence[str]) -> None:
        """Show whole numbers as the words that they stand for."""
        self.table.setColumnCount(2)
        self.table.setRowCount(len(samples))
        self.table.setHorizontalHeaderLabels([tr("text"), tr("target")])
        for row, sample in enumerate(samples):
            for column, text in enumerate((_text(sample.values, words), sample.caption)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        long = any(" " in sample.caption for sample in samples)
        head, mode = self.table.horizontalHeader(), QHeaderView.ResizeMode
        head.setSectionResizeMode(0, mode.Stretch)
        head.setSectionResizeMode(1, mode.Stretch if long else mode.ResizeToContents)
        self.table.setMinimumHeight(24 * 6)

    def _color_legend(self) -> None:
        if self._loaded is None:
            return
        sizes = self._loaded.sizes
        titles = {
            "train": tr("training {count}", count=number(sizes["train"])),
            "validation": tr("validation {count}", count=number(sizes["validation"])),
            "test": tr("test {count}", count=number(sizes["test"])),
        }
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        squares = [
            f'<span style="color:{_hex(self.bars.part_color(part))}">■</span>&nbsp;'
            + KEPT.join(title.replace(" ", "\u00a0"))
            for part, title in titles.items()
        ]
        self.legend.setText("&nbsp; ".join(squares))


def _facts(loaded: Loaded) -> list[tuple[str, str]]:
    info = loaded.info
    task = {
        "classes": tr("classes"),
        "binary": tr("yes or no"),
        "numbers": tr("numbers"),
    }[info.task]
    rows = [(tr("Samples"), number(info.samples or sum(loaded.sizes.values())))]
    rows += [(name, str(type_)) for name, type_ in info.inputs.items()]
    rows.append((tr("target"), str(info.target)))
    what = f"{len(info.class_names)} {task}" if info.class_names else task
    rows.append((tr("To predict"), what))
    if not loaded.counts:
        parts = " · ".join(number(size) for size in loaded.sizes.values())
        rows.append((tr("Training · validation · test"), parts))
    return rows


def _caption(info: DataInfo, target: np.ndarray) -> str:
    if info.task == "numbers":
        values = [f"{float(value):.3g}" for value in target.reshape(-1)[:3]]
        return ", ".join(values)
    if info.words and target.size > 1:
        return _text(target, info.words)
    if is_row(info):
        return " ".join(info.class_names[int(place)] for place in target if place)
    if target.size > 1:  # a mask
        share = float((target.reshape(-1) == len(info.class_names) - 1).mean())
        return f"{info.class_names[-1]} {share:.0%}"
    place = int(target.reshape(-1)[0]) if target.ndim else int(target)
    return info.class_names[place] if place < len(info.class_names) else str(place)


def _text(numbers: np.ndarray, words: Sequence[str]) -> str:
    """Write a row of word numbers without what fills it up."""
    text = " ".join(words[int(number)] for number in numbers.reshape(-1))
    return text.rstrip(f" {words[0]}")


def is_row(info: DataInfo) -> bool:
    """Tell whether a target is a row of labels, filled up with class 0, the blank."""
    return info.task == "classes" and info.target.rank == 2


def _labels(loaded: Loaded) -> list[int]:
    if loaded.info.task == "numbers":
        return [0] * len(loaded.target)
    return [int(value) for value in loaded.target.reshape(len(loaded.target), -1)[:, 0]]


def _hex(color: QColor) -> str:
    return color.name()
