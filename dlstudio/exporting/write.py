"""export: choose, check what is needed, write, prove in a clean process, note the result."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import dlstudio
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.own_answers import known
from dlstudio.compiler.source import Source
from dlstudio.errors import DLStudioError, ExportError
from dlstudio.exporting import EXPORTERS
from dlstudio.exporting.exporter_spec import Bundle, ExporterSpec
from dlstudio.graph.model import Graph
from dlstudio.language import Sentence, say
from dlstudio.project.atomic import write_atomically
from dlstudio.project.model import Project
from dlstudio.spec.tensor_type import INTEGER
from dlstudio.training.records import Record
from dlstudio.validation.check import check
from dlstudio.validation.report import GraphReport

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True, kw_only=True)
class ExportResult:
    """What was written and how far it is from the network.

    Args:
        path: the file or folder; ``proof`` the page beside it with the same facts.
        differences: the largest difference by case ("batch 1" …), from a clean process.
        notes: what a person should know about the format.
    """

    format: str
    path: Path
    proof: Path
    differences: Mapping[str, float]
    digest: str
    origin: str
    notes: tuple[Sentence, ...]

    @property
    def largest(self) -> float:
        """The largest difference of all cases."""
        return max(self.differences.values(), default=0.0)


def export(
    what: Project | Record,
    key: str,
    path: Path,
    *,
    folder: Path | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportResult:
    """Write a project (fresh weights from its seed) or a run (its best weights).

    Args:
        folder: where relative data paths of a project start.
        cancelled: asked now and then, from this thread; True ends the export.

    Raises:
        ExportError: it cannot be written, what was written differs from the network, or it
            was cancelled.
        CompileError: the project has problems.
    """
    spec = _format(key)
    bundle = bundle_of(what, folder)
    if spec.needs_data and bundle.project.data is None:
        raise ExportError(
            say("“{format}” needs data, but the project has none. Choose data first.",
                format=spec.title)
        )  # fmt: skip
    if cancelled():
        raise ExportError(say("The export was cancelled. Nothing was written."))
    notes = _written(spec, bundle, path)
    from dlstudio.exporting.proof import prove
    from dlstudio.exporting.samples import LENGTHS

    # A .pt2 may keep a length fixed; it is proven at the length it has.
    fixed = spec.proof == "export" and len(notes) > 1
    differences = prove(bundle, spec.proof, path, LENGTHS[:1] if fixed else LENGTHS, cancelled)
    result = ExportResult(
        format=spec.key,
        path=path,
        proof=_proof_path(path),
        differences=differences,
        digest=bundle.source.digest,
        origin=bundle.origin,
        notes=notes,
    )
    write_atomically(result.proof, _proof_text(result))
    return result


def _format(key: str) -> ExporterSpec:
    spec = EXPORTERS.get(key)
    if spec is None:
        raise ExportError(
            say(
                "There is no format called “{format}”. Use one of: {formats}.",
                format=key,
                formats=", ".join(EXPORTERS),
            )
        )
    return spec


def bundle_of(what: Project | Record, folder: Path | None = None) -> Bundle:
    """Gather what an exporter needs; the weights of a run are its best ones."""
    project = known(what if isinstance(what, Project) else what.project)
    report = check(project)
    source = source_of(project, report)
    origin, threads = "untrained", project.training.threads
    if isinstance(what, Project):
        module = _fresh(source, project.training.seed)
    else:
        origin, threads = what.id, int(what.config.get("threads", 0))
        folder = Path(what.config["folder"]) if what.config.get("folder") else None
        module = _trained(source, what)
    nodes = project.main.of_layer("Input")
    return Bundle(
        project=project,
        source=source,
        module=module.eval(),
        inputs=tuple(report.main.nodes[node.id].outputs[0] for node in nodes),
        highest=tuple(_highest(report.main, project.main, node.id) for node in nodes),
        origin=origin,
        folder=folder,
        threads=threads,
    )


def _fresh(source: Source, seed: int) -> nn.Module:
    """Build the network with the weights that a training would start from."""
    import torch

    from dlstudio.compiler.load import load

    with torch.random.fork_rng(devices=[]):  # the caller's random numbers stay as they are
        torch.manual_seed(seed)
        return load(source)()


def _trained(source: Source, record: Record) -> nn.Module:
    """Build the network with the best weights of a run."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    from dlstudio.compiler.load import blank

    if record.config.get("source") != source.digest:
        raise ExportError(
            say(
                "The network of the run {run} is written differently by this version. Train "
                "again to export it.",
                run=record.id,
            )
        )
    module = blank(source)
    try:
        module.load_state_dict(load_file(record.weights()), strict=True)
    except (OSError, RuntimeError, ValueError, SafetensorError) as error:
        raise ExportError(
            say(
                "The weights of the run {run} cannot be read or do not fit its network. Train "
                "again, or export another run.",
                run=record.id,
            )
        ) from error
    return module


def _highest(report: GraphReport, graph: Graph, id: str) -> int:
    """Return the largest whole number an Input may bring: what the smallest Embedding takes."""
    if report.nodes[id].outputs[0].dtype != INTEGER:
        return 0
    reached, sizes = [id], [10]
    found = {id}
    while reached:
        for edge in graph.out_of(reached.pop()):
            node = graph.nodes[edge.target.node]
            if node.layer.key == "Embedding" and node.id in report.live:
                sizes.append(int(report.nodes[node.id].values["num_embeddings"]))
            elif node.id not in found:
                found.add(node.id)
                reached.append(node.id)
    return max(0, min(sizes) - 1)


def _written(spec: ExporterSpec, bundle: Bundle, path: Path) -> tuple[Sentence, ...]:
    if not path.parent.is_dir():
        raise ExportError(
            say("The folder {folder} does not exist. Choose another place.", folder=path.parent)
        )
    try:
        return spec.write(bundle, path)
    except DLStudioError:
        raise
    except Exception as error:  # torch's compilers, and own layers in them, raise anything
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        raise ExportError(
            say(
                "This network cannot be written as {format}; torch says: {reason}. Export it in "
                "another format.",
                format=spec.title,
                reason=(lines or [type(error).__name__])[0].rstrip(".:")[:300],
            )
        ) from error


def _proof_path(path: Path) -> Path:
    return path.with_name(path.name + ".proof.json")


def _proof_text(result: ExportResult) -> bytes:
    facts = {
        "format": result.format,
        "weights": result.origin,
        "source_sha256": result.digest,
        "largest_difference": result.largest,
        "differences": dict(result.differences),
        "dlstudio": dlstudio.__version__,
    }
    return (json.dumps(facts, indent=2) + "\n").encode()
