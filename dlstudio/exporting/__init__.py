"""Ways out, each proven in a clean process."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from dlstudio.exporting.exporter_spec import Bundle, ExporterSpec
from dlstudio.spec.spec import Catalog


class _Later:
    """The ``write`` of an exporter's file, imported when it is called (most need torch)."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __call__(self, bundle: Bundle, path: Path) -> tuple[Any, ...]:
        written: tuple[Any, ...] = import_module(self._module).write(bundle, path)
        return written


EXPORTERS: Catalog[ExporterSpec] = Catalog(
    (
        ExporterSpec(
            key="python",
            title="Python model",
            group="Code",
            summary="One Python file with the network; it needs only torch.",
            help="The text of the code panel, as it was trained. Weights are a file of their own.",
            suffix=".py",
            write=_Later("dlstudio.exporting.python_model"),
            proof="python",
            words=("code", "source", "model"),
        ),
        ExporterSpec(
            key="project",
            title="Training project",
            group="Code",
            summary="A folder that trains the network without DL Studio, to the same result.",
            help="model.py, train.py, the data as prepared, README and requirements.",
            suffix="",
            write=_Later("dlstudio.exporting.python_training"),
            proof="project",
            needs_data=True,
            words=("train", "script", "folder"),
        ),
        ExporterSpec(
            key="torchscript",
            title="TorchScript",
            group="Compiled",
            summary="One file with code and weights, for Python and C++ (libtorch).",
            help="Any batch size runs. torch calls the format deprecated; .pt2 replaces it.",
            source="https://docs.pytorch.org/docs/stable/jit.html",
            suffix=".pt",
            write=_Later("dlstudio.exporting.torchscript"),
            proof="torchscript",
            words=("jit", "script", "c++"),
        ),
        ExporterSpec(
            key="pt2",
            title="torch.export",
            group="Compiled",
            summary="The graph and weights as a .pt2 file, the successor of TorchScript.",
            help="The batch axis stays free; the notes say which other sizes do.",
            source="https://docs.pytorch.org/docs/stable/export.html",
            suffix=".pt2",
            write=_Later("dlstudio.exporting.torch_export"),
            proof="export",
            words=("export", "aot"),
            replaces=("torch_export", "torch.export"),
        ),
        ExporterSpec(
            key="safetensors",
            title="Weights",
            group="Weights",
            summary="Weights and buffers as safetensors; the file holds no code.",
            help="Names are those of state_dict, so hand-written modules of the same names load.",
            source="https://huggingface.co/docs/safetensors/index",
            suffix=".safetensors",
            write=_Later("dlstudio.exporting.weights"),
            proof="weights",
            words=("state_dict", "parameters"),
            replaces=("weights",),
        ),
    )
)
