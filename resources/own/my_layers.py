"""Layers of your own for DL Studio: every class that derives from nn.Module can be placed.

__init__   annotated parameters become the form (int, float, bool, str, Literal, tuple[int, int]);
           in_features and in_channels follow from the wire
forward    its arguments are the input ports, what it returns the output ports
docstring  the help page
"""

import torch
from torch import Tensor, nn


class Swish(nn.Module):
    """Multiply by a sigmoid: smooth, and not monotonous below zero.

        y = x * sigmoid(beta * x)

    With learn_beta the slope is a weight, one for the whole layer.
    """

    def __init__(self, beta: float = 1.0, learn_beta: bool = False) -> None:
        super().__init__()
        self.beta = nn.Parameter(torch.tensor(beta), requires_grad=learn_beta)

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.sigmoid(self.beta * x)
