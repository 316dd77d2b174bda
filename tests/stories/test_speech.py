"""From made-up sounds to rows of digits: CTC from the gallery, the command line and Python."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

import dlstudio as dls
from dlstudio.cli import main
from dlstudio.data.preparation import prepare
from dlstudio.gallery import TEMPLATES
from dlstudio.project.files import load, write_project
from dlstudio.project.model import Project
from dlstudio.spec.spec import Choice
from dlstudio.training.checkpoint import trained_module
from dlstudio.training.readiness import readiness
from dlstudio.validation.check import check
from tests.unit.exporting.test_exports import again_trained

TEMPLATE = TEMPLATES["mini-speech-ctc"]


def small(**settings: object) -> Project:
    """The template with fewer samples and epochs."""
    project = load(TEMPLATE.path)
    training = replace(project.training, epochs=4, threads=1, **settings)
    return replace(project, data=Choice("spoken_digits", {"samples": 150}), training=training)


def test_the_template_is_ready_as_it_opens() -> None:
    project = load(TEMPLATE.path)
    assert readiness(project, check(project)) == ()
    assert project.data == Choice("spoken_digits")
    assert project.training.metrics == (Choice("LabelErrorRate"),)


def test_it_trains_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "speech.dls"
    write_project(small(), path)
    assert main(["train", str(path), "--out", str(tmp_path / "runs")]) == 0
    assert "LabelErrorRate" in capsys.readouterr().out
    (run,) = (tmp_path / "runs").glob("*/run.json")
    assert json.loads(run.read_text())["status"] == "finished"


def test_the_exported_script_trains_to_the_same_bits(tmp_path: Path) -> None:
    run = dls.train(dls.Graph(project=small()), out=tmp_path / "runs")
    again_trained(run, tmp_path / "project")


def greedy(steps: torch.Tensor) -> list[int]:
    """The likeliest class of each step, without repetitions and blanks."""
    best, said = [0, *steps.argmax(dim=1).tolist()], []
    for before, now in itertools.pairwise(best):
        if now not in (0, before):
            said.append(now)
    return said


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_learns_to_write_down_what_is_said(tmp_path: Path) -> None:
    """At most one digit in twenty is wrong, by torchmetrics' own count on the test part."""
    from torchmetrics.functional.text import word_error_rate

    project = load(TEMPLATE.path)
    run = dls.train(dls.Graph(project=project), out=tmp_path)
    assert run.record.test_metrics["LabelErrorRate"] < 0.05
    data = prepare(project.data, project.training, None)
    (frames,), target = data.part("test")
    with torch.no_grad():
        output = trained_module(run.record)(torch.from_numpy(frames))
    said = [" ".join(map(str, greedy(steps))) for steps in output]
    true = [" ".join(str(label) for label in row if label) for row in target.tolist()]
    rate = float(word_error_rate(said, true))
    assert rate == pytest.approx(run.record.test_metrics["LabelErrorRate"], abs=1e-6)
