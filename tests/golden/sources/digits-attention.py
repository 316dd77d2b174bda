"""Digits attention: 22,474 trainable parameters."""

from torch import Tensor, nn


class DigitsAttention(nn.Module):
    """rows (N, 8, 8) -> logits (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Linear(8, 64)
        self.norm = nn.LayerNorm(64)
        self.attention = nn.MultiheadAttention(64, num_heads=4, batch_first=True)
        self.gelu = nn.GELU()
        self.fc = nn.Linear(512, 10)

    def forward(self, rows: Tensor) -> Tensor:  # (N, 8, 8)
        x = self.embed(rows)  # (N, 8, 64)
        y = self.norm(x)  # (N, 8, 64)
        y, _ = self.attention(y, y, y, need_weights=False)  # (N, 8, 64)
        x = x + y  # (N, 8, 64)
        x = self.gelu(x)  # (N, 8, 64)
        x = x.flatten(1)  # (N, 512)
        x = self.fc(x)  # (N, 10)
        return x
