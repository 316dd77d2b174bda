"""The exceptions of DL Studio; every one carries a sentence for the person.

    DLStudioError
    ├── ProjectError     a project file or fragment that cannot be read or written
    ├── GraphError       an edit that the graph refuses (unknown node, used name …)
    ├── CompileError     source that cannot be written, is refused by the guard or fails
    ├── DataError        a data source that cannot be read
    ├── TrainingError    a training that cannot start or go on
    └── ExportError      an export that cannot be written or differs from the module

Findings about a project are values (``project.diagnostic.Diagnostic``), not exceptions.
"""

from dlstudio.language import Sentence


class DLStudioError(Exception):
    """Base of all errors meant for a person; ``sentence`` says what to do."""

    def __init__(self, sentence: Sentence | str) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence if isinstance(sentence, Sentence) else Sentence(sentence)


class ProjectError(DLStudioError):
    """A project file or fragment that cannot be read or written."""


class GraphError(DLStudioError):
    """An edit that the graph refuses."""


class CompileError(DLStudioError):
    """Source that cannot be written, is refused by the guard, or fails when run."""


class DataError(DLStudioError):
    """A data source that cannot be read."""


class TrainingError(DLStudioError):
    """A training that cannot start or go on."""


class ExportError(DLStudioError):
    """An export that cannot be written or that differs from the module."""
