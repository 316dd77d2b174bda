"""The Train menu: start, pause, stop."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, can_pause, can_train, training

TRAIN = (
    Action(
        id="train.start", title="Train", menu="&Train", shortcut="F5", icon="train",
        enabled=can_train, words="start run fit",
    ),
    Action(
        id="train.pause", title="Pause or go on", menu="&Train", shortcut="F6", icon="pause",
        enabled=can_pause, words="resume continue",
    ),
    Action(
        id="train.stop", title="Stop training", menu="&Train", shortcut="Shift+F5",
        icon="stop", enabled=training,
    ),
)  # fmt: skip
