"""Records: what is kept of a run, in a folder of its own. No torch.

    run.json            what was trained where and with what, how it ended
    project.dls         the project as it was
    model.py            its source, to read; never executed from here
    my_layers.py …      the person's own layers that it uses, as they were
    events.jsonl        everything the run said: every plot can be drawn again
    best.safetensors    weights with the lowest validation loss
    last.safetensors    weights of the last checkpoint
    state.safetensors   all that is needed to go on (``training.checkpoint``)
    lock                held while a process trains into the folder

Every file is replaced as a whole, so a kill at any moment leaves a readable record.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.errors import TrainingError
from dlstudio.language import Sentence, say
from dlstudio.project.atomic import not_written, write_atomically
from dlstudio.project.files import load, project_text
from dlstudio.project.model import Project
from dlstudio.project.own_files import files_in
from dlstudio.project.process import is_locked
from dlstudio.training import journal
from dlstudio.training.events import Ended, EpochEnded, Event

if TYPE_CHECKING:
    from torch import nn

RUN, PROJECT, SOURCE, EVENTS = "run.json", "project.dls", "model.py", "events.jsonl"
BEST, LAST, STATE = "best.safetensors", "last.safetensors", "state.safetensors"
LOCK = "lock"  # held by the process that trains

VERSION = 1
LARGEST = 4 * 2**20  # bytes of a run.json; ours have some two thousand


class Record:
    """A run folder. Reads when asked; ``config`` is run.json as it was when opened."""

    def __init__(self, folder: Path, config: Mapping[str, Any]) -> None:
        self.folder = folder
        self.config = dict(config)

    @staticmethod
    def create(out: Path, project: Project, source: str, config: Mapping[str, Any]) -> Record:
        """Make a new folder in ``out`` and write what is known before the first step.

        Raises:
            TrainingError: the folder cannot be written.
        """
        folder = _new_folder(out, project.title)
        record = Record(folder, {"version": VERSION, "id": folder.name, **config})
        record._write(PROJECT, project_text(project))
        record._write(SOURCE, source)
        for name in files_in(project):  # beside project.dls, where they are looked for
            record._write(name, project.own.files[name].text)
        record.note(status="running")
        return record

    @staticmethod
    def open(folder: Path | str) -> Record:
        """Open a run folder.

        Raises:
            TrainingError: it is not one, or its run.json is damaged.
        """
        folder = Path(folder)
        path = folder / RUN
        if not path.is_file():
            raise TrainingError(
                say(
                    "“{folder}” is not a run: it has no {file}. Choose the folder of a run.",
                    folder=str(folder),
                    file=RUN,
                )
            )
        try:
            if path.stat().st_size > LARGEST:
                raise ValueError("too large")
            config = journal.value_of(json.loads(path.read_text(encoding="utf-8")))
            if not isinstance(config, dict):
                raise ValueError("not a table")
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise TrainingError(
                say(
                    "“{file}” of the run “{folder}” cannot be read ({problem}). Its weights and "
                    "curves may still be there; remove the folder if you do not need them.",
                    file=RUN,
                    folder=folder.name,
                    problem=str(error),
                )
            ) from error
        return Record(folder, config)

    def note(self, **entries: Any) -> None:
        """Write further entries into run.json; TrainingError if the disk refuses."""
        self.config.update(entries)
        text = json.dumps(journal.plain(self.config), ensure_ascii=False, allow_nan=False, indent=1)
        self._write(RUN, text + "\n")

    def keep_project(self, project: Project) -> None:
        """Write the project anew, when a run goes on for more epochs."""
        self._write(PROJECT, project_text(project))
        self.__dict__.pop("project", None)

    @property
    def id(self) -> str:
        return str(self.config.get("id", self.folder.name))

    @property
    def title(self) -> str:
        """Title of the project that was trained."""
        return str(self.config.get("title", ""))

    @property
    def started(self) -> str:
        """When it was started: ISO 8601 with the time zone."""
        return str(self.config.get("started", ""))

    @property
    def status(self) -> str:
        """ "running", "finished", "early", "stopped", "failed", or "interrupted" by a crash."""
        status = str(self.config.get("status", ""))
        if status == "running" and not is_locked(self.folder / LOCK):
            return "interrupted"
        return status

    @property
    def resumable(self) -> bool:
        """Whether it can go on: it has a checkpoint, was not finished, and nobody trains it."""
        unfinished = self.status in ("stopped", "interrupted", "failed")
        return unfinished and (self.folder / STATE).is_file()

    @cached_property
    def project(self) -> Project:
        """The project as it was trained; ProjectError if the file is damaged."""
        return load(self.folder / PROJECT)

    @cached_property
    def source(self) -> str:
        """The source that was trained, to read."""
        return (self.folder / SOURCE).read_text(encoding="utf-8")

    def events(self) -> list[Event]:
        """Return everything the run said, oldest first."""
        return list(journal.read(self.folder / EVENTS))

    @property
    def history(self) -> list[EpochEnded]:
        """One entry an epoch."""
        return [event for event in self.events() if isinstance(event, EpochEnded)]

    @property
    def outcome(self) -> Ended | None:
        """How it ended; None while it runs and after a crash."""
        events = self.events()
        last = events[-1] if events else None
        return last if isinstance(last, Ended) else None

    def ended(
        self, reason: str, sentence: Sentence, node: str | None, step: int | None = None
    ) -> Ended:
        """Make the last event of a run that does not come to its end; it stands where it was kept.

        Args:
            step: the one that was being computed, if it is known.
        """
        return Ended(
            reason=reason,
            epoch=int(self.config.get("epoch", 0)),
            step=int(self.config.get("step", 0) if step is None else step),
            seconds=float(self.config.get("seconds", 0.0)),
            sentence=sentence,
            node=node,
            best_epoch=self.best_epoch,
        )

    @property
    def best_epoch(self) -> int:
        """The epoch whose weights are in best.safetensors; 0 before the first."""
        return int(self.config.get("best_epoch", 0))

    @property
    def best_metrics(self) -> dict[str, float]:
        """Validation "loss" and metrics of the best epoch (training, without validation)."""
        return dict(self.config.get("best", {}))

    @property
    def test_metrics(self) -> dict[str, float]:
        """ "loss" and metrics of the best weights on the test part; empty if there is none."""
        return dict(self.config.get("test", {}))

    def weights(self, which: str = "best") -> Path:
        """Return the path of the "best" or "last" weights.

        Raises:
            TrainingError: there are none.
        """
        path = self.folder / {"best": BEST, "last": LAST}[which]
        if not path.is_file():
            raise TrainingError(
                say(
                    "The run “{run}” has no weights yet. Train it for at least one epoch.",
                    run=self.id,
                )
            )
        return path

    def module(self, which: str = "best") -> nn.Module:
        """Build the network with its weights, in eval mode on the CPU. Loads torch.

        The code is made from project.dls again; model.py is never executed.
        """
        from dlstudio.training.checkpoint import trained_module

        return trained_module(self, which)

    def _write(self, name: str, text: str) -> None:
        write_atomically(self.folder / name, text.encode(), error=TrainingError)


def list_records(out: Path) -> list[Record]:
    """Return the runs in a folder, the newest first; what is no run is left out."""
    if not Path(out).is_dir():
        return []
    found = []
    for path in Path(out).glob(f"*/{RUN}"):
        try:
            found.append(Record.open(path.parent))
        except TrainingError:  # a damaged one cannot be shown in a list; opening it says why
            continue
    return sorted(found, key=lambda record: (record.started, record.id), reverse=True)


def failure(sentence: Sentence | str, error: BaseException, details: str) -> dict[str, Any]:
    """Return the entry of run.json that keeps an error with its details."""
    return {"kind": type(error).__name__, "sentence": sentence, "details": details}


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Name the parts of a run's identity that are no longer the same (reliability: R-19)."""
    return [key for key in IDENTITY if key in before and before[key] != now.get(key)]


# What must be the same for a continued run to give the same bits, and what people call it.
IDENTITY = {
    "source": say("the network"),
    "training": say("the training settings"),
    "loss": say("the loss"),
    "layers": say("rates and weight decay of single layers"),
    "data": say("the data"),
    "seed": say("the seed"),
    "device": say("the device"),
    "threads": say("the number of threads"),
    "torch": say("the version of torch"),
    "machine": say("the kind of computer"),
}


def _new_folder(out: Path, title: str) -> Path:
    """Make ``out/<date>-<time>-<title>``, with a number if the name is taken."""
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_title.lower()).strip("-")[:30]
    # Local time: people look for "the run of this morning".
    base = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S") + (f"-{stem}" if stem else "")
    number = 1
    while True:
        folder = Path(out) / (base if number == 1 else f"{base}-{number}")
        try:
            folder.mkdir(parents=True)
            return folder
        except FileExistsError:
            if not folder.is_dir():  # ``out`` itself, or a part of it, is a file
                raise _no_folder(folder) from None
            number += 1
        except NotADirectoryError:
            raise _no_folder(folder) from None
        except OSError as error:
            raise TrainingError(not_written(error, folder)) from error


def _no_folder(folder: Path) -> TrainingError:
    return TrainingError(
        say(
            "The folder for this run cannot be made: “{folder}”, or a part of it, is a file. "
            "Choose another folder for runs.",
            folder=str(folder.parent),
        )
    )
