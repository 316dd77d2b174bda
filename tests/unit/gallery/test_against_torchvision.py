"""Weights of torchvision load by the mapping of each entry, and give the same answers."""

from __future__ import annotations

import re
from typing import Any

import pytest
import torch

import dlstudio as dls
from dlstudio.gallery import TEMPLATES
from dlstudio.project.files import load

MODELS = {
    "alexnet": "alexnet",
    "vgg-11": "vgg11",
    "vgg-11-bn": "vgg11_bn",
    "resnet-18": "resnet18",
    "resnet-34": "resnet34",
    "resnet-50": "resnet50",
    "resnet-152": "resnet152",
    "resnext-50-32x4d": "resnext50_32x4d",
    "wide-resnet-50-2": "wide_resnet50_2",
    "squeezenet-1-0": "squeezenet1_0",
    "squeezenet-1-1": "squeezenet1_1",
    "densenet-121": "densenet121",
    "densenet-169": "densenet169",
    "googlenet": "googlenet",
    "googlenet-aux": "googlenet",
    "mobilenet-v2": "mobilenet_v2",
    "mobilenet-v3-large": "mobilenet_v3_large",
    "mobilenet-v3-small": "mobilenet_v3_small",
    "efficientnet-b0": "efficientnet_b0",
    "efficientnet-b1": "efficientnet_b1",
    "convnext-tiny": "convnext_tiny",
    "convnext-small": "convnext_small",
    "shufflenet-v2": "shufflenet_v2_x1_0",
    "vit-b-16": "vit_b_16",
}
# Drawing its first weights takes half a minute, and they are as good as any.
MORE: dict[str, dict[str, Any]] = {
    "googlenet": {"aux_logits": False, "init_weights": False},
    "googlenet-aux": {"init_weights": False},
}


@pytest.mark.slow
@pytest.mark.parametrize("key", MODELS)
def test_its_weights_load_and_answer_alike(key: str) -> None:
    models = pytest.importorskip("torchvision.models")
    torch.manual_seed(0)
    theirs = getattr(models, MODELS[key])(weights=None, **MORE.get(key, {})).eval()
    ours = dls.build(load(TEMPLATES[key].path)).eval()
    own, weights = ours.state_dict(), {}
    for name, value in theirs.state_dict().items():
        for pattern, replacement in TEMPLATES[key].names:
            name = re.sub(pattern, replacement, name)
        weights[name] = value.reshape(own[name].shape)
    ours.load_state_dict(weights)
    picture = torch.rand(1, 3, 224, 224)
    with torch.no_grad():
        answer = ours(picture)
        logits = answer[0] if isinstance(answer, tuple) else answer  # without auxiliary heads
        assert (logits - theirs(picture)).abs().max() <= 1e-5
