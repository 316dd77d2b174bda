"""Digits CNN: 29,258 trainable parameters."""

from torch import Tensor, nn


class DigitsCNN(nn.Module):
    """image (N, 1, 8, 8) -> logits (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, kernel_size=3, padding=1)
        self.bn1 = nn.BatchNorm2d(32)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(32, 64, kernel_size=3, padding=1)
        self.bn2 = nn.BatchNorm2d(64)
        self.relu2 = nn.ReLU()
        self.pool = nn.MaxPool2d(2)
        self.dropout = nn.Dropout(0.25)
        self.fc = nn.Linear(1024, 10)

    def forward(self, image: Tensor) -> Tensor:  # (N, 1, 8, 8)
        x = self.conv1(image)  # (N, 32, 8, 8)
        x = self.bn1(x)  # (N, 32, 8, 8)
        x = self.relu1(x)  # (N, 32, 8, 8)
        x = self.conv2(x)  # (N, 64, 8, 8)
        x = self.bn2(x)  # (N, 64, 8, 8)
        x = self.relu2(x)  # (N, 64, 8, 8)
        x = self.pool(x)  # (N, 64, 4, 4)
        x = x.flatten(1)  # (N, 1024)
        x = self.dropout(x)  # (N, 1024)
        x = self.fc(x)  # (N, 10)
        return x
