"""The loop of the first tutorials, timed: the peer of a training in the window.

    python -m tests.bench.tutorial mnist|mlp DATA.npz STEPS SEED

DataLoader with a transform for each sample (ToTensor and Normalize as torchvision has them,
written by hand), Adam with 1e-3, ``item()`` in each step, a line every 100 batches. Printed as
JSON on the last line: ``marks`` [(step, seconds)] and ``losses``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn, optim
from torch.utils.data import DataLoader, Dataset

from tests.bench.peers import MNISTNet, TinyMLP


class Compose:
    """Transforms one after another."""

    def __init__(self, transforms: list[Callable]) -> None:
        self.transforms = transforms

    def __call__(self, sample: object) -> object:
        for transform in self.transforms:
            sample = transform(sample)
        return sample


class ToTensor:
    """A picture of bytes (H, W) becomes floats from 0 to 1 (1, H, W); numbers stay numbers."""

    def __call__(self, sample: np.ndarray) -> Tensor:
        tensor = torch.from_numpy(sample)
        if tensor.dtype == torch.uint8:
            tensor = tensor.view(sample.shape[0], sample.shape[1], 1)
            return tensor.permute((2, 0, 1)).contiguous().to(torch.float32).div(255)
        return tensor


class Normalize:
    """Subtract the mean and divide by the deviation, a channel."""

    def __init__(self, mean: tuple[float, ...], std: tuple[float, ...]) -> None:
        self.mean, self.std = mean, std

    def __call__(self, tensor: Tensor) -> Tensor:
        tensor = tensor.clone()
        mean = torch.as_tensor(self.mean, dtype=tensor.dtype)
        std = torch.as_tensor(self.std, dtype=tensor.dtype)
        if tensor.ndim == 3:
            mean, std = mean.view(-1, 1, 1), std.view(-1, 1, 1)
        return tensor.sub_(mean).div_(std)


class Samples(Dataset):
    """Arrays, one sample at a time through the transform."""

    def __init__(self, x: np.ndarray, y: np.ndarray, transform: Compose) -> None:
        self.x, self.y, self.transform = x, y, transform

    def __len__(self) -> int:
        return len(self.y)

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        return self.transform(self.x[index]), int(self.y[index])


def train(model: nn.Module, loader: DataLoader, loss_of: nn.Module, steps: int) -> dict:
    """Train until so many steps are taken."""
    optimizer = optim.Adam(model.parameters(), lr=0.001)
    marks, losses, epoch, began = [], [], 0, time.perf_counter()
    model.train()
    while len(losses) < steps:
        epoch += 1
        for batch_idx, (data, target) in enumerate(loader):
            optimizer.zero_grad()
            output = model(data)
            loss = loss_of(output, target)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            if batch_idx % 100 == 0:
                print(f"Train Epoch: {epoch} [{batch_idx * len(data)}/{len(loader.dataset)}]"
                      f"\tLoss: {loss.item():.6f}")  # fmt: skip
            if len(losses) % 20 == 0:
                marks.append((len(losses), time.perf_counter() - began))
            if len(losses) == steps:
                break
    return {"marks": marks, "losses": losses}


def main(kind: str, path: str, steps: str, seed: str) -> None:
    """Train one of the two networks."""
    torch.set_num_threads(1)
    torch.manual_seed(int(seed))
    with np.load(path) as file:
        x, y = file["x"], file["y"]
    if kind == "mnist":
        transform = Compose([ToTensor(), Normalize((0.1307,), (0.3081,))])
        samples = Samples(x[:, 0], y, transform)
        model, loss_of, batch = MNISTNet(), nn.NLLLoss(), 64
    else:
        mean, std = tuple(x.mean(0).tolist()), tuple(x.std(0).tolist())
        samples = Samples(x, y, Compose([ToTensor(), Normalize(mean, std)]))
        model, loss_of, batch = TinyMLP(), nn.CrossEntropyLoss(), 32
    loader = DataLoader(samples, batch_size=batch, shuffle=True)
    print(json.dumps(train(model, loader, loss_of, int(steps))))


if __name__ == "__main__":
    main(*sys.argv[1:])
