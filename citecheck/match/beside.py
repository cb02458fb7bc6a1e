"""Who is credited right beside some words, in forms that leave no doubt.

"…, Clinton said, “…”", "Said Ellis: “…”" and a transcript's "PENCE: …": whoever reads the page
takes the name next to the words for their speaker, whatever the rest of the sentence holds.
"""

from __future__ import annotations

import re
from collections import Counter

from citecheck.match.index import PageIndex
from citecheck.match.lexicon import FUNCTION_WORDS, is_common
from citecheck.match.names import name_tokens
from citecheck.match.nearby import VERB, surroundings
from citecheck.match.wordlists import role_words, word_list, word_set

_PARTICLES = rf"(?:\s(?:{'|'.join(word_list('name_particles'))})){{0,3}}"
_LAST = rf"\s(?:(?:{'|'.join(word_list('joined_particles'))})['-])?[^\W\d_a-z][\w'.-]{{0,30}}"
_NAME = rf"[^\W\d_a-z][\w'.-]{{1,30}}(?:{_PARTICLES}{_LAST}){{0,3}}"
_NAME_AND_VERB = re.compile(
    rf"(?:^|[.?!,;:\")]\s{{1,2}}|\b(?:and|but|then|when|while|as|that|{VERB})\s)(?P<who>{_NAME})"
    rf"\s(?:(?:had|has)\s)?{VERB}(?:\s(?:him|her|them|us|me|reporters|journalists))?[,:]?\s*$"
)
_QUOTED_NAME = re.compile(
    rf"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s(?P<who>{_NAME})(?:,\s[^,\"]{{1,80}},)?"
    r"\sas\s(?:saying|having\ssaid|telling|writing)\b[^\".]{0,60}$"
)
_WORDS_OF = re.compile(
    rf"\b(?:[Ii]n\sthe\swords\sof|[Aa]ccording\sto|[Tt]o\squote)\s(?P<who>{_NAME})"
    r"(?:,\s[a-z\d][^\",.;:]{1,80}){0,2}[,:]\s*$"
)
_IN_WORDS = re.compile(rf"\b[Ii]n\s(?P<who>{_NAME})'s?\s(?:own\s)?words[,:]\s*$")
_WAS_QUOTED = re.compile(
    rf"(?:^|[.?!,;:\")]\s{{1,2}})(?P<who>{_NAME})(?:,\s[^,\"]{{1,80}},)?\s(?:is|was|were)\s"
    r"(?:later\s|also\s)?(?:quoted|cited)\s(?:(?:by|in|as)\s[^\".;:]{1,60}\s)?"
    r"(?:as\s)?(?:saying|telling|writing)[,:]?\s*$"
)
_SET_APART = re.compile(
    rf"(?:^|[.?!\")]\s{{1,2}})(?P<who>{_NAME}),\s(?:[a-z\d][^,.;:\"]{{1,80}},\s){{1,3}}{VERB}[,:]?\s*$"
)
"""A name, what it is called by between commas, and the verb: "Ann Lee, a teacher, said:"."""
_ROLE_AND_NAME = re.compile(
    rf"\b(?P<role>[a-z-]{{3,20}}),\s(?P<who>{_NAME}),\s(?:(?:had|has)\s)?{VERB}[,:]?\s*$"
)
"""What somebody is, the name, and the verb: "her deputy, Ann Lee, said:"."""
_TOLD_AFTER = re.compile(
    rf"[\"']{{1,2}},?\s{_NAME}\s(?:(?:quot|cit)(?:ed|es)|recalled|recalls|remembered|remembers)"
    rf"\s(?P<who>{_NAME})(?:\sas)?\s(?:saying|telling|writing)\b"
)
"""After a quotation, whose words somebody hands on: "…," Ann Lee quoted Tom Oke as saying."""
_JOINED_BEFORE = re.compile(rf"(?:^|[.?!,;:\")]\s{{1,2}})(?P<who>{_NAME})\s(?:and|&)\s$")
_FULL_LABEL = re.compile(rf"(?P<who>{_NAME})(?:\s\([^()]{{1,30}}\))?:\s*")
_VERB_AND_NAME = re.compile(
    r"(?:^|[.?!\")]\s{1,2})(?:Said|Says|Added|Adds|Wrote|Writes|Asked|Replied|Continued|Explained|Noted"
    rf"|Recalled|Warned|Concluded|Tweeted|Argued)\s(?P<who>{_NAME})(?:,\s[^\".:]{{1,100}})?[,:]\s*$"
)
_LABEL = re.compile(
    r"^[\"'(\[]{0,2}(?P<who>[^\W\d_a-z][\w'.-]{2,30}(?:\s[^\W\d_a-z][\w'.-]{0,30}){0,3}):",
    re.MULTILINE,
)
_BEFORE = (
    _NAME_AND_VERB,
    _VERB_AND_NAME,
    _WAS_QUOTED,
    _QUOTED_NAME,
    _WORDS_OF,
    _IN_WORDS,
    _SET_APART,
    _ROLE_AND_NAME,
)
_NO_NAMES = word_set("labels")
_LEAST_TURNS = 3
_LOOK = 140


def name_beside(page: PageIndex, first: int, last: int) -> str | None:
    """Return the name that stands right before the quotation of these page words, or None.

    Only names joined to a reporting verb without anything between, and labels of a transcript.
    """
    head, _, tail = surroundings(page, first, last)
    before = head.rstrip("\"' ")[-_LOOK:]
    for form in _BEFORE:
        match = form.search(before)
        if match and _names_somebody(match):
            return _with_another(before[: match.start("who")]) + match["who"]
    told = _TOLD_AFTER.match(tail)
    if told and name_tokens(told["who"]):
        return told["who"]
    return _turn_of(page, first) or _labelled(head)


def _names_somebody(match: re.Match[str]) -> bool:
    """Say whether a form has found a name, and no "On Monday" or "his boat, Vera, said"."""
    who = name_tokens(match["who"])
    if match.re is _ROLE_AND_NAME:
        return len(who) > 1 and match["role"] in role_words()
    opens_sentence = match.re in {_SET_APART, _WAS_QUOTED}
    if opens_sentence and match["who"].split()[0].lower() in FUNCTION_WORDS:
        return False
    return bool(who) and not (opens_sentence and len(who) == 1 and is_common(who[0].lower()))


def _with_another(before: str) -> str:
    """Return who speaks together with the one named next, with an "and"; else nothing."""
    match = _JOINED_BEFORE.search(before)
    return f"{match['who']} and " if match and name_tokens(match["who"]) else ""


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
