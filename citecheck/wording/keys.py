"""What is told of keys that can't be used."""

from __future__ import annotations

from citecheck.wording.actions import ACTIONS, action_word
from citecheck.wording.translate import tr


def key_taken(key: str, action: str, other: str) -> str:
    """Return that two actions want one key; ``action`` and ``other`` are their names."""
    return tr(
        "The key {key} of “{action}” belongs to “{other}” already; the usual key stays.",
        key=key,
        action=plain_action(action),
        other=plain_action(other),
    )


def key_refused(key: str, action: str) -> str:
    """Return that an entry of the options names a key that can't be used for an action."""
    return tr(
        "The key {key} can't be used for “{action}”; the usual key stays.",
        key=key,
        action=plain_action(action),
    )


def plain_action(name: str) -> str:
    """Return an action's words without mnemonic, sign and dots; an unknown name as it is."""
    if name not in ACTIONS:
        return name
    return action_word(name).replace("&", "").removesuffix("…").strip(" ✓✗◐?–")
