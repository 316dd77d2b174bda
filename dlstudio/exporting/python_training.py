"""A folder that trains the network without DL Studio, to the same result.

model.py            the very text that was shown and trained
loss.py             the loss graph, if one was drawn
my_layers.py …      the person's own layers that it imports
train.py            the loop, to be read from top to bottom
data.npz            the data as it was prepared, and which samples belong to which part
best.safetensors    the weights that leave (train.py writes its own in their place)
README.md, requirements.txt
"""

from __future__ import annotations

import io
from importlib import metadata
from pathlib import Path

import numpy as np

from dlstudio.compiler.emit import plain
from dlstudio.compiler.loss_source import loss_source
from dlstudio.data.batches import Batches
from dlstudio.data.preparation import Prepared, prepare
from dlstudio.errors import ExportError
from dlstudio.exporting import weights
from dlstudio.exporting.exporter_spec import Bundle
from dlstudio.exporting.facts import Facts
from dlstudio.exporting.own_layers import carry
from dlstudio.exporting.training_text import training_text
from dlstudio.language import Sentence, say
from dlstudio.project.atomic import not_written, write_atomically
from dlstudio.project.loss_graph import places_of
from dlstudio.training.bound import known_loss
from dlstudio.training.equipment import SMALLEST_EVALUATION_BATCH, leaves_one_out
from dlstudio.training.layer_rules import rules_of
from dlstudio.training.loss_graphs import is_measured
from dlstudio.validation.tying import any_tied

FILES = ("model.py", "train.py", "data.npz", "best.safetensors", "README.md", "requirements.txt")


def write(bundle: Bundle, path: Path) -> tuple[Sentence, ...]:
    """Write the folder; what else lies in it stays."""
    spec = bundle.project.training
    prepared = prepare(bundle.project.data, spec, bundle.folder)
    train = Batches.of(prepared, "train", batch_size=spec.batch_size)
    alone = leaves_one_out(bundle.module, train)
    spec_of_loss, own_loss = known_loss(bundle.project), loss_source(bundle.project)
    several = len(bundle.project.main.of_layer("Output")) > 1
    facts = Facts(
        class_name=bundle.source.class_name,
        title=plain(bundle.project.title),
        fields=tuple(prepared.inputs),
        task=prepared.info.task,
        steps_per_epoch=len(train) - alone,
        alone=alone,
        threads=bundle.threads,
        evaluation_batch=max(spec.batch_size, SMALLEST_EVALUATION_BATCH),
        loss=spec_of_loss,
        loss_class=own_loss.class_name if own_loss is not None else "",
        places=places_of(bundle.project, spec_of_loss) if several else None,
        measured=is_measured(bundle.project, prepared.info),
        rules=rules_of(bundle.project, bundle.source),
        tied=any_tied(bundle.project),
    )
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(not_written(error, path)) from error
    notes = carry(bundle, path)
    texts = {
        "model.py": bundle.source.text,
        "train.py": training_text(spec, facts),
        "README.md": _readme(bundle, prepared),
        "requirements.txt": _requirements(),
    }
    if own_loss is not None:
        texts["loss.py"] = own_loss.text
    for name, text in texts.items():
        write_atomically(path / name, text.encode())
    write_atomically(path / "data.npz", _data(prepared))
    weights.write(bundle, path / "best.safetensors")
    return (*notes, say("Run it with: python train.py"))


def _data(prepared: Prepared) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        allow_pickle=False,
        **prepared.inputs,
        target=prepared.target,
        train=prepared.parts.train,
        validation=prepared.parts.validation,
        test=prepared.parts.test,
    )
    return buffer.getvalue()


def _requirements() -> str:
    names = ("torch", "numpy", "safetensors")
    # The local part of a version ("+cpu") is found on no index.
    return "".join(f"{name}=={metadata.version(name).partition('+')[0]}\n" for name in names)


def _readme(bundle: Bundle, prepared: Prepared) -> str:
    parts = prepared.parts
    lines = [
        f"# {plain(bundle.project.title)}",
        "",
        "Train it:",
        "",
        "    pip install -r requirements.txt",
        "    python train.py",
        "",
        f"`model.py` holds the class `{bundle.source.class_name}`; "
        f"it needs only torch{_own(bundle)}. "
        "`train.py` reads `data.npz` and writes `best.safetensors`, the weights of the epoch "
        "with the lowest validation loss. With the same versions and number of threads it "
        "comes to the same numbers on every run.",
        "",
        "| part | samples |",
        "|---|---|",
        f"| training | {len(parts.train):,} |",
        f"| validation | {len(parts.validation):,} |",
        f"| test | {len(parts.test):,} |",
        "",
    ]
    if prepared.scaling:
        lines += [
            "The inputs in `data.npz` are scaled with constants of the training part. Do the "
            "same to new samples, `(value - offset) / scale`:",
            "",
        ]
        for name, scaling in prepared.scaling.items():
            lines += [
                f"- `{name}`, along axis {scaling.axis}: "
                f"offset {_numbers(scaling.offset)}, scale {_numbers(scaling.scale)}",
                "",
            ]
    if prepared.info.class_names:
        names = ", ".join(plain(name) for name in prepared.info.class_names)
        lines += [f"Classes in the order of the outputs: {names}.", ""]
    if bundle.folder is None and bundle.origin != "untrained":
        lines += [f"The weights come from the run {bundle.origin}.", ""]
    return "\n".join(lines)


def _own(bundle: Bundle) -> str:
    names = [f"`{module}.py`" for module in bundle.source.own]
    return f" and {', '.join(names)} beside it" if names else ""


def _numbers(values: tuple[float, ...]) -> str:
    return f"[{', '.join(f'{value:.9g}' for value in values)}]"
