"""dlstudio train | evaluate | export: what runs torch."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlstudio.cli import FAILED, OK, STOPPED, Console
from dlstudio.compiler.own_answers import known
from dlstudio.language import Sentence, say
from dlstudio.project.diagnostic import Severity
from dlstudio.project.files import load
from dlstudio.project.model import Project
from dlstudio.validation.check import check

if TYPE_CHECKING:
    from dlstudio.training.events import Event
    from dlstudio.training.records import Record

BAR = 24  # characters of the progress bar


def train(options: argparse.Namespace, console: Console) -> int:
    """Train, with a progress bar on a terminal and JSON lines with --json."""
    from dlstudio.training.readiness import readiness
    from dlstudio.training.runner import train as train_project

    project = known(load(options.file))
    folder = options.file.resolve().parent
    report = check(project)
    found = [*report.diagnostics, *(readiness(project, report, folder) if report.ok else ())]
    blocking = [d for d in found if d.severity is Severity.ERROR]
    if blocking:
        for d in blocking:
            console.complain(d.sentence)
        return FAILED
    run = train_project(
        project,
        epochs=options.epochs,
        device=options.device,
        seed=options.seed,
        out=options.out,
        resume=options.resume,
        on_event=_teller(console),
        folder=folder,
    )
    if run.reason == "stopped":
        return STOPPED
    if not console.as_json:
        console.line(say("Run: {folder}", folder=run.folder))
    return OK


def evaluate(options: argparse.Namespace, console: Console) -> int:
    """Measure the best weights of a run on its test part."""
    from dlstudio.training.runner import evaluate as evaluate_record

    record = _record(options.run_folder)
    metrics = evaluate_record(record)
    if console.as_json:
        console.json({"run": record.id, "part": "test", "metrics": dict(metrics)})
    else:
        console.line(_numbers(metrics))
    return OK


def export(options: argparse.Namespace, console: Console) -> int:
    """Write a network, prove it in a clean process, say the largest difference."""
    from dlstudio.exporting.write import export as write_export

    what: Project | Record = _record(options.file) if options.file.is_dir() else load(options.file)
    folder = None if options.file.is_dir() else options.file.resolve().parent
    result = write_export(what, options.to, options.output, folder=folder)
    if console.as_json:
        console.json(
            {
                "format": result.format,
                "path": str(result.path),
                "proof": str(result.proof),
                "weights": result.origin,
                "source_sha256": result.digest,
                "largest_difference": result.largest,
                "differences": dict(result.differences),
                "notes": [console.words(note) for note in result.notes],
            }
        )
        return OK
    console.line(
        say(
            "Wrote {path}. In a clean process it differs from the network by at most {gap} "
            "({cases}).",
            path=result.path,
            gap=f"{result.largest:.2g}",
            cases=", ".join(result.differences),
        )
    )
    for note in result.notes:
        console.line(note)
    return OK


def _record(folder: Path) -> Record:
    from dlstudio.training.records import Record

    return Record.open(folder)


def _teller(console: Console) -> Callable[[Event], None]:
    """Return the function that tells each event."""
    if console.as_json:
        return lambda event: console.json(
            {"event": type(event).__name__, **_plain(asdict(event), console)}, indent=None
        )
    return _Bar(console).tell


def _plain(value: Any, console: Console) -> Any:
    """Make an event fit for JSON: sentences in the language, no NaN."""
    if isinstance(value, Sentence):
        return console.words(value)
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else None
    if isinstance(value, dict):
        return {key: _plain(item, console) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, console) for item in value]
    return json.loads(json.dumps(value))


class _Bar:
    """Tells a training in lines; the running epoch as a bar, if there is a terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._alive = sys.stderr.isatty()
        self._epochs = self._total = 0

    def tell(self, event: Event) -> None:
        from dlstudio.training import events

        match event:
            case events.Started():
                self._epochs = event.epochs
                self._total = event.epochs * event.steps_per_epoch
                self._line(
                    say(
                        "Training on {device}, {threads} {threads:thread|threads}: {train} "
                        "{train:sample|samples}, {validation} "
                        "for validation, {test} for the test",
                        device=event.device,
                        threads=event.threads,
                        train=f"{event.train_samples:,}",
                        validation=f"{event.validation_samples:,}",
                        test=f"{event.test_samples:,}",
                    )
                )
            case events.Progress():
                self._bar(event)
            case events.EpochEnded():
                self._line(_epoch(event, self._epochs))
            case events.Advised():
                self._line(event.sentence)
            case events.Ended():
                self._clear()
                if event.reason != "failed":  # a failure is told by the caller, once
                    self._line(event.sentence)
                if event.test:
                    self._line(say("Test: {numbers}", numbers=_numbers(event.test)))

    def _bar(self, event: Any) -> None:
        if not self._alive or not self._total:
            return
        done = min(1.0, event.step / self._total)
        filled = int(done * BAR)
        text = (
            f"\r{'━' * filled}{'─' * (BAR - filled)} {done:4.0%}  "
            f"{event.samples_per_second:,.0f}/s  {event.seconds_left:,.0f} s "
        )
        print(text, end="", file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self._alive:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def _line(self, text: Sentence) -> None:
        self._clear()
        self._console.line(text)


def _epoch(event: Any, epochs: int) -> Sentence:
    return say(
        "Epoch {epoch}/{epochs}: training {train}; validation {validation}{best}",
        epoch=event.epoch,
        epochs=epochs,
        train=_numbers(event.train),
        validation=_numbers(event.validation) or "–",
        best=" *" if event.best else "",
    )


def _numbers(metrics: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.4g}" for name, value in metrics.items())
