"""The export dialog: which format, which weights, where to; then proof that it is the same.

The export runs in a job: it writes, opens the result in a clean process, compares. Meanwhile
it can be cancelled, which ends the clean process and says what is there already.
"""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dlstudio.catalog import METRICS
from dlstudio.errors import DLStudioError
from dlstudio.exporting import EXPORTERS
from dlstudio.exporting.exporter_spec import ExporterSpec
from dlstudio.exporting.write import ExportResult, export
from dlstudio.gui.forms.fields import Chooser
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.project.model import Project
from dlstudio.resources import resource
from dlstudio.spec.identifier import as_identifier
from dlstudio.training.records import BEST, Record, list_records

UNTRAINED = ""
LIST_WIDTH, LEAST_WIDTH, LEAST_HEIGHT = 200, 720, 420


class FormatList(QListWidget):
    """The formats by name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(LIST_WIDTH)
        for key in EXPORTERS:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.addItem(item)

    @property
    def chosen(self) -> ExporterSpec:
        """The chosen format, the first at the beginning."""
        return self._spec(max(self.currentRow(), 0))

    def retranslate(self) -> None:
        """Write every name in the language of the window."""
        self.setAccessibleName(tr("Format"))
        for place in range(self.count()):
            self.item(place).setText(words(self._spec(place).title))

    def _spec(self, place: int) -> ExporterSpec:
        return EXPORTERS[self.item(place).data(Qt.ItemDataRole.UserRole)]


class ExportDialog(QDialog):
    """Formats at the left; weights, place and result at the right.

    Args:
        run: folder of the run whose weights are chosen at first.
    """

    def __init__(self, studio: Studio, parent: QWidget | None = None, run: Path | None = None):
        super().__init__(parent)
        self._studio, self._busy = studio, False
        self._wanted = run or studio.run.folder
        self._named = False  # whether the person chose the file's name
        self._result: ExportResult | None = None
        self._cancelled = Event()
        self.formats = FormatList()
        self.summary, self.help = _text("strong"), _text("secondary")
        self.weights_label, self.weights = QLabel(), Chooser()
        self.weights_note = _text("warning")
        self.place_label, self.place = QLabel(), QLineEdit()
        self.browse = QPushButton()
        self.place_note = _text("warning")
        self.progress, self.doing = QProgressBar(), _text("secondary")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.problem, self.verdict, self.outcome = _text("error"), _text("good"), _text("secondary")
        self.go, self.closer, self.folder = QPushButton(), QPushButton(), QPushButton()
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        for label in (self.problem, self.outcome):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._connect()
        self.weights.addItem("", UNTRAINED)
        self.retranslate()
        self.formats.setCurrentRow(0)
        self._show_state()
        studio.jobs.start(lambda: _runs(studio.runs_folder), self._take_runs, self._fail_runs)

    @classmethod
    def ask(
        cls, studio: Studio, parent: QWidget | None = None, run: Path | None = None
    ) -> ExportDialog:
        """Open it over a window."""
        dialog = cls(studio, parent, run)
        dialog.open()
        return dialog

    @property
    def spec(self) -> ExporterSpec:
        """The chosen format."""
        return self.formats.chosen

    @property
    def path(self) -> Path:
        """Where it will be written; relative paths start at the project's folder."""
        typed = self.place.text().strip()
        path = (
            _start_folder(self._studio) / Path(typed).expanduser()
        )  # an absolute one stays itself
        suffix = self.spec.suffix
        wanting = typed and path.name and not path.suffix
        return path.with_suffix(suffix) if wanting and suffix else path

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        self.setWindowTitle(tr("Export"))
        self.formats.retranslate()
        for label, field, text in (
            (self.weights_label, self.weights, tr("Weights")),
            (self.place_label, self.place, tr("Write to")),
        ):
            label.setText(text)
            field.setAccessibleName(text)
        self.weights.setItemText(0, tr("Untrained, fresh from the seed"))
        self.browse.setText(tr("Choose…"))
        self.go.setText(tr("Export"))
        self.folder.setText(tr("Open the folder"))
        self._show_format()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def reject(self) -> None:
        """Close; while an export goes on, cancel that."""
        if self._busy:
            self._cancelled.set()
            self._show_state()
        else:
            super().reject()

    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    def start(self) -> None:
        """Write and prove it, in a job."""
        if self._busy:
            return
        folder, what = self.weights.currentData(), self._studio.document.project
        key, path, file = self.spec.key, self.path, self._studio.document.document.path
        beside = file.parent if file is not None else None
        self._busy, self._result, cancelled = True, None, Event()
        self._cancelled = cancelled
        self.problem.setText("")
        self._studio.settings.remember("export/folder", str(path.parent))
        self._show_state()
        self._studio.jobs.start(
            lambda: _written(Path(folder) if folder else what, key, path, beside, cancelled),
            self._succeed,
            self._fail,
        )

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(SPACE_S)
        right.addWidget(self.summary)
        right.addWidget(self.help)
        right.addSpacing(SPACE_S)
        place = QHBoxLayout()
        place.setSpacing(SPACE_XS)
        place.addWidget(self.place, 1)
        place.addWidget(self.browse)
        for label in (self.weights_label, self.place_label):
            label.setProperty("role", "secondary")
        for above in (self.weights_label, self.weights, self.weights_note, self.place_label):
            right.addWidget(above)
        right.addLayout(place)
        right.addWidget(self.place_note)
        self.weights_label.setBuddy(self.weights)
        self.place_label.setBuddy(self.place)
        right.addSpacing(SPACE_S)
        for widget in (self.doing, self.progress, self.problem, self.verdict, self.outcome):
            right.addWidget(widget)
        right.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        buttons.addWidget(self.closer)
        buttons.addWidget(self.go)
        right.addLayout(buttons)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_M, SPACE_L, SPACE_XL, SPACE_L)
        line.setSpacing(SPACE_XL)
        line.addWidget(self.formats)
        line.addLayout(right, 1)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)

    def _connect(self) -> None:
        self.formats.currentRowChanged.connect(lambda _row: self._choose_format())
        self.weights.activated.connect(lambda _place: self._show_state())
        self.place.textEdited.connect(self._on_place)
        self.browse.clicked.connect(self._browse)
        self.go.clicked.connect(self.start)
        self.closer.clicked.connect(self.reject)
        self.folder.clicked.connect(self._open_folder)

    def _choose_format(self) -> None:
        self._result = None
        self.problem.setText("")
        if self._named:
            self.place.setText(str(self.path.with_suffix(self.spec.suffix)))
        self._show_format()
        self._show_state()

    def _show_format(self) -> None:
        spec = self.spec
        self.summary.setText(words(spec.summary))
        self.help.setText(words(spec.help))
        self.help.setVisible(bool(spec.help))
        if not self._named:
            stem = as_identifier(self._studio.document.project.title, "network").lower()
            self.place.setText(str(_start_folder(self._studio) / f"{stem}{spec.suffix}"))
        self._show_state()

    def _show_state(self) -> None:
        """Show what goes on, and what to know before or after it."""
        untrained = self.weights.currentData() == UNTRAINED
        self.weights_note.setText(
            tr("These weights have learned nothing yet. Train first to export a trained network.")
        )
        self.weights_note.setVisible(untrained and self._result is None)
        self.place_note.setText(tr("What is there now will be replaced."))
        exists = bool(self.place.text().strip()) and self.path.exists()
        self.place_note.setVisible(exists and not self._busy and self._result is None)
        for shown in (self.doing, self.progress):
            shown.setVisible(self._busy)
        for used in (self.formats, self.weights, self.place, self.browse):
            used.setEnabled(not self._busy)
        ending = self._busy and self._cancelled.is_set()
        self.doing.setText(tr("Cancelling …") if ending else _doing())
        self.closer.setText(tr("Cancel") if self._busy else tr("Close"))
        self.closer.setEnabled(not ending)
        self.go.setEnabled(not self._busy and bool(self.place.text().strip()))
        self.problem.setVisible(bool(self.problem.text()))
        for ended in (self.verdict, self.outcome, self.folder):
            ended.setVisible(self._result is not None)
        if self._result is not None:
            largest = f"{self._result.largest:.3g}"
            self.verdict.setText(tr("Exported. The largest difference is {value}.", value=largest))
            self.outcome.setText(_outcome(self._result))

    def _take_runs(self, runs: list[tuple[Path, str]]) -> None:
        if not isValid(self):  # it may have been closed while they were read
            return
        for folder, name in runs:
            self.weights.addItem(name, str(folder))
        title = self._studio.document.project.title
        own = [str(f) for f, name in runs if name.startswith(f"{title} · ")]
        wanted = str(self._wanted) if self._wanted is not None else next(iter(own), UNTRAINED)
        self.weights.setCurrentIndex(max(self.weights.findData(wanted), 0))
        self._show_state()

    def _fail_runs(self, error: Exception) -> None:
        if not isinstance(error, (DLStudioError, OSError)):
            raise error
        if isValid(self):
            self.problem.setText(words(getattr(error, "sentence", str(error))))
            self._show_state()

    def _succeed(self, result: ExportResult) -> None:
        self._busy, self._result = False, result
        self._studio.tell(tr("Exported to {path}", path=str(result.path)))
        self._show_state()

    def _fail(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, (DLStudioError, OSError)):
            self._show_state()
            raise error
        self.problem.setText(words(getattr(error, "sentence", str(error))))
        self._show_state()

    def _on_place(self) -> None:
        self._named = True
        self._result = None
        self._show_state()

    def _browse(self) -> None:
        chosen = _asked(self, self.spec, self.path)
        if chosen is not None:
            self.place.setText(str(chosen))
            self._on_place()

    def _open_folder(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.path.parent)))


def _start_folder(studio: Studio) -> Path:
    """Return where the last export went, else the project's folder, else the person's."""
    remembered = studio.settings.memory("export/folder", "")
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    path = studio.document.document.path
    if path is None or path.is_relative_to(resource()):  # samples keep to themselves
        return Path.home()
    return path.parent


def _asked(parent: QWidget, spec: ExporterSpec, path: Path) -> Path | None:
    """Ask where to write, beginning at ``path``; None if the person thought better of it."""
    if not spec.suffix:
        folder = QFileDialog.getExistingDirectory(parent, tr("Export"), str(path.parent))
        return Path(folder) / path.name if folder else None
    pattern = f"{words(spec.title)} (*{spec.suffix})"
    quiet = QFileDialog.Option.DontConfirmOverwrite  # the dialog says it itself
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Export"), str(path), pattern, options=quiet)
    if not chosen:
        return None
    return Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(spec.suffix)


def _metric(name: str) -> str:
    spec = METRICS.get(name)
    return words(spec.title) if spec is not None else name


def _doing() -> str:
    return tr("Writing it, opening it in a clean process and comparing …")


def _text(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def _runs(out: Path) -> list[tuple[Path, str]]:
    """Return the runs that have weights, with their names, the newest first."""
    found = []
    for record in list_records(out):
        if (record.folder / BEST).is_file():
            best = record.best_metrics.items()
            score = next((f" · {_metric(k)} {v:.4g}" for k, v in best if k != "loss"), "")
            when = record.started[:16].replace("T", " ")
            found.append((record.folder, f"{record.title} · {when}{score}"))
    return found


def _written(
    what: Path | Project, key: str, path: Path, folder: Path | None, cancelled: Event
) -> ExportResult:
    source = Record.open(what) if isinstance(what, Path) else what
    return export(source, key, path, folder=folder, cancelled=cancelled.is_set)


def _outcome(result: ExportResult) -> str:
    """Say where it is, and how far it is from the network in each case that was tried."""
    cases = (
        tr("batch {size}", size=case.removeprefix("batch ")) + f": {difference:.3g}"
        for case, difference in result.differences.items()
    )
    lines = [
        str(result.path),
        tr(
            "Opened in a clean process and compared with the network: {cases}",
            cases=", ".join(cases),
        ),
        *(words(note) for note in result.notes),
    ]
    return "\n".join(lines)
