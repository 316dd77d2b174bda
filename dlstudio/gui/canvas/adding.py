"""Adding: opens the search over the canvas and places or wires what was picked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtWidgets import QGraphicsView

from dlstudio.graph.layout import COLUMN_GAP
from dlstudio.graph.model import Edge, NodeId, PortRef
from dlstudio.gui.canvas.fitting import Fitting, free_spot, snapped
from dlstudio.gui.canvas.gestures import Stage
from dlstudio.gui.canvas.lens import Lens, to_point
from dlstudio.gui.canvas.pick_list import HEIGHT, Entry, PickList
from dlstudio.gui.canvas.pick_list import WIDTH as LIST_WIDTH
from dlstudio.gui.canvas.placing import PlaceLayer, place_layer
from dlstudio.gui.canvas.quick_add import (
    block_entries,
    layer_entries,
    shelf_entries,
    target_entries,
)
from dlstudio.gui.canvas.scene import bounds_of
from dlstudio.gui.canvas.suiting import type_at, values_for
from dlstudio.gui.canvas.swapping import by_likeness, swap
from dlstudio.gui.look.faces import LINE_Y, WIDTH
from dlstudio.gui.look.theme import SPACE_S, Look
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.block_shelf import BlockShelf
from dlstudio.project.change import Change
from dlstudio.project.commands import Disconnect
from dlstudio.validation.wiring import ports_of

NODE_HEIGHT = 2 * LINE_Y
REMOVE = object()  # the entry that removes the wire in hand


class Adding(QObject):
    """The search for layers and for ends of wires."""

    def __init__(
        self, view: QGraphicsView, stage: Stage, lens: Lens, look: Look, shelf: BlockShelf
    ) -> None:
        super().__init__(view)
        self._shelf = shelf
        self._view, self._stage, self._lens, self._look = view, stage, lens, look
        self._then: Callable[[object, bool], None] | None = None
        self._recent: dict[object, int] = {}  # key -> the later, the more negative
        self.list = PickList(look, view)
        self.list.picked.connect(self._on_picked)
        stage.document.changed.connect(self._on_changed)
        stage.document.opened.connect(self._leave)

    def open(self, at: QPointF | None = None) -> None:
        """Search a layer; it goes beside the selected node, or to a place of the scene."""
        source = self._free_output() if at is None else None
        self._open_layers(None, at, partial(self._place_picked, at), source=source)

    def open_blocks(self) -> None:
        """Search a block of the project or of the library; it goes as a layer does."""
        self._open_layers(None, None, partial(self._place_picked, None), blocks=True)

    def open_into(self, edge: Edge) -> None:
        """Search a layer that goes into a wire."""
        item = self._stage.scene.edges.get(edge)
        if item is None or item.route is None:
            return
        middle = QPointF(*item.route.label)

        def put(key: object, _shift: bool) -> None:
            spot = snapped(middle.x() - WIDTH / 2, middle.y() - LINE_Y)
            if edge in self._stage.scene.edges:
                self._reveal(place_layer(self._stage, str(key), spot, edge))

        self._open_layers(True, middle, put, source=edge.source)

    def open_wired(
        self, start: PortRef, output: bool, at: QPointF, lifted: Edge | None = None
    ) -> None:
        """Search a layer that a wire in hand fits, and wire it.

        With ``lifted``, the wire in hand is one that was there; it may also be removed.
        """
        left = at.x() if output else at.x() - WIDTH
        spot = snapped(left, at.y() - LINE_Y)

        def put(key: object, shift: bool) -> None:
            if key is REMOVE:
                edges = () if lifted is None else (lifted,)
                self._stage.document.do(Disconnect(graph=self._stage.graph_name, edges=edges))
                return
            wire = None if shift else (start, output)
            id = place_layer(self._stage, str(key), self._free(spot), wire=wire, lifted=lifted)
            self._reveal(id)

        first = None if lifted is None else REMOVE
        self._open_layers(output, at, put, first, source=start if output else None)

    def open_swap(self) -> None:
        """Search a layer that takes the place of the selected one."""
        stage, id = self._stage, self._stage.selection.single
        if id is None:
            return
        box = stage.scene.nodes[id].box()

        def put(key: object, _shift: bool) -> None:
            if id in stage.document.graph.nodes:
                project, name = stage.document.project, stage.graph_name
                stage.document.do(swap(project, name, id, str(key)))

        self._open_layers(None, QPointF(box[0], box[3]), put, swaps=id)

    def open_targets(self) -> None:
        """Choose where a wire from the selected node leads, from a list."""
        start = self._free_output()
        if start is None:
            return
        stage = self._stage
        fitting = Fitting(stage.document.project, stage.graph_name, start, True)
        entries = target_entries(fitting, stage.document.graph_report, self._look.theme)

        def wire(key: object, _shift: bool) -> None:
            if isinstance(key, PortRef):
                stage.document.do(fitting.connect(key))

        self._then = wire
        box = stage.scene.nodes[start.node].box()
        self.list.open(
            entries,
            self._beside(QPointF(box[2], box[1])),
            tr("Connect to…"),
            tr("No input fits. Add another layer first."),
        )

    def place(self, key: str, wired: bool = True) -> None:
        """Place a layer beside the selected node and wire it, or in the middle of the view."""
        self._place_picked(None, key, not wired)

    def _place_picked(self, at: QPointF | None, key: object, shift: bool) -> None:
        single = self._stage.selection.single
        start = None if at is not None else self._free_output()
        if start is not None and single is not None:
            _left, top, right, _bottom = self._stage.scene.nodes[single].box()
            spot = (right + COLUMN_GAP, top)
        elif at is not None:
            spot = PlaceLayer.spot(at)
        else:
            spot = PlaceLayer.spot(self._lens.middle())
        wire = None if shift or start is None else (start, True)
        self._reveal(place_layer(self._stage, str(key), self._free(spot), wire=wire))

    def _open_layers(
        self,
        wired: bool | None,
        at: QPointF | None,
        then: Callable[[object, bool], None],
        first: object = None,
        swaps: NodeId | None = None,
        blocks: bool = False,
        source: PortRef | None = None,
    ) -> None:
        stage, theme = self._stage, self._look.theme
        project, name = stage.document.project, stage.graph_name
        entries = [
            *([] if blocks else layer_entries(project, theme, wired)),
            *block_entries(project, name, theme, wired),
            *(shelf_entries(project, self._shelf, theme) if swaps is None else ()),
        ]
        type = type_at(stage.document.graph_report, source)
        entries.sort(  # what takes the tensor at hand first, and of that the latest
            key=lambda entry: (
                values_for(str(entry.key), type) is None,
                self._recent.get(entry.key, 0),
            )
        )
        if first is REMOVE:
            entries.insert(0, Entry(key=REMOVE, title=tr("Remove the wire")))
        prompt = tr("Insert a block…") if blocks else tr("Add a layer…")
        if swaps is not None:
            node = stage.document.graph.nodes[swaps]
            entries = by_likeness(entries, stage.document.project, node)
            prompt = tr("Change {name} to…", name=node.name)
        self._then = then
        spot = self._beside(at) if at is not None else self._centered()
        self.list.open(entries, spot, prompt, tr("No layer is called that. Try another word."))

    def _on_changed(self, change: Change) -> None:
        """The drawing changes under an open list: what was to be wired may be gone."""
        if change.graphs:
            self._leave()

    def _leave(self) -> None:
        if self.list.isVisible():
            self._then = None
            self.list.close_list()

    def _on_picked(self, key: object, shift: bool) -> None:
        then, self._then = self._then, None
        if key is not REMOVE:
            self._recent[key] = min(self._recent.values(), default=0) - 1
        if then is not None:
            then(key, shift)

    def _free_output(self) -> PortRef | None:
        """Return the output of the selected node that a next wire would start from."""
        stage, single = self._stage, self._stage.selection.single
        if single is None:
            return None
        ports = ports_of(stage.document.project, stage.document.graph.nodes[single])
        if ports is None or not ports.outputs:
            return None
        return PortRef(single, ports.outputs[0].name)

    def _free(self, spot: tuple[float, float]) -> tuple[float, float]:
        boxes = list(self._stage.scene.boxes.all().values())
        return free_spot(spot, (WIDTH, NODE_HEIGHT), boxes)

    def _reveal(self, id: NodeId | None) -> None:
        if id is None:
            return
        box = self._stage.scene.boxes.get(id)
        if box is not None:
            self._lens.reveal(bounds_of([box]))

    def _beside(self, at: QPointF) -> QPoint:
        spot = self._view.viewportTransform().map(at)
        return to_point(spot) + QPoint(SPACE_S, SPACE_S)

    def _centered(self) -> QPoint:
        size = self._view.viewport().size()
        return QPoint((size.width() - LIST_WIDTH) // 2, max(0, (size.height() - HEIGHT) // 3))
