"""Letting go: items of a drawing that is gone are freed when there is time.

Ten thousand of them take a twentieth of a second, just when another drawing is to be seen.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 40
PORTION = 500  # two milliseconds


def let_go(table: dict[Any, Any], owner: QObject) -> None:
    """Empty a table that nobody uses any more, some entries at a time.

    Args:
        owner: with it the rest goes too.
    """

    def step() -> None:
        for _ in range(min(PORTION, len(table))):
            table.popitem()
        if table:
            QTimer.singleShot(PAUSE_MS, owner, step)

    if len(table) > PORTION:
        QTimer.singleShot(PAUSE_MS, owner, step)
