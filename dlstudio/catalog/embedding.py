"""Embedding and EmbeddingBag: whole numbers become learned vectors, one each or one a bag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dlstudio.catalog.calls import ALWAYS, ModuleCall, module_link
from dlstudio.catalog.layer_spec import (
    Example,
    LayerSpec,
    Port,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import count, need_batch_first, need_float, need_rank
from dlstudio.language import Sentence, say
from dlstudio.spec.param import Flag, Float, Int, OneOf
from dlstudio.spec.tensor_type import FLOAT, INTEGER, TensorType, same_dim

GROUP = "Dense"
WIDEST = 1_000_000


def _need_indices(layer: str, type: TensorType, values: Values) -> None:
    """Refuse what is no number of a row, and a padding row that is not in the table."""
    if type.dtype != INTEGER:
        raise ShapeError(
            say(
                "{layer} looks whole numbers up in a table and needs int64, got {dtype}. "
                "Set dtype=int64 on the Input.",
                layer=layer,
                dtype=type.dtype,
            ),
            port="input",
            repairs=(("dtype", INTEGER),),
        )
    need_batch_first(layer, type)
    padding = values["padding_idx"]
    if padding is not None and padding >= values["num_embeddings"]:
        raise ShapeError(
            say(
                "padding_idx={index} is outside the table of {rows} {rows:row|rows}. Use a "
                "number below "
                "{rows}, or leave it empty.",
                index=padding,
                rows=values["num_embeddings"],
            ),
            param="padding_idx",
            repairs=(
                ("set", "padding_idx", None),
                ("set", "num_embeddings", padding + 1),
            ),
        )


def _embedding(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    _need_indices("Embedding", type, values)
    return (TensorType((*type.dims, values["embedding_dim"]), FLOAT),)


def _weights(types: Types, values: Values) -> dict[str, tuple[int, ...]]:
    return {"weight": (values["num_embeddings"], values["embedding_dim"])}


def _cautions(values: Values) -> Iterator[tuple[str, Sentence]]:
    """The kind of norm matters only where there is a limit."""
    if values["max_norm"] is None and values["norm_type"] != NORM_TYPE.default:
        yield (
            "norm_type",
            say(
                "norm_type says how max_norm measures a row, but max_norm is not set, so it has "
                "no effect. Set max_norm, or leave norm_type at {default}.",
                default=f"{NORM_TYPE.default:g}",
            ),
        )


NUM_EMBEDDINGS = Int(
    name="num_embeddings",
    default=1000,
    high=10_000_000,
    help="Rows of the table: how many different numbers may come in.",
)
EMBEDDING_DIM = Int(
    name="embedding_dim",
    default=64,
    high=WIDEST,
    help="Length of the vector in each row.",
)
MAX_NORM = Float(
    name="max_norm",
    optional=True,
    none_text="no limit",
    low=0.0,
    open_low=True,
    high=1e6,
    help="Rows that are longer are shortened to this length when they are looked up.",
    advanced=True,
)
NORM_TYPE = Float(
    name="norm_type",
    default=2.0,
    low=0.0,
    open_low=True,
    high=100.0,
    help="Degree of the norm for max_norm.",
    advanced=True,
)
SCALE = Flag(
    name="scale_grad_by_freq",
    help="Divides the slope of a row by how often its number stands in the batch.",
    advanced=True,
)

EMBEDDING_PARAMS = (
    NUM_EMBEDDINGS,
    EMBEDDING_DIM,
    Int(
        name="padding_idx",
        optional=True,
        low=0,
        help="A number that stands for “nothing”: its row stays zero and is not trained.",
        advanced=True,
    ),
    MAX_NORM,
    NORM_TYPE,
    SCALE,
)

BAG_PARAMS = (
    NUM_EMBEDDINGS,
    EMBEDDING_DIM,
    MAX_NORM,
    NORM_TYPE,
    SCALE,
    OneOf(
        name="mode",
        default="mean",
        options=("sum", "mean", "max"),
        help="How the vectors of one bag become one.",
    ),
    Int(
        name="padding_idx",
        optional=True,
        low=0,
        help="A number that is left out of the bag: its row stays zero and is not trained.",
        advanced=True,
    ),
)

BAG_INPUTS = (
    Port(name="input", help="The numbers of each bag, (N, L)."),
    Port(
        name="per_sample_weights",
        help="A weight for each number of the bag; with mode=sum only.",
        optional=True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BagCall(ModuleCall):
    """``self.bag(x)`` or ``self.bag(x, per_sample_weights=w)``; torch's second place is another."""

    def forward(self, name: str, reads: Sequence[str | None], values: Values, types: Types) -> str:
        weights = reads[1] if len(reads) > 1 else None
        extra = f", per_sample_weights={weights}" if weights is not None else ""
        return f"self.{name}({reads[0]}{extra})"


def _bag(types: Types, values: Values) -> tuple[TensorType, ...]:
    type, weights = types
    if type.dtype == INTEGER:  # the dtype is the first thing to mend
        need_rank("EmbeddingBag", type, (2,), "(N, L)")
    _need_indices("EmbeddingBag", type, values)
    if values["mode"] == "max" and values["scale_grad_by_freq"]:
        raise ShapeError(
            say(
                "EmbeddingBag cannot divide slopes by frequency with mode=max, got "
                "scale_grad_by_freq=true. Turn scale_grad_by_freq off, or use mode=mean."
            ),
            param="scale_grad_by_freq",
            repairs=(("set", "scale_grad_by_freq", False), ("set", "mode", "mean")),
        )
    if weights is not None:
        _need_bag_weights(type, weights, values)
    return (TensorType((type.dims[0], values["embedding_dim"]), FLOAT),)


def _need_bag_weights(type: TensorType, weights: TensorType, values: Values) -> None:
    """One float for each number, and a sum to weigh."""
    need_float("EmbeddingBag", weights, "per_sample_weights")
    if values["mode"] != "sum":
        raise ShapeError(
            say(
                "EmbeddingBag weighs its numbers with mode=sum only, got mode={mode}. Set mode to "
                "sum, or remove the wire of per_sample_weights.",
                mode=values["mode"],
            ),
            param="mode",
            repairs=(("set", "mode", "sum"),),
        )
    fits = weights.rank == type.rank and all(
        same_dim(mine, theirs) for mine, theirs in zip(weights.dims, type.dims, strict=True)
    )
    if not fits:
        raise ShapeError(
            say(
                "EmbeddingBag needs one weight for each number of {shape}, got {weights}. Give "
                "per_sample_weights the same shape as input.",
                shape=type.shape_text(),
                weights=weights.shape_text(),
            ),
            port="per_sample_weights",
        )


def _bag_macs(types: Types, outputs: Types, values: Values) -> int:
    # Only weighted vectors are multiplied; a plain sum, mean or maximum is not.
    if types[1] is None:
        return 0
    return count(types[0].dims) * int(values["embedding_dim"])


EMBEDDING = (
    LayerSpec(
        key="Embedding",
        title="Embedding",
        group=GROUP,
        summary="Replaces each whole number by a learned vector.",
        help=(
            "y = W[i]: row i of a learned table. Numbers must lie between 0 and "
            "num_embeddings − 1; anything else stops the run. Used for words, letters, and "
            "categories of a table."
        ),
        words=("lookup", "table", "word", "token"),
        params=EMBEDDING_PARAMS,
        shape=_embedding,
        weights=_weights,
        call=ModuleCall(
            torch_class="nn.Embedding",
            params=EMBEDDING_PARAMS,
            first=("num_embeddings", "embedding_dim"),
            torch_defaults={"num_embeddings": ALWAYS, "embedding_dim": ALWAYS},
        ),
        cautions=_cautions,
        stem="embedding",
        examples=(
            Example(
                ("(N, T) int64",),
                {"num_embeddings": 5000, "embedding_dim": 32},
                ("(N, T, 32)",),
            ),
        ),
        source=module_link("Embedding"),
    ),
    LayerSpec(
        key="EmbeddingBag",
        title="EmbeddingBag",
        group=GROUP,
        summary="Replaces a bag of whole numbers by the mean of their learned vectors.",
        help=(
            "y = Σᵢ W[xᵢ] / L for mode=mean; mode=sum leaves the division away, mode=max takes "
            "the largest number in each place. One vector for a whole text, without regard to "
            "order, and without holding the vector of each word. Short bags are filled up with "
            "padding_idx, which does not count (Joulin et al., 2016)."
        ),
        words=("lookup", "table", "word", "token", "bag of words", "text"),
        params=BAG_PARAMS,
        inputs=BAG_INPUTS,
        shape=_bag,
        weights=_weights,
        macs=_bag_macs,
        call=BagCall(
            torch_class="nn.EmbeddingBag",
            params=BAG_PARAMS,
            first=("num_embeddings", "embedding_dim"),
            torch_defaults={"num_embeddings": ALWAYS, "embedding_dim": ALWAYS},
        ),
        cautions=_cautions,
        stem="bag",
        examples=(
            Example(
                ("(N, T) int64", ""),
                {"num_embeddings": 5000, "embedding_dim": 32},
                ("(N, 32)",),
            ),
            Example(
                ("(N, 12) int64", "(N, 12)"),
                {"num_embeddings": 100, "embedding_dim": 16, "mode": "sum"},
                ("(N, 16)",),
            ),
            Example(
                ("(N, 12) int64", ""),
                {"num_embeddings": 100, "embedding_dim": 16, "mode": "max", "padding_idx": 0},
                ("(N, 16)",),
            ),
        ),
        source=module_link("EmbeddingBag"),
    ),
)
