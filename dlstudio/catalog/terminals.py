"""Input, Output and Constant: where values come in, go out, or stand still."""

from dlstudio.catalog.calls import ModuleCall
from dlstudio.catalog.layer_spec import (
    OUTPUT,
    Call,
    Example,
    LayerSpec,
    Port,
    ShapeError,
    Types,
    Values,
)
from dlstudio.catalog.shape_rules import need_batch_first
from dlstudio.language import say
from dlstudio.spec.param import Float, OneOf
from dlstudio.spec.sizes import Shape
from dlstudio.spec.tensor_type import BATCH, DTYPES, FLOAT, TensorType

GROUP = "Input and output"


def _input_type(types: Types, values: Values) -> tuple[TensorType, ...]:
    return (TensorType((BATCH, *values["shape"]), values["dtype"]),)


def _no_output(types: Types, values: Values) -> tuple[TensorType, ...]:
    (type,) = types
    need_batch_first("Output", type)
    if type.rank == 0 or type.dims[0] != BATCH:
        raise ShapeError(
            say(
                "Output needs one result a sample, with the batch N on axis 0, got {shape}. "
                "Wire something that depends on an Input to it.",
                shape=type.shape_text(),
            ),
            port="input",
        )
    return ()


def _constant_type(types: Types, values: Values) -> tuple[TensorType, ...]:
    return (TensorType((1, *values["shape"])),)


class ConstantCall(ModuleCall):
    """``self.half = nn.Buffer(torch.full((1, 1), 0.5), persistent=False)``.

    A buffer follows the module to another device; it is not persistent because it holds
    nothing that was learned, so state dicts stay those of a hand-written module.
    """

    __slots__ = ()

    def constructor(self, values: Values, types: Types) -> str:
        value = CONSTANT_PARAMS[0].code(values["value"])
        return f"nn.Buffer(torch.full({(1, *values['shape'])!r}, {value}), persistent=False)"

    def forward(self, name: str, reads: object, values: Values, types: Types) -> str:
        return f"self.{name}"

    def imports(self, values: Values) -> tuple[str, ...]:
        return ("torch", "nn")


INPUT = LayerSpec(
    key="Input",
    title="Input",
    group=GROUP,
    summary="Brings samples into the network.",
    help=(
        "Every network starts here. Give the shape of one sample; the batch axis N is added "
        "in front. A letter such as T stands for a length that may differ from batch to batch. "
        "Choose int64 for word or class numbers that an Embedding reads."
    ),
    words=("data", "placeholder", "source"),
    params=(
        Shape(
            name="shape",
            default=(1, 28, 28),
            symbols=True,
            min_rank=0,
            help="Sizes of one sample, without the batch axis.",
        ),
        OneOf(
            name="dtype",
            default=FLOAT,
            options=DTYPES,
            help="Kind of numbers: float32, whole numbers, or truth values.",
        ),
    ),
    inputs=(),
    outputs=OUTPUT,
    shape=_input_type,
    call=Call(),
    stem="x",
    examples=(
        Example((), {}, ("(N, 1, 28, 28)",)),
        Example((), {"shape": ("T",), "dtype": "int64"}, ("(N, T) int64",)),
    ),
    source="https://docs.pytorch.org/docs/stable/tensors.html",
)

OUTPUT_LAYER = LayerSpec(
    key="Output",
    title="Output",
    group=GROUP,
    summary="Gives a result of the network out.",
    help=(
        "What reaches an Output is returned by forward. A network may have several; they are "
        "returned as a tuple, in the order in which they were placed. The loss is computed on "
        "the first one."
    ),
    words=("result", "return", "sink"),
    inputs=(Port(name="input", help="What forward returns."),),
    outputs=(),
    shape=_no_output,
    call=Call(),
    stem="output",
    examples=(Example(("(N, 10)",), {}, ()),),
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html",
)

CONSTANT_PARAMS = (
    Float(name="value", default=1.0, help="The number that fills the tensor."),
    Shape(
        name="shape",
        default=(1,),
        min_rank=0,
        high=1_000_000,
        help="Sizes without the batch axis; an axis of 1 is repeated by Add and Multiply.",
    ),
)

CONSTANT = LayerSpec(
    key="Constant",
    title="Constant",
    group=GROUP,
    summary="Gives out a tensor filled with one number.",
    help=(
        "The same for every sample: its batch axis is 1. Use it with Add or Multiply to shift "
        "or scale a wire; give it as many axes as the other wire, each 1 or equal. It is not "
        "trained."
    ),
    words=("number", "fill", "scalar"),
    params=CONSTANT_PARAMS,
    inputs=(),
    shape=_constant_type,
    call=ConstantCall(torch_class="nn.Buffer"),
    stem="constant",
    examples=(Example((), {"value": 0.5, "shape": (1, 1, 1)}, ("(1, 1, 1, 1)",)),),
    source="https://docs.pytorch.org/docs/stable/generated/torch.full.html",
)

TERMINALS = (INPUT, OUTPUT_LAYER, CONSTANT)
