"""The File menu: open, save, export, quit."""

from __future__ import annotations

from dlstudio.gui.actions.action import Action, can_close, editing, in_a_file

FILE = (
    Action(id="file.new", title="New project", menu="&File", shortcut="Ctrl+N", icon="new"),
    Action(
        id="tabs.new", title="New tab", menu="&File", shortcut="Ctrl+T", icon="plus",
        words="start page",
    ),
    Action(id="file.open", title="Open…", menu="&File", shortcut="Ctrl+O", icon="open"),
    Action(
        id="file.templates", title="Gallery…", menu="&File", shortcut="Ctrl+Shift+O",
        words="architectures templates examples ResNet",
    ),
    Action(
        id="file.save", title="Save", menu="&File", shortcut="Ctrl+S", icon="save",
        enabled=editing, section=1,
    ),
    Action(
        id="file.save_as", title="Save as…", menu="&File", shortcut="Ctrl+Shift+S",
        enabled=editing, section=1,
    ),
    Action(
        id="file.versions", title="Earlier versions…", menu="&File", enabled=in_a_file, section=1,
        words="history backup restore",
    ),
    Action(
        id="file.export", title="Export…", menu="&File", shortcut="Ctrl+E", icon="export",
        enabled=editing, section=2, words="TorchScript Python pt2 safetensors weights",
    ),
    Action(
        id="project.picture", title="Export picture…", menu="&File", shortcut="Ctrl+Shift+E",
        enabled=editing, section=2, words="image PNG SVG PDF figure paper",
    ),
    Action(
        id="file.preferences", title="Preferences…", menu="&File", shortcut="Ctrl+,",
        icon="settings", section=3, words="settings options",
    ),
    Action(
        id="file.close", title="Close tab", menu="&File", shortcut="Ctrl+W",
        enabled=can_close, section=4, words="project",
    ),
    Action(id="file.quit", title="Quit", menu="&File", shortcut="Ctrl+Q", section=4),
)  # fmt: skip
