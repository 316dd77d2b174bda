"""The help of a layer: what it does, formula, ports, parameters, source."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from dlstudio.catalog.layer_spec import LayerSpec, Port
from dlstudio.catalog.own_layers import layer_of
from dlstudio.gui.look.fonts import mono_font
from dlstudio.gui.look.theme import Theme
from dlstudio.gui.look.words import tr, words
from dlstudio.gui.models.studio import Studio
from dlstudio.gui.panels.parts import Translated
from dlstudio.spec.param import Flag, Param


class HelpPanel(Translated):
    """Shows the handbook's text of the selected layer; does nothing while it is hidden."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._key = ""
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._open)
        self.text.document().setDocumentMargin(12)
        self.text.setProperty("role", "flat")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        studio.look.changed.connect(self._write)
        studio.selection.changed.connect(self._follow)
        studio.document.changed.connect(lambda _change: self._follow())
        self.retranslate()

    def retranslate(self) -> None:
        self.text.setAccessibleName(tr("Help"))
        self._write()

    def show_layer(self, key: str) -> None:
        """Show the help of a layer; an empty key says what to do."""
        if key != self._key:
            self._key = key
            self._write()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        if not self.isVisible():
            return
        graph, selection = self._studio.document.graph, self._studio.selection
        first = next((node for id, node in graph.nodes.items() if id in selection.nodes), None)
        self.show_layer(first.layer.key if first is not None else "")

    def _write(self) -> None:
        spec = layer_of(self._studio.document.project.own, self._key)
        theme = self._studio.look.theme
        if spec is None:
            hint = escape(tr("Select a node to read about its layer."))
            self.text.setHtml(f'<p style="color:{theme.secondary}">{hint}</p>')
        else:
            self.text.setHtml(page(spec, theme))

    def _open(self, url: QUrl) -> None:
        QDesktopServices.openUrl(url)


def page(spec: LayerSpec, theme: Theme) -> str:
    """Write the help of a layer as rich text."""
    soft = f'style="color:{theme.secondary}"'
    parts = [
        f"<h3>{escape(words(spec.title))}</h3>",
        f"<p {soft}>{escape(words(spec.group))}</p>",
        f"<p>{escape(words(spec.summary))}</p>",
        *_paragraphs(words(spec.help), theme),
        f"<h4>{escape(tr('Ports'))}</h4>",
        _port_table(spec, theme),
    ]
    if spec.params:
        parts += [f"<h4>{escape(tr('Parameters'))}</h4>", _param_table(spec, theme)]
    if spec.examples:
        parts += [f"<h4>{escape(tr('Examples'))}</h4>", _examples(spec)]
    if spec.source:
        title = escape(tr("Documentation and source"))
        link = f'<a style="color:{theme.accent}" href="{escape(spec.source)}">{title}</a>'
        parts.append(f"<p>{link}</p>")
    return "".join(parts)


def _paragraphs(text: str, theme: Theme) -> list[str]:
    """Write text by paragraphs; one that begins with spaces is a formula."""
    made = []
    for block in text.strip("\n").split("\n\n"):
        if block.startswith(("    ", "\t")):
            lines = "<br>".join(escape(line.strip()) for line in block.splitlines())
            made.append(
                f'<p style="{_mono()} background:{theme.raised}; margin-left:8px">{lines}</p>'
            )
        elif block.strip():
            made.append(f"<p>{escape(' '.join(block.split()))}</p>")
    return made


def _port_table(spec: LayerSpec, theme: Theme) -> str:
    rows = [_port_row("→", port, theme) for port in spec.inputs]
    rows += [_port_row("←", port, theme) for port in spec.outputs]
    return f'<table cellspacing="0" cellpadding="2">{"".join(rows)}</table>'


def _port_row(arrow: str, port: Port, theme: Theme) -> str:
    notes = [words(port.help)] if port.help else []
    if port.optional:
        notes.append(tr("may stay open"))
    if port.many:
        notes.append(tr("takes any number of wires"))
    direction = tr("in") if arrow == "→" else tr("out")
    return (
        f'<tr><td style="color:{theme.secondary}">{escape(direction)}&nbsp;</td>'
        f'<td style="{_mono()}">{escape(port.name)}&nbsp;&nbsp;</td>'
        f"<td>{escape(' · '.join(notes))}</td></tr>"
    )


def _param_table(spec: LayerSpec, theme: Theme) -> str:
    rows = []
    for param in spec.params:
        rows.append(
            f'<tr><td style="{_mono()}">{escape(param.name)}&nbsp;&nbsp;</td>'
            f"<td>{escape(words(param.help))}"
            f'<br><span style="color:{theme.secondary}">{escape(_limits(param))}</span></td></tr>'
        )
    return f'<table cellspacing="0" cellpadding="2">{"".join(rows)}</table>'


def _limits(param: Param) -> str:
    default = tr("Default: {value}", value=words(param.show(param.default)))
    if isinstance(param, Flag):
        return default
    return f"{words(param.expected())} · {default}"


def _examples(spec: LayerSpec) -> str:
    lines = []
    for example in spec.examples:
        values = ", ".join(f"{name}={value!r}" for name, value in example.values.items())
        inputs, outputs = " , ".join(example.inputs), " , ".join(example.outputs)
        lines.append(escape(f"{inputs} → {outputs}") + (f"<br>{escape(values)}" if values else ""))
    return "".join(f'<p style="{_mono()}">{line}</p>' for line in lines)


def _mono() -> str:
    families = ", ".join(f"'{family}'" for family in mono_font().families())
    return f"font-family:{families};"
