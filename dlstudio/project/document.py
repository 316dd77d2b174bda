"""Document: the open project. The one place that holds state; no Qt.

History keeps old values, so undo gives back the very object that was there before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path

from dlstudio.catalog.own_layers import OwnLayers
from dlstudio.language import Sentence
from dlstudio.project.change import Change
from dlstudio.project.commands import Command
from dlstudio.project.model import Project

Listener = Callable[[Change], None]

LONGEST_HISTORY = 500


@dataclass(frozen=True, slots=True)
class Step:
    """One undo step: its name and the values on both sides."""

    label: Sentence
    before: Project
    after: Project
    merge_key: object | None = None


class Document:
    """Current value, history, path. Not for use from several threads.

    Args:
        project: the value to start from.
        path: where it was read from; None for a new one.
    """

    def __init__(self, project: Project, path: Path | None = None) -> None:
        self._project = project
        self._saved: Project | None = project
        self._past: list[Step] = []
        self._future: list[Step] = []
        self._listeners: list[Listener] = []
        self._open: list[Project] = []
        self._mergeable = False
        self.path = path

    @property
    def project(self) -> Project:
        """The current value."""
        return self._project

    @property
    def modified(self) -> bool:
        """Whether the current value is another than the saved one."""
        return self._saved is None or not _is_same(self._project, self._saved)

    @property
    def saved(self) -> Project | None:
        """The value that was read or saved last; None if it is in no file."""
        return self._saved

    @property
    def past(self) -> tuple[Step, ...]:
        """The steps that undo takes back, oldest first."""
        return tuple(self._past)

    @property
    def future(self) -> tuple[Step, ...]:
        """The steps that redo does again, next first."""
        return tuple(reversed(self._future))

    def do(self, command: Command, initiator: object = None) -> Change:
        """Apply a command; on an error nothing has changed.

        Raises:
            GraphError: the command cannot be applied.
        """
        after = command.apply(self._project)
        if not self._open:
            self._record(Step(command.label, self._project, after, command.merge_key))
        return self._become(after, initiator)

    def undo(self) -> Change | None:
        """Take the last step back; None if there is none."""
        if not self._past or self._open:
            return None
        step = self._past.pop()
        self._future.append(step)
        self._mergeable = False
        return self._become(step.before, self)

    def redo(self) -> Change | None:
        """Do the last undone step again; None if there is none."""
        if not self._future or self._open:
            return None
        step = self._future.pop()
        self._past.append(step)
        self._mergeable = False
        return self._become(step.after, self)

    def go_to(self, place: int) -> Change | None:
        """Undo or redo until ``place`` steps lie behind, as one change; None if nothing moves.

        Args:
            place: 0 is the value that the history begins with.
        """
        before = len(self._past)
        place = min(max(place, 0), before + len(self._future))
        if place == before or self._open:
            return None
        while len(self._past) > place:
            self._future.append(self._past.pop())
        while len(self._past) < place:
            self._past.append(self._future.pop())
        self._mergeable = False
        project = self._past[-1].after if self._past else self._future[-1].before
        return self._become(project, self)

    @contextmanager
    def transaction(self, label: Sentence) -> Iterator[None]:
        """Make everything done inside one undo step; an exception takes all of it back."""
        start = self._project
        self._open.append(start)
        try:
            yield
        except BaseException:
            self._open.pop()
            self._become(start, self)
            raise
        self._open.pop()
        if not self._open and self._project is not start:
            self._record(Step(label, start, self._project))

    def know(self, own: OwnLayers) -> None:
        """Take over what is known of the person's own layers; that is no step to undo."""
        self._become(self._project, self, own)

    def seal(self) -> None:
        """End merging: the next command starts a new undo step."""
        self._mergeable = False

    def mark_saved(self, project: Project, path: Path) -> None:
        """Note that a value has been written to a path; undo can come back to it."""
        self._saved = project
        self.path = path
        self.seal()

    def mark_unsaved(self) -> None:
        """Note that the current value is in no file (a recovered or new project)."""
        self._saved = None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change; returns a function that ends it."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def _record(self, step: Step) -> None:
        if step.after is step.before:
            return
        last = self._past[-1] if self._past and self._mergeable else None
        if last and step.merge_key is not None and last.merge_key == step.merge_key:
            self._past[-1] = Step(step.label, last.before, step.after, step.merge_key)
        else:
            self._past.append(step)
            del self._past[:-LONGEST_HISTORY]
        self._future.clear()
        self._mergeable = True

    def _become(self, project: Project, initiator: object, own: OwnLayers | None = None) -> Change:
        # Files change beside the history: an old value gets what is known now.
        own = own or self._project.own
        if project.own is not own:
            project = replace(project, own=own)
        change = Change.between(self._project, project, initiator)
        self._project = project
        if change.before is not change.after:
            for listener in tuple(self._listeners):
                listener(change)
        return change


def _is_same(one: Project, other: Project) -> bool:
    """Tell whether all that is saved are the very same objects."""
    saved = (field.name for field in fields(Project) if field.name != "own")
    return one is other or all(getattr(one, name) is getattr(other, name) for name in saved)
