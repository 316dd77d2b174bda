"""Further metrics of numbers, and of boxes that are written as four numbers."""

from __future__ import annotations

from typing import Any

from dlstudio.catalog.metrics import of_numbers
from dlstudio.spec.param import Float, Int, OneOf

BOX = "A box is four numbers, x1, y1, x2, y2; a sample may have several boxes, one after another. "
BOXES: dict[str, Any] = {
    "torch_class": "",
    "boxes": True,
    "higher_is_better": True,
    "bounds": (0.0, 1.0),
    "words": ("detection", "bounding box", "IoU", "intersection over union"),
}

METRICS_OF_NUMBERS = (
    of_numbers(
        "MeanSquaredLogError",
        "Mean squared log error",
        "Squared error of the logarithms: for numbers of very different size.",
        "Mean of (log(1 + x) − log(1 + t))². Not a number where x or t is below −1.",
        "mean_squared_log_error",
    ),
    of_numbers(
        "NormalizedRootMeanSquaredError",
        "Normalized root mean squared error",
        "Usual size of an error as a share of the size of the targets.",
        "√ of the mean of (x − t)² / what normalization names of the targets, over all outputs "
        "together.",
        "normalized_root_mean_squared_error",
        params=(
            OneOf(
                name="normalization",
                default="mean",
                options=("mean", "range", "std", "l2"),
                help="Mean, largest minus smallest, standard deviation or length of the targets.",
            ),
        ),
        bounds=(None, None),
        source="https://lightning.ai/docs/torchmetrics/stable/regression/normalized_root_mean_squared_error.html",
    ),
    of_numbers(
        "RelativeSquaredError",
        "Relative squared error",
        "Squared error as a share of that of the mean: 1 − R².",
        "Σ(x − t)² / Σ(t − mean)², a mean over the outputs.",
        "relative_squared_error",
        source="https://lightning.ai/docs/torchmetrics/stable/regression/rse.html",
    ),
    of_numbers(
        "MinkowskiDistance",
        "Minkowski distance",
        "Length of all errors together.",
        "(Σ|x − t|^p)^(1/p) over all samples, so it grows with their number.",
        "minkowski_distance",
        always=("p",),
        params=(
            Float(
                name="p",
                default=2.0,
                low=1.0,
                high=100.0,
                help="1 adds the errors, 2 is the usual length, large p looks at the largest.",
            ),
        ),
    ),
    of_numbers(
        "CosineSimilarity",
        "Cosine similarity",
        "Whether the outputs of a sample point where its targets point.",
        "x·t / (|x|·|t|) of each sample, a mean over the samples. For several outputs.",
        "cosine_similarity",
        fixed={"reduction": "mean"},
        higher_is_better=True,
        bounds=(-1.0, 1.0),
    ),
    of_numbers(
        "KendallRankCorrCoef",
        "Kendall correlation",
        "How many pairs of samples are in the order of the targets.",
        "(pairs in order − pairs out of order) / all pairs, equal ones taken into account (τ-b), a "
        "mean over the outputs. Takes long on many samples.",
        "kendall_rank_corrcoef",
        higher_is_better=True,
        bounds=(-1.0, 1.0),
        source="https://lightning.ai/docs/torchmetrics/stable/regression/kendall_rank_corr_coef.html",
    ),
    of_numbers(
        "CriticalSuccessIndex",
        "Critical success index",
        "How well it is told where a number reaches a threshold, as in forecasts of rain.",
        "Hits / (hits + misses + false alarms), where a hit is at least the threshold in both.",
        "critical_success_index",
        always=("threshold",),
        params=(
            Float(
                name="threshold", default=0.5, low=-1e9, high=1e9, help="From here on it counts."
            ),
        ),
        higher_is_better=True,
        bounds=(0.0, 1.0),
    ),
    of_numbers(
        "BoxIoU",
        "IoU of the boxes",
        "Overlap of the true and the predicted box, a mean over the boxes.",
        BOX
        + "Area in both / area in either; a box whose corners are the wrong way round is empty.",
        "box_iou",
        source="https://lightning.ai/docs/torchmetrics/stable/detection/intersection_over_union.html",
        **BOXES,
    ),
    of_numbers(
        "BoxAccuracy",
        "Boxes found",
        "Share of the boxes that overlap enough with the true one.",
        BOX + "A box is found where area in both / area in either is at least iou; 0.5 is usual, "
        "0.75 is strict.",
        "box_accuracy",
        source="https://doi.org/10.1007/s11263-009-0275-4",
        params=(Float(name="iou", default=0.5, low=0.0, high=1.0, help="Overlap that is enough."),),
        **BOXES,
    ),
    of_numbers(
        "MeanAveragePrecision",
        "Mean average precision",
        "How well objects are found, named and ranked by how sure the network is.",
        "A box is four numbers, x1, y1, x2, y2, and a score of each class; the target has a 1 at "
        "the class of a box that is there, and zeros only where none is. A sample may have "
        "several boxes, one after another. Area below the curve of precision over recall, read "
        "at 101 places, a mean over the classes and over the overlaps that are asked for, as "
        "COCO counts it.",
        "mean_average_precision",
        source="https://doi.org/10.1007/978-3-319-10602-1_48",
        params=(
            Int(name="classes", default=1, low=1, high=1000, help="Scores that each box has."),
            OneOf(
                name="iou",
                default="0.50:0.95",
                options=("0.50:0.95", "0.50", "0.75"),
                help="Overlap from which a box is found; 0.50:0.95 is a mean over ten of them.",
            ),
        ),
        **{**BOXES, "words": (*BOXES["words"], "mAP", "COCO", "AP")},
    ),
)
