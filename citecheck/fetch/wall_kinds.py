"""The kinds of walls, and what each takes to be one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.fetch import wall_marks as marks
from citecheck.fetch.shown import MUCH_STORY
from citecheck.model import FetchOutcome

PLAIN = 4
"""So many signs in source and address say more than what else stands on a page."""

LITTLE_STORY = 200
"""Weight of an article's prose from which a page is no wall, unless its title says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of wall.

    Attributes:
        outcome: what a page is called that is one.
        words: the name of its words (``wall_words``).
        enough: how many signs make it one.
        longest: weight of what is shown above which a page is no such wall.
        marks: what its makers leave in the source, or None.
        place: what host, path or query of its address hold, or None.
        is_linked_to: whether its place may be what was asked, and not only where one was sent: an
            article may stand under "/privacy/".
        is_named_after_host: whether its title or heading is the name of its host.
        is_gate: whether it lets its visitor go on to the page that was asked.
        needs_own: whether words alone never make it one, without a mark or a place.
        may_be_wordless: whether mark and place are enough.
        story_headed: weight of an article's prose from which a page is no such wall although its
            title or heading says so.
        own_beside_quotes: how many marks and places outweigh a quotation.
        has_teasers: whether others' headlines stand below it.
        is_furniture: whether whole articles' pages speak so too, in their margins.
        is_unmistakable: whether no article speaks so, whatever its headline.
    """

    outcome: FetchOutcome
    words: str
    enough: int
    longest: int
    marks: re.Pattern[str] | None = None
    place: re.Pattern[str] | None = None
    is_linked_to: bool = False
    is_named_after_host: bool = False
    is_gate: bool = False
    needs_own: bool = False
    may_be_wordless: bool = False
    story_headed: int = LITTLE_STORY
    own_beside_quotes: int = PLAIN + 1
    has_teasers: bool = False
    is_furniture: bool = False
    is_unmistakable: bool = False


# Where two kinds have as many signs to spare, the first is told.
KINDS = (
    Kind(
        outcome=FetchOutcome.BOT_WALL,
        words="robot",
        enough=4,
        longest=3_000,
        marks=marks.ROBOT,
        story_headed=1_000,
        is_unmistakable=True,
    ),
    Kind(
        outcome=FetchOutcome.CONSENT_WALL,
        words="consent",
        enough=5,
        longest=6_000,
        marks=marks.CONSENT,
        place=marks.CONSENT_PLACE,
        is_gate=True,
        story_headed=400,
        is_furniture=True,
    ),
    Kind(
        outcome=FetchOutcome.LOGIN_WALL,
        words="sign_in",
        enough=5,
        longest=2_500,
        marks=marks.SIGN_IN,
        place=marks.SIGN_IN_PLACE,
        is_gate=True,
        needs_own=True,
        is_furniture=True,
    ),
    Kind(
        outcome=FetchOutcome.SOFT_404,
        words="missing",
        enough=3,
        longest=20_000,
        place=marks.MISSING_PLACE,
        is_linked_to=True,
        has_teasers=True,
    ),
    Kind(
        outcome=FetchOutcome.WRONG_PAGE,
        words="parked",
        enough=4,
        longest=3_000,
        marks=marks.PARKED,
        is_named_after_host=True,
        story_headed=MUCH_STORY,
        own_beside_quotes=2,
        is_unmistakable=True,
    ),
    Kind(
        outcome=FetchOutcome.INTERSTITIAL,
        words="between",
        enough=5,
        longest=2_500,
        marks=marks.BETWEEN,
        place=marks.BETWEEN_PLACE,
        is_linked_to=True,
        is_gate=True,
        may_be_wordless=True,
        story_headed=250,
        is_furniture=True,
    ),
)
