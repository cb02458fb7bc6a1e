"""What the phone list says: claims about which somebody has to be called."""

from __future__ import annotations

from citecheck.model import FindingKind
from citecheck.wording.translate import tr, trn


def phone_title(title: str) -> str:
    """Return the heading of the list."""
    return tr("Phone list: {title}", title=title or tr("untitled article"))


def phone_count(count: int) -> str:
    """Return how many calls there are."""
    if not count:
        return tr("Nobody has to be called.")
    return trn("{count} call", "{count} calls", count)


def phone_question(kind: FindingKind | None) -> str:
    """Return what to ask about a claim, by its finding."""
    if kind in _OTHER_WORDS:
        return tr("Did you say it in these words? The page has others.")
    if kind is FindingKind.ABSENT:
        return tr("Did you say this, and to whom? It is not in the text we captured.")
    if kind in _LOOK:
        return tr("Is this what you said?")
    if kind in _FOUND:
        return tr("Are you quoted rightly, and in the sense that you meant?")
    return tr("Did you say this, and where can it be read or heard?")


_OTHER_WORDS = {FindingKind.ALTERED, FindingKind.CUT, FindingKind.STITCHED}
_LOOK = {FindingKind.PARTIAL, FindingKind.AMBIGUOUS, FindingKind.PASSAGE}
_FOUND = {FindingKind.EXACT, FindingKind.EQUIVALENT, FindingKind.SHORTENED}


def phone_labels() -> dict[str, str]:
    """Return the headings of the list by their names in the template."""
    return {
        "number": tr("Claim"),
        "whom": tr("Whom to call"),
        "words": tr("The words"),
        "question": tr("Question"),
        "note": tr("Note"),
        "answer": tr("Answer, by whom, when"),
        "made": tr("List made"),
        "outlet": tr("Outlet"),
    }
