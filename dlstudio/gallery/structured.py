"""Networks of the gallery for graphs, experts, pairs and clips."""

from __future__ import annotations

from dlstudio.gallery.template_spec import TemplateSpec

BAH = "Bahdanau, Cho & Bengio, Neural machine translation by jointly learning to align"
BRO = "Bromley et al., Signature verification using a siamese time delay neural network"
DON = "Donahue et al., Long-term recurrent convolutional networks"
GIR = "Girshick et al., Rich feature hierarchies for accurate object detection"
JAC = "Jacobs et al., Adaptive mixtures of local experts"
KIN = "Kingma & Welling, Auto-encoding variational Bayes"
KIPF = "Kipf & Welling, Semi-supervised classification with graph convolutional networks"
RED = "Redmon, Divvala, Girshick & Farhadi, You only look once: unified, real-time detection"
SUT = "Sutskever, Vinyals & Le, Sequence to sequence learning with neural networks"
VIN = "Vincent et al., Extracting and composing robust features with denoising autoencoders"

STRUCTURED = (
    TemplateSpec(
        key="gcn",
        title="Graph convolution",
        group="Graphs and experts",
        summary="Each paper of Cora takes the mean of its neighbours, twice, and names its field.",
        paper=KIPF,
        year=2016,
        parameters=23_063,
    ),
    TemplateSpec(
        key="mixture-of-experts",
        title="Mixture of experts",
        group="Graphs and experts",
        summary="A router sends each digit to one of four experts; the others do not count.",
        paper=JAC,
        year=1991,
        parameters=9_900,
        data="digits",
    ),
    TemplateSpec(
        key="siamese",
        title="Siamese network",
        group="Several inputs",
        summary="One encoder with the same weights for two pictures: how far apart are they?",
        paper=BRO,
        year=1993,
        parameters=121_280,
    ),
    TemplateSpec(
        key="vae",
        title="Variational autoencoder",
        group="Generative networks",
        summary="The code is a cloud instead of a point, so new digits can be drawn from it.",
        paper=KIN,
        year=2013,
        parameters=652_824,
    ),
    TemplateSpec(
        key="denoising-autoencoder",
        title="Denoising autoencoder",
        group="Generative networks",
        summary="Noise goes in, the clean digit has to come out.",
        paper=VIN,
        year=2008,
        parameters=201_616,
    ),
    TemplateSpec(
        key="cnn-lstm",
        title="CNN and LSTM for clips",
        group="Sequences",
        summary="Convolutions look at each frame, an LSTM at their order.",
        paper=DON,
        year=2014,
        parameters=1_121_514,
    ),
    TemplateSpec(
        key="seq2seq",
        title="Sequence to sequence",
        group="Text",
        summary="One GRU reads a sentence, another starts from its state and writes.",
        paper=SUT,
        year=2014,
        parameters=10_565_440,
    ),
    TemplateSpec(
        key="seq2seq-attention",
        title="Sequence to sequence with attention",
        group="Text",
        summary="For each word it writes, it looks again at the words it has read.",
        paper=BAH,
        year=2014,
        parameters=11_090_240,
    ),
    TemplateSpec(
        key="toy-detector",
        title="Toy detector",
        group="Segmentation",
        summary="One network, two answers: what is in the picture, and the corners of its box.",
        paper=GIR,
        year=2013,
        parameters=156_590,
    ),
    TemplateSpec(
        key="shape-detector",
        title="Shape detector",
        group="Segmentation",
        summary="One row of numbers says where a shape is and how sure it is of each kind.",
        paper=RED,
        year=2016,
        parameters=156_590,
        data="shapes",
    ),
)
