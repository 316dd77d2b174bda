"""The page of shortcuts: its rows, and what changing one means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QKeySequence

from dlstudio.gui.actions import ACTIONS
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.keys import BETWEEN, Keys, may_be_used, sequences, shares, without

_MNEMONIC = re.compile(r"\(&.\)|&")  # "&File", "文件(&F)"


class KeyChoices:
    """Reads and changes the keys of actions for the dialog."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def rows(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield (group, what it does, keys, id) of every action."""
        for id, action in ACTIONS.items():
            if action.choice and not self.text(id):
                continue
            group = _MNEMONIC.sub("", words(action.menu))
            yield group, words(action.title), self.shown(id), id

    def text(self, id: str) -> str:
        """Return the keys of an action in Qt's portable form."""
        return self._keys.text(id, ACTIONS[id].shortcut)

    def shown(self, id: str) -> str:
        """Return the keys of an action as they are called on this system."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(key.toString(native) for key in sequences(self.text(id)))

    def chosen(self, id: str) -> bool:
        """Tell whether the keys are other than the usual ones."""
        return self._keys.is_chosen(id)

    def refusal(self, sequence: QKeySequence) -> str:
        """Say why keys cannot be used; empty if they can."""
        if may_be_used(sequence):
            return ""
        return tr("Hold Ctrl or Alt with it, or take a function key: plain keys are for typing.")

    def used_by(self, id: str, text: str) -> str | None:
        """Return the id of another action with these keys, None if they are free."""
        others = (other for other in ACTIONS if other != id)
        return next((other for other in others if shares(self.text(other), [text])), None)

    def title(self, id: str) -> str:
        return words(ACTIONS[id].title)

    def use(self, id: str, text: str) -> None:
        """Give an action these keys, taking them from any other."""
        while (other := self.used_by(id, text)) is not None:
            self._keys.choose(other, without(self.text(other), text))
        usual = text == ACTIONS[id].shortcut
        self._keys.choose(id, None if usual else text)

    def reset(self, id: str) -> None:
        """Give an action its usual keys, taking them from whoever has them now."""
        self._keys.choose(id, None)
        for text in ACTIONS[id].shortcut.split(BETWEEN):
            while text and (other := self.used_by(id, text)) is not None:
                self._keys.choose(other, without(self.text(other), text))

    def reset_all(self) -> None:
        self._keys.forget()
