"""Iris: 131 trainable parameters."""

from torch import Tensor, nn


class Iris(nn.Module):
    """features (N, 4) -> logits (N, 3)."""

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(4, 16)
        self.relu1 = nn.ReLU()
        self.head = nn.Linear(16, 3)

    def forward(self, features: Tensor) -> Tensor:  # (N, 4)
        x = self.fc1(features)  # (N, 16)
        x = self.relu1(x)  # (N, 16)
        x = self.head(x)  # (N, 3)
        return x
