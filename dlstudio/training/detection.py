"""Mean average precision, as COCO counts it, for rows of boxes of a fixed number. Loads torch.

torchmetrics has it only with further packages and for lists of boxes; here a sample is one row,
k·(4 + classes) numbers: of each box x1, y1, x2, y2 and one score a class. In the target a score
of 1 says that this box is there and of that class; a row of zeros is no box.
"""

from __future__ import annotations

import torch
from torch import Tensor

RECALLS = 101  # places on the axis of recall where precision is read: 0, 0.01, …
STRICT = {"0.50": (0.5,), "0.75": (0.75,), "0.50:0.95": tuple(x / 100 for x in range(50, 100, 5))}


def mean_average_precision(given: Tensor, target: Tensor, *, classes: int, iou: str) -> Tensor:
    """Return the mean, over classes that are there and overlaps, of the average precision.

    Shapes: given, target (N, k·(4 + classes)) -> (); not a number where the rows are no such
    boxes or nothing is there to be found.
    Source: Lin et al. 2014; the counting is that of pycocotools.
    """
    if given.shape != target.shape or given.shape[1] % (4 + classes):
        return torch.tensor(torch.nan)
    found, true = (part.double().reshape(len(part), -1, 4 + classes) for part in (given, target))
    overlaps = _overlaps(found[..., :4], true[..., :4])
    least = torch.tensor(STRICT[iou], dtype=torch.float64, device=given.device)
    each = []
    for kind in range(4, 4 + classes):
        there = true[..., kind] > 0.5
        if there.any():
            each.append(_average_precision(found[..., kind], there, overlaps, least))
    return torch.stack(each).mean() if each else torch.tensor(torch.nan)


def _average_precision(scores: Tensor, there: Tensor, overlaps: Tensor, least: Tensor) -> Tensor:
    """Return the average precision of one class at each overlap.

    Shapes: scores, there (N, k), overlaps (N, found k, true k), least (T,) -> (T,)
    """
    order = scores.argsort(dim=1, descending=True, stable=True)
    hits = _hits(there, overlaps.gather(1, order[..., None].expand_as(overlaps)), least)
    scores = scores.gather(1, order)
    best_first = scores.reshape(-1).argsort(descending=True, stable=True)
    hits = hits.reshape(len(least), -1)[:, best_first].double()
    right = hits.cumsum(dim=1)
    recall = right / there.sum()
    precision = right / torch.arange(1, hits.shape[1] + 1, device=hits.device)
    # The best precision at this recall or a higher one, 0 where it is never reached.
    envelope = precision.flip(1).cummax(dim=1).values.flip(1)
    envelope = torch.cat([envelope, envelope.new_zeros(len(least), 1)], dim=1)
    read_at = torch.arange(RECALLS, dtype=torch.float64, device=hits.device) * 0.01
    places = torch.searchsorted(recall.contiguous(), read_at.expand(len(least), -1).contiguous())
    return envelope.gather(1, places).mean(dim=1)


def _hits(there: Tensor, overlaps: Tensor, least: Tensor) -> Tensor:
    """Tell which boxes find one, each the best that is left, the surest box first.

    Shapes: there (N, k), overlaps (N, found k, true k), least (T,) -> (T, N, k)
    """
    left = there.expand(len(least), -1, -1).clone()
    hits = []
    for place in range(overlaps.shape[1]):
        overlap = overlaps[:, place].expand_as(left)
        best = torch.where(left & (overlap >= least[:, None, None]), overlap, -1.0).max(dim=2)
        hit = best.values >= 0
        left &= ~(hit[..., None] & _only(best.indices, left.shape[2]))
        hits.append(hit)
    return torch.stack(hits, dim=2)


def _only(places: Tensor, size: int) -> Tensor:
    return torch.nn.functional.one_hot(places, size).bool()


def _overlaps(found: Tensor, true: Tensor) -> Tensor:
    """Return area in both / area in either of all pairs: (N, k, 4) twice -> (N, k, k)."""
    found, true = found[:, :, None], true[:, None, :]
    low = torch.maximum(found[..., :2], true[..., :2])
    high = torch.minimum(found[..., 2:], true[..., 2:])
    both = (high - low).clamp(min=0.0).prod(dim=-1)
    areas = [(box[..., 2:] - box[..., :2]).clamp(min=0.0).prod(dim=-1) for box in (found, true)]
    either = areas[0] + areas[1] - both
    return torch.where(either > 0, both / either.clamp(min=1e-12), 0.0)
