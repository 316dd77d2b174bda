"""Keys: which keys run which action, where a person wants others than the usual ones.

Kept among the things the program remembers; the usual keys stand in the table of actions.

Signals:
    changed(): some action has other keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from dlstudio.gui.models.settings import Settings

MEMORY = "shortcuts"
BETWEEN = "; "


class Keys(QObject):
    """Chosen keys by the id of the action, in Qt's portable form."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        found = settings.memory(MEMORY, {})
        entries = found.items() if isinstance(found, dict) else ()
        self._chosen = {id: text for id, text in entries if isinstance(text, str)}
        self._usual: Mapping[str, str] = {}

    def know(self, usual: Mapping[str, str]) -> None:
        """Take over the usual keys of all actions, for those who only tell them."""
        self._usual = usual

    def told(self, id: str) -> str:
        """Return the first keys that run an action now as this system calls them; "" if none."""
        keys = sequences(self.text(id, self._usual.get(id, "")))
        return keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    def text(self, id: str, usual: str) -> str:
        """Return the keys of an action; ``usual`` if nobody chose others."""
        return self._chosen.get(id, usual)

    def is_chosen(self, id: str) -> bool:
        return id in self._chosen

    def choose(self, id: str, text: str | None) -> None:
        """Give an action other keys, none ("") or its usual ones (None)."""
        if text is None:
            self._chosen.pop(id, None)
        else:
            self._chosen[id] = text
        self._keep()

    def forget(self) -> None:
        """Give every action its usual keys."""
        self._chosen.clear()
        self._keep()

    def _keep(self) -> None:
        self._settings.remember(MEMORY, self._chosen)
        self.changed.emit()


def sequences(text: str) -> list[QKeySequence]:
    """Read keys that are told apart by "; "."""
    return [QKeySequence(part) for part in text.split(BETWEEN) if part]


def without(text: str, gone: str) -> str:
    """Return keys without one of them."""
    return BETWEEN.join(part for part in text.split(BETWEEN) if part and part != gone)


def shares(text: str, others: Iterable[str]) -> bool:
    """Tell whether one of the keys in ``text`` is among others."""
    return bool({*text.split(BETWEEN)} & {*others} - {""})


def may_be_used(sequence: QKeySequence) -> bool:
    """Tell whether keys can run an action: plain letters are for typing and for the canvas."""
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    held = any(modifier in text for modifier in ("Ctrl+", "Alt+", "Meta+"))
    return held or re.fullmatch(r"(Shift\+)?(F\d+|Del|Backspace|Ins)", text) is not None
