"""Optimizers: how a step changes the weights. torch.optim's classes, names and defaults.

Two that torch does not have stand in ``training.own_optimizers``; an exported script carries
their text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dlstudio.catalog.optimizer_spec import OptimizerSpec
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Flag, Float, Int, OneOf, Param
from dlstudio.spec.sizes import Pair


def _nesterov(filled: Mapping[str, Any]) -> tuple[str, Sentence] | None:
    if not filled["nesterov"] or (filled["momentum"] > 0 and filled["dampening"] == 0):
        return None
    return "nesterov", say(
        "nesterov needs momentum above 0 and dampening 0, but they are {momentum} and "
        "{dampening}. Set momentum to 0.9, or switch nesterov off.",
        momentum=filled["momentum"],
        dampening=filled["dampening"],
    )


def _etas(filled: Mapping[str, Any]) -> tuple[str, Sentence] | None:
    slower, faster = filled["etas"]
    if 0 < slower < 1 < faster:
        return None
    return "etas", say(
        "etas must be a factor between 0 and 1 and a factor above 1, but they are {slower} and "
        "{faster}. Set them to 0.5, 1.2.",
        slower=slower,
        faster=faster,
    )


def _rate(default: float) -> Param:
    return Float(
        name="lr",
        default=default,
        low=0.0,
        open_low=True,
        high=100.0,
        help="Learning rate: how far a step goes. Try powers of ten first.",
    )


def _decay(default: float, help: str = "Pulls weights towards 0, against overfitting.") -> Param:
    return Float(name="weight_decay", default=default, low=0.0, high=10.0, help=help)


def _eps(default: float = 1e-8) -> Param:
    return Float(
        name="eps",
        default=default,
        low=0.0,
        open_low=True,
        high=1.0,
        help="Small number that keeps the division from failing.",
        advanced=True,
    )


def _betas() -> Param:
    return Pair(
        name="betas",
        default=(0.9, 0.999),
        help="How slowly the running means of gradient and squared gradient change.",
        advanced=True,
    )


def _momentum(default: float = 0.0) -> Param:
    return Float(
        name="momentum",
        default=default,
        low=0.0,
        high=1.0,
        open_high=True,
        help="Share of the last step that is kept; 0.9 is usual.",
    )


def _share(name: str, default: float, help: str, **bounds: Any) -> Param:
    fields = {"low": 0.0, "high": 1.0, "advanced": True, **bounds}
    return Float(name=name, default=default, help=help, **fields)


def _decoupled() -> Param:
    return Flag(
        name="decoupled_weight_decay",
        help="Shrinks the weights apart from the gradient, as AdamW does.",
        advanced=True,
    )


def _amsgrad() -> Param:
    return Flag(
        name="amsgrad",
        help="Divides by the largest running mean so far, so that steps never grow again.",
        advanced=True,
    )


def _optimizer(
    key: str, summary: str, help: str, params: tuple[Param, ...], **fields: Any
) -> OptimizerSpec:
    link = f"https://docs.pytorch.org/docs/stable/generated/torch.optim.{key}.html"
    given = {"title": key, "torch_class": f"torch.optim.{key}", "source": link, **fields}
    return OptimizerSpec(
        key=key, group="Optimizer", summary=summary, help=help, params=params, **given
    )


LBFGS = _optimizer(
    "LBFGS",
    "Looks for the lowest loss along curved valleys; for small networks and the whole data.",
    "Learns the curvature from its last history_size steps and looks at the loss of a batch up to "
    "max_eval times in one step. It expects that nothing else changes the loss: use one batch of "
    "all samples, no dropout and no clipping. It needs 2·history_size + 3 numbers for each weight.",
    (
        _rate(1.0),
        Int(name="max_iter", default=20, high=10_000, help="Directions tried in one step."),
        Int(
            name="max_eval",
            optional=True,
            none_text="1.25 · max_iter",
            high=100_000,
            help="Looks at the loss in one step.",
            advanced=True,
        ),
        _share("tolerance_grad", 1e-7, "Stops a step where all slopes are smaller."),
        _share("tolerance_change", 1e-9, "Stops a step where loss or weights change less."),
        Int(
            name="history_size",
            default=100,
            high=10_000,
            help="Steps that it remembers.",
            advanced=True,
        ),
        OneOf(
            name="line_search_fn",
            default="strong_wolfe",
            options=("strong_wolfe", "none"),
            help="How far to go along a direction: to a much lower loss, or always by lr.",
        ),
    ),
    closure=True,
)

GPU = ("cpu", "cuda")

OPTIMIZER_ENTRIES = (
    _optimizer(
        "SGD",
        "Plain gradient descent, with momentum if wanted.",
        "v = momentum·v + (1 − dampening)·g, w = w − lr·v. Needs a well-chosen learning rate; with "
        "momentum 0.9 and a schedule it often ends best on images. A penalty λ·Σw² in the loss is "
        "weight_decay = 2·λ.",
        (
            _rate(1e-2),
            _momentum(),
            _share("dampening", 0.0, "Share of the gradient that momentum leaves out."),
            _decay(0.0),
            Flag(name="nesterov", help="Looks ahead along the momentum; needs momentum."),
        ),
        fused=GPU,
        rules=(_nesterov,),
    ),
    _optimizer(
        "EMAMomentum",
        "Gradient descent along the running mean of the gradients.",
        "v = momentum·v + (1 − momentum)·g, w = w − lr·v, with v = 0 at first. Unlike SGD with "
        "momentum, whose v is a sum and grows to g / (1 − momentum), v stays as large as a "
        "gradient: the same path needs a learning rate 1 / (1 − momentum) times as large.",
        (_rate(1e-1), _momentum(0.9), _decay(0.0)),
        title="EMA momentum",
        torch_class="EMAMomentum",
        source="https://proceedings.mlr.press/v28/sutskever13.html",
    ),
    _optimizer(
        "Adam",
        "Gives every weight a step size of its own; the usual start.",
        "w = w − lr·m / (√v + eps), with running means m of the gradient and v of its square. "
        "Works with lr = 0.001 on most networks.",
        (_rate(1e-3), _betas(), _eps(), _decay(0.0), _amsgrad()),
        fused=GPU,
    ),
    _optimizer(
        "AdamW",
        "As Adam, with weight decay apart from the gradient.",
        "w = w − lr·(m / (√v + eps) + weight_decay·w). Usual for transformers.",
        (_rate(1e-3), _betas(), _eps(), _decay(1e-2), _amsgrad()),
        fused=GPU,
    ),
    _optimizer(
        "Adamax",
        "As Adam, measured by the largest gradient instead of their mean square.",
        "u = max(beta2·u, |g| + eps), w = w − lr / (1 − beta1^t)·m / u. Calm where gradients are "
        "rare, as in embeddings.",
        (_rate(2e-3), _betas(), _eps(), _decay(0.0)),
    ),
    _optimizer(
        "NAdam",
        "Adam that looks ahead along its momentum.",
        "As Adam, but m is replaced by beta1·m + (1 − beta1)·g, with a beta1 that grows with the "
        "steps by momentum_decay.",
        (
            _rate(2e-3),
            _betas(),
            _eps(),
            _decay(0.0),
            _share("momentum_decay", 4e-3, "How fast beta1 grows to its full value."),
            _decoupled(),
        ),
    ),
    _optimizer(
        "RAdam",
        "Adam with careful first steps, so that it needs no warm-up.",
        "While fewer than about five steps say how large gradients are, w = w − lr·m; then as Adam "
        "times a factor that grows to 1.",
        (_rate(1e-3), _betas(), _eps(), _decay(0.0), _decoupled()),
    ),
    _optimizer(
        "Adagrad",
        "Shrinks the step of a weight with all gradients it has seen.",
        "s = s + g², w = w − lr·g / (√s + eps). Good for rare features; on long runs the steps "
        "get too small.",
        (
            _rate(1e-2),
            _share("lr_decay", 0.0, "Divides the rate by 1 + lr_decay·steps."),
            _decay(0.0),
            _share("initial_accumulator_value", 0.0, "Where s starts.", high=1e6),
            _eps(1e-10),
        ),
        fused=("cpu",),
    ),
    _optimizer(
        "Adadelta",
        "Finds its step size from the size of its own last steps.",
        "v = rho·v + (1 − rho)·g², step = g·√(u + eps) / √(v + eps), with u the same running mean "
        "of steps, w = w − lr·step. lr = 1 is the original.",
        (
            _rate(1.0),
            _share("rho", 0.9, "How slowly the running means change."),
            _eps(1e-6),
            _decay(0.0),
        ),
    ),
    _optimizer(
        "Adafactor",
        "Adam for little memory: a matrix keeps only means of its rows and columns.",
        "v ≈ rows·columns / mean, step = g / √v, at most d in size, w = w − lr·size(w)·step. Made "
        "for large transformers.",
        (
            _rate(1e-2),
            _share(
                "beta2_decay",
                -0.8,
                "How the memory grows with the steps: beta2 = 1 − steps^beta2_decay.",
                low=-10.0,
                high=0.0,
            ),
            _share("d", 1.0, "Largest size of a step before lr.", low=1.0, high=1e6),
            _decay(0.0),
        ),
    ),
    _optimizer(
        "RMSprop",
        "Divides each step by the usual size of the gradient.",
        "v = alpha·v + (1 − alpha)·g², w = w − lr·g / (√v + eps). Often used with recurrent "
        "networks.",
        (
            _rate(1e-2),
            _share("alpha", 0.99, "How slowly the running mean of the squared gradient changes."),
            _eps(),
            _decay(0.0),
            _momentum(),
            Flag(
                name="centered",
                help="Takes the mean gradient off before dividing.",
                advanced=True,
            ),
        ),
    ),
    _optimizer(
        "Rprop",
        "Uses only the signs of the gradients; for the whole data in one batch.",
        "The step of a weight grows by the second of etas while its gradient keeps its sign, and "
        "shrinks by the first when it turns. lr is only the first step, so a schedule changes "
        "nothing. Batches that differ mislead it.",
        (
            _rate(1e-2),
            Pair(
                name="etas",
                default=(0.5, 1.2),
                high=10.0,
                help="Factors of a step whose gradient turned, and of one whose gradient did not.",
                advanced=True,
            ),
            Pair(
                name="step_sizes",
                default=(1e-6, 50.0),
                high=1e6,
                help="Smallest and largest step.",
                advanced=True,
            ),
        ),
        rules=(_etas,),
    ),
    _optimizer(
        "ASGD",
        "Gradient descent that also keeps the mean of the weights.",
        "w = w·(1 − lambd·eta) − eta·g with eta = lr / (1 + lambd·lr·t)^alpha. The network keeps "
        "w; the mean, from step t0 on, is only in the state of the optimizer.",
        (
            _rate(1e-2),
            _share("lambd", 1e-4, "How fast the rate and the weights decay."),
            _share("alpha", 0.75, "Power of the decay of the rate.", high=10.0),
            _share("t0", 1e6, "Step from which the mean is kept.", high=1e12),
            _decay(0.0),
        ),
    ),
    _optimizer(
        "Lion",
        "Steps of one size in every weight, by the sign of a running mean.",
        "w = w − lr·(sign(beta1·m + (1 − beta1)·g) + weight_decay·w), then "
        "m = beta2·m + (1 − beta2)·g. Half the memory of Adam; use a third to a tenth of its "
        "learning rate, and more weight decay.",
        (
            _rate(3e-4),
            Pair(
                name="betas",
                default=(0.9, 0.99),
                help="Weight of the running mean in the step, and how slowly it changes.",
                advanced=True,
            ),
            _decay(0.0),
        ),
        torch_class="Lion",
        source="https://arxiv.org/abs/2302.06675",
    ),
    _optimizer(
        "Muon",
        "Makes the step of a matrix orthogonal; only for networks whose weights are matrices.",
        "m = momentum·m + (1 − momentum)·g, w = w − lr·orthogonal(m), by ns_steps steps of Newton "
        "and Schulz. Layers such as Linear with bias=false fit; biases, convolutions and norms "
        "do not.",
        (
            _rate(1e-3),
            _decay(1e-1),
            _momentum(0.95),
            Flag(name="nesterov", default=True, help="Looks ahead along the momentum."),
            _eps(1e-7),
            Int(
                name="ns_steps",
                default=5,
                high=99,
                help="Steps that make the matrix orthogonal.",
                advanced=True,
            ),
            OneOf(
                name="adjust_lr_fn",
                default="original",
                options=("original", "match_rms_adamw"),
                help="Size of a step: that of its paper, or that of AdamW.",
                advanced=True,
            ),
        ),
        matrices_only=True,
    ),
    LBFGS,
)
