"""GaussianNoise, Reparameterize, GradientReversal: what differs between the ways of a number.

The first two draw random numbers while training only; the last one lets numbers pass and
turns the gradient that comes back.
"""

from __future__ import annotations

from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, WrittenCall
from dlstudio.catalog.layer_spec import Example, LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import need_float
from dlstudio.language import say
from dlstudio.spec.param import Float
from dlstudio.spec.tensor_type import TensorType, same_dim

GROUP = "Dropout"

REVERSAL = '''
class GradientReversal(nn.Module):
    """Gives out what comes in; the gradient goes back times -alpha."""

    def __init__(self, alpha: float = 1.0) -> None:
        super().__init__()
        self.alpha = alpha

    def forward(self, x: Tensor) -> Tensor:
        # The difference is zero, so x passes exactly; only its slope counts.
        return x.detach() - self.alpha * (x - x.detach())
'''


def _noise(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_float("GaussianNoise", types[0])
    return (types[0],)


def _write_noise(reads: Sequence[str], values: Values, types: Types) -> str:
    (name,) = reads
    std = NOISE_PARAMS[0].code(values["std"])
    return f"{name} + {std} * torch.randn_like({name}) if self.training else {name}"


def _sample(types: Types, values: Values) -> tuple[TensorType, ...]:
    mean, log_var = types
    need_float("Reparameterize", mean, "mean")
    need_float("Reparameterize", log_var, "log_var")
    fits = mean.rank == log_var.rank and all(
        same_dim(a, b) for a, b in zip(mean.dims, log_var.dims, strict=True)
    )
    if not fits:
        raise ShapeError(
            say(
                "Reparameterize needs one log variance for each mean, got {mean} and {log_var}. "
                "Make both with layers of the same size.",
                mean=mean.shape_text(),
                log_var=log_var.shape_text(),
            ),
            port="log_var",
        )
    return (mean,)


def _write_sample(reads: Sequence[str], values: Values, types: Types) -> str:
    mean, log_var = reads
    noise = f"torch.randn_like({mean}) * (0.5 * {log_var}).exp()"
    return f"{mean} + {noise} if self.training else {mean}"


def _reversed(types: Types, values: Values) -> tuple[TensorType, ...]:
    need_float("GradientReversal", types[0])
    return (types[0],)


NOISE_PARAMS = (
    Float(
        name="std",
        default=0.1,
        low=0.0,
        high=1000.0,
        help="Standard deviation of the noise, in the units of the input.",
    ),
)
REVERSAL_PARAMS = (
    Float(
        name="alpha",
        default=1.0,
        low=0.0,
        high=1000.0,
        help="Factor of the gradient that goes back, besides its sign.",
    ),
)

STOCHASTIC = (
    LayerSpec(
        key="GaussianNoise",
        title="GaussianNoise",
        group=GROUP,
        summary="Adds random numbers while training.",
        help=(
            "y = x + std·ε with ε from N(0, 1) in training; afterwards nothing happens. Makes a "
            "network robust, and turns an autoencoder into a denoising one (Vincent et al. 2008)."
        ),
        words=("noise", "denoising", "regularization", "random"),
        params=NOISE_PARAMS,
        shape=_noise,
        call=ExpressionCall(write=_write_noise, needs=("torch",)),
        stem="noise",
        modes=("train",),
        examples=(Example(("(N, 64)",), {"std": 0.2}, ("(N, 64)",)),),
        source="https://doi.org/10.1145/1390156.1390294",
    ),
    LayerSpec(
        key="Reparameterize",
        title="Reparameterize",
        group=GROUP,
        summary="Draws from a Gaussian so that gradients pass, as in a VAE.",
        help=(
            "z = μ + exp(½·log σ²)·ε with ε from N(0, 1) in training, z = μ afterwards. The random "
            "part stands beside what is learned, so μ and log σ² get gradients (Kingma and Welling "
            "2013)."
        ),
        words=("vae", "variational", "latent", "sample", "sampling"),
        inputs=(
            Port(name="mean", help="The means μ."),
            Port(name="log_var", help="The logarithms of the variances, log σ²."),
        ),
        outputs=(Port(name="sample", help="The number drawn for each mean."),),
        shape=_sample,
        call=ExpressionCall(write=_write_sample, needs=("torch",)),
        stem="sample",
        modes=("train",),
        examples=(Example(("(N, 16)", "(N, 16)"), {}, ("(N, 16)",)),),
        source="https://arxiv.org/abs/1312.6114",
    ),
    LayerSpec(
        key="GradientReversal",
        title="GradientReversal",
        group=GROUP,
        summary="Lets numbers pass and turns the gradient around.",
        help=(
            "y = x, but ∂y/∂x = −alpha. What lies before it learns to make the task behind it "
            "fail, such as telling two domains apart (Ganin et al. 2016)."
        ),
        words=("adversarial", "domain adaptation", "dann"),
        params=REVERSAL_PARAMS,
        shape=_reversed,
        call=WrittenCall(
            torch_class="GradientReversal",
            params=REVERSAL_PARAMS,
            short="alpha",
            text=REVERSAL,
        ),
        stem="reversal",
        examples=(
            Example(("(N, 32)",), {}, ("(N, 32)",)),
            Example(("(N, 8, 4)",), {"alpha": 0.5}, ("(N, 8, 4)",)),
        ),
        source="https://arxiv.org/abs/1505.07818",
    ),
)
