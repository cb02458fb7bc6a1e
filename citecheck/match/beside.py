"""Who is credited right beside some words, in forms that leave no doubt.

"…, Clinton said, “…”", "Said Ellis: “…”" and a transcript's "PENCE: …": whoever reads the page
takes the name next to the words for their speaker, whatever the rest of the sentence holds.
"""

from __future__ import annotations

import re
from collections import Counter

from citecheck.match.index import PageIndex
from citecheck.match.lexicon import is_common
from citecheck.match.names import name_tokens
from citecheck.match.nearby import VERB, surroundings
from citecheck.match.wordlists import word_set

_NAME = r"[^\W\d_a-z][\w'.-]{1,30}(?:\s[^\W\d_a-z][\w'.-]{0,30}){0,3}"
_NAME_AND_VERB = re.compile(
    rf"(?:^|[.?!,;:\")]\s{{1,2}}|\b(?:and|but|then|when|while|as|that)\s)(?P<who>{_NAME})"
    rf"\s(?:(?:had|has)\s)?{VERB}(?:\s(?:him|her|them|us|me|reporters|journalists))?[,:]?\s*$"
)
_QUOTED_NAME = re.compile(
    rf"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s(?P<who>{_NAME})(?:,\s[^,\"]{{1,80}},)?"
    r"\sas\s(?:saying|having\ssaid|telling|writing)\b[^\".]{0,60}$"
)
_FULL_LABEL = re.compile(rf"(?P<who>{_NAME})(?:\s\([^()]{{1,30}}\))?:\s*")
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
    for form in (_NAME_AND_VERB, _VERB_AND_NAME, _QUOTED_NAME):
        match = form.search(before)
        if match and name_tokens(match["who"]):
            return match["who"]
    return _turn_of(page, first) or _labelled(head)


def _labelled(head: str) -> str | None:
    """Return the full name that a paragraph begins with before a quotation: "Ada Renner: “…”".

    A last word that is an ordinary one may be a house or a court.
    """
    match = _FULL_LABEL.fullmatch(head.rstrip("\"' "))
    names = name_tokens(match["who"]) if match else ()
    is_full = len(names) > 1 and not is_common(names[-1].lower())
    return match["who"] if match and is_full and head.endswith('"') else None


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
