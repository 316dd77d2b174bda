"""Sets up what is missing, then runs the studio or the checks.

Called by packaging/studio and packaging/check (and their .cmd twins) with any Python from
3.11 to 3.13; standard library only, since nothing is installed yet. Everything goes into
``.venv`` of the checkout; deleting that folder undoes the set-up.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from environment import SetUpError, environment_python, is_set_up, set_up
from system_libraries import (
    missing_fonts,
    missing_for_drawing,
    missing_for_screen,
    missing_for_venv,
    provide,
)

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "digits-cnn.dls"


def main(arguments: list[str]) -> int:
    """Set up, then run; the exit status is that of what was run."""
    what, rest = arguments[0], arguments[1:]
    window = what == "studio" and opens_window(rest)
    if window and not has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 1
    try:
        provide_system(window=window, drawing=window or what == "check")
        set_up(ROOT)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    if what == "check":
        return _run(ROOT / "packaging" / "checks.py", *rest)
    return _run("-P", "-m", "dlstudio", *(rest or [str(SAMPLE)]))


def provide_system(*, window: bool, drawing: bool) -> None:
    """Get what Python packages cannot bring; SetUpError if it is needed and not to be had."""
    vital = [] if is_set_up(ROOT) else missing_for_venv()
    wanted = []
    if drawing:
        vital += missing_for_drawing()
        wanted += missing_fonts()
    if window:
        # With Wayland, or a platform of somebody's own choice, an X library may be spared.
        elsewhere = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
        (wanted if elsewhere else vital).extend(missing_for_screen())
    if not provide(vital + wanted) and vital:
        raise SetUpError("Then run the same command again.")


NO_SCREEN = (
    "There is no screen here for a window. To train without one:\n"
    "    packaging/studio train resources/samples/digits-cnn.dls\n"
    "and `packaging/studio --help` lists the other commands."
)


def opens_window(arguments: list[str]) -> bool:
    """Tell whether these arguments of ``dlstudio`` open the window: none, or a project."""
    return not arguments or arguments[0].lower().endswith(".dls")


def has_screen() -> bool:
    """Tell whether a window could be shown; elsewhere than on Linux there is always a way."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def _run(*arguments: str | Path) -> int:
    """Become the given Python program (on Windows: run it and wait)."""
    python = str(environment_python(ROOT))
    command = [python, *map(str, arguments)]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(python, command)  # noqa: S606
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
