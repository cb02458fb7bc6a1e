"""Sentences and words of the claims list and of deciding."""

from __future__ import annotations

from citecheck.model import Verdict
from citecheck.wording.actions import ACTIONS, action_word
from citecheck.wording.signs import verdict_word
from citecheck.wording.translate import tr, trn


def step_marked(count: int, verdict: Verdict | None) -> str:
    """Return what undo calls deciding on ``count`` claims."""
    if verdict is None:
        return trn("take the verdict back", "take {count} verdicts back", count)
    word = verdict_word(verdict)
    return trn("mark “{word}”", "mark {count} claims “{word}”", count, word=word)


def step_noted(count: int) -> str:
    """Return what undo calls a note."""
    return trn("note", "note with {count} claims", count)


def step_call(count: int, *, to_call: bool) -> str:
    """Return what undo calls putting claims on the phone list, or taking them off."""
    if to_call:
        return trn("put on the phone list", "put {count} claims on the phone list", count)
    return trn("take off the phone list", "take {count} claims off the phone list", count)


def step_signed(count: int, *, withdrawn: bool) -> str:
    """Return what undo calls a sign-off."""
    if withdrawn:
        return trn("take the sign-off back", "take {count} sign-offs back", count)
    return trn("sign off", "sign off {count} claims", count)


def marked_many(count: int, verdict: Verdict | None) -> str:
    """Return the news that several claims were decided at one stroke."""
    if verdict is None:
        return trn("{count} verdict taken back", "{count} verdicts taken back", count)
    word = verdict_word(verdict)
    return trn("{count} claim marked “{word}”", "{count} claims marked “{word}”", count, word=word)


def signed_news(count: int, *, withdrawn: bool) -> str:
    """Return the news that claims were signed off, or no longer are."""
    if withdrawn:
        return trn("{count} sign-off taken back", "{count} sign-offs taken back", count)
    return trn("{count} claim signed off", "{count} claims signed off", count)


def call_news(count: int, *, to_call: bool) -> str:
    """Return the news that claims are on the phone list, or no longer are."""
    if to_call:
        return trn(
            "{count} claim is on the phone list", "{count} claims are on the phone list", count
        )
    return trn("{count} claim taken off the list", "{count} claims taken off the list", count)


def nothing_to_sign() -> str:
    """Return why a claim without verdict can't be signed off."""
    return tr("There is no verdict to sign off yet.")


def sign_with_initials() -> str:
    """Return why nobody can sign off without a name."""
    return tr("A sign-off needs initials. Set yours first.")


def sign_by_another(reviewer: str) -> str:
    """Return why the one who decided can't sign off too."""
    return tr("{reviewer} decided this; somebody else has to sign it off.", reviewer=reviewer)


def predict_first() -> str:
    """Return the heading over a finding that is still hidden."""
    return tr("Decide first")


def predict_first_hint() -> str:
    """Return what a person does while the finding is hidden."""
    return tr(
        "What the program found is hidden until you have decided. Read the page, compare the"
        " words, and give your verdict."
    )


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
