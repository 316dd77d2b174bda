"""What each block of the library computes, written out by hand with its own weights.

A reference gets the weights by their names in the block, in evaluation mode, and the inputs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

Weights = Mapping[str, Tensor]
Reference = Callable[..., Tensor | tuple[Tensor, ...]]


def conv(w: Weights, name: str, x: Tensor, **more: int) -> Tensor:
    """Convolve with a padding that keeps the size at stride 1."""
    weight = w[f"{name}.weight"]
    more.setdefault("padding", weight.shape[-1] // 2)
    return fn.conv2d(x, weight, w.get(f"{name}.bias"), **more)


def norm(w: Weights, name: str, x: Tensor) -> Tensor:
    """Normalize with running statistics."""
    mean, var, a, b = (
        w[f"{name}.{part}"].view(1, -1, 1, 1)
        for part in ("running_mean", "running_var", "weight", "bias")
    )
    return (x - mean) / torch.sqrt(var + 1e-5) * a + b


def linear(w: Weights, name: str, x: Tensor) -> Tensor:
    product = x @ w[f"{name}.weight"].T
    return product + w[f"{name}.bias"] if f"{name}.bias" in w else product


def unit(w: Weights, name: str, x: Tensor, number: int, **more: int) -> Tensor:
    return norm(w, f"bn{number}", conv(w, name, x, **more))


def residual_basic(w: Weights, x: Tensor) -> Tensor:
    return torch.relu(unit(w, "conv2", torch.relu(unit(w, "conv1", x, 1)), 2) + x)


def residual_bottleneck(w: Weights, x: Tensor) -> Tensor:
    y = torch.relu(unit(w, "conv2", torch.relu(unit(w, "conv1", x, 1)), 2))
    return torch.relu(unit(w, "conv3", y, 3) + x)


def residual_projection(w: Weights, x: Tensor) -> Tensor:
    y = unit(w, "conv2", torch.relu(unit(w, "conv1", x, 1, stride=2)), 2)
    return torch.relu(y + norm(w, "downsample_bn", conv(w, "downsample", x, stride=2)))


def residual_pre_activation(w: Weights, x: Tensor) -> Tensor:
    y = conv(w, "conv1", torch.relu(norm(w, "bn1", x)))
    return x + conv(w, "conv2", torch.relu(norm(w, "bn2", y)))


def inception(w: Weights, x: Tensor) -> Tensor:
    def one(name: str, x: Tensor) -> Tensor:
        y = conv(w, f"{name}_conv", x)
        return torch.relu(norm(w, f"{name}_bn", y) if f"{name}_bn.weight" in w else y)

    pooled = fn.max_pool2d(x, 3, stride=1, padding=1)
    ways = (
        one("branch1", x),
        one("branch3", one("reduce3x3", x)),
        one("branch5", one("reduce5x5", x)),
        one("branch_pool", pooled),
    )
    return torch.cat(ways, dim=1)


def dense_block(w: Weights, x: Tensor) -> Tensor:
    for place in range(1, 5):
        own = {k[7:]: v for k, v in w.items() if k.startswith(f"layer{place}.")}
        y = conv(own, "conv1", torch.relu(norm(own, "bn1", x)))
        y = conv(own, "conv2", torch.relu(norm(own, "bn2", y)))
        x = torch.cat((x, y), dim=1)
    return x


def squeeze_excite(w: Weights, x: Tensor) -> Tensor:
    means = x.mean(dim=(2, 3), keepdim=True)
    return x * torch.sigmoid(conv(w, "fc2", torch.relu(conv(w, "fc1", means))))


def depthwise_separable(w: Weights, x: Tensor) -> Tensor:
    y = torch.relu(unit(w, "depthwise", x, 1, groups=x.shape[1]))
    return torch.relu(unit(w, "pointwise", y, 2))


def inverted_residual(w: Weights, x: Tensor) -> Tensor:
    y = unit(w, "expand_conv", x, 1).clamp(0, 6)
    y = unit(w, "depthwise", y, 2, groups=y.shape[1]).clamp(0, 6)
    return x + unit(w, "project", y, 3)


def mbconv(w: Weights, x: Tensor) -> Tensor:
    y = fn.silu(unit(w, "expand_conv", x, 1))
    y = fn.silu(unit(w, "depthwise", y, 2, groups=y.shape[1]))
    gate = conv(w, "fc2", fn.silu(conv(w, "fc1", y.mean(dim=(2, 3), keepdim=True))))
    return x + unit(w, "project", y * torch.sigmoid(gate), 3)


def convnext(w: Weights, x: Tensor) -> Tensor:
    y = conv(w, "depthwise", x, groups=x.shape[1]).movedim(1, -1)
    y = fn.layer_norm(y, y.shape[-1:], w["norm.weight"], w["norm.bias"], 1e-6)
    return x + linear(w, "fc2", fn.gelu(linear(w, "fc1", y))).movedim(-1, 1)


def twice(w: Weights, x: Tensor) -> Tensor:
    return torch.relu(conv(w, "conv2", torch.relu(conv(w, "conv1", x))))


def u_net_down(w: Weights, x: Tensor) -> tuple[Tensor, Tensor]:
    across = twice(w, x)
    return across, fn.max_pool2d(across, 2)


def u_net_up(w: Weights, below: Tensor, across: Tensor) -> Tensor:
    up = fn.conv_transpose2d(below, w["up.weight"], w["up.bias"], stride=2)
    return twice(w, torch.cat((across, up), dim=1))


def multi_head_attention(w: Weights, x: Tensor) -> Tensor:
    """Let torch's own layer do it, with the four matrices put in their places."""
    judge = nn.MultiheadAttention(x.shape[-1], 4, batch_first=True)
    parts = ("query", "key", "value")
    with torch.no_grad():
        judge.in_proj_weight.copy_(torch.cat([w[f"{part}.weight"] for part in parts]))
        judge.in_proj_bias.copy_(torch.cat([w[f"{part}.bias"] for part in parts]))
        judge.out_proj.load_state_dict({"weight": w["out.weight"], "bias": w["out.bias"]})
        return judge.eval()(x, x, x, need_weights=False)[0]


NAMES = {"attention": "self_attn", "cross": "multihead_attn"}


def torch_layer(w: Weights, judge: nn.Module) -> nn.Module:
    """Put the weights of a block into one of torch's Transformer layers."""
    state = {}
    for name, weight in w.items():
        part, _, rest = name.partition(".")
        state[f"{NAMES.get(part, part)}.{rest}"] = weight
    judge.load_state_dict(state)
    return judge.eval()


def encoder(norm_first: bool) -> Reference:
    def forward(w: Weights, x: Tensor) -> Tensor:
        layer = nn.TransformerEncoderLayer(
            x.shape[-1], 4, 256, batch_first=True, norm_first=norm_first
        )
        with torch.no_grad():
            result: Tensor = torch_layer(w, layer)(x)
        return result

    return forward


def decoder(norm_first: bool) -> Reference:
    def forward(w: Weights, x: Tensor, memory: Tensor) -> Tensor:
        layer = nn.TransformerDecoderLayer(
            x.shape[-1], 4, 256, batch_first=True, norm_first=norm_first
        )
        mask = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool).triu(1)
        with torch.no_grad():
            result: Tensor = torch_layer(w, layer)(x, memory, tgt_mask=mask)
        return result

    return forward


def swiglu(w: Weights, x: Tensor) -> Tensor:
    gate = linear(w, "gate", x)
    return linear(w, "down", gate * torch.sigmoid(gate) * linear(w, "up", x))


def turned(x: Tensor) -> Tensor:
    """Turn each pair of numbers (first half, second half) as complex numbers."""
    half = x.shape[-1] // 2
    angles = torch.arange(x.shape[-2]).view(-1, 1) * 10_000.0 ** (-torch.arange(half) / half)
    spun = torch.complex(x[..., :half], x[..., half:]) * torch.polar(torch.ones(()), angles)
    return torch.cat((spun.real, spun.imag), dim=-1)


def grouped_query_attention(w: Weights, x: Tensor) -> Tensor:
    heads, groups = 8, 2
    batch, steps, width = x.shape

    def split(name: str, count: int) -> Tensor:
        return linear(w, name, x).view(batch, steps, count, -1).transpose(1, 2)

    query, key, value = split("query", heads), split("key", groups), split("value", groups)
    # Heads 0 to 3 read the first keys and values, 4 to 7 the second.
    key, value = (part.repeat_interleave(heads // groups, dim=1) for part in (turned(key), value))
    scores = turned(query) @ key.transpose(2, 3) / math.sqrt(width // heads)
    hidden = torch.ones(steps, steps, dtype=torch.bool).triu(1)
    found = scores.masked_fill(hidden, -math.inf).softmax(dim=-1) @ value
    return linear(w, "out", found.transpose(1, 2).reshape(batch, steps, width))


def vit_stem(w: Weights, x: Tensor) -> Tensor:
    conv_of = {name.rpartition(".")[2]: v for name, v in w.items() if name.startswith("patches")}
    patches = fn.conv2d(x, conv_of["weight"], conv_of["bias"], stride=16).flatten(2).transpose(1, 2)
    token = next(v for name, v in w.items() if name.startswith("class_token"))
    places = next(v for name, v in w.items() if name.startswith("positions"))
    first = token.view(1, 1, -1).expand(len(x), 1, -1)
    return torch.cat((first, patches), dim=1) + places.view(1, -1, patches.shape[-1])


def mixture_of_experts(w: Weights, x: Tensor) -> tuple[Tensor, Tensor]:
    """Ask, for each step on its own, only the two experts that the router likes best."""
    shares = linear(w, "router", x).softmax(dim=-1)
    result, counts = torch.zeros_like(x), torch.zeros(len(x), 4)
    for sample in range(x.shape[0]):
        for step in range(x.shape[1]):
            own = shares[sample, step]
            best = own.argsort(descending=True)[:2].tolist()
            for place in best:
                counts[sample, place] += 1
                inner = torch.relu(linear(w, f"expert{place}.fc1", x[sample, step]))
                answer = linear(w, f"expert{place}.fc2", inner)
                result[sample, step] += own[place] / own[best].sum() * answer
    often = counts / x.shape[1]
    return result, (often * shares.mean(dim=1)).sum(dim=1) * 4 / 2


def attention_pooling(w: Weights, x: Tensor) -> tuple[Tensor, Tensor]:
    weights = linear(w, "scores", x).softmax(dim=1)
    return (x.transpose(1, 2) @ weights).squeeze(2), weights


def gru(w: Weights, name: str, x: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
    """Run the equations of a GRU step by step."""
    states = []
    for step in range(x.shape[1]):
        given = x[:, step] @ w[f"{name}.weight_ih_l0"].T + w[f"{name}.bias_ih_l0"]
        kept = state @ w[f"{name}.weight_hh_l0"].T + w[f"{name}.bias_hh_l0"]
        (r1, z1, n1), (r2, z2, n2) = given.chunk(3, 1), kept.chunk(3, 1)
        reset, update = torch.sigmoid(r1 + r2), torch.sigmoid(z1 + z2)
        state = (1 - update) * torch.tanh(n1 + reset * n2) + update * state
        states.append(state)
    return torch.stack(states, dim=1), state


def seq2seq_attention(w: Weights, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    width = w["source_words.weight"].shape[1]
    start = torch.zeros(len(source), width)
    read, state = gru(w, "encoder", w["source_words.weight"][source], start)
    written, _ = gru(w, "decoder", w["target_words.weight"][target], state)
    weights = (written @ linear(w, "keys", read).transpose(1, 2)).softmax(dim=-1)
    both = torch.cat((weights @ read, written), dim=-1)
    return torch.tanh(linear(w, "combine", both)), weights


def vae_bottleneck(w: Weights, x: Tensor) -> tuple[Tensor, ...]:
    """In evaluation the code is the mean."""
    mean, log_var = linear(w, "mean_fc", x), linear(w, "log_var_fc", x)
    return mean, log_var, mean


def graph_convolution(w: Weights, adjacency: Tensor, features: Tensor) -> Tensor:
    """Kipf & Welling, equation 2, with the matrix of degrees written out."""
    root = torch.diag_embed(adjacency.sum(dim=-1) ** -0.5)
    return root @ adjacency @ root @ features @ w["fc.weight"].T


REFERENCES: dict[str, Reference] = {
    "residual-basic": residual_basic,
    "residual-bottleneck": residual_bottleneck,
    "residual-projection": residual_projection,
    "residual-pre-activation": residual_pre_activation,
    "inception": inception,
    "inception-bn": inception,
    "dense-block": dense_block,
    "squeeze-excite": squeeze_excite,
    "depthwise-separable": depthwise_separable,
    "inverted-residual": inverted_residual,
    "mbconv": mbconv,
    "convnext": convnext,
    "u-net-down": u_net_down,
    "u-net-up": u_net_up,
    "multi-head-attention": multi_head_attention,
    "encoder-post-norm": encoder(False),
    "encoder-pre-norm": encoder(True),
    "decoder-post-norm": decoder(False),
    "decoder-pre-norm": decoder(True),
    "swiglu": swiglu,
    "grouped-query-attention": grouped_query_attention,
    "vit-stem": vit_stem,
    "mixture-of-experts": mixture_of_experts,
    "attention-pooling": attention_pooling,
    "seq2seq-attention": seq2seq_attention,
    "vae-bottleneck": vae_bottleneck,
    "graph-convolution": graph_convolution,
}
