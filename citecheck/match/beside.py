"""Who is credited right beside some words, in forms that leave no doubt.

"…, Clinton said, “…”", "Said Ellis: “…”" and a transcript's "PENCE: …": whoever reads the page
takes the name next to the words for their speaker, whatever the rest of the sentence holds.
"""

from __future__ import annotations

import re
from collections import Counter

from citecheck.match.index import PageIndex
from citecheck.match.names import name_tokens
from citecheck.match.nearby import VERB, surroundings
from citecheck.match.wordlists import word_set

_NAME = r"[^\W\d_a-z][\w'.-]{1,30}(?:\s[^\W\d_a-z][\w'.-]{0,30}){0,3}"
_NAME_AND_VERB = re.compile(
    rf"(?:^|[.?!,;:\")]\s{{1,2}}|\b(?:and|but|then|when|as)\s)(?P<who>{_NAME})\s{VERB}[,:]?\s*$"
)
_VERB_AND_NAME = re.compile(
    r"(?:^|[.?!\")]\s{1,2})(?:Said|Says|Added|Adds|Wrote|Writes|Asked|Replied|Continued|Explained|Noted"
    rf"|Recalled|Warned|Concluded|Tweeted|Argued)\s(?P<who>{_NAME})(?:,\s[^\".:]{{1,100}})?[,:]\s*$"
)
_LABEL = re.compile(
    r"^[\"'(\[]{0,2}(?P<who>[^\W\d_a-z][\w'.-]{2,30}(?:\s[^\W\d_a-z][\w'.-]{0,30}){0,3}):",
    re.MULTILINE,
)
_NO_NAMES = word_set("labels")
_LEAST_TURNS = 3
_LOOK = 140


def name_beside(page: PageIndex, first: int, last: int) -> str | None:
    """Return the name that stands right before the quotation of these page words, or None.

    Only names joined to a reporting verb without anything between, and labels of a transcript.
    """
    head, _, _ = surroundings(page, first, last)
    before = head.rstrip("\"' ")[-_LOOK:]
    for form in (_NAME_AND_VERB, _VERB_AND_NAME):
        match = form.search(before)
        if match and name_tokens(match["who"]):
            return match["who"]
    return _turn_of(page, first)


def _turn_of(page: PageIndex, first: int) -> str | None:
    """Return whose turn page word ``first`` stands in, where the page is a transcript."""
    labels = page.once("turns", lambda: _turns(page.folded.text))
    at = int(page.starts[first])
    start = page.folded.text.rfind("\n", 0, at) + 1
    who = labels.get(start)
    return who if who and start + len(who) < at else None


def _turns(text: str) -> dict[int, str]:
    """Return the labels of a transcript's turns by where their lines begin; none of other texts.

    Several turns of at least two speakers, one of whom speaks twice, make a transcript.
    """
    found = {m.start(): m["who"] for m in _LABEL.finditer(text) if _is_person(m["who"])}
    often = Counter(found.values())
    is_transcript = len(found) >= _LEAST_TURNS and 1 < len(often) < len(found)
    return found if is_transcript else {}


def _is_person(label: str) -> bool:
    return label.rsplit(maxsplit=1)[-1].lower() not in _NO_NAMES and bool(name_tokens(label))
