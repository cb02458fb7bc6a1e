"""What a page turns out to be once its text is read: an article, or a wall before it."""

from __future__ import annotations

from urllib.parse import urlsplit

from citecheck.fetch import wall_marks as marks
from citecheck.fetch.page_parts import menu_line, small_print
from citecheck.fetch.paywall import is_paywalled
from citecheck.fetch.right_page import is_another_page
from citecheck.fetch.shown import Shown, is_said, weight
from citecheck.fetch.wall_signs import plainest_wall
from citecheck.fetch.wall_words import wall_words
from citecheck.model import Block, BlockKind, FetchOutcome, PageText, Snapshot, Zone
from citecheck.read.alternates import refresh_target

_LONGEST_WALL = 20_000
_LITTLE = 300
_NEARLY_NOTHING = 120
_LONGEST_SHELL = 500
_LONGEST_EMPTY = 300
_LONGEST_HINT = 100
_LONGEST_FRAME = 60
_MOST_LABELS = 120
_SHORTEST_TITLE = 50
_SHORTEST_TOLD = 60
_FRONT_PAGE_LINKS = 0.85
_FRONT_PAGE_HEADLINES = 10
_TITLED = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATELINE})


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
    return _wall(shown) or _shortage(shown) or FetchOutcome.OK


def _wall(shown: Shown) -> FetchOutcome | None:
    """Return which wall the page is, or None; the plainest first."""
    if _is_robot_frame(shown):
        return FetchOutcome.BOT_WALL
    if _is_sent_to(shown, marks.CONSENT_HOSTS):
        return FetchOutcome.CONSENT_WALL
    wall = plainest_wall(shown)
    if wall is not None:
        return FetchOutcome.NEEDS_JAVASCRIPT if _is_shell(shown, wall) else wall
    if is_another_page(shown) or _is_sent_to(shown, marks.PARKING_HOSTS):
        return FetchOutcome.WRONG_PAGE
    if _needs_javascript(shown):
        return FetchOutcome.NEEDS_JAVASCRIPT
    if _is_between(shown):
        return FetchOutcome.INTERSTITIAL
    return FetchOutcome.SOFT_404 if _is_front_page(shown) else None


def _shortage(shown: Shown) -> FetchOutcome | None:
    """Return how a page falls short that is no wall: unpaid, or with nothing but its frame."""
    if is_paywalled(shown):
        return FetchOutcome.PAYWALLED
    if not shown.has_words:
        told = _is_told_beside(shown) or _is_told_in_hidden(shown)
        return None if told else FetchOutcome.EMPTY
    is_html = shown.snapshot.media_type not in {"text/plain", "application/pdf"}
    return FetchOutcome.EMPTY if is_html and _is_frame(shown) else None


def _is_told_beside(shown: Shown) -> bool:
    """Return whether side matter holds so much that somebody may quote it."""
    visitor = wall_words("visitor").sure
    blocks = (b for b in shown.all_blocks if b.zone is not Zone.COMMENTS and not shown.is_link(b))
    texts = [text for text in map(shown.text_of, blocks) if not small_print(text)]
    told = (t for t in texts if weight(t) >= _LONGEST_FRAME and not shown.holds(t, visitor))
    return sum(weight("".join(filter(str.isalnum, text))) for text in told) >= _LONGEST_EMPTY


def _is_frame(shown: Shown) -> bool:
    """Return whether nothing is told but headlines, links, small print and a site's own talk."""
    own = [b for b in shown.blocks if b.kind not in _TITLED and not _is_short_link(shown, b)]
    if len(own) == len(shown.all_blocks):
        return False  # no frame round it: a page of a word or two
    visitor, labels = wall_words("visitor").sure, 0
    for text in map(shown.text_of, own):
        if menu_line(text) or small_print(text):
            continue
        if not is_said(text):
            labels += weight(text)
        elif weight(text) >= _LONGEST_FRAME or not shown.holds(text, visitor):
            return False
    return labels < _MOST_LABELS and not _is_told_beside(shown)


def _is_short_link(shown: Shown, block: Block) -> bool:
    """Return whether a block is a link of a menu; the titles of documents are links too."""
    return shown.is_link(block) and weight(shown.text_of(block)) < _SHORTEST_TITLE


def _is_robot_frame(shown: Shown) -> bool:
    return not shown.has_words and bool(marks.ROBOT_FRAMES.search(shown.markup))


def _needs_javascript(shown: Shown) -> bool:
    """Return whether the page is a shell: nothing of its own, and a hint or marks that say why."""
    words = wall_words("javascript")
    apart = [words.sure, wall_words("visitor").sure] if shown.heads(words.sure) else [words.sure]
    if shown.weight > _LONGEST_SHELL or shown.other_story(*apart) >= _LONGEST_HINT:
        return False
    if _is_told_in_hidden(shown):
        return False  # the hint comes with the text itself, for programs without JavaScript
    if shown.count(words.sure) or any(shown.holds(text, words.sure) for text in shown.hidden):
        return True
    if any(words.sure.search(hint) for hint in marks.NOSCRIPT.findall(shown.markup)):
        return True
    nothing = not shown.has_words or (shown.weight <= _NEARLY_NOTHING and shown.count(words.hints))
    return bool(nothing) and bool(marks.SHELL.search(shown.markup))


def _is_told_in_hidden(shown: Shown) -> bool:
    """Return whether what is hidden holds sentences about something else than JavaScript."""
    apart = (wall_words("javascript").sure, wall_words("visitor").sure)
    long = (text for text in shown.hidden if weight(text) >= _SHORTEST_TOLD)
    told = (text for text in long if not any(shown.holds(text, words) for words in apart))
    return sum(map(weight, told)) >= _LONGEST_HINT


def _is_shell(shown: Shown, wall: FetchOutcome) -> bool:
    """Return whether what speaks like a wall is a shell: "can't be shown", "one moment"."""
    asks = bool(shown.count(wall_words("javascript").sure))
    waits = wall is FetchOutcome.INTERSTITIAL and shown.weight <= _NEARLY_NOTHING
    asks = asks and wall in {FetchOutcome.SOFT_404, FetchOutcome.INTERSTITIAL}
    return (asks or waits) and _needs_javascript(shown)


def _is_between(shown: Shown) -> bool:
    """Return whether the page only sends its visitor on."""
    if shown.weight > _LITTLE or shown.story:
        return False
    header = shown.snapshot.header("refresh")
    by_header = bool(refresh_target(header, shown.snapshot.page_url or ""))
    return by_header or "<frameset" in shown.markup or bool(marks.REFRESH.search(shown.markup))


def _is_front_page(shown: Shown) -> bool:
    """Return whether headlines came where an article was asked for."""
    path = urlsplit(shown.snapshot.url or "").path
    links = [link for link in shown.page.links if link.span is not None]
    return (
        len(path.strip("/")) > 0
        and not shown.tells_author_or_date
        and len(links) >= _FRONT_PAGE_HEADLINES
        and shown.weight_of(shown.prose) < _LITTLE
        and shown.linked_share() >= _FRONT_PAGE_LINKS
    )


def _is_sent_to(shown: Shown, hosts: tuple[str, ...]) -> bool:
    """Return whether a redirect led to one of ``hosts``; "consent." is the beginning of one."""
    host = (shown.came_from.hostname or "").removeprefix("www.")
    begins = any(host.startswith(one) if one.endswith(".") else host == one for one in hosts)
    return bool(shown.snapshot.redirects) and begins
