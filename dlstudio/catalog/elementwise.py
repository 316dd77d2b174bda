"""Abs, Exp, Log, Sin …: one function on every number of a wire."""

from __future__ import annotations

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeRule
from dlstudio.catalog.tensor_rules import made_float, same_numbers

GROUP = "Math"
IMAGE = "(N, 3, 8, 8)"


def _entry(
    key: str,
    method: str,
    rule: ShapeRule,
    summary: str,
    help: str,
    words: tuple[str, ...] = (),
    whole: bool = False,
) -> LayerSpec:
    """Make the entry of ``x.method()``; ``whole`` shows that whole numbers stay whole."""
    examples = [Example(("(N, T, 16)",), {}, ("(N, T, 16)",)), Example((IMAGE,), {}, (IMAGE,))]
    number = Example(("(N, 4) int64",), {}, ("(N, 4) int64" if whole else "(N, 4)",))
    return LayerSpec(
        key=key,
        title=key,
        group=GROUP,
        summary=summary,
        help=help,
        words=(f"torch.{method}", *words),
        shape=rule,
        call=ExpressionCall(
            write=(lambda reads, values, types: f"-{reads[0]}")
            if method == "neg"
            else (lambda reads, values, types: f"{reads[0]}.{method}()")
        ),
        stem=key.lower(),
        examples=(*examples, number),
        source=function_link(method),
    )


ELEMENTWISE = (
    _entry(
        "Abs", "abs", same_numbers("Abs"),
        "Takes the absolute value of each number.",
        "y = |x|. The sign is lost; at 0 the slope is taken as 0. Used for distances: Subtract, "
        "then Abs, then Sum is the Manhattan distance.",
        ("absolute", "magnitude"), whole=True,
    ),
    _entry(
        "Negative", "neg", same_numbers("Negative"),
        "Turns the sign of each number.",
        "y = −x. Together with Exp or Softmax it makes small distances count much: prototypes "
        "that are near get large scores.",
        ("minus", "negate", "opposite"), whole=True,
    ),
    _entry(
        "Sign", "sign", same_numbers("Sign"),
        "Keeps only the sign of each number: −1, 0 or 1.",
        "y = −1, 0 or 1 for x < 0, x = 0, x > 0. Its slope is 0 everywhere, so nothing before it "
        "learns; use Tanh where something must.",
        ("signum", "threshold"), whole=True,
    ),
    _entry(
        "Square", "square", same_numbers("Square"),
        "Multiplies each number by itself.",
        "y = x². Squared differences, energies and variances are made with it; for other powers "
        "see Power.",
        ("power of two", "squared"), whole=True,
    ),
    _entry(
        "Exp", "exp", made_float("Exp"),
        "Raises e to each number.",
        "y = eˣ. Always positive, and infinite from about x = 89 in float32; a VAE turns its "
        "logarithm of the variance into a deviation with exp(0.5·x).",
        ("exponential",),
    ),
    _entry(
        "Log", "log", made_float("Log"),
        "Takes the natural logarithm of each number.",
        "y = ln x. Only for positive numbers: 0 gives −∞ and negative numbers give NaN, so put a "
        "Clamp with a small min before it.",
        ("logarithm", "ln"),
    ),
    _entry(
        "Sqrt", "sqrt", made_float("Sqrt"),
        "Takes the square root of each number.",
        "y = √x. Negative numbers give NaN, and at 0 the slope is infinite: add a small number "
        "before it with AddConstant.",
        ("square root",),
    ),
    _entry(
        "Rsqrt", "rsqrt", made_float("Rsqrt"),
        "Takes one over the square root of each number.",
        "y = 1/√x. Normalisations divide by a deviation with it; add a small number before it so "
        "that 0 does not become infinite.",
        ("inverse square root", "normalize"),
    ),
    _entry(
        "Reciprocal", "reciprocal", made_float("Reciprocal"),
        "Takes one over each number.",
        "y = 1/x. 0 becomes infinite. To divide one wire by another use Divide.",
        ("inverse", "one over"),
    ),
    _entry(
        "Sin", "sin", made_float("Sin"),
        "Takes the sine of each number.",
        "y = sin x, with x in radians. Sinusoidal positions and networks for signals (SIREN) are "
        "built with it.",
        ("sine", "wave", "positional"),
    ),
    _entry(
        "Cos", "cos", made_float("Cos"),
        "Takes the cosine of each number.",
        "y = cos x, with x in radians; the partner of Sin in sinusoidal and rotary positions.",
        ("cosine", "wave", "positional"),
    ),
    _entry(
        "Floor", "floor", same_numbers("Floor"),
        "Rounds each number down to a whole one.",
        "y = ⌊x⌋. Its slope is 0 everywhere, so nothing before it learns. The dtype stays; put a "
        "Cast behind it for int64.",
        ("round down", "integer part"), whole=True,
    ),
    _entry(
        "Round", "round", same_numbers("Round"),
        "Rounds each number to the nearest whole one.",
        "y = the nearest whole number, halves to the even one (2.5 becomes 2). Its slope is 0 "
        "everywhere, so nothing before it learns.",
        ("nearest", "quantize"), whole=True,
    ),
)  # fmt: skip
