"""The colours of layers: families as Okabe and Ito's palette, and the grounds of pictures.

The window takes its families from here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Words under which the layer catalogue lists a family -> key of FAMILIES.
GROUPS: Mapping[str, str] = {
    "convolution": "convolution",
    "dense": "dense",
    "linear": "dense",
    "embedding": "dense",
    "recurrent": "recurrent",
    "attention": "attention",
    "normalization": "normalization",
    "normalisation": "normalization",
    "dropout": "normalization",
    "regularization": "normalization",
    "activation": "activation",
    "pooling": "shape",
    "shape": "shape",
    "reshaping": "shape",
    "merge": "merge",
    "merging": "merge",
    "combine": "merge",
    "math": "merge",
    "logic": "merge",
    "reduce": "shape",
    "padding": "shape",
    "resampling": "shape",
    "input and output": "terminal",
    "terminals": "terminal",
    "terminal": "terminal",
    "block": "block",
    "blocks": "block",
    "blocks of this project": "block",
    "my blocks": "block",
    "block library": "block",
}

# People with any colour vision can tell these apart.
FAMILIES: Mapping[str, str] = {
    "convolution": "#0072B2",
    "dense": "#009E73",
    "recurrent": "#CC79A7",
    "attention": "#D55E00",
    "normalization": "#56B4E9",
    "activation": "#E69F00",
    "shape": "#7A7F87",
    "merge": "#8C6BB1",
}
BLOCK = "#2563EB"

# What frames and notes can be coloured with -> key of FAMILIES.
MARK_COLORS: Mapping[str, str] = {
    "grey": "shape",
    "blue": "convolution",
    "sky": "normalization",
    "green": "dense",
    "amber": "activation",
    "orange": "attention",
    "pink": "recurrent",
    "purple": "merge",
}


@dataclass(frozen=True, slots=True)
class Ink:
    """What a picture is drawn with, all but the families."""

    ground: str
    body: str
    text: str
    secondary: str
    line: str


INKS: Mapping[str, Ink] = {
    "light": Ink("#FFFFFF", "#FFFFFF", "#1F2328", "#57606A", "#7D8793"),
    "dark": Ink("#191B1F", "#212429", "#E6E9ED", "#9AA4B0", "#808A96"),
}


def family(group: str, ink: Ink) -> str:
    """Return the colour of a group of the layer catalogue; "block" for a block."""
    key = GROUPS.get(group.lower(), "shape")
    return {"block": BLOCK, "terminal": ink.text}.get(key) or FAMILIES[key]


def tinted(color: str, ground: str, share: float) -> str:
    """Mix two hex colours: ``share`` (0 to 1) of ``color`` on ``ground``."""
    pairs = ((int(color[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
