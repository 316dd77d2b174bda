"""Blocks of sequences, generative networks and graphs."""

from __future__ import annotations

from dlstudio.library.block_spec import BlockSpec

KIN = "Kingma & Welling, Auto-encoding variational Bayes"
KIP = "Kipf & Welling, Semi-supervised classification with graph convolutional networks"
LUO = "Luong, Pham & Manning, Effective approaches to attention-based translation"

OTHERS = (
    BlockSpec(
        key="seq2seq-attention",
        title="Seq2seq with attention",
        group="Recurrent",
        summary="A GRU reads, another writes and looks at all that was read at each step.",
        paper=LUO,
        year=2015,
        words=("translation", "encoder", "decoder", "GRU"),
    ),
    BlockSpec(
        key="vae-bottleneck",
        title="VAE bottleneck",
        group="Dense",
        summary="Says mean and spread of a code and draws one; the two are needed for the loss.",
        paper=KIN,
        year=2013,
        words=("variational", "latent"),
    ),
    BlockSpec(
        key="graph-convolution",
        title="Graph convolution",
        group="Dense",
        summary="Each node takes in what its neighbours know; the adjacency is a matrix.",
        paper=KIP,
        year=2016,
        words=("GCN", "graph", "adjacency"),
    ),
)
