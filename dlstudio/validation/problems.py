"""The table of problem codes: what each means and how grave it is.

1xx structure, 2xx shapes and values, 3xx blocks, 4xx own layers, 5xx training (raised by
``training.readiness``). The sentences a person reads are made where the problem is found;
``title`` and ``explanation`` are for the handbook and for graders.
"""

from __future__ import annotations

from dataclasses import dataclass

from dlstudio.language import Sentence
from dlstudio.project.diagnostic import Diagnostic, Fix, Place, Severity

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry of the table."""

    code: str
    severity: Severity
    title: str
    explanation: str


_TABLE = (
    Problem("DL101", ERROR, "Loop", "Wires lead from a node back to itself; a network is run once from inputs to outputs."),
    Problem("DL102", ERROR, "Open port", "An input that the layer needs has no wire."),
    Problem("DL103", ERROR, "Two wires into one port", "An input takes one wire; only Add, Concat and their like take several."),
    Problem("DL104", ERROR, "Wire without an end", "A wire starts or ends at a node or port that does not exist."),
    Problem("DL105", ERROR, "Unknown layer", "The layer is not in the catalogue of this version; it is kept as it is."),
    Problem("DL106", WARNING, "Name used twice", "Two nodes have the same name; the code gives the second a number."),
    Problem("DL107", HINT, "Name changed in code", "A name in code has Latin letters, digits and underscores, and is no word of Python or of nn.Module."),
    Problem("DL108", ERROR, "No input", "A network needs at least one Input."),
    Problem("DL109", ERROR, "No output", "A network needs at least one Output."),
    Problem("DL110", WARNING, "Leads nowhere", "The node reaches no Output, so it is left out of the code."),
    Problem("DL111", ERROR, "Muted, but read", "A muted node passes only its first input on, through its first output."),
    Problem("DL201", ERROR, "Shapes do not fit", "The layer cannot take what the wire brings."),
    Problem("DL203", ERROR, "Value not allowed", "A parameter is outside its bounds or of the wrong kind."),
    Problem("DL204", ERROR, "Unknown parameter", "The layer has no parameter of this name."),
    Problem("DL205", ERROR, "Contradicts the wire", "A size was set by hand and differs from what the wire brings."),
    Problem("DL206", WARNING, "Very large layer", "One layer holds more than a thousand million parameters."),
    Problem("DL207", WARNING, "Without effect", "A setting that changes nothing as things stand."),
    Problem("DL208", ERROR, "Unknown initializer", "The initializer is not in the catalogue of this version; it is kept as it is."),
    Problem("DL209", ERROR, "Initializer does not fit", "An initializer cannot fill a tensor of this shape, such as a vector or a matrix."),
    Problem("DL210", WARNING, "Learning-rate factor 0", "The layer does not learn, but its gradients are still computed."),
    Problem("DL211", ERROR, "Places of another image", "MaxUnpool must make an image of the size that was pooled, or the maxima go to other places."),
    Problem("DL212", ERROR, "Weight cannot be tied", "A layer uses the weight of another one beside it, of the same shape and trained in the same way."),
    Problem("DL213", WARNING, "Blind to order", "Attention treats all steps alike; without positions, a sentence is a set of words."),
    Problem("DL214", ERROR, "Place that is not there", "Numbers that count along one axis are read as places of a shorter one."),
    Problem("DL215", WARNING, "Not for half precision", "A mask is filled with a number that float16 does not have; minus infinity is safe everywhere."),
    Problem("DL216", WARNING, "Padding counts as words", "Sentences are filled up to one length; attention that looks at the filling gives another answer for another filling."),
    Problem("DL217", HINT, "Last step may be padding", "Where sentences are filled up on the right, the last step of a recurrent layer stands behind the padding."),
    Problem("DL218", WARNING, "Residual of one channel", "A residual whose shortcut or branch has one channel adds the same numbers to all channels."),
    Problem("DL301", ERROR, "Unknown block", "The node stands for a block that is not in the project."),
    Problem("DL302", ERROR, "Block inside itself", "A block contains itself, directly or through another block."),
    Problem("DL303", ERROR, "Problem inside the block", "The block cannot work with what this node brings to it."),
    Problem("DL304", ERROR, "Expression not possible", "An expression cannot be read, has no value, or one of the wrong kind."),
    Problem("DL305", ERROR, "Unknown name in an expression", "An expression names a parameter that its block does not have."),
    Problem("DL306", ERROR, "Cannot be repeated", "A repeated block takes one tensor and gives one of the same type."),
    Problem("DL307", ERROR, "Weights cannot be shared", "Shared weights need another use of the same block beside it, with the same sizes."),
    Problem("DL308", ERROR, "Parameter of a block not allowed", "A block declares a parameter with a name or a default that cannot be."),
    Problem("DL401", ERROR, "Own layer not found", "The file beside the project, or the class in it, is not there or cannot be used."),
    Problem("DL402", ERROR, "Own layer not trusted", "Code of the person's own is run only after that very file was trusted on this machine."),
    Problem("DL403", HINT, "Shapes being found", "What an own layer does to shapes is found by running it in a process of its own."),
    Problem("DL404", ERROR, "Own layer fails", "The class raises, hangs, or gives something else than it says."),
)  # fmt: skip

PROBLEMS: dict[str, Problem] = {problem.code: problem for problem in _TABLE}


def found(code: str, place: Place, sentence: Sentence, fixes: tuple[Fix, ...] = ()) -> Diagnostic:
    """Make a Diagnostic; its severity stands in the table."""
    return Diagnostic(
        code=code,
        severity=PROBLEMS[code].severity,
        place=place,
        sentence=sentence,
        fixes=fixes,
    )
