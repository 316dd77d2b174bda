"""Voice: what a training says goes to its journal and to whoever listens.

A full disk must not end a training: it is told once, and the training goes on unwritten.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from dlstudio.language import say
from dlstudio.training.events import Advised, Event
from dlstudio.training.journal import Journal

FLUSH_SECONDS = 0.05


class Voice:
    """Tells events, from the training's thread only.

    Args:
        journal: where they are kept.
        hear: gets every event at once; must not block.
    """

    def __init__(self, journal: Journal, hear: Callable[[Event], None]) -> None:
        self._journal = journal
        self._hear = hear
        self._mute = False
        self._flushed = 0.0

    def tell(self, event: Event) -> None:
        """Tell and keep an event."""
        self._hear(event)
        self.keep(event)

    def keep(self, event: Event) -> None:
        """Keep an event without telling it."""
        try:
            self._journal.write(event)
            now = time.monotonic()
            if now - self._flushed > FLUSH_SECONDS:
                self._journal.flush()
                self._flushed = now
        except (OSError, ValueError) as error:
            self._trouble(error)

    def mark(self) -> int:
        """Return how much of the journal is on the disk, all that was told included."""
        try:
            self._journal.flush()
            return self._journal.size
        except (OSError, ValueError) as error:
            self._trouble(error)
            return 0

    def close(self) -> None:
        """Close the journal; nothing is told afterwards."""
        try:
            self._journal.close()
        except OSError as error:
            self._trouble(error)

    def _trouble(self, error: Exception) -> None:
        if self._mute:
            return
        self._mute = True
        self._hear(
            Advised(
                code="DL591",
                sentence=say(
                    "The curves of this run cannot be written ({problem}). Training goes on; "
                    "free some space on the disk.",
                    problem=str(error),
                ),
            )
        )
