"""Digits ResNet: 19,642 trainable parameters."""

from torch import Tensor, nn


class DigitsResNet(nn.Module):
    """image (N, 1, 8, 8) -> logits (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(1, 16, kernel_size=3, padding=1, bias=False)
        self.stem_bn = nn.BatchNorm2d(16)
        self.stem_relu = nn.ReLU()
        self.conv1a = nn.Conv2d(16, 16, kernel_size=3, padding=1, bias=False)
        self.bn1a = nn.BatchNorm2d(16)
        self.relu1a = nn.ReLU()
        self.conv1b = nn.Conv2d(16, 16, kernel_size=3, padding=1, bias=False)
        self.bn1b = nn.BatchNorm2d(16)
        self.relu1b = nn.ReLU()
        self.conv2a = nn.Conv2d(16, 32, kernel_size=3, stride=2, padding=1, bias=False)
        self.bn2a = nn.BatchNorm2d(32)
        self.relu2a = nn.ReLU()
        self.conv2b = nn.Conv2d(32, 32, kernel_size=3, padding=1, bias=False)
        self.bn2b = nn.BatchNorm2d(32)
        self.shortcut2 = nn.Conv2d(16, 32, kernel_size=1, stride=2, bias=False)
        self.relu2b = nn.ReLU()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(32, 10)

    def forward(self, image: Tensor) -> Tensor:  # (N, 1, 8, 8)
        x = self.stem(image)  # (N, 16, 8, 8)
        x = self.stem_bn(x)  # (N, 16, 8, 8)
        x = self.stem_relu(x)  # (N, 16, 8, 8)
        y = self.conv1a(x)  # (N, 16, 8, 8)
        y = self.bn1a(y)  # (N, 16, 8, 8)
        y = self.relu1a(y)  # (N, 16, 8, 8)
        y = self.conv1b(y)  # (N, 16, 8, 8)
        y = self.bn1b(y)  # (N, 16, 8, 8)
        x = y + x  # (N, 16, 8, 8)
        x = self.relu1b(x)  # (N, 16, 8, 8)
        y = self.conv2a(x)  # (N, 32, 4, 4)
        y = self.bn2a(y)  # (N, 32, 4, 4)
        y = self.relu2a(y)  # (N, 32, 4, 4)
        y = self.conv2b(y)  # (N, 32, 4, 4)
        y = self.bn2b(y)  # (N, 32, 4, 4)
        x = self.shortcut2(x)  # (N, 32, 4, 4)
        x = y + x  # (N, 32, 4, 4)
        x = self.relu2b(x)  # (N, 32, 4, 4)
        x = self.pool(x)  # (N, 32, 1, 1)
        x = x.flatten(1)  # (N, 32)
        x = self.fc(x)  # (N, 10)
        return x
