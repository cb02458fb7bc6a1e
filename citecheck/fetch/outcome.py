"""What a page that was had turns out to be once its text is read: an article, or a wall before it.

Every rule wants two signs of different kinds and a page with little prose about anything else. A
wall that is missed is seen by the person who looks at the page; an article taken for a wall is
evidence lost.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from citecheck.fetch import wall_words as words
from citecheck.fetch.paywall import is_paywalled
from citecheck.fetch.right_page import is_another_page
from citecheck.fetch.shown import Shown, weight
from citecheck.model import BlockKind, FetchOutcome, PageText, Snapshot
from citecheck.read.alternates import refresh_target

_LONGEST_WALL = 20_000
_LITTLE = 300
_SOME = 500
_LONGEST_CHALLENGE = 1_500
_LONGEST_CONSENT = 4_000
_SIGNED_ARTICLE = 400
_MISSING_WITH_TEASERS = 1_500
_LONGEST_MISSING_TITLE = 60
_LONGEST_TITLE = 120
_LONGEST_EMPTY = 300
_FRONT_PAGE_LINKS = 0.85
_FRONT_PAGE_HEADLINES = 10
_NOSCRIPT = re.compile(r"<noscript[^>]{0,200}>([^<]{0,500}(?:<[^>/]{1,80}>[^<]{0,500})?)")
_EMPTY_ROOT = re.compile(
    r"<(?:div|main|section)[^>]{0,80}(?:id=[\"']?(?:root|app|__next|__nuxt|main|svelte|application)\b|data-reactroot)"
    r"[^>]{0,200}>\s{0,99}</|<app-root[^>]{0,80}>\s{0,99}</"
)
_ROOT = re.compile(r"id=[\"']?(?:root|app|__next|__nuxt)\b|<app-root|data-reactroot")
_TITLED = frozenset(
    {BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION}
)


def refine_outcome(snapshot: Snapshot, page: PageText) -> FetchOutcome:
    """Return the outcome of ``snapshot`` in the light of its text.

    Only ``OK`` is refined: to ``WRONG_PAGE`` where the site sent us elsewhere or the domain is
    parked, to the name of a wall where its signs are plain, to ``PAYWALLED`` where only the free
    part came, to ``EMPTY`` without text.
    Linear in the size of the page. What is cheap to ask (how much is shown) is asked before what
    reads every block.
    """
    if snapshot.outcome is not FetchOutcome.OK:
        return snapshot.outcome
    shown = Shown(snapshot, page)
    if len(shown.text) > _LONGEST_WALL:
        return FetchOutcome.WRONG_PAGE if is_another_page(shown) else FetchOutcome.OK
    if _is_login_page(shown):
        return FetchOutcome.LOGIN_WALL
    if is_another_page(shown):
        return FetchOutcome.WRONG_PAGE
    if not shown.has_words:
        return _outcome_without_text(shown)
    return _wall(shown) or _shortage(shown) or FetchOutcome.OK


def _wall(shown: Shown) -> FetchOutcome | None:
    """Return which wall the page is, or None; the plainest first."""
    if _is_bot_wall(shown):
        return FetchOutcome.BOT_WALL
    if _is_consent_page(shown):
        return FetchOutcome.CONSENT_WALL
    if _needs_javascript(shown):
        return FetchOutcome.NEEDS_JAVASCRIPT
    if _is_missing(shown) or _is_front_page(shown):
        return FetchOutcome.SOFT_404
    if _is_parked(shown):
        return FetchOutcome.WRONG_PAGE
    if _is_between(shown):
        return FetchOutcome.INTERSTITIAL
    return None


def _shortage(shown: Shown) -> FetchOutcome | None:
    """Return how a page falls short that is no wall: unpaid, or with nothing but a headline."""
    if is_paywalled(shown):
        return FetchOutcome.PAYWALLED
    bare = all(block.kind in _TITLED for block in shown.blocks)
    is_html = shown.snapshot.media_type not in {"text/plain", "application/pdf"}
    if shown.blocks and bare and is_html and weight(shown.page.text) < _LONGEST_EMPTY:
        return FetchOutcome.EMPTY
    return None


def _outcome_without_text(shown: Shown) -> FetchOutcome:
    if words.ROBOT_FRAMES.search(shown.markup):
        return FetchOutcome.BOT_WALL
    if "<frameset" in shown.markup:
        return FetchOutcome.INTERSTITIAL
    asks = words.JAVASCRIPT_WORDS.search(shown.page.text) or _noscript_asks(shown)
    if asks or (_EMPTY_ROOT.search(shown.markup) and "<script" in shown.markup):
        return FetchOutcome.NEEDS_JAVASCRIPT
    # Text in side matter alone may still be quoted, unless it is a menu's few words.
    said = "".join(mark for mark in shown.page.text if mark.isalnum())
    return FetchOutcome.EMPTY if weight(said) < _LONGEST_EMPTY else FetchOutcome.OK


def _is_bot_wall(shown: Shown) -> bool:
    if shown.weight > _LONGEST_CHALLENGE or shown.other_prose(words.ROBOT_WORDS) >= _SOME:
        return False
    if words.DENIED_TITLE.search(shown.page.title) and shown.says(words.DENIED_WORDS):
        return True
    marked = bool(words.ROBOT_MARKS.search(shown.markup))
    said = shown.count(words.ROBOT_WORDS)
    if said > 1 and shown.heads(words.ROBOT_WORDS):
        return True
    return marked and (said > 0 or (not shown.prose and shown.weight <= _LITTLE))


def _is_login_page(shown: Shown) -> bool:
    """Return whether the page is a form to sign in with.

    Articles carry such forms in their margins, so prose about anything else speaks against it.
    """
    if shown.weight > _SOME or shown.other_prose(words.SIGN_IN_WORDS) >= _LITTLE:
        return False
    if not words.SIGN_IN_MARKS.search(shown.markup):
        return False
    only_a_form = not shown.prose and shown.has_words
    return only_a_form or shown.says(words.SIGN_IN_WORDS)


def _is_consent_page(shown: Shown) -> bool:
    host = urlsplit(shown.snapshot.final_url or "").hostname or ""
    if shown.snapshot.redirects and host.startswith(words.CONSENT_HOSTS):
        return True
    if shown.weight > _LONGEST_CONSENT or shown.other_prose(words.CONSENT_WORDS) >= _LITTLE:
        return False
    if shown.tells_author_or_date and shown.weight > _SIGNED_ARTICLE:
        return False
    marked = words.CONSENT_MARKS.search(shown.markup) or words.CONSENT_BUTTONS.search(shown.markup)
    said = shown.count(words.CONSENT_WORDS)
    if shown.heads(words.CONSENT_WORDS):
        return said > 1 and (bool(marked) or "<button" in shown.markup)
    sure = words.CONSENT_MARKS.search(shown.markup) or (marked and shown.weight <= _SOME)
    return said > 1 and bool(sure)


def _needs_javascript(shown: Shown) -> bool:
    if shown.weight > _SOME or shown.other_prose(words.JAVASCRIPT_WORDS) >= _LITTLE / 2:
        return False
    if words.JAVASCRIPT_WORDS.search(shown.text):
        return True
    nearly_nothing = shown.weight <= _LONGEST_TITLE
    waits = words.LOADING_WORDS.search(shown.text) and _ROOT.search(shown.markup)
    return nearly_nothing and bool(waits or _noscript_asks(shown))


def _is_missing(shown: Shown) -> bool:
    """Return whether the page says that there is no such page."""
    lines = [line for line in shown.headlines if words.MISSING_WORDS.search(line)]
    if any(len(line) <= _LONGEST_MISSING_TITLE for line in lines):
        headings = sum(block.kind is BlockKind.HEADING for block in shown.blocks)
        has_teasers = 2 * headings >= len(shown.prose) and not shown.tells_author_or_date
        limit = _MISSING_WITH_TEASERS if has_teasers else _LITTLE
        return shown.other_prose(words.MISSING_WORDS) < limit
    if shown.weight > _SOME or not shown.says(words.MISSING_WORDS):
        return False
    return shown.other_prose(words.MISSING_WORDS) < _LITTLE


def _is_front_page(shown: Shown) -> bool:
    """Return whether headlines came where an article was asked for."""
    path = urlsplit(shown.snapshot.url or "").path
    links = [link for link in shown.page.links if link.span is not None]
    return (
        len(path.strip("/")) > 0
        and not shown.tells_author_or_date
        and len(links) >= _FRONT_PAGE_HEADLINES
        and sum(weight(shown.text_of(block)) for block in shown.prose) < _LITTLE
        and shown.linked_share() >= _FRONT_PAGE_LINKS
    )


def _is_parked(shown: Shown) -> bool:
    host = urlsplit(shown.snapshot.final_url or "").hostname or ""
    if shown.snapshot.redirects and host.removeprefix("www.") in words.PARKING_HOSTS:
        return True
    if shown.weight > 2 * _SOME or shown.other_prose(words.PARKED_WORDS) >= _LITTLE:
        return False
    sure = shown.weight <= _LITTLE or bool(words.PARKED_MARKS.search(shown.markup))
    return shown.heads(words.PARKED_WORDS) or (sure and shown.says(words.PARKED_WORDS))


def _is_between(shown: Shown) -> bool:
    if shown.weight > _SOME or shown.other_prose(words.BETWEEN_WORDS) >= _LITTLE / 2:
        return False
    if shown.weight <= _LITTLE and ("<frameset" in shown.markup or _refreshes(shown)):
        return True
    return shown.says(words.BETWEEN_WORDS) and bool(words.BETWEEN_MARKS.search(shown.markup))


def _refreshes(shown: Shown) -> bool:
    if words.REFRESH.search(shown.markup):
        return True
    own = shown.snapshot.page_url or ""
    return bool(refresh_target(shown.snapshot.header("refresh"), own))


def _noscript_asks(shown: Shown) -> bool:
    """Return whether a noscript hint says that the page needs JavaScript."""
    hints = (found[1] for found in _NOSCRIPT.finditer(shown.markup))
    return any(words.JAVASCRIPT_WORDS.search(hint) for hint in hints)
