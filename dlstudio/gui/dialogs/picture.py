"""Export picture: the network as SVG, PDF or PNG, shown as it will be while one chooses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dlstudio.errors import DLStudioError
from dlstudio.gui.dialogs.room import resize_within
from dlstudio.gui.forms.fields import Chooser
from dlstudio.gui.look.draw import encoded, image_of, paint
from dlstudio.gui.look.theme import SPACE_L, SPACE_M
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.document_files import file_name
from dlstudio.gui.models.studio import Studio
from dlstudio.picturing.drawing import Drawing
from dlstudio.picturing.picture import CANVAS, FLOW, MAPS, PictureSpec, picture
from dlstudio.picturing.svg import svg_text
from dlstudio.project.atomic import write_atomically
from dlstudio.project.model import MAIN

FORMS = ("svg", "pdf", "png")


class Preview(QWidget):
    """A drawing, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self.setMinimumSize(320, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Preview"))

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show another drawing, or nothing."""
        self.drawing = drawing
        self.setAccessibleDescription("" if drawing is None else str(drawing.description))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        drawing = self.drawing
        if drawing is None:
            return
        scale = min((self.width() - 4) / drawing.width, (self.height() - 4) / drawing.height, 2.0)
        width, height = drawing.width * scale, drawing.height * scale
        painter.translate((self.width() - width) / 2, (self.height() - height) / 2)
        painter.scale(scale, scale)
        page = QRectF(0, 0, drawing.width, drawing.height)
        painter.setClipRect(page)
        if drawing.ground:
            painter.fillRect(page, QColor(drawing.ground))
        paint(painter, drawing)


class PictureDialog(QDialog):
    """Style, part, colours and size of a picture; saves or copies it."""

    def __init__(self, studio: Studio, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export picture"))
        self._studio, self._folder = studio, folder
        self.preview = Preview()
        self.style_of, self.part, self.colors = Chooser(), Chooser(), Chooser()
        self.shapes, self.clear = QCheckBox(tr("Shapes of tensors")), QCheckBox(tr("No ground"))
        self.scale = QDoubleSpinBox(decimals=2, minimum=0.1, maximum=10.0, singleStep=0.25)
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("role", "secondary")
        self.size_of = QLabel()
        self.size_of.setProperty("role", "secondary")
        self._fill()
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addLayout(self._form())
        row.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(row, 1)
        column.addWidget(self._buttons())
        resize_within(self, 920, 560)
        self.refresh()

    @classmethod
    def ask(cls, studio: Studio, folder: Path, parent: QWidget) -> PictureDialog:
        """Open it over a window."""
        dialog = cls(studio, folder, parent)
        dialog.open()
        return dialog

    @property
    def spec(self) -> PictureSpec:
        """What was chosen."""
        selected = self.part.currentData() == "selection"
        return PictureSpec(
            style=self.style_of.currentData(),
            graph=self._studio.document.graph_name,
            nodes=self._studio.selection.nodes if selected else None,
            marks=self._studio.selection.marks,
            theme=self.colors.currentData(),
            shapes=self.shapes.isChecked(),
            wires=self._studio.settings["wires"],
            clear=self.clear.isChecked(),
        )

    def refresh(self) -> None:
        """Draw anew, and say how large it will be."""
        document = self._studio.document
        try:
            # A block is drawn as it is in the use that is shown.
            shown = {document.graph_name: document.graph_report}
            report = replace(document.report, blocks={**document.report.blocks, **shown})
            drawing: Drawing | None = picture(document.project, self.spec, report)
            self.trouble.setText("")
        except DLStudioError as error:
            drawing = None
            self.trouble.setText(words(error.sentence))
        self.preview.show_drawing(drawing)
        for button in (self.saver, self.copier):
            button.setEnabled(drawing is not None)
        scale = self.scale.value()
        self.size_of.setText(
            ""
            if drawing is None
            else tr(
                "{width} × {height} pixels",
                width=round(drawing.width * scale),
                height=round(drawing.height * scale),
            )
        )

    def save(self, path: Path) -> bool:
        """Write the picture in the form that the name says; tell what went wrong."""
        drawing = self.preview.drawing
        if drawing is None:
            return False
        form = path.suffix.lower().lstrip(".")
        try:
            if form == "svg":
                data = svg_text(drawing, self.scale.value(), self._studio.language).encode()
            else:
                data = encoded(drawing, form, self.scale.value())
            write_atomically(path, data)
        except DLStudioError as error:
            self.trouble.setText(words(error.sentence))
            return False
        self._studio.tell(tr("Saved {file}", file=path.name))
        self.accept()
        return True

    def copy(self) -> None:
        """Put the picture on the clipboard, for a text or a slide."""
        if self.preview.drawing is not None:
            try:
                image = image_of(self.preview.drawing, self.scale.value())
            except DLStudioError as error:
                self.trouble.setText(words(error.sentence))
                return
            QGuiApplication.clipboard().setImage(image)
            self._studio.tell(tr("Copied the picture"))

    def _fill(self) -> None:
        for key, title in (
            (CANVAS, tr("As on the canvas")),
            (FLOW, tr("Flow, from top to bottom")),
            (MAPS, tr("Feature maps, true sizes")),
        ):
            self.style_of.addItem(title, key)
        self.part.addItem(tr("Everything"), "all")
        if self._studio.selection.nodes:
            self.part.addItem(tr("The selection"), "selection")
        for key, title in (("light", tr("Light")), ("dark", tr("Dark"))):
            self.colors.addItem(title, key)
        self.colors.setCurrentIndex(max(0, self.colors.findData(self._studio.look.theme.name)))
        self.shapes.setChecked(True)
        self.scale.setValue(1.0)
        for chooser in (self.style_of, self.part, self.colors):
            chooser.currentIndexChanged.connect(lambda _place: self.refresh())
        for box in (self.shapes, self.clear):
            box.toggled.connect(lambda _on: self.refresh())
        self.scale.valueChanged.connect(lambda _value: self.refresh())

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(SPACE_M)
        for title, widget in (
            (tr("Style"), self.style_of),
            (tr("Part"), self.part),
            (tr("Colours"), self.colors),
            (tr("Enlargement"), self.scale),
        ):
            widget.setAccessibleName(title)
            widget.setMinimumWidth(200)
            form.addRow(title, widget)
        form.addRow("", self.size_of)
        form.addRow("", self.shapes)
        form.addRow("", self.clear)
        form.addRow(self.trouble)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.saver, self.copier = QPushButton(tr("Save as…")), QPushButton(tr("Copy"))
        closer = QPushButton(tr("Close"))
        self.saver.setDefault(True)
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(self.saver, role.ActionRole)
        buttons.addButton(self.copier, role.ActionRole)
        buttons.addButton(closer, role.RejectRole)
        self.saver.clicked.connect(self._ask_file)
        self.copier.clicked.connect(self.copy)
        closer.clicked.connect(self.reject)
        return buttons

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, tr("Export picture"), str(self._folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{form.upper()} (*.{form})" for form in FORMS])
        dialog.setDefaultSuffix("svg")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.split(" ")[0].lower())
        )
        document = self._studio.document
        name = file_name(self._studio.files.path, document.project.title)
        graph = document.graph_name
        dialog.selectFile(name if graph == MAIN else f"{name} {graph}")
        dialog.fileSelected.connect(lambda chosen: self.save(_with_form(Path(chosen))))
        dialog.open()


def _with_form(path: Path) -> Path:
    """Give a name without a known ending the usual one."""
    known = path.suffix.lower().lstrip(".") in FORMS
    return path if known else path.with_name(f"{path.name}.svg")
