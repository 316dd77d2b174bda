"""Digits LSTM: 19,594 trainable parameters."""

from torch import Tensor, nn


class DigitsLSTM(nn.Module):
    """rows (N, 8, 8) -> logits (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.lstm = nn.LSTM(8, 64, batch_first=True)
        self.fc = nn.Linear(64, 10)

    def forward(self, rows: Tensor) -> Tensor:  # (N, 8, 8)
        x, _ = self.lstm(rows)  # (N, 8, 64)
        x = x[:, -1]  # (N, 64)
        x = self.fc(x)  # (N, 10)
        return x
