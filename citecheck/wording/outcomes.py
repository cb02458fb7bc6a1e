"""Why a page was or was not had, in one sentence, and what to do next."""

from __future__ import annotations

from citecheck.model import FetchNote, FetchOutcome
from citecheck.wording.translate import tr


def outcome_word(outcome: FetchOutcome) -> str:
    """Return the short word for an outcome, for tables."""
    o = FetchOutcome
    return {
        o.OK: tr("read"),
        o.NOT_MODIFIED: tr("unchanged"),
        o.MANUAL: tr("given by hand"),
        o.ARCHIVED: tr("archived copy"),
        o.NOT_FOUND: tr("not found"),
        o.GONE: tr("gone"),
        o.FORBIDDEN: tr("refused"),
        o.LEGAL_BLOCK: tr("blocked by law"),
        o.LOGIN_WALL: tr("login wall"),
        o.PAYWALLED: tr("paywalled"),
        o.CONSENT_WALL: tr("consent wall"),
        o.BOT_WALL: tr("bot wall"),
        o.INTERSTITIAL: tr("interstitial"),
        o.NEEDS_JAVASCRIPT: tr("needs JavaScript"),
        o.RATE_LIMITED: tr("asked to wait"),
        o.SERVER_ERROR: tr("server error"),
        o.TIMEOUT: tr("timed out"),
        o.UNREACHABLE: tr("unreachable"),
        o.TLS_ERROR: tr("bad certificate"),
        o.BAD_RESPONSE: tr("broken answer"),
        o.REDIRECT_LOOP: tr("redirect loop"),
        o.BAD_REDIRECT: tr("bad redirect"),
        o.TOO_LARGE: tr("too large"),
        o.UNSUPPORTED_TYPE: tr("unsupported type"),
        o.EMPTY: tr("empty"),
        o.SOFT_404: tr("“not found” page"),
        o.WRONG_PAGE: tr("another page"),
        o.BLOCKED_ADDRESS: tr("private address"),
        o.ROBOTS_DISALLOWED: tr("robots refused"),
        o.NOT_ATTEMPTED: tr("not attempted"),
        o.SKIPPED: tr("skipped"),
        o.DAMAGED: tr("damaged copy"),
        o.INTERNAL_ERROR: tr("our fault"),
    }[outcome]


def outcome_fact(outcome: FetchOutcome, status: int | None = None) -> str:
    """Return the one sentence that says what happened."""
    o = FetchOutcome
    number = f" ({status})" if status else ""
    return {
        o.OK: tr("The page was read."),
        o.NOT_MODIFIED: tr("The page has not changed since it was last read."),
        o.MANUAL: tr("Its text was given by hand."),
        o.ARCHIVED: tr("An archived copy was read."),
        o.NOT_FOUND: tr("The site has no such page{number}.", number=number),
        o.GONE: tr("The site says that the page was removed{number}.", number=number),
        o.FORBIDDEN: tr("The site refused our program{number}.", number=number),
        o.LEGAL_BLOCK: tr("The page is withheld for legal reasons{number}.", number=number),
        o.LOGIN_WALL: tr("The page asks for a login."),
        o.PAYWALLED: tr("Only the free part of a paywalled page came."),
        o.CONSENT_WALL: tr("A consent page came instead of the article."),
        o.BOT_WALL: tr("The site asks for proof of a human visitor."),
        o.INTERSTITIAL: tr("A page in between came instead of the article."),
        o.NEEDS_JAVASCRIPT: tr("The page shows its text only to a browser."),
        o.RATE_LIMITED: tr("The site asks us to wait{number}.", number=number),
        o.SERVER_ERROR: tr("The site has a fault of its own{number}.", number=number),
        o.TIMEOUT: tr("The site did not answer in time."),
        o.UNREACHABLE: tr("The site could not be reached."),
        o.TLS_ERROR: tr("The site's certificate could not be trusted."),
        o.BAD_RESPONSE: tr("The site's answer was broken or cut short; it is no evidence."),
        o.REDIRECT_LOOP: tr("The site sends visitors round in circles."),
        o.BAD_REDIRECT: tr("The address, or one that it leads to, is not a web address."),
        o.TOO_LARGE: tr("The page is larger than citecheck takes."),
        o.UNSUPPORTED_TYPE: tr("citecheck cannot read this kind of file yet."),
        o.EMPTY: tr("The page holds no text."),
        o.SOFT_404: tr("The page says that there is no such page."),
        o.WRONG_PAGE: tr("Another page came than the one linked."),
        o.BLOCKED_ADDRESS: tr(
            "The address leads into a private network; citecheck does not go there."
        ),
        o.ROBOTS_DISALLOWED: tr("The site asks programs to stay away."),
        o.NOT_ATTEMPTED: tr("This page was not asked for."),
        o.SKIPPED: tr("You asked citecheck not to contact this site."),
        o.DAMAGED: tr(
            "The saved copy was changed on the disk since it was captured; it is no evidence any "
            "more."
        ),
        o.INTERNAL_ERROR: tr("citecheck failed on this page; the log tells more."),
    }[outcome]


_BY_HAND = {
    FetchOutcome.FORBIDDEN,
    FetchOutcome.LOGIN_WALL,
    FetchOutcome.PAYWALLED,
    FetchOutcome.CONSENT_WALL,
    FetchOutcome.BOT_WALL,
    FetchOutcome.INTERSTITIAL,
    FetchOutcome.NEEDS_JAVASCRIPT,
    FetchOutcome.UNSUPPORTED_TYPE,
    FetchOutcome.EMPTY,
    FetchOutcome.WRONG_PAGE,
    FetchOutcome.ROBOTS_DISALLOWED,
    FetchOutcome.SKIPPED,
}
_LATER = {FetchOutcome.RATE_LIMITED, FetchOutcome.SERVER_ERROR}
_AGAIN = {FetchOutcome.TIMEOUT, FetchOutcome.BAD_RESPONSE, FetchOutcome.DAMAGED}


def next_step(outcome: FetchOutcome) -> str:
    """Return what a person can do about it at the desk, or an empty string."""
    if outcome in _BY_HAND:
        return tr("Open it in your browser and paste its text (T).")
    if outcome in _LATER:
        return tr("Fetch it again later (R).")
    if outcome in _AGAIN:
        return tr("Fetch it again (R).")
    if outcome is FetchOutcome.UNREACHABLE:
        return tr("Check the address, your connection and, if you use one, the proxy.")
    return ""


def outcome_sentence(outcome: FetchOutcome, status: int | None = None) -> str:
    """Return what happened and what a person can do, in one or two sentences."""
    return " ".join(filter(None, (outcome_fact(outcome, status), next_step(outcome))))


def note_sentence(note: FetchNote) -> str:
    """Return what a person should know of the way to a page."""
    return {
        FetchNote.META_REFRESH: tr("The page sent its visitors on; citecheck followed once."),
        FetchNote.AMP_VARIANT: tr("The page showed too little; the AMP form it names was read."),
        FetchNote.PRINT_VARIANT: tr(
            "The page showed too little; the form for printing that it names was read."
        ),
        FetchNote.ROBOTS_REFUSE: tr(
            "The site's robots.txt asks programs to stay away from this page; it was asked for "
            "once because you wanted it."
        ),
    }[note]
