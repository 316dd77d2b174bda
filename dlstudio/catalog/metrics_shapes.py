"""Metrics of masks and of rows of labels, which look at whole samples."""

from __future__ import annotations

from dlstudio.catalog.loss_spec import BINARY, CLASSES
from dlstudio.catalog.metric_spec import MetricSpec
from dlstudio.spec.param import Int

METRICS_OF_SHAPES = (
    MetricSpec(
        key="MaskIoU",
        title="IoU of the masks",
        group="Classes",
        summary="Overlap of the true and the predicted mask, a mean over the samples.",
        help="Of each sample pixels in both / pixels in either, 1 where both are empty. Small "
        "shapes count as much as large ones, other than in Jaccard.",
        function="mask_iou",
        torch_class="",
        tasks=(BINARY,),
        higher_is_better=True,
        bounds=(0.0, 1.0),
        source="https://lightning.ai/docs/torchmetrics/stable/segmentation/mean_iou.html",
        words=("segmentation", "MeanIoU", "intersection over union"),
    ),
    MetricSpec(
        key="LabelErrorRate",
        title="Label error rate",
        group="Classes",
        summary="How many labels of a row must be changed, put in or taken out to make it right.",
        help="Edit distance / number of labels, of all samples together. For networks trained by "
        "CTC: the likeliest class of each step, without repetitions and blanks. May exceed 1.",
        function="label_error_rate",
        torch_class="",
        tasks=(CLASSES,),
        higher_is_better=False,
        bounds=(0.0, None),
        frames=True,
        params=(
            Int(name="blank", default=0, low=0, high=100_000, help="The class that says nothing."),
        ),
        source="https://en.wikipedia.org/wiki/Word_error_rate",
        words=("phone error rate", "word error rate", "CTC", "speech", "Levenshtein"),
    ),
)
