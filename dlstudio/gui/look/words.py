"""The words of the window, through Qt's translator (``resources/i18n/*.ts`` -> ``.qm``).

All text of the program lives in one context, so one word has one translation. Widgets call
``tr`` in a method ``retranslate`` and call that from ``changeEvent`` on LanguageChange.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from dlstudio.language import Sentence, fill

CONTEXT = "dlstudio"


def tr(text: str, **values: Any) -> str:
    """Translate a literal of the window, then fill in values."""
    return fill(QCoreApplication.translate(CONTEXT, text), values)


def words(text: Sentence | str) -> str:
    """Translate a sentence of the engine or a plain text of a catalogue."""
    if not isinstance(text, Sentence):
        return QCoreApplication.translate(CONTEXT, text)
    values = {k: words(v) if isinstance(v, Sentence) else v for k, v in text.values.items()}
    return fill(QCoreApplication.translate(CONTEXT, text.template), values)
