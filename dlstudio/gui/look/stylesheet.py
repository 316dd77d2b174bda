"""The one style sheet of the window, written from the tokens of a theme.

Roles are dynamic properties: ``button.setProperty("role", "primary")``. Known roles:
    QPushButton, QToolButton   primary, quiet, danger, small; section (head of a folded part)
    QLabel                     title, strong, secondary, mono, code, error, warning, good, link
    QFrame, QWidget            card (a raised surface), bar (a strip with a line below), rule,
                               problem and notice (with a property "severity")
    text views                 flat (no frame: they fill their panel)
    QTreeView                  table (rows of several columns)
Small images (arrows, check marks) lie in ``resources/themes``.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from dlstudio.resources import resource

if TYPE_CHECKING:
    from dlstudio.gui.look.theme import Theme


def style_sheet(theme: Theme, font: QFont) -> str:
    """Return the style sheet of a theme; titles are sized after ``font``."""
    size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
    tokens = {
        name: getattr(theme, name)
        for name in (
            *("canvas", "panel", "raised", "line", "text", "secondary", "accent"),
            *("on_accent", "error", "warning", "good"),
        )
    }
    tokens |= {
        "hover": theme.blend("text", "panel", 0.06),
        "pressed": theme.blend("text", "panel", 0.12),
        "selected": theme.blend("accent", "panel", 0.16),
        "faded": theme.blend("text", "panel", 0.42),
        "strong_line": theme.blend("text", "panel", 0.28),
        "accent_hover": theme.blend("accent", "text", 0.86),
        "accent_pressed": theme.blend("accent", "text", 0.74),
        "error_soft": theme.blend("error", "panel", 0.10),
        "error_hover": theme.blend("error", "panel", 0.18),
        "scroll": theme.blend("text", "panel", 0.22),
        "scroll_hover": theme.blend("text", "panel", 0.38),
        "title_size": f"{size * 1.15:.2f}pt",
        "small_size": f"{size * 0.92:.2f}pt",
        "images": resource("themes").as_posix(),
        "ink": theme.name,
    }
    return Template("".join(SECTIONS)).substitute(tokens)


_WINDOW = """
QMainWindow, QDialog { background: $panel; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $secondary; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $secondary; padding: 0 8px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QDockWidget { color: $text; titlebar-close-icon: url($images/close.svg);
    titlebar-normal-icon: url($images/float.svg); }
QDockWidget::title { background: $panel; padding: 8px 12px; border-bottom: 1px solid $line;
    text-align: left; }
QDockWidget::close-button, QDockWidget::float-button { border: none; border-radius: 4px;
    background: transparent; padding: 2px; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: $hover; }

QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; spacing: 4px;
    padding: 4px 8px; }
QToolBar::separator { background: $line; width: 1px; margin: 6px 8px; }
QMenuBar { background: $panel; color: $text; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 4px 0; }
QMenu::item { padding: 6px 24px 6px 12px; margin: 0 4px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $faded; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::right-arrow { image: url($images/chevron-right.svg); width: 14px; height: 14px; }
"""

_LABELS = """
QLabel { background: transparent; }
QLabel:disabled { color: $faded; }
*[role="title"] { font-size: $title_size; font-weight: 600; color: $text; }
*[role="secondary"] { color: $secondary; }
QLabel[role="mono"] { font-family: "monospace"; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="good"] { color: $good; }
QLabel[role="link"] { color: $accent; }
QFrame[role="card"], QWidget[role="card"] { background: $panel; border: 1px solid $line;
    border-radius: 6px; }
QFrame[role="bar"], QWidget[role="bar"] { background: $panel; border: none;
    border-bottom: 1px solid $line; }
QGroupBox { border: 1px solid $line; border-radius: 6px; margin-top: 20px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 4px; padding: 0 4px; color: $secondary; }
"""

_BUTTONS = """
QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 5px 12px; min-height: 16px; }
QPushButton:hover { background: $hover; border-color: $strong_line; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled { color: $faded; background: $panel; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $raised; color: $faded; border-color: $line; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="danger"] { background: $error_soft; color: $error; border-color: $error; }
QPushButton[role="danger"]:hover { background: $error_hover; }
QPushButton::menu-indicator { image: url($images/chevron-down.svg); width: 12px; height: 12px;
    subcontrol-position: right center; right: 6px; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent;
    border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faded; }
QToolButton[role="primary"] { background: $accent; color: $on_accent; font-weight: 600;
    padding: 4px 12px; }
QToolButton[role="primary"]:hover { background: $accent_hover; }
QToolButton[role="primary"]:pressed { background: $accent_pressed; }
QToolButton[role="primary"]:focus { border: 2px solid $text; padding: 3px 11px; }
QToolButton[role="primary"]:disabled { background: $raised; color: $faded; }
QToolButton[role="danger"] { color: $error; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton::menu-indicator { image: url($images/chevron-down.svg); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-arrow { image: url($images/chevron-down.svg); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 20px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $faded; }
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QTableView::indicator,
QListView::indicator { width: 14px; height: 14px; border: 1px solid $strong_line;
    border-radius: 4px; background: $panel; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent;
    width: 12px; height: 12px; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked { background: $accent; border-color: $accent;
    image: url($images/check-$ink.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
    image: url($images/dash-$ink.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url($images/radio-$ink.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $raised;
    border-color: $line; }
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: $panel;
    color: $text; border: 1px solid $line; border-radius: 6px; padding: 3px 8px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 20px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $strong_line; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QComboBox:focus, QComboBox:on { border: 2px solid $accent; padding: 2px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { color: $faded; background: $raised; }
QLineEdit:read-only { background: $raised; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] {
    border: 2px solid $error; padding: 2px 7px; background: $error_soft; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox:focus { padding-right: 19px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border;
    width: 18px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0;
    border-top-right-radius: 4px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0;
    border-bottom-right-radius: 4px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($images/chevron-up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($images/chevron-down.svg); width: 10px; height: 10px; }
QComboBox { padding-right: 24px; }
QComboBox::drop-down { border: none; width: 22px; subcontrol-origin: padding;
    subcontrol-position: center right; }
QComboBox::down-arrow { image: url($images/chevron-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; padding: 4px;
    outline: none; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 8px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    background: $panel; border: 1px solid $strong_line; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; }
"""

_VIEWS = """
QAbstractItemView { background: $panel; color: $text; border: none; outline: none;
    alternate-background-color: $raised; selection-background-color: $selected;
    selection-color: $text; }
QTreeView::item, QListView::item { min-height: 24px; padding: 2px 4px; border-radius: 4px; }
QTableView { gridline-color: $line; }
QTableView::item { padding: 2px 8px; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
    background: $selected; color: $text; }
QAbstractItemView:focus { border: none; }
QTreeView::item:focus, QListView::item:focus { border: 1px solid $accent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url($images/chevron-right.svg); padding: 2px; }
QTreeView::branch:has-children:open { image: url($images/chevron-down.svg); padding: 2px; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $secondary; border: none;
    border-bottom: 1px solid $line; padding: 6px 8px; font-weight: 600; }
QHeaderView::section:hover { color: $text; }
QHeaderView::section:vertical { border-bottom: none; border-right: 1px solid $line; }
QHeaderView::down-arrow { image: url($images/chevron-down.svg); width: 10px; height: 10px; }
QHeaderView::up-arrow { image: url($images/chevron-up.svg); width: 10px; height: 10px; }
QTableCornerButton::section { background: $panel; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $secondary; padding: 7px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabBar::tab:disabled { color: $faded; }
QTabBar::close-button { image: url($images/close.svg); }
QTabBar::close-button:hover { background: $hover; border-radius: 4px; }

QGraphicsView { background: $canvas; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="page"] { background: $panel; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $scroll_hover; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QProgressBar { background: $raised; border: none; border-radius: 3px; color: $text;
    text-align: center; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[role="line"] { max-height: 3px; min-height: 3px; border-radius: 0; }
QProgressBar[role="line"]::chunk { border-radius: 0; }
"""

_PANELS = """
QToolButton[role="section"] { background: transparent; border: none; border-radius: 4px;
    color: $secondary; font-weight: 600; padding: 3px 0; text-align: left; }
QToolButton[role="section"]:hover { color: $text; }
QToolButton[role="section"]:focus { color: $accent; }
QPushButton[role="small"], QToolButton[role="small"] { padding: 2px 8px; min-height: 16px;
    border-radius: 4px; font-size: $small_size; }
QPushButton[role="small"]:focus { padding: 1px 7px; }
QToolButton[role="small"]:checked { background: $selected; color: $accent; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="code"] { color: $secondary; font-family: "monospace"; font-size: $small_size; }
QFrame[role="problem"], QFrame[role="notice"] { background: $raised; border: 1px solid $raised;
    border-left: 3px solid $line; border-radius: 0; }
QFrame[role="problem"]:hover { border-color: $strong_line; }
QFrame[role="problem"]:focus { border-color: $accent; }
QFrame[severity="error"], QFrame[severity="error"]:hover { border-left-color: $error; }
QFrame[severity="warning"], QFrame[severity="warning"]:hover { border-left-color: $warning; }
QFrame[severity="hint"], QFrame[severity="hint"]:hover { border-left-color: $accent; }
QFrame[role="rule"] { background: $line; border: none; }
QTreeView[role="table"]::item { border-radius: 0; }
QTreeView[role="table"]::item:focus { border: none; }
*[role="flat"], *[role="flat"]:focus { border: none; border-radius: 0; padding: 0; }
"""

SECTIONS = (_WINDOW, _LABELS, _BUTTONS, _INPUTS, _VIEWS, _PANELS)
