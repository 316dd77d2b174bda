"""The commands of the program. A command imports what it needs; the window only when asked.

Exit status: 0 done, 1 problems or failure, 2 unreadable file or wrong use, 130 stopped.
Answers go to standard output, sentences about errors to standard error.
"""

from __future__ import annotations

import argparse
import json
import locale
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dlstudio.errors import DataError, DLStudioError, ProjectError
from dlstudio.language import LANGUAGES, Sentence, say, translated
from dlstudio.usage import Parser, language_in, speaking, spoken

OK, FAILED, UNREADABLE, STOPPED = 0, 1, 2, 130


GIT = """\
Exit status: 0 merged, 1 merged with conflicts (ours kept, each told), 2 unreadable file.

To let git merge projects, write once:
  git config --global merge.dlstudio.name "DL Studio projects"
  git config --global merge.dlstudio.driver "dlstudio merge %O %A %B"
and into the file .gitattributes of a repository:
  *.dls merge=dlstudio
"""


class Console:
    """Where a command speaks, and in which language."""

    def __init__(self, language: str, as_json: bool) -> None:
        self.language = language
        self.as_json = as_json

    def words(self, text: Sentence | str) -> str:
        return translated(text, self.language)

    def line(self, text: Sentence | str = "") -> None:
        print(_visible(self.words(text)), flush=True)

    def json(self, value: Any, indent: int | None = 2) -> None:
        print(json.dumps(value, indent=indent, ensure_ascii=False), flush=True)

    def complain(self, text: Sentence | str) -> None:
        print(f"dlstudio: {_visible(self.words(text))}", file=sys.stderr, flush=True)


def _visible(text: str) -> str:
    """Write control characters as escapes: a name in a file must not steer the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    # A console of a narrow code page must not end a command in a traceback.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    if not arguments or (arguments[0] not in _COMMANDS and not arguments[0].startswith("-")):
        return _window(arguments, Console(_system_language(), as_json=False))
    language = language_in(arguments) or _system_language()
    with speaking(language):
        options = _parser(language).parse_args(arguments)
    console = Console(language, getattr(options, "json", False))
    try:
        status: int = options.run(options, console)
        return status
    except (ProjectError, DataError) as error:
        console.complain(error.sentence)
        return UNREADABLE
    except DLStudioError as error:
        console.complain(error.sentence)
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # the reader of a pipe has gone; nothing is left to say to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _window(arguments: Sequence[str], console: Console) -> int:
    """Open the window, unless the words are no file but a command that does not exist."""
    trouble = _no_window(arguments)
    if trouble is not None:
        console.complain(trouble[0])
        return trouble[1]
    from dlstudio.gui.app import main as open_window

    return open_window(arguments[0] if arguments else None)


def _no_window(arguments: Sequence[str]) -> tuple[Sentence, int] | None:
    """Say why these words open no window, and the exit status; None if they do."""
    if arguments and not _is_file(arguments[0]):
        from dlstudio.project.lookup import unknown

        return unknown(say("There is no command"), arguments[0], list(_COMMANDS)), UNREADABLE
    if len(arguments) > 1:
        found = " ".join(arguments)
        return say(
            "The window opens one file, but it was given more: {found}. Name one file, or put a "
            "command such as check before it.",
            found=found,
        ), UNREADABLE
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        return say(
            "There is no screen here for a window. Use a command instead; dlstudio --help lists "
            "them."
        ), FAILED
    return None


def _is_file(word: str) -> bool:
    """Tell whether a word is meant as a project file; a missing one is told in the window."""
    path = Path(word)
    return path.suffix.lower() == ".dls" or path.exists() or path.name != word


def _system_language() -> str:
    chosen = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or "en"
    return next((key for key in LANGUAGES if chosen.startswith(key[:2])), "en")


def _parser(language: str) -> argparse.ArgumentParser:
    from dlstudio import __version__

    parser = Parser(
        language=language,
        prog="dlstudio",
        description=say("Draw, check, train and export neural networks."),
        epilog=say("dlstudio [FILE] opens the window."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"dlstudio {__version__}",
        help=say("show the version and exit"),
    )
    commands = parser.add_subparsers(
        title=translated(say("commands"), language), metavar="COMMAND", required=True
    )
    for name, (run, text, add) in _COMMANDS.items():
        command = commands.add_parser(name, language=language, help=text, description=text)
        command.add_argument("--lang", choices=list(LANGUAGES), help=say("language of sentences"))
        add(command)
        command.set_defaults(run=run)
    return parser


def _with_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say("answer as JSON"))


def _with_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=say("a .dls project"))


def _with_file_and_json(parser: argparse.ArgumentParser) -> None:
    _with_file(parser)
    _with_json(parser)


def _summary_options(parser: argparse.ArgumentParser) -> None:
    _with_file_and_json(parser)
    parser.add_argument(
        "--batch", type=_samples, help=say("samples at once; the project's own if left")
    )
    parser.add_argument(
        "--measure",
        action="store_true",
        help=say("time each layer and count the memory, by running"),
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="cpu")
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "latex", "csv"),
        default="text",
        help=say("form of the table; other forms than text hold nothing else"),
    )


def _picture_options(parser: argparse.ArgumentParser) -> None:
    _with_file(parser)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help=".svg, .png or .pdf"
    )
    parser.add_argument(
        "--style",
        choices=("canvas", "flow", "maps"),
        default="canvas",
        help=say("as it stands on the canvas, from top to bottom, or feature maps by size"),
    )
    parser.add_argument("--block", metavar="NAME", help=say("draw a block instead of the network"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument(
        "--wires",
        choices=("curved", "orthogonal"),
        default="curved",
        help=say("how wires run in the style “canvas”"),
    )
    parser.add_argument("--no-shapes", action="store_true", help=say("leave the shapes out"))
    parser.add_argument("--scale", type=_scale, default=1.0, help="0.1 to 10")


def _scale(text: str) -> float:
    """Read a scale; argparse tells what it raises."""
    scale = float(text)
    if not 0.1 <= scale <= 10:
        raise argparse.ArgumentTypeError(f"expected 0.1 to 10, got {text}")
    return scale


def _samples(text: str) -> int:
    """Read a number of samples; argparse tells what it raises."""
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(
            spoken(say("expected 1 or more samples, got {count}", count=count))
        )
    return count


def _train_options(parser: argparse.ArgumentParser) -> None:
    _with_file_and_json(parser)
    parser.add_argument("--epochs", type=int, help=say("passes over the training part"))
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"))
    parser.add_argument("--seed", type=int)
    parser.add_argument("--out", type=Path, default=Path("runs"), help=say("folder for runs"))
    parser.add_argument("--resume", type=Path, metavar="RUN", help=say("go on with a run's folder"))


def _run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("run_folder", type=Path, metavar="RUN", help=say("the folder of a run"))
    _with_json(parser)


def _export_options(parser: argparse.ArgumentParser) -> None:
    from dlstudio.exporting import EXPORTERS

    parser.add_argument("file", type=Path, metavar="FILE-or-RUN")
    parser.add_argument("--to", required=True, metavar="FORMAT", help=", ".join(EXPORTERS))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    _with_json(parser)


def _trust_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.py", help=say("a file of own layers"))
    parser.add_argument("--take-back", action="store_true", help=say("trust it no longer"))
    _with_json(parser)


def _new_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("template", metavar="TEMPLATE", help=say("see dlstudio templates"))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def _diff_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "before", type=Path, metavar="A", help=say("a .dls project or a run's folder")
    )
    parser.add_argument("after", type=Path, metavar="B", help=say("another one"))
    parser.add_argument("--all", action="store_true", help=say("also what only stands elsewhere"))
    _with_json(parser)


def _merge_options(parser: argparse.ArgumentParser) -> None:
    for name, text in (
        ("base", say("what both sides began with")),
        ("ours", say("our file; the result is written into it")),
        ("theirs", say("their file")),
    ):
        parser.add_argument(name, type=Path, metavar=name.upper(), help=text)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help=say("write it here instead")
    )
    parser.epilog = GIT
    _with_json(parser)


def _later(module: str, name: str) -> Callable[[Any, Console], int]:
    """A command of ``dlstudio.commands``, imported when it is given."""

    def run(options: Any, console: Console) -> int:
        from importlib import import_module

        status: int = getattr(import_module(f"dlstudio.commands.{module}"), name)(options, console)
        return status

    return run


Command = tuple[Callable[[Any, Console], int], str, Callable[[argparse.ArgumentParser], None]]

_COMMANDS: dict[str, Command] = {
    "layers": (_later("lists", "layers"), say("List the layers."), _with_json),
    "templates": (_later("lists", "templates"), say("List the templates."), _with_json),
    "datasets": (_later("lists", "datasets"), say("List the data sources."), _with_json),
    "new": (_later("lists", "new"), say("Make a project from a template."), _new_options),
    "check": (_later("look", "check"), say("List the problems."), _with_file_and_json),
    "summary": (_later("look", "summary"), say("Count shapes and costs."), _summary_options),
    "source": (_later("look", "source"), say("Print the Python text."), _with_file),
    "picture": (
        _later("picture", "draw"),
        say("Draw a network into a file."),
        _picture_options,
    ),
    "diff": (
        _later("compare", "diff"),
        say("List what differs between two projects."),
        _diff_options,
    ),
    "merge": (
        _later("compare", "merge_files"),
        say("Merge two versions of a project."),
        _merge_options,
    ),
    "trust": (_later("own", "trust"), say("Trust a file of own layers."), _trust_options),
    "train": (_later("run", "train"), say("Train a project."), _train_options),
    "evaluate": (_later("run", "evaluate"), say("Measure a run on its test part."), _run_options),
    "export": (_later("run", "export"), say("Write a network in a format."), _export_options),
    "doctor": (_later("doctor", "doctor"), say("Say what works on this machine."), _with_json),
}

__all__ = ["Console", "main", "say"]
