"""Einsum: products and sums over named axes, of any number of wires."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dlstudio.catalog.calls import ExpressionCall, function_link
from dlstudio.catalog.layer_spec import Example, LayerSpec, Port, ShapeError, Types, Values
from dlstudio.catalog.shape_rules import count
from dlstudio.catalog.tensor_rules import need_floats
from dlstudio.language import say
from dlstudio.spec.equation import Equation, Terms, terms_of
from dlstudio.spec.tensor_type import BATCH, UNKNOWN, Dim, TensorType

EINSUM_PARAMS = (
    Equation(
        name="equation",
        default="nqd,nkd->nqk",
        help="A letter for each axis of each wire, then -> and the letters that stay.",
    ),
)


def _einsum(types: Types, values: Values) -> tuple[TensorType, ...]:
    terms = terms_of(values["equation"])
    for type in types:
        need_floats("Einsum", type, "inputs")
    _need_letters(types, terms)
    sizes = _sizes(types, terms)
    _need_batch_first(sizes, terms)
    return (TensorType(tuple(sizes[letter] for letter in terms.output)),)


def _need_letters(types: Types, terms: Terms) -> None:
    """Refuse a number of terms or letters that the wires do not have."""
    if len(types) != len(terms.inputs):
        raise ShapeError(
            say(
                "The equation of Einsum names {terms} {terms:input|inputs}, but {wires} "
                "{wires:wire is|wires are} connected. "
                "Write one term for each wire, with commas between them.",
                terms=len(terms.inputs),
                wires=len(types),
            ),
            param="equation",
        )
    for slot, (type, term) in enumerate(zip(types, terms.inputs, strict=True)):
        if type.rank != len(term):
            raise ShapeError(
                say(
                    "Einsum calls the axes of wire {wire} “{term}”, which is {letters} "
                    "{letters:letter|letters}, "
                    "but {shape} has {rank} {rank:axis|axes}. Write one letter for each axis.",
                    wire=slot + 1,
                    term=term,
                    letters=len(term),
                    shape=type.shape_text(),
                    rank=type.rank,
                ),
                param="equation",
            )


def _sizes(types: Types, terms: Terms) -> dict[str, Dim]:
    """Return the size behind each letter; an axis of 1 is repeated, as with Add."""
    sizes: dict[str, Dim] = {}
    for slot, (type, term) in enumerate(zip(types, terms.inputs, strict=True)):
        for letter, size in zip(term, type.dims, strict=True):
            known = sizes.setdefault(letter, size)
            if known in (1, UNKNOWN):
                sizes[letter] = size
            elif size not in (known, 1, UNKNOWN):
                raise ShapeError(
                    say(
                        "In Einsum the letter {letter} stands for {known}, but it is {size} in "
                        "{shape} (wire {wire}). Use another letter there, or make the axes equal.",
                        letter=letter,
                        known=known,
                        size=size,
                        shape=type.shape_text(),
                        wire=slot + 1,
                    ),
                    param="equation",
                )
    return sizes


def _need_batch_first(sizes: dict[str, Dim], terms: Terms) -> None:
    """Refuse equations that sum over samples, or put each sample with each other."""
    letters = [letter for letter, size in sizes.items() if size == BATCH]
    if not letters or (len(letters) == 1 and terms.output[0] == letters[0]):
        return
    if len(letters) > 1:
        raise ShapeError(
            say(
                "Einsum has the letters {letters} for the batch N, which would put every sample "
                "together with every other. Use one letter for the batch on all wires.",
                letters=", ".join(letters),
            ),
            param="equation",
        )
    raise ShapeError(
        say(
            "Einsum must keep the batch N, here the letter {letter}, as the first axis of its "
            "result, got “{output}”. Begin the result with {letter}.",
            letter=letters[0],
            output=terms.output,
        ),
        param="equation",
        repairs=(("set", "equation", _batch_first(terms, letters[0])),),
    )


def _batch_first(terms: Terms, letter: str) -> str:
    return f"{','.join(terms.inputs)}->{letter}{terms.output.replace(letter, '')}"


def _einsum_macs(types: Types, outputs: Types, values: Values) -> int:
    """Each combination of all letters is multiplied once for every wire but the first.

    torch multiplies two wires at a time, which may take less for three wires and more; this
    is the cost of the sum as it is written.
    """
    if len(types) < 2:
        return 0
    sizes = _sizes(types, terms_of(values["equation"]))
    return math.prod(count((size,)) for size in sizes.values()) * (len(types) - 1)


def _write(reads: Sequence[str], values: Values, types: Types) -> str:
    return f"torch.einsum({EINSUM_PARAMS[0].code(values['equation'])}, {', '.join(reads)})"


EINSUM = (
    LayerSpec(
        key="Einsum",
        title="Einsum",
        group="Merge",
        summary="Multiplies wires and sums over axes, as an equation says.",
        help=(
            "Each axis gets a letter. Equal letters are multiplied place by place; letters that "
            "are missing behind -> are summed over. “nqd,nkd->nqk” is Q·Kᵀ: y[n, q, k] = Σ over d "
            "of Q[n, q, d]·K[n, k, d]. The batch must stay, and stay first."
        ),
        words=("torch.einsum", "einstein", "contraction", "matmul", "product", "bmm", "attention"),
        params=EINSUM_PARAMS,
        inputs=(
            Port(name="inputs", many=True, help="One wire a term, in the order of the terms."),
        ),
        shape=_einsum,
        macs=_einsum_macs,
        call=ExpressionCall(write=_write, needs=("torch",)),
        stem="einsum",
        examples=(
            Example(("(N, T, 64)", "(N, S, 64)"), {}, ("(N, T, S)",)),
            Example(
                ("(N, 4, T, S)", "(N, 4, S, 16)"),
                {"equation": "nhqk,nhkd->nqhd"},
                ("(N, T, 4, 16)",),
            ),
            Example(("(N, T, 8)",), {"equation": "ntf->nf"}, ("(N, 8)",)),
        ),
        source=function_link("einsum"),
    ),
)
