"""Layers for sequences: what they compute, against formulas and against torch's own layers."""

from __future__ import annotations

import math
from typing import Any

import black
import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import linear, scaled_dot_product_attention
from torch.utils.flop_counter import FlopCounterMode

import dlstudio as dls
from dlstudio.catalog import LAYERS
from dlstudio.catalog.calls import WrittenCall
from dlstudio.catalog.heads import HEADS
from dlstudio.catalog.layer_spec import ShapeError
from dlstudio.catalog.masks import MASKS
from dlstudio.catalog.stochastic import STOCHASTIC
from dlstudio.compiler.compile import source_of
from dlstudio.compiler.load import load
from dlstudio.spec.tensor_type import TensorType, parse_type
from dlstudio.validation.check import check
from tests.helpers.layer_cases import module_of

PLAIN = pytest.mark.filterwarnings(
    "ignore:enable_nested_tensor is True", "ignore:The PyTorch API of nested tensors"
)

# Classes of our own whose result the next one takes.
CHAINED = [
    spec.key
    for spec in LAYERS.values()
    if isinstance(spec.call, WrittenCall) and len(spec.inputs) == 1 and spec not in MASKS
]


def types_of(inputs: tuple[str, ...]) -> list[TensorType | None]:
    return [parse_type(text) if text else None for text in inputs]


def layer(key: str, *inputs: str, **values: Any) -> nn.Module:
    """Make one layer as its entry writes it."""
    types, spec = types_of(inputs), LAYERS[key]
    return module_of(spec, types, spec.complete(types, values))


def macs(key: str, *inputs: str, **values: Any) -> int:
    types, spec = types_of(inputs), LAYERS[key]
    filled = spec.complete(types, values)
    return spec.macs(types, spec.shape(types, filled), filled)


def refused(key: str, *inputs: str, **values: Any) -> ShapeError:
    types, spec = types_of(inputs), LAYERS[key]
    with pytest.raises(ShapeError) as caught:
        spec.shape(types, spec.complete(types, values))
    return caught.value


# --- what they compute -------------------------------------------------------------------


def test_sinusoidal_positions_are_those_of_the_paper() -> None:
    found = layer("SinusoidalPositions", "(N, T, 6)")(torch.zeros(1, 9, 6))[0]
    for place in range(9):
        for pair in range(3):
            angle = place / 10_000 ** (2 * pair / 6)
            assert found[place, 2 * pair].item() == pytest.approx(math.sin(angle), abs=1e-6)
            assert found[place, 2 * pair + 1].item() == pytest.approx(math.cos(angle), abs=1e-6)


@pytest.mark.parametrize("interleaved", [False, True])
def test_rotary_positions_make_scores_depend_on_the_distance(interleaved: bool) -> None:
    turn = layer("RotaryPositions", "(N, 2, T, 8)", interleaved=interleaved)
    query, key = torch.randn(1, 2, 1, 8), torch.randn(1, 2, 1, 8)
    queries, keys = turn(query.expand(1, 2, 12, 8)), turn(key.expand(1, 2, 12, 8))
    scores = queries @ keys.transpose(-1, -2)
    for distance in range(-5, 6):
        along = scores[0, 0].diagonal(distance)
        torch.testing.assert_close(along, along[:1].expand_as(along), rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(queries.norm(dim=-1), query.norm(dim=-1).expand(1, 2, 12))
    torch.testing.assert_close(queries[:, :, 0], query[:, :, 0])


def test_rotary_pairs_neighbours_or_halves() -> None:
    x = torch.randn(1, 1, 5, 8)
    order = [0, 2, 4, 6, 1, 3, 5, 7]
    neighbours = layer("RotaryPositions", "(N, 1, T, 8)", interleaved=True)(x)
    halves = layer("RotaryPositions", "(N, 1, T, 8)")(x[..., order])
    torch.testing.assert_close(neighbours[..., order], halves)
    turned = torch.view_as_complex(x.reshape(1, 1, 5, 4, 2)) * torch.polar(
        torch.ones(5, 4), torch.outer(torch.arange(5.0), 10_000 ** (-torch.arange(0, 8, 2) / 8))
    )
    torch.testing.assert_close(neighbours, torch.view_as_real(turned).flatten(-2))


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
@pytest.mark.parametrize("key", ["SinusoidalPositions", "RotaryPositions"])
def test_positions_keep_a_short_dtype(key: str, dtype: torch.dtype) -> None:
    shape = (2, 5, 8) if key == "SinusoidalPositions" else (2, 3, 5, 8)
    text = f"(N, {', '.join(map(str, shape[1:]))})"
    assert layer(key, text)(torch.randn(shape).to(dtype)).dtype == dtype


def test_learned_positions_and_class_token() -> None:
    positions = layer("LearnedPositions", "(N, 4, 8)", max_len=6)
    x = torch.randn(3, 4, 8)
    torch.testing.assert_close(positions(x), x + positions.layer.weight[:4])
    token = layer("ClassToken", "(N, 4, 8)")
    longer = token(x)
    assert longer.shape == (3, 5, 8)
    assert torch.equal(longer[:, 0], torch.zeros(3, 8)) and torch.equal(longer[:, 1:], x)


def test_patches_are_read_row_by_row() -> None:
    patches = layer("PatchEmbedding", "(N, 3, 8, 12)", patch_size=4, embed_dim=5)
    image = torch.randn(2, 3, 8, 12)
    found = patches(image)
    weight, bias = patches.layer.weight.flatten(1), patches.layer.bias
    for row in range(2):
        for column in range(3):
            patch = image[:, :, 4 * row : 4 * row + 4, 4 * column : 4 * column + 4].flatten(1)
            expected = patch @ weight.T + bias
            torch.testing.assert_close(found[:, 3 * row + column], expected, rtol=1e-4, atol=1e-5)


def test_gradient_reversal_passes_the_value_and_turns_the_slope() -> None:
    x = torch.randn(4, 3, requires_grad=True)
    y = layer("GradientReversal", "(N, 3)", alpha=0.25)(x)
    assert torch.equal(y, x)
    slope = torch.randn_like(x)
    y.backward(slope)
    torch.testing.assert_close(x.grad, -0.25 * slope)


def test_reparameterize_draws_the_gaussian_that_it_is_told() -> None:
    torch.manual_seed(0)
    sample = layer("Reparameterize", "(N, 1)", "(N, 1)")
    mean, log_var = torch.full((40_000, 1), 3.0), torch.full((40_000, 1), math.log(4.0))
    drawn = sample.train()(mean, log_var)
    assert drawn.mean().item() == pytest.approx(3.0, abs=0.05)
    assert drawn.std().item() == pytest.approx(2.0, abs=0.05)
    assert torch.equal(sample.eval()(mean, log_var), mean)


def test_noise_is_there_in_training_only() -> None:
    torch.manual_seed(0)
    noise = layer("GaussianNoise", "(N, 2)", std=0.5)
    x = torch.zeros(20_000, 2)
    assert noise.train()(x).std().item() == pytest.approx(0.5, abs=0.02)
    assert torch.equal(noise.eval()(x), x)


def test_masks_say_what_torch_understands() -> None:
    x = torch.randn(2, 4, 8)
    hidden = layer("CausalMask", "(N, T, 8)")(x)
    visible = layer("CausalMask", "(N, T, 8)", true_means="visible")(x)
    assert torch.equal(hidden, ~visible) and torch.equal(hidden, torch.ones(4, 4).triu(1).bool())
    tokens = torch.tensor([[5, 6, 0, 0]])
    assert layer("PaddingMask", "(N, T) int64")(tokens).tolist() == [[False, False, True, True]]
    lengths = layer("LengthMask", "(N,) int64", "(N, T, 8)")
    assert lengths(torch.tensor([1, 4]), x).tolist() == [[False, True, True, True], [False] * 4]


def test_attention_from_its_parts_is_torchs() -> None:
    """Linear, SplitHeads, ScaledDotProductAttention, MergeHeads and Linear make the layer."""
    whole = nn.MultiheadAttention(16, 4, batch_first=True).eval()
    split = layer("SplitHeads", "(N, T, 16)", num_heads=4)
    heads = ["(N, 4, T, 4)"] * 3
    attend = layer("ScaledDotProductAttention", *heads, "", is_causal=True).eval()
    x = torch.randn(2, 6, 16)
    parts = linear(x, whole.in_proj_weight, whole.in_proj_bias).chunk(3, dim=-1)
    mine = layer("MergeHeads", "(N, 4, T, 4)")(attend(*map(split, parts)))
    mask = layer("CausalMask", "(N, T, 16)")(x)
    theirs, _ = whole(x, x, x, attn_mask=mask, need_weights=False)
    torch.testing.assert_close(whole.out_proj(mine), theirs, rtol=1e-5, atol=1e-6)


def test_scaled_attention_drops_in_training_only() -> None:
    heads = ["(N, 2, T, 4)"] * 3
    attend = layer("ScaledDotProductAttention", *heads, "", dropout_p=0.5)
    x = torch.randn(1, 2, 6, 4)
    assert torch.equal(attend.eval()(x, x, x), scaled_dot_product_attention(x, x, x))
    assert not torch.allclose(attend.train()(x, x, x), attend.eval()(x, x, x))


def test_a_cell_is_one_step_of_its_layer() -> None:
    for key in ("RNN", "LSTM", "GRU"):
        states = 2 if key == "LSTM" else 1
        cell = layer(f"{key}Cell", "(N, 3)", *[""] * states, hidden_size=5)
        whole = layer(key, "(N, 1, 3)", *[""] * states, hidden_size=5)
        for name, weight in cell.layer.named_parameters():
            getattr(whole.layer, f"{name}_l0").data.copy_(weight)
        x = torch.randn(4, 3)
        one = cell(x)
        first = one[0] if states == 2 else one
        torch.testing.assert_close(first, whole(x.unsqueeze(1))[0][:, 0])


# --- Transformer -------------------------------------------------------------------------


@PLAIN
@pytest.mark.parametrize("norm_first", [False, True])
@pytest.mark.parametrize("key", ["TransformerEncoderLayer", "TransformerEncoder"])
def test_the_fast_path_of_inference_gives_the_same_numbers(key: str, norm_first: bool) -> None:
    """torch computes without gradients in another way; padding, too, stays as it was."""
    encoder = layer(key, "(N, T, 8)", "", "(N, T) bool", norm_first=norm_first, nhead=2).eval()
    x = torch.randn(3, 5, 8)
    padding = torch.zeros(3, 5, dtype=torch.bool)
    padding[0, 3:] = True
    slow = encoder(x, padding)
    scripted = torch.jit.script(encoder)
    with torch.no_grad():
        for fast in (encoder(x, padding), scripted(x, padding)):
            torch.testing.assert_close(fast[~padding], slow[~padding], rtol=1e-5, atol=1e-5)


@PLAIN
def test_a_transformer_is_the_same_after_training_when_padding_is_hidden() -> None:
    inputs = ("(N, S, 8)", "(N, T, 8)", "", "(T, T) bool", "", "(N, S) bool", "", "(N, S) bool")
    model = layer("Transformer", *inputs, nhead=2, num_encoder_layers=1, num_decoder_layers=1)
    source, target = torch.randn(2, 5, 8), torch.randn(2, 4, 8)
    padding = torch.tensor([[False] * 5, [False] * 3 + [True] * 2])
    given = (source, target, torch.ones(4, 4).triu(1).bool(), padding, padding)
    slow = model.eval()(*given)
    with torch.no_grad():
        torch.testing.assert_close(model(*given), slow, rtol=1e-5, atol=1e-5)


def test_later_words_do_not_change_earlier_answers() -> None:
    graph = dls.Graph("Language model")
    tokens = graph.add("Input", name="tokens", shape=("T",), dtype="int64")
    words = graph.add("Embedding", num_embeddings=20, embedding_dim=8, source=tokens)
    placed = graph.add("SinusoidalPositions", source=words)
    mask = graph.add("CausalMask", source=tokens)
    encoder = graph.add("TransformerEncoder", nhead=2, num_layers=2, dim_feedforward=16)
    graph.connect(placed, encoder["src"])
    graph.connect(mask, encoder["mask"])
    graph.add("Output", source=encoder)
    model = dls.build(graph).eval()
    one = torch.randint(0, 20, (2, 7))
    other = one.clone()
    other[:, 4:] = (other[:, 4:] + 1) % 20
    torch.testing.assert_close(model(one)[:, :4], model(other)[:, :4])
    assert not torch.allclose(model(one)[:, 4:], model(other)[:, 4:])


# --- costs -------------------------------------------------------------------------------


def counted(module: nn.Module, *inputs: Tensor) -> int:
    """Count multiply-accumulates as torch does, where its attention is not fused."""
    from torch.nn.attention import SDPBackend, sdpa_kernel

    with FlopCounterMode(display=False) as counter, sdpa_kernel(SDPBackend.MATH):
        module(*inputs)
    return counter.get_total_flops() // 2


@PLAIN
@pytest.mark.parametrize(
    ("key", "inputs", "values", "shapes"),
    [
        ("TransformerEncoderLayer", ("(N, 5, 8)", "", ""), {}, ((5, 8),)),
        ("TransformerEncoder", ("(N, 5, 8)", "", ""), {"num_layers": 3}, ((5, 8),)),
        ("TransformerDecoderLayer", ("(N, 5, 8)", "(N, 3, 8)", "", "", "", ""), {},
         ((5, 8), (3, 8))),
        ("TransformerDecoder", ("(N, 5, 8)", "(N, 3, 8)", "", "", "", ""), {"num_layers": 2},
         ((5, 8), (3, 8))),
        ("Transformer", ("(N, 5, 8)", "(N, 3, 8)", *[""] * 6),
         {"num_encoder_layers": 2, "num_decoder_layers": 1}, ((5, 8), (3, 8))),
    ],
)  # fmt: skip
def test_transformer_costs_are_counted(
    key: str, inputs: tuple[str, ...], values: dict[str, Any], shapes: Any
) -> None:
    values = {"nhead": 2, "dim_feedforward": 16, **values}
    module = layer(key, *inputs, **values).train()
    assert macs(key, *inputs, **values) == counted(module, *(torch.randn(1, *s) for s in shapes))


@pytest.mark.parametrize(
    ("key", "inputs", "values", "number"),
    [
        # Four heads, 5 × 7 pairs of steps, 8 numbers for the score and 6 for the result.
        ("ScaledDotProductAttention", ("(N, 4, 5, 8)", "(N, 4, 7, 8)", "(N, 4, 7, 6)", ""), {},
         4 * 5 * 7 * (8 + 6)),
        # 4 d² + 2 T d of attention and 2 d f of the Linears, for each of T steps.
        ("TransformerEncoderLayer", ("(N, 128, 512)", "", ""), {"nhead": 8},
         128 * (4 * 512**2 + 2 * 128 * 512 + 2 * 512 * 2048)),
        ("PatchEmbedding", ("(N, 3, 224, 224)",), {"patch_size": 16, "embed_dim": 768},
         196 * 768 * 3 * 16 * 16),
        ("LSTMCell", ("(N, 28)", "", ""), {}, 4 * 128 * (28 + 128)),
        ("GRUCell", ("(N, 8)", ""), {"hidden_size": 16}, 3 * 16 * (8 + 16)),
        ("RNNCell", ("(N, 8)", ""), {"hidden_size": 16}, 16 * (8 + 16)),
    ],
)  # fmt: skip
def test_costs_follow_from_the_formula(
    key: str, inputs: tuple[str, ...], values: dict[str, Any], number: int
) -> None:
    assert macs(key, *inputs, **values) == number


# --- the code ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", CHAINED)
def test_a_class_of_our_own_is_written_once_and_formatted(key: str) -> None:
    spec = LAYERS[key]
    type = parse_type(spec.examples[0].inputs[0])
    graph = dls.Graph(key)  # the network is called like the class: it must get out of the way
    value: Any = graph.add("Input", name="x", shape=type.dims[1:])
    for _ in range(2):
        value = graph.add(key, source=value)
    graph.add("Output", source=value)
    source = source_of(graph.project, check(graph.project))
    assert source.text.count(f"class {key}(nn.Module):") == 1
    assert black.format_str(source.text, mode=black.Mode(line_length=88)) == source.text
    network = load(source)()
    assert {name for name, _ in network.named_children()} == set(source.names.values())
    torch.jit.script(network)


@pytest.mark.parametrize("name", ["x", "image", "an_input_of_some_length", "n" * 34])
@pytest.mark.parametrize("key", [spec.key for spec in (*STOCHASTIC, *HEADS, *MASKS)])
def test_long_names_are_broken_as_black_breaks_them(key: str, name: str) -> None:
    spec = LAYERS[key]
    for example in spec.examples:
        graph = dls.Graph("Long names")
        types = types_of(example.inputs)
        values = {"dropout_p": 0.25} if key == "ScaledDotProductAttention" else {}
        made = graph.add(key, **{**example.values, **values})
        for place, (port, type) in enumerate(zip(spec.inputs, types, strict=True)):
            if type is not None:
                given = graph.add(
                    "Input", name=f"{name}_{place}", shape=type.dims[1:], dtype=type.dtype
                )
                graph.connect(given, made[port.name])
        if key == "CausalMask":
            rows = parse_type(example.outputs[0]).dims[:1]
            sequence = graph.add("Input", name="sequence", shape=(*rows, 8))
            attention = graph.add("MultiheadAttention", num_heads=2)
            for wire in ("query", "key", "value"):
                graph.connect(sequence, attention[wire])
            graph.connect(made, attention["attn_mask"])
            made = attention["attn_output"]
        graph.add("Output", source=made)
        text = source_of(graph.project, check(graph.project)).text
        assert black.format_str(text, mode=black.Mode(line_length=88)) == text


# --- refusals ----------------------------------------------------------------------------

REFUSALS = [
    ("TransformerEncoderLayer", ("(N, T, 30)", "", ""), {},
     "TransformerEncoderLayer cannot split d_model=30 into nhead=4 equal parts. Set nhead to a "
     "divisor of 30, such as 3.", ("set", "nhead", 3)),
    ("Transformer", ("(N, S, 16)", "(N, T, 16)", *[""] * 6), {"batch_first": False},
     "With batch_first=false, Transformer would take the batch N of (N, S, 16) for the steps of "
     "the sequence. Set batch_first to true.", ("set", "batch_first", True)),
    ("RotaryPositions", ("(N, 4, T, 15)",), {},
     "RotaryPositions works on pairs of numbers and needs an even last axis, got 15 in "
     "(N, 4, T, 15). Make the layer before it 16 wide.", None),
    ("LearnedPositions", ("(N, 600, 8)",), {},
     "LearnedPositions knows max_len=512 places, but (N, 600, 8) has 600 steps. Set max_len to at "
     "least 600.", ("set", "max_len", 600)),
    ("SplitHeads", ("(N, T, 30)",), {},
     "SplitHeads cannot split 30 features into num_heads=4 equal parts. Set num_heads to a divisor "
     "of 30, such as 3.", ("set", "num_heads", 3)),
    ("PatchEmbedding", ("(N, 3, 28, 28)",), {"patch_size": 16},
     "PatchEmbedding cuts (N, 3, 28, 28) into patches of 16×16 and would leave a strip over. Set "
     "patch_size to a divisor of the image size, such as 14.", ("set", "patch_size", 14)),
    ("ScaledDotProductAttention",
     ("(N, 4, T, 8)", "(N, 2, T, 8)", "(N, 2, T, 8)", ""), {},
     "ScaledDotProductAttention has 4 heads of queries but 2 of keys. Use as many, or a divisor of "
     "4 with enable_gqa=true.", ("set", "enable_gqa", True)),
    ("ScaledDotProductAttention",
     ("(N, 4, T, 8)", "(N, 4, T, 8)", "(N, 4, T, 8)", "(T, T) bool"), {"is_causal": True},
     "ScaledDotProductAttention takes a mask or is_causal=true, but not both. Set is_causal to "
     "false, or remove the wire.", ("set", "is_causal", False)),
    ("LSTMCell", ("(N, T, 8)", "", ""), {},
     "LSTMCell reads one step, (N, features), got (N, T, 8). Put a Select before it to take a "
     "step, or use LSTM for the whole sequence.", ("insert", "Select", {})),
    ("GRUCell", ("(N, 8)", "(N, 16)"), {},
     "GRUCell needs h_0 as (N, hidden_size) = (N, 128), got (N, 16). Take it from a cell with the "
     "same hidden_size, or set hidden_size.", ("set", "hidden_size", 16)),
    ("TransformerDecoder", ("(N, T, 16)", "(N, S, 8)", "", "", "", ""), {},
     "TransformerDecoder needs memory with the 16 features of (N, T, 16), got (N, S, 8). Put a "
     "Linear before one of them.", None),
    ("TransformerDecoder", ("(N, T, 16)", "(N, S, 16)", "", "(T, T) bool", "", ""), {},
     "TransformerDecoder needs memory_mask as (T, S) float32 (added to the scores) or bool (true "
     "where it must not look), got (T, T) bool. Wire a CausalMask to it.", None),
    ("Transformer",
     ("(N, S, 16)", "(N, T, 16)", "", "", "", "(N, S) bool", "", ""), {},
     "Transformer hides padding from its encoder, but not from its decoder, which would see other "
     "numbers there after training. Wire the mask to memory_key_padding_mask too.", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "inputs", "values", "sentence", "repair"),
    REFUSALS,
    ids=[f"{row[0]}-{place}" for place, row in enumerate(REFUSALS)],
)
def test_refusals_say_what_to_do(
    key: str, inputs: tuple[str, ...], values: dict[str, Any], sentence: str, repair: Any
) -> None:
    error = refused(key, *inputs, **values)
    assert str(error) == sentence
    assert error.repairs[:1] == (() if repair is None else (repair,))
    if repair is not None and repair[0] == "set":
        types, spec = types_of(inputs), LAYERS[key]
        spec.shape(types, spec.complete(types, {**values, repair[1]: repair[2]}))
