"""The same for known architectures: hand-written peers of templates of the gallery.

Nothing works in place, as in our modules, so that the memory of both can be compared.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class BasicBlock(nn.Module):
    """Two 3×3 convolutions and a shortcut: (N, C, H, W) -> (N, planes, H/stride, W/stride)."""

    expansion = 1

    def __init__(self, channels: int, planes: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, planes, 3, stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.relu = nn.ReLU()
        self.conv2 = nn.Conv2d(planes, planes, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = shortcut(channels, planes, stride)

    def forward(self, x: Tensor) -> Tensor:
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.downsample is not None:
            x = self.downsample(x)
        return self.relu(out + x)


class Bottleneck(nn.Module):
    """1×1, 3×3, 1×1 and a shortcut: (N, C, H, W) -> (N, 4 planes, H/stride, W/stride)."""

    expansion = 4

    def __init__(self, channels: int, planes: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, planes, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.conv3 = nn.Conv2d(planes, 4 * planes, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(4 * planes)
        self.relu = nn.ReLU()
        self.downsample = shortcut(channels, 4 * planes, stride)

    def forward(self, x: Tensor) -> Tensor:
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        if self.downsample is not None:
            x = self.downsample(x)
        return self.relu(out + x)


def shortcut(channels: int, out: int, stride: int) -> nn.Sequential | None:
    """Make the way around a block whose shape is another one behind it."""
    if stride == 1 and channels == out:
        return None
    return nn.Sequential(nn.Conv2d(channels, out, 1, stride, bias=False), nn.BatchNorm2d(out))


class ResNet(nn.Module):
    """(N, 3, H, W) -> (N, 1000); Deep Residual Learning for Image Recognition, table 1."""

    def __init__(self, block: type[BasicBlock] | type[Bottleneck], counts: list[int]) -> None:
        super().__init__()
        self.channels = 64
        self.conv1 = nn.Conv2d(3, 64, 7, 2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU()
        self.maxpool = nn.MaxPool2d(3, 2, padding=1)
        self.layer1 = self._stage(block, 64, counts[0], 1)
        self.layer2 = self._stage(block, 128, counts[1], 2)
        self.layer3 = self._stage(block, 256, counts[2], 2)
        self.layer4 = self._stage(block, 512, counts[3], 2)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(512 * block.expansion, 1000)

    def _stage(
        self, block: type[BasicBlock] | type[Bottleneck], planes: int, count: int, stride: int
    ) -> nn.Sequential:
        blocks = []
        for number in range(count):
            blocks.append(block(self.channels, planes, stride if number == 0 else 1))
            self.channels = planes * block.expansion
        return nn.Sequential(*blocks)

    def forward(self, x: Tensor) -> Tensor:
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


class ResNet18(ResNet):
    """The peer of resnet-18.dls."""

    def __init__(self) -> None:
        super().__init__(BasicBlock, [2, 2, 2, 2])


class ResNet152(ResNet):
    """The peer of resnet-152.dls."""

    def __init__(self) -> None:
        super().__init__(Bottleneck, [3, 8, 36, 3])


class BertBase(nn.Module):
    """The peer of bert-base.dls: tokens, token types (N, 512) -> (N, 768)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, 768, padding_idx=0)
        self.types = nn.Embedding(2, 768)
        self.positions = nn.Parameter(0.02 * torch.randn(512, 768))
        self.norm = nn.LayerNorm(768, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        layer = nn.TransformerEncoderLayer(
            768, 12, 3072, 0.1, "gelu", layer_norm_eps=1e-12, batch_first=True
        )
        self.encoder = nn.TransformerEncoder(layer, 12, enable_nested_tensor=False)
        self.pooler = nn.Linear(768, 768)

    def forward(self, tokens: Tensor, types: Tensor) -> Tensor:
        x = self.words(tokens) + self.types(types) + self.positions[: tokens.size(1)]
        x = self.dropout(self.norm(x))
        x = self.encoder(x, src_key_padding_mask=tokens == 0)
        return torch.tanh(self.pooler(x[:, 0]))


class RowsLSTM(nn.Module):
    """The peer of lstm.dls: (N, 28, 28) -> (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.lstm = nn.LSTM(28, 128, batch_first=True)
        self.fc = nn.Linear(128, 10)

    def forward(self, x: Tensor) -> Tensor:
        out, _ = self.lstm(x)
        return self.fc(out[:, -1])


class TextEncoder(nn.Module):
    """The peer of encoder-classifier.dls: tokens (N, 16) -> (N, 2)."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(26, 64)
        self.positions = nn.Parameter(0.02 * torch.randn(16, 64))
        layer = nn.TransformerEncoderLayer(64, 4, 256, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.fc = nn.Linear(64, 2)

    def forward(self, tokens: Tensor) -> Tensor:
        x = self.embedding(tokens) + self.positions[: tokens.size(1)]
        x = self.encoder(x, src_key_padding_mask=tokens == 0)
        return self.fc(x.mean(dim=1))


BY_TEMPLATE: dict[str, type[nn.Module]] = {
    "resnet-152": ResNet152,
    "bert-base": BertBase,
}
