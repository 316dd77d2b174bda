"""Shape masks: 19,049 trainable parameters."""

import torch
from torch import Tensor, nn


class DoubleConv(nn.Module):
    """x (N, in_channels, ?, ?) -> y (N, width, ?, ?)."""

    def __init__(self, width: int = 8, in_channels: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, width, kernel_size=3, padding=1)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(width, width, kernel_size=3, padding=1)
        self.relu2 = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:  # (N, in_channels, ?, ?)
        x = self.conv1(x)  # (N, width, ?, ?)
        x = self.relu1(x)  # (N, width, ?, ?)
        x = self.conv2(x)  # (N, width, ?, ?)
        x = self.relu2(x)  # (N, width, ?, ?)
        return x


class ShapeMasks(nn.Module):
    """image (N, 1, 32, 32) -> mask (N, 1, 32, 32)."""

    def __init__(self) -> None:
        super().__init__()
        self.down1 = DoubleConv(in_channels=1)
        self.pool1 = nn.MaxPool2d(2)
        self.down2 = DoubleConv(width=16, in_channels=8)
        self.pool2 = nn.MaxPool2d(2)
        self.bottom = DoubleConv(width=16, in_channels=16)
        self.upconv2 = nn.ConvTranspose2d(16, 16, kernel_size=2, stride=2)
        self.up2 = DoubleConv(width=16, in_channels=32)
        self.upconv1 = nn.ConvTranspose2d(16, 8, kernel_size=2, stride=2)
        self.up1 = DoubleConv(in_channels=16)
        self.head = nn.Conv2d(8, 1, kernel_size=1)

    def forward(self, image: Tensor) -> Tensor:  # (N, 1, 32, 32)
        x = self.down1(image)  # (N, 8, 32, 32)
        y = self.pool1(x)  # (N, 8, 16, 16)
        y = self.down2(y)  # (N, 16, 16, 16)
        z = self.pool2(y)  # (N, 16, 8, 8)
        z = self.bottom(z)  # (N, 16, 8, 8)
        z = self.upconv2(z)  # (N, 16, 16, 16)
        y = torch.cat((y, z), dim=1)  # (N, 32, 16, 16)
        y = self.up2(y)  # (N, 16, 16, 16)
        y = self.upconv1(y)  # (N, 8, 32, 32)
        x = torch.cat((x, y), dim=1)  # (N, 16, 32, 32)
        x = self.up1(x)  # (N, 8, 32, 32)
        x = self.head(x)  # (N, 1, 32, 32)
        return x
