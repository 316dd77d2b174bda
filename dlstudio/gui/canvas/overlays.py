"""Overlays: what stands over the canvas: minimap, first hints, reasons, the ghost of a repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtWidgets import QLabel

from dlstudio.gui.canvas.ghost import Ghost
from dlstudio.gui.canvas.hints import Hints
from dlstudio.gui.canvas.lens import Lens, to_point
from dlstudio.gui.canvas.minimap import Minimap
from dlstudio.gui.canvas.name_box import NameBox
from dlstudio.gui.canvas.painted_view import PaintedView
from dlstudio.gui.canvas.peek import Peek
from dlstudio.gui.canvas.scene import CanvasScene
from dlstudio.gui.look.theme import SPACE_L, SPACE_S
from dlstudio.gui.look.words import words
from dlstudio.language import Sentence
from dlstudio.project.change import Change

if TYPE_CHECKING:
    from dlstudio.gui.canvas.note_editor import NoteEditor
    from dlstudio.gui.models.studio import Studio

# A view smaller than this has no room for a map.
LEAST_WIDTH, LEAST_HEIGHT = 560, 360
WIDEST_REASON = 420


class Overlays(QObject):
    """Keeps the overlays in their places."""

    def __init__(self, view: PaintedView, scene: CanvasScene, lens: Lens, studio: Studio) -> None:
        super().__init__(view)
        self._view, self._scene, self._studio = view, scene, studio
        port = view.viewport()
        self.minimap = Minimap(scene, lens, studio.look, port)
        lens.covered = self.minimap.cover
        self.hints = Hints(studio.settings.memory("hints", []), port)
        self.name_box = NameBox(studio.document, view)
        self.peek = Peek(studio.document, studio.look, view)
        self.note_editor: NoteEditor | None = None  # built when a note is first written
        self.ghost = Ghost(scene, studio.document)
        self.reason = QLabel(port, margin=6, wordWrap=True)
        self.reason.setMaximumWidth(WIDEST_REASON)
        self.reason.hide()
        self.reason.setProperty("role", "card")
        self.hints.learned.connect(self._on_learned)
        lens.moved.connect(self._give_way)
        lens.zoomed.connect(self._give_way)
        studio.document.changed.connect(self._on_changed)
        studio.selection.changed.connect(self._on_selection)
        studio.previewed.connect(self.ghost.show)

    def retranslate(self) -> None:
        """Write all words anew."""
        self.hints.retranslate()
        self.minimap.retranslate()
        self.arrange()

    def arrange(self) -> None:
        """Put everything into its corner."""
        area = self._view.viewport().rect()
        self.minimap.place(area.bottomRight() - QPoint(SPACE_L, SPACE_L))
        roomy = area.width() >= LEAST_WIDTH and area.height() >= LEAST_HEIGHT
        self.minimap.set_wanted(roomy and bool(self._studio.settings["show_minimap"]))
        self.hints.know(self._studio.settings.memory("hints", []))
        self.hints.place(not self._scene.nodes)
        self._give_way()

    def refresh(self, *, now: bool = False) -> None:
        """The nodes look otherwise, or stand elsewhere."""
        self.minimap.refresh(now=now)

    def tell_reason(self, sentence: Sentence | None, pointer: QPointF) -> None:
        """Say near the pointer why a wire may not end here; None says nothing more."""
        self.reason.setVisible(sentence is not None)
        if sentence is None:
            return
        self.reason.setText(words(sentence))
        self.reason.adjustSize()
        at = to_point(pointer) + QPoint(SPACE_L, SPACE_L)
        room = self._view.viewport().size()
        x = max(SPACE_S, min(at.x(), room.width() - self.reason.width() - SPACE_S))
        y = max(SPACE_S, min(at.y(), room.height() - self.reason.height() - SPACE_S))
        self.reason.move(x, y)
        self.reason.raise_()

    def _give_way(self) -> None:
        """First hints never lie on a layer."""
        self.hints.give_way(
            lambda card: bool(self._scene.inside(self._view.mapToScene(card).boundingRect()))
        )

    def _on_changed(self, change: Change) -> None:
        self.reason.hide()
        for part in change.graphs.values():
            if part.added:
                self.hints.did("place")
            if part.edges_added and not part.added:
                self.hints.did("wire")

    def _on_selection(self) -> None:
        self.reason.hide()
        if self._studio.selection.single is not None:
            self.hints.did("edit")

    def _on_learned(self, name: str) -> None:
        settings = self._studio.settings
        settings.remember("hints", sorted({*settings.memory("hints", []), name}))
        self.arrange()
