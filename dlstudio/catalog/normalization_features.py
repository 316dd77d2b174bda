"""LayerNorm and RMSNorm: bring the features of each sample to one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dlstudio.catalog.calls import ModuleCall, module_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, ShapeError, Types, Values
from dlstudio.catalog.normalization import GROUP, eps
from dlstudio.catalog.shape_rules import need_batch_first, need_fixed, need_float, same_type
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Flag, Float
from dlstudio.spec.sizes import Shape


def _normalized_shape(layer: str) -> Callable[[Types, Values], tuple[int, ...]]:
    """Return the rule for the last axes: as many as a person gave, otherwise one."""

    def rule(types: Types, values: Values) -> tuple[int, ...]:
        (type,) = types
        need_float(layer, type)
        need_batch_first(layer, type)
        wanted = len(values["normalized_shape"] or (0,))
        if wanted >= type.rank:
            raise ShapeError(
                say(
                    "{layer} normalizes the last {wanted} {wanted:axis|axes} of each sample, but "
                    "{shape} has "
                    "only {own}. Shorten normalized_shape, or put an Unsqueeze before it.",
                    layer=layer,
                    wanted=wanted,
                    shape=type.shape_text(),
                    own=type.rank - 1,
                ),
                port="input",
                param="normalized_shape" if values["normalized_shape"] else None,
                repairs=(("set", "normalized_shape", None),) if type.rank > 1 else (),
            )
        return tuple(need_fixed(layer, type, axis) for axis in range(-wanted, 0))

    return rule


def _layer_weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    if not values["elementwise_affine"]:
        return {}
    weights = {"weight": values["normalized_shape"]}
    if values.get("bias"):  # RMSNorm has none
        weights["bias"] = values["normalized_shape"]
    return weights


def _layer_cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    """Without a factor there is no offset to leave away."""
    if not values["bias"] and not values["elementwise_affine"]:
        yield (
            "bias",
            say(
                "With elementwise_affine off, LayerNorm learns neither factor nor offset, so bias "
                "has no effect. Turn elementwise_affine on, or leave bias as it is."
            ),
        )


NORMALIZED_SHAPE = Shape(
    name="normalized_shape",
    optional=True,
    none_text="last axis",
    bare=True,
    advanced=True,
    help="Sizes of the last axes that are normalized together.",
)

LAYER_PARAMS = (
    NORMALIZED_SHAPE,
    eps(),
    Flag(
        name="elementwise_affine",
        default=True,
        help="Learns a factor and an offset for each number.",
    ),
    Flag(name="bias", default=True, help="Learns an offset as well as a factor."),
)


RMS_PARAMS = (
    NORMALIZED_SHAPE,
    Float(
        name="eps",
        optional=True,
        none_text="smallest step of the dtype",
        low=0.0,
        open_low=True,
        high=1.0,
        help="Small number that keeps the division from failing.",
        advanced=True,
    ),
    Flag(name="elementwise_affine", default=True, help="Learns a factor for each number."),
)

FEATURE_NORMALIZATION = (
    LayerSpec(
        key="LayerNorm",
        title="LayerNorm",
        group=GROUP,
        summary="Normalizes the features of each sample on their own.",
        help=(
            "y = (x − mean) / √(variance + eps)·weight + bias, over the last axes of each sample. "
            "It does not look at the batch, so training and use are alike; usual in transformers "
            "and recurrent networks."
        ),
        words=("normalization", "transformer"),
        params=LAYER_PARAMS,
        wired={"normalized_shape": _normalized_shape("LayerNorm")},
        shape=same_type,
        weights=_layer_weights,
        call=ModuleCall(
            torch_class="nn.LayerNorm", params=LAYER_PARAMS, first=("normalized_shape",)
        ),
        cautions=_layer_cautions,
        stem="norm",
        examples=(
            Example(("(N, T, 64)",), {}, ("(N, T, 64)",)),
            Example(("(N, 8, 7, 7)",), {"normalized_shape": (7, 7)}, ("(N, 8, 7, 7)",)),
        ),
        source=module_link("LayerNorm"),
    ),
    LayerSpec(
        key="RMSNorm",
        title="RMSNorm",
        group=GROUP,
        summary="Divides the features of each sample by their root mean square.",
        help=(
            "y = x / √(mean(x²) + eps)·weight, over the last axes of each sample. As LayerNorm "
            "without mean and offset: cheaper and as good in large language models such as LLaMA "
            "(Zhang and Sennrich, 2019)."
        ),
        words=("normalization", "transformer", "root mean square"),
        params=RMS_PARAMS,
        wired={"normalized_shape": _normalized_shape("RMSNorm")},
        shape=same_type,
        weights=_layer_weights,
        call=ModuleCall(torch_class="nn.RMSNorm", params=RMS_PARAMS, first=("normalized_shape",)),
        stem="norm",
        examples=(
            Example(("(N, T, 64)",), {}, ("(N, T, 64)",)),
            Example(
                ("(N, 8, 7, 7)",),
                {"normalized_shape": (7, 7), "eps": 1e-6},
                ("(N, 8, 7, 7)",),
            ),
        ),
        source=module_link("RMSNorm"),
    ),
)
