"""Noisy waves: 3,393 trainable parameters."""

from torch import Tensor, nn


class NoisyWaves(nn.Module):
    """series (N, 40, 1) -> next_ (N, 1)."""

    def __init__(self) -> None:
        super().__init__()
        self.gru = nn.GRU(1, 32, batch_first=True)
        self.fc = nn.Linear(32, 1)

    def forward(self, series: Tensor) -> Tensor:  # (N, 40, 1)
        x, _ = self.gru(series)  # (N, 40, 32)
        x = x[:, -1]  # (N, 32)
        x = self.fc(x)  # (N, 1)
        return x
