"""Metrics: what a person reads beside the loss, by torchmetrics and ``training.own_metrics``.

A metric gets predictions and target:
    classes   probabilities (N, C), target (N,) int64
    binary    probabilities (N, 1), target (N, 1) int64
    numbers   outputs and target as they are, float32
so the loop applies ``LossSpec.activation`` first and turns a binary target into int64.
"""

from __future__ import annotations

from typing import Any

from dlstudio.catalog.loss_spec import BINARY, CLASSES, NUMBERS
from dlstudio.catalog.metric_spec import JACCARD, MACRO, MICRO, MetricSpec
from dlstudio.spec.param import Float, Int, OneOf, Param

__all__ = ["METRIC_ENTRIES", "MetricSpec"]


SHARE = (0.0, 1.0)
BOTH = (-1.0, 1.0)
SCORES = "https://scikit-learn.org/stable/modules/generated/sklearn.metrics"


def _of_classes(
    key: str,
    title: str,
    summary: str,
    help: str,
    function: str,
    params: tuple[Param, ...] = (),
    **fields: Any,
) -> MetricSpec:
    given = {
        "tasks": (CLASSES, BINARY),
        "higher_is_better": True,
        "bounds": SHARE,
        "torch_class": f"torchmetrics.{key}",
        "source": _link("classification", function),
        **fields,
    }
    return MetricSpec(
        key=key,
        title=title,
        group="Classes",
        summary=summary,
        help=help,
        function=function,
        params=params,
        **given,
    )


def of_numbers(
    key: str, title: str, summary: str, help: str, function: str, **fields: Any
) -> MetricSpec:
    """Make the entry of a metric of numbers; small is good unless ``fields`` say otherwise."""
    given = {
        "tasks": (NUMBERS,),
        "higher_is_better": False,
        "bounds": (0.0, None),
        "torch_class": f"torchmetrics.{key}",
        "source": _link("regression", function),
        **fields,
    }
    return MetricSpec(
        key=key,
        title=title,
        group="Numbers",
        summary=summary,
        help=help,
        function=function,
        **given,
    )


def _link(family: str, page: str) -> str:
    return f"https://lightning.ai/docs/torchmetrics/stable/{family}/{page}.html"


METRIC_ENTRIES = (
    _of_classes(
        "Accuracy",
        "Accuracy",
        "Share of samples whose class is right.",
        "right / all. Misleading when one class is much more frequent: then look at macro, or at "
        "F1.",
        "accuracy",
        MICRO,
    ),
    _of_classes(
        "BalancedAccuracy",
        "Balanced accuracy",
        "Mean of the shares of each class that are found.",
        "Mean of the recalls of the classes that are there. Chance is 1 / C, however frequent a "
        "class is.",
        "balanced_accuracy",
        torch_class="",
        source=f"{SCORES}.balanced_accuracy_score.html",
    ),
    _of_classes(
        "TopKAccuracy",
        "Top-k accuracy",
        "Share of samples whose class is among the k most probable.",
        "For tasks with many similar classes. With no more than k classes it is 1.",
        "top_k_accuracy",
        (Int(name="top_k", default=5, high=1000, help="How many classes may be named."),),
        tasks=(CLASSES,),
        torch_class="",
        source=f"{SCORES}.top_k_accuracy_score.html",
    ),
    _of_classes(
        "Precision",
        "Precision",
        "Of the samples called a class, the share that is of it.",
        "true positives / (true positives + false positives). With micro it equals accuracy.",
        "precision",
        MICRO,
    ),
    _of_classes(
        "Recall",
        "Recall",
        "Of the samples of a class, the share that is found.",
        "true positives / (true positives + false negatives). With micro it equals accuracy.",
        "recall",
        MICRO,
    ),
    _of_classes(
        "Specificity",
        "Specificity",
        "Of the samples not of a class, the share that is not called it.",
        "true negatives / (true negatives + false positives).",
        "specificity",
        MICRO,
    ),
    _of_classes(
        "F1Score",
        "F1",
        "Precision and recall in one number.",
        "2·precision·recall / (precision + recall). With micro it equals accuracy.",
        "f1_score",
        MICRO,
    ),
    _of_classes(
        "FBetaScore",
        "F-beta",
        "Precision and recall in one number, recall beta times as important.",
        "(1 + beta²)·precision·recall / (beta²·precision + recall).",
        "fbeta_score",
        (
            Float(
                name="beta",
                default=1.0,
                low=0.0,
                open_low=True,
                high=100.0,
                help="How much more recall counts.",
            ),
            *MICRO,
        ),
        source=_link("classification", "fbeta_score"),
    ),
    _of_classes(
        "AUROC",
        "Area under the ROC curve",
        "How well the scores put samples of a class before the others.",
        "The probability that a sample of the class gets a higher score than one of another; 0.5 "
        "is chance.",
        "auroc",
        MACRO,
    ),
    _of_classes(
        "AveragePrecision",
        "Average precision",
        "Area under the curve of precision over recall.",
        "Σ (R_n − R_(n−1))·P_n over all thresholds. Better than the ROC curve for a rare class; "
        "chance is its share of the samples.",
        "average_precision",
        MACRO,
    ),
    _of_classes(
        "CohenKappa",
        "Cohen’s kappa",
        "Agreement beyond what chance would give.",
        "(agreement − chance) / (1 − chance). linear and quadratic count far-off classes more, for "
        "classes in an order.",
        "cohen_kappa",
        (
            OneOf(
                name="weights",
                default="none",
                options=("none", "linear", "quadratic"),
                help="How much farther classes count.",
            ),
        ),
        bounds=BOTH,
    ),
    _of_classes(
        "MatthewsCorrCoef",
        "Matthews correlation",
        "Correlation of true and predicted classes; fair when one class is rare.",
        "For two classes (TP·TN − FP·FN) / √((TP+FP)·(TP+FN)·(TN+FP)·(TN+FN)). 0 is chance.",
        "matthews_corrcoef",
        bounds=BOTH,
        source=_link("classification", "matthews_corr_coef"),
    ),
    _of_classes(
        "JaccardIndex",
        "Jaccard (IoU)",
        "Overlap of the true and the predicted samples of a class.",
        "true positives / (true positives + false positives + false negatives). The usual metric "
        "of segmentation.",
        "jaccard_index",
        JACCARD,
    ),
    _of_classes(
        "HammingDistance",
        "Hamming distance",
        "Share of labels that are wrong.",
        "wrong / all. With micro it is 1 − accuracy.",
        "hamming_distance",
        MICRO,
        higher_is_better=False,
    ),
    _of_classes(
        "CalibrationError",
        "Calibration error",
        "How far probabilities are from the shares in which they come true.",
        "Samples are sorted into bins by the probability of the predicted class, with two classes "
        "of yes; l1 is the mean of |accuracy − probability| over the bins, weighted by their "
        "sizes.",
        "calibration_error",
        (
            Int(name="n_bins", default=15, high=1000, help="Number of bins."),
            OneOf(
                name="norm",
                default="l1",
                options=("l1", "l2", "max"),
                help="Mean, root of the mean square, or largest difference of the bins.",
            ),
        ),
        higher_is_better=False,
    ),
    _of_classes(
        "LogLoss",
        "Log loss",
        "How surprised the probabilities are by the truth.",
        "Mean of −log of the probability of the true class, probabilities not below 1.2·10⁻⁷.",
        "log_loss",
        torch_class="",
        higher_is_better=False,
        bounds=(0.0, None),
        source=f"{SCORES}.log_loss.html",
    ),
    _of_classes(
        "Perplexity",
        "Perplexity",
        "Among how many classes it seems to choose at random.",
        "e to the log loss; 1 is perfect, C is chance. Usual for language.",
        "perplexity",
        torch_class="",
        higher_is_better=False,
        bounds=(1.0, None),
        source=_link("text", "perplexity"),
    ),
    _of_classes(
        "BrierScore",
        "Brier score",
        "Mean squared error of the probabilities.",
        "For two classes the mean of (p − t)², for more the mean of Σ (p − t)² over the classes.",
        "brier_score",
        torch_class="",
        higher_is_better=False,
        bounds=(0.0, 2.0),
        source=f"{SCORES}.brier_score_loss.html",
    ),
    of_numbers(
        "MeanSquaredError",
        "Mean squared error",
        "Mean of the squared errors.",
        "Mean of (x − t)², in squared units of the target.",
        "mean_squared_error",
    ),
    of_numbers(
        "RootMeanSquaredError",
        "Root mean squared error",
        "Usual size of an error, in units of the target.",
        "√ of the mean of (x − t)².",
        "mean_squared_error",
        torch_class="torchmetrics.MeanSquaredError",
        fixed={"squared": False},
    ),
    of_numbers(
        "MeanAbsoluteError",
        "Mean absolute error",
        "Mean size of an error, in units of the target.",
        "Mean of |x − t|.",
        "mean_absolute_error",
    ),
    of_numbers(
        "MedianAbsoluteError",
        "Median absolute error",
        "The error that half of the errors stay below.",
        "Median of |x − t|, a mean over the outputs. Not disturbed by single far-off samples.",
        "median_absolute_error",
        torch_class="",
        source=f"{SCORES}.median_absolute_error.html",
    ),
    of_numbers(
        "MaxError",
        "Largest error",
        "The largest error of all.",
        "Largest |x − t|.",
        "max_error",
        torch_class="",
        source=f"{SCORES}.max_error.html",
    ),
    of_numbers(
        "MeanAbsolutePercentageError",
        "Mean absolute percentage error",
        "Mean size of an error as a share of the target.",
        "Mean of |x − t| / |t|. Useless where targets come near 0.",
        "mean_absolute_percentage_error",
    ),
    of_numbers(
        "SymmetricMeanAbsolutePercentageError",
        "Symmetric percentage error",
        "Mean size of an error as a share of target and prediction.",
        "Mean of 2·|x − t| / (|x| + |t|), from 0 to 2.",
        "symmetric_mean_absolute_percentage_error",
        bounds=(0.0, 2.0),
    ),
    of_numbers(
        "WeightedMeanAbsolutePercentageError",
        "Weighted percentage error",
        "All errors as a share of all targets.",
        "Σ|x − t| / Σ|t|. Targets near 0 do no harm.",
        "weighted_mean_absolute_percentage_error",
    ),
    of_numbers(
        "LogCoshError",
        "Log-cosh error",
        "As the squared error where it is small, as the absolute one where it is large.",
        "Mean of log cosh(x − t).",
        "log_cosh_error",
    ),
    of_numbers(
        "R2Score",
        "R²",
        "Share of the variation of the target that is explained.",
        "1 − Σ(x − t)² / Σ(t − mean)². 1 is perfect, 0 is as good as the mean, and it may be "
        "negative. Needs at least two samples.",
        "r2_score",
        higher_is_better=True,
        bounds=(None, 1.0),
    ),
    of_numbers(
        "ExplainedVariance",
        "Explained variance",
        "As R², without a fault that is the same for all samples.",
        "1 − variance of (t − x) / variance of t.",
        "explained_variance",
        higher_is_better=True,
        bounds=(None, 1.0),
    ),
    of_numbers(
        "PearsonCorrCoef",
        "Pearson correlation",
        "How well predictions lie on a line over the targets.",
        "Covariance of x and t / (their standard deviations), a mean over the outputs.",
        "pearson_corrcoef",
        higher_is_better=True,
        bounds=BOTH,
    ),
    of_numbers(
        "SpearmanCorrCoef",
        "Spearman correlation",
        "How well predictions are in the order of the targets.",
        "Pearson correlation of the ranks, a mean over the outputs.",
        "spearman_corrcoef",
        higher_is_better=True,
        bounds=BOTH,
    ),
    of_numbers(
        "ConcordanceCorrCoef",
        "Concordance correlation",
        "How well predictions lie on the targets themselves, not only on a line.",
        "2·covariance / (variance of x + variance of t + (mean x − mean t)²), a mean over the "
        "outputs.",
        "concordance_corrcoef",
        higher_is_better=True,
        bounds=BOTH,
    ),
)
