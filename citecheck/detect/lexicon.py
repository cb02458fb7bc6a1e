"""The words that the rules rest on, read once from ``resources/lexicons``."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from citecheck.paths import resource

_VOWELS = frozenset("aeiou")
_ORDINARY = 12
"""Articles of 840 that have an ordinary word."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a reporting verb.

    Attributes:
        lemma: "say".
        frames: letters for what may follow. t: a that-clause; z: a clause without "that";
            a: the person told; n: a noun phrase; o: an object with what is said of it; x: an
            object with quoted words only; w: an indirect question; i: a to-infinitive; v: an
            -ing clause; s: shows (a document speaks); q: a quotation only.
        tone: neutral, loaded or attitude.
        participle: the form is an -ing form.
        base: the form is the bare lemma.
    """

    lemma: str
    frames: str
    tone: str
    participle: bool = False
    base: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for a person: its grammatical gender ("m", "f", "any") and number."""

    gender: str
    many: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything of ``resources/lexicons``, in lower case.

    Attributes:
        verbs: every form of every reporting verb.
        multiword: cues of several words, by their first word, longest first, with their class.
        roles: nouns for people.
        titles: words before a name, with the gender they tell ("m", "f", "any").
        given_names: given names with their gender.
        words: the named word lists of phrases.toml.
        ordinary: common English words that are no names.
    """

    verbs: dict[str, Verb]
    multiword: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    roles: dict[str, Role]
    titles: dict[str, str]
    given_names: dict[str, str]
    words: dict[str, frozenset[str]]
    ordinary: frozenset[str]


def _regular_forms(lemma: str) -> tuple[str, str, str]:
    """Return past tense, -ing form and third person of a regular verb."""
    stem = lemma.removesuffix("e")
    past = lemma + "d" if lemma.endswith("e") else lemma + "ed"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past, third = lemma[:-1] + "ied", lemma[:-1] + "ies"
    elif lemma.endswith(("s", "sh", "ch", "x", "z")):
        third = lemma + "es"
    else:
        third = lemma + "s"
    return past, stem + "ing", third


def _rows(name: str) -> list[dict[str, str]]:
    with resource(f"lexicons/{name}").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _verbs() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for row in _rows("verbs.csv"):
        lemma = row["lemma"]
        forms = {lemma, *_regular_forms(lemma), *row["irregular"].split()}
        for form in sorted(forms):
            verb = Verb(lemma, row["frames"], row["tone"], form.endswith("ing"), form == lemma)
            found.setdefault(form, verb)
    return found


def _multiword(raw: dict[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in raw.items():
        first, *rest = phrase.split()
        found.setdefault(first, []).append((tuple(rest), kind))
    return {
        first: tuple(sorted(tails, key=lambda tail: -len(tail[0])))
        for first, tails in found.items()
    }


def _ordinary_words() -> frozenset[str]:
    """Return the words that a good share of articles has (``lexicons/word-rarity.md``)."""
    lines = resource("lexicons/word-rarity.tsv").read_text(encoding="utf-8").splitlines()[1:]
    counted = (line.split("\t") for line in lines)
    return frozenset(word for word, seen in counted if int(seen) >= _ORDINARY)


@cache
def load_lexicon() -> Lexicon:
    """Return the shipped lexicon; the files are read once a process."""
    path: Path = resource("lexicons/phrases.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {
        f"{table}.{name}": frozenset(value.split())
        for table in ("grammar", "nouns", "outlets", "names", "frames", "links")
        for name, value in raw[table].items()
    }
    return Lexicon(
        verbs=_verbs(),
        multiword=_multiword(raw["multiword"]),
        roles={r["word"]: Role(r["gender"], r["number"] == "many") for r in _rows("roles.csv")},
        titles={r["title"]: r["gender"] for r in _rows("titles.csv")},
        given_names={r["name"]: r["gender"] for r in _rows("given_names.csv")},
        words=words,
        ordinary=_ordinary_words(),
    )
