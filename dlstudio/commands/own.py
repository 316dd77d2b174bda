"""dlstudio trust: say that a file of own layers may be run on this machine."""

from __future__ import annotations

import argparse

from dlstudio.cli import OK, Console
from dlstudio.language import say
from dlstudio.project.own_files import read_own_file, trust_file
from dlstudio.project.own_trust import distrust_digest


def trust(options: argparse.Namespace, console: Console) -> int:
    """Trust the file as it is now, or take that back; ProjectError if it is none."""
    if options.take_back:
        file = read_own_file(options.file)
        distrust_digest(file.digest)
    else:
        file = trust_file(options.file)
    trusted = not options.take_back
    if console.as_json:
        names = [known.name for known in file.classes]
        console.json(
            {"file": file.name, "sha256": file.digest, "trusted": trusted, "layers": names}
        )
    elif trusted:
        console.line(
            say(
                "“{file}” is trusted on this machine until it is changed: {layers}.",
                file=file.name,
                layers=", ".join(known.name for known in file.classes),
            )
        )
    else:
        console.line(say("“{file}” is not trusted any more.", file=file.name))
    return OK
