"""The inspector: properties of what is selected; of the project if nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dlstudio.gui.look.words import tr
from dlstudio.gui.models.afterwards import Afterwards
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.node_page import NodePage
from dlstudio.gui.panels.parts import Translated
from dlstudio.gui.panels.project_page import ProjectPage
from dlstudio.project.model import MAIN

if TYPE_CHECKING:
    from dlstudio.gui.panels.block_page import BlockPage


class InspectorPanel(Translated):
    """Chooses the page that fits the selection; does nothing while it is hidden."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.node_page = NodePage(studio)
        self.project_page = ProjectPage(studio)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.project_page)
        self._pages.addWidget(self.node_page)
        self._block_page: BlockPage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        document = studio.document
        self._later = Afterwards(self._follow_report, self)
        document.changed.connect(lambda _change: self._follow(report=False))
        document.opened.connect(lambda: self._follow(report=False))
        document.shown.connect(lambda _name: self._follow(report=True))
        document.checked.connect(lambda _report: self._later.ask())
        studio.selection.changed.connect(lambda: self._follow(report=True))
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Properties"))

    @property
    def block_page(self) -> BlockPage:
        """The page of a block, built when one is first entered."""
        if self._block_page is None:
            from dlstudio.gui.panels.block_page import BlockPage

            self._block_page = BlockPage(self._studio)
            self._pages.addWidget(self._block_page)
        return self._block_page

    def edit_name(self) -> None:
        """Put the cursor into the name of the selected node."""
        self.node_page.name.setFocus()
        self.node_page.name.selectAll()

    def edit_values(self) -> None:
        """Put the cursor into the first value of the selected node, if it has one."""
        if self._pages.currentWidget() is self.node_page:
            self.node_page.form.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow(report=True)

    def _follow(self, report: bool) -> None:
        """Show what is selected; with ``report`` what is known of it as well.

        After a change the report is due in the same event-loop turn, so it is not asked for
        here: that would check the project twice.
        """
        if not self.isVisible():
            return
        graph, selection = self._studio.document.graph, self._studio.selection
        nodes = tuple(node for id, node in graph.nodes.items() if id in selection.nodes)
        if nodes:
            self.node_page.show_nodes(nodes)
            self._pages.setCurrentWidget(self.node_page)
        elif self._studio.document.graph_name != MAIN and selection.edge is None:
            self.block_page.show_block()
            self._pages.setCurrentWidget(self.block_page)
        else:
            self.project_page.show_project()
            self._pages.setCurrentWidget(self.project_page)
        if report:
            self._later.now()

    def _follow_report(self) -> None:
        if not self.isVisible():
            return
        if self._pages.currentWidget() is self.node_page:
            self.node_page.show_report()
        elif self._pages.currentWidget() is self._block_page:
            self.block_page.show_report()
        else:
            self.project_page.show_report()
