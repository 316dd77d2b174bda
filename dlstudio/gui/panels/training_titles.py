"""What a person reads in place of the names of the training settings."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "data": "Data",
    "loss": "Loss",
    "optimizer": "Optimizer",
    "schedule": "Schedule",
    "metrics": "Metrics",
    "epochs": "Epochs",
    "batch_size": "Batch size",
    "validation_share": "Validation share",
    "test_share": "Test share",
    "stratified": "Keep class shares",
    "scaling": "Scaling",
    "warmup_steps": "Warm-up",
    "clip_norm": "Gradient clipping",
    "patience": "Stop early after",
    "seed": "Seed",
    "device": "Device",
    "threads": "Threads",
}

OPTIONS: Mapping[str, Mapping[str, str]] = {
    "scaling": {
        "none": "As it is",
        "standard": "Mean 0, deviation 1",
        "minmax": "From 0 to 1",
    },
    "device": {
        "auto": "Automatic",
        "cpu": "CPU",
        "cuda": "CUDA graphics card",
        "mps": "Apple graphics (MPS)",
    },
}
