"""Devices in words: what computes a training."""

from __future__ import annotations

from dlstudio.gui.look.words import tr

_DEVICES = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS"}


def device_name(device: str) -> str:
    """Return how a device is written: "CPU", "CUDA 1"."""
    if device == "auto":
        return tr("Auto")
    kind, _, index = device.partition(":")
    return " ".join(part for part in (_DEVICES.get(kind, kind), index) if part)


def device_text(device: str, threads: int) -> str:
    """Return on what a training runs: "CPU, 2 threads", "CUDA 1"."""
    if device.startswith("cpu"):
        return tr("CPU, {count} {count:thread|threads}", count=threads)
    return device_name(device)
