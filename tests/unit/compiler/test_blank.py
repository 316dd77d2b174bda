"""A network for weights that are loaded is built without touching torch's generator."""

from typing import Any

import pytest
import torch

import dlstudio as dls
from dlstudio.catalog import INITIALIZERS
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import blank, load
from dlstudio.gallery import TEMPLATES
from dlstudio.project.files import load as load_project
from dlstudio.samples import sample_keys, sample_path

DRAWN = {  # layers that bring weights of their own along, as learned positions
    key: TEMPLATES[key].path for key in ("mini-gpt", "mini-vit", "masked-autoencoder")
}


@pytest.mark.parametrize("key", [*sample_keys(), *DRAWN])
def test_no_random_number_is_drawn(key: str) -> None:
    source = source_of(load_project(DRAWN.get(key) or sample_path(key)))
    before = torch.get_rng_state()
    module = blank(source)
    assert torch.equal(torch.get_rng_state(), before)
    trained = load(source)()
    module.load_state_dict(trained.state_dict(), strict=True)
    for one, other in zip(module.parameters(), trained.parameters(), strict=True):
        assert torch.equal(one, other)


@pytest.mark.parametrize("key", INITIALIZERS)
def test_no_initializer_draws_until_it_is_content(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """trunc_normal_ draws again what lies outside of its bounds, as fresh memory may."""
    graph = dls.Graph("Begun")
    head = graph.add("Linear", out_features=4, source=graph.add("Input", shape=(4,)))
    graph.add("Output", source=head.learning(weight=key))
    if not dls.check(graph).ok:
        return  # it is for images
    source = source_of(graph.project)
    empty = torch.empty

    def full(*sizes: Any, **more: Any) -> torch.Tensor:
        with torch.no_grad():
            return empty(*sizes, **more).fill_(9e9)

    def drawn_again(*_given: Any, **_more: Any) -> None:
        raise AssertionError("numbers are drawn again and again")

    monkeypatch.setattr(torch, "empty", full)
    monkeypatch.setattr(torch, "empty_like", drawn_again)
    before = torch.get_rng_state()
    blank(source)
    assert torch.equal(torch.get_rng_state(), before)
