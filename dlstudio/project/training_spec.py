"""TRAINING: one Param for every plain field of TrainSpec.

The training form, the check of a project file and the command line are derived from it.
The fields that choose an entry of a catalogue (loss, optimizer, schedule, metrics) are named
in CHOICES; their values are described by those entries.
"""

from __future__ import annotations

from dlstudio.project.model import TrainSpec
from dlstudio.spec.param import Flag, Float, Int, OneOf
from dlstudio.spec.spec import Spec

_DEFAULT = TrainSpec()

# Fields that hold one Choice, and the one that holds several.
CHOICES = ("loss", "optimizer", "schedule")
CHOICE_LISTS = ("metrics",)

TRAINING = Spec(
    key="training",
    title="Training",
    group="Training",
    summary="How the network is trained.",
    params=(
        Int(
            name="epochs",
            default=_DEFAULT.epochs,
            low=1,
            high=1_000_000,
            help="How many times all training samples are shown to the network.",
        ),
        Int(
            name="batch_size",
            default=_DEFAULT.batch_size,
            low=1,
            high=1_048_576,
            unit="samples",
            help="How many samples the network sees before its weights are changed once.",
        ),
        Float(
            name="validation_share",
            default=_DEFAULT.validation_share,
            low=0.0,
            high=0.9,
            help="Part of the data kept aside to watch the network while it learns.",
        ),
        Float(
            name="test_share",
            default=_DEFAULT.test_share,
            low=0.0,
            high=0.9,
            help="Part of the data kept aside until the end, for the final result.",
        ),
        Flag(
            name="stratified",
            default=_DEFAULT.stratified,
            help="Keeps the share of every class the same in all parts.",
        ),
        OneOf(
            name="scaling",
            default=_DEFAULT.scaling,
            options=("none", "standard", "minmax"),
            help="Brings all inputs to a similar range, measured on the training part only.",
        ),
        Int(
            name="warmup_steps",
            default=_DEFAULT.warmup_steps,
            low=0,
            high=10_000_000,
            unit="steps",
            advanced=True,
            help="Steps in which the learning rate rises from near zero to its full value.",
        ),
        Float(
            name="clip_norm",
            default=_DEFAULT.clip_norm,
            low=0.0,
            open_low=True,
            optional=True,
            none_text="off",
            advanced=True,
            help="Largest norm of all gradients together; larger ones are scaled down.",
        ),
        Int(
            name="patience",
            default=_DEFAULT.patience,
            low=1,
            high=1_000_000,
            unit="epochs",
            optional=True,
            none_text="off",
            help="Epochs without a better validation loss before training stops by itself.",
        ),
        Int(
            name="seed",
            default=_DEFAULT.seed,
            low=0,
            advanced=True,
            help="Start of all random numbers: the same seed gives the same training.",
        ),
        OneOf(
            name="device",
            default=_DEFAULT.device,
            options=("auto", "cpu", "cuda", "mps"),
            advanced=True,
            help="Where it is computed; auto takes a graphics card if there is one.",
        ),
        Int(
            name="threads",
            default=_DEFAULT.threads,
            low=0,
            high=1024,
            advanced=True,
            help="Processor threads for training; 0 measures at the start which is faster.",
        ),
    ),
)
