"""Who is credited next to some words of a page, read off the text alone.

A fallback for a page whose attributions nobody handed over: it looks at "…," X said, at X said,
"…" and at signed quotations, and says nothing where it is not sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.match.cues import is_reporting
from citecheck.match.index import PageIndex
from citecheck.match.names import mentions, name_tokens

_MOST_QUOTED = 2500
_LOOK = 300
_BESIDE = 120
_MOST_SPEAKER_WORDS = 8
VERB = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|tweeted|asked|asks|replied|continued|explained"
    r"|stated|noted|declared|argued|insisted|responded|concluded|recalled|announced|claimed|warned"
    r"|admitted|alleged|conceded|boasted|acknowledged|complained|testified|posted|remarked|observed"
    r"|quipped|joked|jokes|countered|counters|answered|answers|retorted|stressed|cautioned|lamented"
    r"|mused|agreed|disagreed|predicted|promised|pledged|urged|shouted|whispered|cried|yelled|commented"
    r"|confided|maintained|contended|interjected|opined|vowed|tweets|warns|claims|argues|notes|explains|insists|recalls)"
)
_WHO = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Rev|St|[A-Z])\.|[^,.;:\"()]){2,90}"
_VERB_FIRST = re.compile(rf"\s*(?P<cue>{VERB})\s+(?P<who>{_WHO})")
_NAME_FIRST = re.compile(
    rf"\s*(?P<who>(?:{_WHO},\s)?{_WHO}?)(?:\([^()]{{1,20}}\))?,?\s+(?P<cue>{VERB})\b"
)
_ANY_VERB = re.compile(rf"\b{VERB}\b")
_INVERTED = VERB.replace("|told|tells", "").replace("|asked|asks", "")
"""Verbs that their speaker may follow; after "told" and "asked" stands the one spoken to."""
_NO_LINK = r"(?!(?:to|of|about|that|when|after|as|if|against|on|with|for|in|at)\s)"
_NO_SUBJECT = r"(?!(?:he|she|they|it|we|you)\s)"
_WITHIN_SENTENCE = r"(?:[^\s\"]{0,29}[^\s\".?!]|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Rev|St|Lt|Gen|[A-Z])\.)"
_FEW_WORDS = rf"(?:{_NO_LINK}{_WITHIN_SENTENCE}\s){{0,3}}"
_WITH_SUBJECT = re.compile(rf"\b{VERB}\b(?:\s[^\s,\";]{{1,30}}){{0,5}}")
_APART = re.compile(
    r"\s*(?P<who>[A-Z][\w'.-]{0,30}(?:\s[A-Z][\w'.-]{0,30}){0,3}),\s(?:[^,.;:\"]{1,80},\s){1,3}"
    rf"(?P<cue>{VERB})\b"
)
"""A name, what it is called by between commas, and the verb: "Ann Lee, 54, a teacher, said"."""
_COLON = r"\s[a-z]{3,14}(?:s|ed):[\s\"']*$"
_ENDED = re.compile(rf"\"\s(?P<who>(?:[A-Z][\w'.-]{{0,30}}\s){{1,4}})(?P<cue>{VERB})\.")
"""A whole sentence "Lee said." after a quotation that ends in a stop, where a comma belongs."""
_QUOTING = r"(?:quoting|citing|echoing|repeating|paraphrasing)"
_SIGNED = re.compile(r"[\"']{1,2}\s*-\s{0,3}(?P<who>[A-Z](?:\b[A-Z]\.|[^,.\"()\n]){2,60})")
_WHO_DID = re.compile(r",\s(?:who|whom|whose|which)\s[^,\"]{1,100},")
_SENTENCE_BREAK = re.compile(r"(?<=[a-z\d)\"'][.?!])[\"']{0,2}\s+(?=[A-Z\"])")
_WORD = re.compile(r"\b[a-z]{3,14}\b")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited at some words, with which cue; either may be empty."""

    speaker: str = ""
    cue: str = ""


def credit_near(page: PageIndex, first: int, last: int) -> Credit:
    """Return who is credited at page words ``first`` up to before ``last``, if the text tells."""
    head, inside, tail = surroundings(page, first, last)
    if inside in {",", "?", "!"} and tail.startswith('"'):
        after = _reporter(tail[1:].lstrip(",'"))
        if after is not None:
            return after
    ended = _ENDED.match(tail) if inside == "." else None
    if ended:
        return Credit(ended["who"].strip(), ended["cue"])
    signed = _SIGNED.match(tail)
    if signed:
        return Credit(signed["who"].strip())
    opening = head.rstrip("\"' ")
    if opening.endswith("."):
        return _reporter_of_first_half(opening) or Credit()
    return _before(opening)


def is_reporter(page: PageIndex, first: int, last: int, name: str, *, rival: str = "") -> bool:
    """Say whether ``name`` stands right beside a reporting word in the sentence of these words.

    So does a name that the page says somebody is quoting. Where the reporting word nearest to a
    quotation that follows is the ``rival``'s alone, no verb further away speaks for ``name``.
    """
    head, _, tail = surroundings(page, first, last)
    before = _WHO_DID.sub("", _SENTENCE_BREAK.split(head)[-1])
    near = tail[:_BESIDE]
    if _is_quoted_name(name, before) or _is_quoted_name(name, near):
        return True
    if rival and _is_alone(rival, name, before, tail):
        return False
    verb = _WITH_SUBJECT.search(near)
    return _is_beside(name, before) or _is_beside(name, near[: verb.end()] if verb else near)


def is_quoted_by(page: PageIndex, first: int, last: int, name: str) -> bool:
    """Say whether the page says beside these words that somebody is quoting ``name``."""
    head, _, tail = surroundings(page, first, last)
    before = _SENTENCE_BREAK.split(head)[-1]
    return _is_quoted_name(name, before) or _is_quoted_name(name, tail[:_BESIDE])


def _is_alone(rival: str, name: str, before: str, tail: str) -> bool:
    """Say whether the reporting word nearest to a quotation is the ``rival``'s, not the name's."""
    apart = _APART.match(tail.lstrip("\"',"))
    if apart and mentions(rival, apart["who"]):
        return not mentions(name, apart["who"])
    after = _reporter(tail[1:].lstrip(",'")) if tail.startswith('"') else None
    if after and mentions(rival, after.speaker):
        return not mentions(name, after.speaker)
    if re.search(rf"\b{re.escape(rival)}{_COLON}", before):
        return True
    nearest = _of_last_verb(before)
    return _is_beside(rival, nearest) and not _is_beside(name, nearest)


def _of_last_verb(sentence: str) -> str:
    """Return what stands behind the last reporting word but one of a sentence."""
    verbs = list(_ANY_VERB.finditer(sentence))
    return sentence[verbs[-2].end() :] if len(verbs) > 1 else sentence


def _is_beside(name: str, text: str) -> bool:
    who = re.escape(name)
    said = rf"\b{who}\b,?(?:\s{_NO_SUBJECT}[^\s\"A-Z]{{1,30}}){{0,2}}\s{VERB}\b"
    inverted = rf"\b{_INVERTED}\s{_FEW_WORDS}{who}\b(?!')"
    return any(re.search(form, text) is not None for form in (said, inverted))


def _is_quoted_name(name: str, text: str) -> bool:
    return re.search(rf"\b{_QUOTING}\s{_FEW_WORDS}{re.escape(name)}\b", text) is not None


def surroundings(page: PageIndex, first: int, last: int) -> tuple[str, str, str]:
    """Return what stands before a quotation, its last mark, and what stands after it."""
    text = page.folded.text
    start, end = _quotation(text, int(page.starts[first]), int(page.ends[last - 1]))
    head = text[max(0, start - _LOOK) : start].rsplit("\n\n", 1)[-1].replace("\n", " ")
    tail = text[end : end + _LOOK].split("\n\n", 1)[0].replace("\n", " ")
    if head.rstrip("\"' ") == "":
        earlier = text[max(0, start - _LOOK) : start].rstrip("\"' \n")
        head = earlier.rsplit("\n\n", 1)[-1].replace("\n", " ") if earlier.endswith(":") else ""
    return head, text[max(0, end - 1) : end], tail


def _reporter(text: str) -> Credit | None:
    """Return who is credited at the start of what follows a quotation."""
    for form in (_VERB_FIRST, _APART, _NAME_FIRST):
        match = form.match(text)
        if match:
            return Credit(_subject(match["who"]), match["cue"])
    return None


def _reporter_of_first_half(head: str) -> Credit | None:
    """Return who is credited between the quotation before and this one: "…," X said. "…"."""
    closing = head.rfind('"')
    if closing < 1 or head[closing - 1] not in ",?!":
        return None
    return _reporter(head[closing + 1 :])


def _before(head: str) -> Credit:
    """Return who is credited in the sentence that leads to a quotation."""
    sentence = _SENTENCE_BREAK.split(head)[-1]
    best = Credit()
    for match in _WORD.finditer(sentence):
        if is_reporting(match.group()):
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
