"""Batches on a device: the torch door of the data floor.

The order of the samples is a pure function of (seed, epoch), drawn from a generator of its
own: nothing that the training draws changes the order, and drawing the order changes nothing
that the training draws. So a run that was killed in the middle of an epoch goes on with the
very batch that would have come next.

Small samples are gathered for many batches at once and then cut: a gather a batch and field
costs some 70 µs, a cut 5, and a step of a tiny network takes 200. Large samples are gathered
batch by batch, while they still lie in the cache when the network takes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from dlstudio.data.preparation import Prepared

Batch = tuple[tuple[Tensor, ...], Tensor]

GATHERED_BYTES = 256 * 1024


def epoch_order(samples: int, seed: int, epoch: int) -> Tensor:
    """Return a permutation of ``samples`` places for the epoch (counted from 1)."""
    generator = torch.Generator()
    generator.manual_seed((seed * 1_000_003 + epoch) % 2**32)
    return torch.randperm(samples, generator=generator)


class Batches:
    """Batches of (inputs, target) out of tensors that stay on the device.

    Args:
        inputs: the input fields, samples on the first axis.
        target: the target, as many samples.
        places: which samples belong to the part; all of them if None.
        batch_size: samples a batch; the last batch of an epoch may be smaller.
        seed: of the order; None keeps the order (validation, test).
        device: where the batches are.
    """

    def __init__(
        self,
        inputs: Sequence[Tensor],
        target: Tensor,
        *,
        batch_size: int,
        places: Tensor | None = None,
        seed: int | None = None,
        device: torch.device | str = "cpu",
    ) -> None:
        self._inputs = tuple(field.to(device) for field in inputs)
        self._target = target.to(device)
        self._places = torch.arange(len(target)) if places is None else places.cpu()
        self._device = torch.device(device)
        self._seed = seed
        self.batch_size = batch_size

    @classmethod
    def of(
        cls,
        prepared: Prepared,
        part: str,
        *,
        batch_size: int,
        seed: int | None = None,
        device: torch.device | str = "cpu",
    ) -> Batches:
        """Return the batches of one part; ``other`` cuts the other parts from the same tensors."""
        return cls(
            [torch.from_numpy(array) for array in prepared.inputs.values()],
            torch.from_numpy(prepared.target),
            places=torch.from_numpy(prepared.parts.part(part).astype(np.int64)),
            batch_size=batch_size,
            seed=seed,
            device=device,
        )

    def other(
        self, places: Sequence[int] | np.ndarray, *, batch_size: int, seed: int | None = None
    ) -> Batches:
        """Return batches of other samples out of the same tensors, without a copy."""
        return Batches(
            self._inputs,
            self._target,
            places=torch.as_tensor(np.asarray(places, dtype=np.int64)),
            batch_size=batch_size,
            seed=seed,
            device=self._device,
        )

    @property
    def samples(self) -> int:
        """How many samples an epoch has."""
        return len(self._places)

    def __len__(self) -> int:
        """How many batches an epoch has."""
        return -(-self.samples // self.batch_size)

    def sizes(self) -> tuple[int, ...]:
        """Return the number of samples of each batch, the last one smaller or equal."""
        whole, rest = divmod(self.samples, self.batch_size)
        return (self.batch_size,) * whole + ((rest,) if rest else ())

    def order(self, epoch: int = 1) -> Tensor:
        """Return the places of the samples in the order of the epoch, on the CPU."""
        if self._seed is None:
            return self._places
        return self._places[epoch_order(self.samples, self._seed, epoch)]

    def epoch(self, epoch: int = 1, start: int = 0) -> Iterator[Batch]:
        """Yield the batches of an epoch, from batch number ``start`` on."""
        order = self.order(epoch)[start * self.batch_size :].to(self._device)
        if not len(order):
            return  # splitting nothing would give one empty batch
        for places in order.split(self.batch_size * self._batches_at_once()):
            fields = [
                tensor.index_select(0, places).split(self.batch_size)
                for tensor in (*self._inputs, self._target)
            ]
            for batch in zip(*fields, strict=True):
                yield batch[:-1], batch[-1]

    def __iter__(self) -> Iterator[Batch]:
        return self.epoch()

    def _batches_at_once(self) -> int:
        sample = sum(
            field.element_size() * field[0].numel() for field in (*self._inputs, self._target)
        )
        return max(1, GATHERED_BYTES // max(1, sample * self.batch_size))
