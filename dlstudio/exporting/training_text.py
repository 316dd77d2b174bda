"""The text of ``train.py`` in an exported training project.

It does what ``training.loop`` does, in the same order and with the same arguments, so it
reaches the same losses to the bit on the same machine; a test holds the two together.
"""

from __future__ import annotations

from dlstudio.catalog import LOSSES, OPTIMIZERS, SCHEDULES
from dlstudio.exporting.definitions import Definitions, definitions, follows
from dlstudio.exporting.facts import Facts, called, measured_text, score
from dlstudio.exporting.layer_texts import chosen_parameters, layer_constants
from dlstudio.project.model import TrainSpec


def training_text(spec: TrainSpec, facts: Facts) -> str:
    """Write the whole script."""
    own = definitions(spec, facts.rules)
    parts = (
        _head(spec, facts, own),
        *own.texts,
        _data(facts),
        _evaluate(spec, facts),
        _rate(spec),
        _epoch(spec, facts),
        _main(spec, facts),
    )
    return "\n\n".join(part for part in parts if part)


def _has_warmup(spec: TrainSpec) -> bool:
    return spec.warmup_steps > 0 and not SCHEDULES[spec.schedule.key].own_warmup


def _head(spec: TrainSpec, facts: Facts, own: Definitions) -> str:
    constants = [
        f"EPOCHS = {spec.epochs}",
        f"BATCH_SIZE = {spec.batch_size}",
        f"EVALUATION_BATCH_SIZE = {facts.evaluation_batch}",
        f"SEED = {spec.seed}",
    ]
    if facts.threads:
        constants.append(f"THREADS = {facts.threads}  # another number changes the last digits")
    if _has_warmup(spec):
        constants.append(f"WARMUP_STEPS = {spec.warmup_steps}")
    if spec.clip_norm is not None:
        constants.append(f"CLIP_NORM = {float(spec.clip_norm)!r}")
    if spec.patience is not None:
        constants.append(f"PATIENCE = {spec.patience}  # epochs without a better loss")
    constants += layer_constants(facts.rules)
    numbers = "\n".join(constants)
    own_loss = f"from loss import {facts.loss_class}\n" if facts.loss_class else ""
    return f'''"""Trains {facts.title} on data.npz, to the result that DL Studio reached.

    python train.py [--device cpu]

Writes best.safetensors, the weights with the lowest validation loss.
"""

import argparse
import copy
import math
{own.early}from pathlib import Path

import numpy as np
import torch
{own_loss}from model import {facts.class_name}
from safetensors.torch import save_file
from torch import {own.names}

FOLDER = Path(__file__).resolve().parent
{numbers}
'''


def _data(facts: Facts) -> str:
    names = ", ".join(f'"{name}"' for name in facts.fields)
    names += "," if len(facts.fields) == 1 else ""
    return f'''def load_data(device):
    """Return the inputs and the target (samples first), and the samples of each part."""
    with np.load(FOLDER / "data.npz") as file:
        inputs = [torch.from_numpy(file[name]).to(device) for name in ({names})]
        target = torch.from_numpy(file["target"]).to(device)
        parts = {{n: torch.from_numpy(file[n]) for n in ("train", "validation", "test")}}
    return inputs, target, parts


def shuffled(places, epoch):
    """Return samples in the order of an epoch, which follows from seed and epoch alone."""
    generator = torch.Generator().manual_seed((SEED * 1_000_003 + epoch) % 2**32)
    return places[torch.randperm(len(places), generator=generator)]
'''


def _evaluate(spec: TrainSpec, facts: Facts) -> str:
    name, expression = score(spec, facts)
    first = "first(model({}))" if facts.is_plain(spec) else "model({})"
    call = first.format("*[field.index_select(0, batch) for field in inputs]")
    summed = f"        loss += {called(spec, facts)}.item() * len(batch)"
    if len(summed) > 88:
        summed = f"        value = {called(spec, facts)}\n        loss += value.item() * len(batch)"
    end = _FIRST if facts.is_plain(spec) else ""
    return f'''def score(output, target):
    """Return the {name} of each sample."""
    return {expression}


@torch.no_grad()
def evaluate(model, loss_of, inputs, target, places):
    """Return mean loss and {name} of a part."""
    model.eval()
    loss = total = 0.0
    for batch in places.to(target.device).split(EVALUATION_BATCH_SIZE):
        wanted = target.index_select(0, batch)
        output = {call}
{summed}
        total += score({measured_text(spec, facts)}, wanted).sum().item()
    return loss / len(places), total / len(places)
{end}'''


_FIRST = '''

def first(output):
    """Return the output that the loss is computed on."""
    return output[0] if isinstance(output, tuple) else output
'''


def _rate(spec: TrainSpec) -> str:
    if not _has_warmup(spec):
        return ""
    return '''def warm_up(optimizer, step, lr):
    """Raise the learning rate from near zero to ``lr`` in the first steps."""
    if step < WARMUP_STEPS:
        for group in optimizer.param_groups:
            group["lr"] = lr * min(1.0, (step + 1) / WARMUP_STEPS)
'''


def _epoch(spec: TrainSpec, facts: Facts) -> str:
    schedule = SCHEDULES[spec.schedule.key]
    lines = ["        places = places.to(target.device)"]
    if facts.alone:
        lines += [
            "        if len(places) == 1:",
            "            break  # batch normalization cannot learn from a single sample",
        ]
    if _has_warmup(spec):
        lines.append("        warm_up(optimizer, step, lr)")
    lines += _step(spec, facts)
    if schedule.per == "step" and _has_warmup(spec):
        lines += ["        if step >= WARMUP_STEPS:", "            scheduler.step()"]
    elif schedule.per == "step":
        lines.append("        scheduler.step()")
    lines += [
        "        losses.append(loss.detach())",
        "        sizes.append(len(places))",
        "        step += 1",
    ]
    arguments = "model, loss_of, optimizer, inputs, target, order, step"
    arguments += ", lr" if _has_warmup(spec) else ""
    arguments += ", scheduler" if schedule.per == "step" else ""
    body = "\n".join(lines)
    head = f"def train_epoch({arguments}):"
    if len(head) > 88:
        head = f"def train_epoch(\n    {arguments}\n):"
    return f'''{head}
    """Take the steps of one epoch; return the mean loss and the steps taken so far."""
    model.train()
    losses, sizes = [], []
    for places in order.split(BATCH_SIZE):
{body}
    losses = torch.stack(losses).tolist()
    total = sum(loss * size for loss, size in zip(losses, sizes, strict=True))
    return total / sum(sizes), step
'''


def _step(spec: TrainSpec, facts: Facts) -> list[str]:
    """Write one step, from the samples of the batch to the changed weights."""
    batch = "[field.index_select(0, places) for field in inputs]"
    if OPTIMIZERS[spec.optimizer.key].closure:
        first = "first(model(*batch))" if facts.is_plain(spec) else "model(*batch)"
        return [
            f"        batch = {batch}",
            "        wanted = target.index_select(0, places)",
            "",
            "        def look():",
            "            optimizer.zero_grad(set_to_none=True)",
            f"            output = {first}",
            f"            loss = {called(spec, facts)}",
            "            loss.backward()",
            "            return loss",
            "",
            "        loss = optimizer.step(look)",
        ]
    first = f"first(model(*{batch}))" if facts.is_plain(spec) else f"model(*{batch})"
    lines = [
        "        wanted = target.index_select(0, places)",
        "        optimizer.zero_grad(set_to_none=True)",
        f"        output = {first}",
        f"        loss = {called(spec, facts)}",
        "        loss.backward()",
    ]
    if spec.clip_norm is not None:
        lines.append("        nn.utils.clip_grad_norm_(model.parameters(), CLIP_NORM)")
    if follows(spec, facts.rules):
        lines.append("        share_rates(optimizer)")
    return [*lines, "        optimizer.step()"]


def _main(spec: TrainSpec, facts: Facts) -> str:
    optimizer = OPTIMIZERS[spec.optimizer.key]
    lr = float(optimizer.filled(spec.optimizer.values)["lr"])
    chosen, parameters = chosen_parameters(facts.rules, lr)
    made = optimizer.code(spec.optimizer.values, parameters)
    if optimizer.fused:
        made = f"{made.removesuffix(')')}, fused={_is_one_of('device.type', optimizer.fused)})"
    set_up = [
        f"    model = {facts.class_name}().to(device)",
        *_loss(spec, facts),
        *chosen,
        *_assigned("optimizer", made),
    ]
    set_up += _scheduler_lines(spec, facts, lr)
    threads = ["    torch.set_num_threads(THREADS)"] if facts.threads else []
    kept = "tensor.cpu().clone()" if facts.tied else "tensor.cpu().contiguous()"
    return "\n".join(
        (
            "def main():",
            '    """Train, keep the best weights, measure them on the test part."""',
            "    parser = argparse.ArgumentParser(description=__doc__)",
            '    parser.add_argument("--device", default="cpu")',
            '    parser.add_argument("--check", action="store_true", help="measure untrained")',
            "    arguments = parser.parse_args()",
            "    device = torch.device(arguments.device)",
            *threads,
            "    inputs, target, parts = load_data(device)",
            "    torch.manual_seed(SEED)",
            *set_up,
            "    started, step = time.perf_counter(), 0",
            "    best, best_loss, best_epoch = copy.deepcopy(model.state_dict()), math.inf, 0",
            "    for epoch in range(1, 1 if arguments.check else EPOCHS + 1):",
            *_epoch_lines(spec, facts, lr),
            "    model.load_state_dict(best)",
            *_end_lines(spec, facts),
            f"    state = {{name: {kept} for name, tensor in best.items()}}",
            '    save_file(state, FOLDER / "best.safetensors")',
            "",
            "",
            'if __name__ == "__main__":',
            "    main()",
            "",
        )
    ).replace("'", '"')


def _loss(spec: TrainSpec, facts: Facts) -> list[str]:
    if facts.loss_class:
        return [f"    loss_of = {facts.loss_class}().to(device)"]
    code = LOSSES[spec.loss.key].code(spec.loss.values)
    moved = ["    loss_of.to(device)"] if "torch.tensor(" in code else []
    return [*_assigned("loss_of", code), *moved]


def _is_one_of(name: str, words: tuple[str, ...]) -> str:
    """Write a test: ``device.type in ("cpu", "cuda")``."""
    if len(words) == 1:
        return f'{name} == "{words[0]}"'
    listed = '", "'.join(words)
    return f'{name} in ("{listed}")'


def _scheduler_lines(spec: TrainSpec, facts: Facts, lr: float) -> list[str]:
    schedule = SCHEDULES[spec.schedule.key]
    if not schedule.torch_class:
        return []
    code = schedule.code(
        spec.schedule.values,
        lr=lr,
        epochs=spec.epochs,
        steps_per_epoch=facts.steps_per_epoch,
        warmup_steps=0 if schedule.own_warmup else spec.warmup_steps,
        momentum=OPTIMIZERS[spec.optimizer.key].cycles_momentum,
    )
    return _assigned("scheduler", code)


def _assigned(name: str, code: str) -> list[str]:
    """Assign a call; broken at its bracket when it is too long."""
    line = f"    {name} = {code}"
    if len(line) <= 88:
        return [line]
    head, _, body = code.partition("(")
    body = body.removesuffix(")")
    if len(body) + 8 <= 88:
        return [f"    {name} = {head}(", f"        {body}", "    )"]
    items, depth, start = [], 0, 0
    for place, char in enumerate(body):
        depth += (char in "([") - (char in ")]")
        if char == "," and depth == 0:
            items.append(body[start:place].strip())
            start = place + 1
    items.append(body[start:].strip())
    return [f"    {name} = {head}(", *(f"        {item}," for item in items), "    )"]


def _epoch_lines(spec: TrainSpec, facts: Facts, lr: float) -> list[str]:
    schedule = SCHEDULES[spec.schedule.key]
    arguments = "model, loss_of, optimizer, inputs, target, order, step"
    arguments += f", {lr!r}" if _has_warmup(spec) else ""
    arguments += ", scheduler" if schedule.per == "step" else ""
    call = f"        train_loss, step = train_epoch({arguments})"
    lines = ['        order = shuffled(parts["train"], epoch)']
    if len(call) <= 88:
        lines.append(call)
    else:
        lines += [
            "        train_loss, step = train_epoch(",
            f"            {arguments}",
            "        )",
        ]
    name = score(spec, facts)[0]
    if spec.validation_share > 0:
        lines += [
            '        places = parts["validation"]',
            "        loss, value = evaluate(model, loss_of, inputs, target, places)",
        ]
        shown = f"validation loss {{loss:.4f}}, {name} {{value:.4f}}"
    else:
        lines.append("        loss = train_loss")
        shown = ""
    if schedule.per in ("epoch", "validation"):
        stepped = "scheduler.step(loss)" if schedule.per == "validation" else "scheduler.step()"
        if _has_warmup(spec):
            lines += ["        if step > WARMUP_STEPS:", f"            {stepped}"]
        else:
            lines.append(f"        {stepped}")
    lines += [
        '        mark = ""',
        "        if loss < best_loss:",
        '            best_loss, best_epoch, mark = loss, epoch, " *"',
        "            best = copy.deepcopy(model.state_dict())",
    ]
    train = "epoch {epoch}/{EPOCHS}: training loss {train_loss:.4f}"
    if shown:
        lines += [
            "        print(",
            f'            f"{train}, "',
            f'            f"{shown}{{mark}}"',
            "        )",
        ]
    else:
        lines.append(f'        print(f"{train}{{mark}}")')
    if spec.patience is not None:
        lines += ["        if epoch - best_epoch >= PATIENCE:", "            break"]
    return lines


def _end_lines(spec: TrainSpec, facts: Facts) -> list[str]:
    name = score(spec, facts)[0]
    lines = ['    print(f"{step} steps in {time.perf_counter() - started:.1f} s")']
    if spec.test_share > 0:
        lines += [
            '    loss, value = evaluate(model, loss_of, inputs, target, parts["test"])',
            f'    print(f"test loss {{loss:.4f}}, {name} {{value:.4f}} (epoch {{best_epoch}})")',
        ]
    return lines
