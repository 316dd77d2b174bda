"""dlstudio picture: a network as SVG (without Qt), or as PNG or PDF (painted off the screen)."""

from __future__ import annotations

import argparse
import os

from dlstudio.cli import OK, UNREADABLE, Console
from dlstudio.language import say
from dlstudio.picturing.picture import PictureSpec, picture
from dlstudio.picturing.svg import svg_text
from dlstudio.project.atomic import write_atomically
from dlstudio.project.files import load
from dlstudio.project.model import MAIN


def draw(options: argparse.Namespace, console: Console) -> int:
    """Write the picture; its form follows from the name of the file."""
    suffix = options.output.suffix.lower()
    if suffix not in (".svg", ".png", ".pdf"):
        console.complain(
            say(
                "“{file}” must end in .svg, .png or .pdf, which says the form of the picture.",
                file=options.output.name,
            )
        )
        return UNREADABLE
    spec = PictureSpec(
        style=options.style,
        graph=options.block or MAIN,
        theme=options.theme,
        shapes=not options.no_shapes,
        wires=options.wires,
    )
    drawing = picture(load(options.file), spec)
    if suffix == ".svg":
        data = svg_text(drawing, options.scale, console.language).encode()
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from dlstudio.gui.look.draw import encoded, with_fonts

        with with_fonts():
            data = encoded(drawing, suffix[1:], options.scale)
    write_atomically(options.output, data)
    return OK
