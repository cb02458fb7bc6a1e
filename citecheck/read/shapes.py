"""What a line of news text is, told by its shape: byline, dateline, caption, heading, comment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.model import Span
from citecheck.read.shape_words import (
    AGENCIES,
    BY_OTHERS,
    CAPITAL,
    COMMENTS_HEADING,
    DATE,
    PERSON,
    PUBLISHED,
    WEEKDAY,
)

_DASH = r"(?:—|–|--?|―)"

_DATE_LINE = re.compile(
    rf"(?:{PUBLISHED}:? )?\(?{WEEKDAY}{DATE}[^.!?]{{0,40}}$",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    r"(?:(?:written|reported|posted|story|words|text|analysis|opinion|comment|interview) )?by:? "
    r"(?P<names>\S[^.!?:;“”\"]{1,100}(?:\.[^.!?:;“”\"]{1,60}){0,4})$",
    re.IGNORECASE,
)
_DATED_BY_LINE = re.compile(
    rf"\(?(?P<date>{WEEKDAY}{DATE})\)?[^\w\n]{{1,5}}by (?P<names>[A-Z][^.!?:;“”\"]{{1,100}})$",
    re.IGNORECASE,
)
_NAME_AND_OUTLET = re.compile(rf"(?P<name>{PERSON}) ?[/|] ?(?P<outlet>[A-Z][^.!?:;“”\"]{{1,50}})$")
_PERSON_AT_START = re.compile(PERSON)
_BY_OTHERS = re.compile(rf"{BY_OTHERS}$")
_PAREN_DATELINE = re.compile(rf"\((?P<date>{WEEKDAY}{DATE})\) ?{_DASH} ?")
_AGENCY_DATELINE = re.compile(
    rf"(?:{CAPITAL}[\w.,/'’ -]{{1,60}})?\((?P<outlet>[A-Z][\w.& -]{{1,30}}|{AGENCIES})\)"
    rf" {{0,2}}{_DASH} {{0,2}}"
)
_CITY_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,25}(?: [A-Z][A-Z.'’-]{1,25}){0,3}(?:, [A-Z][\w.]{1,20}"
    r"(?: [A-Z\d][\w.]{0,20}){0,2}){0,2} (?:—|–|--) "
)
_CAPTION_START = re.compile(
    r"(?:file )?(?:photo|photograph|image|picture|illustration|credit|caption|pictured)s?\b"
    r"(?: by| credit| courtesy)?:? ?[(:—–|-]|\((?:file )?(?:photo|image)|photo by |image via ",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:\((?:[^()]{0,60}(?:photo|getty|reuters|afp|ap|epa|via)\b[^()]{0,60})\)"
    r"|(?:photo(?:graph)?|image|credit|picture): ?[^.]{2,60}"
    r"|(?:REUTERS|AFP|EPA|AP|Getty Images|AP Photo) ?/ ?[^.]{2,60})\.?$",
    re.IGNORECASE,
)
_BARE_CREDIT = re.compile(r"\((?:Reuters|AFP|AP|EPA)\)\.?$", re.IGNORECASE)
_QUOTATION_MARK = re.compile(r"[\"“”«»„]")
_RULE = re.compile(r"(?:[*_=~#•·⁂—–-] ?){3,80}|⁂")
_COMMENT = re.compile(rf"(?P<name>{PERSON}) (?:—|–|--|―) (?=[A-Z“\"‘])")
_COMMENTS_HEADING = re.compile(COMMENTS_HEADING, re.IGNORECASE)
_LIST_ITEM = re.compile(r"(?:[-*•–·▪◦‣●○]|\(?\d{1,2}[.)]|[a-z]\))[ \t\xa0]{1,4}\S")
_SENTENCE_END = re.compile(r"[.!…:;,]['\"”’)\]]{0,3}$|[.!?…]['\"”’]$")

MAX_HEADING_CHARS = 110
MAX_HEADING_WORDS = 18
MAX_BYLINE_CHARS = 140
_MAX_BYLINE_WORDS = 16
_MAX_CAPTION_CHARS = 500
_MAX_OUTLET_WORDS = 5


@dataclass(frozen=True, slots=True)
class Credit:
    """What a byline or dateline tells; each empty where it is silent."""

    byline: str = ""
    outlet: str = ""
    published: str = ""


def line_of(text: str, span: Span) -> str:
    """Return the words of a span as shapes are told from them: each no-break space a space."""
    return span.of(text).replace("\xa0", " ")


def byline_credit(line: str) -> Credit | None:
    """Return what a byline tells ("By X", "July 2nd, 2024 - by X / Y", "X / Y"), or None."""
    if len(line) > MAX_BYLINE_CHARS or len(line.split()) > _MAX_BYLINE_WORDS:
        return None
    if match := _DATED_BY_LINE.match(line):
        return _credit(match["names"], match["date"])
    if match := _BY_LINE.match(line):
        names = match["names"]
        return _credit(names) if _PERSON_AT_START.match(names) else None
    if match := _BY_OTHERS.match(line):
        return _credit(match["names"])
    if match := _NAME_AND_OUTLET.match(line):
        return Credit(match["name"].strip(), match["outlet"].strip())
    return None


def _credit(names: str, date: str = "") -> Credit:
    for mark in (" / ", "/", " | ", "|", " for "):
        if mark in names:
            name, outlet = names.split(mark, 1)
            return Credit(name.strip(" ,"), outlet.strip(" ,"), date)
    # "By JANE DOE, Associated Press": a comma before two capitalised words more.
    name, comma, rest = names.partition(", ")
    if comma and " and " not in rest and _names_outlet(rest):
        return Credit(name.strip(), rest.strip(), date)
    return Credit(names.strip(" ,"), "", date)


def _names_outlet(words: str) -> bool:
    return bool(re.search(r"(?i)\b(?:press|news|times|post|reuters|afp|bbc|cnn|journal)\b", words))


def dateline_end(paragraph: str, *, opens: bool) -> int:
    """Return how many characters of ``paragraph`` are its dateline; 0 for none.

    Args:
        paragraph: "(July 1, 2024) — …", "KYIV (Reuters) - …", "WASHINGTON — …".
        opens: whether it is the first paragraph under a heading: a city in capitals counts
            there alone.
    """
    match = _PAREN_DATELINE.match(paragraph) or _AGENCY_DATELINE.match(paragraph)
    if match is None and opens:
        match = _CITY_DATELINE.match(paragraph)
    return match.end() if match else 0


def dateline_credit(dateline: str) -> Credit:
    """Return the outlet or date that a dateline names."""
    if match := _PAREN_DATELINE.match(dateline):
        return Credit(published=match["date"])
    if match := _AGENCY_DATELINE.match(dateline):
        return Credit(outlet=match["outlet"].strip())
    return Credit(published=dateline.strip() if is_date_line(dateline) else "")


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date and nothing else to read."""
    return len(line) <= MAX_HEADING_CHARS and bool(_DATE_LINE.match(line))


def can_be_byline(line: str) -> bool:
    """Say whether what markup calls a byline reads like one rather than like prose."""
    if byline_credit(line):
        return True
    few = len(line.split()) <= _MAX_BYLINE_WORDS and len(line) <= MAX_BYLINE_CHARS
    return few and not is_date_line(line) and not _SENTENCE_END.search(line)


def is_caption(line: str) -> bool:
    """Say whether a line is the caption or credit of a picture.

    An agency in brackets behind quoted words signs a report, not a picture.
    """
    if len(line) > _MAX_CAPTION_CHARS:
        return False
    if _BARE_CREDIT.search(line) and _QUOTATION_MARK.search(line):
        return False
    return bool(_CAPTION_START.match(line) or _CAPTION_END.search(line[-140:]))


def is_heading(line: str) -> bool:
    """Say whether a line has the shape of a title: short, and no sentence's end."""
    if len(line) > MAX_HEADING_CHARS or len(line.split()) > MAX_HEADING_WORDS:
        return False
    first = line.lstrip("“\"‘'«([¿¡")[:1]
    # Scripts without case have no capitals to begin with.
    if not first or first.islower() or not any(char.isalpha() for char in line):
        return False
    return not _SENTENCE_END.search(line) and "://" not in line


def is_source_line(line: str) -> bool:
    """Say whether a line under a title can be the name of an outlet or a person."""
    words = line.split()
    return len(words) <= _MAX_OUTLET_WORDS and all(
        word[0].isupper() or word in {"of", "the", "and", "&", "for", "de", "/"} for word in words
    )


def is_rule(line: str) -> bool:
    """Say whether a line is a drawn rule such as ``* * *`` or ``---``."""
    return bool(_RULE.fullmatch(line))


def is_list_item(line: str) -> bool:
    """Say whether a line begins with a bullet or a number; "3. Mai 2023" does not."""
    return bool(_LIST_ITEM.match(line)) and not is_date_line(line)


def is_comments_heading(line: str) -> bool:
    """Say whether a line announces what readers wrote."""
    return bool(_COMMENTS_HEADING.fullmatch(line))


def commenter(paragraph: str) -> str:
    """Return the name in "Steven S — Apparently …", or an empty string.

    A place in capitals ("KYIV — ") and a single word ("Update — ") are no commenter's name.
    """
    match = _COMMENT.match(paragraph)
    if not match:
        return ""
    name = match["name"]
    words = name.split()
    shouted = all(word.isupper() for word in words)
    return "" if len(words) < 2 or shouted else name  # noqa: PLR2004 - first and last name
