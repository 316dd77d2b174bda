"""Networks of the gallery that are made of two: a GAN whole, teacher and student, and more."""

from __future__ import annotations

from dlstudio.gallery.template_spec import TemplateSpec

GOO = "Goodfellow et al., Generative adversarial networks"
HEM = "He et al., Masked autoencoders are scalable vision learners"
HIN = "Hinton, Vinyals & Dean, Distilling the knowledge in a neural network"
SNE = "Snell, Swersky & Zemel, Prototypical networks for few-shot learning"

COMBINED = (
    TemplateSpec(
        key="gan",
        title="GAN: both networks",
        group="Generative networks",
        summary="Generator and discriminator as blocks; one discriminator judges made and genuine.",
        paper=GOO,
        year=2014,
        parameters=9_283,
    ),
    TemplateSpec(
        key="masked-autoencoder",
        title="Masked autoencoder",
        group="Generative networks",
        summary="Sees a quarter of the patches of a picture and paints all of them.",
        paper=HEM,
        year=2021,
        parameters=235_376,
    ),
    TemplateSpec(
        key="distillation",
        title="Teacher and student",
        group="Several inputs",
        summary="A large network and a small one see the same picture; one teaches the other.",
        paper=HIN,
        year=2015,
        parameters=125_156,
    ),
    TemplateSpec(
        key="prototypes",
        title="Few-shot prototypes",
        group="Several inputs",
        summary="The mean of five examples stands for a class; the nearest one is the answer.",
        paper=SNE,
        year=2017,
        parameters=108_736,
    ),
)
