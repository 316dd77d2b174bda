"""A network for weights that are loaded is built without touching torch's generator."""

import pytest
import torch

from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import blank, load
from dlstudio.project.files import load as load_project
from dlstudio.samples import sample_keys, sample_path


@pytest.mark.parametrize("key", sample_keys())
def test_no_random_number_is_drawn(key: str) -> None:
    source = source_of(load_project(sample_path(key)))
    before = torch.get_rng_state()
    module = blank(source)
    assert torch.equal(torch.get_rng_state(), before)
    trained = load(source)()
    module.load_state_dict(trained.state_dict(), strict=True)
    for one, other in zip(module.parameters(), trained.parameters(), strict=True):
        assert torch.equal(one, other)
