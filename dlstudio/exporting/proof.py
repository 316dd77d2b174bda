"""Proof: open what was written in a clean process and compare it with the module."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from dlstudio.errors import ExportError
from dlstudio.exporting import clean_run
from dlstudio.exporting.exporter_spec import Bundle
from dlstudio.exporting.own_layers import carry
from dlstudio.exporting.samples import BATCHES, LENGTHS, sample_inputs
from dlstudio.exporting.weights import apart
from dlstudio.language import say

TOLERANCE = 1e-5  # largest difference allowed, relative to the largest result (at least 1)
PATIENCE = 300.0  # seconds for the clean process
GLANCE = 0.1  # seconds between two looks at whether to go on waiting

_NAMED = re.compile(r"[A-Za-z_.]*(?:Error|Exception)\b")


def prove(
    bundle: Bundle,
    kind: str,
    path: Path,
    lengths: tuple[int, ...],
    cancelled: Callable[[], bool] = lambda: False,
) -> Mapping[str, float]:
    """Return the largest difference by case ("batch 1", "batch 5, T = 11" …).

    Args:
        cancelled: asked now and then; True ends the clean process.

    Raises:
        ExportError: the file cannot be opened or run, differs by more than TOLERANCE, or it
            was cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="dlstudio-proof-") as name:
        folder = Path(name)
        # The clean process has a folder of its own, so a relative path means nothing there.
        target, weights = _laid_out(bundle, kind, path.resolve(), folder)
        cases = _cases(bundle, lengths)
        inputs = {
            f"{case}/{i}": tensor.contiguous()
            for case, arguments in cases.items()
            for i, tensor in enumerate(arguments)
        }
        save_file(inputs, folder / "inputs.safetensors")
        ended = _run_clean(bundle, kind, target, weights, folder, cancelled)
        if ended is None:
            raise ExportError(
                say(
                    "The export was cancelled. {path} is written, but was not compared with the "
                    "network.",
                    path=path,
                )
            )
        found = load_file(folder / "outputs.safetensors")
    return {case: _difference(bundle, case, cases[case], found) for case in cases}


def _laid_out(bundle: Bundle, kind: str, path: Path, folder: Path) -> tuple[Path, Path]:
    """Return the file to open and the weights for it."""
    weights = folder / "weights.safetensors"
    save_file(apart(bundle.state), weights)
    if kind == "weights":
        code = folder / "model.py"
        code.write_text(bundle.source.text, encoding="utf-8")
        carry(bundle, folder)
        return code, path
    return (path / "model.py" if kind == "project" else path), weights


def _cases(bundle: Bundle, lengths: tuple[int, ...]) -> dict[str, tuple[torch.Tensor, ...]]:
    symbols = sorted({d for t in bundle.inputs for d in t.dims if isinstance(d, str)} - {"N"})
    cases = {}
    for batch in BATCHES:
        for length in lengths if symbols else LENGTHS[:1]:
            shown = "".join(f", {symbol} = {length}" for symbol in symbols)
            cases[f"batch {batch}{shown}"] = sample_inputs(
                bundle.inputs, bundle.highest, batch=batch, length=length
            )
    return cases


def _run_clean(
    bundle: Bundle,
    kind: str,
    target: Path,
    weights: Path,
    folder: Path,
    cancelled: Callable[[], bool],
) -> int | None:
    """Run the clean process to its end; None if it was cancelled."""
    command = [
        sys.executable,
        "-I",
        str(Path(clean_run.__file__)),
        kind,
        str(target),
        bundle.source.class_name,
        str(weights),
        str(folder / "inputs.safetensors"),
        str(folder / "outputs.safetensors"),
    ]
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=folder
    ) as process:
        errors = _waited(process, cancelled)
    if errors is None:
        return None
    if process.returncode != 0:
        lines = errors.strip().splitlines() or ["?"]
        # What an error says may go on for several lines; the first one names it.
        last = [line for line in lines if _NAMED.match(line)][-1:] or lines[-1:]
        raise ExportError(
            say(
                "The exported file could not be run in a clean process: {reason}. The file is "
                "kept, but do not rely on it.",
                reason=last[0][:300],
            )
        )
    return process.returncode


def _waited(process: subprocess.Popen[str], cancelled: Callable[[], bool]) -> str | None:
    """Return what the process said of errors; None if it was cancelled, and so ended."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return process.communicate(timeout=GLANCE)[1]
        except subprocess.TimeoutExpired as error:
            late = time.monotonic() > end
            if not late and not cancelled():
                continue
            process.kill()
            process.communicate()
            if not late:
                return None
            raise ExportError(
                say(
                    "The exported file was opened in a clean process, but did not answer within "
                    "{seconds} s. Close other programs and export again.",
                    seconds=int(PATIENCE),
                )
            ) from error


def _difference(
    bundle: Bundle,
    case: str,
    arguments: tuple[torch.Tensor, ...],
    found: Mapping[str, torch.Tensor],
) -> float:
    with torch.no_grad():
        results = bundle.module(*arguments)
    largest = 0.0
    for i, expected in enumerate(results if isinstance(results, tuple) else (results,)):
        got = found.get(f"{case}/{i}")
        if got is None or got.shape != expected.shape or got.dtype != expected.dtype:
            raise ExportError(
                say(
                    "The exported file answers {case} with another shape or type than the "
                    "network. Export it in another format.",
                    case=case,
                )
            )
        if expected.numel() == 0:
            continue
        gap = float((got.double() - expected.double()).abs().max())
        scale = max(1.0, float(expected.double().abs().max()))
        if not gap <= TOLERANCE * scale:
            raise ExportError(
                say(
                    "The exported file differs from the network by {gap} at {case}; at most "
                    "{allowed} is allowed. Export it in another format.",
                    gap=f"{gap:.2g}",
                    case=case,
                    allowed=f"{TOLERANCE * scale:.2g}",
                )
            )
        largest = max(largest, gap)
    return largest
