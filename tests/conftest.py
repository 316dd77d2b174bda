"""What holds in every test, so that no test has to ask for it.

- Qt draws offscreen; DLSTUDIO_TEST_WINDOW=1 takes the real screen instead.
- Settings, caches and data folders are empty and in a temporary folder.
- Random numbers start from the same seeds; torch calculates with one thread.
- Sockets are refused.
- A thread, timer, job or window that outlives its test fails it, by name.
- A warning in Python's log fails the test, unless it is marked ``logs``.
Python warnings and Qt messages fail through pyproject.toml (``filterwarnings``, ``qt_log``).
"""

from __future__ import annotations

import os
import sys

# Before Qt and torch are imported by anybody, and inherited by processes a test starts.
if not os.environ.get("DLSTUDIO_TEST_WINDOW"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"
os.environ.setdefault("PYTHONHASHSEED", "0")
# Or each process that a test starts would compile the whole program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import logging
import random
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# No deadline: a shared machine may be slow at any moment. Derandomized: the same everywhere.
settings.register_profile(
    "everyday",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("everyday")


@pytest.fixture(autouse=True)
def _fresh_places(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """Give the test its own empty settings, data and cache folders."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    if "PySide6.QtCore" in sys.modules or "qapp" in request.fixturenames:
        from PySide6.QtCore import QSettings

        # Qt remembers its folders for the whole process, so the variables are not enough.
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "settings"))


@pytest.fixture(autouse=True)
def _seeds() -> None:
    """Start every generator that is loaded from the same seed; one torch thread."""
    random.seed(0)
    numpy: Any = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(0)
    torch: Any = sys.modules.get("torch")
    if torch is not None and hasattr(torch, "manual_seed"):
        torch.manual_seed(0)
        torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every socket that leaves the process."""
    local = {getattr(socket, "AF_UNIX", None)}

    def guard(name: str) -> None:
        real = getattr(socket.socket, name)

        def refuse(self: socket.socket, *args: Any) -> Any:
            if self.family in local:
                return real(self, *args)
            raise AssertionError(f"A test may not use the network: socket.{name}{args!r}")

        monkeypatch.setattr(socket.socket, name, refuse)

    for name in ("connect", "connect_ex", "bind", "sendto"):
        guard(name)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest, qapp_if_used: Any) -> Iterator[None]:
    """Fail a test whose threads, jobs, timers or windows are still there after it."""
    before = set(threading.enumerate())
    yield
    left = [] if request.node.get_closest_marker("threads") else _threads_left(before)
    if "PySide6.QtCore" in sys.modules:
        left += _qt_left()
    if left:
        pytest.fail(f"{request.node.nodeid} left behind: {', '.join(left)}", pytrace=False)


@pytest.fixture
def qapp_if_used(request: pytest.FixtureRequest) -> Any:
    """The application, for tests that use one: set up before, so torn down after, the check."""
    return request.getfixturevalue("qapp") if "qapp" in request.fixturenames else None


def _threads_left(before: set[threading.Thread], patience: float = 2.0) -> list[str]:
    """Return the names of new threads that do not end within ``patience`` seconds."""
    end = time.monotonic() + patience
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        thread.join(max(0.0, end - time.monotonic()))
    return [f"thread {thread.name}" for thread in new if thread.is_alive()]


def _qt_left() -> list[str]:
    """Return jobs, running timers and visible windows that are still there."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, QTimer

    application = QCoreApplication.instance()
    if application is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    roots: list[QObject] = [application]
    left = []
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        roots += QApplication.topLevelWidgets()
        left += [
            f"window {widget.objectName() or type(widget).__name__}"
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible()
        ]
    left += [
        f"timer {timer.objectName() or timer.interval()} of {type(timer.parent()).__name__}"
        for root in roots
        for timer in root.findChildren(QTimer)
        if timer.isActive() and not timer.isSingleShot()
    ]
    if not QThreadPool.globalInstance().waitForDone(2_000):
        left.append("job in the global thread pool")
    return left


class _Warnings(logging.Handler):
    """Collects what libraries and we ourselves log at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a warning in Python's log."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.lines and request.node.get_closest_marker("logs") is None:
        pytest.fail("Warnings were logged:\n" + "\n".join(handler.lines), pytrace=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return Path(__file__).resolve().parents[1]
