"""Sentences and words of deciding: undo, sign-offs, calls, reasons, history, deciding first."""

from __future__ import annotations

from citecheck.model import Review, ReviewKind, Verdict
from citecheck.wording.gui import told_line
from citecheck.wording.signs import VERDICT_SIGNS, verdict_word
from citecheck.wording.translate import later, tr, trn


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


def undone(step: str) -> str:
    """Return the news that a step ("mark 3 claims “verified”") was taken back."""
    return tr("Undone: {step}", step=step)


def redone(step: str) -> str:
    """Return the news that a step that was taken back is done again."""
    return tr("Done again: {step}", step=step)


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


def review_line(review: Review) -> str:
    """Return what a review did, for the history of a claim."""
    if review.kind is ReviewKind.WITHDRAWAL:
        return deciding_word("withdrawn")
    if review.verdict is None:
        return tr("on the phone list") if review.to_call else verdict_word(None)
    stamp = f"{VERDICT_SIGNS[review.verdict]} {verdict_word(review.verdict)}"
    extras = (
        deciding_word("signed") if review.kind is ReviewKind.SIGN_OFF else "",
        deciding_word("blind") if review.blind else "",
        on_phone_list() if review.to_call else "",
    )
    return told_line((stamp, *extras))


def rests_on(sha256: str) -> str:
    """Return the capture that a review rests on, by the first digits of its hash."""
    return tr("rests on capture {sha256}…", sha256=sha256)


def shipped_reasons() -> tuple[str, ...]:
    """Return the reasons that can be written into a note with one key."""
    return tuple(tr(reason) for reason in REASONS)


REASONS = (
    later("Words stand there as quoted."),
    later("Words differ; ask the author for a correction."),
    later("Shortened without a mark."),
    later("Somebody else said it, as the page tells."),
    later("Credit another outlet: the page took it from there."),
    later("Behind a paywall; ask the library for the text."),
    later("Page gone; an archived copy is needed."),
    later("No source given; ask the author."),
    later("Translated; cannot be compared word for word."),
)


def signed_by(reviewer: str) -> str:
    """Return that a second person stands by the verdict."""
    return tr("signed off by {reviewer}", reviewer=reviewer)


def on_phone_list() -> str:
    """Return that somebody has to be called."""
    return tr("needs a call")


def tally_line(same: int, other: int, neither: int) -> str:
    """Return how decisions made first compare with what the program had found."""
    whole = same + other + neither
    if not whole:
        return tr("Findings are hidden until you decide.")
    return tr(
        "{whole} decided first: {same} the same way as the finding, {other} another way,"
        " {neither} not comparable",
        whole=whole,
        same=same,
        other=other,
        neither=neither,
    )


def tally_hint() -> str:
    """Return what the tally means, and what it does not."""
    return tr(
        "A finding says whether words stand in a page; a verdict is a person's judgement. Where"
        " they point different ways, look again: either may be wrong."
    )


WORDS = {
    "save": later("Save"),
    "none_decided": later("No claim of this check is decided yet."),
    "none_to_take_back": later("There is no verdict to take back."),
    "all_decided": later("Every claim shown is decided."),
    "reasons": later("Reasons"),
    "reasons_title": later("Reasons for the note"),
    "reasons_explain": later("One reason a line. They are written behind the note."),
    "reasons_edit": later("Edit the reasons …"),
    "history_title": later("History of this claim"),
    "no_history": later("Nobody has decided on this claim yet."),
    "signed": later("signed off"),
    "withdrawn": later("sign-off taken back"),
    "blind": later("decided before the finding was shown"),
    "initials_title": later("Your initials"),
    "initials_explain": later("Written with each verdict and sign-off from now on."),
}

BAR = {
    "reason": (later("Reasons"), later("Write a reason into the note")),
    "call": (later("☎ Call"), later("Put on the phone list, or take off it")),
    "sign_off": (later("✓✓ Sign off"), later("Stand by this verdict as a second person")),
    "history": (later("History"), later("Every review of this claim")),
}


def bar_word(name: str) -> str:
    """Return the button beside the verdicts that calls an action."""
    return tr(BAR[name][0])


def bar_hint(name: str) -> str:
    """Return what a button beside the verdicts does."""
    return tr(BAR[name][1])


def deciding_word(name: str) -> str:
    """Return the word or sentence of deciding that is called ``name``."""
    return tr(WORDS[name])
