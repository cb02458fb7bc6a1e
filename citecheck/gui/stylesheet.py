"""The one stylesheet; ``theme.style_sheet`` fills in the colours and sizes."""

from __future__ import annotations

SHEET = """
* { widget-animation-duration: 0; }
QMainWindow, QDialog { background: $panel; color: $text; }
QWidget { color: $text; }
QLabel { background: transparent; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { color: $quiet; font-size: $small; }
QLabel[role="heading"] { color: $quiet; font-size: $small; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: $title; font-weight: 600; }
QLabel[role="number"] { font-size: $title; color: $quiet; }
QLabel[role="display"] { font-size: $display; }
QLabel[role="sign"] { font-size: $display; }
QFrame[role="rule"] { background: $line; border: none; }
QWidget#page, QScrollArea#page, QFrame#page { background: $page; }
QWidget#panel, QFrame#panel { background: $panel; }
QScrollArea { border: none; background: transparent; }
QScrollArea[role="read"] { border: 1px solid transparent; border-radius: 6px; }
QScrollArea[role="read"]:focus { border: 1px solid $accent; }

QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton, QToolButton {
    background: $page; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 3px 11px; min-height: $control; outline: none;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 2px 10px; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: transparent; }
QPushButton[weight="strong"] {
    background: $accent; color: $page; border: 1px solid $accent; font-weight: 600;
}
QPushButton[weight="strong"]:hover { background: $accent; border: 1px solid $text; }
QPushButton[weight="strong"]:focus { border: 2px solid $text; }
QPushButton[weight="strong"]:disabled {
    background: transparent; color: $faint; border: 1px solid $line; font-weight: 400;
}
QToolButton[weight="flat"], QPushButton[weight="flat"] {
    background: transparent; border: 1px solid transparent; padding: 3px 7px;
}
QToolButton[weight="flat"]:hover, QPushButton[weight="flat"]:hover { background: $hover; }
QToolButton[weight="flat"]:focus, QPushButton[weight="flat"]:focus {
    border: 2px solid $accent; padding: 2px 6px;
}
QToolButton[weight="text"], QPushButton[weight="text"] {
    background: transparent; color: $accent; border: 1px solid transparent; padding: 3px 4px;
}
QToolButton[weight="text"]:hover, QPushButton[weight="text"]:hover { background: $hover; }
QToolButton[weight="text"]:focus, QPushButton[weight="text"]:focus {
    border: 2px solid $accent; padding: 2px 3px;
}
QToolButton[at="start"], QToolButton[at="start"]:focus { padding-left: 0; }
QToolButton[at="end"], QToolButton[at="end"]:focus { padding-right: 0; }
QToolButton[weight="text"]:disabled { color: $faint; }
QPushButton[weight="stamp"] { padding: 3px 4px; }
QPushButton[weight="stamp"]:focus { padding: 2px 3px; }
QToolButton[weight="small"] { padding: 1px 3px; }
QToolButton[weight="small"]:focus { padding: 0 2px; }
QFileDialog QToolButton, QPrintPreviewDialog QToolButton { padding: 0; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton:checked, QToolButton:checked { background: $chosen; border: 1px solid $accent; }
QPushButton:checked:focus, QToolButton:checked:focus { border: 2px solid $accent; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit[role="field"], QTextEdit[role="field"] {
    background: $page; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: 3px 7px; selection-background-color: $accent; selection-color: $page;
    placeholder-text-color: $quiet;
}
QLineEdit { padding: 3px 5px; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: $control; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus,
QAbstractSpinBox QLineEdit:focus {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QAbstractSpinBox { padding: 0; }
QComboBox:hover { background: $hover; }
QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:disabled { color: $faint; }
QComboBox::drop-down { border: none; width: $control; padding: 0 4px; }
QComboBox::down-arrow, QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {
    width: $arrow; height: $arrow;
}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url("$icons/down-$shade.svg"); }
QAbstractSpinBox::up-arrow { image: url("$icons/up-$shade.svg"); }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    background: transparent; border: none; width: $control; subcontrol-origin: border;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QCheckBox::indicator, QListView::indicator {
    width: $box; height: $box; background: $page; border: 1px solid $quiet; border-radius: 3px;
}
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $accent; border: 1px solid $accent; image: url("$icons/tick-$shade.svg");
}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus,
QPlainTextEdit[role="field"]:focus, QTextEdit[role="field"]:focus {
    border: 2px solid $accent; padding: 2px 6px;
}
QLineEdit:focus { padding: 2px 4px; }
QTextEdit[role="reading"] {
    background: transparent; border: none; selection-background-color: $accent;
    selection-color: $page;
}
QTextEdit[fitted="true"] { border: 1px solid transparent; border-radius: 4px; }
QTextEdit[fitted="true"]:focus { border: 1px solid $accent; }
QTextEdit#article { background: $page; border: none; border-top: 2px solid transparent; }
QTextEdit#article:focus { border-top: 2px solid $accent; }
QListView { background: transparent; border: none; outline: none; }
QListView::item { border: none; }
QListView#library { border-top: 1px solid $line; }
QListView#plain, QListView#palette, QListView#ticks, QTableView, QTreeView {
    background: $page; border: 1px solid $line; border-radius: 6px; padding: 4px;
    selection-background-color: $chosen; selection-color: $text; outline: none;
}
QListView#plain:focus, QListView#palette:focus, QListView#ticks:focus, QTableView:focus,
QTreeView:focus { border: 1px solid $accent; }
QListView#plain::item, QListView#ticks::item { padding: 4px 8px; border-radius: 4px; }
QListView#plain::item:selected, QListView#ticks::item:selected {
    background: $chosen; color: $text;
}
QTableView::item { padding: 4px 8px; }
QTableView::item:selected { background: $chosen; color: $text; }
QTableView#claims, QTableView#claims:focus {
    background: transparent; border: none; border-radius: 0; padding: 0;
    border-top: 1px solid $line;
}
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $quiet; border: none; border-bottom: 1px solid $line;
    padding: 4px 11px; font-size: $small;
}
QTextEdit#helppage {
    background: $page; border: 1px solid $line; border-radius: 6px; padding: 12px 24px;
}
QTextEdit#helppage:focus { border: 1px solid $accent; }

QComboBox QAbstractItemView {
    background: $page; color: $text; border: 1px solid $line;
    selection-background-color: $chosen; selection-color: $text;
}
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; }
QCheckBox:focus, QRadioButton:focus {
    outline: none; border: 1px solid $accent; border-radius: 4px;
}
QLabel[role="fault"] { color: $wrong; font-size: $small; }
QFrame#findbar { background: $panel; border: none; border-top: 1px solid $line; }
QFrame#tour { background: $page; border: 2px solid $accent; border-radius: 6px; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $quiet; padding: 4px 8px; border: none;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar:focus::tab:selected { color: $accent; }
QTabBar QToolButton { padding: 0; min-height: 0; }

QMenuBar { background: $panel; color: $text; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $page; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 24px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::indicator { width: $box; height: $box; left: 4px; }
QMenu::indicator:checked { image: url("$icons/tick-$counter.svg"); }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QSplitter#apart::handle { background: transparent; }
QStatusBar { background: $panel; color: $quiet; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $quiet; }
QToolTip {
    background: $page; color: $text; border: 1px solid $line; padding: 4px;
}
QFrame#notice { background: $warn; border: none; border-bottom: 1px solid $line; }
QFrame#notice[kind="news"] { background: $chosen; }
QFrame#header { background: $panel; border: none; border-bottom: 1px solid $line; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $handle; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
