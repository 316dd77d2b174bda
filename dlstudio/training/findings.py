"""The problem codes 5xx: what stands in the way of a training."""

from __future__ import annotations

from collections.abc import Iterable

from dlstudio.language import Sentence
from dlstudio.project.diagnostic import Diagnostic, Fix, Place, Severity

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT

# code -> (title, explanation, severity)
READINESS_PROBLEMS: dict[str, tuple[str, str, Severity]] = {
    "DL501": ("No data", "A training needs a data source.", ERROR),
    "DL502": ("Data cannot be read", "The chosen data source cannot say what it holds.", ERROR),
    "DL503": (
        "Inputs and data differ in number",
        "The network has one Input for each field of the data, in the same order.",
        ERROR,
    ),
    "DL504": (
        "Input does not fit the data",
        "Shape and kind of numbers of an Input must be those of its field of the data.",
        ERROR,
    ),
    "DL505": (
        "Output does not fit the loss",
        "The loss compares the first Output with the target, so their sizes must agree.",
        ERROR,
    ),
    "DL506": ("Loss does not fit the task", "Classes and numbers need different losses.", ERROR),
    "DL507": (
        "Softmax before a loss that has its own",
        "Cross-entropy applies softmax itself; twice makes learning slow and probabilities wrong.",
        ERROR,
    ),
    "DL508": (
        "LogSoftmax before cross-entropy",
        "Cross-entropy applies log-softmax itself; a second one changes nothing but takes time.",
        WARNING,
    ),
    "DL509": (
        "NLLLoss without LogSoftmax",
        "NLLLoss expects logarithms of probabilities, as LogSoftmax gives them.",
        ERROR,
    ),
    "DL510": (
        "Sigmoid before a loss that has its own",
        "BCEWithLogitsLoss applies the sigmoid itself.",
        ERROR,
    ),
    "DL511": (
        "Batch larger than the training part",
        "Every epoch is a single step with all samples.",
        WARNING,
    ),
    "DL512": (
        "Batch of one with batch normalization",
        "Batch normalization compares the samples of a batch, so it needs at least two.",
        ERROR,
    ),
    "DL513": (
        "Early stopping without validation",
        "Early stopping watches the validation loss.",
        ERROR,
    ),
    "DL514": ("No training samples", "Validation and test take all samples.", ERROR),
    "DL515": ("Training value not allowed", "A training setting is outside its bounds.", ERROR),
    "DL516": (
        "Unknown training entry",
        "A loss, optimizer, schedule or metric that this version does not have.",
        ERROR,
    ),
    "DL517": ("Metric does not fit the task", "The metric cannot be computed here.", ERROR),
    "DL518": ("Device not there", "Training will use the CPU.", WARNING),
    "DL519": (
        "Further outputs are not trained",
        "The loss is computed on the first Output only.",
        WARNING,
    ),
    "DL520": ("Nothing to learn", "No layer of the network has weights.", ERROR),
    "DL521": (
        "Last layer squeezes the scores",
        "A loss that takes raw scores applies what it needs itself.",
        WARNING,
    ),
    "DL522": (
        "Last layer does not give what the loss takes",
        "Some losses expect probabilities or their logarithms.",
        ERROR,
    ),
    "DL523": (
        "Weights that the optimizer cannot train",
        "Muon trains matrices only, no biases, convolutions or norms.",
        ERROR,
    ),
    "DL524": (
        "Weights of classes differ in number",
        "A loss with weights needs one for each class.",
        ERROR,
    ),
    "DL525": (
        "Outputs for the loss are missing",
        "Some losses compare several outputs of the network.",
        ERROR,
    ),
    "DL526": (
        "Outputs of the loss do not fit each other",
        "A loss that compares outputs needs them in one size.",
        ERROR,
    ),
    "DL527": (
        "Fewer steps than labels",
        "CTC gives each label at least one step of the output.",
        ERROR,
    ),
    "DL528": (
        "The loss graph cannot be used",
        "A loss graph makes one number that follows from outputs of the network.",
        ERROR,
    ),
    "DL529": (
        "Everything is frozen",
        "All layers with weights are frozen, so no step could change anything.",
        ERROR,
    ),
    "DL531": (
        "An activation cuts the scores off",
        "Cross-entropy compares raw scores; behind a ReLU those of many classes are all zero.",
        WARNING,
    ),
    "DL532": (
        "Setting that the optimizer cannot take",
        "LBFGS compares losses and slopes along a line, so all weights share one rate and slopes "
        "are never cut.",
        ERROR,
    ),
    "DL533": (
        "Last step is padding",
        "The data fills short sentences up behind, so the last step of a recurrent layer stands "
        "behind the padding.",
        WARNING,
    ),
}

# What the check supposes, by the code of what the data makes certain at the same place.
SUPPOSED = {"DL533": "DL217"}

# What a running training may tell (``Advised``): code -> (title, explanation).
ADVICE: dict[str, tuple[str, str]] = {
    "DL518": ("Device not there", "The wished device is missing; training uses the CPU."),
    "DL530": ("About the data", "Something to know about how the data was divided."),
    "DL581": ("Over-fitting", "The validation loss rises while the training loss falls."),
    "DL582": ("The loss does not fall", "After several epochs the loss is where it began."),
    "DL583": ("The loss jumps", "The training loss rises strongly again and again."),
    "DL584": ("A layer does not come back", "A call of a layer of your own takes very long."),
    "DL591": ("Curves not written", "The disk refused the journal of the run."),
    "DL592": ("Checkpoint not written", "The disk refused a checkpoint or the weights."),
}


def once(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Leave out what is said twice, and what was only supposed where it is certain."""
    kept: dict[object, Diagnostic] = {}
    for one in diagnostics:
        kept.setdefault((one.code, one.place, str(one.sentence)), one)
    certain = {(SUPPOSED[one.code], one.place) for one in kept.values() if one.code in SUPPOSED}
    return tuple(one for one in kept.values() if (one.code, one.place) not in certain)


def found(code: str, place: Place, sentence: Sentence, fixes: tuple[Fix, ...] = ()) -> Diagnostic:
    """Make a Diagnostic; its severity stands in the table."""
    severity = READINESS_PROBLEMS[code][2]
    return Diagnostic(code=code, severity=severity, place=place, sentence=sentence, fixes=fixes)


def setting(name: str) -> Place:
    """Return the place of a training setting."""
    return Place(setting=name)
