"""The Train menu: start, hold, stop."""

from __future__ import annotations

from dlstudio.gui.frame.docks import Docks
from dlstudio.gui.frame.message_bar import Answer, MessageBar
from dlstudio.gui.look.words import tr
from dlstudio.gui.models.studio import Studio
from dlstudio.language import say


class TrainMenu:
    """Starts and ends the training of the open project."""

    def __init__(self, studio: Studio, docks: Docks, messages: MessageBar) -> None:
        self._studio, self._docks, self._messages = studio, docks, messages

    def start(self) -> None:
        """Start, or say what is in the way and where."""
        if self._studio.may_train():
            self._studio.ready.ask(again=True, then=self._start)

    def _start(self) -> None:
        studio, found = self._studio, self._studio.ready.errors
        if found:
            count = len(found)
            first = found[0].sentence
            text = (
                first if count == 1 else say("{first} ({more} more.)", first=first, more=count - 1)
            )
            self._messages.say(
                text,
                "error",
                [Answer(say("Show problems"), lambda: self._docks.bring("problems"))],
                key="train",
            )
            return
        self._messages.drop("train")
        project = studio.document.project
        if studio.run.start(project, studio.runs_folder, folder=studio.ready.folder):
            self._docks.raise_room("training")
            studio.tell(tr("The training is being prepared"))

    def pause(self) -> None:
        """Hold the training, or let it go on."""
        run = self._studio.run
        run.go_on() if run.state == "paused" else run.pause()

    def stop(self) -> None:
        self._studio.run.stop()
