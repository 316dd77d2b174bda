"""Weights of torchvision load by the mapping of each entry, and give the same answers."""

from __future__ import annotations

import re

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
    "resnet-50": "resnet50",
    "resnext-50-32x4d": "resnext50_32x4d",
    "squeezenet-1-0": "squeezenet1_0",
    "squeezenet-1-1": "squeezenet1_1",
    "densenet-121": "densenet121",
    "mobilenet-v2": "mobilenet_v2",
    "mobilenet-v3-large": "mobilenet_v3_large",
    "mobilenet-v3-small": "mobilenet_v3_small",
    "efficientnet-b0": "efficientnet_b0",
    "convnext-tiny": "convnext_tiny",
    "shufflenet-v2": "shufflenet_v2_x1_0",
    "vit-b-16": "vit_b_16",
}


@pytest.mark.slow
@pytest.mark.parametrize("key", MODELS)
def test_its_weights_load_and_answer_alike(key: str) -> None:
    models = pytest.importorskip("torchvision.models")
    torch.manual_seed(0)
    theirs = getattr(models, MODELS[key])(weights=None).eval()
    ours = dls.build(load(TEMPLATES[key].path)).eval()
    own, weights = ours.state_dict(), {}
    for name, value in theirs.state_dict().items():
        for pattern, replacement in TEMPLATES[key].names:
            name = re.sub(pattern, replacement, name)
        weights[name] = value.reshape(own[name].shape)
    ours.load_state_dict(weights)
    picture = torch.rand(1, 3, 224, 224)
    with torch.no_grad():
        assert (ours(picture) - theirs(picture)).abs().max() <= 1e-5
