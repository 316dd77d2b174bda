"""The palette: every layer by family, with search. Drag one to the canvas, or press Enter.

Keys: typing searches; Down goes to the list; Enter adds the chosen layer behind the selected
node; Escape empties the search.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetrics, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from dlstudio.errors import ProjectError
from dlstudio.gui.look.icons import icon, layer_icon
from dlstudio.gui.look.theme import RADIUS, SPACE_S, SPACE_XS, Look
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.palette_model import (
    GROUP_ROLE,
    KEY_ROLE,
    NOTE_ROLE,
    RECENT,
    PaletteModel,
    entries,
)
from dlstudio.gui.panels.parts import Empty, Translated
from dlstudio.gui.panels.placing import place

ROW = 28  # px a row
STRIPE = 3  # px, in the family's colour
RECENT_KEPT, RECENT_SHOWN = 24, 5


class PaletteRow(QStyledItemDelegate):
    """Paints a family heading, or a layer with stripe, icon and name."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(120, max(ROW, option.fontMetrics.height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_row(painter, option, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._look.theme
        states = QStyle.StateFlag
        ground = None
        if option.state & states.State_Selected:
            ground = theme.blend("accent", "panel", 0.16)
        elif option.state & states.State_MouseOver:
            ground = theme.blend("text", "panel", 0.06)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, -1, -1), 4, 4)

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        theme = self._look.theme
        leaf = index.data(KEY_ROLE) is not None
        rect = option.rect.adjusted(SPACE_XS, 0, -SPACE_S, 0)
        if leaf:
            rect = self._paint_mark(painter, rect, index)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.Normal if leaf else QFont.Weight.DemiBold)
        note, title = index.data(NOTE_ROLE) or "", index.data() or ""
        room = rect.width() - option.fontMetrics.horizontalAdvance(note) - SPACE_S
        wanted = QFontMetrics(bold).horizontalAdvance(title)
        if note and wanted <= room:
            painter.setFont(option.font)
            painter.setPen(QColor(theme.secondary))
            painter.drawText(rect, _RIGHT, note)
        painter.setFont(bold)
        shown = painter.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideMiddle, room if wanted <= room else rect.width()
        )
        painter.setPen(QColor(theme.text))
        painter.drawText(rect, _LEFT, shown)

    def _paint_mark(self, painter: QPainter, rect: QRect, index: QModelIndex) -> QRect:
        """Paint stripe and icon; return what is left of the row."""
        color = QColor(self._look.theme.family(index.data(GROUP_ROLE) or ""))
        painter.fillRect(QRect(rect.left(), rect.top() + 5, STRIPE, rect.height() - 10), color)
        place_of_icon = QRect(rect.left() + STRIPE + 6, rect.center().y() - 8, 16, 16)
        layer_icon(index.data(KEY_ROLE), color).paint(painter, place_of_icon)
        return rect.adjusted(STRIPE + 6 + 16 + SPACE_S, 0, 0, 0)


# First row that is seen, where it stands, and the row that is chosen; rows by family and key.
Standing = tuple[tuple[str, str] | None, int, tuple[str, str] | None]


def _path(index: QModelIndex) -> tuple[str, str]:
    group = index.parent() if index.parent().isValid() else index
    return group.data(GROUP_ROLE) or "", index.data(KEY_ROLE) or ""


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PaletteTree(QTreeView):
    """The list; Enter and double click choose, a drag carries the layer's key.

    Signals:
        chosen(str): key of a layer to add.
        typed(str): a letter typed here belongs to the search.
    """

    chosen = Signal(str)
    typed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(PaletteRow(look, self))
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._choose)

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if not index.data(KEY_ROLE):
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        pixmap = self._card(index)
        drag.setPixmap(pixmap)
        size = pixmap.deviceIndependentSize()
        drag.setHotSpot(QPoint(round(size.width() / 2), round(size.height() / 2)))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
        elif event.text().isalnum() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def standing(self) -> Standing:
        """Return where the list stands, so that it can stand there when filled anew."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, 0))
        while index.isValid() and _path(index)[0] == RECENT:  # its rows come and go
            index = self.indexBelow(index)
        current = self.currentIndex()
        return (
            _path(index) if index.isValid() else None,
            self.visualRect(index).top(),
            _path(current) if current.isValid() else None,
        )

    def stand(self, standing: Standing) -> None:
        """Scroll what was seen back to its place, and choose what was chosen."""
        first, top, current = standing
        bar = self.verticalScrollBar()
        if (index := self._find(current)) is not None:
            self.setCurrentIndex(index)
        if (index := self._find(first)) is not None:
            self.executeDelayedItemsLayout()
            bar.setValue(bar.value() + self.visualRect(index).top() - top)

    def _find(self, path: tuple[str, str] | None) -> QModelIndex | None:
        if path is None:
            return None
        model = self.model()
        for row in range(model.rowCount()):
            group = model.index(row, 0)
            if _path(group) == path:
                return group
            if group.data(GROUP_ROLE) == path[0]:
                leaves = (model.index(i, 0, group) for i in range(model.rowCount(group)))
                return next((leaf for leaf in leaves if _path(leaf) == path), None)
        return None

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.data(KEY_ROLE) is None:
            self.setExpanded(index, not self.isExpanded(index))

    def _choose(self, index: QModelIndex) -> None:
        key = index.data(KEY_ROLE)
        if key:
            self.chosen.emit(key)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def _card(self, index: QModelIndex) -> QPixmap:
        """Return the small node that follows the pointer in a drag."""
        theme, ratio = self._look.theme, self.devicePixelRatioF()
        width = self.fontMetrics().horizontalAdvance(index.data()) + 56
        pixmap = QPixmap(QSize(round(width * ratio), round(36 * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.line))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(QRect(1, 1, width - 2, 34), RADIUS, RADIUS)
        color = QColor(theme.family(index.data(GROUP_ROLE) or ""))
        painter.fillRect(QRect(5, 7, 4, 22), color)
        layer_icon(index.data(KEY_ROLE), color).paint(painter, QRect(16, 10, 16, 16))
        painter.setPen(QColor(theme.text))
        painter.drawText(QRect(40, 0, width - 44, 36), _LEFT, index.data())
        painter.end()
        return pixmap


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class PalettePanel(Translated):
    """Search and list. Adds layers by command; drops are the canvas's business."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._glass = self.search.addAction(
            icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._add_first)
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)
        self.model = PaletteModel(self)
        self.tree = PaletteTree(studio.look, self)
        self.tree.setModel(self.model)
        self.tree.chosen.connect(self.add)
        self.tree.typed.connect(self._type)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.empty = Empty(self)
        self.empty.acted.connect(self.search.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        search_row = QVBoxLayout()
        search_row.setContentsMargins(0, 0, SPACE_S, 0)
        search_row.addWidget(self.search)
        column.addLayout(search_row)
        column.addWidget(self.tree, 1)
        column.addWidget(self.empty, 1)
        self._folded: set[str] = set(studio.settings.memory("palette/folded", []))
        self._blocks: tuple[object, ...] = ()
        self._query: str | None = None  # what the list answers; None before it is filled
        self.tree.collapsed.connect(lambda index: self._remember_fold(index, True))
        self.tree.expanded.connect(lambda index: self._remember_fold(index, False))
        document = studio.document
        document.changed.connect(lambda _change: self._follow())
        document.opened.connect(self._fill)
        document.shown.connect(lambda _name: self._fill())
        studio.shelf.changed.connect(self._fill)
        studio.look.changed.connect(self._restyle)
        self.retranslate()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(tr("Search layers"))
        self.search.setAccessibleName(tr("Search layers"))
        self.tree.setAccessibleName(tr("Layers"))
        self.setWindowTitle(tr("Layers"))
        self._fill()

    def focus_search(self) -> None:
        """Put the cursor into the search, ready to type over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def add(self, key: str) -> None:
        """Add a layer behind the selected node and select it."""
        document = self._studio.document
        try:
            command, id = place(
                document.project, document.graph_name, key, self._studio.selection.single
            )
        except ProjectError as error:  # a block file that is gone or damaged
            self._studio.fail(error.sentence)
            return
        if document.do(command, self):
            self._note_use(key)
            self._studio.reveal(id, document.graph_name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self._enter_list()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                had_text = bool(self.search.text())
                self.search.clear()
                return had_text  # else it leads back to the canvas
        return False

    def _open_menu(self, at: QPoint) -> None:
        """Offer what can be done with the block under the pointer."""
        from dlstudio.gui.panels.palette_menu import menu_of

        menu = menu_of(self._studio, self.tree.indexAt(at).data(KEY_ROLE) or "", self)
        if menu is not None:
            menu.popup(self.tree.viewport().mapToGlobal(at))

    def _enter_list(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.tree.currentIndex().isValid() or self.search.text():
            self.tree.setCurrentIndex(self.model.index(0, 0))

    def _add_first(self) -> None:
        index = self.tree.currentIndex()
        index = index if index.data(KEY_ROLE) else self.model.index(0, 0)
        if self.search.text().strip() and index.data(KEY_ROLE):
            self.add(index.data(KEY_ROLE))
            self.search.selectAll()

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(text)

    def _follow(self) -> None:
        """Fill again only if the project's blocks are others than before."""
        if self._shown() != self._blocks:
            self._fill()

    def _shown(self) -> tuple[object, ...]:
        """What of the project stands in the list: blocks, and own layers."""
        project = self._studio.document.project
        return (*project.graphs, id(project.own.files))

    def _fill(self) -> None:
        document = self._studio.document
        self._blocks = self._shown()
        query = self.search.text()
        standing = self.tree.standing() if query == self._query else None
        self._query = query
        recent = self._studio.settings.memory("palette/recent", [])
        found = entries(document.project, document.graph_name, self._studio.shelf.entries())
        self.model.show(found, recent[:RECENT_SHOWN], query)
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            if index.data(KEY_ROLE) is None:
                self.tree.blockSignals(True)
                self.tree.setExpanded(index, index.data(GROUP_ROLE) not in self._folded)
                self.tree.blockSignals(False)
        self.tree.setRootIsDecorated(not query.strip())
        nothing = self.model.rowCount() == 0
        self.tree.setVisible(not nothing)
        self.empty.setVisible(nothing)
        self.empty.write(
            tr("No layer is called “{query}”.", query=query.strip()), tr("Show all layers")
        )
        if query.strip() and not nothing:
            self.tree.setCurrentIndex(self.model.index(0, 0))
        elif standing is not None:
            self.tree.stand(standing)

    def _note_use(self, key: str) -> None:
        settings = self._studio.settings
        recent = settings.memory("palette/recent", [])
        if key in recent[:RECENT_SHOWN]:
            return  # it is in sight; rows that are used one after another keep their places
        others = [other for other in recent if other != key]
        settings.remember("palette/recent", [key, *others][:RECENT_KEPT])
        if not self.search.text():
            self._fill()

    def _remember_fold(self, index: QModelIndex, folded: bool) -> None:
        group = index.data(GROUP_ROLE)
        (self._folded.add if folded else self._folded.discard)(group)
        self._studio.settings.remember("palette/folded", sorted(self._folded))

    def _restyle(self) -> None:
        self._glass.setIcon(icon("search"))
        self.tree.viewport().update()
