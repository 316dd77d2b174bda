"""Settling: what is asked before a project is let go: its training, its unsaved work.

Nothing blocks: a question takes the rest of the work as a function and calls it on Yes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dlstudio.gui.frame.message_bar import MessageBar
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.language import say

if TYPE_CHECKING:
    from dlstudio.gui.dialogs.question import Question
    from dlstudio.gui.models.workspace import Workspace

Then = Callable[[], None]

PATIENCE_MS = 3_000


class Settling:
    """The questions about one tab.

    Args:
        save_then: saves, asking for a name if there is none, and goes on after a success.
    """

    def __init__(
        self,
        studio: Studio,
        window: QWidget,
        messages: MessageBar,
        workspace: Workspace,
        save_then: Callable[[Then], None],
    ) -> None:
        self._studio, self._window, self._messages = studio, window, messages
        self._workspace, self._save_then = workspace, save_then
        self.question: Question | None = None

    def begin(self, then: Then) -> None:
        """Ask what has to be asked, then go on; not if that is answered with No."""
        if self.question is not None:
            # The question on the screen has to be answered first.
            self.question.raise_()
            self.question.activateWindow()
        elif self._studio.run.state == "stopping":
            self._stop_training(lambda: self.begin(then))
        elif self._studio.run.active:
            self._ask_training(lambda: self.begin(then))
        elif self._studio.files.modified:
            self._ask_unsaved(then)
        else:
            then()

    def _ask_training(self, then: Then) -> None:
        self._workspace.activate(self._studio)

        def answered(key: str) -> None:
            self.question = None
            if key == "stop":
                self._stop_training(then)

        self._ask(
            tr("A training is going on"),
            tr("Stop it? What it has learned so far is kept in its run and can be resumed."),
            [("stop", tr("Stop training")), ("cancel", tr("Go on training"))],
            answered,
        )

    def _stop_training(self, then: Then) -> None:
        """Stop the training, and go on when it has ended; the window answers meanwhile."""
        run = self._studio.run
        patience = QTimer(self._window, singleShot=True, interval=PATIENCE_MS)

        def on_state(_state: str) -> None:
            if not run.active and patience.isActive():
                patience.stop()
                let_go()
                # Not here: others still have to hear of the end.
                QTimer.singleShot(0, self._window, then)

        def on_late() -> None:
            let_go()
            self._messages.say(
                say("The training has not stopped yet. Try again in a moment."), "warning"
            )

        def let_go() -> None:
            run.stateChanged.disconnect(on_state)
            patience.deleteLater()

        run.stateChanged.connect(on_state)
        patience.timeout.connect(on_late)
        patience.start()
        run.stop()
        on_state(run.state)

    def _ask_unsaved(self, then: Then) -> None:
        self._workspace.activate(self._studio)  # so that it is seen what is asked about

        def answered(key: str) -> None:
            self.question = None
            if key == "save":
                self._save_then(then)
            elif key == "discard":
                then()

        self._ask(
            tr("Unsaved changes"),
            tr(
                "“{title}” has changes that are in no file. Save them?",
                title=self._studio.document.project.title,
            ),
            [("save", tr("Save")), ("discard", tr("Discard")), ("cancel", tr("Cancel"))],
            answered,
            danger="discard",
        )

    def _ask(
        self,
        title: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        then: Callable[[str], None],
        danger: str = "",
    ) -> None:
        from dlstudio.gui.dialogs.question import Question

        self.question = Question.ask(self._window, title, text, answers, then, danger)
