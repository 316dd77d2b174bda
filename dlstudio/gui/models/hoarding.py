"""Hoarding: while very many values are made at once, nobody looks for garbage among them.

Python looks through all young objects again and again while they are being made; of those that
a project or a drawing is made of, not one is garbage.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hoarding() -> Iterator[None]:
    """Look for no garbage inside; for the window's thread, and for a moment only."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
