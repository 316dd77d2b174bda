"""What is done with tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dlstudio.gui.models.studio import Studio
from dlstudio.gui.models.workspace import Workspace


class TabMenu:
    """New tabs, the way between them, and two side by side.

    Args:
        close: closes tabs one after the other, each after the questions about it.
    """

    def __init__(
        self, studio: Studio, workspace: Workspace, close: Callable[[Sequence[Studio]], None]
    ) -> None:
        self._studio, self._workspace, self._close = studio, workspace, close

    def new(self) -> None:
        """Open a tab with the start page."""
        self._workspace.add(self._studio.fresh())

    def again(self) -> None:
        """Open another tab at the same place."""
        self._workspace.add(self._studio.again())

    def next(self) -> None:
        self._workspace.step(1)

    def previous(self) -> None:
        self._workspace.step(-1)

    def side(self) -> None:
        """Show two tabs side by side, or one again."""
        if self._workspace.beside is None:
            self._workspace.show_two()
        else:
            self._workspace.unite()

    def other_half(self) -> None:
        """Work in the other half."""
        other = self._workspace.beside
        if other is not None:
            self._workspace.activate(other)

    def close_others(self) -> None:
        """Close all tabs but this one; unsaved work is asked about, one after the other."""
        self._close([studio for studio in self._workspace.tabs if studio is not self._studio])
