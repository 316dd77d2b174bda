"""Nothing ends silently: errors become reports, from whatever thread they come."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dlstudio.gui.crash import MOST_REPORTS, CrashReports


@pytest.fixture
def reports(tmp_path: Path, qtbot: QtBot) -> Iterator[CrashReports]:
    made = CrashReports(tmp_path / "reports")
    made.install()
    yield made
    made.uninstall()
    if made.dialog is not None:
        made.dialog.accept()


def fail() -> None:
    raise RuntimeError("a bug of ours")


def catch(reports: CrashReports) -> None:
    try:
        fail()
    except RuntimeError as error:
        reports.catch(type(error), error, error.__traceback__)


def test_an_error_is_kept_and_shown(reports: CrashReports, qtbot: QtBot) -> None:
    catch(reports)
    assert reports.dialog is not None
    shown = reports.dialog.report.toPlainText()
    assert "RuntimeError: a bug of ours" in shown
    assert "in fail" in shown
    assert "DL Studio" in shown and "Python" in shown
    (kept,) = reports.folder.glob("crash-*.txt")
    assert kept.read_text("utf-8") == shown
    qtbot.mouseClick(reports.dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == shown


def test_many_errors_open_one_dialog(reports: CrashReports) -> None:
    catch(reports)
    first = reports.dialog
    for _ in range(MOST_REPORTS + 5):
        catch(reports)
    assert reports.dialog is first
    assert len(list(reports.folder.glob("crash-*.txt"))) == MOST_REPORTS
    first.accept()
    catch(reports)
    assert reports.dialog is not first


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_in_a_thread_is_shown_by_the_window(reports: CrashReports, qtbot: QtBot) -> None:
    threading.excepthook = reports._catch_in_thread  # pytest has put its own there
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: reports.dialog is not None)
    assert "a bug of ours" in reports.dialog.report.toPlainText()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    reports = CrashReports(blocked / "reports")
    reports.install()
    catch(reports)
    assert reports.dialog is not None
    reports.dialog.accept()
    reports.uninstall()


def test_what_the_last_session_left_is_read(tmp_path: Path, qtbot: QtBot) -> None:
    first = CrashReports(tmp_path)
    first.install()
    first._faults.write("Fatal Python error: Segmentation fault\n")
    first.uninstall()
    second = CrashReports(tmp_path)
    second.install()
    assert "Segmentation fault" in second.earlier
    second.uninstall()
    third = CrashReports(tmp_path)
    third.install()
    assert third.earlier == ""
    third.uninstall()


def test_the_hooks_are_given_back(reports: CrashReports) -> None:
    assert sys.excepthook == reports.catch
    reports.uninstall()
    assert sys.excepthook is sys.__excepthook__
