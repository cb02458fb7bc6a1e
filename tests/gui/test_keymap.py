"""The user's own keys: read, refused where they clash or trap, and never half applied."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QKeySequence

from citecheck.gui.actions.keymap import (
    Fault,
    KeyFault,
    entries_of,
    is_bare,
    normal,
    resolve,
    who_has,
)
from citecheck.gui.actions.menus import LETTERS, shipped_keys


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("v", "V"),
        ("shift+ctrl+a", "Ctrl+Shift+A"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
        ("alt+down", "Alt+Down"),
        ("Delete", "Del"),
        ("f5", "F5"),
        ("?", "?"),
    ],
)
def test_a_key_has_one_form(given: str, wanted: str) -> None:
    assert normal(given) == wanted


@pytest.mark.parametrize("given", ["", "Hyper+A", "AB", "Ctrl+", "Ctrl+Nowhere"])
def test_what_is_no_key_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(given)}$"):
        normal(given)


def test_qt_reads_every_shipped_key_as_it_stands() -> None:
    for keys in shipped_keys().values():
        for key in keys:
            text = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
            assert normal(text) == key


def test_no_two_actions_ship_with_the_same_key() -> None:
    keys, faults = resolve((), shipped_keys(), LETTERS)
    all_keys = [key for has in keys.values() for key in has]

    assert faults == ()
    assert len(all_keys) == len(set(all_keys))


def test_no_action_that_works_while_typing_ships_with_a_bare_key() -> None:
    shipped = shipped_keys()

    assert [n for n, has in shipped.items() if n not in LETTERS and any(map(is_bare, has))] == []


def test_an_entry_replaces_all_keys_of_its_action() -> None:
    keys, faults = resolve(("next=Y Alt+Home", "copy="), shipped_keys(), LETTERS)

    assert (keys["next"], keys["copy"], faults) == (("Y", "Alt+Home"), (), ())


def test_two_actions_can_swap_keys() -> None:
    keys, faults = resolve(("verified=X", "not_supported=V"), shipped_keys(), LETTERS)

    assert (keys["verified"], keys["not_supported"], faults) == (("X",), ("V",), ())


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("fly=Z", KeyFault(Fault.NO_ACTION, "fly", "Z")),
        ("verified=Hyper+Z", KeyFault(Fault.NO_KEY, "verified", "Hyper+Z")),
        ("undo=Z", KeyFault(Fault.BARE, "undo", "Z")),
        ("verified=Ctrl+Z", KeyFault(Fault.TAKEN, "verified", "Ctrl+Z", "undo")),
    ],
)
def test_an_entry_that_cannot_be_used_leaves_the_shipped_keys(entry: str, fault: KeyFault) -> None:
    keys, faults = resolve((entry,), shipped_keys(), LETTERS)

    assert keys == shipped_keys()
    assert faults == (fault,)


def test_of_two_entries_for_one_key_the_later_gives_way() -> None:
    keys, faults = resolve(("verified=Y", "partly=Y"), shipped_keys(), LETTERS)

    assert (keys["verified"], keys["partly"]) == (("Y",), ("P",))
    assert faults == (KeyFault(Fault.TAKEN, "partly", "Y", "verified"),)


def test_entries_tell_own_keys_from_shipped_ones() -> None:
    keys, _faults = resolve(("verified=Y",), shipped_keys(), LETTERS)

    assert entries_of(keys, shipped_keys()) == ("verified=Y",)
    assert who_has("y", keys) == "verified"
    assert who_has("y", keys, but="verified") == ""
