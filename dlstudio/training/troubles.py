"""Troubles: what went wrong in a training, in words with causes and what to do. No torch."""

from __future__ import annotations

from dlstudio.errors import DLStudioError, TrainingError
from dlstudio.language import Sentence, say


class StepError(TrainingError):
    """A step that cannot be taken; ``node`` says where, if it is known."""

    def __init__(self, sentence: Sentence, node: str | None, step: int) -> None:
        super().__init__(sentence)
        self.node, self.step = node, step


def bad_number(where: str, node: str | None, name: str | None, step: int) -> StepError:
    """Make the error for a non-finite number.

    Args:
        where: as ``watch.Finding.where``.
        name: what people call the node.
        step: the step that was not taken, counted from 1.
    """
    at = name or say("the network")
    if where == "data":
        sentence = say(
            "Step {step}: the data holds a number that is not finite. Look for missing values, "
            "and correct or remove these samples.",
            step=step,
        )
    elif where == "output":
        sentence = say(
            "Step {step}: the output of {node} became infinite or not a number, so training "
            "stopped before it changed the weights. Usual causes: a learning rate that is too "
            "high, inputs that are not scaled. Try a tenth of the learning rate, clip the "
            "gradients at norm 1, or scale the data.",
            step=step,
            node=at,
        )
    elif where == "gradient":
        sentence = say(
            "Step {step}: the gradient at {node} became infinite or not a number, so training "
            "stopped before it changed the weights. Usual causes: a root or logarithm of zero, "
            "a learning rate that is too high. Clip the gradients at norm 1, or try a tenth of "
            "the learning rate.",
            step=step,
            node=at,
        )
    elif where == "weights":
        sentence = say(
            "Step {step}: the weights of {node} became infinite or not a number. The learning "
            "rate is too high: try a tenth of it.",
            step=step,
            node=at,
        )
    else:
        sentence = say(
            "Step {step}: the loss became infinite or not a number, so training stopped before "
            "it changed the weights. Usual causes: outputs at {node} that are too large for the "
            "loss, a logarithm of zero, a learning rate that is too high. Try a tenth of the "
            "learning rate, clip the gradients at norm 1, or scale the data.",
            step=step,
            node=at,
        )
    return StepError(sentence, node, step)


def sentence_for(error: BaseException, name: str | None) -> Sentence:
    """Say for a person what an exception means; ``name`` is the node it arose in, if known."""
    if isinstance(error, DLStudioError):
        return error.sentence
    text = _first_line(error)
    lacking = any(words in text.lower() for words in ("out of memory", "allocate memory"))
    if isinstance(error, MemoryError) or lacking:
        return say(
            "The memory was not enough for this step. Use a smaller batch size, or fewer and "
            "smaller layers."
        )
    if name is not None:
        return say(
            "Training stopped at {node}: {problem}. Check the settings of this layer and what "
            "is wired to it.",
            node=name,
            problem=text,
        )
    return say(
        "Training stopped because of an unexpected error: {problem}. The details are in run.json "
        "of the run; please report them.",
        problem=text,
    )


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__).rstrip(".")[:300]
