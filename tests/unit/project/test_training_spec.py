"""TRAINING describes every field of TrainSpec, and nothing else."""

import dataclasses

import pytest

from dlstudio.project.model import TrainSpec
from dlstudio.project.training_spec import CHOICE_LISTS, CHOICES, TRAINING


def test_every_field_is_described_once():
    fields = {field.name for field in dataclasses.fields(TrainSpec)}
    names = [param.name for param in TRAINING.params]
    assert len(names) == len(set(names))
    assert fields == {*names, *CHOICES, *CHOICE_LISTS, "extra"}


@pytest.mark.parametrize("param", TRAINING.params, ids=lambda param: param.name)
def test_default_is_that_of_train_spec_and_allowed(param):
    assert param.default == getattr(TrainSpec(), param.name)
    assert param.check(param.default) is None
    assert param.parse(param.show(param.default)) == param.default


@pytest.mark.parametrize("param", TRAINING.params, ids=lambda param: param.name)
def test_help_is_one_short_sentence(param):
    assert param.help.endswith(".")
    assert param.help.count(".") == 1
    assert len(param.help) <= 100


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("epochs", 0),
        ("epochs", True),
        ("batch_size", 0),
        ("validation_share", -0.1),
        ("test_share", 1.0),
        ("stratified", 1),
        ("scaling", "log"),
        ("warmup_steps", -1),
        ("clip_norm", 0.0),
        ("clip_norm", float("nan")),
        ("patience", 0),
        ("seed", -1),
        ("device", "tpu"),
        ("threads", -1),
    ],
)
def test_out_of_range_gets_a_sentence(name, value):
    sentence = TRAINING.param(name).check(value)
    assert sentence is not None
    assert name in sentence
