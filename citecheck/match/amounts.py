"""Amounts: "$300 million", "300 million dollars" and "300,000,000 dollars" are one amount.

Written otherwise, an amount is altered and minor; another amount is never forgiven. An amount is
read whole, so that "$" and "dollars" don't count as words that only one side has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from citecheck.match.lexicon import NUMBER_WORDS

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₴": "hryvnia"}
_NAMES = {
    "dollar": "dollar", "dollars": "dollar", "euro": "euro", "euros": "euro", "pound": "pound",
    "pounds": "pound", "yen": "yen", "hryvnia": "hryvnia", "hryvnias": "hryvnia",
    "%": "%", "percent": "%", "dólar": "dollar", "dólares": "dollar", "долар": "dollar",
    "долара": "dollar", "доларів": "dollar", "دولار": "dollar", "دولارا": "dollar", "євро": "euro",
    "يورو": "euro", "гривня": "hryvnia", "гривні": "hryvnia", "гривень": "hryvnia",
    "prozent": "%", "відсоток": "%", "відсотка": "%", "відсотки": "%", "відсотків": "%",
    "بالمئة": "%", "بالمائة": "%",
}  # fmt: skip
_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "tausend": 3, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9, "mrd": 9,
    "mille": 3, "millions": 6, "milliard": 9, "milliards": 9, "mil": 3, "millón": 6, "millones": 6,
    "тисяча": 3, "тисячі": 3, "тисяч": 3, "мільйон": 6, "мільйона": 6, "мільйони": 6,
    "мільйонів": 6, "мільярд": 9, "мільярда": 9, "мільярди": 9, "мільярдів": 9,
    "тис": 3, "млн": 6, "млрд": 9,
    "ألف": 3, "ألفا": 3, "آلاف": 3, "مليون": 6, "مليونا": 6, "ملايين": 6, "مليار": 9, "مليارا": 9,
    "مليارات": 9,
}  # fmt: skip
_PER_CENT = (["per", "cent"], ["pour", "cent"], ["por", "ciento"])
_SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
_FIGURE = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(k|mn?|bn|tn)?")
_COMMA = re.compile(r"(\d{1,3}(?:\.\d{3}){1,4}|\d{1,9}),(\d{1,2})")
_STOPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,4}")
"""Most of the world writes 1.250.000 and 3,5; one stop before three digits can mean either."""
_GROUP, _FIRST_GROUP = re.compile(r"\d{3}"), re.compile(r"[1-9]\d{0,2}")
_TENS, _LAST_TEEN = 20, 99
MOST_WORDS = 12
"""No amount has more words than this."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Words ``first`` up to before ``last`` that name a number, with its unit or none."""

    first: int
    last: int
    value: Decimal
    unit: str


def amounts_in(keys: Sequence[str]) -> list[Amount]:
    """Return the amounts among word keys, in order. Linear."""
    found: list[Amount] = []
    at = 0
    while at < len(keys):
        amount = _amount_at(keys, at)
        if amount is not None:
            found.append(amount)
        at = amount.last if amount else at + 1
    return found


def are_same_amounts(quote: Sequence[str], page: Sequence[str]) -> bool:
    """Say whether both runs of keys are amounts and nothing else, and the same ones."""
    ours, theirs = amounts_in(quote), amounts_in(page)
    whole = sum(a.last - a.first for a in ours) == len(quote) and sum(
        a.last - a.first for a in theirs
    ) == len(page)
    return whole and bool(ours) and _values(ours) == _values(theirs)


def without_same_amounts(
    quote: Sequence[str], page: Sequence[str]
) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of the words, on either side, of amounts that both sides name."""
    ours, theirs = amounts_in(quote), amounts_in(page)
    left: set[int] = set()
    right: set[int] = set()
    for amount in ours:
        same = next(
            (a for a in theirs if a.first not in right and _value(a) == _value(amount)), None
        )
        if same is not None:
            left.update(range(amount.first, amount.last))
            right.update(range(same.first, same.last))
    return frozenset(left), frozenset(right)


def units_in(keys: Sequence[str]) -> int:
    """Return how many words there are when an amount counts as one."""
    return len(keys) - sum(a.last - a.first - 1 for a in amounts_in(keys))


def _value(amount: Amount) -> tuple[Decimal, str]:
    return amount.value, amount.unit


def _values(amounts: Sequence[Amount]) -> list[tuple[Decimal, str]]:
    return [_value(amount) for amount in amounts]


def _amount_at(keys: Sequence[str], at: int) -> Amount | None:
    first, unit = at, _SIGNS.get(keys[at], "")
    at += bool(unit)
    number = _figures(keys, at, priced=bool(unit)) or _written(keys, at)
    if number is None:
        return None
    value, at = number
    while at < len(keys) and keys[at] in _SCALES:
        value, at = value * 10 ** _SCALES[keys[at]], at + 1
    if not unit and at < len(keys):
        if keys[at : at + 2] in _PER_CENT:
            unit, at = "%", at + 2
        elif keys[at] in _NAMES or keys[at] in _SIGNS:
            unit, at = _NAMES.get(keys[at]) or _SIGNS[keys[at]], at + 1
    return Amount(first, at, value, unit)


def _figures(keys: Sequence[str], at: int, *, priced: bool) -> tuple[Decimal, int] | None:
    """Return the value of figures ("300", "2.5", "$3bn") and the word after them."""
    if at >= len(keys):
        return None
    if _FIRST_GROUP.fullmatch(keys[at]):
        end = next(
            (k for k in range(at + 1, len(keys)) if not _GROUP.fullmatch(keys[k])), len(keys)
        )
        if end > at + 1:
            return Decimal("".join(keys[at:end])), end
    match = _FIGURE.fullmatch(_with_point(keys[at]))
    if match is None or (match[2] in {"k", "m"} and not priced):
        return None
    scale = _SHORT_SCALES[match[2]] if match[2] else 0
    return Decimal(match[1]) * 10**scale, at + 1


def _with_point(key: str) -> str:
    """Return a figure with a decimal point and without marks between thousands."""
    comma = _COMMA.fullmatch(key)
    if comma:
        return f"{comma[1].replace('.', '')}.{comma[2]}"
    return key.replace(".", "") if _STOPS.fullmatch(key) else key


def _written(keys: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """Return the value of number words ("twenty-five", "a hundred and five") and what follows."""
    if at + 1 < len(keys) and keys[at] in {"a", "an"} and keys[at + 1] in _SCALES:
        return Decimal(1), at + 1
    total = 0
    start = at
    while at < len(keys):
        key, value = keys[at], NUMBER_WORDS.get(keys[at])
        joined = key == "and" and total > 0 and total % 100 == 0 and _is_small(keys, at + 1)
        if joined:
            at += 1
            continue
        if value is None or not _fits(total, value, first=at == start):
            break
        total = total * value if key == "hundred" else total + value
        at += 1
        if key in _SCALES and key != "hundred":
            break
    return (Decimal(total), at) if at > start else None


def _is_small(keys: Sequence[str], at: int) -> bool:
    return at < len(keys) and NUMBER_WORDS.get(keys[at], _LAST_TEEN + 1) <= _LAST_TEEN


def _fits(total: int, value: int, *, first: bool) -> bool:
    """Say whether a number word goes on with what was said: "twenty" "five", "two" "hundred"."""
    if first:
        return value < 10**3 and value != 10**2
    if value == 10**2:
        return 0 < total < _TENS
    if value > 10**2:
        return False
    if total % 100 == 0:
        return total > 0
    return total % 100 >= _TENS and total % 10 == 0 and 0 < value < 10  # noqa: PLR2004 - a digit
