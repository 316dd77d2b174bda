"""Every template is what its entry says: exact, without problems, laid out, code and all."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import dlstudio as dls
from dlstudio.compiler.compile import source_of
from dlstudio.data.sources import SOURCES
from dlstudio.errors import ProjectError
from dlstudio.gallery import FOLDERS, TEMPLATES, template_path
from dlstudio.project.files import load
from dlstudio.project.model import Project
from dlstudio.project.writing import project_text
from dlstudio.resources import resource
from dlstudio.training.events import EpochEnded, Event

SMALL = 3_000_000
SMALL_KEYS = [key for key, spec in TEMPLATES.items() if spec.parameters <= SMALL]
TRAINABLE = [key for key, spec in TEMPLATES.items() if spec.data]
QUICK = ("mini-densenet", "mlp-iris")
NODE = (160, 56)  # less than a node takes on the canvas


@pytest.fixture(scope="module")
def script(root: Path) -> Iterator[ModuleType]:
    """packaging/make_templates.py, which is no package."""
    path, before = root / "packaging" / "make_templates.py", list(sys.path)
    spec = importlib.util.spec_from_file_location("make_templates", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.collect()
    yield module
    sys.path[:] = before


def project(key: str) -> Project:
    return load(TEMPLATES[key].path)


def test_files_and_entries_are_in_step() -> None:
    files = {path.stem: path for path in resource("templates").rglob("*.dls")}
    own = {key: spec.path for key, spec in TEMPLATES.items() if not spec.sample}
    assert files == own
    assert {spec.group for spec in TEMPLATES.values()} <= set(FOLDERS)


@pytest.mark.parametrize("key", TEMPLATES)
def test_it_is_exact_and_without_problems(key: str) -> None:
    spec, found = TEMPLATES[key], dls.check(project(key))
    assert [d for d in found.diagnostics if d.severity != "hint"] == []
    assert dls.summary(project(key)).parameters == spec.parameters


@pytest.mark.parametrize("key", [key for key, spec in TEMPLATES.items() if not spec.sample])
def test_the_file_is_what_the_script_draws(key: str, script: ModuleType) -> None:
    drawn = script.drawn(TEMPLATES[key]).project
    assert project_text(drawn) == TEMPLATES[key].path.read_text("utf-8")
    assert (drawn.title, drawn.notes) == (TEMPLATES[key].title, TEMPLATES[key].summary)


@pytest.mark.parametrize("key", TEMPLATES)
def test_no_node_lies_on_another(key: str) -> None:
    for graph in project(key).graphs.values():
        spots = sorted(node.position for node in graph.nodes.values())
        for place, (x, y) in enumerate(spots):
            near = (other for other in spots[place + 1 :] if other[0] - x < NODE[0])
            assert all(abs(other[1] - y) >= NODE[1] for other in near)


@pytest.mark.parametrize("key", TEMPLATES)
def test_it_writes_code(key: str) -> None:
    compile(source_of(project(key)).text, f"{key}.py", "exec")


@pytest.mark.parametrize("key", TEMPLATES)
def test_what_it_learns_from_ships(key: str) -> None:
    spec, chosen = TEMPLATES[key], project(key).data
    assert (chosen.key if chosen else "") == spec.data
    assert not spec.data or spec.data in SOURCES


@pytest.mark.parametrize("key", SMALL_KEYS)
def test_the_module_of_a_small_one_runs(key: str) -> None:
    import torch

    from tests.helpers.templates import inputs_of

    torch.manual_seed(0)
    module = dls.build(project(key)).eval()
    assert sum(p.numel() for p in module.parameters()) == TEMPLATES[key].parameters
    with torch.no_grad():
        results = module(*inputs_of(project(key), batch=2))
    for one in results if isinstance(results, tuple) else (results,):
        assert torch.isfinite(one).all()


def test_a_key_leads_to_its_file() -> None:
    assert template_path("resnet-50") == TEMPLATES["resnet-50"].path
    assert template_path("iris") == resource("samples", "iris.dls")
    with pytest.raises(ProjectError, match=r"no template called “resnet-51”.*resnet-50"):
        template_path("resnet-51")


def marked(key: str) -> object:
    """Only the quick ones train each time."""
    return key if key in QUICK else pytest.param(key, marks=pytest.mark.slow)


@pytest.mark.parametrize("key", [marked(key) for key in TRAINABLE])
def test_it_trains_on_data_that_ships(key: str, tmp_path: Path) -> None:
    losses: list[float] = []

    def hear(event: Event) -> None:
        if isinstance(event, EpochEnded):
            losses.append(event.train["loss"])

    dls.train(project(key), epochs=2, device="cpu", seed=0, out=tmp_path, on_event=hear)
    assert len(losses) == 2
    assert losses[1] < losses[0]
