"""System libraries that Qt needs on Linux: which are missing, and how to get them.

On Debian and Ubuntu they are installed when this is allowed (root, or sudo without a
password); otherwise the one line to run is printed. Elsewhere the names are printed.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# library that must load -> Debian package that holds it
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
# a part of a file name -> Debian package, if no file of such a name is there
FONTS = {
    ("dejavu", "noto", "liberation", "ubuntu", "cantarell"): "fonts-dejavu-core",
    ("cjk", "wqy", "sourcehan", "uming", "ukai", "droidsansfallback"): "fonts-noto-cjk",
}


def missing_for_drawing() -> list[str]:
    """Return the Debian packages without which Qt does not even load here."""
    return _missing(DRAWING)


def missing_for_screen() -> list[str]:
    """Return the Debian packages that a window on an X display still needs here."""
    return _missing(SCREEN)


def missing_fonts() -> list[str]:
    """Return the Debian packages that bring letters, Latin and Chinese, if none are here."""
    if not sys.platform.startswith("linux"):
        return []
    names = {
        path.name.lower().replace("-", "").replace("_", "")
        for folder in FONT_FOLDERS
        for path in Path(folder).expanduser().rglob("*.[toTO][tT][fcFC]")
    }
    return [
        package
        for parts, package in FONTS.items()
        if not any(part in name for name in names for part in parts)
    ]


def missing_for_venv() -> list[str]:
    """Return the Debian package that makes virtual environments, if Python lacks it."""
    if not sys.platform.startswith("linux") or importlib.util.find_spec("ensurepip"):
        return []
    return [f"python3.{sys.version_info.minor}-venv"]


def provide(packages: list[str]) -> bool:
    """Install the packages if that is possible and allowed, else print the one line to run."""
    if not packages:
        return True
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        print(
            f"This system lacks what Debian calls {', '.join(packages)}. "
            "Install it with the package manager of this system.",
            file=sys.stderr,
        )
        return False
    rights = _rights()
    if rights is not None:
        print(f"Installing {' '.join(packages)} …", flush=True)
        if _apt(rights, install):
            return True
    print(
        f"Missing on this system. Please run this one line:\n    sudo {' '.join(install)}",
        file=sys.stderr,
    )
    return False


def _missing(table: dict[str, str]) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in table.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _rights() -> list[str] | None:
    """Return what to put before a command that needs root; None if we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _apt(rights: list[str], install: list[str]) -> bool:
    """Install; fetch the lists of packages first if without them it does not work."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    keep = ["env", "DEBIAN_FRONTEND=noninteractive"] if rights else []

    def run(command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*rights, *keep, *command], env=quiet, capture_output=True, text=True, check=False
        )

    if run(install).returncode == 0:
        return True
    run(["apt-get", "update"])
    second = run(install)
    if second.returncode != 0:
        print("\n".join(second.stderr.strip().splitlines()[-3:]), file=sys.stderr)
    return second.returncode == 0
