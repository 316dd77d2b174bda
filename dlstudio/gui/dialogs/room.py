"""Room: dialogs as large as they like to be, and never larger than the screen they open on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

FRAME = QSize(16, 48)  # px for the frame that the system draws around a dialog


def resize_within(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its size, or what the screen has of it; what is inside scrolls."""
    room = dialog.screen().availableSize() - FRAME
    dialog.resize(QSize(width, height).boundedTo(room))
