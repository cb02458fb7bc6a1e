"""Kinds of the second generator with pages of their own: amounts, stress, splits, speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from citecheck.model import Concern, FindingKind
from tests.eval.own_articles import utterances
from tests.eval.perturbations import CHANGED, SAME, Case

_AMOUNTS = (
    ("$300 million", "300 million dollars", "$400 million"),
    ("€2.5bn", "2.5 billion euros", "€2.5 million"),
    ("£40,000", "forty thousand pounds", "£14,000"),
    ("12 per cent", "twelve percent", "20 per cent"),
    ("twenty-one crowns", "21 crowns", "twenty-nine crowns"),
)
_PEOPLE = (
    ("Ada Renner", "Tom Oke"),
    ("Luis Ortega", "Mara Lindqvist"),
    ("Bo Ekberg", "Hanne Voss"),
    ("Priya Nair", "Jo Vance"),
)
_ALTERED = frozenset({FindingKind.ALTERED})
_SILENT = frozenset({FindingKind.CUT, FindingKind.ALTERED, FindingKind.STITCHED})
_CONNECTIVES = {"and", "but", "so", "or", "well", "that"}


def _said(text: str, who: str = "Ada Renner") -> str:
    return f"The day in brief\n\nThe council met at noon.\n\n“{text},” said {who}.\n\nIt rained.\n"


def amount_cases() -> Iterator[Case]:
    """Yield amounts in another writing, which is minor, and other amounts, which is not."""
    number = frozenset({Concern.NUMBER})
    for n, said in enumerate(utterances()):
        figure, words, other = _AMOUNTS[n % len(_AMOUNTS)]
        text = f"{said.text.rstrip('.')}, for {{}} in all"
        page = _said(text.format(words))
        yield Case(f"amount-{n}", "amount", text.format(figure), page, _ALTERED, clean=True)
        yield Case(f"sum-{n}", "other amount", text.format(other), page, _ALTERED, number)


def stress_cases() -> Iterator[Case]:
    """Yield words that one side alone puts between stress marks or in capitals."""
    emphasis = frozenset({Concern.EMPHASIS})
    accept = CHANGED | {FindingKind.EQUIVALENT}
    for n, said in enumerate(utterances()):
        mark = ("*", "_", "**")[n % 3]
        stressed = re.sub(r"(?<=[a-z] )([a-z]{4,})\b", rf"{mark}\1{mark}", said.text, count=1)
        if stressed == said.text:
            continue
        sides = (stressed, said.text) if n % 2 else (said.text, stressed)
        yield Case(f"stress-{n}", "stress marks", sides[0], _said(sides[1]), accept, emphasis)


def split_cases() -> Iterator[Case]:
    """Yield quotes that hide an omission in a "she said" amid the sentence."""
    for n, said in enumerate(utterances()):
        words = said.text.rstrip(".").split()
        dropped = words[5:8]
        if len(words) < 14 or {w.strip(",").lower() for w in dropped} <= _CONNECTIVES:
            continue
        first, rest = " ".join(words[:5]).rstrip(","), " ".join(words[8:])
        if not rest[0].islower() or '"' in said.text:
            continue
        quote = f"“{first},” she said, “{rest}”"
        yield Case(f"hidden-{n}", "hidden in a split", quote, _said(said.text), _SILENT)


_FORMS = (
    "Asked about {other}'s doubts, {family} said, “{text}.”",
    "{other} had his doubts. Said {name}: “{text}.”",
    "“{text},” {family} told {other} in the hall.",
    "“{text},” said {name}, who has never agreed with {other}.",
    '"{upper_other}: And what do you say?\n\n"{upper}: {text}.\n\n"{upper_other}: Thank you.\n',
)


def credited_cases() -> Iterator[Case]:
    """Yield one quotation in several forms of credit, claimed for its speaker and for another."""
    named = frozenset({Concern.SPEAKER})
    for n, said in enumerate(utterances()):
        name, other = _PEOPLE[n % len(_PEOPLE)]
        form = _FORMS[n // len(_PEOPLE) % len(_FORMS)]
        line = form.format(
            name=name,
            other=other,
            family=name.split()[-1],
            text=said.text.rstrip("."),
            upper=name.split()[-1].upper(),
            upper_other=other.split()[-1].upper(),
        )
        page = (
            f"{other} and {name} on the day\n\nThe council met at noon.\n\n{line}\n\nIt rained.\n"
        )
        quote = said.text.rstrip(".")
        yield Case(
            f"credit-{n}", "credited", quote, page, SAME, clean=True, speaker=name, cue="said"
        )
        yield Case(f"swap-{n}", "other credited", quote, page, SAME, named, speaker=other)


_SHORT = (
    ("We will never leave", "We will leave", "We will always leave"),
    ("I am not afraid", "I am afraid", "I was not afraid"),
    ("Nobody told us", "Somebody told us", "Nobody told them"),
    ("They must pay now", "They may pay now", "They must pay later"),
    ("It cost nine crowns", "It cost ten crowns", "It cost nine dollars"),
    ("No more boats", "Many more boats", "No more cars"),
    ("We did our best", "We did our worst", "They did our best"),
    ("He knew it all", "She knew it all", "He knew it then"),
    ("You cannot eat hope", "You can eat hope", "You cannot eat rope"),
)


def short_cases() -> Iterator[Case]:
    """Yield short quotes of which one word differs: never found, whoever is said to speak."""
    never = frozenset(FindingKind) - {
        FindingKind.EXACT, FindingKind.EQUIVALENT, FindingKind.SHORTENED,
    }  # fmt: skip
    for n, ((true, *wrong), (name, other)) in enumerate(product(_SHORT, _PEOPLE)):
        page = _said(true, name)
        yield Case(f"brief-{n}", "short", true, page, SAME, clean=True, speaker=name)
        for k, quote in enumerate(wrong):
            seen = CHANGED if len(quote.split()) > 2 else never
            yield Case(f"brief-{n}-{k}", "short altered", quote, page, seen, speaker=name)
            yield Case(f"strange-{n}-{k}", "short of another", quote, page, never, speaker=other)


def more_cases() -> Iterator[Case]:
    """Yield every case of this module, in a fixed order."""
    for make in (amount_cases, stress_cases, split_cases, credited_cases, short_cases):
        yield from make()
