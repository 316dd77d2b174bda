"""Two spirals: 1,218 trainable parameters."""

from torch import Tensor, nn


class TwoSpirals(nn.Module):
    """features (N, 2) -> logits (N, 2)."""

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(2, 32)
        self.relu1 = nn.ReLU()
        self.fc2 = nn.Linear(32, 32)
        self.relu2 = nn.ReLU()
        self.head = nn.Linear(32, 2)

    def forward(self, features: Tensor) -> Tensor:  # (N, 2)
        x = self.fc1(features)  # (N, 32)
        x = self.relu1(x)  # (N, 32)
        x = self.fc2(x)  # (N, 32)
        x = self.relu2(x)  # (N, 32)
        x = self.head(x)  # (N, 2)
        return x
