"""Checkpoints: all that is needed to go on, in one safetensors file. No pickle. Loads torch.

One file, replaced as a whole, so tensors and numbers can never belong to different steps.
Its tensors are named ``module/…``, ``best/…``, ``optimizer/<parameter>/…``, ``rng/…`` and
``epoch/…``; its header carries the numbers as JSON. Floats survive JSON bit for bit.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save
from torch import Tensor, nn

from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import blank
from dlstudio.compiler.own_answers import known
from dlstudio.errors import TrainingError
from dlstudio.language import say
from dlstudio.project.atomic import write_atomically
from dlstudio.training import journal
from dlstudio.training.records import Record

Tensors = dict[str, Tensor]

FORMAT = "dlstudio-state-1"
LENGTH = "length"  # of a list in the state of an optimizer


def write_state(path: Path, tensors: Mapping[str, Tensor], numbers: Mapping[str, Any]) -> None:
    """Write a checkpoint; TrainingError with a sentence if the disk refuses."""
    text = json.dumps(journal.plain(numbers), allow_nan=False)
    _write(path, tensors, {"format": FORMAT, "numbers": text})


def read_state(path: Path) -> tuple[Tensors, dict[str, Any]]:
    """Read a checkpoint.

    Raises:
        TrainingError: there is none, or it is damaged.
    """
    try:
        with safe_open(path, framework="pt") as file:
            header = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        if header.get("format") != FORMAT:
            raise ValueError(header.get("format", "no format"))
        return tensors, journal.value_of(json.loads(header["numbers"]))
    except (OSError, SafetensorError, ValueError, KeyError, struct.error) as error:
        raise TrainingError(
            say(
                "The checkpoint “{file}” cannot be read ({problem}). Start a new run; the "
                "weights of this one may still be in best.safetensors.",
                file=str(path),
                problem=str(error),
            )
        ) from error


def write_weights(path: Path, state: Mapping[str, Tensor], notes: Mapping[str, str]) -> None:
    """Write weights and buffers for everybody to use; ``notes`` go into the header."""
    _write(path, state, {"format": "pt", **notes})


def read_weights(path: Path) -> Tensors:
    """Read weights and buffers; TrainingError if the file is damaged."""
    try:
        return load_file(path)
    except (OSError, SafetensorError) as error:
        raise TrainingError(
            say(
                "The weights “{file}” cannot be read ({problem}). Train again, or choose "
                "another run.",
                file=str(path),
                problem=str(error),
            )
        ) from error


def trained_module(record: Record, which: str = "best") -> nn.Module:
    """Build the network of a record with its weights, in eval mode on the CPU.

    Raises:
        TrainingError: there are no weights, or they do not belong to the project beside them.
    """
    weights = read_weights(record.weights(which))
    module = blank(source_of(known(record.project)))
    try:
        module.load_state_dict(weights)
    except RuntimeError as error:
        raise TrainingError(
            say(
                "The weights of the run “{run}” do not fit its network, so one of them was "
                "changed. Train again, or choose another run.",
                run=record.id,
            )
        ) from error
    return module.eval()


def under(prefix: str, tensors: Mapping[str, Tensor]) -> Tensors:
    """Put tensors under a prefix: ``under("best/", {"fc.bias": b})``."""
    return {prefix + name: tensor for name, tensor in tensors.items()}


def of(prefix: str, tensors: Mapping[str, Tensor]) -> Tensors:
    """Return the tensors under a prefix, without it."""
    return {n.removeprefix(prefix): t for n, t in tensors.items() if n.startswith(prefix)}


def pack_optimizer(optimizer: torch.optim.Optimizer) -> tuple[Tensors, dict[str, Any]]:
    """Take an optimizer's state apart into tensors and numbers, by parameter and name."""
    tensors: Tensors = {}
    numbers: dict[str, Any] = {}
    for place, entries in optimizer.state_dict()["state"].items():
        for name, value in entries.items():
            if isinstance(value, Tensor):
                tensors[f"optimizer/{place}/{name}"] = value
            elif isinstance(value, list):
                # What LBFGS remembers of earlier steps; a list with gaps is a place for notes.
                if all(isinstance(one, Tensor) for one in value):
                    numbers[f"{place}/{name}"] = {LENGTH: len(value)}
                    for at, one in enumerate(value):
                        tensors[f"optimizer/{place}/{name}/{at}"] = one
            elif value is not None:  # None is what SGD without momentum keeps: nothing
                numbers[f"{place}/{name}"] = value
    return tensors, numbers


def unpack_optimizer(
    optimizer: torch.optim.Optimizer, tensors: Mapping[str, Tensor], numbers: Mapping[str, Any]
) -> None:
    """Give a new optimizer of the same kind the state that ``pack_optimizer`` took."""
    state: dict[int, dict[str, Any]] = {}
    # Copies: a tensor out of a file lies anywhere in memory, and sums depend on where.
    kept = {name: tensor.clone() for name, tensor in of("optimizer/", tensors).items()}
    for key, value in (*kept.items(), *numbers.items()):
        place, _, name = key.partition("/")
        if isinstance(value, dict):
            value = [kept[f"{key}/{at}"] for at in range(value[LENGTH])]
        if "/" not in name:
            state.setdefault(int(place), {})[name] = value
    groups = optimizer.state_dict()["param_groups"]
    optimizer.load_state_dict({"state": state, "param_groups": groups})


def random_state(device: str) -> Tensors:
    """Take the state of the generators that a training draws from."""
    states = {"rng/cpu": torch.get_rng_state()}
    if device.startswith("cuda"):
        states["rng/device"] = torch.cuda.get_rng_state(device)
    elif device == "mps":
        states["rng/device"] = torch.mps.get_rng_state()
    return states


def restore_random_state(device: str, tensors: Mapping[str, Tensor]) -> None:
    """Put the generators back to a state taken by ``random_state``."""
    torch.set_rng_state(tensors["rng/cpu"])
    if device.startswith("cuda"):
        torch.cuda.set_rng_state(tensors["rng/device"], device)
    elif device == "mps":
        torch.mps.set_rng_state(tensors["rng/device"])


def copied(tensors: Mapping[str, Tensor]) -> Tensors:
    """Return copies that the training no longer changes."""
    return {name: tensor.detach().clone() for name, tensor in tensors.items()}


def all_finite(module: nn.Module) -> bool:
    """Tell whether every weight and buffer is a finite number."""
    held = (*module.parameters(), *module.buffers())
    values = [t.detach() for t in held if t.is_floating_point()]
    if not values:
        return True
    # A sum is many times cheaper, and nothing that is not finite can hide in it; but sums of
    # finite numbers may overflow, so a bad one only says that a closer look is needed.
    total = sum(value.sum() for value in values)
    return bool(torch.isfinite(total)) or all(bool(torch.isfinite(v).all()) for v in values)


def _write(path: Path, tensors: Mapping[str, Tensor], header: dict[str, str]) -> None:
    # Copies on the CPU: the file must not depend on how tensors share or order their memory.
    plain = {name: t.detach().to("cpu").contiguous().clone() for name, t in tensors.items()}
    write_atomically(path, save(plain, header), error=TrainingError)
