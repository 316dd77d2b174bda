"""The shipped projects: examples that train at once, and templates to start from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dlstudio.errors import ProjectError
from dlstudio.language import say
from dlstudio.project.files import load
from dlstudio.resources import resource
from dlstudio.validation.summary import summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A shipped project; its key is the name of its file without the suffix."""

    key: str
    path: Path
    title: str
    notes: str
    data: str
    parameters: int


def sample_keys() -> list[str]:
    """Return the keys of all samples, in alphabetical order."""
    return sorted(path.stem for path in resource("samples").glob("*.dls"))


def sample_path(key: str) -> Path:
    """Return the file of a sample; ProjectError if there is none."""
    if key not in sample_keys():
        raise ProjectError(
            say(
                "There is no template called “{key}”. Use one of: {keys}.",
                key=key,
                keys=", ".join(sample_keys()),
            )
        )
    return resource("samples", f"{key}.dls")


def sample(key: str) -> Sample:
    """Describe a sample."""
    path = sample_path(key)
    project = load(path)
    return Sample(
        key=key,
        path=path,
        title=project.title,
        notes=project.notes,
        data=project.data.key if project.data else "",
        parameters=summary(project).parameters,
    )
