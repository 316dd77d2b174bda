"""A layer that uses the weight of another one: torch and hand-written modules are the judges."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import nn

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import blank
from dlstudio.gallery import TEMPLATES
from dlstudio.project.commands import RemoveNodes, SetParam
from dlstudio.project.files import load, write_project
from dlstudio.project.learning_commands import SetLearning
from dlstudio.project.model import Project
from dlstudio.project.paste import Paste
from dlstudio.spec.spec import Choice
from dlstudio.validation.check import check
from tests.unit.exporting.test_exports import again_trained


def words(bias: bool = False, first: str = "embedding") -> dls.Graph:
    """Tokens, vectors, a layer, and a head with the vectors of the embedding."""
    graph = dls.Graph("Words")
    tokens = graph.add("Input", name="tokens", shape=(7,), dtype="int64")
    embedding = graph.add(
        "Embedding", name="embedding", source=tokens, num_embeddings=11, embedding_dim=6
    )
    mix = graph.add("Linear", name="mix", source=embedding, out_features=6)
    head = graph.add("Linear", name="head", source=mix, out_features=11, bias=bias)
    if first == "embedding":
        head.learning(tied_to=embedding)
    else:
        embedding.learning(tied_to=head)
    graph.add("Output", name="logits", source=head)
    return graph


class Words(nn.Module):
    """The same by hand."""

    def __init__(self, bias: bool) -> None:
        super().__init__()
        self.embedding = nn.Embedding(11, 6)
        self.mix = nn.Linear(6, 6)
        self.head = nn.Linear(6, 11, bias=bias)
        self.head.weight = self.embedding.weight

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        result: torch.Tensor = self.head(self.mix(self.embedding(tokens)))
        return result


TOKENS = torch.arange(14).reshape(2, 7) % 11


@pytest.mark.parametrize("bias", [False, True])
def test_it_is_the_module_that_is_written_by_hand(bias: bool) -> None:
    graph = words(bias)
    torch.manual_seed(3)
    mine: Any = dls.build(graph)
    torch.manual_seed(3)
    theirs = Words(bias)
    assert "self.head.weight = self.embedding.weight" in dls.source(graph)
    assert mine.head.weight is mine.embedding.weight
    assert torch.equal(mine(TOKENS), theirs(TOKENS))
    count = sum(parameter.numel() for parameter in theirs.parameters())
    assert dls.summary(graph).parameters == count == 66 + 42 + 11 * bias
    assert f"Words: {count} trainable parameters" in dls.source(graph)
    assert list(mine.state_dict()) == list(theirs.state_dict())
    theirs.load_state_dict(mine.state_dict())
    for module in (mine, theirs):
        optimizer = torch.optim.SGD(module.parameters(), lr=0.1)
        for _ in range(3):
            optimizer.zero_grad()
            module(TOKENS).square().mean().backward()
            optimizer.step()
    assert torch.equal(mine.head.weight, theirs.head.weight)
    assert mine.head.weight is mine.embedding.weight


def test_it_may_be_borrowed_from_a_later_layer() -> None:
    graph = words(first="head")
    assert dls.check(graph).ok
    assert "self.embedding.weight = self.head.weight" in dls.source(graph)
    module: Any = dls.build(graph)
    assert module.embedding.weight is module.head.weight


def test_other_forms_say_the_same(tmp_path: Path) -> None:
    graph = words()
    module = dls.build(graph).eval()
    scripted = torch.jit.script(module)
    torch.jit.save(scripted, tmp_path / "net.pt")
    exported = torch.export.export(module, (TOKENS,)).module()
    for other in (scripted, torch.jit.load(tmp_path / "net.pt"), exported):
        assert torch.equal(other(TOKENS), module(TOKENS))
    empty: Any = blank(source_of(graph.project))
    empty.load_state_dict(module.state_dict())
    assert empty.head.weight is empty.embedding.weight and torch.equal(
        empty(TOKENS), module(TOKENS)
    )
    for key in ("torchscript", "pt2", "safetensors", "python"):
        result = dls.export(graph, key, tmp_path / f"{key}.out")
        assert result.largest <= 1e-6, key


def trainable() -> dls.Graph:
    """Two Linear layers in a row with one weight, on iris."""
    graph = dls.Graph("Twice")
    x = graph.add("Input", name="features", shape=(4,))
    first = graph.add("Linear", name="first", source=x, out_features=4)
    second = graph.add("Linear", name="second", source=first, out_features=4)
    second.learning(tied_to=first)
    x = graph.add("Linear", name="last", source=second, out_features=3)
    graph.add("Output", name="logits", source=x)
    graph.data("iris")
    graph.training(epochs=4, batch_size=17, threads=1, optimizer=("AdamW", {"weight_decay": 0.1}))
    return graph


def test_a_run_keeps_one_weight_and_its_script_trains_to_the_same_bits(tmp_path: Path) -> None:
    run = dls.train(trainable(), out=tmp_path / "runs")
    best = load_file(run.folder / "best.safetensors")
    assert torch.equal(best["first.weight"], best["second.weight"])
    assert not torch.equal(best["first.bias"], best["second.bias"])
    again_trained(run, tmp_path / "project")


def test_a_run_goes_on_with_the_same_bits(tmp_path: Path) -> None:
    graph = trainable()
    short = dls.Graph(project=graph)
    short.training(epochs=2)
    run = dls.train(short, out=tmp_path / "parts")
    dls.train(graph, out=tmp_path / "parts", resume=run.folder)
    whole = dls.train(graph, out=tmp_path / "whole")
    one, other = (load_file(r.folder / "last.safetensors") for r in (run, whole))
    assert all(torch.equal(one[name], other[name]) for name in other)


def problem(project: Project) -> Any:
    (found,) = [d for d in check(project).diagnostics if d.code == "DL212"]
    return found


def ids(project: Project) -> dict[str, str]:
    return {node.name: id for id, node in project.main.nodes.items()}


def set_on(project: Project, name: str, **values: Any) -> Project:
    for key, value in values.items():
        ours = (ids(project)[name],)
        project = SetLearning(ids=ours, name=key, value=value).apply(project)
    return project


def without_lender(project: Project) -> Project:
    return set_on(project, "head", tied_to="n99")


WRONG = {
    "shapes": (
        lambda p: SetParam(node=ids(p)["head"], name="out_features", value=12).apply(p),
        "11 × 6, but its own is 12 × 6",
    ),
    "unknown": (without_lender, "no node with the id “n99”"),
    "itself": (lambda p: set_on(p, "head", tied_to=ids(p)["head"]), "borrows its weights itself"),
    "rates": (lambda p: set_on(p, "head", lr_factor=0.1), "trained in another way"),
    "frozen": (lambda p: set_on(p, "embedding", frozen=True), "trained in another way"),
    "no weight": (lambda p: set_on(p, "mix", tied_to=ids(p)["tokens"]), "has no single weight"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_tied_is_told_and_mended(name: str) -> None:
    change, words_of = WRONG[name]
    project = change(words().project)
    found = problem(project)
    assert words_of in str(found.sentence) and found.place.param == "tied_to"
    for fix in found.fixes:
        mended = fix.command.apply(project)
        assert not [d for d in check(mended).diagnostics if d.code == "DL212"], str(fix.label)


def test_an_initializer_of_a_borrowed_weight_has_no_effect() -> None:
    graph = words()
    head = graph.value.named("head")
    assert head is not None
    project = graph.project
    node = replace(head, learning=replace(head.learning, init={"weight": Choice("zeros_")}))
    nodes = {**project.main.nodes, node.id: node}
    project = project.with_graph("main", replace(project.main, nodes=nodes))
    assert [d.code for d in check(project).diagnostics] == ["DL207"]
    assert "zeros_" not in source_of(project).text


def test_an_edit_of_the_lender_is_seen() -> None:
    """The check takes over what it knows of other nodes, but not this."""
    project = words().project
    assert check(project).ok
    wide = SetParam(node=ids(project)["embedding"], name="num_embeddings", value=13).apply(project)
    assert "13 × 6" in str(problem(wide).sentence)
    assert check(project).ok and check(project).main.nodes[ids(project)["head"]].parameters == 0
    gone = RemoveNodes(ids=(ids(project)["embedding"],)).apply(project)
    assert "DL212" in {d.code for d in check(gone).diagnostics} or not check(gone).ok


def test_a_copy_of_both_is_tied_to_the_copy() -> None:
    project = words().project
    both = tuple(project.main.nodes[ids(project)[name]] for name in ("embedding", "head"))
    pasted = Paste(nodes=both).apply(project)
    embedding, head = (
        next(n for n in reversed(pasted.main.nodes.values()) if n.layer.key == key)
        for key in ("Embedding", "Linear")
    )
    assert head.name != "head" and head.learning.tied_to == embedding.id
    alone = Paste(nodes=both[1:]).apply(project)
    (copied,) = [n for n in alone.main.nodes.values() if n.id not in project.main.nodes]
    assert copied.learning.tied_to == ids(project)["embedding"]


def test_a_file_of_it_has_version_6_and_others_have_not(tmp_path: Path) -> None:
    project = words().project
    write_project(project, tmp_path / "a.dls")
    assert json.loads((tmp_path / "a.dls").read_text("utf-8"))["dlstudio"] == 6
    assert load(tmp_path / "a.dls") == project
    plain = set_on(project, "head", tied_to="")
    write_project(plain, tmp_path / "b.dls")
    assert json.loads((tmp_path / "b.dls").read_text("utf-8"))["dlstudio"] == 1


def test_gpt_2_small_is_exact_with_its_head() -> None:
    project = load(TEMPLATES["gpt-2-small"].path)
    report = check(project)
    assert report.ok and report.main.parameters == 124_439_808
    with torch.device("meta"):
        from dlstudio.compiler.load import load as loaded

        module: Any = loaded(source_of(project))()
    assert sum(p.numel() for p in module.parameters()) == 124_439_808
    assert module.lm_head.weight is module.embedding.weight
    output = report.main.nodes[next(iter(project.main.of_layer("Output"))).id]
    assert str(output.inputs[0]) == "(N, 1024, 50257) float32"
