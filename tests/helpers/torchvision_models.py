"""The networks of torchvision that stand in the gallery, and what they are called there.

torchvision is not among our packages. Installed beside torch, its weights and its constructors
judge ours.
"""

from __future__ import annotations

from typing import Any

from torch import nn

MODELS = {
    "alexnet": "alexnet",
    "vgg-11": "vgg11",
    "vgg-11-bn": "vgg11_bn",
    "vgg-13": "vgg13",
    "vgg-16": "vgg16",
    "vgg-16-bn": "vgg16_bn",
    "vgg-19": "vgg19",
    "vgg-19-bn": "vgg19_bn",
    "resnet-18": "resnet18",
    "resnet-34": "resnet34",
    "resnet-50": "resnet50",
    "resnet-101": "resnet101",
    "resnet-152": "resnet152",
    "resnext-50-32x4d": "resnext50_32x4d",
    "resnext-101-32x8d": "resnext101_32x8d",
    "wide-resnet-50-2": "wide_resnet50_2",
    "wide-resnet-101-2": "wide_resnet101_2",
    "squeezenet-1-0": "squeezenet1_0",
    "squeezenet-1-1": "squeezenet1_1",
    "densenet-121": "densenet121",
    "densenet-161": "densenet161",
    "densenet-169": "densenet169",
    "densenet-201": "densenet201",
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
    "vit-b-32": "vit_b_32",
    "vit-l-16": "vit_l_16",
}
# Drawing its first weights takes half a minute, and they are as good as any.
MORE: dict[str, dict[str, Any]] = {
    "googlenet": {"aux_logits": False, "init_weights": False},
    "googlenet-aux": {"init_weights": False},
}


def theirs(key: str) -> nn.Module:
    """Construct the network of torchvision that a template draws.

    Raises:
        ImportError: torchvision is not there, or was built for another torch.
    """
    try:
        from torchvision import models
    except Exception as error:  # it raises what it likes beside another torch
        raise ImportError(str(error)) from error
    made: nn.Module = getattr(models, MODELS[key])(weights=None, **MORE.get(key, {}))
    return made
