"""Blocks of Transformers."""

from __future__ import annotations

from dlstudio.library.block_spec import BlockSpec

AIN = "Ainslie et al., GQA: training generalized multi-query Transformer models"
DOS = "Dosovitskiy et al., An image is worth 16x16 words"
FED = "Fedus, Zoph & Shazeer, Switch Transformers"
LIN = "Lin et al., A structured self-attentive sentence embedding"
SHA = "Shazeer, GLU variants improve Transformer"
VAS = "Vaswani et al., Attention is all you need"
XIO = "Xiong et al., On layer normalization in the Transformer architecture"

GROUP = "Attention"

ATTENTION = (
    BlockSpec(
        key="multi-head-attention",
        title="Multi-head attention",
        group=GROUP,
        summary="Self-attention from its parts: four Linear layers and the heads between them.",
        paper=VAS,
        year=2017,
        words=("self attention", "MHA"),
    ),
    BlockSpec(
        key="encoder-post-norm",
        title="Encoder layer post-norm",
        group=GROUP,
        summary="Attention and feed-forward, each added to what came in, then normalized.",
        paper=VAS,
        year=2017,
        words=("transformer", "bert"),
    ),
    BlockSpec(
        key="encoder-pre-norm",
        title="Encoder layer pre-norm",
        group=GROUP,
        summary="Normalized first, then attention and feed-forward; trains without warm-up.",
        paper=XIO,
        year=2020,
        words=("transformer", "gpt", "vit"),
    ),
    BlockSpec(
        key="decoder-post-norm",
        title="Decoder layer post-norm",
        group=GROUP,
        summary="Looks back at its own words, then at the encoder's, then feed-forward.",
        paper=VAS,
        year=2017,
        words=("transformer", "cross attention"),
    ),
    BlockSpec(
        key="decoder-pre-norm",
        title="Decoder layer pre-norm",
        group=GROUP,
        summary="The decoder layer with normalization before each part.",
        paper=XIO,
        year=2020,
        words=("transformer", "cross attention"),
    ),
    BlockSpec(
        key="swiglu",
        title="SwiGLU feed-forward",
        group=GROUP,
        summary="A Linear layer opens or closes another by SiLU, a third leads back.",
        paper=SHA,
        year=2020,
        words=("llama", "gated", "FFN"),
    ),
    BlockSpec(
        key="grouped-query-attention",
        title="Grouped-query attention",
        group=GROUP,
        summary="Several query heads share keys and values; positions turn the vectors.",
        paper=AIN,
        year=2023,
        words=("GQA", "rotary", "RoPE", "llama"),
    ),
    BlockSpec(
        key="vit-stem",
        title="ViT patch stem",
        group=GROUP,
        summary="Cuts a picture into patches, and adds a class token and learned positions.",
        paper=DOS,
        year=2020,
        words=("vision transformer", "patch embedding"),
    ),
    BlockSpec(
        key="mixture-of-experts",
        title="Mixture of experts",
        group=GROUP,
        summary="A router weighs the best of four networks for each input; uneven load is a loss.",
        paper=FED,
        year=2021,
        words=("MoE", "top-k", "router"),
    ),
    BlockSpec(
        key="attention-pooling",
        title="Attention pooling",
        group=GROUP,
        summary="Weighs the steps of a sequence and adds them up; the weights can be looked at.",
        paper=LIN,
        year=2017,
        words=("pooling", "sequence"),
    ),
)
