"""The gallery: architectures to start from, each with its paper and its exact size.

The project files lie in resources/templates and are written by packaging/make_templates.py.
"""

from pathlib import Path

from dlstudio.errors import ProjectError
from dlstudio.gallery.attending import ATTENDING
from dlstudio.gallery.combined import COMBINED
from dlstudio.gallery.convolutional import CONVOLUTIONAL
from dlstudio.gallery.first import FIRST
from dlstudio.gallery.light import LIGHT
from dlstudio.gallery.making import MAKING
from dlstudio.gallery.sequential import SEQUENTIAL
from dlstudio.gallery.structured import STRUCTURED
from dlstudio.gallery.template_spec import FOLDERS, TemplateSpec
from dlstudio.language import say
from dlstudio.samples import sample_keys, sample_path
from dlstudio.spec.spec import Catalog

TEMPLATES: Catalog[TemplateSpec] = Catalog(
    (*FIRST, *CONVOLUTIONAL, *LIGHT, *SEQUENTIAL, *ATTENDING, *MAKING, *STRUCTURED, *COMBINED)
)


def template_path(key: str) -> Path:
    """Return the file of a template or sample; ProjectError if there is none."""
    if key in sample_keys():
        return sample_path(key)
    if key in TEMPLATES:
        return TEMPLATES[key].path
    raise ProjectError(
        say(
            "There is no template called “{key}”. Use one of: {keys}.",
            key=key,
            keys=", ".join(sorted({*sample_keys(), *TEMPLATES})),
        )
    )


__all__ = ["FOLDERS", "TEMPLATES", "TemplateSpec", "template_path"]
