"""Networks of the gallery that make something, have several inputs or answer for each pixel."""

from __future__ import annotations

from dlstudio.gallery.template_spec import TemplateSpec

CHE = "Cheng et al., Wide & deep learning for recommender systems"
GOO = "Goodfellow et al., Generative adversarial networks"
HE = "He et al., Neural collaborative filtering"
HIN = "Hinton & Salakhutdinov, Reducing the dimensionality of data with neural networks"
KOR = "Koren, Bell & Volinsky, Matrix factorization techniques for recommender systems"
MAS = "Masci et al., Stacked convolutional auto-encoders"
NGI = "Ngiam et al., Multimodal deep learning"
RAD = "Radford, Metz & Chintala, Unsupervised representation learning with deep convolutional GANs"
RON = "Ronneberger, Fischer & Brox, U-Net: convolutional networks for biomedical segmentation"

MAKING = (
    TemplateSpec(
        key="autoencoder-2",
        title="Autoencoder with two numbers",
        group="Generative networks",
        summary="Squeezes a digit of 64 pixels into two numbers, which can be drawn, and back.",
        paper=HIN,
        year=2006,
        parameters=4_354,
    ),
    TemplateSpec(
        key="autoencoder-8",
        title="Autoencoder with eight numbers",
        group="Generative networks",
        summary="Squeezes a digit of 64 pixels into eight numbers and back.",
        paper=HIN,
        year=2006,
        parameters=4_744,
    ),
    TemplateSpec(
        key="conv-autoencoder",
        title="Convolutional autoencoder",
        group="Generative networks",
        summary="Pooling on the way in, transposed convolutions on the way out.",
        paper=MAS,
        year=2011,
        parameters=1_913,
    ),
    TemplateSpec(
        key="gan-generator",
        title="GAN: the generator",
        group="Generative networks",
        summary="Makes points of the plane out of noise, to deceive the discriminator.",
        paper=GOO,
        year=2014,
        parameters=4_866,
    ),
    TemplateSpec(
        key="gan-discriminator",
        title="GAN: the discriminator",
        group="Generative networks",
        summary="Tells whether a point of the plane is genuine.",
        paper=GOO,
        year=2014,
        parameters=4_417,
    ),
    TemplateSpec(
        key="dcgan-generator",
        title="DCGAN: the generator",
        group="Generative networks",
        summary="A hundred numbers of noise grow to a picture of 64×64 pixels.",
        paper=RAD,
        year=2015,
        parameters=3_576_704,
    ),
    TemplateSpec(
        key="dcgan-discriminator",
        title="DCGAN: the discriminator",
        group="Generative networks",
        summary="Halves a picture four times and tells whether it is genuine.",
        paper=RAD,
        year=2015,
        parameters=2_765_568,
    ),
    TemplateSpec(
        key="multi-modal",
        title="Picture and text",
        group="Several inputs",
        summary="An encoder for each input; their findings are joined and classified.",
        paper=NGI,
        year=2011,
        parameters=1_733_130,
    ),
    TemplateSpec(
        key="mini-multi-modal",
        title="Mini picture and text",
        group="Several inputs",
        summary="Two small inputs that only together say the class.",
        paper=NGI,
        year=2011,
        parameters=4_770,
    ),
    TemplateSpec(
        key="matrix-factorization",
        title="Matrix factorization",
        group="Several inputs",
        summary="A vector for each user and film; their product is the rating.",
        paper=KOR,
        year=2009,
        parameters=84_000,
    ),
    TemplateSpec(
        key="recommender",
        title="Neural recommender",
        group="Several inputs",
        summary="Vectors of user and film are joined and read by three Linear layers.",
        paper=HE,
        year=2017,
        parameters=90_273,
    ),
    TemplateSpec(
        key="wide-and-deep",
        title="Wide and deep",
        group="Several inputs",
        summary="A straight way for simple rules and a deep one for the rest, added up.",
        paper=CHE,
        year=2016,
        parameters=59_090,
    ),
    TemplateSpec(
        key="u-net",
        title="U-Net",
        group="Segmentation",
        summary="Down to see what it is, up to see where: wires across keep the detail.",
        paper=RON,
        year=2015,
        parameters=31_030_658,
    ),
    TemplateSpec(
        key="u-net-bn",
        title="U-Net with batch normalization",
        group="Segmentation",
        summary="U-Net as it is trained today, for pictures in colour.",
        paper=RON,
        year=2015,
        parameters=31_037_698,
    ),
    TemplateSpec(
        key="mini-u-net",
        title="Mini U-Net",
        group="Segmentation",
        summary="U-Net with two steps down and two up, for pictures of 32×32.",
        paper=RON,
        year=2015,
        parameters=29_490,
    ),
)
