"""The window: draws the project and turns gestures into commands."""

import builtins

_plain = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

# PySide6 puts an import of its own in place of Python's, for ``from __feature__ import …``,
# which nothing here uses. It makes every ``import`` many times dearer: the start of the window,
# the loading of torch, and each step of an optimizer, which imports inside of its functions.
builtins.__import__ = _plain
