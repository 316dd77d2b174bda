"""Breast cancer: 513 trainable parameters."""

from torch import Tensor, nn


class BreastCancer(nn.Module):
    """features (N, 30) -> logits (N, 1)."""

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(30, 16)
        self.relu1 = nn.ReLU()
        self.head = nn.Linear(16, 1)

    def forward(self, features: Tensor) -> Tensor:  # (N, 30)
        x = self.fc1(features)  # (N, 16)
        x = self.relu1(x)  # (N, 16)
        x = self.head(x)  # (N, 1)
        return x
