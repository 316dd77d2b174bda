"""The gallery: every architecture by family, with its picture, its paper and one sentence.

Pictures are painted from the project files in jobs, family by family, so the words stand at
once; typing hides what does not match.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dlstudio.gallery import TEMPLATES, TemplateSpec
from dlstudio.gui.forms.cards import Card, Shelf
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S, Theme
from dlstudio.gui.look.thumbnail import thumbnail
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.project.files import load

CARD_WIDTH = 280
PICTURE = QSize(CARD_WIDTH - 2 * SPACE_M, 110)
LINES = 6  # for the sentence and the paper
SIZE = QSize(1232, 800)  # four cards side by side
ROOM = QSize(40, 60)  # px of the window that stay in sight

Pictures = Sequence[tuple[str, QImage]]


def painted(specs: Sequence[TemplateSpec], theme: Theme, ratio: float) -> Pictures:
    """Read the files of templates and paint their pictures."""
    return [(spec.key, thumbnail(load(spec.path).main, theme, PICTURE, ratio)) for spec in specs]


class GalleryDialog(QDialog):
    """Templates by family; a click opens one as a new project."""

    def __init__(
        self, studio: Studio, open_example: Callable[[Path], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Architectures"))
        self._studio, self._open_example = studio, open_example
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(tr("Search by name, paper or year"))
        self.search.setAccessibleName(tr("Search"))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._open_first)
        self._none = QLabel(tr("No architecture matches. Try a shorter word."))
        self._none.setProperty("role", "secondary")
        self._none.hide()
        self.cards = {spec.key: self._card(spec) for spec in TEMPLATES.values()}
        self._found = {key: _found_by(TEMPLATES[key]) for key in TEMPLATES}
        self._families: dict[str, tuple[QLabel, Shelf]] = {}
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the card that has the focus
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._page())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(self.search)
        column.addWidget(area, 1)
        self.resize(SIZE if parent is None else SIZE.boundedTo(parent.size() - ROOM))
        self.search.setFocus()
        self._filter("")
        self._paint()

    @classmethod
    def ask(
        cls, studio: Studio, open_example: Callable[[Path], None], parent: QWidget
    ) -> GalleryDialog:
        """Open it over a window."""
        dialog = cls(studio, open_example, parent)
        dialog.open()
        return dialog

    def shown_keys(self) -> list[str]:
        """Return the keys of the templates that the search leaves."""
        return [card for _, shelf in self._families.values() for card in _keys(shelf)]

    def _page(self) -> QWidget:
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, SPACE_S, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._none)
        for family in TEMPLATES.groups():
            title, shelf = QLabel(words(family)), Shelf()
            title.setProperty("role", "title")
            column.addWidget(title)
            column.addWidget(shelf)
            self._families[family] = (title, shelf)
        column.addStretch(1)
        return page

    def _card(self, spec: TemplateSpec) -> Card:
        card = Card(CARD_WIDTH, self)
        card.setProperty("key", spec.key)
        card.show_picture(None, PICTURE.height())
        card.write(words(spec.title), _line(spec), LINES)
        card.clicked.connect(lambda: self._open(spec.path))
        card.hide()
        return card

    def _filter(self, text: str) -> None:
        """Show the templates that hold every word of a search."""
        asked = text.casefold().split()
        for family, (title, shelf) in self._families.items():
            keys = [spec.key for spec in TEMPLATES.groups()[family]]
            left = [key for key in keys if all(word in self._found[key] for word in asked)]
            for key in keys:
                self.cards[key].setVisible(key in left)
            shelf.show_cards([self.cards[key] for key in left])
            title.setVisible(bool(left))
            shelf.setVisible(bool(left))
        self._none.setVisible(not self.shown_keys())

    def _paint(self) -> None:
        theme, ratio = self._studio.look.theme, self.devicePixelRatioF()
        for specs in TEMPLATES.groups().values():
            self._studio.jobs.start(partial(painted, specs, theme, ratio), self._show, self._failed)

    def _show(self, pictures: Pictures) -> None:
        if isValid(self):  # it may have been closed while they were painted
            for key, picture in pictures:
                self.cards[key].show_picture(picture, PICTURE.height())

    def _failed(self, error: Exception) -> None:
        raise error

    def _open_first(self) -> None:
        """Open what stands first among what a search has left."""
        keys = self.shown_keys()
        if self.search.text().strip() and keys:
            self._open(TEMPLATES[keys[0]].path)

    def _open(self, path: Path) -> None:
        self.accept()
        self._open_example(path)


def _line(spec: TemplateSpec) -> str:
    """Return the sentence, the size, and who described it where and when."""
    said = tr(
        "{sentence} {count} {count:parameter|parameters}.",
        sentence=words(spec.summary),
        count=f"{spec.parameters:,}",
    )
    return f"{said}\n{spec.citation}"


def _found_by(spec: TemplateSpec) -> str:
    """Return all words by which a template is found, in both languages."""
    texts = (spec.key, spec.title, spec.group, spec.summary, spec.citation, *spec.words)
    own = (spec.title, spec.group, spec.summary)
    return " ".join((*texts, *(words(text) for text in own))).casefold()


def _keys(shelf: Shelf) -> list[str]:
    return [str(card.property("key")) for card in shelf.cards]
