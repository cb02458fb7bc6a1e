"""How plainly a page speaks as one kind of wall or another does.

Each sign counts: words in the lines that say what the page is, how many of such words there are,
marks of those who make such walls, the address where it came from. A page with an article's prose
about anything else is none, whatever stands around it; one that names its author or the day it was
published must show more. A wall that is missed is seen by the person who looks at the page; an
article taken for a wall is evidence lost.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from citecheck.fetch.shown import Shown
from citecheck.fetch.wall_kinds import KINDS, LITTLE_STORY, PLAIN, Kind
from citecheck.fetch.wall_words import wall_words
from citecheck.model import FetchOutcome

_HEADED, _MARKED, _PLACED, _ALONE = 2, 2, 3, 2
_MOST_WORDS, _MOST_HINTS = 3, 2
_SIGNED = 3
_STORY_BESIDE_PLAIN, _STORY_HEADED_PLAIN = 300, 1_000
_SOME_STORY, _NO_STORY, _NO_STORY_AT_ALL = 150, 80, 40
_WORDS_OF_HEADLINE = 3
_SHORT = 160
_SHORTEST_RETURN = 10
_LEAST_OTHER = 1 / 3


def plainest_wall(shown: Shown) -> FetchOutcome | None:
    """Return the kind of wall that the page shows most signs of, or None."""
    found = [(surplus, kind) for kind in KINDS if (surplus := _surplus(shown, kind)) >= 0]
    return max(found, key=lambda pair: pair[0])[1].outcome if found else None


def _surplus(shown: Shown, kind: Kind) -> int:
    """Return how many signs of ``kind`` the page has beyond those that are enough."""
    if shown.weight > kind.longest:
        return -1
    words = wall_words(kind.words)
    story = shown.other_story(words.sure, wall_words("visitor").sure)
    if story >= max(_STORY_HEADED_PLAIN, kind.story_headed):
        return -1  # before the whole source is searched
    own = _own_signs(shown, kind)
    headed = shown.heads(words.sure, anywhere=story < _NO_STORY)
    if story >= _most_story(shown, kind, own, headed=headed):
        return -1
    said = min(shown.count(words.sure), _MOST_WORDS)
    hinted = min(shown.count(words.hints), _MOST_HINTS)
    if not said + hinted and not (kind.may_be_wordless and own > PLAIN):
        return -1
    if kind.needs_own and not own:
        return -1
    strictly = headed and shown.heads(words.sure)
    beside = story if kind.is_unmistakable else shown.other_story(words.sure)
    is_told = beside >= _SOME_STORY and not (strictly and kind.has_teasers)
    if own < PLAIN and is_told and _has_headline(shown, kind):
        return -1
    if not strictly and own < PLAIN and _may_be_article(shown, kind, story, headed=headed):
        return -1
    signs = said + hinted + _HEADED * headed + (not headed and shown.heads(words.hints)) + own
    in_short = said > 1 or any(words.sure.search(t) for t in shown.lines if len(t) <= _SHORT)
    is_little = bool(shown.story) or shown.weight <= LITTLE_STORY
    nothing_else = is_little and not story and in_short and not shown.is_signed
    return signs + _ALONE * nothing_else - kind.enough - _SIGNED * shown.is_signed


def _may_be_article(shown: Shown, kind: Kind, story: int, *, headed: bool) -> bool:
    """Return whether a page whose title and headings speak of something else has an article."""
    words = wall_words(kind.words)
    headed = headed or shown.heads(words.hints)
    if story >= (_NO_STORY if headed else _NO_STORY_AT_ALL):
        return True
    if kind.is_unmistakable or (len(shown.story) > 1 and not shown.other_story(words.sure)):
        return False
    if kind.is_furniture and not _speaks_of(shown, words.sure):
        return True
    return _has_headline(shown, kind)


def _has_headline(shown: Shown, kind: Kind) -> bool:
    """Return whether part of the story stands below a headline about something else."""
    words, visitor = wall_words(kind.words), wall_words("visitor").sure
    return any(
        len(line.split()) >= _WORDS_OF_HEADLINE
        and not any(p.search(line) for p in (words.sure, words.hints, visitor))
        for line in shown.headings_of_story
    )


def _speaks_of(shown: Shown, words: re.Pattern[str]) -> bool:
    """Return whether the story speaks of ``words`` for the most part, if there is any."""
    total, other = shown.other_story(), shown.other_story(words)
    return other < max(_NO_STORY, total * _LEAST_OTHER)


def _most_story(shown: Shown, kind: Kind, own: int, *, headed: bool) -> int:
    """Return the weight of an article's prose from which a page is no wall."""
    if own < kind.own_beside_quotes and shown.quotes(wall_words(kind.words).sure):
        return _NO_STORY
    if own >= PLAIN:
        return _STORY_HEADED_PLAIN if headed else _STORY_BESIDE_PLAIN
    return kind.story_headed if headed and not shown.is_signed else LITTLE_STORY


def _own_signs(shown: Shown, kind: Kind) -> int:
    named = kind.is_named_after_host and _host_leads(shown)
    marked = kind.marks is not None and bool(kind.marks.search(shown.markup))
    may_be_placed = kind.is_linked_to or bool(shown.snapshot.redirects)
    placed = kind.place is not None and may_be_placed and bool(kind.place.search(_place(shown)))
    return _MARKED * (marked + named) + _PLACED * (placed + (kind.is_gate and _returns(shown)))


def _host_leads(shown: Shown) -> bool:
    """Return whether title or heading hold the name of the host that answered."""
    name = (shown.came_from.hostname or "").removeprefix("www.")
    return bool(name) and any(name in line for line in shown.leading)


def _returns(shown: Shown) -> bool:
    """Return whether the address that answered carries the one that was asked, to go back to."""
    if not shown.snapshot.redirects:
        return False
    asked = urlsplit(shown.snapshot.url or "").path
    carried = unquote(f"{shown.came_from.query}#{shown.came_from.fragment}")
    return len(asked) >= _SHORTEST_RETURN and (asked in carried or asked in unquote(carried))


def _place(shown: Shown) -> str:
    """Return host, path and query of the address that answered."""
    came = shown.came_from
    return f"/{came.hostname or ''}{came.path}?{came.query}".lower()
