"""Blocks of convolutional networks."""

from __future__ import annotations

from dlstudio.library.block_spec import BlockSpec

HE = "He et al., Deep residual learning for image recognition"
HE2 = "He et al., Identity mappings in deep residual networks"
HOW = "Howard et al., MobileNets"
HU = "Hu, Shen & Sun, Squeeze-and-excitation networks"
HUA = "Huang et al., Densely connected convolutional networks"
LIU = "Liu et al., A ConvNet for the 2020s"
RON = "Ronneberger, Fischer & Brox, U-Net: convolutional networks for biomedical segmentation"
SAN = "Sandler et al., MobileNetV2: inverted residuals and linear bottlenecks"
SZE = "Szegedy et al., Going deeper with convolutions"
TAN = "Tan & Le, EfficientNet: rethinking model scaling for convolutional networks"

GROUP = "Convolution"

CONVOLUTION = (
    BlockSpec(
        key="residual-basic",
        title="Residual basic",
        group=GROUP,
        summary="Two 3×3 convolutions whose result is added to what came in.",
        paper=HE,
        year=2015,
        words=("resnet", "skip", "BasicBlock"),
    ),
    BlockSpec(
        key="residual-bottleneck",
        title="Residual bottleneck",
        group=GROUP,
        summary="1×1 to fewer maps, 3×3, 1×1 back to many; added to what came in.",
        paper=HE,
        year=2015,
        words=("resnet", "skip", "Bottleneck"),
    ),
    BlockSpec(
        key="residual-projection",
        title="Residual projection",
        group=GROUP,
        summary="A residual block between two stages: other maps, half the size, 1×1 across.",
        paper=HE,
        year=2015,
        words=("resnet", "skip", "downsample"),
    ),
    BlockSpec(
        key="residual-pre-activation",
        title="Residual pre-activation",
        group=GROUP,
        summary="Normalization and ReLU come first, so that the straight way stays untouched.",
        paper=HE2,
        year=2016,
        words=("resnet v2", "skip"),
    ),
    BlockSpec(
        key="inception",
        title="Inception",
        group=GROUP,
        summary="1×1, 3×3 and 5×5 convolutions and pooling side by side, joined.",
        paper=SZE,
        year=2014,
        words=("googlenet", "branches"),
    ),
    BlockSpec(
        key="inception-bn",
        title="Inception with normalization",
        group=GROUP,
        summary="Inception v1 as it is trained today: each convolution with batch normalization.",
        paper=SZE,
        year=2014,
        words=("googlenet", "branches", "BatchNorm"),
    ),
    BlockSpec(
        key="dense-block",
        title="Dense block",
        group=GROUP,
        summary="Four layers; each adds some new maps and reads all that were made before it.",
        paper=HUA,
        year=2016,
        words=("densenet", "concat", "dense layer"),
    ),
    BlockSpec(
        key="squeeze-excite",
        title="Squeeze-excite",
        group=GROUP,
        summary="Looks at the mean of each map and says how much of it goes on.",
        paper=HU,
        year=2017,
        words=("SE", "channel attention"),
    ),
    BlockSpec(
        key="depthwise-separable",
        title="Depthwise separable",
        group=GROUP,
        summary="A 3×3 filter for each map alone, then 1×1 mixes them: a ninth of the work.",
        paper=HOW,
        year=2017,
        words=("mobilenet",),
    ),
    BlockSpec(
        key="inverted-residual",
        title="Inverted residual",
        group=GROUP,
        summary="Widens, filters each map alone, narrows again without ReLU; added to the start.",
        paper=SAN,
        year=2018,
        words=("mobilenetv2",),
    ),
    BlockSpec(
        key="mbconv",
        title="MBConv",
        group=GROUP,
        summary="An inverted residual with SiLU and squeeze-excite, as in EfficientNet.",
        paper=TAN,
        year=2019,
        words=("efficientnet",),
    ),
    BlockSpec(
        key="convnext",
        title="ConvNeXt",
        group=GROUP,
        summary="A 7×7 filter for each map alone, then two Linear layers with GELU, added.",
        paper=LIU,
        year=2022,
    ),
    BlockSpec(
        key="u-net-down",
        title="U-Net down",
        group=GROUP,
        summary="Two convolutions; their maps go across, and half as large ones go down.",
        paper=RON,
        year=2015,
        words=("segmentation", "encoder"),
    ),
    BlockSpec(
        key="u-net-up",
        title="U-Net up",
        group=GROUP,
        summary="Doubles the size, joins the maps that came across, then two convolutions.",
        paper=RON,
        year=2015,
        words=("segmentation", "decoder"),
    ),
)
