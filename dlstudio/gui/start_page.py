"""StartPage: three doors, the templates, the recent files; language and theme in sight.

Titles, notes and pictures are read from the project files in a job, so the page stands at
once however many files there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dlstudio.errors import ProjectError
from dlstudio.gallery import TEMPLATES
from dlstudio.gui.forms.cards import PICTURE, Card, Shelf
from dlstudio.gui.look.fonts import ui_font
from dlstudio.gui.look.icons import icon
from dlstudio.gui.look.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, Theme
from dlstudio.gui.look.thumbnail import thumbnail
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.settings import SETTINGS, Setting
from dlstudio.gui.models.studio import Studio
from dlstudio.project.files import read_project
from dlstudio.resources import resource
from dlstudio.samples import sample_keys, sample_path

NARROW = 560  # px, as half a window is
EXAMPLE = "digits-cnn"
MESSAGES = 56  # px: a message has its place above the title
# Three doors or four pictures fill the width without a rest.
DOOR_WIDTH = 300
WIDEST = 3 * DOOR_WIDTH + 2 * SPACE_M + 2 * SPACE_XL


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown of a project file."""

    path: Path
    title: str
    notes: str
    picture: QImage | None


def look_at(paths: Sequence[Path], theme: Theme, ratio: float) -> list[Seen]:
    """Read files and paint their pictures; a file that cannot be read has no picture."""
    found = []
    for path in paths:
        try:
            project = read_project(path, newer=True).project  # as the window opens it
        except ProjectError as error:
            found.append(Seen(path, path.stem, words(error.sentence), None))
            continue
        picture = thumbnail(project.main, theme, PICTURE, ratio)
        found.append(Seen(path, project.title, project.notes, picture))
    return found


class StartPage(QScrollArea):
    """What is seen when no project is open.

    Args:
        open_example: opens a shipped file as a new project (its own file stays as it is).
        open_file: opens a file of the person.
        open_empty: shows an empty canvas.
        open_gallery: shows all architectures; without it there is no way there.
    """

    def __init__(
        self,
        studio: Studio,
        open_example: Callable[[Path], None],
        open_file: Callable[[Path], None],
        open_empty: Callable[[], None],
        open_gallery: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._open_example, self._open_file, self._open_empty = open_example, open_file, open_empty
        self._fresh = False
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_M)
        self._column.setContentsMargins(SPACE_XL, MESSAGES, SPACE_XL, SPACE_XL)
        self._build_head()
        self._build_doors()
        self.recent, self.templates = Shelf(), Shelf()
        self._recent_title, self._templates_title = self._section(), self._section()
        for title, shelf in (
            (self._recent_title, self.recent), (self._templates_title, self.templates)
        ):  # fmt: skip
            title.setContentsMargins(0, SPACE_L, 0, 0)
            self._column.addWidget(title)
            self._column.addWidget(shelf)
        self._build_gallery(open_gallery)
        self._column.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._column)
        inner.setMaximumWidth(WIDEST)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self.setWidget(page)
        self._asked = object()  # stands for the newest question for files
        studio.look.changed.connect(self._on_look)
        studio.settings.changed.connect(self._show_choices)
        studio.settings.recentChanged.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Read templates and recent files again, if the page is seen."""
        self._fresh = False
        if not self.isVisible():
            return
        self._fresh = True
        theme, ratio = self._studio.look.theme, self.devicePixelRatioF()
        recent = [path for path in self._studio.settings.recent() if path.exists()]
        shipped = [sample_path(key) for key in sample_keys()]

        def work() -> tuple[list[Seen], list[Seen]]:
            return look_at(recent, theme, ratio), look_at(shipped, theme, ratio)

        self._asked = asked = object()

        def show(found: tuple[list[Seen], list[Seen]]) -> None:
            if asked is self._asked:  # jobs may end in another order than they were started
                self._show_files(found)

        self._studio.jobs.start(work, show, self._failed)

    def show_templates(self) -> None:
        """Bring the templates into sight."""
        if self.templates.cards:
            self.templates.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.templates.cards[-1])
        self.ensureWidgetVisible(self._templates_title)

    def retranslate(self) -> None:
        self._tagline.setText(tr("Draw a neural network, see every shape, train it live."))
        self._recent_title.setText(tr("Recent files"))
        self._templates_title.setText(tr("Templates"))
        self.gallery.setText(tr("All architectures ({count})…", count=len(TEMPLATES)))
        doors = (
            (tr("Try an example"), tr("Handwritten digits: press Train and watch it learn.")),
            (tr("Start from a template"), tr("Networks for images, tables and sequences.")),
            (tr("Empty canvas"), tr("Drag layers onto it and wire them.")),
        )
        for card, (title, line) in zip(self.doors.cards, doors, strict=True):
            card.write(title, line)
        self.doors.arrange()
        for box, setting in self._choices:
            box.setAccessibleName(words(setting.title))
            for place, option in enumerate(setting.options):
                box.setItemText(place, words(setting.options[option]))
        self._language_label.setText(tr("Language"))
        self._theme_label.setText(tr("Theme"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for label in (self._language_label, self._theme_label):
            label.setVisible(event.size().width() > NARROW)  # the boxes say what they are

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fresh:
            self.refresh()

    def _build_head(self) -> None:
        name = QLabel("DL Studio")
        name.setFont(ui_font(2.0, ui_font().Weight.DemiBold))
        self._tagline = QLabel()
        self._tagline.setProperty("role", "secondary")
        self._tagline.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(name, 1)
        self._language_label, self._theme_label = QLabel(), QLabel()
        self._choices: list[tuple[QComboBox, Setting]] = []
        by_name = {entry.param.name: entry for entry in SETTINGS["Appearance"]}
        for label, key in ((self._language_label, "language"), (self._theme_label, "theme")):
            label.setProperty("role", "secondary")
            box = QComboBox()
            setting = by_name[key]
            box.addItems(list(setting.options))
            box.activated.connect(lambda place, setting=setting: self._choose(setting, place))
            self._choices.append((box, setting))
            row.addSpacing(SPACE_S)
            row.addWidget(label)
            row.addWidget(box)
        head = QVBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addLayout(row)
        head.addWidget(self._tagline)  # the whole width is its own, in half a window too
        self._column.addLayout(head)
        self._column.addSpacing(SPACE_M)
        self._show_choices()

    def _build_doors(self) -> None:
        self.doors = Shelf()
        acts = (
            ("train", lambda: self._open_example(resource("samples", f"{EXAMPLE}.dls"))),
            ("layout", self.show_templates),
            ("new", self._open_empty),
        )
        cards = []
        for name, act in acts:
            card = Card(DOOR_WIDTH)
            card.setProperty("door", name)
            card.picture.setPixmap(icon(name).pixmap(24, 24))
            card.clicked.connect(act)
            cards.append(card)
        self.doors.set_cards(cards)
        self._column.addWidget(self.doors)

    def _build_gallery(self, open_gallery: Callable[[], None] | None) -> None:
        self.gallery = QPushButton(icon("search"), "")
        self.gallery.setVisible(open_gallery is not None)
        if open_gallery is not None:
            self.gallery.clicked.connect(open_gallery)
        self._column.addWidget(self.gallery, 0, Qt.AlignmentFlag.AlignLeft)

    def _section(self) -> QLabel:
        label = QLabel()
        label.setProperty("role", "title")
        return label

    def _choose(self, setting: Setting, place: int) -> None:
        self._studio.settings[setting.param.name] = tuple(setting.options)[place]

    def _show_choices(self) -> None:
        for box, setting in self._choices:
            value = self._studio.settings[setting.param.name]
            box.setCurrentIndex(tuple(setting.options).index(value))

    def _show_files(self, found: tuple[list[Seen], list[Seen]]) -> None:
        recent, shipped = found
        self.recent.set_cards([self._card(seen, self._open_file) for seen in recent])
        self.templates.set_cards([self._card(seen, self._open_example) for seen in shipped])
        for title, shelf in (
            (self._recent_title, self.recent), (self._templates_title, self.templates)
        ):  # fmt: skip
            title.setVisible(bool(shelf.cards))
            shelf.setVisible(bool(shelf.cards))

    def _card(self, seen: Seen, open_it: Callable[[Path], None]) -> Card:
        card = Card(PICTURE.width() + 2 * SPACE_M)
        card.show_picture(seen.picture)
        own = open_it == self._open_file
        card.write(
            words(seen.title),
            # Two files may have one title and one folder.
            f"{seen.path.name} · {seen.path.parent}" if own and seen.picture else words(seen.notes),
            lines=1 if own and seen.picture else 2,
        )
        if own:
            card.setToolTip(str(seen.path))
        card.clicked.connect(lambda: open_it(seen.path))
        return card

    def _failed(self, error: Exception) -> None:
        raise error

    def _on_look(self) -> None:
        self.gallery.setIcon(icon("search"))
        for card in self.doors.cards:
            card.picture.setPixmap(icon(card.property("door")).pixmap(24, 24))
        self.refresh()
