"""Light and modern convolutional networks of the gallery."""

from __future__ import annotations

from dlstudio.gallery.names import MOBILE, NUMBERED, SCALED, UNITS, efficient
from dlstudio.gallery.template_spec import TemplateSpec

HOW = "Howard et al., Searching for MobileNetV3"
LIU = "Liu et al., A ConvNet for the 2020s"
MA = "Ma et al., ShuffleNet V2: practical guidelines for efficient CNN architecture design"
SAN = "Sandler et al., MobileNetV2: inverted residuals and linear bottlenecks"
TAN = "Tan & Le, EfficientNet: rethinking model scaling for convolutional neural networks"

LIGHT = (
    TemplateSpec(
        key="mobilenet-v2",
        title="MobileNetV2",
        group="Light networks",
        summary="Inverted residuals: wide inside, narrow outside, one filter for each channel.",
        paper=SAN,
        year=2018,
        parameters=3_504_872,
        names=MOBILE,
    ),
    TemplateSpec(
        key="mobilenet-v3-large",
        title="MobileNetV3 large",
        group="Light networks",
        summary="MobileNet with gates for channels and activations that cost little.",
        paper=HOW,
        year=2019,
        parameters=5_483_032,
        names=NUMBERED,
    ),
    TemplateSpec(
        key="mobilenet-v3-small",
        title="MobileNetV3 small",
        group="Light networks",
        summary="The smaller MobileNetV3, for phones and boards.",
        paper=HOW,
        year=2019,
        parameters=2_542_856,
        names=NUMBERED,
    ),
    TemplateSpec(
        key="efficientnet-b0",
        title="EfficientNet-B0",
        group="Light networks",
        summary="Inverted residuals with gates, found by search: the base that B1 to B7 scale up.",
        paper=TAN,
        year=2019,
        parameters=5_288_548,
        names=efficient((1, 2, 2, 3, 3, 4, 1)),
    ),
    TemplateSpec(
        key="efficientnet-b1",
        title="EfficientNet-B1",
        group="Light networks",
        summary="EfficientNet-B0 with more blocks in each stage.",
        paper=TAN,
        year=2019,
        parameters=7_794_184,
        names=efficient((2, 3, 3, 4, 4, 5, 2)),
    ),
    TemplateSpec(
        key="convnext-tiny",
        title="ConvNeXt-T",
        group="Light networks",
        summary="A convolutional network built the way Transformers are: 7×7, LayerNorm, GELU.",
        paper=LIU,
        year=2022,
        parameters=28_589_128,
        names=SCALED,
    ),
    TemplateSpec(
        key="convnext-small",
        title="ConvNeXt-S",
        group="Light networks",
        summary="ConvNeXt with 27 blocks in its third stage.",
        paper=LIU,
        year=2022,
        parameters=50_223_688,
        names=SCALED,
    ),
    TemplateSpec(
        key="shufflenet-v2",
        title="ShuffleNetV2",
        group="Light networks",
        summary="Half of the channels pass by; a shuffle mixes both halves.",
        paper=MA,
        year=2018,
        parameters=2_278_604,
        names=UNITS,
    ),
)
