"""First networks of the gallery: a neuron, regressions, perceptrons of several layers."""

from __future__ import annotations

from dlstudio.gallery.template_spec import TemplateSpec

COX = "Cox, The regression analysis of binary sequences"
FIS = "Fisher, The use of multiple measurements in taxonomic problems"
LANG = "Lang & Witbrock, Learning to tell two spirals apart"
MCP = "McCulloch & Pitts, A logical calculus of the ideas immanent in nervous activity"
ROS = "Rosenblatt, The perceptron: a probabilistic model for information storage"
RUM = "Rumelhart, Hinton & Williams, Learning representations by back-propagating errors"
SRI = "Srivastava et al., Dropout: a simple way to prevent neural networks from overfitting"

FIRST = (
    TemplateSpec(
        key="neuron",
        title="A neuron",
        group="First networks",
        summary="Three inputs, three weights, one bias and a Sigmoid: four numbers to learn.",
        paper=MCP,
        year=1943,
        parameters=4,
    ),
    TemplateSpec(
        key="perceptron",
        title="Perceptron",
        group="First networks",
        summary="One neuron draws a straight line: some moons stay on the wrong side.",
        paper=ROS,
        year=1958,
        parameters=3,
        data="moons",
    ),
    TemplateSpec(
        key="mlp-xor",
        title="XOR with four neurons",
        group="First networks",
        summary="What no single neuron can: one hidden layer of four solves XOR.",
        paper=RUM,
        year=1986,
        parameters=17,
        data="xor",
    ),
    TemplateSpec(
        key="logistic-regression",
        title="Logistic regression",
        group="First networks",
        summary="One Linear layer and a probability: often hard to beat on tables.",
        paper=COX,
        year=1958,
        parameters=31,
        data="breast_cancer",
    ),
    TemplateSpec(
        key="softmax-regression",
        title="Softmax regression",
        group="First networks",
        summary="One weight for each pixel and class: digits without a hidden layer.",
        paper=COX,
        year=1958,
        parameters=650,
        data="digits",
    ),
    TemplateSpec(
        key="mlp-iris",
        title="MLP for iris",
        group="First networks",
        summary="Sixteen neurons tell three kinds of iris by four lengths.",
        paper=FIS,
        year=1936,
        parameters=131,
        data="iris",
    ),
    TemplateSpec(
        key="mlp-wine",
        title="MLP with normalization and dropout",
        group="First networks",
        summary="Batch normalization and dropout keep a small table from being learned by heart.",
        paper=SRI,
        year=2014,
        parameters=1_731,
        data="wine",
    ),
    TemplateSpec(
        key="mlp-digits",
        title="MLP 64-128-10",
        group="First networks",
        summary="One hidden layer of 128 neurons reads digits of 8×8 pixels.",
        paper=RUM,
        year=1986,
        parameters=9_610,
        data="digits",
    ),
    TemplateSpec(
        key="mlp-784",
        title="MLP 784-128-10",
        group="First networks",
        summary="The first network of most courses, for digits of 28×28 pixels.",
        paper=RUM,
        year=1986,
        parameters=101_770,
        data="digits",
    ),
    TemplateSpec(
        key="mlp-sigmoid",
        title="MLP with Sigmoid",
        group="First networks",
        summary="The same network with the activation of 1986: see how much slower it learns.",
        paper=RUM,
        year=1986,
        parameters=101_770,
        data="digits",
    ),
    TemplateSpec(
        key="deep-mlp",
        title="Deep MLP",
        group="First networks",
        summary="Three hidden layers bend the plane around two spirals.",
        paper=LANG,
        year=1988,
        parameters=2_274,
        data="two_spirals",
    ),
)
