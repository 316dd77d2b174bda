"""The View menu: zoom, panels, theme, language."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, editing, in_block

VIEW = (
    Action(
        id="view.zoom_in", title="Zoom in", menu="&View", shortcut="Ctrl+=; Ctrl++",
        icon="zoom-in", enabled=editing,
    ),
    Action(
        id="view.zoom_out", title="Zoom out", menu="&View", shortcut="Ctrl+-",
        icon="zoom-out", enabled=editing,
    ),
    Action(
        id="view.zoom_actual", title="Zoom to 100 %", menu="&View", shortcut="Ctrl+0",
        enabled=editing,
    ),
    Action(
        id="view.fit", title="Fit the network in the window", menu="&View",
        shortcut="Ctrl+Home", icon="fit", enabled=editing,
    ),
    Action(
        id="view.up", title="Back to the outer network", menu="&View", shortcut="Alt+Up",
        enabled=in_block,
    ),
    Action(id="view.palette", title="Layers", menu="Panels", shortcut="Alt+1"),
    Action(id="view.properties", title="Properties", menu="Panels", shortcut="Alt+2"),
    Action(id="view.code", title="Code", menu="Panels", shortcut="Alt+3"),
    Action(id="view.help", title="Help", menu="Panels", shortcut="Alt+4"),
    Action(id="view.problems", title="Problems", menu="Panels", shortcut="Alt+5"),
    Action(id="view.data", title="Data", menu="Panels", shortcut="Alt+6"),
    Action(id="view.training", title="Training", menu="Panels", shortcut="Alt+7"),
    Action(id="view.runs", title="Runs", menu="Panels", shortcut="Alt+8"),
    Action(id="view.outline", title="Outline", menu="Panels", shortcut="Alt+9",
           words="table list screen reader"),
    Action(id="view.changes", title="Changes", menu="Panels", shortcut="Alt+0",
           words="compare difference diff"),
    Action(id="view.history", title="History", menu="Panels", words="undo steps"),
    Action(
        id="view.fold", title="Fold or unfold the panels below", menu="Panels",
        shortcut="Ctrl+J", section=1, words="collapse minimize bottom",
    ),
    Action(
        id="view.hide_panels", title="Canvas only", menu="Panels", shortcut="F11",
        section=1, words="present full screen",
    ),
    Action(
        id="view.reset_panels", title="Put all panels back", menu="Panels",
        shortcut="Shift+F11", section=1, words="reset layout docks",
    ),
    Action(id="wires.curved", title="Curved wires", menu="Wires", choice="wires=curved"),
    Action(
        id="wires.orthogonal", title="Orthogonal wires", menu="Wires",
        choice="wires=orthogonal", words="square right angles routing",
    ),
    Action(
        id="snapping.guides", title="Snap to neighbours and grid", menu="Snapping",
        choice="snapping=guides", words="guides align smart",
    ),
    Action(
        id="snapping.grid", title="Snap to the grid only", menu="Snapping",
        choice="snapping=grid", words="guides",
    ),
    Action(id="heat.off", title="No cost bar", menu="Cost bar", choice="heat=off"),
    Action(
        id="heat.parameters", title="Cost bar: parameters", menu="Cost bar",
        choice="heat=parameters", words="heat map weights",
    ),
    Action(
        id="heat.macs", title="Cost bar: MACs", menu="Cost bar", choice="heat=macs",
        words="heat map FLOPs work",
    ),
    Action(
        id="heat.memory", title="Cost bar: memory", menu="Cost bar", choice="heat=memory",
        words="heat map activations",
    ),
    Action(
        id="theme.system", title="Theme as the system", menu="Theme", choice="theme=system"
    ),
    Action(id="theme.light", title="Light theme", menu="Theme", choice="theme=light"),
    Action(id="theme.dark", title="Dark theme", menu="Theme", choice="theme=dark"),
    Action(
        id="language.system", title="Language as the system", menu="Language",
        choice="language=system",
    ),
    Action(id="language.en", title="English", menu="Language", choice="language=en"),
    Action(
        id="language.zh_CN", title="简体中文", menu="Language", choice="language=zh_CN",
        words="Chinese 中文",
    ),
)  # fmt: skip
