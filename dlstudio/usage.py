"""Usage: what the command line says about itself, in the person's language.

argparse has its texts in English and asks ``gettext`` for others, one function for the whole
process. Here they come from the same catalogue as every sentence of the program.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from dlstudio.language import LANGUAGES, Sentence, say, translated

WRONG_USE = 2

# What argparse says, word for word; it fills in the values itself.
SAID = (
    say("usage: "),
    say("options"),
    say("positional arguments"),
    say("show this help message and exit"),
    say("argument %(argument_name)s: %(message)s"),
    say("the following arguments are required: %s"),
    say("unrecognized arguments: %s"),
    say("expected one argument"),
    say("expected at least one argument"),
    say("ignored explicit argument %r"),
    say("invalid %(type)s value: %(value)r"),
    say("invalid choice: %(value)r (choose from %(choices)s)"),
    say("ambiguous option: %(option)s could match %(matches)s"),
    say("not allowed with argument %s"),
    say("one of the arguments %s is required"),
    say("unknown parser %(parser_name)r (choices: %(choices)s)"),
)


def language_in(arguments: Sequence[str]) -> str | None:
    """Return the language that is asked for by --lang, before anything else is understood."""
    for word, after in zip(arguments, [*arguments[1:], ""], strict=True):
        chosen = after if word == "--lang" else word.removeprefix("--lang=")
        if chosen in LANGUAGES and word.startswith("--lang"):
            return chosen
    return None


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make argparse speak a language."""
    name = "_"  # the only door that argparse has for this
    before = getattr(argparse, name)
    setattr(argparse, name, lambda text: translated(text, language) if text else text)
    try:
        yield
    finally:
        setattr(argparse, name, before)


def spoken(text: Sentence) -> str:
    """Return a text of ours in the language that argparse speaks now."""
    return str(getattr(argparse, "_")(text))  # noqa: B009


class Parser(argparse.ArgumentParser):
    """A parser whose texts are translated; made and used inside ``speaking``.

    Args:
        language: of help and complaints; its sub-parsers take it over.
    """

    def __init__(self, *, language: str = "en", **settings: Any) -> None:
        self.language = language
        for name in ("description", "epilog"):
            settings[name] = translated(settings.get(name) or "", language)
        settings["formatter_class"] = lambda prog: _Formatter(prog, language)
        super().__init__(**settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the right use stands; exit status 2."""
        self.print_usage(sys.stderr)
        whole = say(
            "{problem}. “{command} --help” shows the right use.", problem=message, command=self.prog
        )
        self.exit(WRONG_USE, f"dlstudio: {translated(whole, self.language)}\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of texts and translates the help of each argument when it is shown."""

    def __init__(self, prog: str, language: str) -> None:
        super().__init__(prog)
        self._language = language

    def _get_help_string(self, action: argparse.Action) -> str:
        text = action.help or ""
        return translated(text if isinstance(text, Sentence) else str(text), self._language)
