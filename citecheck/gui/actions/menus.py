"""Every action of the window once: its words, its keys, and which menu holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from citecheck.config import THEMES
from citecheck.gui.actions.keymap import Keys, normal, resolve
from citecheck.gui.actions.mnemonics import distinct
from citecheck.gui.widgets.own_keys import keep_keys
from citecheck.wording.actions import ACTIONS, action_word, menu_word
from citecheck.wording.keys import key_refused, key_taken

LETTERS = (
    "next", "previous", "verified", "not_supported", "partly", "cannot_verify", "not_a_claim",
    "unmark", "note", "browser", "give_text", "refetch", "page_text", "copy", "filter",
    "give_file", "at_words", "copy_words", "next_place", "previous_place", "more_context",
    "less_context", "facts", "archive",
    "mark_claim", "edit_claim", "join_next", "split_claim", "delete_claim", "open_next",
    "open_previous",
    "next_undecided", "previous_undecided", "last_decided", "reason", "call", "sign_off",
    "history",
)  # fmt: skip
"""Actions with a single key; they act only while list or article has the focus (WCAG 2.1.4)."""

IN_THE_ARTICLE = ("mark_claim", "split_claim", "open_next", "open_previous")
"""Of these, actions that speak of words in the article: only while it has the focus itself."""

ON_THE_LIST = ("select_all",)
"""Actions with a key that texts have a use of their own for."""

_ON_ANY = {"next", "previous", "filter", "mark_claim", "open_next", "open_previous"}
ON_A_CLAIM = (*(name for name in LETTERS if name not in _ON_ANY), "select_all", "save_archive")
ON_A_CHECK = (
    "check", "pages", "export_html", "export_markdown", "export_csv", "export_json",
    "export_evidence", "export_phone", "next",
    "previous", "filter", "next_page", "previous_page", "switch_words", "mark_claim",
    "open_next", "open_previous", "show_open", "print", "print_preview",
    "hosts", "find_next", "find_previous", "pane_claims", "pane_article", "pane_evidence",
    "next_pane", "previous_pane", "predict",
)  # fmt: skip
_MORE_KEYS = {
    "page_text": ("Space",),
    "next": ("Alt+Down",),
    "previous": ("Alt+Up",),
    "redo": ("Ctrl+Y",),
    "filter": ("Ctrl+L",),
    "refetch": ("F5",),
    "zoom_in": ("Ctrl+=",),
    "palette": ("Ctrl+Shift+P",),
    "find_next": ("Ctrl+G",),
    "find_previous": ("Ctrl+Shift+G",),
}
_CHECKABLE = {
    "pane_claims",
    "pane_article",
    "pane_evidence",
    "advance",
    "predict",
    "keep_check",
} | {f"theme_{t}" for t in THEMES}

_LAYOUT: dict[str, tuple[str, ...]] = {
    "file": ("new_window", "", "paste", "compose", "open", "open_url", "sample", "", "library",
             "search_all", ">recent", "keep_check", "delete_check", "purge", "", ">export",
             "print_preview", "print", "", "close_window", "quit"),
    "edit": ("undo", "redo", "", "copy", "note", "", "find", "find_next", "find_previous",
             "filter", "select_all", "", "preferences"),
    "view": (">colours", ">arrange", "", "zoom_in", "zoom_out", "zoom_reset", "reading_type", "",
             "open_next", "open_previous", "show_open", "", "pane_claims", "pane_article",
             "pane_evidence", "next_pane", "previous_pane", "", "full_screen",
             "palette", "messages"),
    "claim": ("next", "previous", "next_undecided", "previous_undecided", "last_decided",
              "advance", "", "verified", "not_supported", "partly", "cannot_verify",
              "not_a_claim", "unmark", "", "reason", "call", "sign_off", "history", "initials",
              "", ">by_hand"),
    "evidence": ("browser", "at_words", "page_text", "copy_words", "", "give_text", "give_file",
                 "refetch", "archive", "save_archive", "", "next_page", "previous_page",
                 "next_place", "previous_place", "", "more_context", "less_context",
                 "switch_words", "facts"),
    "check": ("hosts", "check", "pause", "cancel", "", "retry_failed", "pages", "", "predict"),
    "help": ("help", "tour", "keys", "what_verified", "", "about"),
}  # fmt: skip
WITHIN = "within"
"""The property of an action that names the submenu it stands in."""
_SUBMENUS = {
    "export": (
        "export_html",
        "export_markdown",
        "export_csv",
        "export_json",
        "export_evidence",
        "export_phone",
    ),
    "colours": ("theme_system", "theme_light", "theme_dark", "theme_contrast"),
    "recent": (),
    "by_hand": ("mark_claim", "edit_claim", "join_next", "split_claim", "delete_claim"),
    "arrange": (),
}


def make_actions(parent: QWidget) -> dict[str, QAction]:
    """Return all actions by name, with words and keys; nothing is connected yet."""
    made = {}
    for name in ACTIONS:
        action = QAction(action_word(name), parent)
        action.setObjectName(name)
        action.setCheckable(name in _CHECKABLE)
        action.setMenuRole(QAction.MenuRole.NoRole)
        made[name] = action
    made["preferences"].setMenuRole(QAction.MenuRole.PreferencesRole)
    made["quit"].setMenuRole(QAction.MenuRole.QuitRole)
    made["about"].setMenuRole(QAction.MenuRole.AboutRole)
    use_keys(made, shipped_keys())
    group = QActionGroup(parent)
    for theme in THEMES:
        group.addAction(made[f"theme_{theme}"])
    return made


def shipped_keys() -> dict[str, tuple[str, ...]]:
    """Return the keys that every action ships with, in their normal form."""
    return {
        name: tuple(normal(k) for k in (key, *_MORE_KEYS.get(name, ())) if k)
        for name, (_text, key) in ACTIONS.items()
    }


def use_keys(actions: Mapping[str, QAction], keys: Keys) -> None:
    """Let every action be called by its keys alone."""
    for name, action in actions.items():
        action.setShortcuts([QKeySequence(key) for key in keys.get(name, ())])


def use_entries(actions: Mapping[str, QAction], entries: Iterable[str]) -> list[str]:
    """Use the keys of the options; return a sentence for each entry that can't be used."""
    keys, faults = resolve(entries, shipped_keys(), LETTERS)
    use_keys(actions, keys)
    return [
        key_taken(fault.key, fault.action, fault.other)
        if fault.other
        else key_refused(fault.key, fault.action)
        for fault in faults
    ]


def bind_to_list(actions: Mapping[str, QAction], claims: QWidget) -> None:
    """Let the keys that a text takes for itself act only in the list of claims."""
    for name in ON_THE_LIST:
        actions[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        claims.addAction(actions[name])


def bind_letters(
    actions: Mapping[str, QAction], widgets: Iterable[QWidget], article: QWidget
) -> None:
    """Let actions with a single key act only while one of ``widgets`` has the focus.

    Those that speak of words in the article act only while ``article`` has it.
    """
    targets = tuple(widgets)
    for name in LETTERS:
        actions[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for widget in (article,) if name in IN_THE_ARTICLE else targets:
            widget.addAction(actions[name])


def fill_menus(menus: Mapping[str, QMenu], actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Fill the menus of the bar, no mnemonic twice in one; return the submenus by name."""
    submenus: dict[str, QMenu] = {}
    for title, menu in menus.items():
        for name in _LAYOUT[title]:
            if not name:
                menu.addSeparator()
            elif name.startswith(">"):
                submenu = menu.addMenu(menu_word(name[1:]))
                submenu.addActions([actions[n] for n in _SUBMENUS[name[1:]]])
                for inside in submenu.actions():
                    inside.setProperty(WITHIN, submenu.title())
                submenus[name[1:]] = submenu
            else:
                menu.addAction(actions[name])
    for holder in (*menus.values(), *submenus.values()):
        keep_keys(holder)
        entries = [action for action in holder.actions() if not action.isSeparator()]
        for action, text in zip(entries, distinct([a.text() for a in entries]), strict=True):
            action.setText(text)
    return submenus


def connect(actions: Mapping[str, QAction], slots: Mapping[str, Callable[[], object]]) -> None:
    """Connect each action to the slot of its name.

    Raises:
        KeyError: an action has no slot, or a slot no action (a fault of ours).
    """
    if set(actions) != set(slots):
        raise KeyError(sorted(set(actions) ^ set(slots)))
    for name, slot in slots.items():
        actions[name].triggered.connect(lambda _checked=False, slot=slot: slot())
