"""Networks built on attention: Transformers for words and pictures."""

from __future__ import annotations

from typing import Any

from dlstudio.project.builder import Graph, Handle
from gallery.pen import Block, Source, Step, chain, conv, drawing, image, joined, linear, result


def tokens(graph: Graph, length: int) -> Handle:
    """Add the Input of word numbers."""
    return graph.add("Input", name="tokens", shape=(length,), dtype="int64")


def embedded(graph: Graph, words: Source, vocabulary: int, width: int, longest: int) -> Source:
    """Draw vectors of words with learned positions."""
    values = {"num_embeddings": vocabulary, "embedding_dim": width}
    steps: list[Step] = [
        ("Embedding", "embedding", values),
        ("LearnedPositions", "positions", {"max_len": longest}),
    ]
    return chain(graph, words, steps)


def encoder(graph: Graph, source: Source, words: Source | None, **params: Any) -> Handle:
    """Draw a Transformer encoder; places of padding in ``words`` are not looked at."""
    node = graph.add("TransformerEncoder", name="encoder", **params)
    graph.connect(source, node["src"])
    if words is not None:
        mask = graph.add("PaddingMask", name="padding", source=words)
        graph.connect(mask, node["src_key_padding_mask"])
    return node


@drawing("multi-head-attention")
def multi_head_attention(graph: Graph) -> None:
    sequence = graph.add("Input", name="sequence", shape=("T", 512))
    attention = graph.add("ScaledDotProductAttention", name="attention")
    for port in ("query", "key", "value"):
        steps: list[Step] = [
            linear(port, 512),
            ("SplitHeads", f"{port}_heads", {"num_heads": 8}),
        ]
        graph.connect(chain(graph, sequence, steps), attention[port])
    end = chain(graph, attention, [("MergeHeads", "merged"), linear("out", 512)])
    result(graph, end, "attended")


def block_alone(graph: Graph, width: int, heads: int, inside: int) -> None:
    """Draw one Transformer block."""
    sequence = graph.add("Input", name="sequence", shape=("T", width))
    block = graph.add("TransformerEncoderLayer", name="block", nhead=heads, dim_feedforward=inside)
    graph.connect(sequence, block["src"])
    result(graph, block, "states")


@drawing("transformer-block")
def transformer_block(graph: Graph) -> None:
    block_alone(graph, 512, 8, 2048)


@drawing("mini-transformer-block")
def mini_transformer_block(graph: Graph) -> None:
    block_alone(graph, 64, 4, 256)


@drawing("transformer")
def transformer(graph: Graph) -> None:
    node = graph.add("Transformer", name="transformer")
    vectors = [graph.add("Input", name=name, shape=(20, 512)) for name in ("source", "target")]
    for vector, port in zip(vectors, ("src", "tgt"), strict=True):
        graph.connect(vector, node[port])
    mask = graph.add("CausalMask", name="causal", source=vectors[1])
    graph.connect(mask, node["tgt_mask"])
    result(graph, node, "states")


@drawing("encoder-classifier")
def encoder_classifier(graph: Graph) -> None:
    words = tokens(graph, 16)
    x = embedded(graph, words, 26, 64, 16)
    states = encoder(graph, x, words, nhead=4, num_layers=2, dim_feedforward=256)
    result(graph, chain(graph, states, [("Mean", "mean", {"dim": (1,)}), linear("fc", 2)]))
    graph.data("sentences")
    graph.training(epochs=8)


def bert(graph: Graph, width: int, layers: int, heads: int, words: int, longest: int) -> Source:
    """Draw BERT up to its pooler: words, their sentence and place, then encoder layers."""
    numbers = tokens(graph, longest)
    sentences = graph.add("Input", name="token_types", shape=(longest,), dtype="int64")
    values = {"num_embeddings": words, "embedding_dim": width, "padding_idx": 0}
    word = graph.add("Embedding", name="word_embeddings", source=numbers, **values)
    values = {"num_embeddings": 2, "embedding_dim": width}
    kind = graph.add("Embedding", name="token_type_embeddings", source=sentences, **values)
    x = chain(
        graph,
        joined(graph, "Add", "embeddings", (word, kind)),
        [
            ("LearnedPositions", "position_embeddings", {"max_len": longest}),
            ("LayerNorm", "embedding_norm", {"eps": 1e-12}),
            ("Dropout", "embedding_dropout", {"p": 0.1}),
        ],
    )
    states = encoder(
        graph,
        x,
        numbers,
        nhead=heads,
        num_layers=layers,
        dim_feedforward=4 * width,
        activation="gelu",
        layer_norm_eps=1e-12,
    )
    steps: list[Step] = [
        ("Select", "first", {"dim": 1, "index": 0}),
        linear("pooler", width),
        ("Tanh", "pooled"),
    ]
    return chain(graph, states, steps)


@drawing("bert-base")
def bert_base(graph: Graph) -> None:
    result(graph, bert(graph, 768, 12, 12, 30_522, 512), "sentence")


@drawing("bert-base-classifier")
def bert_base_classifier(graph: Graph) -> None:
    x = bert(graph, 768, 12, 12, 30_522, 512)
    result(graph, chain(graph, x, [("Dropout", "dropout", {"p": 0.1}), linear("classifier", 2)]))


@drawing("bert-large")
def bert_large(graph: Graph) -> None:
    result(graph, bert(graph, 1024, 24, 16, 30_522, 512), "sentence")


@drawing("mini-bert")
def mini_bert(graph: Graph) -> None:
    x = bert(graph, 64, 2, 4, 64, 32)
    result(graph, chain(graph, x, [linear("classifier", 2)]))


def distilbert(graph: Graph) -> Source:
    """Draw DistilBERT: six layers, no sentence numbers, no pooler."""
    words = tokens(graph, 512)
    x = chain(
        graph,
        embedded(graph, words, 30_522, 768, 512),
        [
            ("LayerNorm", "embedding_norm", {"eps": 1e-12}),
            ("Dropout", "embedding_dropout", {"p": 0.1}),
        ],
    )
    values = {"nhead": 12, "num_layers": 6, "dim_feedforward": 3072, "activation": "gelu"}
    return encoder(graph, x, words, **values, layer_norm_eps=1e-12)


@drawing("distilbert")
def distilbert_states(graph: Graph) -> None:
    result(graph, distilbert(graph), "states")


@drawing("distilbert-classifier")
def distilbert_classifier(graph: Graph) -> None:
    steps: list[Step] = [
        ("Select", "first", {"dim": 1, "index": 0}),
        linear("pre_classifier", 768),
        ("ReLU", "relu"),
        ("Dropout", "dropout", {"p": 0.2}),
        linear("classifier", 2),
    ]
    result(graph, chain(graph, distilbert(graph), steps))


def gpt_block(graph: Graph) -> str:
    """Draw a block that looks back only once; returns its key."""
    block = Block(
        graph,
        "CausalBlock",
        ("states",),
        shape=("T", "width"),
        width=(768, "Numbers that stand for a word."),
        heads=(12, "How many heads share these numbers."),
        dropout=(0.1, "Share of the numbers that are set to zero in training."),
    )
    if not block.fresh:
        return block.layer
    [states] = block.inputs
    inside = block.graph
    norm = block.chain(states, ("LayerNorm", "ln_1"))
    mask = inside.add("CausalMask", name="causal", source=norm)
    values = {"num_heads": "heads", "dropout": "dropout"}
    attention = inside.add("MultiheadAttention", name="attn", **values)
    for port in ("query", "key", "value"):
        inside.connect(norm, attention[port])
    inside.connect(mask, attention["attn_mask"])
    middle = joined(inside, "Add", "after_attn", (states, attention["attn_output"]))
    branch = block.chain(
        middle,
        ("LayerNorm", "ln_2"),
        linear("c_fc", "4*width"),
        ("GELU", "act", {"approximate": "tanh"}),
        linear("c_proj", "width"),
        ("Dropout", "drop", {"p": "dropout"}),
    )
    block.end(joined(inside, "Add", "after_mlp", (middle, branch)))
    return block.layer


def gpt(graph: Graph, width: int, layers: int, heads: int, words: int, longest: int) -> Source:
    """Draw a causal Transformer whose head uses the vectors of its embedding."""
    values = {"num_embeddings": words, "embedding_dim": width}
    embedding = graph.add("Embedding", name="embedding", source=tokens(graph, longest), **values)
    embedding.learning(weight=("normal_", {"std": 0.02}))
    steps: list[Step] = [
        ("LearnedPositions", "positions", {"max_len": longest}),
        ("Dropout", "dropout", {"p": 0.1}),
    ]
    x = chain(graph, embedding, steps)
    values = {"width": width, "heads": heads, "repeat": layers}
    x = graph.add(gpt_block(graph), name="h", source=x, **values)
    x = chain(graph, x, [("LayerNorm", "ln_f")])
    head = graph.add("Linear", name="lm_head", source=x, out_features=words, bias=False)
    return head.learning(tied_to=embedding)


@drawing("gpt-2-small")
def gpt_2_small(graph: Graph) -> None:
    result(graph, gpt(graph, 768, 12, 12, 50_257, 1024))


@drawing("gpt-2-medium")
def gpt_2_medium(graph: Graph) -> None:
    result(graph, gpt(graph, 1024, 24, 16, 50_257, 1024))


@drawing("mini-gpt")
def mini_gpt(graph: Graph) -> None:
    x = gpt(graph, 64, 2, 4, 26, 32)
    steps: list[Step] = [("Permute", "classes_first", {"dims": (0, 2, 1)})]
    result(graph, chain(graph, x, steps))
    graph.data("sentences", target="next word", length=32)
    graph.training(epochs=15, optimizer=("Adam", {"lr": 0.003}), schedule="CosineAnnealingLR")


def vit(graph: Graph, patch: int, width: int, layers: int, heads: int) -> None:
    """Draw a Vision Transformer for pictures of 224 × 224."""
    steps: list[Step] = [
        conv("conv_proj", width, patch, patch, padding=0),
        ("Flatten", "patches", {"start_dim": 2}),
        ("Permute", "patches_first", {"dims": (0, 2, 1)}),
        ("ClassToken", "class_token"),
        ("LearnedPositions", "positions", {"max_len": (224 // patch) ** 2 + 1}),
    ]
    x = chain(graph, image(graph, 3, 224), steps)
    states = encoder(
        graph,
        x,
        None,
        nhead=heads,
        num_layers=layers,
        dim_feedforward=4 * width,
        dropout=0.0,
        activation="gelu",
        layer_norm_eps=1e-6,
        norm_first=True,
        norm=True,
    )
    first: list[Step] = [("Select", "first", {"dim": 1, "index": 0}), linear("head", 1000)]
    result(graph, chain(graph, states, first))


@drawing("vit-b-16")
def vit_b_16(graph: Graph) -> None:
    vit(graph, 16, 768, 12, 12)


@drawing("vit-b-32")
def vit_b_32(graph: Graph) -> None:
    vit(graph, 32, 768, 12, 12)


@drawing("vit-l-16")
def vit_l_16(graph: Graph) -> None:
    vit(graph, 16, 1024, 24, 16)


@drawing("mini-vit")
def mini_vit(graph: Graph) -> None:
    steps: list[Step] = [
        ("PatchEmbedding", "patches", {"embed_dim": 64, "patch_size": 8}),
        ("ClassToken", "class_token"),
        ("LearnedPositions", "positions", {"max_len": 17}),
    ]
    x = chain(graph, image(graph, 3, 32), steps)
    values = {"nhead": 4, "num_layers": 2, "dim_feedforward": 128, "activation": "gelu"}
    states = encoder(graph, x, None, **values, norm_first=True)
    first: list[Step] = [("Select", "first", {"dim": 1, "index": 0}), linear("head", 10)]
    result(graph, chain(graph, states, first))
    graph.data("shapes", samples=3_600)
    graph.training(epochs=15, batch_size=64)
