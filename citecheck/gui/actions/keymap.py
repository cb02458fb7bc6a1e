"""Which keys do what: the user's own over those shipped, and where two would clash. Pure.

The options hold entries like ``"verified=Y"`` or ``"next=J Alt+Down"``; an entry replaces all keys
of its action, and one without a key (``"copy="``) takes them away.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Keys = Mapping[str, tuple[str, ...]]
"""Key sequences by action, in their normal form."""

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_NAMES = {
    name.casefold(): name
    for name in (
        "Return", "Enter", "Space", "Tab", "Backspace", "Del", "Ins", "Home", "End", "PgUp",
        "PgDown", "Up", "Down", "Left", "Right", *(f"F{n}" for n in range(1, 36)),
    )
}  # fmt: skip
_NAMES |= {"delete": "Del", "insert": "Ins"}
_TYPING = {"Space", "Backspace", "Del", "Return", "Enter", "Tab", "Home", "End", "Up", "Down",
           "Left", "Right", "PgUp", "PgDown", "Ins"}  # fmt: skip


class Fault(enum.Enum):
    """Why an entry can't be used."""

    NO_ACTION = "no_action"
    NO_KEY = "no_key"
    BARE = "bare"  # a key without Ctrl or Alt on an action that works while one types
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class KeyFault:
    """An entry that is left aside; its action keeps the keys that it ships with.

    Attributes:
        other: the action that has the key already (``TAKEN``), else empty.
    """

    fault: Fault
    action: str
    key: str
    other: str = ""


def normal(key: str) -> str:
    """Return a key sequence in its one form: "shift+ctrl+a" as "Ctrl+Shift+A".

    Raises:
        ValueError: it is no key.
    """
    key = key.strip()
    if key == "+" or key.endswith("++"):
        modifiers, name = key[:-2].split("+") if key != "+" else [], "+"
    else:
        *modifiers, name = key.split("+")
    given = {modifier.strip().title() for modifier in modifiers}
    name = name.strip()
    named = _NAMES.get(name.casefold()) or (name.upper() if len(name) == 1 else "")
    if not named or not named.isprintable() or given - set(_MODIFIERS):
        raise ValueError(key)
    return "+".join([m for m in _MODIFIERS if m in given] + [named])


def is_bare(key: str) -> bool:
    """Say whether a key in its normal form is one that people type text with."""
    modifiers, name = set(key.split("+")[:-1]), key.rsplit("+", 1)[-1] or "+"
    return not modifiers & {"Ctrl", "Alt", "Meta"} and (len(name) == 1 or name in _TYPING)


def who_has(key: str, keys: Keys, but: str = "") -> str:
    """Return the action that has ``key`` (in any form), the action ``but`` aside; "" for none.

    Raises:
        ValueError: it is no key.
    """
    wanted = normal(key)
    return next((name for name, has in keys.items() if wanted in has and name != but), "")


def entries_of(keys: Keys, shipped: Keys) -> tuple[str, ...]:
    """Return the entries that tell ``keys`` from those shipped, for the options file."""
    return tuple(
        f"{name}={' '.join(has)}" for name, has in keys.items() if has != shipped.get(name)
    )


def resolve(
    entries: Iterable[str], shipped: Keys, letters: Collection[str]
) -> tuple[dict[str, tuple[str, ...]], tuple[KeyFault, ...]]:
    """Return the keys of every action, and what is wrong with the entries left aside.

    Entries count together, so that two actions can swap keys.

    Args:
        entries: as the options hold them.
        shipped: the keys of every action without entries, in their normal form.
        letters: actions that act only while list or article has the focus; a key that people
            type text with may be given to no other (WCAG 2.1.4).
    """
    chosen: dict[str, tuple[str, ...]] = {}
    faults: list[KeyFault] = []
    for entry in entries:
        action, _, given = entry.partition("=")
        found = _own_keys(action.strip(), given, shipped, letters)
        if isinstance(found, KeyFault):
            faults.append(found)
        else:
            chosen[action.strip()] = found
    while True:
        keys = {**shipped, **chosen}
        taken = _first_clash(keys, chosen)
        if taken is None:
            return keys, tuple(faults)
        faults.append(taken)
        del chosen[taken.action]


def _own_keys(
    action: str, given: str, shipped: Keys, letters: Collection[str]
) -> tuple[str, ...] | KeyFault:
    if action not in shipped:
        return KeyFault(Fault.NO_ACTION, action, given.strip())
    found = []
    for key in given.split():
        try:
            found.append(normal(key))
        except ValueError:
            return KeyFault(Fault.NO_KEY, action, key)
        if is_bare(found[-1]) and action not in letters:
            return KeyFault(Fault.BARE, action, found[-1])
    return tuple(dict.fromkeys(found))


def _first_clash(keys: Keys, chosen: Keys) -> KeyFault | None:
    """Return the first chosen key that another action has; of two chosen the later gives way."""
    owners: dict[str, str] = {}
    for action in (*(name for name in keys if name not in chosen), *chosen):
        for key in keys[action]:
            if key in owners and action in chosen:
                return KeyFault(Fault.TAKEN, action, key, owners[key])
            owners.setdefault(key, action)
    return None
