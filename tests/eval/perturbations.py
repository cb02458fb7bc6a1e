"""The second generator: quotes of our own articles, each with one known change.

Deterministic: the same articles give the same cases in the same order. Every case tells which
findings are right, and which concern must be named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from citecheck.model import Concern, FindingKind
from tests.eval.own_articles import DATA, utterances

FOUND = frozenset({FindingKind.EXACT, FindingKind.EQUIVALENT, FindingKind.SHORTENED})
CHANGED = frozenset({FindingKind.ALTERED, FindingKind.CUT, FindingKind.STITCHED})
SAME = frozenset({FindingKind.EXACT, FindingKind.EQUIVALENT})


@dataclass(frozen=True, slots=True)
class Case:
    """A quote, a page and what must come out.

    Attributes:
        accept: the findings that are right.
        concerns: one of these must be named; of a clean case none may be.
        clean: nothing of meaning differs.
    """

    id: str
    kind: str
    quote: str
    page: str
    accept: frozenset[FindingKind]
    concerns: frozenset[Concern] = frozenset()
    clean: bool = False
    speaker: str | None = None
    cue: str = ""
    outlet: str | None = None
    page_is_of_outlet: bool | None = field(default=None)


def replaced(pattern: str, by: Callable[[re.Match[str]], str]) -> Callable[[str], str | None]:
    """Return a change of the first place where ``pattern`` stands; None where it stands nowhere."""

    def change(text: str) -> str | None:
        changed = re.sub(pattern, by, text, count=1)
        return changed if changed != text else None

    return change


def exchanged(pairs: dict[str, str]) -> Callable[[str], str | None]:
    """Return a change of the first of these words into its partner."""
    words = "|".join(map(re.escape, pairs))
    return replaced(rf"\b({words})\b", lambda m: pairs[m[1]])


_TENSES = {"is": "was", "are": "were", "has": "had", "have": "had", "was": "is", "were": "are"}
_UNITS = {
    "miles": "metres", "kilometres": "miles", "tonnes": "pounds", "crowns": "dollars",
    "steps": "metres", "weeks": "days", "days": "weeks", "months": "weeks", "years": "months",
    "metre": "mile", "decade": "century", "penny": "crown", "hives": "tonnes",
}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_DATES = {
    a: b
    for names in (_MONTHS.split(), _DAYS.split(), [f"{day}s" for day in _DAYS.split()])
    for a, b in zip(names, [*names[1:], names[0]], strict=True)
} | {
    "last": "next", "next": "last", "spring": "autumn", "autumn": "spring", "summer": "winter",
    "Christmas": "Easter", "Easter": "Christmas", "winter": "summer", "decade": "century",
}  # fmt: skip
_QUALIFIERS = "probably|almost|nearly|about|perhaps|exactly|at least|rarely|unlikely"
_NUMERALS = {"two": "2", "three": "3", "five": "5", "forty": "40", "ten": "10", "six": "6"}
_CONTRACTED = {
    "do not": "don't", "did not": "didn't", "will not": "won't", "cannot": "can't",
    "could not": "couldn't", "is not": "isn't", "are not": "aren't", "must not": "mustn't",
}  # fmt: skip
_MODALS = {
    "will": "may", "may": "will", "must": "could", "should": "must", "might": "will",
    "could": "will",
}  # fmt: skip


def year_shifted(text: str) -> str | None:
    """Return ``text`` with its first year one later."""
    return replaced(r"\b(1[89]\d\d|20\d\d)\b", lambda m: str(int(m[1]) + 1))(text)


def day_shifted(text: str) -> str | None:
    """Return ``text`` with its first day of a month one later."""
    return replaced(
        rf"\b(\d{{1,2}}) (?={_MONTHS.replace(' ', '|')})", lambda m: f"{int(m[1]) + 1} "
    )(text)


def clauses_swapped(text: str) -> str | None:
    """Return "B, and A." of "A, and B."."""
    match = re.fullmatch(r"([^,.]{15,}), (and|but) ([^,.]{15,})(\.?)", text)
    if match is None:
        return None
    return f"{match[3].capitalize()}, {match[2]} {match[1][0].lower()}{match[1][1:]}{match[4]}"


def list_reordered(text: str) -> str | None:
    """Return "B, A and C" of "A, B and C"."""
    pattern = r"\b((?:the )?\w+), ((?:the )?\w+),? (and|or) "
    return replaced(pattern, lambda m: f"{m[2]}, {m[1]} {m[3]} ")(text)


def _named(*concerns: Concern) -> frozenset[Concern]:
    return frozenset(concerns)


_QUALIFIED = _named(Concern.MODALITY, Concern.NEGATION, Concern.NUMBER, Concern.EMPHASIS)
_SUBJECT = r"\b(I|we|they|it|she|he)\b "
_CHANGES: tuple[tuple[str, Callable[[str], str | None], frozenset[Concern]], ...] = (
    ("tense", exchanged(_TENSES), _named()),
    ("plural", replaced(r"\b([a-z]{3,}[^aiosu\W])s\b", lambda m: m[1]), _named()),
    ("swapped clauses", clauses_swapped, _named(Concern.ORDER)),
    ("reordered list", list_reordered, _named(Concern.ORDER)),
    ("dropped qualifier", replaced(rf" (?:{_QUALIFIERS})\b", lambda _: ""), _QUALIFIED),
    ("inserted intensifier", replaced(_SUBJECT, lambda m: f"{m[1]} absolutely "),
     _named(Concern.EMPHASIS)),
    ("unit", exchanged(_UNITS), _named(Concern.NUMBER, Concern.DATE)),
    ("date", exchanged(_DATES), _named(Concern.DATE)),
    ("date", year_shifted, _named(Concern.DATE)),
    ("date", day_shifted, _named(Concern.DATE)),
    ("negation dropped", replaced(r" (?:not|never)\b", lambda _: ""), _named(Concern.NEGATION)),
    ("negation in an ellipsis", replaced(r" (?:not|never) (?!\w+ing)", lambda _: " … "),
     _named(Concern.NEGATION)),
    ("modality", exchanged(_MODALS), _named(Concern.MODALITY)),
    ("numeral", exchanged(_NUMERALS), _named()),
    ("contraction", exchanged(_CONTRACTED), _named()),
    ("emphasis", replaced(r"(?<=[a-z] )([a-z]{5,})\b", lambda m: m[1].upper()),
     _named(Concern.EMPHASIS)),
)  # fmt: skip


def altered_cases() -> Iterator[Case]:
    """Yield one case for each quotation and each change that it allows."""
    for n, said in enumerate(utterances()):
        for at, (kind, change, concerns) in enumerate(_CHANGES):
            text = change(said.text)
            if text is None:
                continue
            accept = CHANGED
            if kind == "negation in an ellipsis":
                accept = CHANGED | {FindingKind.SHORTENED}
            elif kind == "emphasis":
                accept = CHANGED | {FindingKind.EQUIVALENT}
            yield Case(f"{kind}-{n}-{at}", kind, text, said.page, accept, concerns)


_MARKS = ("«{}»", "„{}“", '"{}"', "「{}」", "‘{}’", "”{}”", "{}")


def clean_cases() -> Iterator[Case]:
    """Yield quotations that are faithful: whole, in other marks, on a page badly typeset."""
    for n, said in enumerate(utterances()):
        base = Case(f"clean-{n}", "identical", said.text, said.page, SAME, clean=True)
        base = replace(base, speaker=said.speaker, cue="said")
        yield base
        marks = _MARKS[n % len(_MARKS)]
        yield replace(base, id=f"marks-{n}", kind="marks", quote=marks.format(said.text))
        yield replace(base, id=f"noise-{n}", kind="typeset", page=_typeset(said.page, n))
        inner = re.sub(r"(?<=[a-z] )([a-z]{4,} [a-z]{2,})(?=[ .,])", r"‘\1’", said.text, count=1)
        page = said.page.replace(said.text, inner)
        quote = inner.replace("‘", '"').replace("’", '"')
        yield replace(base, id=f"inner-{n}", kind="quote in quote", quote=quote, page=page)
        words = said.text.split()
        if len(words) > 14 and not _tells(" ".join(words[4:8])):
            quote = " ".join([*words[:4], "…", *words[8:]])
            accept = frozenset({FindingKind.SHORTENED})
            yield replace(base, id=f"gap-{n}", kind="ellipsis", quote=quote, accept=accept)
        if ", " in said.text:
            page = said.page.replace(
                said.text, said.text.replace(", ", ",” the speaker said, “", 1)
            )
            yield replace(base, id=f"split-{n}", kind="interposed", page=page, speaker=None)


def _tells(text: str) -> bool:
    return (
        re.search(rf"\b(?:not|no|never|nobody|none|nothing|if|unless|{_QUALIFIERS})\b", text)
        is not None
    )


def _typeset(page: str, n: int) -> str:
    """Return a page as a bad copy has it: hyphens at line ends, ligatures, soft hyphens."""
    if n % 3 == 0:
        return re.sub(r"(?<=[a-z]{3})(?=[a-z]{4})", "-\n", page)
    if n % 3 == 1:
        return page.replace("fi", "ﬁ").replace("fl", "ﬂ").replace(" the ", "\u00a0the\u2009")
    return re.sub(r"(?<=[a-z]{2})(?=[a-z]{3})", "\u00ad", page)


def scanned_cases() -> Iterator[Case]:
    """Yield faithful quotes on a page whose scan misread one word: never absent, never exact."""
    for n, said in enumerate(utterances()):
        misread = re.sub(
            r"(?<=[a-z])m(?=[a-z])|(?<=[a-z])l(?=[a-z])",
            lambda m: {"m": "rn", "l": "1"}[m[0]],
            said.text,
            count=1,
        )
        if misread != said.text:
            page = said.page.replace(said.text, misread)
            yield Case(f"scan-{n}", "misread", said.text, page, CHANGED)


def merged_cases() -> Iterator[Case]:
    """Yield the words of two speakers joined by an ellipsis, or by nothing."""
    said = utterances()
    for n, (one, two) in enumerate(pairwise(said)):
        if one.article != two.article or one.paragraph == two.paragraph:
            continue
        mark = " … " if n % 2 else " "
        quote = one.text.rstrip(".") + "." * (n % 2 == 0) + mark + two.text
        yield Case(
            f"merged-{n}",
            "merged speakers",
            quote,
            one.page,
            CHANGED | {FindingKind.SHORTENED},
            frozenset({Concern.SPEAKER}),
        )


_FRAMES = (
    "claimed",
    "admitted",
    "boasted",
    "insisted",
    "alleged",
    "conceded",
    "complained",
    "bragged",
)


def reported_cases() -> Iterator[Case]:
    """Yield faithful words with another speaker, a judging cue, or another outlet."""
    said = [u for u in utterances() if u.speaker]
    for n, one in enumerate(said):
        base = Case("", "", one.text, one.page, SAME, speaker=one.speaker, cue="said")
        other = next(u for u in (*said[n:], *said) if u.article != one.article)
        yield replace(
            base,
            id=f"speaker-{n}",
            kind="speaker",
            speaker=other.speaker,
            concerns=frozenset({Concern.SPEAKER}),
        )
        yield replace(
            base,
            id=f"framing-{n}",
            kind="framing",
            cue=_FRAMES[n % len(_FRAMES)],
            concerns=frozenset({Concern.FRAMING}),
        )
        yield replace(
            base,
            id=f"outlet-{n}",
            kind="outlet",
            outlet="Meridian Press",
            page_is_of_outlet=False,
            concerns=frozenset({Concern.OUTLET}),
        )
        if one.outlet:
            yield replace(
                base,
                id=f"hop-{n}",
                kind="outlet named",
                outlet=one.outlet,
                page_is_of_outlet=False,
                clean=True,
            )


_BEFORE = (
    "Perhaps ",
    "Maybe ",
    "Supposedly ",
    "In theory ",
    "I suppose ",
    "At best ",
    "Allegedly ",
    "I hope ",
    "On paper ",
    "I think ",
)
_AFTER = (
    ", perhaps",
    ", in theory",
    ", I suppose",
    ", allegedly",
    " for now",
    ", I hope",
    ", or so I hear",
    ", as a joke",
    ", I guess",
    ", on paper",
)


def context_cases() -> Iterator[Case]:
    """Yield quotes without the qualifier that stands right beside their words on the page."""
    for n, said in enumerate(utterances()):
        text = said.text.rstrip(".")
        if n % 2:
            written = _BEFORE[n // 2 % len(_BEFORE)] + text[0].lower() + text[1:]
        else:
            written = text + _AFTER[n // 2 % len(_AFTER)]
        page = said.page.replace(text, written)
        yield Case(
            f"context-{n}",
            "context",
            text,
            page,
            SAME,
            frozenset({Concern.CONTEXT, Concern.BOUNDARY}),
        )


def boundary_cases() -> Iterator[Case]:
    """Yield quotes that stop where the next words turn them, and ones cut where nothing turns."""
    turns = True
    for n, line in enumerate((DATA / "match-boundaries.txt").read_text("utf-8").splitlines()):
        if line.startswith("#"):
            turns = line.startswith("# TURNS")
            continue
        head, _, rest = line.partition("|")
        quote, sentence = (
            (head.strip(), f"{head.strip()} {rest.strip()}") if head.strip() else _split_head(rest)
        )
        page = f"Voices\n\nThe meeting was long.\n\n“{sentence},” said Ada Renner.\n\nIt rained.\n"
        concerns = frozenset({Concern.BOUNDARY}) if turns else frozenset[Concern]()
        kind = "boundary" if turns else "harmless cut"
        yield Case(f"{kind}-{n}", kind, quote, page, SAME, concerns, clean=not turns)


def _split_head(rest: str) -> tuple[str, str]:
    """Return the last seven words as quoted, and the whole sentence."""
    words = rest.split()
    at = next(
        (k + 1 for k, word in enumerate(words[2:-4], 2) if word in {"that", "to", "us", "of"}),
        len(words) // 2,
    )
    return " ".join(words[at:]), " ".join(words)


def stock_cases() -> Iterator[Case]:
    """Yield quotes whose only trace in the page is a stock phrase."""
    lines = (DATA / "match-stock.txt").read_text("utf-8").splitlines()
    for n, line in enumerate(lines[1:]):
        quote, _, sentence = line.partition(" | ")
        page = f"In brief\n\nThe council met.\n\n{sentence}\n\nIt will meet again in May.\n"
        yield Case(f"stock-{n}", "stock phrase", quote, page, frozenset({FindingKind.ABSENT}))


def all_cases() -> list[Case]:
    """Return every case, in a fixed order."""
    makers = (
        altered_cases, clean_cases, scanned_cases, merged_cases, reported_cases, context_cases,
        boundary_cases, stock_cases,
    )  # fmt: skip
    return [case for make in makers for case in make()]
