"""Weights of torchvision load by the mapping of each entry, and give the same answers."""

from __future__ import annotations

import re

import pytest
import torch

import dlstudio as dls
from dlstudio.gallery import TEMPLATES
from dlstudio.project.files import load
from tests.helpers.torchvision_models import MODELS, theirs


@pytest.mark.slow
@pytest.mark.parametrize("key", MODELS)
def test_its_weights_load_and_answer_alike(key: str) -> None:
    torch.manual_seed(0)
    try:
        judge = theirs(key).eval()
    except ImportError as error:
        pytest.skip(str(error))
    ours = dls.build(load(TEMPLATES[key].path)).eval()
    own, weights = ours.state_dict(), {}
    for name, value in judge.state_dict().items():
        for pattern, replacement in TEMPLATES[key].names:
            name = re.sub(pattern, replacement, name)
        weights[name] = value.reshape(own[name].shape)
    ours.load_state_dict(weights)
    picture = torch.rand(1, 3, 224, 224)
    with torch.no_grad():
        answer = ours(picture)
        logits = answer[0] if isinstance(answer, tuple) else answer  # without auxiliary heads
        assert (logits - judge(picture)).abs().max() <= 1e-5
