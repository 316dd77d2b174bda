"""Whether Qt can be loaded on this machine; asked by ``dlstudio doctor``."""


def qt_version() -> str:
    """Load the widgets and return Qt's version; ImportError names a missing library."""
    from PySide6 import QtSvg, QtWidgets
    from PySide6.QtCore import qVersion

    del QtSvg, QtWidgets
    return qVersion()
