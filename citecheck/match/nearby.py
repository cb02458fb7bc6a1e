"""Who is credited next to some words of a page, read off the text alone.

A fallback for a page whose attributions nobody handed over: it looks at "…," X said, at X said,
"…" and at signed quotations, and says nothing where it is not sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.match.cues import is_reporting
from citecheck.match.index import PageIndex
from citecheck.match.names import name_tokens

_MOST_QUOTED = 2500
_LOOK = 260
_MOST_SPEAKER_WORDS = 8
_VERB = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|tweeted|asked|asks|replied|continued|explained"
    r"|stated|noted|declared|argued|insisted|responded|concluded|recalled|announced|claimed|warned"
    r"|admitted|alleged|conceded|boasted|acknowledged|complained|testified|posted|remarked|observed)"
)
_AFTER_VERB = re.compile(rf"[\"']{{1,2}},?\s*(?P<cue>{_VERB})\s+(?P<who>[^,.;:\"()\n]{{2,90}})")
_AFTER_NAME = re.compile(
    rf"[\"']{{1,2}},?\s*(?P<who>[^.;:\"()]{{2,90}}?)(?:\([^()]{{1,20}}\))?\s+(?P<cue>{_VERB})\b"
)
_SIGNED = re.compile(r"[\"']{1,2}\s*-\s{0,3}(?P<who>[A-Z][^,.\"()\n]{2,60})")
_BEFORE = re.compile(
    r"(?P<who>[^.;:\"()\n]{2,120}?)(?:\([^()]{1,20}\))?,?\s+"
    r"(?P<cue>[a-z]{3,14})\b(?P<rest>[^.\"\n]{0,90})[\"']{1,2}$"
)
_BETWEEN = re.compile(
    rf"[,?!][\"']{{1,2}}\s*(?:(?P<who>[^.;:\"()\n]{{2,90}}?)\s+(?P<cue>{_VERB})\b"
    rf"|(?P<cue2>{_VERB})\s+(?P<who2>[^,.;:\"()\n]{{2,90}}))[^.\"\n]{{0,80}}[.,:]\s*[\"']{{1,2}}$"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited at some words, with which cue; either may be empty."""

    speaker: str = ""
    cue: str = ""


def credit_near(page: PageIndex, first: int, last: int) -> Credit:
    """Return who is credited at page words ``first`` up to before ``last``, if the text tells."""
    text = page.folded.text
    start, end = _quotation(text, int(page.starts[first]), int(page.ends[last - 1]))
    tail, head = text[end : end + _LOOK], text[max(0, start - _LOOK) : start]
    inside = text[max(0, end - 1) : end]
    if inside in {",", "?", "!"}:
        for form in (_AFTER_VERB, _AFTER_NAME):
            match = form.match(tail)
            if match:
                return Credit(_subject(match["who"]), match["cue"])
    signed = _SIGNED.match(tail)
    if signed:
        return Credit(signed["who"].strip())
    between = _BETWEEN.search(head)
    if between:
        who = between["who"] or between["who2"]
        return Credit(_subject(who), between["cue"] or between["cue2"])
    return _before(head)


def _before(head: str) -> Credit:
    sentence = re.split(r"(?<=[.?!])[\"']{0,2}\s+(?=[A-Z\"])|\n\n", head)[-1]
    best = Credit()
    for match in re.finditer(r"\b[a-z]{3,14}\b", sentence):
        if is_reporting(match.group()) and sentence.rstrip().endswith(('"', "'")):
            best = Credit(_subject(sentence[: match.start()]), match.group())
    return best


def _subject(who: str) -> str:
    """Return the last clause of what stands before a verb: who did the saying."""
    clause = who.rsplit(" that ", 1)[-1].strip(" ,-'\"\n")
    last = clause.rsplit(",", 1)[-1].strip()
    if name_tokens(last):
        return last
    return clause if len(clause.split()) <= _MOST_SPEAKER_WORDS else ""


def _quotation(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range widened to the quotation marks around it, where they are near.

    The opening mark stays outside at the end of what comes before, the closing one at the start of
    what comes after.
    """
    closing = text.find('"', end, end + _MOST_QUOTED)
    opening = text.rfind('"', max(0, start - _MOST_QUOTED), start)
    last = closing if closing >= 0 and "\n\n" not in text[end:closing] else end
    begin = opening + 1 if opening >= 0 and "\n\n" not in text[opening:start] else start
    return begin, last
