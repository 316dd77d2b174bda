"""What the templates reach on data that they have not seen: the bars of the tutorials.

Each network is trained by the program's own loop, at least as the template opens; only data that
does not ship is made here. Speech, the drawn loss of a U-Net and LeNet-5 have their bars in
test_speech, test_loss_graphs and test_learning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

import dlstudio as dls
from dlstudio.data.preparation import prepare
from dlstudio.data.sentences import BAD, GOOD, NOUNS, STOP, WORDS
from dlstudio.data.sources import read
from dlstudio.gallery import TEMPLATES
from dlstudio.project.commands import SetParam
from dlstudio.project.files import load
from dlstudio.project.model import Project, TrainSpec
from dlstudio.spec.spec import Choice
from dlstudio.training.checkpoint import trained_module
from dlstudio.training.records import Record
from tests.helpers.bar_data import kept, markers, two_senses

slow = pytest.mark.slow
MASKED = 63  # the token of a gap
CLAUSE = f"(the|this) ({'|'.join(NOUNS)}) (was|is) (not )?((very|really) )?({'|'.join(GOOD + BAD)})"
SENTENCE = re.compile(f"{CLAUSE}( but {CLAUSE})*")


def template(key: str, nodes: Mapping[str, Mapping[str, Any]] | None = None) -> Project:
    """Open a template; ``nodes`` sets parameters by the names of layers."""
    project = load(TEMPLATES[key].path)
    for name, values in (nodes or {}).items():
        node = project.main.named(name)
        assert node is not None
        for param, value in values.items():
            project = SetParam(node=node.id, name=param, value=value).apply(project)
    return project


def trained(
    project: Project, out: Path, data: Choice | None = None, **settings: Any
) -> tuple[Record, Project]:
    """Train with one thread and tell what was reached, and of which project."""
    training = replace(project.training, threads=1, **settings)
    project = replace(project, data=data or project.data, training=training)
    record = dls.train(project, out=out).record
    print(f"\n{project.title}: {record.test_metrics}")
    return record, project


# Key: epochs if not its own, least accuracy.
OWN_DATA: dict[str, tuple[int | None, float]] = {
    "rnn": (None, 0.78),
    "lstm": (None, 0.87),
    "mlp-digits": (None, 0.93),
    "mlp-784": (None, 0.93),
    "mnist-net": (None, 0.92),
    "conv-net": (None, 0.95),
    "simple-cnn": (None, 0.96),
    "mini-alexnet": (None, 0.88),
    "mini-vgg": (None, 0.90),
    "mini-inception": (None, 0.90),
    "mini-resnet": (6, 0.97),
    "mini-vit": (15, 0.85),
    "mixture-of-experts": (None, 0.93),
}


@slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("key", OWN_DATA)
def test_accuracy(key: str, tmp_path: Path) -> None:
    epochs, bar = OWN_DATA[key]
    settings = {"epochs": epochs} if epochs else {}
    record, _project = trained(template(key), tmp_path, **settings)
    assert record.test_metrics["Accuracy"] >= bar


@slow
@pytest.mark.timeout(1800)
def test_attention_finds_the_marked_symbol_and_a_plain_rnn_does_not(tmp_path: Path) -> None:
    """A-10: forty steps, the symbol behind the only 0."""
    data, sizes = kept(tmp_path, markers), {"shape": (40, 8)}
    settings: dict[str, Any] = {"epochs": 8, "optimizer": Choice("Adam", {"lr": 0.003})}
    nodes = {"sequence": sizes, "lstm": {"hidden_size": 64}, "fc": {"out_features": 4}}
    project = template("lstm-attention", nodes)
    assert dls.summary(project).parameters == 52_549
    record, project = trained(project, tmp_path / "attention", data, **settings)
    assert record.test_metrics["Accuracy"] >= 0.98
    nodes = {"sequence": sizes, "rnn": {"hidden_size": 64}, "fc": {"out_features": 4}}
    record, project = trained(template("rnn", nodes), tmp_path / "plain", data, **settings)
    assert record.test_metrics["Accuracy"] <= 0.40


@slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(3))
def test_attention_peaks_where_it_must(seed: int, tmp_path: Path) -> None:
    """A-10: at the 0 or at the symbol behind it, where only these two steps know of both.

    A network that reads one way knows the answer in every later step as well, and nothing tells
    it to look at an early one: it peaks one to five steps later.
    """
    data = kept(tmp_path, markers)
    nodes = {
        "sequence": {"shape": (40, 8)},
        "lstm": {"hidden_size": 64, "bidirectional": True},
        "fc": {"out_features": 4},
    }
    adam = Choice("Adam", {"lr": 0.003})
    project = template("lstm-attention", nodes)
    record, project = trained(project, tmp_path, data, epochs=12, optimizer=adam, seed=seed)
    assert record.test_metrics["Accuracy"] >= 0.98
    (sequences,), _answer = prepare(data, project.training).part("test")
    module, weights = trained_module(record), []
    module.get_submodule("weights").register_forward_hook(lambda *call: weights.append(call[2]))
    with torch.no_grad():
        module(torch.from_numpy(sequences))
    off = weights[0][..., 0].argmax(1).numpy() - sequences[..., 0].argmax(1)
    assert np.isin(off, (0, 1)).mean() >= 0.95


@slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("key", ["mini-text-classifier", "encoder-classifier"])
def test_what_is_said_of_a_film_is_understood(key: str, tmp_path: Path) -> None:
    """A-14 and A-12: negations, and a second clause that decides."""
    record, _project = trained(template(key), tmp_path)
    assert record.test_metrics["Accuracy"] >= 0.97


@slow
@pytest.mark.timeout(900)
def test_two_senses_are_needed_together(tmp_path: Path) -> None:
    """A-17: whether two vectors agree; with one of them zero it is a guess."""
    data = kept(tmp_path, two_senses)
    record, project = trained(template("mini-multi-modal"), tmp_path, data, epochs=20)
    assert record.test_metrics["Accuracy"] >= 0.97
    inputs, target = prepare(data, project.training).part("test")
    module = trained_module(record)
    for blind in (0, 1):
        given = [torch.from_numpy(x * (place != blind)) for place, x in enumerate(inputs)]
        with torch.no_grad():
            called = module(*given).argmax(dim=1).numpy()
        share = float((called == target).mean())
        print(f"without {blind}: {share:.3f}")
        assert share <= 0.60


@slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("width", [2, 8])
def test_an_autoencoder_keeps_more_than_principal_components(width: int, tmp_path: Path) -> None:
    """A-37: a curved surface of k numbers holds digits better than a flat one."""
    from sklearn.decomposition import PCA

    pixels = prepare(Choice("digits", {"size": "8", "layout": "flat"}), TrainSpec()).inputs
    (flat,) = pixels.values()
    np.savez(tmp_path / "same.npz", x=flat, y=flat)
    data = Choice("arrays", {"path": str(tmp_path / "same.npz"), "task": "numbers"})
    record, project = trained(
        template(f"autoencoder-{width}"), tmp_path, data, epochs=150, loss=Choice("MSELoss"),
        metrics=(), stratified=False, optimizer=Choice("Adam", {"lr": 0.003}),
    )  # fmt: skip
    parts = prepare(data, project.training)
    (train,), (test,) = parts.part("train")[0], parts.part("test")[0]
    pca = PCA(width, random_state=0).fit(train)
    flat_error = float(np.square(pca.inverse_transform(pca.transform(test)) - test).mean())
    mine = record.test_metrics["loss"]
    print(f"{mine:.4f} against {flat_error:.4f}")
    assert mine < flat_error


@slow
@pytest.mark.timeout(900)
def test_a_box_is_found_and_named(tmp_path: Path) -> None:
    """A-18: the one-box detector; mean IoU of the boxes, and how well they are named."""
    record, project = trained(template("shape-detector"), tmp_path)
    data = prepare(project.data, project.training)
    (image,), target = data.part("test")
    with torch.no_grad():
        given = trained_module(record)(torch.from_numpy(image)).numpy()
    there = target[:, 4:].any(axis=1)
    low = np.maximum(given[there, :2], target[there, :2])
    high = np.minimum(given[there, 2:4], target[there, 2:4])
    both = np.clip(high - low, 0, None).prod(axis=1)
    areas = [np.clip(x[there, 2:4] - x[there, :2], 0, None).prod(axis=1) for x in (given, target)]
    iou = float((both / (areas[0] + areas[1] - both)).mean())
    print(f"IoU {iou:.3f}")
    assert iou >= 0.6 and record.test_metrics["MeanAveragePrecision"] >= 0.4


RING = 2.0 * torch.stack(
    [torch.tensor([np.cos(a), np.sin(a)]) for a in np.arange(8) * np.pi / 4]
).float()  # fmt: skip


@slow
@pytest.mark.timeout(900)
def test_a_gan_finds_the_places_of_a_ring() -> None:
    """A-16: six of eight places, seven of ten samples good; the two are trained in turns by hand.

    The program trains one loss at a time, so what is held here is that the two drawn networks can.
    """
    torch.manual_seed(0)
    make, judge = (dls.build(template(f"gan-{name}")) for name in ("generator", "discriminator"))
    steps = [torch.optim.Adam(net.parameters(), 1e-3, betas=(0.5, 0.999)) for net in (make, judge)]
    ones = torch.ones(256, 1)
    loss = functional.binary_cross_entropy_with_logits
    for _ in range(4_000):
        true = RING[torch.randint(0, 8, (256,))] + 0.05 * torch.randn(256, 2)
        false = make(torch.randn(256, 8)).detach()
        steps[1].zero_grad()
        (loss(judge(true), ones) + loss(judge(false), 0 * ones)).backward()
        steps[1].step()
        steps[0].zero_grad()
        loss(judge(make(torch.randn(256, 8))), ones).backward()
        steps[0].step()
    with torch.no_grad():
        far, nearest = torch.cdist(make(torch.randn(2_000, 8)), RING).min(dim=1)
    good = far < 0.25
    places = int((torch.bincount(nearest[good], minlength=8) >= 20).sum())
    print(f"{places} of 8 places, {float(good.float().mean()):.3f} good")
    assert places >= 6 and good.float().mean() >= 0.7


def test_what_follows_never_changes_what_a_causal_model_said() -> None:
    """A-13: another token at t leaves every answer before t as it is, to the bit."""
    torch.manual_seed(0)
    module = dls.build(template("mini-gpt")).eval()
    tokens = torch.randint(0, 26, (2, 32))
    with torch.no_grad():
        said = module(tokens)  # (N, classes, T)
        for place in (1, 7, 31):
            other = tokens.clone()
            other[:, place] = (other[:, place] + 5) % 26
            again = module(other)
            assert torch.equal(again[:, :, :place], said[:, :, :place])
            assert not torch.equal(again[:, :, place], said[:, :, place])


@slow
@pytest.mark.timeout(1800)
def test_a_causal_model_writes_sentences(tmp_path: Path) -> None:
    """A-13: of the sentences that it makes up from nothing, 95 of 100 follow the grammar."""
    record, _project = trained(template("mini-gpt"), tmp_path)
    module = trained_module(record)
    torch.manual_seed(0)
    text = torch.full((200, 1), STOP)
    with torch.no_grad():
        for place in range(31):
            said = module(functional.pad(text, (0, 31 - place)))[:, :, place]
            text = torch.cat([text, torch.multinomial(said.softmax(dim=1), 1)], dim=1)
    good = [bool(SENTENCE.fullmatch(one)) for row in text.tolist() for one in sentences_of(row)]
    print(f"{len(good)} sentences, {np.mean(good):.3f} grammatical")
    assert len(good) >= 400 and np.mean(good) >= 0.95


def sentences_of(tokens: list[int]) -> list[str]:
    """Cut a text that begins with STOP into its sentences; a last one without an end is left."""
    ends = [place for place, token in enumerate(tokens) if token == STOP]
    return [" ".join(WORDS[t] for t in tokens[a + 1 : b]) for a, b in pairwise(ends)]


@slow
@pytest.mark.timeout(1800)
def test_bert_learns_words_from_gaps_and_then_what_is_meant(tmp_path: Path) -> None:
    """A-19: masked words of the sentences first, then what they say of a film."""
    torch.manual_seed(0)
    module = dls.build(template("mini-bert"))
    head = nn.Linear(64, 64)
    states: list[torch.Tensor] = []
    hook = module.encoder.register_forward_hook(lambda _m, _given, out: states.append(out))
    step = torch.optim.Adam([*module.parameters(), *head.parameters()], 1e-3)
    text = read(Choice("sentences", {"length": 32, "seed": 1}))
    texts, kinds = torch.from_numpy(text.inputs["tokens"]), torch.zeros(64, 32).long()
    losses: list[float] = []
    for _ in range(1_000):
        tokens = texts[torch.randint(0, len(texts), (64,))]
        gaps = (torch.rand(tokens.shape) < 0.15) & (tokens != 0)
        states.clear()
        module(tokens.masked_fill(gaps, MASKED), kinds)
        loss = functional.cross_entropy(head(states[-1])[gaps], tokens[gaps])
        losses.append(loss.item())
        step.zero_grad()
        loss.backward()
        step.step()
    hook.remove()
    print(f"masked words: {losses[0]:.2f} -> {losses[-1]:.2f}")
    assert np.mean(losses[-20:]) < 0.4 * losses[0]
    film = read(Choice("sentences", {"length": 32}))
    given, answers = torch.from_numpy(film.inputs["tokens"]), torch.from_numpy(film.target)
    step = torch.optim.Adam(module.parameters(), 1e-3)
    for _ in range(8):
        for rows in torch.randperm(3_000).split(64):
            step.zero_grad()
            out = module(given[rows], torch.zeros_like(given[rows]))
            functional.cross_entropy(out, answers[rows]).backward()
            step.step()
    with torch.no_grad():
        said = module.eval()(given[3_000:], torch.zeros_like(given[3_000:])).argmax(dim=1)
    reached = float((said == answers[3_000:]).float().mean())
    print(f"fine-tuned: {reached:.3f}")
    assert reached >= 0.97
