"""Networks of the gallery that read sequences and texts."""

from __future__ import annotations

from dlstudio.gallery.template_spec import TemplateSpec

ALI = "Alipanahi et al., Predicting the sequence specificities of DNA- and RNA-binding proteins"
BAH = "Bahdanau, Cho & Bengio, Neural machine translation by jointly learning to align"
CHO = "Cho et al., Learning phrase representations using RNN encoder–decoder"
CTC = "Graves et al., Connectionist temporal classification"
DEEP = "Hannun et al., Deep Speech: scaling up end-to-end speech recognition"
ELM = "Elman, Finding structure in time"
FAST = "Joulin et al., Bag of tricks for efficient text classification"
GRA = "Graves & Schmidhuber, Framewise phoneme classification with bidirectional LSTM"
HOC = "Hochreiter & Schmidhuber, Long short-term memory"
HUANG = "Huang, Xu & Yu, Bidirectional LSTM-CRF models for sequence tagging"
KIM = "Kim, Convolutional neural networks for sentence classification"
OOR = "van den Oord et al., WaveNet: a generative model for raw audio"
SUTS = "Sutskever, Martens & Hinton, Generating text with recurrent neural networks"
ZEN = "Zeng et al., Are transformers effective for time series forecasting?"

SEQUENTIAL = (
    TemplateSpec(
        key="rnn",
        title="RNN",
        group="Sequences",
        summary="Reads a digit row by row, keeps a state of 128 numbers and answers at the end.",
        paper=ELM,
        year=1990,
        parameters=21_514,
        data="digits",
    ),
    TemplateSpec(
        key="stacked-rnn",
        title="Stacked RNN",
        group="Sequences",
        summary="Two recurrent layers with dropout between them.",
        paper=ELM,
        year=1990,
        parameters=54_538,
        data="digits",
    ),
    TemplateSpec(
        key="lstm",
        title="LSTM",
        group="Sequences",
        summary="Gates decide what is kept, so that early rows are not forgotten.",
        paper=HOC,
        year=1997,
        parameters=82_186,
        data="digits",
    ),
    TemplateSpec(
        key="stacked-lstm",
        title="Stacked LSTM",
        group="Sequences",
        summary="Two LSTM layers: the second reads what the first has understood.",
        paper=HOC,
        year=1997,
        parameters=214_282,
        data="digits",
    ),
    TemplateSpec(
        key="gru",
        title="GRU",
        group="Sequences",
        summary="Two gates instead of three: almost an LSTM, with a quarter fewer weights.",
        paper=CHO,
        year=2014,
        parameters=61_962,
        data="digits",
    ),
    TemplateSpec(
        key="bidirectional-lstm",
        title="Bidirectional LSTM",
        group="Sequences",
        summary="Reads from both ends; every step knows what comes before and after it.",
        paper=GRA,
        year=2005,
        parameters=164_362,
        data="digits",
    ),
    TemplateSpec(
        key="bidirectional-gru",
        title="Bidirectional GRU",
        group="Sequences",
        summary="A GRU in both directions, averaged over all steps.",
        paper=CHO,
        year=2014,
        parameters=123_914,
        data="digits",
    ),
    TemplateSpec(
        key="lstm-attention",
        title="LSTM with attention",
        group="Sequences",
        summary="Learns which steps matter and sums them by their weight.",
        paper=BAH,
        year=2014,
        parameters=214_411,
        data="digits",
    ),
    TemplateSpec(
        key="forecaster-gru",
        title="Forecaster with a GRU",
        group="Sequences",
        summary="Reads forty values of a noisy wave and says the next.",
        paper=CHO,
        year=2014,
        parameters=3_393,
        data="waves",
    ),
    TemplateSpec(
        key="forecaster-lstm",
        title="Forecaster with an LSTM",
        group="Sequences",
        summary="The same forecast from an LSTM, to compare.",
        paper=HOC,
        year=1997,
        parameters=4_513,
        data="waves",
    ),
    TemplateSpec(
        key="forecaster-convolution",
        title="Forecaster with dilated convolutions",
        group="Sequences",
        summary="Convolutions whose gaps double see far back without recurrence.",
        paper=OOR,
        year=2016,
        parameters=2_433,
        data="waves",
    ),
    TemplateSpec(
        key="forecaster-linear",
        title="Linear forecaster",
        group="Sequences",
        summary="One weight for each past value: what every larger forecaster must beat.",
        paper=ZEN,
        year=2022,
        parameters=41,
        data="waves",
    ),
    TemplateSpec(
        key="dna-convolution",
        title="Convolution for DNA",
        group="Sequences",
        summary="Filters over the four bases find short motifs in a sequence of 200.",
        paper=ALI,
        year=2015,
        parameters=55_618,
    ),
    TemplateSpec(
        key="speech-ctc",
        title="Speech recognition with CTC",
        group="Sequences",
        summary="Frames of sound in, letters out: two LSTM layers both ways, for the CTC loss.",
        paper=DEEP,
        year=2014,
        parameters=2_720_797,
    ),
    TemplateSpec(
        key="mini-speech-ctc",
        title="Mini speech recognition",
        group="Sequences",
        summary="The same network for 13 bands of sound and six tones.",
        paper=CTC,
        year=2006,
        parameters=171_718,
    ),
    TemplateSpec(
        key="text-classifier",
        title="Text classifier",
        group="Text",
        summary="Vectors of words, an LSTM that reads them, dropout and two classes.",
        paper=HOC,
        year=1997,
        parameters=1_367_106,
    ),
    TemplateSpec(
        key="mini-text-classifier",
        title="Mini text classifier",
        group="Text",
        summary="The text classifier for 64 words and sentences of 16.",
        paper=HOC,
        year=1997,
        parameters=27_266,
    ),
    TemplateSpec(
        key="bag-of-words",
        title="Bag of words",
        group="Text",
        summary="The mean of the word vectors and one Linear layer: fast, and often enough.",
        paper=FAST,
        year=2016,
        parameters=1_280_260,
    ),
    TemplateSpec(
        key="text-cnn",
        title="TextCNN",
        group="Text",
        summary="Convolutions over three, four and five words; the strongest answers count.",
        paper=KIM,
        year=2014,
        parameters=6_360_902,
    ),
    TemplateSpec(
        key="tagger",
        title="Word tagger",
        group="Text",
        summary="An LSTM in both directions gives every word a tag, such as a name or a place.",
        paper=HUANG,
        year=2015,
        parameters=1_237_833,
    ),
    TemplateSpec(
        key="character-model",
        title="Character model",
        group="Text",
        summary="Says the next letter after every letter: text comes out one character at a time.",
        paper=SUTS,
        year=2011,
        parameters=886_880,
    ),
)
